using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Portal.Application.Files;

/// <summary>One sheet to write: the first row is the heading. Numbers are numbers; everything else is text and never a formula.</summary>
/// <param name="Widths">Of the columns, in characters.</param>
public sealed record WorkbookSheet(string Name, IReadOnlyList<int> Widths, IEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>Columns that stay in sight when the sheet is scrolled sideways.</summary>
    public int FrozenColumns { get; init; }
}

/// <summary>Writes .xlsx files.</summary>
public static class Workbook
{
    public const string MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const int CellMaxLength = 32_000;
    private const uint Heading = 1;

    /// <param name="more">Adds to a sheet's part what is no cell, such as a chart.</param>
    /// <param name="madeOn">Stands on every entry of the file, so that the same sheets make the same bytes.</param>
    public static byte[] Write(IReadOnlyList<WorkbookSheet> sheets, Action<WorksheetPart, WorkbookSheet>? more = null, DateTime? madeOn = null)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            // Parts and their names are given, not drawn.
            var book = document.AddNewPart<WorkbookPart>(MimeType + ".main+xml", "rId1");
            book.AddNewPart<WorkbookStylesPart>("rId1").Stylesheet = Styles();
            var listed = new Sheets();
            foreach (var (sheet, id) in sheets.Select((s, i) => (s, (uint)i + 1)))
            {
                var part = book.AddNewPart<WorksheetPart>(string.Create(CultureInfo.InvariantCulture, $"rId{id + 1}"));
                WriteSheet(part, sheet);
                more?.Invoke(part, sheet);
                listed.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = id, Name = sheet.Name });
            }
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(listed);
        }
        if (madeOn is { } day)
            using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
                foreach (var entry in zip.Entries) entry.LastWriteTime = new DateTimeOffset(day);
        return stream.ToArray();
    }

    private static void WriteSheet(WorksheetPart part, WorkbookSheet sheet)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        var pane = new Pane { VerticalSplit = 1, TopLeftCell = Reference(sheet.FrozenColumns, 2), ActivePane = sheet.FrozenColumns > 0 ? PaneValues.BottomRight : PaneValues.BottomLeft, State = PaneStateValues.Frozen };
        if (sheet.FrozenColumns > 0) pane.HorizontalSplit = sheet.FrozenColumns;
        writer.WriteElement(new SheetViews(new SheetView(pane) { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(sheet.Widths.Select((w, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = w, CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        var number = 0u;
        foreach (var row in sheet.Rows)
        {
            number++;
            writer.WriteStartElement(new Row { RowIndex = number });
            for (var i = 0; i < row.Count; i++)
                if (CellOf(row[i]) is { } cell)
                {
                    cell.CellReference = Reference(i, number);
                    if (number == 1) cell.StyleIndex = Heading;
                    writer.WriteElement(cell);
                }
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>A1 for column 0 of row 1.</summary>
    public static string Reference(int column, uint row)
    {
        var letters = "";
        for (var n = column + 1; n > 0; n = (n - 1) / 26) letters = (char)('A' + (n - 1) % 26) + letters;
        return letters + row.ToString(CultureInfo.InvariantCulture);
    }

    private static Cell? CellOf(object? value) => value switch
    {
        null or "" => null,
        int or long or decimal => new Cell(new CellValue(Convert.ToString(value, CultureInfo.InvariantCulture)!)) { DataType = CellValues.Number },
        _ => new Cell(new InlineString(new Text(Clean(Convert.ToString(value, CultureInfo.InvariantCulture)!)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString },
    };

    // A character that XML does not know would make a file nobody can open.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, CellMaxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length >= CellMaxLength) break;
            if (rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)) clean.Append(rune.ToString());
        }
        return clean.ToString();
    }

    private static Stylesheet Styles() => new(
        new Fonts(new Font(new FontSize { Val = 11 }), new Font(new Bold(), new FontSize { Val = 11 })),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), new CellFormat { FontId = 1, ApplyFont = true }));
}
