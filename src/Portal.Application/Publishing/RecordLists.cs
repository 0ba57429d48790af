using Microsoft.EntityFrameworkCore;
using Portal.Application.Data;
using Portal.Application.Search;

namespace Portal.Application.Publishing;

/// <summary>How many records a month has; more than <see cref="RecordList.TotalCap"/> are not counted.</summary>
public sealed record MonthTotal(int Month, int Total);

public sealed record DayTotal(DateOnly Day, int Total);

/// <summary>Lists at any depth: by column and day out of the database's own indexes, by everything else through <see cref="IRecordSearch"/>.</summary>
public sealed class RecordLists(PublicDbContext db, PublicSite site, IRecordSearch search)
{
    public async Task<RecordList> ListAsync(RecordFilter filter, string? after, int size, CancellationToken token)
    {
        if (!filter.IsIndexed) return await search.FindAsync(new RecordQuestion("", filter), after, size, token);
        if (filter.From is null && filter.Before is null) return await site.ListAsync(filter.Columns, null, after, size, token);
        var query = filter.Indexed(db.ShelfRecords.AsNoTracking());
        return await query.PageAsync(after, size, await query.CappedCountAsync(token), token);
    }

    /// <summary>Whether anything on the shelf bears this value: a unit that was renamed or closed since, a topic. True also where not everything could be looked at.</summary>
    public async Task<bool> IsKnownAsync(RecordFilter filter, CancellationToken token) => await search.FindAsync(new RecordQuestion("", filter), null, 1, token) is { Total: > 0 } or { IsPartial: true };

    /// <summary>The months of a year that have records.</summary>
    public async Task<IReadOnlyList<MonthTotal>> MonthsAsync(IReadOnlyCollection<string>? columnSlugs, int year, CancellationToken token)
    {
        var months = new List<MonthTotal>();
        for (var month = 1; month <= 12; month++)
        {
            if (PublicationDays.Span(year, month, null) is not var (from, before)) break;
            // Twelve short walks over the index, none longer than the cap, whatever the year holds.
            var total = await new RecordFilter(from) { Columns = columnSlugs, From = from, Before = before }.Indexed(db.ShelfRecords.AsNoTracking()).CappedCountAsync(token);
            if (total > 0) months.Add(new(month, total));
        }
        return months;
    }

    /// <summary>The days of a year on which something was published.</summary>
    public async Task<IReadOnlyList<DayTotal>> DaysAsync(int year, CancellationToken token)
    {
        if (PublicationDays.Span(year, null, null) is not var (from, before)) return [];
        var days = await new RecordFilter(from) { From = from, Before = before }.Indexed(db.ShelfRecords.AsNoTracking())
            .GroupBy(r => r.PublishedOn).Select(g => new { Day = g.Key, Total = g.Count() }).ToListAsync(token);
        return [.. days.OrderBy(d => d.Day).Select(d => new DayTotal(d.Day, d.Total))];
    }
}
