using System.Text.RegularExpressions;

namespace Portal.Domain.Review.Wording;

/// <summary>Bodies named on the wrong level (省民政局, 市民政厅), and the issuing body without its full name.</summary>
internal static partial class BodyRules
{
    public static IEnumerable<WordingFinding> Find(Passage passage, WordingLexicon lexicon)
    {
        foreach (Match match in Level().Matches(passage.Chars))
        {
            var wrong = match.Groups["office"];
            var right = wrong.Value == "局" ? "厅" : "局";
            yield return passage.Finding(WordingKind.BodyName, WordingSeverity.Error, wrong.Index, wrong.Index + 1, right,
                wrong.Value == "局" ? $"省（自治区）一级是“{match.Groups["what"].Value}厅”。" : $"市、县（区）一级是“{match.Groups["what"].Value}局”。");
        }
        if (passage.Field == WordingField.IssuingBody && passage.Lines is [var only])
        {
            var name = passage.Chars[only.Start..only.End];
            if (name.Length >= 3 && name != lexicon.OwnBody && lexicon.OwnBody.EndsWith(name, StringComparison.Ordinal))
                yield return passage.Finding(WordingKind.BodyName, WordingSeverity.Error, only.Start, only.End, lexicon.OwnBody, "发文机关写全称或者规范化简称。");
        }
    }

    [GeneratedRegex("(?:(?<!全)省|(?<=[\\p{IsCJKUnifiedIdeographs}]{2})自治区)(?<what>民政|财政|教育|公安|司法|水利|商务|农业农村|交通运输|自然资源|住房和城乡建设|人力资源和社会保障|生态环境)(?<office>局)(?!长|系统)|(?:(?<!直辖)市|县|(?<!治)区|旗|自治州)(?<what>民政|财政|教育|公安|司法|水利|商务|农业农村|交通运输|自然资源|住房和城乡建设|人力资源和社会保障|生态环境)(?<office>厅)", RegexOptions.CultureInvariant)]
    private static partial Regex Level();
}
