using Microsoft.EntityFrameworkCore;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Review;
using Portal.Domain.Documents;
using Portal.Domain.People;

namespace Portal.Application.Documents;

/// <summary>What somebody typed and did not save.</summary>
public sealed record KeptText(string Form, DateTime At, int Version);

/// <summary>Keeps what is typed between two savings, and knows who else has the same paper open.</summary>
public sealed class EditorDesk(PortalDbContext db, SecrecyGuard guard, TimeProvider clock)
{
    /// <summary>An open page gives a sign of life more often than this.</summary>
    public static readonly TimeSpan Present = TimeSpan.FromSeconds(60);

    /// <summary>Kept texts that nobody came back for are thrown away after this long.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>Keeps the form of one person apart from the paper. A secrecy mark is refused here as everywhere.</summary>
    public async Task KeepAsync(int documentId, string form, EditionContent content, int version, Actor actor, CancellationToken token)
    {
        await guard.RefuseMarksAsync(content, actor, token);
        (await SessionAsync(documentId, actor.UserId, token)).Keep(form, version, clock.UtcNow());
        await SaveAsync(token);
    }

    public async Task SeeAsync(int documentId, Actor actor, CancellationToken token)
    {
        (await SessionAsync(documentId, actor.UserId, token)).See(clock.UtcNow());
        await SaveAsync(token);
    }

    public async Task<KeptText?> KeptAsync(int documentId, int userId, CancellationToken token) =>
        await db.EditorSessions.AsNoTracking().Where(s => s.DocumentId == documentId && s.UserId == userId && s.Kept != null)
            .Select(s => new KeptText(s.Kept!, s.KeptAt!.Value, s.KeptVersion)).SingleOrDefaultAsync(token);

    public async Task DropAsync(int documentId, int userId, CancellationToken token)
    {
        if (await db.EditorSessions.SingleOrDefaultAsync(s => s.DocumentId == documentId && s.UserId == userId, token) is not { } session) return;
        session.Drop();
        await SaveAsync(token);
    }

    /// <summary>Names of those who have the paper open in their editors now.</summary>
    public async Task<IReadOnlyList<string>> OthersAsync(int documentId, int userId, CancellationToken token)
    {
        if (documentId == EditorSession.NewPaper) return [];
        var since = clock.UtcNow() - Present;
        return await db.EditorSessions.AsNoTracking().Where(s => s.DocumentId == documentId && s.UserId != userId && s.SeenAt >= since)
            .Join(db.Users, s => s.UserId, u => u.Id, (s, u) => u.Name).ToListAsync(token);
    }

    /// <summary>Throws away what is long forgotten.</summary>
    public Task<int> ForgetAsync(CancellationToken token)
    {
        var before = clock.UtcNow() - KeptFor;
        return db.EditorSessions.Where(s => s.SeenAt < before).ExecuteDeleteAsync(token);
    }

    private async Task<EditorSession> SessionAsync(int documentId, int userId, CancellationToken token)
    {
        if (await db.EditorSessions.SingleOrDefaultAsync(s => s.DocumentId == documentId && s.UserId == userId, token) is { } known) return known;
        var session = new EditorSession(documentId, userId);
        db.EditorSessions.Add(session);
        return session;
    }

    private async Task SaveAsync(CancellationToken token)
    {
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException) when (db.ChangeTracker.Entries<EditorSession>().Any(e => e.State == EntityState.Added))
        {
            // Two pages of one person at once; the next beat finds the row.
            db.ChangeTracker.Clear();
        }
    }
}
