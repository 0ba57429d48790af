using AngleSharp.Html.Parser;
using Portal.Application.Documents;
using Portal.Application.Import;

namespace Portal.Application.Tests.Import;

/// <summary>What is read out of a file comes back from the renderer as the same words.</summary>
[Trait("Req", "A13")]
public sealed class MarkdownWritingTests
{
    private static PaperReading Read(string text, string name = "a.txt") => new PaperReader().Read(name, System.Text.Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData("1. 这是普通段落，不是列表。")]
    [InlineData("2) 这也是。")]
    [InlineData("# 不是标题。")]
    [InlineData("> 不是引用。")]
    [InlineData("- 不是列表。")]
    [InlineData("+ 不是列表。")]
    [InlineData("* 不是列表。")]
    [InlineData("--- 分隔线。")]
    [InlineData("::: sign 不是容器。")]
    [InlineData("a*b*c **粗** 和 _下划_ 及 a_b。")]
    [InlineData("`代码` 和 ``双``。")]
    [InlineData("<script>alert(1)</script> 与 1<2 且 <http://a.b>。")]
    [InlineData("[链接](http://a.b) 和 [脚注][^1] 与 ![图](x)。")]
    [InlineData("[a [b] c](x) 嵌套。")]
    [InlineData("[1]: http://a.b 引用。")]
    [InlineData("[^1]: 脚注。")]
    [InlineData("甲::乙::丙。")]
    [InlineData("转义 \\* 与 \\\\ 路径 C:\\a。")]
    [InlineData("&amp; 与 &#9733 以及 A&B; 和 &nbsp;。")]
    [InlineData("| 竖线 | 在段落里。")]
    [InlineData("~~~ 围栏。")]
    [InlineData("+---+ 网格。")]
    [InlineData("=== 等号。")]
    [InlineData("填写________处。")]
    public void The_words_survive(string line)
    {
        var text = "关于测试事项的通知\n各科室：\n现将有关事项通知如下，请认真遵照执行。\n" + line + "\n请遵照执行，不得有误。";
        var reading = Read(text);
        var plain = MarkdownRenderer.ToPlainText(reading.BodyMarkdown);
        Assert.Contains(line, plain.Split('\n'));
        Assert.DoesNotContain("<a", MarkdownRenderer.ToHtml(reading.BodyMarkdown), StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_text_is_not_littered_with_backslashes()
    {
        var body = Read("关于测试事项的通知\n各科室：\n第一批(2024年)共3项,占50%;详见“附表1-2”、A&B公司[试行]、1.5万元,#1楼。\n请遵照执行，不得有误。").BodyMarkdown;
        Assert.DoesNotContain("\\", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Merged_cells_of_a_page_survive()
    {
        const string Html = """
            <html><body><h1>关于公布补贴标准的通知</h1><p>各县（市、区）民政局：</p><p>现将补贴标准公布如下，请遵照执行。</p>
            <table><tr><th rowspan="2">地区|名</th><th colspan="2">标准（元）</th></tr><tr><th>城市</th><th>农村</th></tr>
            <tr><td rowspan="2">甲县</td><td>700</td><td>500</td></tr><tr><td colspan="2">暂按上年执行</td></tr><tr><td>乙县</td><td>1. 六百<br>2. 七百</td><td></td></tr></table>
            <p>请认真执行。</p></body></html>
            """;
        var body = Read(Html, "a.html").BodyMarkdown;
        var page = new HtmlParser().ParseDocument(MarkdownRenderer.ToHtml(body));
        var rows = page.QuerySelectorAll("tr").Select(r => string.Join(";", r.Children.Select(c => $"{c.LocalName}{c.GetAttribute("colspan")}/{c.GetAttribute("rowspan")}={c.TextContent.Trim().Replace("\n", "+", StringComparison.Ordinal)}"))).ToList();
        Assert.Equal(["th/2=地区|名;th2/=标准（元）", "th/=城市;th/=农村", "td/2=甲县;td/=700;td/=500", "td2/=暂按上年执行", "td/=乙县;td/=1. 六百+2. 七百;td/="], rows);
    }

    [Fact]
    public void A_cell_over_rows_and_columns_at_once_survives()
    {
        const string Html = "<h1>关于公布名单的通知</h1><p>现将名单公布如下，请各单位知悉。</p><table><tr><td colspan=2 rowspan=2>大格</td><td>丙</td></tr><tr><td>丁</td></tr><tr><td>一</td><td>二</td><td>三</td></tr></table><p>以上名单自发布之日起执行。</p>";
        var page = new HtmlParser().ParseDocument(MarkdownRenderer.ToHtml(Read(Html, "a.html").BodyMarkdown));
        var big = page.QuerySelectorAll("td,th").Single(c => c.TextContent.Trim() == "大格");
        Assert.Equal(("2", "2"), (big.GetAttribute("colspan"), big.GetAttribute("rowspan")));
        Assert.Equal(6, page.QuerySelectorAll("td,th").Length);
    }
}
