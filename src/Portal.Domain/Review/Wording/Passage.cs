namespace Portal.Domain.Review.Wording;

internal enum LineKind
{
    Text,
    Heading,
    Cell,
    Sign,
}

/// <summary>A line, or one cell of a table, in the characters of a <see cref="Passage"/>.</summary>
internal readonly record struct PassageLine(int Start, int End, LineKind Kind)
{
    public int Length => End - Start;
}

/// <summary>
/// One field as a reader sees it: marks of Markdown, addresses and hidden characters are gone, table cells stand apart,
/// and every character knows its place in the text that was given.
/// </summary>
internal sealed class Passage(WordingField field, int item, string raw, string chars, int[] origins, IReadOnlyList<PassageLine> lines, IReadOnlyList<(int Start, int End)> addresses)
{
    /// <summary>Stands for an address or code that is not read.</summary>
    public const char Object = '\uFFFC';

    public WordingField Field { get; } = field;
    public int Item { get; } = item;
    public string Raw { get; } = raw;
    public string Chars { get; } = chars;
    public IReadOnlyList<PassageLine> Lines { get; } = lines;

    /// <summary>Places of web addresses in <see cref="Raw"/>.</summary>
    public IReadOnlyList<(int Start, int End)> Addresses { get; } = addresses;

    public char At(int place) => place < 0 || place >= Chars.Length ? '\n' : Chars[place];

    public LineKind KindAt(int place)
    {
        var (low, high) = (0, Lines.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Lines[middle].Start <= place) low = middle;
            else high = middle - 1;
        }
        return Lines[low].Kind;
    }

    /// <summary>A finding at a place of <see cref="Chars"/>. Where marks of Markdown stand between, only a person can mend it.</summary>
    public WordingFinding Finding(WordingKind kind, WordingSeverity severity, int start, int end, string? suggestion, string message)
    {
        var from = origins[start];
        var to = origins[end - 1] + 1;
        return RawFinding(kind, severity, from, to, to - from == end - start ? suggestion : null, message);
    }

    public WordingFinding RawFinding(WordingKind kind, WordingSeverity severity, int from, int to, string? suggestion, string message) =>
        new(kind, severity, Field, Item, from, to - from, Raw[from..to], suggestion, message);
}

internal static class Script
{
    public static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff' or >= '\u3400' and <= '\u4dbf' or '〇';

    public static bool IsDigit(char c) => c is >= '0' and <= '9' or >= '０' and <= '９';

    public static bool IsLatin(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z';

    public static bool IsHidden(char c) => c is '\u00ad' or '\u180e' or '\ufeff' or >= '\u200b' and <= '\u200f' or >= '\u202a' and <= '\u202e' or >= '\u2060' and <= '\u2064' or >= '\u2066' and <= '\u206f';

    /// <summary>The value of Chinese or Arabic numerals up to 999; 0 where it is none.</summary>
    public static int Number(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 7) return 0;
        var value = 0;
        if (IsDigit(text[0]))
        {
            foreach (var c in text)
            {
                if (!IsDigit(c)) return 0;
                value = value * 10 + (c >= '０' ? c - '０' : c - '0');
            }
            return value;
        }
        var digit = 0;
        foreach (var c in text)
        {
            if ("一二三四五六七八九".IndexOf(c, StringComparison.Ordinal) is >= 0 and var n) digit = n + 1;
            else if (c == '十') (value, digit) = (value + (digit == 0 ? 1 : digit) * 10, 0);
            else if (c == '百') (value, digit) = (value + digit * 100, 0);
            else if (c is not ('〇' or '零')) return 0;
        }
        return value + digit;
    }

    public static string Chinese(int number)
    {
        const string Digits = "零一二三四五六七八九";
        if (number < 10) return Digits[number].ToString();
        if (number < 20) return "十" + (number == 10 ? "" : Digits[number - 10]);
        if (number < 100) return $"{Digits[number / 10]}十{(number % 10 == 0 ? "" : Digits[number % 10])}";
        return number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
