using System.IO.Compression;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Portal.Application.Files;

/// <summary>
/// All the text a file holds, for search and for the secrecy scan: hidden text and sheets, comments, headers, deleted
/// revisions and embedded files too. Not readable here: pictures and scanned pages, which give an empty text.
/// </summary>
public static class AttachmentText
{
    private const int MaxDepth = 3;

    public static string Extract(FileKind kind, byte[] bytes) => Extract(kind, bytes, new FileIntakeOptions());

    public static string Extract(FileKind kind, byte[] bytes, FileIntakeOptions options)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(options);
        var text = new StringBuilder();
        Add(text, kind, bytes, options, depth: 0);
        return text.ToString();
    }

    internal static string FromXmlContainer(byte[] bytes, FileIntakeOptions options)
    {
        var text = new StringBuilder();
        AddContainer(text, bytes, options, depth: 0);
        return text.ToString();
    }

    private static void Add(StringBuilder text, FileKind kind, byte[] bytes, FileIntakeOptions options, int depth)
    {
        switch (kind)
        {
            case FileKind.Text or FileKind.Markdown or FileKind.Html:
                text.AppendLine(TextDecoder.Decode(bytes));
                break;
            case FileKind.Docx or FileKind.Zip:
                AddContainer(text, bytes, options, depth);
                break;
            case FileKind.Xlsx:
                AddSheets(text, bytes, options);
                if (bytes.AsSpan().StartsWith("PK"u8)) AddContainer(text, bytes, options, depth); // comments, text boxes, page heads
                break;
            case FileKind.Pdf:
                text.AppendLine(PdfText.All(bytes, (name, inner) => AddInner(text, name, inner, options, depth)));
                break;
            case FileKind.LegacyOffice when bytes.AsSpan().StartsWith("PK"u8):
                AddContainer(text, bytes, options, depth);
                break;
            case FileKind.LegacyOffice when bytes.AsSpan().StartsWith("{\\rtf"u8):
                text.AppendLine(LegacyText.FromRtf(bytes));
                break;
            case FileKind.LegacyOffice:
                text.AppendLine(LegacyText.FromOle(bytes));
                break;
        }
    }

    private static void AddSheets(StringBuilder text, byte[] bytes, FileIntakeOptions options)
    {
        if (bytes.AsSpan().StartsWith("PK"u8)) ZipGuard.Check(bytes, options);
        try
        {
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(bytes, writable: false), new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding("GB18030") });
            do
            {
                text.AppendLine(reader.Name);
                if (reader.HeaderFooter is { } head) text.AppendJoin('\n', head.OddHeader, head.OddFooter, head.EvenHeader, head.EvenFooter, head.FirstHeader, head.FirstFooter).AppendLine();
                while (reader.Read())
                {
                    for (var i = 0; i < reader.FieldCount; i++)
                    {
                        if (reader.GetValue(i) is { } value) text.Append(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)).Append('\t');
                    }

                    text.AppendLine();
                    if (text.Length > options.MaxInflatedBytes) throw new IntakeRefusedException("表格内容过多，无法审查。");
                }
            }
            while (reader.NextResult());
        }
        catch (InvalidPasswordException e)
        {
            throw new IntakeRefusedException("表格已加密，无法审查，请去除密码后重试。", e);
        }
        catch (Exception e) when (e is ExcelReaderException or InvalidDataException or XmlException or IOException or FormatException or IndexOutOfRangeException
            or ArgumentException or InvalidOperationException or NullReferenceException or OverflowException or NotSupportedException)
        {
            throw new IntakeRefusedException("表格已损坏，无法读取。", e); // the reader throws whatever a broken file leads it to
        }
    }

    private static void AddContainer(StringBuilder text, byte[] bytes, FileIntakeOptions options, int depth)
    {
        if (depth > MaxDepth) throw new IntakeRefusedException("压缩包嵌套层数过多，不予接收。");
        ZipGuard.Check(bytes, options);
        using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries.Where(e => e.Length > 0))
        {
            text.AppendLine(entry.Name);
            var extension = Path.GetExtension(entry.Name).ToLowerInvariant();
            if (extension is ".xml" or ".rels")
            {
                if (extension == ".xml" && !entry.FullName.Contains("theme/", StringComparison.Ordinal)) AddXml(text, entry);
                continue;
            }

            if (extension is ".png" or ".jpg" or ".jpeg" or ".gif" or ".emf" or ".wmf" or ".ttf" or ".odttf") continue;
            using var inner = new MemoryStream();
            using (var stream = entry.Open()) stream.CopyTo(inner);
            AddInner(text, entry.Name, inner.ToArray(), options, depth);
        }
    }

    private static void AddInner(StringBuilder text, string name, byte[] content, FileIntakeOptions options, int depth)
    {
        if (depth >= MaxDepth) throw new IntakeRefusedException("文件嵌套层数过多，不予接收。");
        var kind = FileIntake.Sniff(content, name);
        if (kind is not (FileKind.Other or FileKind.Image)) Add(text, kind, content, options, depth + 1);
    }

    private static void AddXml(StringBuilder text, ZipArchiveEntry entry)
    {
        try
        {
            using var stream = entry.Open();
            using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (xml.Read())
            {
                switch (xml.NodeType)
                {
                    case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                        text.Append(xml.Value);
                        break;
                    case XmlNodeType.Element when xml.LocalName is "tab" or "cr" or "br" or "s":
                        text.Append(' ');
                        break;
                    case XmlNodeType.Element when xml.LocalName == "sym":
                        text.Append(Symbol(xml));
                        break;
                    case XmlNodeType.EndElement when xml.LocalName is "p" or "si" or "h" or "comment" or "TextObject" or "row" or "v" or "oddHeader" or "oddFooter" or "title" or "subject" or "keywords" or "description":
                        text.AppendLine();
                        break;
                }
            }

            text.AppendLine();
        }
        catch (XmlException e)
        {
            throw new IntakeRefusedException("文件已损坏，无法打开。", e);
        }
    }

    // Wingdings holds the stars that people put in by "insert symbol"; they are no text otherwise.
    internal static string Symbol(string? code) => code?.ToUpperInvariant() switch { "F0AB" or "00AB" or "F0B6" or "00B6" or "F048" => "★", _ => "" };

    private static string Symbol(XmlReader xml) => Symbol(xml.GetAttribute("char", xml.NamespaceURI));
}
