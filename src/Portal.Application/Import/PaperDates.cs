using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Application.Import;

/// <summary>A date that was written: impossible ones keep their words and have no value.</summary>
internal sealed record WrittenDate(DateOnly? Value, string Text);

/// <summary>Dates as papers write them, in figures, Chinese numerals, and with 年月日 lost.</summary>
internal static class PaperDates
{
    private const string Digit = "[0-9〇○零一二三四五六七八九十元]";
    private static readonly Regex _date = new($@"((?:19|20)[0-9]{{2}}|[一二][〇○零一二三四五六七八九]{{3}})[ ]*[年\-/.．][ ]*({Digit}{{1,3}})[ ]*[月\-/.．][ ]*({Digit}{{1,3}})[ ]*日?", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    private static readonly Regex _dateLine = new($@"^[（(]?[ ]*((?:19|20)[0-9]{{2}}|[一二][〇○零一二三四五六七八九]{{3}})[ ]*[年\-/.．][ ]*({Digit}{{1,3}})[ ]*[月\-/.．][ ]*({Digit}{{1,3}})[ ]*日?[ ]*[）)]?$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>The first date in a text.</summary>
    public static WrittenDate? First(string text)
    {
        var plain = Plain(text);
        var match = _date.Match(plain.Length > 500 ? plain[..500] : plain);
        return match.Success ? Of(match) : null;
    }

    /// <summary>The date where the line holds nothing else.</summary>
    public static WrittenDate? Whole(string line)
    {
        if (line.Length > 40) return null;
        var match = _dateLine.Match(Plain(line).Trim());
        return match.Success ? Of(match) : null;
    }

    /// <summary>2020824: every date that the figures can be.</summary>
    public static IReadOnlyList<DateOnly> Squeezed(string line)
    {
        var text = line.Trim();
        if (text.Length is < 6 or > 8 || !text.All(char.IsAsciiDigit) || !(text.StartsWith("19", StringComparison.Ordinal) || text.StartsWith("20", StringComparison.Ordinal))) return [];
        var found = new List<DateOnly>();
        for (var month = 1; month <= 2; month++)
        {
            var day = text.Length - 4 - month;
            if (day is < 1 or > 2 || text[4] == '0' && month == 1 || text[4 + month] == '0' && day == 1) continue;
            if (Make(text[..4], text.Substring(4, month), text[(4 + month)..]) is { } date) found.Add(date);
        }

        return found;
    }

    private static WrittenDate Of(Match match) => new(Make(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value), match.Value.Trim());

    private static DateOnly? Make(string year, string month, string day)
    {
        int y = YearOf(year), m = NumberOf(month), d = NumberOf(day);
        return y is >= 1900 and <= 2199 && m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m) ? new DateOnly(y, m, d) : null;
    }

    private static int YearOf(string text) => text.Aggregate(0, (sum, c) => sum * 10 + Figure(c));

    private static int NumberOf(string text)
    {
        if (text.All(char.IsAsciiDigit)) return int.Parse(text, CultureInfo.InvariantCulture);
        if (text == "元") return 1;
        var ten = text.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0) return text.Aggregate(0, (sum, c) => sum * 10 + Figure(c));
        return (ten == 0 ? 1 : Figure(text[0])) * 10 + (ten == text.Length - 1 ? 0 : Figure(text[^1]));
    }

    private static int Figure(char c) => c switch { '〇' or '○' or '零' => 0, >= '0' and <= '9' => c - '0', _ => "一二三四五六七八九".IndexOf(c, StringComparison.Ordinal) + 1 };

    /// <summary>Full-width figures to half-width, the many noughts to one.</summary>
    private static string Plain(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            result.Append(c switch { >= '０' and <= '９' => (char)(c - '０' + '0'), '　' or '\t' => ' ', 'Ｏ' or '◯' => '〇', '－' or '—' => '-', '／' => '/', _ => c });
        }

        return result.ToString();
    }
}
