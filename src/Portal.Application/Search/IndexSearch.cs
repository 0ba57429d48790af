
namespace Portal.Application.Search;

/// <summary>Rows of one page with what is counted beside it.</summary>
internal sealed record FoundRows(IReadOnlyList<long> Rows, string? Next, int Total, Facets Facets, IReadOnlyList<long> NotInForce, int NotInForceTotal)
{
    public static readonly FoundRows Nothing = new([], null, 0, Facets.None, [], 0);
}

/// <summary>One search in one file: numbers, titles, texts, each tier by date but the newest titles, which are ranked.</summary>
internal sealed class IndexSearch(IndexReading reading, SearchQuery query, SearchQuestion question, DateOnly today)
{
    /// <summary>Titles that are ranked against each other; what is older follows by date.</summary>
    private const int Ranked = 300;
    private const int NotInForceShown = 3;
    private const long Top = long.MaxValue;

    private readonly string _table = query.IsSingle ? "titles" : "words";
    private readonly SearchFilter _filter = question.Filter;

    public FoundRows Find()
    {
        var numbers = query.IsEmpty ? [] : reading.Numbers(question.Words);
        if (query.Match(_filter) is not { } match) return numbers.Count == 0 ? FoundRows.Nothing : FoundRows.Nothing with { Rows = numbers, Total = numbers.Count };
        var (rows, next) = question.Order == SearchOrder.Newest || query.IsEmpty ? ByDate(match) : ByRelevance(numbers);
        var total = Math.Max(reading.Count(_table, match), question.Order == SearchOrder.Newest ? 0 : numbers.Count);
        var facets = total == 0 ? Facets.None : reading.Facets(_table, match, total);
        if (question.After is not null || _filter.Validity != ValidityChoice.InForce || query.IsEmpty) return new(rows, next, total, facets, [], 0);
        var apart = query.Match(_filter with { Validity = ValidityChoice.NotInForce })!;
        var notInForce = reading.Newest(_table, apart, Top, NotInForceShown);
        return new(rows, next, total, facets, [.. notInForce.Except(rows)], notInForce.Count == 0 ? 0 : reading.Count(_table, apart));
    }

    private (IReadOnlyList<long>, string?) ByDate(string match)
    {
        var key = SearchKey.Parse(question.After, SearchOrder.Newest);
        var rows = reading.Newest(_table, match, key?.Place ?? Top, question.Size + 1);
        if (rows.Count <= question.Size) return (rows, null);
        rows.RemoveAt(question.Size);
        return (rows, new SearchKey(SearchStage.ByDate, 0, rows[^1]).ToString());
    }

    private (IReadOnlyList<long>, string?) ByRelevance(List<long> numbers)
    {
        var key = SearchKey.Parse(question.After, SearchOrder.Relevance) ?? new SearchKey(SearchStage.Best, NewestRow() + 1, 0);
        var page = new List<(long Row, SearchKey Then)>();
        var titles = reading.Titles(query.Match(_filter)!, key.Bound, Ranked);
        if (key.Stage == SearchStage.Best)
        {
            var best = numbers.Concat(TitleRanking.Order(titles, query, today)).Distinct().ToList();
            for (var n = (int)Math.Min(key.Place, int.MaxValue); n < best.Count && page.Count <= question.Size; n++) page.Add((best[n], key with { Place = n + 1 }));
        }
        if (key.Stage <= SearchStage.OlderTitles && titles.Count == Ranked)
            Add(SearchStage.OlderTitles, "titles", query.Match(_filter)!, key.Stage == SearchStage.OlderTitles ? key.Place : titles[^1].Row);
        if (!query.IsSingle) Add(SearchStage.Texts, "words", query.MatchTextOnly(_filter)!, key.Stage == SearchStage.Texts ? key.Place : key.Bound);
        if (page.Count <= question.Size) return ([.. page.Select(p => p.Row)], null);
        return ([.. page.Take(question.Size).Select(p => p.Row)], page[question.Size - 1].Then.ToString());

        void Add(SearchStage stage, string table, string match, long below)
        {
            if (page.Count > question.Size || (key.Stage > stage)) return;
            foreach (var row in reading.Newest(table, match, below, question.Size + 1 - page.Count + numbers.Count).Where(r => !numbers.Contains(r)).Take(question.Size + 1 - page.Count))
                page.Add((row, new SearchKey(stage, key.Bound, row)));
        }
    }

    private long NewestRow() => reading.Newest(Top, 1) is [var row] ? row : 0;
}
