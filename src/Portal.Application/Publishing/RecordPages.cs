using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Publishing;

namespace Portal.Application.Publishing;

/// <summary>How every list is read: newest first, by key, one row more than shown to know whether there is more.</summary>
internal static class RecordPages
{
    /// <summary>
    /// What lists may show. Compared with a parameter, since a bare column of truth values is no condition that SQLite's indexes begin with: it would read and
    /// sort the whole shelf for one page.
    /// </summary>
    public static IQueryable<ShelfRecord> Listed(this IQueryable<ShelfRecord> records)
    {
        var listed = true;
        return records.Where(r => r.IsListed == listed);
    }

    public static IQueryable<ShelfRecord> After(this IQueryable<ShelfRecord> query, string? key) =>
        // The first condition says nothing new; it lets the index begin at the day.
        ListKey.Parse(key) is var (day, id) ? query.Where(r => r.PublishedOn <= day && (r.PublishedOn < day || r.Id < id)) : query;

    public static IOrderedQueryable<ShelfRecord> NewestFirst(this IQueryable<ShelfRecord> query) => query.OrderByDescending(r => r.PublishedOn).ThenByDescending(r => r.Id);

    /// <summary>What a line shows of a record.</summary>
    public static readonly Expression<Func<ShelfRecord, ListedRecord>> Line = r =>
        new ListedRecord(r.Id, r.Slug, r.Content.Title, r.Content.ColumnName, r.ColumnSlug, r.Content.DocumentNumber, r.Content.UnitName, r.PublishedOn, r.State, r.Content.Validity, r.Content.ValidUntil);

    /// <summary>One more than <paramref name="size"/> where there is more.</summary>
    public static Task<List<ListedRecord>> LinesAsync(this IQueryable<ShelfRecord> query, int size, CancellationToken token) => query.NewestFirst().Take(size + 1).Select(Line).ToListAsync(token);

    public static async Task<RecordList> PageAsync(this IQueryable<ShelfRecord> query, string? after, int size, int total, CancellationToken token)
    {
        var records = await query.After(after).LinesAsync(size, token);
        return new RecordList(records, Cut(records, size), total);
    }

    /// <summary>Takes the row too many away and gives the key to go on from; null at the end.</summary>
    public static string? Cut(List<ListedRecord> records, int size)
    {
        if (records.Count <= size) return null;
        records.RemoveAt(size);
        return ListKey.Of(records[^1].PublishedOn, records[^1].Id);
    }

    /// <summary>In the order of the index, so that no more is read than is counted.</summary>
    public static Task<int> CappedCountAsync(this IQueryable<ShelfRecord> query, CancellationToken token) =>
        query.NewestFirst().Take(RecordList.TotalCap + 1).CountAsync(token);
}
