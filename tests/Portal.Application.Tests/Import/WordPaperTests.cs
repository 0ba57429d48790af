using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Portal.Application.Documents;
using Portal.Application.Files;
using Portal.Application.Import;
using Portal.Domain.Documents;

namespace Portal.Application.Tests.Import;

[Trait("Req", "A11")]
public sealed class WordPaperTests
{
    private static PaperReading Read(byte[] bytes) => new PaperReader().Read("公文.docx", bytes);

    [Fact]
    public void A_whole_paper_with_automatic_numbers()
    {
        var paper = Read(WordFiles.Of(WordFiles.AddNumbering,
            WordFiles.P("青山市民政局文件"), WordFiles.P("青民发[2024]０12号"),
            WordFiles.P("青山市民政局关于做好2024年冬春救助"), WordFiles.P("工作的通知"),
            WordFiles.P("各县（市、区）民政局，局属各单位："),
            WordFiles.P("为切实做好困难群众冬春救助工作，现就有关事项通知如下："),
            WordFiles.Numbered("提高认识", 0), WordFiles.Numbered("压实责任。各地要成立工作专班，明确分工，确保落实。", 1), WordFiles.Numbered("摸清底数。各地要逐户核查，建立台账，做到不漏一户。", 1),
            WordFiles.Numbered("严格发放", 0), WordFiles.Numbered("按时发放。2025年1月20日前发放到位，不得截留挪用。", 1),
            WordFiles.P("青山市民政局"), WordFiles.P("2024年11月8日"), WordFiles.P("（此件主动公开）")));
        Assert.Equal("青山市民政局关于做好2024年冬春救助工作的通知", paper.Title);
        Assert.Equal("青民发〔2024〕12号", paper.DocumentNumber);
        Assert.Equal("青山市民政局", paper.IssuingBody);
        Assert.Equal(new DateOnly(2024, 11, 8), paper.DateWritten);
        Assert.Equal(DisclosureAttribute.Proactive, paper.Attribute);
        Assert.Empty(paper.Unsure);
        Assert.Contains("\n## 一、提高认识\n", paper.BodyMarkdown, StringComparison.Ordinal);
        Assert.Contains("\n### （二）摸清底数。\n\n各地要逐户核查", paper.BodyMarkdown, StringComparison.Ordinal);
        Assert.Contains("\n## 二、严格发放\n\n### （一）按时发放。\n", paper.BodyMarkdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Hidden_and_deleted_words_and_comments_stay_out()
    {
        var paper = Read(WordFiles.Of(WordFiles.P("关于调整办公时间的通知"), WordFiles.P("各科室："),
            new Paragraph(new Run(new Text("自下周一起调整办公时间，")), WordFiles.Hidden("隐藏的话，"), new DeletedRun(new Run(new DeletedText("删去的话，"))), new InsertedRun(new Run(new Text("新插入的话，"))), new Run(new Text("请遵照执行。"))),
            WordFiles.P("局办公室"), WordFiles.P("2024年5月6日")));
        Assert.Contains("自下周一起调整办公时间，新插入的话，请遵照执行。", paper.BodyMarkdown, StringComparison.Ordinal);
        Assert.DoesNotContain("隐藏的话", paper.BodyMarkdown, StringComparison.Ordinal);
        Assert.DoesNotContain("删去的话", paper.BodyMarkdown, StringComparison.Ordinal);
        Assert.Equal(2, paper.Notes.Count);
    }

    [Fact]
    public void Merged_cells_become_colspan_and_rowspan()
    {
        var table = new Table(
            new TableRow(WordFiles.Cell("地区", merge: MergedCellValues.Restart), WordFiles.Cell("标准", 2)),
            new TableRow(WordFiles.Cell("", merge: MergedCellValues.Continue), WordFiles.Cell("城市"), WordFiles.Cell("农村")),
            new TableRow(WordFiles.Cell("甲县"), WordFiles.Cell("700"), WordFiles.Cell("500")));
        var paper = Read(WordFiles.Of(WordFiles.P("关于公布低保标准的通知"), WordFiles.P("各县民政局："), WordFiles.P("现将低保标准公布如下，请遵照执行。"), table, WordFiles.P("青山市民政局"), WordFiles.P("2024年5月6日")));
        var page = new HtmlParser().ParseDocument(MarkdownRenderer.ToHtml(paper.BodyMarkdown));
        Assert.Equal("2", page.QuerySelectorAll("th").Single(c => c.TextContent.Trim() == "地区").GetAttribute("rowspan"));
        Assert.Equal("2", page.QuerySelectorAll("th").Single(c => c.TextContent.Trim() == "标准").GetAttribute("colspan"));
        Assert.Equal(["甲县", "700", "500"], page.QuerySelectorAll("td").Select(c => c.TextContent.Trim()));
    }

    [Fact]
    public void Footnotes_come_along()
    {
        var bytes = WordFiles.Of(
            main =>
            {
                var part = main.AddNewPart<FootnotesPart>();
                part.Footnotes = new Footnotes(new Footnote(WordFiles.P("脚注的话。")) { Id = 2 });
            },
            WordFiles.P("关于脚注的通知"), WordFiles.P("各科室："), new Paragraph(new Run(new Text("正文的话要足够长一些")), new Run(new FootnoteReference { Id = 2 }), new Run(new Text("，还有后半句。"))));
        var body = Read(bytes).BodyMarkdown;
        Assert.Contains("正文的话要足够长一些[^1]，还有后半句。", body, StringComparison.Ordinal);
        Assert.Contains("[^1]: 脚注的话。", body, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Req", "B3")]
    [InlineData("body")]
    [InlineData("hidden")]
    [InlineData("deleted")]
    [InlineData("header")]
    [InlineData("comment")]
    [InlineData("symbol")]
    public void A_secrecy_mark_anywhere_refuses_the_file(string place)
    {
        var bytes = WordFiles.Of(
            main =>
            {
                if (place == "header") main.AddNewPart<HeaderPart>().Header = new Header(WordFiles.P("机密★10年"));
                if (place == "comment") main.AddNewPart<WordprocessingCommentsPart>().Comments = new Comments(new Comment(WordFiles.P("秘密★")) { Id = "1", Author = "a" });
            },
            WordFiles.P("关于某事的通知"),
            place switch
            {
                "body" => new Paragraph(new Run(new Text("机")), new Run(new Text("密")), new Run(new Text("★10年"))),
                "hidden" => new Paragraph(WordFiles.Hidden("绝密★")),
                "deleted" => new Paragraph(new DeletedRun(new Run(new DeletedText("秘密★6个月")))),
                "symbol" => new Paragraph(new Run(new Text("机密"), new SymbolChar { Font = "Wingdings", Char = "F0AB" })),
                _ => WordFiles.P("正文的话。"),
            });
        var refusal = Assert.ThrowsAny<IntakeRefusedException>(() => Read(bytes));
        Assert.Contains("国家秘密标志", refusal.Message, StringComparison.Ordinal);
        Assert.ThrowsAny<IntakeRefusedException>(() => new FileIntake().AcceptAttachment("附件.docx", bytes));
    }
}
