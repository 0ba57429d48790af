using System.Net;
using System.Text;

namespace Portal.Domain.Review;

/// <summary>A state-secret mark (国家秘密标志) found in a text.</summary>
/// <param name="Level">绝密, 机密 or 秘密.</param>
/// <param name="Text">The mark with its term, normalised, to be shown to a person.</param>
/// <param name="Position">Where it begins in the text that was searched.</param>
public sealed record SecrecyMark(string Level, string Text, int Position);

/// <summary>
/// Finds state-secret marks: a level followed by a star, with or without a term (机密★10年). The bare words in running text
/// (保守国家秘密, 商业秘密) are none. An asterisk counts only where it cannot be Markdown emphasis or a note sign.
/// </summary>
public static class SecrecyMarks
{
    private const string Stars = "★☆⭐✩✪✫✬✭✮✯✰✡⚝";

    /// <summary>The marks in the order of the text; empty where there are none.</summary>
    public static IReadOnlyList<SecrecyMark> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Contains('密', StringComparison.Ordinal) && !text.Contains('&', StringComparison.Ordinal)) return [];

        var (chars, origins) = Normalise(text);
        var marks = new List<SecrecyMark>();
        var emphasised = false; // an odd number of asterisk runs before this place on its line: the next one closes
        for (var i = 0; i < chars.Length; i++)
        {
            if (chars[i] == '\n') emphasised = false;
            else if (IsEmphasis(chars, i)) emphasised = !emphasised;
            if (LevelAt(chars, i, out var afterLevel) is not { } level) continue;
            if (StarAt(chars, i, afterLevel, emphasised) is not { } afterStar) continue;

            var (term, _) = TermAt(chars, afterStar);
            marks.Add(new SecrecyMark(level, $"{level}★{term}", origins[i]));
        }

        return marks;
    }

    public static bool Any(string text) => Find(text).Count > 0;

    private static string? LevelAt(string chars, int start, out int after)
    {
        after = start;
        var first = chars[start] switch { '绝' or '絕' => "绝", '机' or '機' => "机", '秘' or '祕' => "秘", _ => null };
        if (first is null) return null;
        var next = SkipBlanks(chars, start + 1);
        if (next >= chars.Length || chars[next] != '密') return null;
        after = next + 1;
        return first + "密";
    }

    /// <summary>The place behind the star, or null where what follows makes no mark.</summary>
    private static int? StarAt(string chars, int levelStart, int afterLevel, bool emphasised)
    {
        // A bold level before a plain star comes as **机密**★: what is only Markdown is looked through.
        var i = afterLevel;
        while (i < chars.Length && (chars[i] is '*' or '_' or '\\' or '`' || IsBlank(chars[i]))) i++;
        if (i < chars.Length && Stars.Contains(chars[i], StringComparison.Ordinal)) return i + 1;

        i = SkipBlanks(chars, afterLevel);
        var escaped = i < chars.Length && chars[i] == '\\';
        if (escaped) i++;
        if (i >= chars.Length || chars[i] != '*') return null;
        var end = i;
        while (end < chars.Length && chars[end] is '*' or '\\') end++;

        if (TermAt(chars, end).Found) return end;
        if (!escaped && emphasised) return null;
        return StandsAlone(chars, levelStart, end) ? end : null;
    }

    /// <summary>Whether a run of asterisks begins here that may open or close emphasis.</summary>
    private static bool IsEmphasis(string chars, int i)
    {
        if (chars[i] != '*' || (i > 0 && chars[i - 1] == '*')) return false;
        var end = i;
        while (end < chars.Length && chars[end] == '*') end++;
        return (end < chars.Length && chars[end] != '\n' && !IsBlank(chars[end])) || (i > 0 && chars[i - 1] != '\n' && !IsBlank(chars[i - 1]));
    }

    /// <summary>机密* without a term is a mark at the head of a paper, where nothing is joined to it; 国家秘密* is a note sign.</summary>
    private static bool StandsAlone(string chars, int start, int end)
    {
        var before = start - 1;
        while (before >= 0 && chars[before] is '#' or '>' or '*' or '_') before--;
        var free = before < 0 || IsBlank(chars[before]) || chars[before] is '\n' or ':' or '|' or '(' or '[' or '【' || char.IsAsciiDigit(chars[before]);
        var closed = end >= chars.Length || IsBlank(chars[end]) || chars[end] is '\n' or '|' or ')' or ']' or '】';
        return free && closed;
    }

    private static (string Term, bool Found) TermAt(string chars, int start)
    {
        var i = start;
        while (i < chars.Length && (IsBlank(chars[i]) || chars[i] is '*' or '\\' or '_')) i++;
        foreach (var word in (string[])["长期", "永久", "長期"])
        {
            if (string.CompareOrdinal(chars, i, word, 0, word.Length) == 0) return (word, true);
        }

        var digits = i;
        while (digits < chars.Length && digits - i < 4 && (char.IsAsciiDigit(chars[digits]) || "一二三四五六七八九十〇零两".Contains(chars[digits], StringComparison.Ordinal))) digits++;
        if (digits == i) return ("", false);
        var unit = SkipBlanks(chars, digits);
        foreach (var word in (string[])["年", "个月", "個月", "月", "天", "日"])
        {
            if (string.CompareOrdinal(chars, unit, word, 0, word.Length) == 0) return (chars[i..digits] + word, true);
        }

        return ("", false);
    }

    private static int SkipBlanks(string chars, int i)
    {
        while (i < chars.Length && IsBlank(chars[i])) i++;
        return i;
    }

    private static bool IsBlank(char c) => c != '\n' && char.IsWhiteSpace(c);

    /// <summary>NFKC without invisible characters and with HTML entities resolved, each character with its place in the original.</summary>
    private static (string Chars, int[] Origins) Normalise(string text)
    {
        var chars = new StringBuilder(text.Length);
        var origins = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '&' && Entity(text, i) is var (value, length))
            {
                Add(value, i);
                i += length - 1;
            }
            else if (c < 0x80 || c is >= '\u4e00' and <= '\u9fff' || char.IsSurrogate(c))
            {
                chars.Append(c);
                origins.Add(i);
            }
            else if (!IsInvisible(c))
            {
                Add(char.IsWhiteSpace(c) ? " " : c.ToString(), i);
            }
        }

        return (chars.ToString(), origins.ToArray());

        void Add(string value, int origin)
        {
            foreach (var n in value.Normalize(NormalizationForm.FormKC))
            {
                if (IsInvisible(n)) continue;
                chars.Append(n);
                origins.Add(origin);
            }
        }
    }

    // Variation selectors too: ★ with U+FE0F is a star all the same.
    private static bool IsInvisible(char c) =>
        char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.NonSpacingMark
        || c is '\u115f' or '\u1160' or '\u3164' or '\uffa0' || (c < ' ' && c is not ('\n' or '\t'));

    private static (string Value, int Length)? Entity(string text, int start)
    {
        var end = text.IndexOf(';', start, Math.Min(12, text.Length - start));
        if (end < 0) return null;
        var raw = text[start..(end + 1)];
        var value = raw switch { "&starf;" or "&bigstar;" => "★", "&star;" => "☆", "&ast;" or "&midast;" => "*", _ => WebUtility.HtmlDecode(raw) };
        return value == raw || HasLoneSurrogate(value) ? null : (value, raw.Length);
    }

    private static bool HasLoneSurrogate(string value) => value.Length == 1 && char.IsSurrogate(value[0]);
}
