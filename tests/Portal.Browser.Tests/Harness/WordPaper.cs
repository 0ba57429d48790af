using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Portal.Browser.Tests.Harness;

/// <summary>A paper as a clerk has it in Word: head, number, headings, a table with merged cells, signature, note on disclosure.</summary>
internal static class WordPaper
{
    public const string Title = "云岭市民政局关于提高城乡低保标准的通知";

    /// <summary>The date of the signature does not exist: the clerk has to look.</summary>
    public static byte[] WithImpossibleDate() => Of(
        P("云岭市民政局文件"), P("云民发〔2026〕15号"), P(Title), P("各县（区）民政局："),
        P("经市人民政府同意，自2026年4月1日起提高全市城乡最低生活保障标准，现将有关事项通知如下："),
        P("一、保障标准"), P("（一）新的标准。城乡最低生活保障标准按下表执行，由各县（区）民政局组织落实。"),
        new Table(
            new TableRow(Cell("地区", merge: MergedCellValues.Restart), Cell("标准（元/人·月）", 2)),
            new TableRow(Cell("", merge: MergedCellValues.Continue), Cell("城市"), Cell("农村")),
            new TableRow(Cell("东山县"), Cell("820"), Cell("640")),
            new TableRow(Cell("西河区"), Cell("860"), Cell("700"))),
        P("二、工作要求"), P("（一）按时发放。每月十日前发放到户，不得截留、挪用，不得拖延。"),
        P("云岭市民政局"), P("2026年2月30日"), P("（此件公开发布）"));

    public static byte[] Attachment() => Of(P("城乡低保标准对照表"), P("东山县：城市820元，农村640元。"));

    private static byte[] Of(params OpenXmlElement[] blocks)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
            document.AddMainDocumentPart().Document = new Document(new Body(blocks));
        return stream.ToArray();
    }

    private static Paragraph P(string text) => new(new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));

    private static TableCell Cell(string text, int span = 1, MergedCellValues? merge = null)
    {
        var look = new TableCellProperties();
        if (span > 1) look.Append(new GridSpan { Val = span });
        if (merge is { } m) look.Append(new VerticalMerge { Val = m });
        return new TableCell(look, P(text));
    }
}
