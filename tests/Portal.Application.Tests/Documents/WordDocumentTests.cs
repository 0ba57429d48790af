using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Portal.Application.Documents;

namespace Portal.Application.Tests.Documents;

/// <summary>The HTML of papers as Word files that Word opens.</summary>
[Trait("Req", "K3")]
public sealed class WordDocumentTests
{
    // As MarkdownRenderer writes a grid table.
    private const string Merged = """
        <div class="table-wrap" tabindex="0" role="region" aria-label="表格">
        <table><thead>
        <tr><th scope="col" rowspan="2">地区</th><th scope="colgroup" colspan="2">人数</th></tr>
        <tr><th scope="col">城市</th><th scope="col">农村</th></tr>
        </thead><tbody>
        <tr><td>东山</td><td class="right">1</td><td class="right">2</td></tr>
        </tbody></table></div>
        """;

    [Fact]
    public async Task The_same_paper_makes_the_same_bytes()
    {
        var first = Made();
        // File times in a package have steps of two seconds.
        await Task.Delay(2100);
        Assert.Equal(first, Made());

        static byte[] Made()
        {
            using var paper = new WordDocument("题目", "某局", "https://example.gov.cn", new DateTime(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc));
            return paper.Title("题目").Html("<p><a href=\"https://example.org/a\">一</a><a href=\"https://example.org/b\">二</a></p>").ToArray();
        }
    }

    [Fact]
    public void Merged_cells_stay_merged() => Open(Merged, body =>
    {
        var rows = body.Elements<Table>().Single().Elements<TableRow>().ToList();
        var cells = rows.ConvertAll(r => r.Elements<TableCell>().ToList());
        Assert.All(cells, row => Assert.Equal(3, row.Sum(c => c.TableCellProperties?.GridSpan?.Val?.Value ?? 1)));
        Assert.Equal(2, cells[0][1].TableCellProperties!.GridSpan!.Val!.Value);
        Assert.Equal(MergedCellValues.Restart, cells[0][0].TableCellProperties!.VerticalMerge!.Val!.Value);
        Assert.Equal(MergedCellValues.Continue, cells[1][0].TableCellProperties!.VerticalMerge!.Val!.Value);
        Assert.Equal(["", "城市", "农村"], cells[1].Select(c => c.InnerText));
        Assert.NotNull(rows[1].TableRowProperties!.GetFirstChild<TableHeader>());
        Assert.Equal(JustificationValues.Right, cells[2][1].Elements<Paragraph>().Single().ParagraphProperties!.Justification!.Val!.Value);
    });

    [Fact]
    public void Lists_emphasis_links_and_notes_keep_their_words() => Open(MarkdownRenderer.ToHtml("1. 甲\n2. 乙\n   - 丙\n   - 丁\n\n**重要**的[链接](/about)[^1]，上标。\n\n> 引文\n\n[^1]: 脚注的话\n"), body =>
    {
        var lines = body.Elements<Paragraph>().Select(p => p.InnerText).ToList();
        Assert.Contains("1.甲", lines);
        Assert.Contains("2.乙", lines);
        Assert.Contains("•丙", lines);
        Assert.Contains("引文", lines);
        Assert.Contains(lines, l => l.Contains("脚注的话", StringComparison.Ordinal));
        Assert.Contains(body.Descendants<Run>(), r => r.RunProperties?.Bold is not null && r.InnerText == "重要");
        Assert.Contains(body.Descendants<Hyperlink>(), h => h.InnerText == "链接");
    });

    [Theory]
    [InlineData("控制字符\u0001和\u000B不见了")]
    [InlineData("扩展区的字𠮷留下")]
    public void Characters_that_XML_cannot_hold_are_left_out_and_no_others(string text) => Open($"<p>{text}</p>", body =>
        Assert.Equal(text.Replace("\u0001", "", StringComparison.Ordinal).Replace("\u000B", "", StringComparison.Ordinal), body.Elements<Paragraph>().Single(p => p.ParagraphProperties!.ParagraphStyleId!.Val == "Normal").InnerText));

    [Fact]
    public void A_table_wider_than_Words_widest_becomes_lines() => Open("<table><tr>" + string.Concat(Enumerable.Range(1, 70).Select(n => $"<td>{n}</td>")) + "</tr></table>", body =>
    {
        Assert.Empty(body.Elements<Table>());
        Assert.Contains("69　70", body.InnerText, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("")]
    [InlineData("<table><tr><td rowspan=\"9\">甲</td><td>乙</td></tr><tr><td></td></tr></table>")]
    [InlineData("<table><tr><td colspan=\"3\" rowspan=\"2\">甲</td></tr><tr></tr><tr><td>乙</td></tr></table>")]
    [InlineData("<ul><li></li><li><ul><li><table><tr><td>深</td></tr></table></li></ul></li></ul>")]
    [InlineData("<p><a href=\"http://[bad\">坏地址</a><a href=\"javascript:x\">脚本</a></p>")]
    public void Odd_text_still_makes_a_file_that_opens(string html) => Open(html, body => Assert.NotNull(body.Elements<SectionProperties>().Single()));

    private static void Open(string html, Action<Body> look)
    {
        using var paper = new WordDocument("题目", "云岭市民政局", "https://mz.example.gov.cn", new DateTime(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc));
        var bytes = paper.Title("题目").Facts([("索引号", "0/2026-1"), ("内容概述", new string('长', 60))]).Number("").Html("<div>" + html + "</div>").ToArray();
        using var file = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file).Select(e => $"{e.Description} {e.Path?.XPath}"));
        Assert.Equal("题目", file.PackageProperties.Title);
        var body = file.MainDocumentPart!.Document!.Body!;
        // Without the table of the header and the line below it.
        body.RemoveChild(body.Elements<Table>().First());
        look(body);
    }
}
