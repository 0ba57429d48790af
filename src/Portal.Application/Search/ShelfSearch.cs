using Microsoft.Data.Sqlite;
using Portal.Application.Calendar;
using Portal.Application.Publishing;
using Portal.Domain.Publishing;
using Portal.Domain.Search;

namespace Portal.Application.Search;

/// <summary>
/// Answers searches by this node's index. What is shown is read from the shelf, so that nothing withdrawn is ever shown; where there is no index, titles and
/// numbers are searched in the database.
/// </summary>
public sealed class ShelfSearch(SearchHits hits, PublicSite site, DatabaseSearch database, SearchIndex index, SearchVocabulary vocabulary, SearchMisses misses, ShelfFollower follower, TimeProvider clock)
{
    private const int MaxSuggestions = 8;
    private const int MaxWordSuggestions = 2;
    private const int MaxTopicSuggestions = 2;
    private const int LookedThrough = 50;
    private static readonly string[] Everything = [ShelfTags.Lists];

    /// <summary>Whether the index holds everything that this node knows to be on the shelf, and knows what lapsed yesterday; only then may an answer be kept.</summary>
    public bool IsUpToDate => index.Standing is var (number, expiredOn) && expiredOn == clock.Today() && follower.IsAllIn(number, Everything);

    public async Task<SearchAnswer> FindAsync(SearchQuestion question, CancellationToken token)
    {
        var words = SearchWords.Clean(question.Words);
        var columns = await site.ColumnsAsync(token);
        question = question with { Words = words, Filter = WithBelow(question.Filter, columns) };
        var parents = columns.Where(c => c.ParentSlug is not null).ToDictionary(c => c.Slug, c => c.ParentSlug!);
        var synonyms = question.Exact ? Synonyms.None : await vocabulary.SynonymsAsync(token);
        if (Ask(file => Look(file, question, synonyms, parents)) is not var (rows, query, loosened, didYouMean)) return await FromDatabaseAsync(question, token);
        if ((loosened.Count > 0 || (rows.Total == 0 && rows.NotInForceTotal == 0)) && question is { After: null, Filter.IsEmpty: true } && words.Length > 0) misses.Add(words);
        var records = await hits.ReadAsync([.. rows.Rows, .. rows.NotInForce], query, token);
        return new(Of(rows.Rows), rows.Next, rows.Total, rows.Facets, Of(rows.NotInForce), rows.NotInForceTotal, [.. query.Words.SelectMany(w => w.Skip(1))], didYouMean, loosened, false);

        IReadOnlyList<SearchHit> Of(IReadOnlyList<long> some) => [.. some.Select(r => records.GetValueOrDefault(IndexedRecord.OfRow(r).Id)).OfType<SearchHit>()];
    }

    /// <summary>While somebody types: known words and topics, then titles and numbers. Known words alone where there is no index.</summary>
    public async Task<IReadOnlyList<Suggestion>> SuggestAsync(string typed, CancellationToken token)
    {
        var words = SearchWords.Clean(typed);
        var synonyms = await vocabulary.SynonymsAsync(token);
        var query = SearchQuery.Of(words, Synonyms.None);
        if (query.Match(new SearchFilter()) is not { } match) return [];
        var folded = PairText.Fold(words);
        var known = synonyms.All.Where(w => w.Length > folded.Length && w.StartsWith(folded, StringComparison.Ordinal)).OrderBy(w => w.Length).Take(MaxWordSuggestions).Select(w => new Suggestion(w, null)).ToList();
        var found = Ask(file =>
        {
            using var connection = file.Read();
            var reading = new IndexReading(connection);
            var rows = reading.Numbers(words).Concat(TitleRanking.Order(reading.Titles(match, long.MaxValue, LookedThrough), query, clock.Today())).Distinct().Take(MaxSuggestions).ToList();
            // Half a number stands in many texts, and no topic bears one.
            List<string> topics = words.Any(char.IsDigit) ? [] : [.. reading.Items("words", match, LookedThrough).Select(i => i.Topic).Where(t => PairText.Fold(t).Contains(folded, StringComparison.Ordinal)).CountBy(t => t).OrderByDescending(t => t.Value).Select(t => t.Key).Take(MaxTopicSuggestions)];
            return new Suggested(rows, topics);
        });
        if (found is null) return known;
        var ids = found.Rows.ConvertAll(r => IndexedRecord.OfRow(r).Id);
        return [.. known.Concat(found.Topics.Select(t => new Suggestion(t, null, IsTopic: true))).Concat(await hits.TitlesAsync(ids, query, token)).Take(MaxSuggestions)];
    }

