using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Portal.Application.Files;
using Portal.Application.Import;

namespace Portal.Application.Search;

/// <summary>
/// What a reader of a public attachment sees, for search and its passages. Hidden text and sheets, comments, deleted revisions and the names in a file's properties are
/// scanned for secrets (<see cref="AttachmentText"/>) but never brought to light by a search. Pictures, scanned pages, archives and older office formats give nothing.
/// </summary>
public static class SearchableText
{
    public static string Of(string name, byte[] bytes)
    {
        try
        {
            return FileIntake.Sniff(bytes, name) switch
            {
                FileKind.Text or FileKind.Markdown => TextDecoder.Decode(bytes),
                FileKind.Html => Of(HtmlBlocks.Read(TextDecoder.Decode(bytes))),
                FileKind.Docx => Of(DocxBlocks.Read(bytes)),
                FileKind.Xlsx => OfSheets(bytes),
                FileKind.Pdf => PdfText.Seen(bytes, Domain.Search.ShelfFileText.TextMaxLength),
                _ => "",
            };
        }
        catch (IntakeRefusedException)
        {
            return "";
        }
    }

    private static string Of(RawPaper paper)
    {
        var text = new StringBuilder();
        foreach (var block in paper.Blocks)
        {
            if (block.Table is { } table)
                foreach (var row in table.Rows) text.AppendJoin('\t', row.Select(c => c.Text)).AppendLine();
            else text.AppendLine(block.Text);
        }
        return text.AppendJoin('\n', paper.Footnotes).ToString();
    }

    private static string OfSheets(byte[] bytes)
    {
        var text = new StringBuilder();
        try
        {
            if (bytes.AsSpan().StartsWith("PK"u8)) ZipGuard.Check(bytes, new FileIntakeOptions());
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(bytes, writable: false), new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding("GB18030") });
            do
            {
                if (reader.VisibleState != "visible") continue;
                text.AppendLine(reader.Name);
                while (reader.Read() && text.Length < Domain.Search.ShelfFileText.TextMaxLength)
                {
                    // A hidden row is set to no height.
                    if (reader.RowHeight <= 0) continue;
                    for (var i = 0; i < reader.FieldCount; i++)
                        if (reader.GetColumnWidth(i) > 0 && reader.GetValue(i) is { } value) text.Append(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)).Append('\t');
                    text.AppendLine();
                }
            }
            while (reader.NextResult());
        }
        catch (Exception fault) when (fault is ExcelReaderException or InvalidDataException or System.Xml.XmlException or IOException or FormatException or IndexOutOfRangeException
            or ArgumentException or InvalidOperationException or NullReferenceException or OverflowException or NotSupportedException)
        {
            // The reader throws whatever a broken file leads it to; what was read so far is what can be read.
        }
        return text.ToString();
    }
}
