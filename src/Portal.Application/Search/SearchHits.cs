using Microsoft.EntityFrameworkCore;
using Portal.Application.Data;
using Portal.Application.Publishing;
using Portal.Domain.Search;

namespace Portal.Application.Search;

/// <summary>Reads from the shelf what rows of the index stand for: nothing is shown that the shelf does not list now.</summary>
public sealed class SearchHits(PublicDbContext db)
{
    /// <summary>Titles in the order of the ids, with the number before it where that is what was typed.</summary>
    public async Task<IReadOnlyList<Suggestion>> TitlesAsync(IReadOnlyList<int> ids, SearchQuery query, CancellationToken token)
    {
        var titles = await db.ShelfRecords.AsNoTracking().Where(r => r.IsListed && ids.Contains(r.Id)).Select(r => new { r.Id, r.Slug, r.IndexNumber, r.Content.Title, r.Content.DocumentNumber }).ToDictionaryAsync(r => r.Id, token);
        return [.. ids.Where(titles.ContainsKey).Select(id => titles[id]).Select(r => new Suggestion(
            Passages.Holds(PairText.Fold(r.Title), query) ? r.Title : $"{(r.DocumentNumber.Length > 0 && !Passages.Holds(PairText.Fold(r.IndexNumber), query) ? r.DocumentNumber : r.IndexNumber)} {r.Title}", r.Slug))];
    }

    /// <summary>Listed records of index rows by their ids, with what the query shows of them.</summary>
    public async Task<IReadOnlyDictionary<int, SearchHit>> ReadAsync(IReadOnlyList<long> rows, SearchQuery query, CancellationToken token)
    {
        var ids = rows.Select(r => IndexedRecord.OfRow(r).Id).ToList();
        if (ids.Count == 0) return new Dictionary<int, SearchHit>();
        var found = await db.ShelfRecords.AsNoTracking().Where(r => r.IsListed && ids.Contains(r.Id)).Select(r => new
        {
            Line = new ListedRecord(r.Id, r.Slug, r.Content.Title, r.Content.ColumnName, r.ColumnSlug, r.Content.DocumentNumber, r.Content.UnitName, r.PublishedOn, r.State, r.Content.Validity, r.Content.ValidUntil),
            r.Content.Summary,
            r.Content.PlainText,
        }).ToListAsync(token);
        var hits = new Dictionary<int, SearchHit>();
        var inFiles = new List<int>();
        foreach (var record in found)
        {
            var passage = Passages.Around(record.PlainText, query);
            if (passage.Count == 0) passage = Passages.Around(record.Summary, query);
            if (passage.Count == 0 && !query.IsEmpty && !Passages.Holds(PairText.Fold(record.Line.Title), query)) inFiles.Add(record.Line.Id);
            hits.Add(record.Line.Id, new SearchHit(record.Line, Passages.Mark(record.Line.Title, query), passage, ""));
        }
        foreach (var (id, name, text) in await FilesAsync(inFiles, token))
        {
            var passage = Passages.Around(text, query);
            if (hits[id].InFile.Length > 0 || (passage.Count == 0 && !Passages.Holds(PairText.Fold(name), query))) continue;
            hits[id] = hits[id] with { Passage = passage, InFile = name };
        }
        return hits;
    }

    private async Task<IReadOnlyList<(int Id, string Name, string Text)>> FilesAsync(List<int> ids, CancellationToken token)
    {
        if (ids.Count == 0) return [];
        var files = await db.ShelfRecords.AsNoTracking().Where(r => ids.Contains(r.Id)).SelectMany(r => r.Files).Select(f => new { f.ShelfRecordId, f.Order, f.Name, f.Sha256 }).ToListAsync(token);
        var hashes = files.Select(f => f.Sha256).Distinct().ToList();
        var texts = await db.ShelfFileTexts.AsNoTracking().Where(t => hashes.Contains(t.Sha256)).ToDictionaryAsync(t => t.Sha256, t => t.Text, token);
        return [.. files.OrderBy(f => f.Order).Select(f => (f.ShelfRecordId, f.Name, texts.GetValueOrDefault(f.Sha256, "")))];
    }
}
