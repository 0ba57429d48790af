using Microsoft.EntityFrameworkCore;
using Portal.Application.Data;
using Portal.Domain.Documents;
using Portal.Domain.Publishing;

namespace Portal.Application.Publishing;

/// <summary>The header of a listed record, as other systems get it.</summary>
public sealed record ShelfItem(
    int Id, string Slug, string IndexNumber, string Title, string DocumentNumber, string IssuingBody, DateOnly DateWritten, DateOnly PublishedOn, DateTime PublishedAt,
    string ColumnSlug, string ColumnName, string UnitName, DisclosureAttribute Attribute, Validity Validity, DateOnly? ValidUntil)
{
    public static ShelfItem Of(ShelfRecord r) => new(
        r.Id, r.Slug, r.IndexNumber, r.Content.Title, r.Content.DocumentNumber, r.Content.IssuingBody, r.Content.DateWritten, r.PublishedOn, r.PublishedAt,
        r.ColumnSlug, r.Content.ColumnName, r.Content.UnitName, r.Content.Attribute, r.Content.Validity, r.Content.ValidUntil);
}

/// <summary>One numbered change, with the record as it is now where it is listed. A slug with a slash is no record: the site itself (<see cref="ShelfSite.Slug"/>) or a plan (<see cref="ShelfPlan.ChangeName"/>).</summary>
public sealed record ShelfChangeLine(long Number, ShelfChangeKind Kind, string Slug, string? IndexNumber, DateTime At, string ContentHash, ShelfItem? Item);

/// <summary>Changes after a number. <paramref name="Last"/> is the newest number of the whole shelf.</summary>
public sealed record ShelfChangePage(IReadOnlyList<ShelfChangeLine> Changes, long Last);

/// <summary>What other systems read of the shelf: headers, and every change in its order (requirement K4).</summary>
public sealed class ShelfItems(PublicDbContext db)
{
    /// <summary>In the order of the ids; what is no longer listed is left out.</summary>
    public async Task<IReadOnlyList<ShelfItem>> ByIdAsync(IReadOnlyList<int> ids, CancellationToken token)
    {
        var found = await Items(db.ShelfRecords.AsNoTracking().Where(r => r.IsListed && ids.Contains(r.Id))).ToDictionaryAsync(i => i.Id, token);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    /// <summary>
    /// In order and without gap. The records are read after the changes: one may be newer than the change that names it, and then its own change is still to come.
    /// </summary>
    public async Task<ShelfChangePage> ChangesAsync(long after, int limit, CancellationToken token)
    {
        var changes = await db.ShelfChanges.AsNoTracking().Where(c => c.Number > after).OrderBy(c => c.Number).Take(limit).ToListAsync(token);
        var last = changes.Count == limit || changes.Count == 0
            ? await db.ShelfChanges.AsNoTracking().OrderByDescending(c => c.Number).Select(c => c.Number).FirstOrDefaultAsync(token)
            : changes[^1].Number;
        var slugs = changes.Select(c => c.Slug).Distinct().ToList();
        var records = db.ShelfRecords.AsNoTracking().Where(r => slugs.Contains(r.Slug));
        var numbers = slugs.Count == 0 ? [] : await records.Select(r => new { r.Slug, r.IndexNumber }).ToDictionaryAsync(r => r.Slug, r => r.IndexNumber, token);
        var items = slugs.Count == 0 ? [] : await Items(records.Where(r => r.IsListed)).ToDictionaryAsync(i => i.Slug, token);
        return new ShelfChangePage(changes.ConvertAll(c => new ShelfChangeLine(c.Number, c.Kind, c.Slug, numbers.GetValueOrDefault(c.Slug), c.At, c.ContentHash, items.GetValueOrDefault(c.Slug))), last);
    }

    private static IQueryable<ShelfItem> Items(IQueryable<ShelfRecord> records) => records.Select(r => new ShelfItem(
        r.Id, r.Slug, r.IndexNumber, r.Content.Title, r.Content.DocumentNumber, r.Content.IssuingBody, r.Content.DateWritten, r.PublishedOn, r.PublishedAt,
        r.ColumnSlug, r.Content.ColumnName, r.Content.UnitName, r.Content.Attribute, r.Content.Validity, r.Content.ValidUntil));
}
