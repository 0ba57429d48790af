using Microsoft.EntityFrameworkCore;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Domain;
using Portal.Domain.Audit;

namespace Portal.Application.Audit;

/// <summary>What of the log is asked for. Days are of Shanghai, both ends included.</summary>
public sealed record AuditQuestion(DateOnly? From, DateOnly? To, int? PersonId, string? Kind, string? SubjectType, int? SubjectId);

public sealed record AuditLine(long Sequence, DateTime At, int ActorId, int? OnBehalfOfId, string Kind, string SubjectType, int SubjectId, string Detail);

/// <summary>Reads the audit log: newest first, by key.</summary>
public sealed class AuditLog(PortalDbContext db)
{
    public const int PageSize = 50;
    public const int MaxExport = 100_000;

    /// <summary>One page before the link <paramref name="before"/>; one line more than a page says that there are older ones.</summary>
    public async Task<IReadOnlyList<AuditLine>> PageAsync(AuditQuestion question, long? before, CancellationToken token) =>
        await Lines(question, before).Take(PageSize + 1).ToListAsync(token);

    /// <summary>Every line of the question, at most <see cref="MaxExport"/>. That somebody took it away is history too.</summary>
    public async Task<IAsyncEnumerable<AuditLine>> ExportAsync(AuditQuestion question, Stamp by, CancellationToken token)
    {
        var last = await db.AuditEntries.MaxAsync(a => (long?)a.Sequence, token) ?? 0;
        db.AuditEvents.Add(new AuditEvent("audit.exported", nameof(AuditEntry), 0, $"{question.From:yyyy-MM-dd} 至 {question.To:yyyy-MM-dd}，人员 {question.PersonId}，事项 {question.Kind}，对象 {question.SubjectType} {question.SubjectId}", by));
        await db.SaveChangesAsync(token);
        return Lines(question, last + 1).Take(MaxExport).AsAsyncEnumerable();
    }

    private IQueryable<AuditLine> Lines(AuditQuestion question, long? before)
    {
        var rows = db.AuditEntries.AsNoTracking();
        if (before is { } key) rows = rows.Where(a => a.Sequence < key);
        if (question.From is { } from)
        {
            var start = Shanghai.ToUtc(from.ToDateTime(TimeOnly.MinValue));
            rows = rows.Where(a => a.At >= start);
        }
        if (question.To is { } to && to < DateOnly.MaxValue)
        {
            var end = Shanghai.ToUtc(to.AddDays(1).ToDateTime(TimeOnly.MinValue));
            rows = rows.Where(a => a.At < end);
        }
        if (question.PersonId is { } person) rows = rows.Where(a => a.ActorId == person || a.OnBehalfOfId == person);
        if (question.Kind is { Length: > 0 } kind) rows = rows.Where(a => a.Kind == kind);
        if (question.SubjectType is { Length: > 0 } type) rows = rows.Where(a => a.SubjectType == type);
        if (question.SubjectId is { } id) rows = rows.Where(a => a.SubjectId == id);
        return rows.OrderByDescending(a => a.Sequence).Select(a => new AuditLine(a.Sequence, a.At, a.ActorId, a.OnBehalfOfId, a.Kind, a.SubjectType, a.SubjectId, a.Detail));
    }
}
