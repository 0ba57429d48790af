using Portal.Domain.Search;

namespace Portal.Application.Search;

/// <summary>Shows where the words stand. Text is cut into pieces; markup is made by the page, never here.</summary>
internal static class Passages
{
    private const int Before = 24;
    private const int Length = 110;

    /// <summary>The whole text with the words marked.</summary>
    public static IReadOnlyList<Piece> Mark(string text, SearchQuery query) => Cut(text, 0, text.Length, Places(PairText.Fold(text), query));

    /// <summary>Around the first place where words stand, the place with most different words near; empty where they stand nowhere.</summary>
    public static IReadOnlyList<Piece> Around(string text, SearchQuery query)
    {
        var places = Places(PairText.Fold(text), query);
        if (places.Count == 0) return [];
        var best = places[0];
        var most = 0;
        foreach (var place in places.Take(200))
        {
            var near = places.Where(p => p.Start >= place.Start && p.Start + p.Length <= place.Start + Length - Before).Select(p => p.Word).Distinct().Count();
            if (near > most) (best, most) = (place, near);
        }
        var start = Math.Max(0, best.Start - Before);
        var end = Math.Min(text.Length, start + Length);
        // Half a character of the second plane is none.
        if (start > 0 && char.IsLowSurrogate(text[start])) start--;
        if (end < text.Length && char.IsLowSurrogate(text[end])) end--;
        var pieces = Cut(text, start, end, places);
        return [.. start > 0 ? [new Piece("…", false)] : Array.Empty<Piece>(), .. pieces, .. end < text.Length ? [new Piece("…", false)] : Array.Empty<Piece>()];
    }

    public static bool Holds(string folded, SearchQuery query) => query.Words.All(alternatives => alternatives.Any(a => Find(folded, query.PartsOf(a), 0).Start >= 0));

    /// <summary>The first place from <paramref name="at"/> on where the parts of a word stand, as the index looks for them: one after the other, whatever signs part them. A start of -1 where it stands nowhere.</summary>
    public static (int Start, int Length) Find(string folded, IReadOnlyList<string> parts, int at)
    {
        for (var start = folded.IndexOf(parts[0], at, StringComparison.Ordinal); start >= 0; start = folded.IndexOf(parts[0], start + 1, StringComparison.Ordinal))
            if (EndOf(folded, parts, start) is var end and > 0) return (start, end - start);
        return (-1, 0);
    }

    private static int EndOf(string folded, IReadOnlyList<string> parts, int start)
    {
        var end = start + parts[0].Length;
        foreach (var part in parts.Skip(1))
        {
            var next = end;
            while (next < folded.Length && IsSign(folded[next])) next++;
            if (next == end || string.CompareOrdinal(folded, next, part, 0, part.Length) != 0) return -1;
            end = next + part.Length;
        }
        return end;
    }

    private static bool IsSign(char c) => !char.IsLetterOrDigit(c) && !char.IsSurrogate(c);

    private static List<(int Start, int Length, int Word)> Places(string folded, SearchQuery query)
    {
        var places = new List<(int Start, int Length, int Word)>();
        for (var word = 0; word < query.Words.Count; word++)
            foreach (var alternative in query.Words[word])
            {
                var parts = query.PartsOf(alternative);
                for (var (at, length) = Find(folded, parts, 0); at >= 0 && places.Count < 1000; (at, length) = Find(folded, parts, at + length))
                    places.Add((at, length, word));
            }
        places.Sort();
        return places;
    }

    private static List<Piece> Cut(string text, int start, int end, List<(int Start, int Length, int Word)> places)
    {
        var pieces = new List<Piece>();
        var at = start;
        foreach (var (from, length, _) in places)
        {
            if (from < at || from + length > end) continue;
            if (from > at) pieces.Add(new Piece(Flat(text[at..from]), false));
            pieces.Add(new Piece(text.Substring(from, length), true));
            at = from + length;
        }
        if (at < end) pieces.Add(new Piece(Flat(text[at..end]), false));
        return pieces;
    }

    private static string Flat(string text) => text.ReplaceLineEndings(" ");
}
