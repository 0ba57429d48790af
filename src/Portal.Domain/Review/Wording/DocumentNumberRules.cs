using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Domain.Review.Wording;

/// <summary>Document numbers (发文字号): body code, year in 〔〕, serial without leading zeros or 第.</summary>
internal static partial class DocumentNumberRules
{
    private const string Shape = "发文字号的年份用六角括号“〔〕”，序号不加“第”、不编虚位，如“〔2026〕15号”";

    /// <summary>Verbs that end like a body's code and are none: 印发2026年3号文件.</summary>
    private const string Verbs = "印下颁转签核批开制收分来去复公";

    public static IEnumerable<WordingFinding> Find(Passage passage, DateOnly today)
    {
        foreach (Match match in Bracketed().Matches(passage.Chars))
        {
            var (before, year, serial) = (match.Groups["open"].Value, match.Groups["year"], match.Groups["serial"].Value);
            // Court numbers stand in （） and have letters of the court behind them; orders are numbered otherwise.
            if (!IsCode(match.Groups["code"].Value)) continue;
            var right = $"〔{FullYear(year.Value, today)}〕{Trimmed(serial)}号";
            var start = match.Groups["open"].Index;
            var end = match.Index + match.Length;
            if (passage.Chars[start..end] == right) continue;
            if (before is not ("〔" or "[" or "［" or "【" or "﹝") && year.Length == 2) continue;
            if (IsOrder(passage, end)) continue;
            yield return passage.Finding(WordingKind.DocumentNumber, WordingSeverity.Error, start, end, right, $"{Shape}。");
        }
        foreach (Match match in Lost().Matches(passage.Chars))
        {
            var code = match.Groups["code"].Value;
            if (code.Length > 1 && Verbs.Contains(code[^2], StringComparison.Ordinal)) continue;
            var end = match.Index + match.Length;
            if (IsOrder(passage, end)) continue;
            var start = match.Groups["blank"].Index;
            yield return passage.Finding(WordingKind.DocumentNumber, WordingSeverity.Error, start, end, $"〔{match.Groups["year"].Value}〕{Trimmed(match.Groups["serial"].Value)}号", $"发文字号缺少括号。{Shape}。");
        }
    }

    /// <summary>The field that holds nothing but the number.</summary>
    public static IEnumerable<WordingFinding> FindField(Passage passage, DateOnly today)
    {
        if (passage.Lines.Count == 0 || Proper().IsMatch(passage.Chars.TrimEnd('\n')) || Order().IsMatch(passage.Chars.TrimEnd('\n'))) yield break;
        var found = Find(passage, today).ToList();
        foreach (var finding in found) yield return finding;
        if (found.Count == 0) yield return passage.Finding(WordingKind.DocumentNumber, WordingSeverity.Error, 0, passage.Lines[0].End, null, $"发文字号的写法不规范。{Shape}。");
    }

    private static bool IsCode(string code) => code.Length > 0 && code[^1] is not ('令' or '告' or '年' or '第' or '共' or '月' or '日' or '号');

    private static bool IsOrder(Passage passage, int end) => passage.At(end) is '公' or '通' && passage.At(end + 1) == '告' || passage.At(end) == '令';

    private static string FullYear(string year, DateOnly today)
    {
        if (year.Length == 4) return year;
        var value = int.Parse(year, CultureInfo.InvariantCulture);
        return (value <= today.Year % 100 ? 2000 + value : 1900 + value).ToString(CultureInfo.InvariantCulture);
    }

    private static string Trimmed(string serial) => int.Parse(serial, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<code>[\p{IsCJKUnifiedIdeographs}]{2,8})[ 　]?(?<open>[〔\[［(（【﹝〈<〖])[ 　]?(?<year>(?:19|20)[0-9]{2}|[0-9]{2})[ 　]?年?[ 　]?[〕\]］)）】﹞〉>〗][ 　]?第?[ 　]?(?<serial>[0-9]{1,5})[ 　]?号", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"(?<code>[\p{IsCJKUnifiedIdeographs}]{1,3}[发函办字规呈])(?<blank>[ 　]?)(?<year>(?:19|20)[0-9]{2})(?:[ 　]{1,2}|[ 　]?年[ 　]?)第?(?<serial>[0-9]{1,5})[ 　]?号(?!文件?精神)", RegexOptions.CultureInvariant)]
    private static partial Regex Lost();

    [GeneratedRegex(@"^[\p{L}（）]{1,24}〔(?:19|20)[0-9]{2}〕[1-9][0-9]{0,5}号$", RegexOptions.CultureInvariant)]
    private static partial Regex Proper();

    [GeneratedRegex(@"^[\p{L}]{0,24}(?:令|公告|通告)(?:(?:19|20)[0-9]{2}年)?第[0-9一二三四五六七八九十百〇零]{1,6}号$", RegexOptions.CultureInvariant)]
    private static partial Regex Order();
}
