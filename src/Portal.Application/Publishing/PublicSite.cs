using Microsoft.EntityFrameworkCore;
using Portal.Application.Data;
using Portal.Application.Search;
using Portal.Domain.Documents;
using Portal.Domain.Publishing;

namespace Portal.Application.Publishing;

/// <summary>One line of a list.</summary>
public sealed record ListedRecord(int Id, string Slug, string Title, string ColumnName, string ColumnSlug, string DocumentNumber, string UnitName, DateOnly PublishedOn, ShelfState State, Validity Validity, DateOnly? ValidUntil);

/// <summary>A page of a list. <paramref name="Next"/> is the key of the next one. <paramref name="Total"/> is exact to 1,000.</summary>
public sealed record RecordList(IReadOnlyList<ListedRecord> Records, string? Next, int Total)
{
    public const int TotalCap = 1000;

    /// <summary>Not everything was looked at for the total.</summary>
    public bool IsPartial { get; init; }

    public bool TotalIsLowerBound => IsPartial || Total > TotalCap;

    public string TotalInWords => Total > TotalCap ? $"超过{TotalCap}条" : IsPartial ? $"至少{Total}条" : $"{Total}条";
}

/// <summary>A neighbour of a record in its column.</summary>
public sealed record Neighbour(string Slug, string Title);

/// <summary>The only class that answers anonymous reads: it sees the shelf and nothing else.</summary>
public sealed class PublicSite(PublicDbContext db)
{
    public const int PageSize = 20;

    private static readonly Func<PublicDbContext, string, Task<ShelfRecord?>> BySlug = EF.CompileAsyncQuery((PublicDbContext db, string slug) =>
        db.ShelfRecords.AsNoTracking().Include(r => r.Files).FirstOrDefault(r => r.Slug == slug));

    private IReadOnlyList<ShelfColumn>? _columns;

    /// <summary>The record at an address, whatever its state; null where there never was one.</summary>
    public Task<ShelfRecord?> FindAsync(string slug) => BySlug(db, slug);

    /// <summary>Read once for a request: the menu and the page ask for the same.</summary>
    public async Task<IReadOnlyList<ShelfColumn>> ColumnsAsync(CancellationToken token) =>
        _columns ??= [.. (await db.ShelfColumns.AsNoTracking().ToListAsync(token)).OrderBy(c => c.Order)];

    public async Task<IReadOnlyList<ShelfUnit>> UnitsAsync(CancellationToken token) =>
        [.. (await db.ShelfUnits.AsNoTracking().ToListAsync(token)).OrderBy(u => u.Order).ThenBy(u => u.SourceId)];

    /// <summary>The newest records of one column, or of all, by day of publication, after the key of the page before.</summary>
    public Task<RecordList> ListAsync(string? columnSlug, int? year, string? after, int size, CancellationToken token) =>
        ListAsync(columnSlug is null ? null : [columnSlug], year, after, size, token);

    /// <summary>The same for several columns together; null lists everything.</summary>
    public async Task<RecordList> ListAsync(IReadOnlyCollection<string>? columnSlugs, int? year, string? after, int size, CancellationToken token)
    {
        var query = Listed(columnSlugs);
        if (year is { } y and > 1900 and < 9999)
        {
            var (first, end) = (new DateOnly(y, 1, 1), new DateOnly(y + 1, 1, 1));
            query = query.Where(r => r.PublishedOn >= first && r.PublishedOn < end);
        }
        var total = year is null ? await TotalAsync(columnSlugs, token) : await query.CappedCountAsync(token);
        return await query.PageAsync(after, size, total, token);
    }

    /// <summary>Listed records whose title, document number or index number holds the words; brackets of numbers in any style.</summary>
    public async Task<RecordList> SearchAsync(string words, string? after, int size, CancellationToken token)
    {
        var number = SearchWords.InOfficialBrackets(words);
        var query = db.ShelfRecords.AsNoTracking().Listed().Where(r => r.Content.Title.Contains(words) || r.Content.DocumentNumber.Contains(number) || r.IndexNumber.Contains(words));
        return await query.PageAsync(after, size, await query.CappedCountAsync(token), token);
    }

    /// <summary>The years from the newest to the oldest listed record; empty where there is none.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(IReadOnlyCollection<string>? columnSlugs, CancellationToken token)
    {
        var query = Listed(columnSlugs).OrderByDescending(r => r.PublishedOn).Select(r => (DateOnly?)r.PublishedOn);
        if (await query.FirstOrDefaultAsync(token) is not { } newest) return [];
        var oldest = (await Listed(columnSlugs).OrderBy(r => r.PublishedOn).Select(r => (DateOnly?)r.PublishedOn).FirstOrDefaultAsync(token) ?? newest).Year;
        return [.. Enumerable.Range(oldest, newest.Year - oldest + 1).Reverse()];
    }

    /// <summary>What came before and after a record in its column, by the lists' own order.</summary>
    public async Task<(Neighbour? Older, Neighbour? Newer)> NeighboursAsync(ShelfRecord record, CancellationToken token)
    {
        var (day, id) = (record.PublishedOn, record.Id);
        var column = Listed([record.ColumnSlug]);
        // The first condition says nothing new; it lets the index begin at the day.
        var older = await column.Where(r => r.PublishedOn <= day && (r.PublishedOn < day || r.Id < id)).OrderByDescending(r => r.PublishedOn).ThenByDescending(r => r.Id)
            .Select(r => new Neighbour(r.Slug, r.Content.Title)).FirstOrDefaultAsync(token);
        var newer = await column.Where(r => r.PublishedOn >= day && (r.PublishedOn > day || r.Id > id)).OrderBy(r => r.PublishedOn).ThenBy(r => r.Id)
            .Select(r => new Neighbour(r.Slug, r.Content.Title)).FirstOrDefaultAsync(token);
        return (older, newer);
    }

    /// <summary>The newest record of these columns that everybody may read, with its text.</summary>
    public Task<ShelfRecord?> NewestAsync(IReadOnlyCollection<string> columnSlugs, CancellationToken token) =>
        Listed(columnSlugs).Where(r => r.State == ShelfState.Visible).OrderByDescending(r => r.PublishedOn).ThenByDescending(r => r.Id).FirstOrDefaultAsync(token);

    /// <summary>Name, type and size of a file, only where a record that everybody may read shows it under this name.</summary>
    public Task<ShelfFile?> FindFileAsync(string sha256, string name, CancellationToken token) =>
        db.ShelfRecords.AsNoTracking().Where(r => r.State == ShelfState.Visible || r.State == ShelfState.Banner)
            .SelectMany(r => r.Files).FirstOrDefaultAsync(f => f.Sha256 == sha256 && f.Name == name, token);

    private IQueryable<ShelfRecord> Listed(IReadOnlyCollection<string>? columnSlugs)
    {
        var query = db.ShelfRecords.AsNoTracking().Listed();
        if (columnSlugs is null) return query;
        // One column goes by its own index.
        if (columnSlugs.Count == 1)
        {
            var only = columnSlugs.First();
            return query.Where(r => r.ColumnSlug == only);
        }
        return query.Where(r => columnSlugs.Contains(r.ColumnSlug));
    }

    private async Task<int> TotalAsync(IReadOnlyCollection<string>? columnSlugs, CancellationToken token) =>
        (await ColumnsAsync(token)).Where(c => columnSlugs is null || columnSlugs.Contains(c.Slug)).Sum(c => c.Total);
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
