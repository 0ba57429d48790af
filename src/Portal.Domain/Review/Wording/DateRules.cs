using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Domain.Review.Wording;

/// <summary>Days that no calendar has, weekdays that do not fit, ranges that run backwards, a date of writing after today.</summary>
internal static partial class DateRules
{
    private const string Weekdays = "日一二三四五六";

    public static IEnumerable<WordingFinding> Find(Passage passage, DateOnly today)
    {
        var year = 0;
        foreach (Match match in Day().Matches(passage.Chars))
        {
            if (match.Groups["y"].Success) year = Value(match.Groups["y"]);
            foreach (var finding in One(passage, match, year, today)) yield return finding;
        }
        foreach (Match match in Dashed().Matches(passage.Chars))
            if (WhyNoDay(Value(match.Groups["y"]), Value(match.Groups["m"]), Value(match.Groups["d"])) is { } why)
                yield return Error(passage, match.Index, match.Index + match.Length, null, why);
        foreach (Match match in ShortYear().Matches(passage.Chars))
            yield return passage.Finding(WordingKind.Date, WordingSeverity.Doubt, match.Index, match.Index + 2, "20" + match.Value[..2], "日期中的年份应当用四位数字写全。");
        foreach (var finding in Ranges(passage)) yield return finding;
        foreach (var finding in Written(passage, today)) yield return finding;
    }

    private static IEnumerable<WordingFinding> One(Passage passage, Match match, int lastYear, DateOnly today)
    {
        var (y, m, d) = (match.Groups["y"].Success ? Value(match.Groups["y"]) : 0, Value(match.Groups["m"]), match.Groups["d"].Success ? Value(match.Groups["d"]) : 1);
        // 24月龄 and 36月 are ages and terms.
        if (y == 0 && !match.Groups["d"].Success || passage.At(match.Index + match.Length) == '龄') yield break;
        if (WhyNoDay(y, m, d) is { } why)
        {
            yield return Error(passage, match.Index, match.Index + match.Length, null, why);
            yield break;
        }
        if (!match.Groups["w"].Success || !match.Groups["d"].Success) yield break;
        var written = match.Groups["w"].Value[^1] == '天' ? 0 : Weekdays.IndexOf(match.Groups["w"].Value[^1], StringComparison.Ordinal);
        int[] years = y > 0 ? [y] : [lastYear > 0 ? lastYear : today.Year, today.Year, today.Month > m ? today.Year + 1 : today.Year];
        var days = years.Where(x => d <= DateTime.DaysInMonth(x, m)).Select(x => (int)new DateOnly(x, m, d).DayOfWeek).ToList();
        if (days.Count == 0 || days.Contains(written)) yield break;
        var place = match.Groups["w"].Index + match.Groups["w"].Length;
        yield return passage.Finding(WordingKind.Date, WordingSeverity.Doubt, place - 1, place, Weekdays[days[0]].ToString(), $"{(y > 0 ? y : years[0])}年{m}月{d}日是星期{Weekdays[days[0]]}，与文中不符，请核对日期和星期。");
    }

    private static string? WhyNoDay(int year, int month, int day)
    {
        if (month is < 1 or > 12) return $"没有{month}月这个月份。";
        var last = DateTime.DaysInMonth(year is > 0 and < 9999 ? year : 2000, month);
        return day < 1 || day > last ? $"{(year > 0 && month == 2 ? $"{year}年" : "")}{month}月没有{day}日。" : null;
    }

    private static IEnumerable<WordingFinding> Ranges(Passage passage)
    {
        foreach (Match match in Range().Matches(passage.Chars))
        {
            var (y1, m1, d1) = (Group(match, "y1"), Group(match, "m1"), Group(match, "d1"));
            var (y2, m2, d2) = (Group(match, "y2"), Group(match, "m2"), Group(match, "d2"));
            if (y2 == 0) y2 = y1;
            if (m2 == 0) m2 = m1;
            // Without years a term may run over New Year: 11月至3月.
            if (y1 == 0 && m1 != m2 || m1 is 0 or > 12 || m2 is 0 or > 12) continue;
            if (Compare((y1, m1, d1), (y2, m2, d2)) <= 0) continue;
            yield return Error(passage, match.Index, match.Index + match.Length, null, "起止日期前后颠倒，请核对。");
        }
        foreach (Match match in Years().Matches(passage.Chars))
            if (Group(match, "y1") > Group(match, "y2"))
                yield return Error(passage, match.Index, match.Index + match.Length, null, "起止年份前后颠倒，请核对。");
    }

