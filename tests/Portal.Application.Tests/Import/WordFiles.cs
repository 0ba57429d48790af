using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Portal.Application.Tests.Import;

/// <summary>Word documents built for a test.</summary>
internal static class WordFiles
{
    public static byte[] Of(params OpenXmlElement[] blocks) => Of(_ => { }, blocks);

    public static byte[] Of(Action<MainDocumentPart> more, params OpenXmlElement[] blocks)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(new Body(blocks));
            more(main);
        }

        return stream.ToArray();
    }

    public static Paragraph P(string text) => new(new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));

    public static Paragraph Numbered(string text, int level) =>
        new(new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = level }, new NumberingId { Val = 1 })), new Run(new Text(text)));

    public static Run Hidden(string text) => new(new RunProperties(new Vanish()), new Text(text));

    public static TableCell Cell(string text, int span = 1, MergedCellValues? merge = null)
    {
        var look = new TableCellProperties();
        if (span > 1) look.Append(new GridSpan { Val = span });
        if (merge is { } m) look.Append(new VerticalMerge { Val = m });
        return new TableCell(look, P(text));
    }

    /// <summary>一、 （一） 1. as automatic numbers.</summary>
    public static void AddNumbering(MainDocumentPart main)
    {
        var part = main.AddNewPart<NumberingDefinitionsPart>();
        part.Numbering = new Numbering(
            new AbstractNum(
                Level(0, NumberFormatValues.JapaneseCounting, "%1、"),
                Level(1, NumberFormatValues.ChineseCounting, "（%2）"),
                Level(2, NumberFormatValues.Decimal, "%3."))
            { AbstractNumberId = 7 },
            new NumberingInstance(new AbstractNumId { Val = 7 }) { NumberID = 1 });
    }

    private static Level Level(int index, NumberFormatValues format, string text) =>
        new(new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = format }, new LevelText { Val = text }) { LevelIndex = index };
}
