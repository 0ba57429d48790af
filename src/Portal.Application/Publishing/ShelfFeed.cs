using Microsoft.EntityFrameworkCore;
using Portal.Application.Data;
using Portal.Domain.Publishing;

namespace Portal.Application.Publishing;

/// <summary>What a feed says of a record. <paramref name="Text"/> is the summary or the beginning of the text, empty where the page shows none.</summary>
public sealed record FeedEntry(string Slug, string Title, string Text, string ColumnName, string UnitName, DateOnly PublishedOn, DateTime PublishedAt, DateTime ChangedAt, ShelfState State);

/// <summary>The newest records as subscribers get them (requirement E5).</summary>
public sealed class ShelfFeed(PublicDbContext db)
{
    public const int Size = 50;
    public const int TextLength = 300;

    /// <summary>In the lists' own order; null takes every column.</summary>
    public async Task<IReadOnlyList<FeedEntry>> NewestAsync(IReadOnlyCollection<string>? columnSlugs, CancellationToken token)
    {
        var listed = new RecordFilter(default) { Columns = columnSlugs }.Indexed(db.ShelfRecords.AsNoTracking());
        var newest = listed.NewestFirst().Take(Size);
        var rows = await (from r in newest
                          join c in db.ShelfChanges on r.Change equals c.Number into changes
                          from c in changes.DefaultIfEmpty()
                          orderby r.PublishedOn descending, r.Id descending
                          select new
                          {
                              r.Slug,
                              r.Content.Title,
                              r.Content.Summary,
                              Beginning = r.Content.PlainText.Substring(0, TextLength),
                              r.Content.ColumnName,
                              r.Content.UnitName,
                              r.PublishedOn,
                              r.PublishedAt,
                              ChangedAt = c == null ? r.PublishedAt : c.At,
                              r.State,
                          }).ToListAsync(token);
        return rows.ConvertAll(r => new FeedEntry(r.Slug, r.Title, r.Summary.Length > 0 ? r.Summary : Cut(r.Beginning), r.ColumnName, r.UnitName, r.PublishedOn, r.PublishedAt, r.ChangedAt, r.State));
    }

    // Cut by the database it may end in half a character.
    private static string Cut(string beginning)
    {
        if (beginning.Length < TextLength) return beginning;
        return (char.IsHighSurrogate(beginning[^1]) ? beginning[..^1] : beginning) + "……";
    }
}
