using System.Text.RegularExpressions;
using Portal.Application.Documents;
using Portal.Application.Import;
using Portal.Application.Seeding;

namespace Portal.Application.Tests.Import;

/// <summary>The shelf's HTML as Markdown again: rendered once more it is the same page.</summary>
[Trait("Req", "K4")]
public sealed partial class HtmlMarkdownTests
{
    public static TheoryData<string> Papers => [.. Demonstration.Papers().Select(p => p.File)];

    [Theory]
    [MemberData(nameof(Papers))]
    public void A_paper_comes_back_as_it_was(string file) => Same(Demonstration.Papers().Single(p => p.File == file).Body);

    [Theory]
    [InlineData("# 附件标题\n\n## 一、总则\n\n### （一）目的\n\n正文，**重点**和*强调*。")]
    [InlineData("1. 一\n2. 二\n   - 甲\n   - 乙\n\n3) 三\n\n- 甲\n\n* 乙")]
    [InlineData("- 松散\n\n- 列表\n\n  第二段")]
    [InlineData("4. 从四开始\n5. 五")]
    [InlineData("> 引文\n>\n> 第二段\n\n---\n\n    代码\n    `x`")]
    [InlineData("行内 `a\\`b` 和 ``c`d``，第一行\\\n第二行\n第三行")]
    [InlineData("[链接](https://a.gov.cn/x?a=1&b=2#c)和[括号](<https://a.gov.cn/(x)>)")]
    [InlineData("脚注[^1]在此。\n\n[^1]: 脚注的内容。")]
    [InlineData("\\# 不是标题\n\n1\\. 不是列表\n\n\\- 不是\n\n\\*不是\\*\n\n\\[不是\\](x)\n\n&lt;b&gt;&amp;amp;\n\na::b::c")]
    [InlineData("::: to\n各单位：\n:::\n\n正文\n\n::: sign\n云岭市民政局\n\n2026年3月1日\n:::")]
    [InlineData("| 甲 | 乙 |\n| --- | --- |\n| 1\\|2 | **重** |")]
    [InlineData("")]
    public void What_the_renderer_can_write_comes_back(string markdown) => Same(markdown);

    [Theory]
    [InlineData("<p>一<script>alert(1)</script>二</p><style>p{}</style>", "一二")]
    [InlineData("<section><p>外来<img src=x onerror=alert(1)>的</p></section>", "外来的")]
    [InlineData("文字<p>段", "文字\n\n段")]
    public void Of_foreign_HTML_only_the_words_stay(string html, string markdown) => Assert.Equal(markdown, HtmlMarkdown.Of(html));

    private static void Same(string markdown)
    {
        var html = MarkdownRenderer.ToHtml(markdown);
        Assert.Equal(Plain(html), Plain(MarkdownRenderer.ToHtml(HtmlMarkdown.Of(html))));
    }

    // Tables are written anew: alignment has no place in them, and of the words in cells only the words stay.
    private static string Plain(string html) => CellMarks().Replace(Unaligned().Replace(html, ""), "$1$2");

    [GeneratedRegex(" class=\"(left|center|right)\"")]
    private static partial Regex Unaligned();

    [GeneratedRegex("(<t[dh][^>]*>[^<]*)<strong>([^<]*)</strong>")]
    private static partial Regex CellMarks();
}
