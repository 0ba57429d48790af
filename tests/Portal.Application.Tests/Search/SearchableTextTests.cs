using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Portal.Application.Files;
using Portal.Application.Search;
using Portal.Application.Tests.Import;

namespace Portal.Application.Tests.Search;

/// <summary>A search brings to light what a reader of the attachment sees, and nothing that a file carries besides.</summary>
[Trait("Req", "K2")]
[Trait("Req", "K6")]
public sealed class SearchableTextTests
{
    [Fact]
    public void Of_a_Word_file_neither_comments_nor_deleted_nor_hidden_text_nor_names_of_authors()
    {
        var bytes = WordFiles.Of(
            main =>
            {
                main.AddNewPart<WordprocessingCommentsPart>().Comments = new Comments(new Comment(new Paragraph(new Run(new Text("批注里的话")))) { Id = "0", Author = "赵某某" });
                main.OpenXmlPackage.PackageProperties.Creator = "钱某某";
            },
            new Paragraph(new Run(new Text("公开的一句话。"))),
            new Paragraph(new DeletedRun(new Run(new DeletedText("删去的话"))) { Author = "孙某某", Id = "1" }, new Run(new RunProperties(new Vanish()), new Text("隐藏的话")), new Run(new Text("看得见的话。"))),
            new Table(new TableRow(new TableCell(new Paragraph(new Run(new Text("东山县")))), new TableCell(new Paragraph(new Run(new Text("820")))))));
        var text = SearchableText.Of("附件.docx", bytes);
        foreach (var seen in new[] { "公开的一句话", "看得见的话", "东山县", "820" }) Assert.Contains(seen, text, StringComparison.Ordinal);
        foreach (var never in new[] { "批注", "删去", "隐藏", "某某", "document.xml" }) Assert.DoesNotContain(never, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_spreadsheet_the_cells()
    {
        var bytes = Workbook.Write([new WorkbookSheet("发放情况", [12, 8], [["县区", "人数"], ["龙潭坪街道", 27]])]);
        var text = SearchableText.Of("表.xlsx", bytes);
        foreach (var seen in new[] { "发放情况", "龙潭坪街道", "27" }) Assert.Contains(seen, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("坏.docx")]
    [InlineData("坏.xlsx")]
    [InlineData("坏.pdf")]
    public void Of_what_cannot_be_read_nothing(string name) => Assert.Equal("", SearchableText.Of(name, [0x50, 0x4B, 3, 4, 0, 0, 0, 0, 9, 9]));
}
