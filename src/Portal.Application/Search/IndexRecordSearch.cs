using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Data;
using Portal.Application.Publishing;

namespace Portal.Application.Search;

/// <summary>Lists by words and by what no index of the database answers, out of this node's search index; out of the database alone while there is none.</summary>
public sealed class IndexRecordSearch(PublicDbContext db, DatabaseSearch database, SearchIndex index, SearchVocabulary vocabulary) : IRecordSearch
{
    public async Task<RecordList> FindAsync(RecordQuestion question, string? after, int limit, CancellationToken token)
    {
        var query = SearchQuery.Of(question.Words, await vocabulary.SynonymsAsync(token));
        if (index.Current is not { } file || (query.IsEmpty && question.Words.Length > 0)) return await database.FindAsync(question, after, limit, token);
        List<long> rows;
        int total;
        try
        {
            (rows, total) = Look(file, query, question.Filter, after, limit);
        }
        catch (SqliteException fault)
        {
            index.Report(file, fault);
            return await database.FindAsync(question, after, limit, token);
        }
        var more = rows.Count > limit;
        if (more) rows.RemoveAt(limit);
        var ids = rows.ConvertAll(r => IndexedRecord.OfRow(r).Id);
        // The shelf has the last word: what was withdrawn a moment ago is left out.
        var lines = await db.ShelfRecords.AsNoTracking().Where(r => r.IsListed && ids.Contains(r.Id)).LinesAsync(ids.Count, token);
        var next = more && rows.Count > 0 && IndexedRecord.OfRow(rows[^1]) is var (day, id) ? ListKey.Of(day, id) : null;
        return new RecordList(lines, next, total);
    }

    private static SearchFilter Of(RecordFilter filter) => new(filter.Columns?.FirstOrDefault(), filter.Unit, null, filter.Topic, filter.Attribute, filter.IsInForce switch { true => ValidityChoice.InForce, false => ValidityChoice.NotInForce, _ => ValidityChoice.All })
    {
        Below = [.. filter.Columns?.Skip(1) ?? []],
        State = filter.Validity,
    };

    private static (List<long> Rows, int Total) Look(IndexFile file, SearchQuery query, RecordFilter filter, string? after, int limit)
    {
        using var connection = file.Read();
        var reading = new IndexReading(connection);
        var below = filter.Before is { } before ? IndexedRecord.RowOf(before, 0) : long.MaxValue;
        var from = filter.From is { } first ? IndexedRecord.RowOf(first, 0) : 0;
        var start = ListKey.Parse(after) is var (day, id) ? Math.Min(below, IndexedRecord.PlaceOf(day, id)) : below;
        var table = query.IsSingle ? "titles" : "words";
        return query.Match(Of(filter)) is { } match
            ? (reading.Newest(table, match, start, limit + 1, from), reading.Count(table, match, below, from))
            : (reading.Newest(start, limit + 1, from), reading.Count(below, from));
    }
}
