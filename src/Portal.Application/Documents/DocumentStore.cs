using Microsoft.EntityFrameworkCore;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Domain.Documents;

namespace Portal.Application.Documents;

/// <summary>Loads a document with everything its rules look at, and saves it with its deadlines.</summary>
public sealed class DocumentStore(PortalDbContext db, Deadlines deadlines)
{
    /// <summary>Null where there is none.</summary>
    /// <exception cref="StaleException">The document is no longer the one the form was made from.</exception>
    public async Task<Document?> FindAsync(int id, int? seenVersion, CancellationToken token)
    {
        var document = await db.Documents
            .Include(d => d.Editions).ThenInclude(e => e.Attachments)
            .Include(d => d.Editions).ThenInclude(e => e.Events)
            .Include(d => d.Editions).ThenInclude(e => e.Contributors)
            .Include(d => d.Editions).ThenInclude(e => e.Verdicts)
            .Include(d => d.Editions).ThenInclude(e => e.Confirmations)
            .AsSplitQuery()
            .SingleOrDefaultAsync(d => d.Id == id, token);
        if (document is not null && seenVersion is { } seen) Expect(document, seen);
        return document;
    }

    /// <exception cref="StaleException">The document is no longer the one the form was made from.</exception>
    public void Expect(Document document, int seenVersion)
    {
        if (document.Version != seenVersion) throw new StaleException(nameof(Document), document.Id);
        db.Entry(document).Property(d => d.Version).OriginalValue = seenVersion;
    }

    public async Task SaveAsync(Edition edition, CancellationToken token)
    {
        await deadlines.SetAsync(edition, token);
        await db.SaveChangesAsync(token);
    }
}
