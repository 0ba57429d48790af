using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Files;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Review;

namespace Portal.Application.Review;

/// <summary>
/// State secrets never enter (涉密不上网): a marked text or file is refused before it is stored. Its hash, name and sender go to the audit,
/// and the confidentiality reviewers see it on their to-do page.
/// </summary>
public sealed class SecrecyGuard(PortalDbContext db, TimeProvider clock)
{
    public const string AuditKind = "secrecy.refused";

    public Task RefuseMarksAsync(EditionContent content, Actor actor, CancellationToken token)
    {
        var text = string.Join('\n', content.Title, content.IssuingBody, content.Subject, content.Summary, content.AttributeReason, content.OtherLegalBasis,
            content.Source, content.HigherBody, content.InterpretationForHigherBody, content.Body);
        return RefuseMarksAsync("录入内容", text, actor, token);
    }

    /// <summary>Words that somebody typed.</summary>
    public Task RefuseMarksAsync(string name, string text, Actor actor, CancellationToken token) => RefuseMarksAsync(name, text, Encoding.UTF8.GetBytes(text), actor, token);

    /// <summary>Everything in words that the next save would write: no field can be forgotten.</summary>
    public Task RefuseMarksInChangesAsync(string name, Actor actor, CancellationToken token)
    {
        var words = db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified)
            .SelectMany(e => e.Properties.Where(p => p.Metadata.ClrType == typeof(string) && (e.State == EntityState.Added || p.IsModified)).Select(p => p.CurrentValue as string));
        return RefuseMarksAsync(name, string.Join('\n', words.Where(w => !string.IsNullOrEmpty(w))), actor, token);
    }

    public async Task RefuseMarksAsync(string name, string text, ReadOnlyMemory<byte> bytes, Actor actor, CancellationToken token)
    {
        if (SecrecyMarks.Find(text) is not [var mark, ..]) return;
        await RecordAsync(name, bytes, actor, token);
        throw new RefusedException(new("SecrecyMark", $"“{name}”含有国家秘密标志（{mark.Text}）。涉密内容不得进入本系统，没有保存；请立即按保密规定处理，保密审查员已收到提示"));
    }

    /// <summary>Puts the refusal of a marked file on record: hash, name and sender, nothing of its content.</summary>
    public async Task RecordAsync(string name, ReadOnlyMemory<byte> bytes, Actor actor, CancellationToken token)
    {
        // What was typed may be tracked by now; nothing of it may be saved along with the note of its refusal.
        db.ChangeTracker.Clear();
        db.AuditEvents.Add(new AuditEvent(AuditKind, "File", 0, $"{name}，SHA-256 {FileStore.HashOf(bytes.Span)}", new Stamp(actor.UserId, clock.UtcNow())));
        await db.SaveChangesAsync(token);
    }

    /// <summary>What was refused in the last thirty days, for the confidentiality reviewers' to-do page.</summary>
    public async Task<IReadOnlyList<string>> NoticesAsync(Actor actor, CancellationToken token)
    {
        if (!actor.Holds(Role.ConfidentialityReviewer)) return [];
        var since = clock.UtcNow().AddDays(-30);
        var rows = await db.AuditEvents.AsNoTracking().Where(a => a.Kind == AuditKind && a.At >= since).OrderByDescending(a => a.Id).Take(20)
            .Select(a => new { a.At, a.Detail, Name = db.Users.Where(u => u.Id == a.ById).Select(u => u.Name).FirstOrDefault() }).ToListAsync(token);
        return [.. rows.Select(r => $"{Shanghai.Local(r.At):M月d日 HH:mm}，{r.Name ?? "命令行"}：{r.Detail}")];
    }
}
