using Portal.Application.Publishing;


namespace Portal.Application.Search;

/// <summary>Rows of one page with what is counted beside it.</summary>
internal sealed record FoundRows(IReadOnlyList<long> Rows, string? Next, int Total, Facets Facets, IReadOnlyList<long> NotInForce, int NotInForceTotal)
{
    public static readonly FoundRows Nothing = new([], null, 0, Facets.None, [], 0);
}

/// <summary>One search in one file: numbers, titles, texts, each tier by date but the newest titles, which are ranked.</summary>
/// <param name="parents">Column by column, the one above it.</param>
internal sealed class IndexSearch(IndexReading reading, SearchQuery query, SearchQuestion question, IReadOnlyDictionary<string, string> parents, DateOnly today)
{
    /// <summary>Titles that are ranked against each other; what is older follows by date.</summary>
    private const int Ranked = 300;
    private const int NotInForceShown = 3;
    private const long Top = long.MaxValue;

    private readonly string _table = query.IsSingle ? "titles" : "words";
    private readonly SearchFilter _filter = question.Filter;

    public FoundRows Find()
    {
        var numbers = query.IsEmpty ? [] : Fitting(reading.Numbers(question.Words));
        if (query.Match(_filter with { Validity = ValidityChoice.All }) is not { } everything)
            return query.Match(_filter) is null ? FoundRows.Nothing with { Rows = numbers, Total = numbers.Count } : Many(numbers, []);
        var items = reading.Items(_table, everything, RecordList.TotalCap + 1);
        return items.Count <= RecordList.TotalCap ? Few(numbers, items) : Many(numbers, items);
    }

    // A number that was typed is what is meant, in force or not; but not what other filters leave out.
    private List<long> Fitting(List<long> numbers) =>
        numbers.Count > 0 && SearchQuery.MatchOf(_filter.Validity == ValidityChoice.InForce ? _filter with { Validity = ValidityChoice.All } : _filter) is { } keys ? reading.Among(numbers, keys) : numbers;

    private bool Fits(IndexItem item) => _filter.Validity switch { ValidityChoice.InForce => item.IsInForce, ValidityChoice.NotInForce => !item.IsInForce, _ => true };

    /// <summary>All results are at hand: one look at the index is enough, however common the parts of a rare phrase are.</summary>
    private FoundRows Few(List<long> numbers, List<IndexItem> items)
    {
        var shown = items.FindAll(Fits);
        var apart = _filter.Validity == ValidityChoice.InForce && question.After is null && !query.IsEmpty ? items.FindAll(i => !i.IsInForce && !numbers.Contains(i.Row)).ConvertAll(i => i.Row) : [];
        var (rows, next) = question.Order == SearchOrder.Newest || query.IsEmpty ? PageByDate([.. shown.Select(i => i.Row)]) : PageByRelevance(numbers, shown);
        var total = question.Order == SearchOrder.Newest ? shown.Count : shown.Select(i => i.Row).Union(numbers).Count();
        return new(rows, next, total, Facets.Of(shown, exact: true, parents), [.. apart.Take(NotInForceShown)], apart.Count);
    }

    private (IReadOnlyList<long>, string?) PageByDate(List<long> rows)
    {
        if (SearchKey.Parse(question.After, SearchOrder.Newest) is { } key) rows.RemoveAll(r => r >= key.Place);
        return rows.Count <= question.Size ? (rows, null) : (rows[..question.Size], new SearchKey(SearchStage.ByDate, 0, rows[question.Size - 1]).ToString());
    }

    private (IReadOnlyList<long>, string?) PageByRelevance(List<long> numbers, List<IndexItem> shown)
    {
        var key = SearchKey.Parse(question.After, SearchOrder.Relevance) ?? new SearchKey(SearchStage.Best, NewestRow() + 1, 0);
        var titles = shown.FindAll(i => i.Row < key.Bound && Passages.Holds(i.Title, query));
        var all = numbers.Concat(TitleRanking.Order([.. titles.Select(i => (i.Row, i.Title))], query, today)).Concat(shown.Where(i => i.Row < key.Bound).Select(i => i.Row)).Distinct().ToList();
        // A key of later parts comes from a time with more results.
        var from = key.Stage == SearchStage.Best ? (int)Math.Min(key.Place, all.Count) : all.FindIndex(r => r < key.Place && !titles.Exists(t => t.Row == r)) is var at and >= 0 ? at : all.Count;
        var page = all.Skip(from).Take(question.Size).ToList();
        return (page, from + page.Count < all.Count ? (key with { Stage = SearchStage.Best, Place = from + page.Count }).ToString() : null);
    }

    /// <summary>More than a thousand: every part stops as soon as the page is full.</summary>
    private FoundRows Many(List<long> numbers, List<IndexItem> newest)
    {
        if (query.Match(_filter) is not { } match) return FoundRows.Nothing;
        var (rows, next) = question.Order == SearchOrder.Newest || query.IsEmpty ? ByDate(match) : ByRelevance(numbers);
        var total = Math.Max(reading.Count(_table, match), question.Order == SearchOrder.Newest ? 0 : numbers.Count);
        var facets = total == 0 ? Facets.None : Facets.Of(total <= RecordList.TotalCap || newest.Count == 0 ? reading.Items(_table, match, RecordList.TotalCap) : newest.FindAll(Fits), total <= RecordList.TotalCap, parents);
        if (question.After is not null || _filter.Validity != ValidityChoice.InForce || query.IsEmpty) return new(rows, next, total, facets, [], 0);
        var apart = query.Match(_filter with { Validity = ValidityChoice.NotInForce })!;
        var notInForce = reading.Newest(_table, apart, Top, NotInForceShown + numbers.Count);
        return new(rows, next, total, facets, [.. notInForce.Except(rows).Take(NotInForceShown)], notInForce.Count == 0 ? 0 : reading.Count(_table, apart));
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
        // One character is looked for nowhere but beside the titles.
        var inTitles = query.IsSingle ? query.Match(_filter)! : query.MatchTitle(_filter)!;
        var titles = reading.Titles(inTitles, key.Bound, Ranked);
        if (key.Stage == SearchStage.Best)
        {
            var best = numbers.Concat(TitleRanking.Order(titles, query, today)).Distinct().ToList();
            for (var n = (int)Math.Min(key.Place, int.MaxValue); n < best.Count && page.Count <= question.Size; n++) page.Add((best[n], key with { Place = n + 1 }));
        }
        if (key.Stage <= SearchStage.OlderTitles && titles.Count == Ranked)
            Add(SearchStage.OlderTitles, "titles", inTitles, key.Stage == SearchStage.OlderTitles ? key.Place : titles[^1].Row);
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
