using System.Text;

namespace Portal.Domain.Search;

/// <summary>
/// Chinese as overlapping pairs of characters: 政务公开 becomes 政务 务公 公开 开, so that a word is found wherever it stands in a text, and one character as
/// the beginning of a pair. Letters and digits stay whole. Text and question are folded alike: full width to half, capitals to small.
/// </summary>
public static class PairText
{
    private const int WordMaxLength = 40;

    /// <summary>Stands where signs part a figure or a word of letters from its neighbours.</summary>
    public const char Gap = '_';


    private enum Kind
    {
        None,
        Han,
        Word,
    }

    /// <summary>One character for one, so that places in the folded text are places in the text itself.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (span, from) =>
    {
        for (var i = 0; i < from.Length; i++) span[i] = Fold(from[i]);
    });

    /// <summary>What the index holds of a text: its tokens in order, separated by blanks.</summary>
    public static void Append(StringBuilder tokens, string text)
    {
        var (wordEnd, end, wasShort) = (-1, 0, false);
        foreach (var (start, length, isHan) in Runs(text))
        {
            // Two characters of Chinese on both sides of a sign are no pair anyway; figures and what is glued to them need something between.
            if (start > end && end > 0 && (wasShort || !isHan)) tokens.Append(Gap).Append(' ');
            (end, wasShort) = (start + length, !isHan || length == Width(text, start));
            if (!isHan)
            {
                wordEnd = end;
                for (var at = start; at < start + length; at += WordMaxLength)
                {
                    for (var i = at; i < Math.Min(at + WordMaxLength, start + length); i++) tokens.Append(Fold(text[i]));
                    tokens.Append(' ');
                }
                continue;
            }
            // Behind a figure the first character stands alone too, so that 73号 is found in 73号文件.
            if (start == wordEnd && length > Width(text, start)) tokens.Append(text, start, Width(text, start)).Append(' ');
            for (int at = start, next; at < start + length; at = next)
            {
                next = at + Width(text, at);
                tokens.Append(text, at, next - at);
                if (next < start + length) tokens.Append(text, next, Width(text, next));
                tokens.Append(' ');
            }
        }
    }

    public static string Tokens(string text)
    {
        var tokens = new StringBuilder(text.Length * 3);
        Append(tokens, text);
        return tokens.ToString();
    }

    /// <summary>
    /// The phrase that finds a word: its tokens, and whether the last one is only the beginning of a token. Empty where the word holds no letter, digit or
    /// character. What stands last is left open: 公开 is found in 公开办.
    /// </summary>
    public static (IReadOnlyList<string> Tokens, bool Open) Phrase(string word)
    {
        var tokens = Tokens(word).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (tokens.Length == 0) return ([], false);
        var (start, length, isHan) = Runs(word).Last();
        if (!isHan) return (tokens, !char.IsDigit(tokens[^1][^1]));
        var single = length == Width(word, start);
        var behindWord = start > 0 && KindOf(word, start - 1, 1) == Kind.Word;
        // The single character at the end of a run stands in the text only where the run ends there too.
        return single ? (tokens, !behindWord) : (tokens[..^1], false);
    }

    /// <summary>Without the signs around it: 《低保》 is 低保.</summary>
    public static string Trim(string word)
    {
        var runs = Runs(word).ToList();
        return runs.Count == 0 ? "" : word[runs[0].Start..(runs[^1].Start + runs[^1].Length)];
    }

    /// <summary>What stands between signs, in order: 社会救助、低保 is 社会救助 and 低保.</summary>
    public static IReadOnlyList<string> Parts(string word)
    {
        var (parts, start, end) = (new List<string>(), 0, 0);
        foreach (var run in Runs(word))
        {
            if (run.Start > end && end > start) parts.Add(word[start..end]);
            if (run.Start > end || end == 0) start = run.Start;
            end = run.Start + run.Length;
        }
        if (end > start) parts.Add(word[start..end]);
        return parts;
    }

    /// <summary>Whether there is one character and nothing more to look for.</summary>
    public static bool IsSingle(string word) => Runs(word).ToList() is [var (start, length, isHan)] && isHan && length == Width(word, start);

    private static IEnumerable<(int Start, int Length, bool IsHan)> Runs(string text)
    {
        var (start, kind) = (0, Kind.None);
        for (int at = 0, width; at < text.Length; at += width)
        {
            width = Width(text, at);
            var own = KindOf(text, at, width);
            if (own == kind) continue;
            if (kind != Kind.None) yield return (start, at - start, kind == Kind.Han);
            (start, kind) = (at, own);
        }
        if (kind != Kind.None) yield return (start, text.Length - start, kind == Kind.Han);
    }

    private static Kind KindOf(string text, int at, int width)
    {
        var c = text[at];
        // Outside the first plane there are rare characters of names and places; half a pair is nothing.
        if (width == 2) return char.ConvertToUtf32(c, text[at + 1]) is >= 0x20000 and <= 0x3FFFF ? Kind.Han : Kind.None;
        if (c is >= '\u3400' and <= '\u9FFF' or '\u3007' or >= '\uF900' and <= '\uFAFF' or >= '\u3041' and <= '\u30FF' or >= '\uAC00' and <= '\uD7A3') return Kind.Han;
        return !char.IsSurrogate(c) && char.IsLetterOrDigit(c) ? Kind.Word : Kind.None;
    }

    private static int Width(string text, int at) => char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;

    private static char Fold(char c) => char.ToLowerInvariant(c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c == '　' ? ' ' : c);
}
