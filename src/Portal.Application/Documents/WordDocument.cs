using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Portal.Application.Documents;

/// <summary>
/// A Word file with the look of an official paper (GB/T 9704): A4, title centred, body in 仿宋 with a two-character indent, headings by level,
/// the signature at the right, page numbers. Blocks are added from top to bottom; <see cref="ToArray"/> ends it.
/// </summary>
public sealed class WordDocument : IDisposable
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    // A zip file knows no earlier time.
    private static readonly DateTime FirstOfZip = new(1980, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly MemoryStream _stream = new();
    private readonly WordprocessingDocument _file;
    private readonly MainDocumentPart _main;
    private readonly Body _body = new();
    private readonly DateTime _madeOn;

    /// <param name="root">The site's own address without a slash at its end; local links begin with it.</param>
    /// <param name="madeOn">Stands in the file's properties, so that the same paper makes the same text.</param>
    public WordDocument(string title, string author, string root, DateTime madeOn)
    {
        _file = WordprocessingDocument.Create(_stream, WordprocessingDocumentType.Document);
        // Parts and their names are given, not drawn: the same paper makes the same bytes.
        _main = _file.AddNewPart<MainDocumentPart>(ContentType + ".main+xml", "rId1");
        _main.Document = new Document(_body);
        _main.AddNewPart<StyleDefinitionsPart>("rId1").Styles = new Styles(WordStyles.Xml);
        using (var properties = _file.AddNewPart<CoreFilePropertiesPart>("rId2").GetStream(FileMode.Create)) Properties(title, author, madeOn).Save(properties);
        (Root, _madeOn) = (root, madeOn);
    }

    private string Root { get; }

    public WordDocument Title(string text) => Add(WordText.Paragraph("PaperTitle", text));

    /// <summary>The document number under the title.</summary>
    public WordDocument Number(string text) => text.Length == 0 ? this : Add(WordText.Paragraph("PaperNumber", text));

    public WordDocument Line(string text) => Add(WordText.Paragraph("Small", text));

    /// <summary>Name and value, two pairs in a row; a long value has a row of its own.</summary>
    public WordDocument Facts(IReadOnlyList<(string Name, string Value)> facts)
    {
        if (facts.Count == 0) return this;
        Add(WordTables.OfFacts(facts));
        return Add(WordText.Paragraph("Small", ""));
    }

    /// <summary>What <see cref="MarkdownRenderer.ToHtml"/> made.</summary>
    public WordDocument Html(string html)
    {
        new WordHtml(_main, _body, Root).Write(html);
        return this;
    }

    public byte[] ToArray()
    {
        // A table may not stand last.
        if (_body.LastChild is Table) Add(WordText.Paragraph("Small", ""));
        var footer = _main.AddNewPart<FooterPart>("rId2");
        footer.Footer = new Footer(WordStyles.FooterXml);
        _body.Append(new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = _main.GetIdOfPart(footer) },
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin { Top = 2098, Bottom = 1984, Left = 1588, Right = 1474, Header = 851, Footer = 1400, Gutter = 0 }));
        _file.Dispose();
        using (var zip = new ZipArchive(_stream, ZipArchiveMode.Update, leaveOpen: true))
            foreach (var entry in zip.Entries) entry.LastWriteTime = new DateTimeOffset(_madeOn < FirstOfZip ? FirstOfZip : _madeOn);
        return _stream.ToArray();
    }

    public void Dispose()
    {
        _file.Dispose();
        _stream.Dispose();
    }

    private static XDocument Properties(string title, string author, DateTime madeOn)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", dc = "http://purl.org/dc/elements/1.1/", terms = "http://purl.org/dc/terms/", xsi = "http://www.w3.org/2001/XMLSchema-instance";
        XElement Moment(string name) => new(terms + name, new XAttribute(xsi + "type", "dcterms:W3CDTF"), madeOn.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        return new(new XElement(core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", core), new XAttribute(XNamespace.Xmlns + "dc", dc), new XAttribute(XNamespace.Xmlns + "dcterms", terms), new XAttribute(XNamespace.Xmlns + "xsi", xsi),
            new XElement(dc + "title", WordText.Clean(title)), new XElement(dc + "creator", WordText.Clean(author)), Moment("created"), Moment("modified")));
    }

    private WordDocument Add(OpenXmlElement block)
    {
        _body.Append(block);
        return this;
    }
}
