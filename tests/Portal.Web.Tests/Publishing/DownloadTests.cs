using System.Net;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Portal.Application.Import;

namespace Portal.Web.Tests.Publishing;

/// <summary>A record carried away as Word, plain text, QR code and print: made of the shelf, and gone where the page is gone.</summary>
[Trait("Req", "K3")]
public sealed class DownloadTests(PublicPagesBureau bureau) : IClassFixture<PublicPagesBureau>
{
    [Fact]
    public async Task The_Word_file_is_valid_and_has_the_look_of_a_paper()
    {
        var bytes = await BytesAsync(bureau.Readable + ".docx");
        using var file = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file).Select(e => $"{e.Description} {e.Path?.XPath}"));
        var body = file.MainDocumentPart!.Document!.Body!;
        string Style(Paragraph p) => p.ParagraphProperties!.ParagraphStyleId!.Val!;
        Assert.Equal(PublicPagesBureau.Title, Assert.Single(body.Elements<Paragraph>(), p => Style(p) == "PaperTitle").InnerText);
        Assert.Equal("一、提前准备", Assert.Single(body.Elements<Paragraph>(), p => Style(p) == "Heading1").InnerText);
        Assert.Equal("（一）分工", Assert.Single(body.Elements<Paragraph>(), p => Style(p) == "Heading2").InnerText);
        Assert.Equal("各县（区）民政局：", Assert.Single(body.Elements<Paragraph>(), p => Style(p) == "Addressee").InnerText);
        Assert.Equal(["云岭市民政局", "2026年3月1日"], body.Elements<Paragraph>().Where(p => Style(p) == "Signature").Select(p => p.InnerText));
        Assert.Contains("东山县", body.Elements<Table>().Last().InnerText, StringComparison.Ordinal);
        var styles = file.MainDocumentPart.StyleDefinitionsPart!.Styles!.OuterXml;
        Assert.Contains("仿宋", styles, StringComparison.Ordinal);
        Assert.Contains("w:firstLineChars=\"200\"", styles, StringComparison.Ordinal);
        Assert.Contains("主动公开", body.Elements<Table>().First().InnerText, StringComparison.Ordinal);
        Assert.Contains(file.MainDocumentPart.HyperlinkRelationships, r => r.Uri.OriginalString == PublicPagesBureau.OutsideUrl);
    }

    [Fact]
    public async Task What_was_carried_away_reads_in_again()
    {
        var reading = new PaperReader().Read("下载.docx", await BytesAsync(bureau.Readable + ".docx"));
        Assert.Equal(PublicPagesBureau.Title, reading.Title);
    }

    [Fact]
    public async Task The_plain_text_has_head_title_and_every_line()
    {
        var page = await bureau.Visitor().OpenAsync(bureau.Readable + ".txt");
        Assert.Equal("text/plain", page.Response.Content.Headers.ContentType!.MediaType);
        foreach (var words in new[] { "公开属性：主动公开", "来源：某市日报", PublicPagesBureau.Title, "一、提前准备", "东山县\t12\t34", "附件1：名单.txt", bureau.Readable })
            Assert.Contains(words, page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_QR_code_is_a_picture_without_style_or_script()
    {
        var page = await bureau.Visitor().OpenAsync(bureau.Readable + "/qr.svg");
        Assert.Equal("image/svg+xml", page.Response.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("<svg", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("style", page.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await bureau.Visitor().OpenAsync("/documents/none/qr.svg")).Status);
    }

    [Fact]
    public async Task The_print_view_has_the_paper_alone()
    {
        var page = await bureau.Visitor().OpenAsync(bureau.Readable + "/print");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Document.QuerySelectorAll("nav, header, footer, aside"));
        Assert.Contains("东山县", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($"a[href='{bureau.Readable}']"));
        Assert.Equal((PublicPagesBureau.Title, "通知公告"), (PublicTagsTests.Tag(page, "ArticleTitle"), PublicTagsTests.Tag(page, "ColumnName")));
        Assert.EndsWith(bureau.Readable, PublicTagsTests.Tag(page, "Url"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".docx")]
    [InlineData(".txt")]
    [InlineData("/print")]
    public async Task Where_the_page_shows_no_text_there_is_nothing_to_carry_away(string form)
    {
        var citizen = bureau.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await citizen.OpenAsync(bureau.Readable + form)).Status);
        Assert.Equal(HttpStatusCode.OK, (await citizen.OpenAsync(bureau.Banner + form)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.OpenAsync(bureau.Listed + form)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.OpenAsync("/documents/000000000-2026-99999" + form)).Status);
        foreach (var gone in new[] { bureau.Gone, bureau.Replaced })
        {
            var page = await citizen.OpenAsync(gone + form);
            Assert.Equal(HttpStatusCode.Gone, page.Status);
            Assert.DoesNotContain("的正文", page.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Trait("Req", "B7")]
    public async Task What_was_withdrawn_says_so_in_every_form()
    {
        Assert.Contains("撤回，仅供查阅", (await bureau.Visitor().OpenAsync(bureau.Banner + ".txt")).Html, StringComparison.Ordinal);
        using var file = WordprocessingDocument.Open(new MemoryStream(await BytesAsync(bureau.Banner + ".docx")), false);
        Assert.Contains("撤回，仅供查阅", file.MainDocumentPart!.Document!.Body!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Req", "A5")]
    public async Task What_has_lapsed_says_so_in_a_sentence()
    {
        var day = bureau.Clock.Now;
        Assert.DoesNotContain("有效期届满", (await bureau.Visitor().OpenAsync(bureau.Readable)).Text, StringComparison.Ordinal);
        try
        {
            bureau.Clock.Advance(TimeSpan.FromDays(150));
            var page = await bureau.Visitor().OpenAsync(bureau.Readable);
            Assert.Contains("于2026年6月30日有效期届满而失效", page.Text, StringComparison.Ordinal);
        }
        finally
        {
            bureau.Clock.Advance(day - bureau.Clock.Now);
        }
    }

    [Fact]
    [Trait("Req", "K1")]
    public async Task The_request_form_is_a_valid_Word_file_with_what_article_29_asks_for()
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(await BytesAsync("/requests/form.docx")), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file).Select(e => $"{e.Description} {e.Path?.XPath}"));
        var text = file.MainDocumentPart!.Document!.Body!.InnerText;
        foreach (var words in new[] { "政府信息公开申请表", "姓名", "证件号码", "联系电话", "便于查询的其他特征", "提供的形式", "获取的方式", "云岭市人民路1号" }) Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.DoesNotContain("用途", text, StringComparison.Ordinal);
    }

    private async Task<byte[]> BytesAsync(string path)
    {
        var page = await bureau.Visitor().OpenAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return await page.Response.Content.ReadAsByteArrayAsync();
    }
}
