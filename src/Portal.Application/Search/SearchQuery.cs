using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.Domain.Documents;
using Portal.Domain.Search;

namespace Portal.Application.Search;

/// <summary>
/// A question as the index understands it. Every word is a phrase of its pairs or one of its synonyms; all words must be there. Nothing that was typed
/// reaches the index but letters, digits and characters inside quotes.
/// </summary>
public sealed class SearchQuery
{
    private const int MaxWords = 6;
    private const int MaxAlternatives = 6;
    private readonly List<IReadOnlyList<string>> _words;

    private readonly Dictionary<string, IReadOnlyList<string>> _parts;

    private SearchQuery(List<IReadOnlyList<string>> words) => (_words, _parts) = (words, words.SelectMany(w => w).Distinct().ToDictionary(w => w, PairText.Parts, StringComparer.Ordinal));

    /// <summary>Each word with what means the same, folded; the word itself first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Words => _words;

    public bool IsEmpty => _words.Count == 0;

    /// <summary>What stands between the signs of one of the <see cref="Words"/>; cut once, asked for at every title and text.</summary>
    internal IReadOnlyList<string> PartsOf(string word) => _parts[word];

    /// <summary>One single character: looked for in titles alone.</summary>
    public bool IsSingle => _words is [[var word, ..]] && PairText.IsSingle(word);

    public static SearchQuery Of(string typed, Synonyms synonyms) => Of(typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), synonyms);

    public static SearchQuery Of(IEnumerable<string> words, Synonyms synonyms) =>
        new([.. words.Select(w => PairText.Trim(PairText.Fold(w))).Where(w => PairText.Phrase(w).Tokens.Count > 0).Distinct().Take(MaxWords).Select(w => (IReadOnlyList<string>)[.. synonyms.Alternatives(w).Take(MaxAlternatives)])]);

    /// <summary>The match expression over a table's columns, narrowed by the filter; null where there is nothing to match.</summary>
    public string? Match(SearchFilter filter)
    {
        var parts = _words.Select(Any).Concat(Keys(filter)).ToList();
        var without = filter.Validity == ValidityChoice.InForce ? Quoted(NotInForce) : null;
        if (parts.Count == 0) return null;
        var all = string.Join(" AND ", parts);
        return without is null ? all : $"({all}) NOT {without}";
    }

    /// <summary>What is found by its title; the number that stands beside the titles is of the text.</summary>
    public string? MatchTitle(SearchFilter filter) => Match(filter) is { } all ? $"({all}) AND {InTitle}" : null;

    /// <summary>What is found by its text and not by its title.</summary>
    public string? MatchTextOnly(SearchFilter filter) => Match(filter) is { } all ? $"({all}) NOT {InTitle}" : null;

    /// <summary>The filter alone; null where it lets everything through.</summary>
    public static string? MatchOf(SearchFilter filter) => new SearchQuery([]).Match(filter);

    private string InTitle => $"({string.Join(" AND ", _words.Select(w => $"title : {Any(w)}"))})";

    public static string PhraseOf(string word)
    {
        var (tokens, open) = PairText.Phrase(word);
        return Quoted(string.Join(' ', tokens)) + (open ? " *" : "");
    }

    internal const string NotInForce = "v_0";

    internal static string ColumnKey(string slug) => "c_" + Hash(slug);

    internal static string UnitKey(string unit) => "u_" + Hash(unit);

    internal static string TopicKey(string topic) => "t_" + Hash(topic);

    internal static string YearKey(int year) => "y_" + year.ToString(CultureInfo.InvariantCulture);

    internal static string KindKey(DisclosureAttribute kind) => "k_" + ((int)kind).ToString(CultureInfo.InvariantCulture);

    internal static string StateKey(Validity state) => "s_" + ((int)state).ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Keys(SearchFilter filter)
    {
        if (filter.Column is { } column) yield return "(" + string.Join(" OR ", filter.Below.Prepend(column).Select(c => Quoted(ColumnKey(c)))) + ")";
        if (filter.Unit is { } unit) yield return Quoted(UnitKey(unit));
        if (filter.Year is { } year) yield return Quoted(YearKey(year));
        if (filter.Topic is { } topic) yield return Quoted(TopicKey(topic));
        if (filter.Kind is { } kind) yield return Quoted(KindKey(kind));
        if (filter.State is { } state) yield return Quoted(StateKey(state));
        if (filter.Validity == ValidityChoice.NotInForce) yield return Quoted(NotInForce);
    }

    private static string Any(IReadOnlyList<string> alternatives) =>
        alternatives.Count == 1 ? "(" + PhraseOf(alternatives[0]) + ")" : "(" + string.Join(" OR ", alternatives.Select(PhraseOf)) + ")";

    // Tokens of the pairs and of the keys hold letters, digits and _ alone, whatever was typed.
    private static string Quoted(string tokens) => "\"" + tokens + "\"";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6));
}

/// <summary>Words that mean the same, as released; empty before the first look at the shelf.</summary>
public sealed class Synonyms
{
    public static readonly Synonyms None = new([]);
    private readonly Dictionary<string, List<string[]>> _groups = new(StringComparer.Ordinal);
    private readonly int _longest;

    public Synonyms(IEnumerable<string> groups)
    {
        foreach (var group in groups.Select(g => SynonymGroup.Split(PairText.Fold(g)).ToArray()))
            foreach (var word in group)
            {
                if (!_groups.TryGetValue(word, out var own)) _groups.Add(word, own = []);
                own.Add(group);
                _longest = Math.Max(_longest, word.Length);
            }
    }

    /// <summary>Every word that stands in some group.</summary>
    public IEnumerable<string> All => _groups.Keys;

    /// <summary>The word itself, then the same with the longest known word in it replaced by what means the same.</summary>
    public IEnumerable<string> Alternatives(string word)
    {
        var found = new List<string> { word };
        for (var length = Math.Min(word.Length, _longest); length >= 2 && found.Count == 1; length--)
            for (var at = 0; at + length <= word.Length; at++)
            {
                var known = word.Substring(at, length);
                if (_groups.TryGetValue(known, out var groups))
                    found.AddRange(groups.SelectMany(g => g).Where(o => o != known).Select(o => string.Concat(word.AsSpan(0, at), o, word.AsSpan(at + length))));
            }
        return found.Distinct();
    }
}
