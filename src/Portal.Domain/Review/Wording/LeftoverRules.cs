using System.Text.RegularExpressions;

namespace Portal.Domain.Review.Wording;

/// <summary>What a template left behind: ×××, XX, ***, dates without figures, words that ask to be replaced.</summary>
internal static partial class LeftoverRules
{
    private const string Message = "疑似模板残留，请填写实际内容或者删去。";

    public static IEnumerable<WordingFinding> Find(Passage passage)
    {
        foreach (Match match in Crosses().Matches(passage.Chars))
            yield return Error(passage, match.Index, match.Index + match.Length);
        foreach (Match match in Single().Matches(passage.Chars))
            yield return Error(passage, match.Index, match.Index + match.Length);
        foreach (Match match in Stars().Matches(passage.Chars))
            yield return Error(passage, match.Index, match.Index + match.Length);
        foreach (Match match in Asking().Matches(passage.Chars))
            yield return Error(passage, match.Index, match.Index + match.Length);
        foreach (Match match in EmptyDate().Matches(passage.Chars))
        {
            // A form to fill in has 年 月 日 in its cells; with a year before it, it is a date that was never finished.
            var filled = match.Groups["y"].Success;
            if (!filled && passage.KindAt(match.Index) == LineKind.Cell) continue;
            yield return passage.Finding(WordingKind.Leftover, filled ? WordingSeverity.Error : WordingSeverity.Doubt, match.Index, match.Index + match.Length, null, "日期没有填写完整。");
        }
    }

    private static WordingFinding Error(Passage passage, int start, int end) => passage.Finding(WordingKind.Leftover, WordingSeverity.Error, start, end, null, Message);

    // Between figures it is a sign of multiplication, or a number that was masked.
    [GeneratedRegex("(?<![0-9A-Za-z×ＸxX])(?:×{2,8}|[XＸ]{2,8}|x{2,8})(?![0-9A-Za-z×Ｘ])|(?<=(?:19|20))(?:×{2}|[XＸ]{2}|x{2})(?=年)", RegexOptions.CultureInvariant)]
    private static partial Regex Crosses();

    [GeneratedRegex("(?<![0-9A-Za-z×Ｘ])[×XＸ](?:年|月|日|县|市|区|局|科|处|镇|乡|村|同志|同学|单位|部门|万元|号文件)(?!光)", RegexOptions.CultureInvariant)]
    private static partial Regex Single();

    [GeneratedRegex("(?<![0-9*])(?:\\*{3,12}|＊{2,12})(?![0-9*])", RegexOptions.CultureInvariant)]
    private static partial Regex Stars();

    [GeneratedRegex("[\\[【〔<＜](?:请输入|请填写|请选择|请在此|此处|点击|单击|在此|输入|插入)[^\\]】〕>＞\n]{0,20}[\\]】〕>＞]|[（(](?:此处|请输入|请在此|单击)[^）)\n]{0,20}[）)]", RegexOptions.CultureInvariant)]
    private static partial Regex Asking();

    [GeneratedRegex("(?<y>(?:19|20)[0-9]{2}[ ]?)?年[ 　\u00a0_＿]{1,12}月[ 　\u00a0_＿]{1,12}日|(?<y>(?:19|20)[0-9]{2}[ ]?年[ ]?[0-9]{1,2}[ ]?)月[ 　\u00a0_＿]{1,12}日", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyDate();
}
