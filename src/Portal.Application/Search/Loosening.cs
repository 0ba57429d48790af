using System.Text;
using System.Text.RegularExpressions;
using Portal.Domain.Search;

namespace Portal.Application.Search;

/// <summary>What to try when nothing holds the words as they were typed: their parts, and words that differ by one character.</summary>
internal static class Loosening
{
    private const int MaxLength = 14;

    // What people put around the words they mean.
    private static readonly string[] Fillers =
    [
        "怎么办理", "如何办理", "怎样办理", "怎么申请", "如何申请", "怎么", "如何", "怎样", "请问", "什么是", "是什么", "什么", "哪些", "哪里", "在哪", "多少钱", "多少", "有没有", "可不可以", "能不能",
        "可以", "需要", "关于", "我要", "我想", "的", "了", "吗", "呢", "和", "与", "及", "或",
    ];

    /// <summary>Lists of words to look for together, the closest to what was typed first.</summary>
    public static IEnumerable<IReadOnlyList<string>> Parts(string typed, Synonyms synonyms)
    {
        var words = PairText.Fold(typed).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var bare = words.SelectMany(PairText.Parts).SelectMany(WithoutFillers).Where(w => w.Length >= 2).ToList();
        if (bare.Count > 0 && !bare.SequenceEqual(words)) yield return bare;
        var known = new HashSet<string>(synonyms.All, StringComparer.Ordinal);
        var cut = bare.ConvertAll(w => Cut(w, known));
        if (cut.Exists(c => c.Count > 1)) yield return [.. cut.SelectMany(c => c.Select(p => p.Word)).Where(w => w.Length >= 2).Distinct()];
        if (cut.Exists(c => c.Exists(p => p.Known)) && cut.Exists(c => c.Exists(p => !p.Known))) yield return [.. cut.SelectMany(c => c.Where(p => p.Known).Select(p => p.Word)).Distinct()];
        var twos = bare.SelectMany(w => w.Length >= 4 && w.All(c => c > 0x2E7F) ? w.Chunk(2).Where(p => p.Length == 2).Select(p => new string(p)) : [w]).Distinct().ToList();
        if (twos.Count > bare.Count) yield return twos;
    }

    /// <summary>A word of titles or of the vocabulary that differs from what was typed by one wrong, missing or superfluous character; null where there is none.</summary>
    public static string? OneCharacterOff(string typed, Synonyms synonyms, IndexReading reading)
    {
        var word = PairText.Fold(typed);
        if (word.Length is < 3 or > MaxLength || word.Any(char.IsWhiteSpace) || PairText.Phrase(word).Tokens.Count == 0) return null;
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var known in synonyms.All.Where(k => Math.Abs(k.Length - word.Length) <= 1 && k != word && IsOneOff(k, word))) found[known] = 3;
        for (var at = 0; at <= word.Length; at++)
        {
            if (at < word.Length) Look(word[..at], word[(at + 1)..], atMost: 1);
            if (at > 0 && at < word.Length) Look(word[..at], word[at..], atMost: 1, atLeast: 1);
        }
        return found.Where(f => f.Key != word && reading.Count("words", SearchQuery.Of([f.Key], Synonyms.None).Match(new SearchFilter(Validity: ValidityChoice.All)) ?? "\"_\"") > 0)
            .OrderByDescending(f => f.Value).ThenBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Key).FirstOrDefault();

        void Look(string left, string right, int atMost, int atLeast = 0)
        {
            // The longer part leads to titles; the other one is held against them.
            var lead = left.Length >= right.Length ? left : right;
            if (lead.Length < 2 || SearchQuery.Of([lead], Synonyms.None).Match(new SearchFilter(Validity: ValidityChoice.All)) is not { } match) return;
            foreach (var (_, title) in reading.Titles(match, long.MaxValue, 30))
                for (var at = title.IndexOf(lead, StringComparison.Ordinal); at >= 0; at = title.IndexOf(lead, at + 1, StringComparison.Ordinal))
                    for (var gap = atLeast; gap <= atMost; gap++)
                    {
                        var start = lead.Length == left.Length && lead == left ? at : at - gap - left.Length;
                        var end = start + left.Length + gap + right.Length;
                        if (start < 0 || end > title.Length || string.CompareOrdinal(title, start, left, 0, left.Length) != 0 || string.CompareOrdinal(title, end - right.Length, right, 0, right.Length) != 0) continue;
                        var other = title[start..end];
                        if (other.All(char.IsLetterOrDigit)) found[other] = found.GetValueOrDefault(other) + 1;
                    }
        }
    }

    internal static bool IsOneOff(string a, string b)
    {
        if (a.Length > b.Length) (a, b) = (b, a);
        if (b.Length - a.Length > 1) return false;
        var same = 0;
        while (same < a.Length && a[same] == b[same]) same++;
        return a.Length == b.Length
            ? same < a.Length && a.AsSpan(same + 1).SequenceEqual(b.AsSpan(same + 1))
            : a.AsSpan(same).SequenceEqual(b.AsSpan(same + 1));
    }

    private static IEnumerable<string> WithoutFillers(string word) => FillerPattern.Split(word).Where(p => p.Length > 0);

    // Longest known words from the left; what stands between stays a word of its own.
    private static List<(string Word, bool Known)> Cut(string word, HashSet<string> known)
    {
        var parts = new List<(string, bool)>();
        var rest = new StringBuilder();
        for (var at = 0; at < word.Length;)
        {
            var length = Math.Min(SynonymGroup.WordMaxLength, word.Length - at);
            while (length >= 2 && !known.Contains(word.Substring(at, length))) length--;
            if (length < 2)
            {
                rest.Append(word[at++]);
                continue;
            }
            if (rest.Length > 0) parts.Add((rest.ToString(), false));
            rest.Clear();
            parts.Add((word.Substring(at, length), true));
            at += length;
        }
        if (rest.Length > 0) parts.Add((rest.ToString(), false));
        return parts;
    }

    private static readonly Regex FillerPattern = new(string.Join('|', Fillers.Select(Regex.Escape)), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
