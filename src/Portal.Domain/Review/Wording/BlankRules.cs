using System.Text.RegularExpressions;

namespace Portal.Domain.Review.Wording;

/// <summary>Blanks inside numbers, dates and sentences.</summary>
internal static partial class BlankRules
{
    private const int SentenceMinLength = 20;

    public static IEnumerable<WordingFinding> Find(Passage passage)
    {
        foreach (Match match in Grouped().Matches(passage.Chars))
            yield return Doubt(passage, match, "数字中间有空格，请核对。");
        foreach (Match match in Point().Matches(passage.Chars))
            yield return passage.Finding(WordingKind.Blank, WordingSeverity.Error, match.Index, match.Index + match.Length, Without(match.Value), "小数点旁边有空格。");
        foreach (Match match in Percent().Matches(passage.Chars))
            yield return Doubt(passage, match, "数字和百分号之间不空格。");
        foreach (Match match in Dated().Matches(passage.Chars))
            if (match.Value.Contains(' ', StringComparison.Ordinal)) yield return Doubt(passage, match, "日期中间不空格。");
        foreach (var line in passage.Lines)
            if (line.Kind is LineKind.Text && line.Length >= SentenceMinLength)
                foreach (var finding in InSentence(passage, line)) yield return finding;
    }

    // One stray blank in a sentence is a slip; several set words apart on purpose (悟规律 明方向 学方法).
    private static IEnumerable<WordingFinding> InSentence(Passage passage, PassageLine line)
    {
        var text = passage.Chars[line.Start..line.End];
        if (text.AsSpan().IndexOfAny('，', '。', '；') < 0) yield break;
        var matches = BetweenHan().Matches(text);
        if (matches.Count > 2) yield break;
        foreach (Match match in matches)
            yield return passage.Finding(WordingKind.Blank, WordingSeverity.Doubt, line.Start + match.Index, line.Start + match.Index + match.Length, Without(match.Value), "句子中间有空格，请核对。");
    }

    private static WordingFinding Doubt(Passage passage, Match match, string message) =>
        passage.Finding(WordingKind.Blank, WordingSeverity.Doubt, match.Index, match.Index + match.Length, Without(match.Value), message);

    private static string Without(string text) => text.Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal).Replace("　", "", StringComparison.Ordinal);

    [GeneratedRegex("(?<![0-9A-Za-z.,/:—-]|[0-9] )[0-9]{1,3}(?:[ \u00a0][0-9]{3}){1,4}(?![0-9 ]|[.][0-9]*[ ]|[/:—-])", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    [GeneratedRegex("[0-9]{1,12}[ 　]{1,2}[.．][ 　]?[0-9]{1,12}(?:[ ]?[%％])?|(?<=[^\n0-9])[0-9]{1,12}[.．][ 　]{1,2}[0-9]{1,12}[ ]?[%％]", RegexOptions.CultureInvariant)]
    private static partial Regex Point();

    [GeneratedRegex("(?<![ .．0-9])[0-9]{1,12}(?:[.][0-9]{1,6})?[ 　]{1,2}[%％‰]", RegexOptions.CultureInvariant)]
    private static partial Regex Percent();

    [GeneratedRegex("(?<![0-9])(?:19|20)[0-9]{2}[ ]{0,2}年[ ]{0,2}[0-9]{1,2}[ ]{0,2}月(?:[ ]{0,2}[0-9]{1,2}[ ]{0,2}日)?", RegexOptions.CultureInvariant)]
    private static partial Regex Dated();

    [GeneratedRegex("(?<=[\\p{IsCJKUnifiedIdeographs}])[ ](?=[\\p{IsCJKUnifiedIdeographs}])|(?<=[\\p{IsCJKUnifiedIdeographs}])[ 　]{1,2}(?=[，。；、：])", RegexOptions.CultureInvariant)]
    private static partial Regex BetweenHan();
}
