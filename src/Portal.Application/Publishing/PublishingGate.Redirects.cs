using Microsoft.EntityFrameworkCore;
using Portal.Domain.Documents;
using Portal.Domain.Publishing;

namespace Portal.Application.Publishing;

/// <summary>An old address that would go out now. <paramref name="Before"/> is where the public is led today, empty where nowhere.</summary>
public sealed record WaitingAddress(int Id, int Version, string Path, string Before, string Target, bool IsSite);

/// <summary>Old addresses: with their document, or with the site's own facts. What is out stays, whatever becomes of the document.</summary>
public sealed partial class PublishingGate
{
    public const string DocumentPrefix = "/documents/";

    /// <summary>Old addresses that the next release of the site makes public: those of pages, and those tied to a document that was public before.</summary>
    public async Task<IReadOnlyList<WaitingAddress>> WaitingAddressesAsync(CancellationToken token)
    {
        var rows = await (
            from address in db.OldAddresses.AsNoTracking()
            where address.Waits
            join document in db.Documents on address.DocumentId equals document.Id into documents
            from document in documents.DefaultIfEmpty()
            where address.Target != null || document!.Slug != null
            join shown in db.ShelfRedirects on address.Path equals shown.Path into redirects
            from shown in redirects.DefaultIfEmpty()
            orderby address.Id
            select new { address.Id, address.Version, address.Path, address.Target, Slug = document == null ? null : document.Slug, Shown = shown == null ? null : shown.Target }).ToListAsync(token);
        return rows.ConvertAll(r => new WaitingAddress(r.Id, r.Version, r.Path, r.Shown ?? "", r.Target ?? DocumentPrefix + r.Slug, r.Target is not null));
    }

    private async Task PutRedirectsOfAsync(Document document, CancellationToken token)
    {
        var target = DocumentPrefix + document.Slug;
        var waiting = await db.OldAddresses.AsNoTracking().Where(a => a.DocumentId == document.Id && a.Waits).Select(a => new { a.Id, a.Version, a.Path }).ToListAsync(token);
        await PutRedirectsAsync([.. waiting.Select(a => new WaitingAddress(a.Id, a.Version, a.Path, "", target, false))], token);
    }

    // The caller saves.
    private async Task PutRedirectsAsync(IReadOnlyList<WaitingAddress> addresses, CancellationToken token)
    {
        foreach (var some in addresses.Chunk(500))
        {
            var paths = some.Select(a => a.Path).ToList();
            var shown = await db.ShelfRedirects.Where(r => paths.Contains(r.Path)).ToDictionaryAsync(r => r.Path, token);
            foreach (var address in some)
            {
                if (shown.TryGetValue(address.Path, out var row)) row.Put(address.Target, address.IsSite);
                else db.ShelfRedirects.Add(new ShelfRedirect(address.Path, address.Target, address.IsSite));
                // One that somebody changes in this moment keeps waiting.
                await db.OldAddresses.Where(a => a.Id == address.Id && a.Version == address.Version)
                    .ExecuteUpdateAsync(s => s.SetProperty(a => a.Waits, false).SetProperty(a => a.IsReleased, true), token);
            }
        }
    }
}
