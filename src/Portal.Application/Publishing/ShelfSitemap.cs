using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Application.Data;

namespace Portal.Application.Publishing;

/// <summary>A part of the site map and when something in it last changed.</summary>
public sealed record SitemapPart(int Number, DateTime? ChangedAt);

public sealed record SitemapLine(string Slug, DateTime ChangedAt);

/// <summary>
/// Every listed record for search engines, in parts by ranges of ids: a record stays in its part for ever, however many come before or after it.
/// Part 0 is for the pages that are no records.
/// </summary>
public sealed class ShelfSitemap(PublicDbContext db, IOptions<PortalOptions> options)
{
    /// <summary>What the protocol allows in one file.</summary>
    public const int MostLines = 50_000;

    private int Size => Math.Clamp(options.Value.Feeds.SitemapPart, 1, MostLines);

    /// <summary>How many parts of records there are; with one, a single file holds everything.</summary>
    public async Task<int> CountAsync(CancellationToken token)
    {
        var last = await db.ShelfRecords.AsNoTracking().OrderByDescending(r => r.Id).Select(r => r.Id).FirstOrDefaultAsync(token);
        return (last + Size - 1) / Size;
    }

    /// <summary>The parts that hold anything. The index of change numbers answers alone.</summary>
    public async Task<IReadOnlyList<SitemapPart>> PartsAsync(CancellationToken token)
    {
        var size = Size;
        var parts = await db.ShelfRecords.AsNoTracking().GroupBy(r => (r.Id - 1) / size).Select(g => new { Part = g.Key, Change = g.Max(r => r.Change) }).ToListAsync(token);
        var numbers = parts.ConvertAll(p => p.Change);
        var times = await db.ShelfChanges.AsNoTracking().Where(c => numbers.Contains(c.Number)).ToDictionaryAsync(c => c.Number, c => c.At, token);
        return [.. parts.OrderBy(p => p.Part).Select(p => new SitemapPart(p.Part + 1, times.TryGetValue(p.Change, out var at) ? at : null))];
    }

    /// <summary>The listed records of a part, as they are read.</summary>
    public IAsyncEnumerable<SitemapLine> LinesAsync(int part)
    {
        var (below, last) = ((long)(part - 1) * Size, (long)part * Size);
        return (from r in db.ShelfRecords.AsNoTracking()
                where r.IsListed && r.Id > below && r.Id <= last
                join c in db.ShelfChanges on r.Change equals c.Number into changes
                from c in changes.DefaultIfEmpty()
                orderby r.Id
                select new SitemapLine(r.Slug, c == null ? r.PublishedAt : c.At)).AsAsyncEnumerable();
    }
}
