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

    /// <summary>Not everything was looked at for the total.</summary>
    public bool IsPartial { get; init; }

    public bool TotalIsLowerBound => IsPartial || Total > TotalCap;

    public string TotalInWords => Total > TotalCap ? $"超过{TotalCap}条" : IsPartial ? $"至少{Total}条" : $"{Total}条";
}

/// <summary>A neighbour of a record in its column.</summary>
public sealed record Neighbour(string Slug, string Title);

/// <summary>A record with what came before and after it in its column, by the lists' own order.</summary>
public sealed record ShownRecord(ShelfRecord Record, string? OlderSlug, string? OlderTitle, string? NewerSlug, string? NewerTitle)
{
    /// <summary>Null where it is the first, or stands in no list itself.</summary>
    public Neighbour? Older => Of(OlderSlug, OlderTitle);
    public Neighbour? Newer => Of(NewerSlug, NewerTitle);

    private Neighbour? Of(string? slug, string? title) => Record.IsListed && slug is not null && title is not null ? new(slug, title) : null;
}

/// <summary>The only class that answers anonymous reads: it sees the shelf and nothing else.</summary>
public sealed class PublicSite(PublicDbContext db, ShelfCopies? copies = null)
{
    public const int PageSize = 20;

    private static readonly string[] ColumnTags = [ShelfTags.Site, ShelfTags.Lists];
    private static readonly string[] AllTags = [ShelfTags.Lists];
    private static readonly string[] SiteTags = [ShelfTags.Site];

    private IReadOnlyList<ShelfColumn>? _columns;

    /// <summary>The record at an address, whatever its state; null where there never was one.</summary>
    public Task<ShelfRecord?> FindAsync(string slug) => ShelfQueries.Of(db).BySlug(db, slug);

    /// <summary>The same with its neighbours.</summary>
    public Task<ShownRecord?> ShownAsync(string slug) => ShelfQueries.Of(db).Shown(db, true, slug);

    /// <summary>Read once for a change of the shelf: the menu of every page asks for them.</summary>
    public async Task<IReadOnlyList<ShelfColumn>> ColumnsAsync(CancellationToken token) => _columns ??= await CopyAsync("columns", ColumnTags, () => ReadColumnsAsync(token));

    public async Task<IReadOnlyList<ShelfUnit>> UnitsAsync(CancellationToken token) => await CopyAsync("units", SiteTags, () => ReadUnitsAsync(token));

    /// <summary>The newest records of one column, or of all, by day of publication, after the key of the page before.</summary>
    public Task<RecordList> ListAsync(string? columnSlug, int? year, string? after, int size, CancellationToken token) =>
        ListAsync(columnSlug is null ? null : [columnSlug], year, after, size, token);

    /// <summary>The same for several columns together; null lists everything.</summary>
    public async Task<RecordList> ListAsync(IReadOnlyCollection<string>? columnSlugs, int? year, string? after, int size, CancellationToken token)
    {
        if (year is null) return await ListAsync(columnSlugs, after, size, token);
        var query = Listed(columnSlugs);
        if (year is { } y and > 1900 and < 9999)
        {
            var (first, end) = (new DateOnly(y, 1, 1), new DateOnly(y + 1, 1, 1));
            query = query.Where(r => r.PublishedOn >= first && r.PublishedOn < end);
        }
        return await query.PageAsync(after, size, await query.CappedCountAsync(token), token);
    }

    // A column at a time, merged: each begins at the key in its own index, several together would be sorted.
    private async Task<RecordList> ListAsync(IReadOnlyCollection<string>? columnSlugs, string? after, int size, CancellationToken token)
    {
        var (day, id) = ListKey.Parse(after) ?? (DateOnly.MaxValue, int.MaxValue);
        var records = new List<ListedRecord>();
        if (columnSlugs is null) await AddAsync(ShelfQueries.Of(db).LinesOfAll(db, true, day, id, size + 1));
        else
            foreach (var column in columnSlugs) await AddAsync(ShelfQueries.Of(db).LinesOfColumn(db, true, column, day, id, size + 1));
        if (columnSlugs is { Count: > 1 }) records = [.. records.OrderByDescending(r => r.PublishedOn).ThenByDescending(r => r.Id).Take(size + 1)];
        return new RecordList(records, RecordPages.Cut(records, size), await TotalAsync(columnSlugs, token));

        async Task AddAsync(IAsyncEnumerable<ListedRecord> lines)
        {
            await foreach (var line in lines.WithCancellation(token)) records.Add(line);
        }
    }

    /// <summary>The years from the newest to the oldest listed record; empty where there is none.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(IReadOnlyCollection<string>? columnSlugs, CancellationToken token)
    {
        return await CopyAsync(columnSlugs is null ? "years" : $"years {string.Join(' ', columnSlugs)}", columnSlugs is null ? AllTags : [.. columnSlugs.Select(ShelfTags.Column), ShelfTags.Columns], () => ReadYearsAsync(columnSlugs, token));
    }

    /// <summary>The newest record of these columns that everybody may read, with its text.</summary>
    public Task<ShelfRecord?> NewestAsync(IReadOnlyCollection<string> columnSlugs, CancellationToken token) =>
        Listed(columnSlugs).Where(r => r.State == ShelfState.Visible).OrderByDescending(r => r.PublishedOn).ThenByDescending(r => r.Id).FirstOrDefaultAsync(token);

    /// <summary>Name, type and size of a file, only where a record that everybody may read shows it under this name.</summary>
    public Task<ShelfFile?> FindFileAsync(string sha256, string name, CancellationToken token) =>
        db.ShelfRecords.AsNoTracking().Where(r => r.State == ShelfState.Visible || r.State == ShelfState.Banner)
            .SelectMany(r => r.Files).FirstOrDefaultAsync(f => f.Sha256 == sha256 && f.Name == name, token);

    private async Task<IReadOnlyList<ShelfUnit>> ReadUnitsAsync(CancellationToken token) => [.. (await db.ShelfUnits.AsNoTracking().ToListAsync(token)).OrderBy(u => u.Order).ThenBy(u => u.SourceId)];

    private async Task<IReadOnlyList<ShelfColumn>> ReadColumnsAsync(CancellationToken token) => [.. (await db.ShelfColumns.AsNoTracking().ToListAsync(token)).OrderBy(c => c.Order)];

    private async Task<IReadOnlyList<int>> ReadYearsAsync(IReadOnlyCollection<string>? columnSlugs, CancellationToken token)
    {
        var (newest, oldest) = (default(DateOnly?), default(DateOnly?));
        // A column at a time: each has both ends of its index at hand, several together would be sorted.
        foreach (var only in columnSlugs?.Select(c => (IReadOnlyCollection<string>?)[c]) ?? [null])
        {
            var days = Listed(only).Select(r => (DateOnly?)r.PublishedOn);
            if (await days.OrderByDescending(d => d).FirstOrDefaultAsync(token) is not { } last) continue;
            var first = await days.OrderBy(d => d).FirstOrDefaultAsync(token) ?? last;
            (newest, oldest) = (newest > last ? newest : last, oldest < first ? oldest : first);
        }
        return newest is { } end && oldest is { } begin ? [.. Enumerable.Range(begin.Year, end.Year - begin.Year + 1).Reverse()] : [];
    }

    private ValueTask<T> CopyAsync<T>(string name, IReadOnlyList<string> tags, Func<Task<T>> read)
        where T : class => copies is null ? new(read()) : copies.GetAsync(name, tags, read);

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