    private Looked Look(IndexFile file, SearchQuestion question, Synonyms synonyms, IReadOnlyDictionary<string, string> parents)
    {
        using var connection = file.Read();
        var reading = new IndexReading(connection);
        var query = SearchQuery.Of(question.Words, synonyms);
        var rows = new IndexSearch(reading, query, question, parents, clock.Today()).Find();
        if (rows.Total > 0 || rows.NotInForceTotal > 0 || query.IsEmpty || question.Words.Length == 0) return new(rows, query, [], "");
        foreach (var parts in Loosening.Parts(question.Words, synonyms))
        {
            var loose = SearchQuery.Of(parts, synonyms);
            var found = loose.IsEmpty ? FoundRows.Nothing : new IndexSearch(reading, loose, question, parents, clock.Today()).Find();
            if (found.Total > 0) return new(found, loose, parts, Loosening.OneCharacterOff(question.Words, synonyms, reading) ?? "");
        }
        return new(rows, query, [], Loosening.OneCharacterOff(question.Words, synonyms, reading) ?? "");
    }

    // Null where there is no index to ask.
    private T? Ask<T>(Func<IndexFile, T> ask)
        where T : class
    {
        if (index.Current is not { } file) return null;
        try
        {
            return ask(file);
        }
        catch (SqliteException fault)
        {
            index.Report(file, fault);
            return null;
        }
    }

    private sealed record Suggested(List<long> Rows, List<string> Topics);

    private sealed record Looked(FoundRows Rows, SearchQuery Query, IReadOnlyList<string> Loosened, string DidYouMean);

    private static SearchFilter WithBelow(SearchFilter filter, IReadOnlyList<ShelfColumn> columns) =>
        filter.Column is not { } column ? filter : filter with { Below = [.. columns.Where(c => c.ParentSlug == column).Select(c => c.Slug)] };

    private async Task<SearchAnswer> FromDatabaseAsync(SearchQuestion question, CancellationToken token)
    {
        var (filter, span) = (question.Filter, PublicationDays.Span(question.Filter.Year, null, null));
        var narrowed = new RecordFilter(clock.Today())
        {
            Columns = filter.Column is { } column ? [column, .. filter.Below] : null,
            From = span?.From,
            Before = span?.Before,
            Unit = filter.Unit,
            Topic = filter.Topic,
            Attribute = filter.Kind,
            Validity = filter.State,
            IsInForce = filter.Validity switch { ValidityChoice.InForce => true, ValidityChoice.NotInForce => false, _ => null },
        };
        // A page by date goes on where the index stopped; places of the other order mean nothing here.
        var after = SearchKey.Parse(question.After, SearchOrder.Newest) is { } key && IndexedRecord.OfPlace(key.Place) is var (day, id) ? ListKey.Of(day, id) : question.After;
        var list = await database.FindAsync(new RecordQuestion(question.Words, narrowed), after, question.Size, token);
        var query = SearchQuery.Of(question.Words, Synonyms.None);
        return new([.. list.Records.Select(r => new SearchHit(r, Passages.Mark(r.Title, query), [], ""))], list.Next, list.Total, Facets.None, [], 0, [], "", [], true) { IsPartial = list.IsPartial };
    }
}
