using Microsoft.EntityFrameworkCore;
using Portal.Application.Data;
using Portal.Domain.Documents;
using Portal.Domain.Publishing;

namespace Portal.Application.Publishing;

/// <summary>One line of a list.</summary>
public sealed record ListedRecord(int Id, string Slug, string Title, string ColumnName, string ColumnSlug, string DocumentNumber, string UnitName, DateOnly PublishedOn, ShelfState State, Validity Validity, DateOnly? ValidUntil);

/// <summary>A page of a list. <paramref name="Next"/> is the key of the next one. <paramref name="Total"/> is exact to 1,000.</summary>
public sealed record RecordList(IReadOnlyList<ListedRecord> Records, string? Next, int Total)
{
    public const int TotalCap = 1000;

    public string TotalInWords => Total > TotalCap ? $"超过{TotalCap}条" : $"{Total}条";
}

/// <summary>The only class that answers anonymous reads: it sees the shelf and nothing else.</summary>
public sealed class PublicSite(PublicDbContext db)
{
    public const int PageSize = 20;

    private static readonly Func<PublicDbContext, string, Task<ShelfRecord?>> BySlug = EF.CompileAsyncQuery((PublicDbContext db, string slug) =>
        db.ShelfRecords.AsNoTracking().Include(r => r.Files).FirstOrDefault(r => r.Slug == slug));

    /// <summary>The record at an address, whatever its state; null where there never was one.</summary>
    public Task<ShelfRecord?> FindAsync(string slug) => BySlug(db, slug);

    public async Task<IReadOnlyList<ShelfColumn>> ColumnsAsync(CancellationToken token) =>
        [.. (await db.ShelfColumns.AsNoTracking().ToListAsync(token)).OrderBy(c => c.Order)];

    /// <summary>The newest records, by day of publication, after the key of the page before.</summary>
    public async Task<RecordList> ListAsync(string? columnSlug, int? year, string? after, int size, CancellationToken token)
    {
        var query = db.ShelfRecords.AsNoTracking().Where(r => r.IsListed);
        if (columnSlug is not null) query = query.Where(r => r.ColumnSlug == columnSlug);
        if (year is { } y and > 1900 and < 9999)
        {
            var (first, end) = (new DateOnly(y, 1, 1), new DateOnly(y + 1, 1, 1));
            query = query.Where(r => r.PublishedOn >= first && r.PublishedOn < end);
        }
        var total = year is null ? await TotalAsync(columnSlug, token) : await query.OrderBy(r => r.Id).Take(RecordList.TotalCap + 1).CountAsync(token);
        // The first condition says nothing new; it lets the index begin at the day.
        if (ListKey.Parse(after) is var (day, id)) query = query.Where(r => r.PublishedOn <= day && (r.PublishedOn < day || r.Id < id));
        var records = await query.OrderByDescending(r => r.PublishedOn).ThenByDescending(r => r.Id).Take(size + 1)
            .Select(r => new ListedRecord(r.Id, r.Slug, r.Content.Title, r.Content.ColumnName, r.ColumnSlug, r.Content.DocumentNumber, r.Content.UnitName, r.PublishedOn, r.State, r.Content.Validity, r.Content.ValidUntil))
            .ToListAsync(token);
        var more = records.Count > size;
        if (more) records.RemoveAt(size);
        return new RecordList(records, more ? ListKey.Of(records[^1].PublishedOn, records[^1].Id) : null, total);
    }

    /// <summary>Name, type and size of a file, only where a record that everybody may read shows it under this name.</summary>
    public Task<ShelfFile?> FindFileAsync(string sha256, string name, CancellationToken token) =>
        db.ShelfRecords.AsNoTracking().Where(r => r.State == ShelfState.Visible || r.State == ShelfState.Banner)
            .SelectMany(r => r.Files).FirstOrDefaultAsync(f => f.Sha256 == sha256 && f.Name == name, token);

    private async Task<int> TotalAsync(string? columnSlug, CancellationToken token) =>
        await db.ShelfColumns.AsNoTracking().Where(c => columnSlug == null || c.Slug == columnSlug).SumAsync(c => c.Total, token);
}

/// <summary>The key a list goes on from: day and id of its last line, such as 20240426-17.</summary>
public static class ListKey
{
    public static string Of(DateOnly day, int id) => FormattableString.Invariant($"{day:yyyyMMdd}-{id}");

    public static (DateOnly Day, int Id)? Parse(string? key) =>
        key?.Split('-') is [var day, var id]
        && DateOnly.TryParseExact(day, "yyyyMMdd", out var parsed) && int.TryParse(id, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? (parsed, number)
            : null;
}
