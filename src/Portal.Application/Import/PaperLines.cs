using System.Text.RegularExpressions;
using Portal.Domain.Documents;

namespace Portal.Application.Import;

/// <summary>Recognises the kinds of lines an official paper is made of.</summary>
internal static class PaperLines
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
    private const string Kinds = "通知|公告|通告|通报|意见|办法|细则|规定|方案|要点|复函|函|批复|请示|报告|决定|决议|纪要|规划|计划|解读|公示|指南|清单|目录|名单|名录|制度|总结|说明|条例|规程|规范|标准|措施|倡议书|情况|答复|简报|章程|须知|启事|任务分工|分工|安排|预案|规则|手册|一览表|汇总表|表|命令|令|议程|讲话|通稿|简介|职责|问答";
    private const string Suffix = @"(?:[（(][\p{L}0-9〔〕]{1,16}[）)])?";

    private static readonly Regex _about = new($@"^.{{0,40}}关于.{{2,150}}(?:{Kinds}){Suffix}$", Options);
    private static readonly Regex _kind = new($@"^.{{2,120}}(?:{Kinds}){Suffix}$", Options);
    private static readonly Regex _salutation = new(@"^[^。；;!！?？:：]{2,160}[:：]$", Options);
    private static readonly Regex _addressee = new("各|局|厅|部|处|科|室|股|单位|政府|委|院|会|社|所|站|中心|同志|市民|企业|公司|镇|乡|街道|社区|学校|群众|代表|委员|先生|女士|你们|法院", Options);
    private static readonly Regex _body = new(@"^[\p{IsCJKUnifiedIdeographs}（）()、 　]{1,60}(?:局|厅|部|委|委员会|办公室|办公厅|国务院|政府|法院|检察院|研究院|医院|福利院|会|中心|处|科|社|署|行|公司|学校|大学|总队|支队|大队|小组|指挥部|站|所|院|馆|街道办|街道|党组|党委)(?:[（(][\p{L}]{2,6}[）)])?$", Options);
    private static readonly Regex _redHead = new(@"^([\p{IsCJKUnifiedIdeographs} 　]{4,40})文件$", Options);
    private static readonly Regex _bodyInTitle = new(@"^([\p{IsCJKUnifiedIdeographs}]{2,24}?(?:人民政府办公厅|人民政府办公室|人民政府|委员会|民政部|民政厅|民政局|管理局|服务局|监督局|厅|局|部|办公室))(?:办公厅|办公室)?(?:关于|印发|转发|[12][0-9]{3}年|的)", Options);
    private static readonly Regex _note = new(@"^[（(\[【]?[ ]*(?:(?:此件|本件|此文|该件|本文)[ ]*)?(?:信息)?(?:公开(?:属性|方式|类别|形式|类型)[:：])?[ ]*(主动公开|公开发布|向社会公开|依申请公开|不予公开|不公开|删减后公开)[ ]*[。]?[）)\]】]?$", Options);
    private static readonly Regex _headMark = new(@"^(?:特急|加急|平急|急件|签发人[:：].{0,20}|[0-9]{6}|内部明电|明传|发电|文件|★+|\*+|[-—_=]{3,})$", Options);
    private static readonly Regex _annex = new(@"^附[ 　]*(?:件|表|录)?[ 　]*[0-9０-９一二三四五六七八九十]{0,3}[ 　]*[:：]?$", Options);
    private static readonly Regex _bodyAndDate = new(@"^([\p{IsCJKUnifiedIdeographs}]{4,40}(?:局|厅|部|委|委员会|办公室|政府|会|中心|处|院))[ 　]+((?:19|20|二).{5,14}日)$", Options);

    public static bool IsAbout(string text) => text.Length <= 260 && _about.IsMatch(text);

    public static bool NamesKind(string text) => text.Length <= 160 && _kind.IsMatch(text);

    public static bool IsSalutation(string text) => text.Length <= 170 && _salutation.IsMatch(text) && _addressee.IsMatch(text)
        && !text.EndsWith("如下:", StringComparison.Ordinal) && !text.EndsWith("如下：", StringComparison.Ordinal) && NumberLevel(text) == 0
        && !text.StartsWith('附') && (text.Contains('各', StringComparison.Ordinal) || text.Length <= 60);

    public static bool IsBody(string text) => text.Length <= 70 && _body.IsMatch(text.Trim());

    public static string? RedHead(string text) => text.Length <= 50 && _redHead.Match(text) is { Success: true } match && IsBody(PaperText.Bare(match.Groups[1].Value)) ? PaperText.Bare(match.Groups[1].Value) : null;

    public static string? BodyInTitle(string title)
    {
        var match = _bodyInTitle.Match(title.Length > 100 ? title[..100] : title);
        return match.Success ? match.Groups[1].Value : null;
    }

    public static bool IsHeadMark(string text) => text.Length <= 40 && _headMark.IsMatch(text);

    public static bool IsAnnexLine(string text) => text.Length <= 16 && _annex.IsMatch(text);

    public static (string Body, string Date)? BodyAndDate(string text) =>
        text.Length <= 70 && _bodyAndDate.Match(text) is { Success: true } match ? (match.Groups[1].Value, match.Groups[2].Value) : null;

    public static bool IsNote(string text) => text.Length <= 40 && _note.IsMatch(text);

    public static DisclosureAttribute? Attribute(string text)
    {
        var bare = PaperText.Bare(text);
        if (bare.Length > 30) return null;
        if (bare.Contains("不予公开", StringComparison.Ordinal) || bare.Contains("不公开", StringComparison.Ordinal)) return DisclosureAttribute.Withheld;
        if (bare.Contains("依申请公开", StringComparison.Ordinal)) return DisclosureAttribute.OnRequest;
        if (bare.Contains("删减后公开", StringComparison.Ordinal)) return DisclosureAttribute.Redacted;
        return bare.Contains("主动公开", StringComparison.Ordinal) || bare.Contains("公开发布", StringComparison.Ordinal) || bare.Contains("向社会公开", StringComparison.Ordinal) ? DisclosureAttribute.Proactive : null;
    }

    /// <summary>1 for 一、 (and 第一章), 2 for （一） (and 第一节), 3 for 1. ; 0 for none.</summary>
    public static int NumberLevel(string text) => Numbered(text).Level;

    /// <summary>The level and the length of the number with its point.</summary>
    public static (int Level, int Length) Numbered(string text)
    {
        if (text.Length < 2) return default;
        var i = 0;
        if (IsNumeral(text[0]))
        {
            while (i < text.Length && i < 5 && IsNumeral(text[i])) i++;
            return i < text.Length && text[i] is '、' or '．' or '.' ? (1, i + 1) : default;
        }

        if (text[0] == '第')
        {
            for (i = 1; i < text.Length && i < 6 && (IsNumeral(text[i]) || char.IsAsciiDigit(text[i])); i++) { }
            return i > 1 && i < text.Length ? text[i] switch { '章' or '编' or '部' when text.Length < 40 => (1, i + 1), '节' when text.Length < 40 => (2, i + 1), _ => default } : default;
        }

        if (text[0] is '（' or '(')
        {
            for (i = 1; i < text.Length && i < 6 && IsNumeral(text[i]); i++) { }
            return i > 1 && i < text.Length && text[i] is '）' or ')' ? (2, i + 1 < text.Length && text[i + 1] == '、' ? i + 2 : i + 1) : default;
        }

        while (i < text.Length && i < 3 && text[i] is (>= '0' and <= '9') or (>= '０' and <= '９')) i++;
        return i is > 0 and < 3 && i + 1 < text.Length && text[i] is '.' or '．' or '、' && !char.IsDigit(text[i + 1]) ? (3, i + 1) : default;
    }

    private static bool IsNumeral(char c) => "一二三四五六七八九十百零〇".Contains(c, StringComparison.Ordinal);
}