    /// <summary>The date under the signature, later than today.</summary>
    private static IEnumerable<WordingFinding> Written(Passage passage, DateOnly today)
    {
        for (var i = 0; i < passage.Lines.Count; i++)
        {
            var line = passage.Lines[i];
            if (line.Kind == LineKind.Sign && Figures().Match(passage.Chars[line.Start..line.End]) is { Success: true } figures)
            {
                // 2020824 may be the 24th of August or the 4th of an 82nd month: without separators only eight figures are sure.
                var sure = (figures.Groups["s"].Success || figures.Length == 8) && WhyNoDay(Value(figures.Groups["y"]), Value(figures.Groups["m"]), Value(figures.Groups["d"])) is null;
                yield return Error(passage, line.Start, line.End, sure ? $"{Value(figures.Groups["y"])}年{Value(figures.Groups["m"])}月{Value(figures.Groups["d"])}日" : null, "落款日期应当写全“年”“月”“日”。");
                continue;
            }
            if (line.Length > 20 || line.Kind is LineKind.Cell or LineKind.Heading) continue;
            if (Whole().Match(passage.Chars[line.Start..line.End]) is not { Success: true } match) continue;
            if (line.Kind != LineKind.Sign && !(i > 0 && IsBody(passage.Chars[passage.Lines[i - 1].Start..passage.Lines[i - 1].End]))) continue;
            var (y, m, d) = (Value(match.Groups["y"]), Value(match.Groups["m"]), Value(match.Groups["d"]));
            if (WhyNoDay(y, m, d) is null && new DateOnly(y, m, d) > today)
                yield return Error(passage, line.Start, line.End, null, $"成文日期晚于今天（{today.Year}年{today.Month}月{today.Day}日），请核对。");
        }
    }

    /// <summary>A date of figures alone, as 2026-11-02 or 20261102.</summary>
    public static bool IsFigures(string text) => Figures().IsMatch(text);

    private static bool IsBody(string line) => line.Length is > 2 and <= 30 && line[^1] is '局' or '厅' or '委' or '办' or '部' or '府' or '会' or '处' or '科' or '站' or '院' or '室';

    private static int Compare((int, int, int) a, (int, int, int) b) =>
        (a.Item1 - b.Item1, a.Item2 - b.Item2, a.Item3 == 0 || b.Item3 == 0 ? 0 : a.Item3 - b.Item3) switch { (not 0 and var y, _, _) => y, (_, not 0 and var m, _) => m, (_, _, var d) => d };

    private static WordingFinding Error(Passage passage, int start, int end, string? suggestion, string message) =>
        passage.Finding(WordingKind.Date, WordingSeverity.Error, start, end, suggestion, message);

    private static int Group(Match match, string name) => match.Groups[name].Success ? Value(match.Groups[name]) : 0;

    private static int Value(Group group)
    {
        if (group.Value is not [>= '0' and <= '9', ..]) return group.Length == 4 ? group.Value.Aggregate(0, (sum, c) => sum * 10 + Math.Max(0, "〇一二三四五六七八九".IndexOf(c == '零' ? '〇' : c, StringComparison.Ordinal))) : Script.Number(group.Value);
        return int.Parse(group.Value, CultureInfo.InvariantCulture);
    }

    private const string Year = "(?:(?:1[0-9]|2[01])[0-9]{2}|[一二][〇零九一二三四五六七八]{3})";
    private const string Number = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})";

    [GeneratedRegex($"(?:(?<![0-9])(?<y>{Year})[ ]?年[ ]?)?(?<![0-9一二三四五六七八九十])(?<m>{Number})[ ]?月(?:[ ]?(?<d>{Number})[ ]?[日号](?:[ ]?[（(]?(?<w>(?:星期|周)[一二三四五六日天])(?=[）)，。；、至到前 上下晚\n0-9]))?)?", RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    [GeneratedRegex("(?<![0-9./-])(?<y>(?:19|20)[0-9]{2})(?<s>[-./])(?<m>[0-9]{1,2})\\k<s>(?<d>[0-9]{1,2})(?![0-9./-])", RegexOptions.CultureInvariant)]
    private static partial Regex Dashed();

    [GeneratedRegex("(?<![0-9])[0-9]{2}年(?=(?:0?[1-9]|1[0-2])月(?:[0-2]?[0-9]|3[01])日)", RegexOptions.CultureInvariant)]
    private static partial Regex ShortYear();

    [GeneratedRegex("(?:(?<![0-9])(?<y1>(?:19|20)[0-9]{2})年)?(?<![0-9])(?<m1>[0-9]{1,2})月(?:(?<d1>[0-9]{1,2})日)?(?:（[^）\n]{1,4}）)?[ ]?(?:至|到|—{1,2}|－|-|～|~)[ ]?(?:(?<y2>(?:19|20)[0-9]{2})年)?(?:(?<m2>[0-9]{1,2})月(?:(?<d2>[0-9]{1,2})日)?|(?<d2>[0-9]{1,2})日)", RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    [GeneratedRegex("(?<![0-9])(?<y1>(?:19|20)[0-9]{2})年?(?:至|到|—{1,2}|－|-|～|~)(?<y2>(?:19|20)[0-9]{2})年", RegexOptions.CultureInvariant)]
    private static partial Regex Years();

    [GeneratedRegex("^(?<y>(?:19|20)[0-9]{2})(?:(?<s>[-./])(?<m>[0-9]{1,2})\\k<s>(?<d>[0-9]{1,2})|(?<m>[0-9]{1,2})(?<d>[0-9]{1,2}))$", RegexOptions.CultureInvariant)]
    private static partial Regex Figures();

    [GeneratedRegex($"^(?<y>{Year})年(?<m>{Number})月(?<d>{Number})日$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}
