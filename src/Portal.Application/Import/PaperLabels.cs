using System.Text.RegularExpressions;

namespace Portal.Application.Import;

internal enum LabelKey { Index, Number, Issuer, Written, Published, Source, Attribute, Title, Url, Other }

/// <summary>The labels of header tables and of the line under a title, in the spellings that sites use.</summary>
internal static class PaperLabels
{
    private const int LongestLine = 600;

    private static readonly Dictionary<string, LabelKey> _labels = Build(
        (LabelKey.Index, "索引号 索取号 信息索引号 信息索引 公开索引号 索引编号 政府信息索引号"),
        (LabelKey.Number, "发文字号 文号 文件编号 公文编号 文件字号 发文号 发文文号 文件号 文书号 发布文号 文件文号 信息文号"),
        (LabelKey.Issuer, "发布机构 发文机关 发文单位 发布单位 发布机关 制发机关 发文机构 公开主体 印发机关 制定机关 发文部门 发布部门 公开机构 制发单位 公开单位 公开机关 信息公开机构 制文机关 签发单位 生成机构 信息提供单位 公开责任部门"),
        (LabelKey.Written, "成文日期 生成日期 发文日期 制发日期 印发日期 成文时间 发文时间 形成日期 生成时间 制定日期 公文日期 成文日 信息生成日期 签发日期"),
        (LabelKey.Published, "发布日期 发布时间 公开日期 公开时间 公布日期 信息发布日期 信息发布时间 发表时间 发布于 更新时间 更新日期 上网日期"),
        (LabelKey.Source, "来源 信息来源 文章来源 稿件来源 内容来源 稿源 发布来源"),
        (LabelKey.Attribute, "公开类别 公开方式 公开属性 公开形式 公开类型 信息公开属性 信息公开方式 信息公开形式 信息公开类别 信息公开类型"),
        (LabelKey.Title, "标题 名称 信息名称 文件名称 公文标题 文件标题 公文名称 信息标题 原标题"),
        (LabelKey.Url, "原文链接 来源网址 原文地址 信息来源网址 链接地址"),
        (LabelKey.Other, "主题分类 主题词 体裁分类 体裁 组配分类 服务对象 有效性 时效性 效力状态 效力 关键词 关键字 内容概述 信息概述 概述 摘要 信息类别 信息分类 分类 废止日期 失效日期 生效日期 实施日期 有效期 文种 公文种类 编辑 责任编辑 责编 审核 作者 浏览次数 点击数 点击次数 点击量 点击率 访问量 访问次数 阅读次数 阅读 阅读量 浏览量 浏览 字体 字号 字体大小 文字大小 保护视力色 背景色 视力保护色 分享 分享到 公开程序 公开时限 公开范围 公开对象 载体 载体类型 记录形式 语种 撰稿 供稿 校对 签发 签发人 审核人 录入 录入人 发布人 信息员 栏目 所属栏目 文件状态 文件类型 公文类型 隶属主题 年份 发布层级 信息状态 备注文号 主办处室 承办处室 是否有效 收藏 打印 紧急程度 密级"));

    private static readonly string _alternation = string.Join('|', _labels.Keys.OrderByDescending(k => k.Length).Select(k => string.Join("[ 　]*", k.ToCharArray())));

    private static readonly Regex _labelled = new($@"(?:^|[ 　|；;，,•·\[【（(])(?:{_alternation})[ 　]*(?:[:：]|】[:：]?)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public static LabelKey? KeyOf(string cell) =>
        cell.Length > 24 ? null : _labels.TryGetValue(Name(cell), out var key) ? key : null;

    /// <summary>Pairs of cells: a label's value is the cell behind it, or stands in the same cell.</summary>
    public static List<(LabelKey Key, string Value)> FromCells(IReadOnlyList<string> cells)
    {
        var pairs = new List<(LabelKey, string)>();
        for (var i = 0; i < cells.Count; i++)
        {
            if (KeyOf(cells[i]) is { } key)
            {
                var value = i + 1 < cells.Count && KeyOf(cells[i + 1]) is null && FromLine(cells[i + 1]).Count == 0 ? cells[++i] : "";
                pairs.Add((key, Value(value)));
            }
            else
            {
                pairs.AddRange(FromLine(cells[i]));
            }
        }

        return pairs;
    }

    /// <summary>The pairs of one line (发布时间:2017-05-07  来源:民政部网站); none where the line does not begin with a label.</summary>
    public static List<(LabelKey Key, string Value)> FromLine(string line)
    {
        var pairs = new List<(LabelKey, string)>();
        if (line.Length > LongestLine) return pairs;
        var text = line.TrimStart(' ', '　', '•', '·', '-', '*', '◆', '■');
        var matches = _labelled.Matches(text);
        if (matches.Count == 0 || matches[0].Index > 0) return FromBlanks(text);
        for (var i = 0; i < matches.Count; i++)
        {
            var end = i + 1 < matches.Count ? matches[i + 1].Index : text.Length;
            var start = matches[i].Index + matches[i].Length;
            if (_labels.TryGetValue(Name(matches[i].Value), out var key)) pairs.Add((key, Value(text[start..end])));
        }

        return pairs;
    }

    /// <summary>索 引 号   000014349/2018-00221: no colon, but wide blanks as in a table copied as text.</summary>
    private static List<(LabelKey Key, string Value)> FromBlanks(string text)
    {
        var cells = Regex.Split(text, "[ 　]{2,}|\t", RegexOptions.NonBacktracking);
        return cells.Length >= 2 && KeyOf(cells[0]) is { } key && key != LabelKey.Other ? FromCells(cells) : [];
    }

    private static string Name(string cell) => PaperText.Bare(cell).Trim(':', '：', '【', '】', '[', ']', '（', '(', '|', '；', ';', '，', ',', '•', '·', '*', '※');

    private static string Value(string value) => value.Trim(' ', '　', '|', '\t', '【', '】', '[', ']', '；', ';', '•', '·');

    private static Dictionary<string, LabelKey> Build(params (LabelKey Key, string Names)[] rows) =>
        rows.SelectMany(r => r.Names.Split(' ').Select(n => (n, r.Key))).DistinctBy(p => p.n).ToDictionary(p => p.n, p => p.Key, StringComparer.Ordinal);
}
