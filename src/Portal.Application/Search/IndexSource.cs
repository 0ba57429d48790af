using Microsoft.EntityFrameworkCore;
using Portal.Application.Data;
using Portal.Application.Publishing;
using Portal.Domain.Publishing;

namespace Portal.Application.Search;

/// <summary>Reads from the shelf what the index is made of.</summary>
public sealed class IndexSource(PublicDbContext db)
{
    public async Task<(long Number, string Stamp)> NewestAsync(CancellationToken token) => await At(db.ShelfChanges.OrderByDescending(c => c.Number), token);

    /// <summary>The stamp of a change, by which an index of another epoch of the shelf is told apart; null where there is no such change.</summary>
    public async Task<string?> StampOfAsync(long number, CancellationToken token) =>
        number == 0 ? "" : await At(db.ShelfChanges.Where(c => c.Number == number), token) is (> 0, var stamp) ? stamp : null;

    /// <summary>The next changes after a number, in their order.</summary>
    public async Task<IReadOnlyList<ShelfChange>> ChangesAsync(long after, int most, CancellationToken token) =>
        await db.ShelfChanges.AsNoTracking().Where(c => c.Number > after).OrderBy(c => c.Number).Take(most).ToListAsync(token);

    public static string StampOf(ShelfChange change) => change.At.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public Task<int> CountAsync(CancellationToken token) => db.ShelfRecords.Listed().CountAsync(token);

    /// <summary>Listed records after a place, in the order of the index's rows.</summary>
    public async Task<IReadOnlyList<IndexedRecord>> NextAsync(DateOnly day, int id, int most, CancellationToken token) =>
        await WithTextsAsync(db.ShelfRecords.AsNoTracking().Listed().Where(r => r.PublishedOn >= day && (r.PublishedOn > day || r.Id > id)).OrderBy(r => r.PublishedOn).ThenBy(r => r.Id).Take(most), token);

    /// <summary>Ids of all records at these addresses, listed or not.</summary>
    public Task<List<int>> IdsAsync(IReadOnlyCollection<string> slugs, CancellationToken token) => db.ShelfRecords.Where(r => slugs.Contains(r.Slug)).Select(r => r.Id).ToListAsync(token);

    public async Task<IReadOnlyList<IndexedRecord>> ListedAsync(IReadOnlyCollection<int> ids, CancellationToken token) =>
        await WithTextsAsync(db.ShelfRecords.AsNoTracking().Where(r => r.IsListed && ids.Contains(r.Id)).OrderBy(r => r.PublishedOn).ThenBy(r => r.Id), token);

    private async Task<IReadOnlyList<IndexedRecord>> WithTextsAsync(IQueryable<ShelfRecord> query, CancellationToken token)
    {
        var records = await query.Select(r => new IndexedRecord(r.Id, r.Slug, r.IndexNumber, r.Content.Title, r.Content.DocumentNumber, r.Content.IssuingBody, r.Content.Subject, r.Content.Summary, r.Content.PlainText,
            r.ColumnSlug, r.Content.UnitName, r.PublishedOn, r.Content.Attribute, r.Content.Validity, r.Content.ValidUntil)).ToListAsync(token);
        if (records.Count == 0) return records;
        var ids = records.ConvertAll(r => r.Id);
        var files = await db.ShelfRecords.AsNoTracking().Where(r => ids.Contains(r.Id)).SelectMany(r => r.Files).Select(f => new { f.ShelfRecordId, f.Order, f.Name, f.Sha256 }).ToListAsync(token);
        if (files.Count == 0) return records;
        var hashes = files.Select(f => f.Sha256).Distinct().ToList();
        var texts = await db.ShelfFileTexts.AsNoTracking().Where(t => hashes.Contains(t.Sha256)).ToDictionaryAsync(t => t.Sha256, t => t.Text, token);
        var of = files.OrderBy(f => f.Order).ToLookup(f => f.ShelfRecordId, f => $"{f.Name}\n{texts.GetValueOrDefault(f.Sha256)}");
        return records.ConvertAll(r => of.Contains(r.Id) ? r with { Files = [.. of[r.Id]] } : r);
    }

    private static async Task<(long Number, string Stamp)> At(IQueryable<ShelfChange> query, CancellationToken token) =>
        await query.Select(c => new { c.Number, c.At }).FirstOrDefaultAsync(token) is { } found ? (found.Number, found.At.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture)) : (0, "");
}
