using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Portal.Application.Documents;

/// <summary>Writes the HTML of <see cref="MarkdownRenderer"/> into a Word file, block by block.</summary>
internal sealed class WordHtml(MainDocumentPart main, OpenXmlCompositeElement body, string root)
{
    private static readonly HashSet<string> Blocks = ["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "blockquote", "pre", "hr", "dl", "dt", "dd", "section"];

    public void Write(string html) => WriteBlocks(new HtmlParser().ParseDocument(html).Body!, "Normal", 0);

    /// <summary>The paragraphs of a table's cell.</summary>
    public void WriteCell(IElement cell, string style) => WriteBlocks(cell, style, 0);

    private void WriteBlocks(INode parent, string style, int depth)
    {
        // Words that stand beside blocks, as in a list's line with a list below it, are a paragraph of their own.
        Paragraph? loose = null;
        foreach (var node in parent.ChildNodes)
        {
            if (node is IElement element && Blocks.Contains(element.LocalName))
            {
                loose = null;
                WriteBlock(element, style, depth);
                continue;
            }
            if (node is not (IElement or IText) || (loose is null && string.IsNullOrWhiteSpace(node.TextContent) && node is IText)) continue;
            if (loose is null) body.Append(loose = WordText.Paragraph(style));
            WriteInline(loose, node, new RunProperties());
        }
    }

    private void WriteBlock(IElement element, string style, int depth)
    {
        switch (element.LocalName)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Paragraph(element, element.ClassList.Contains("enclosed") ? "Enclosed" : element.LocalName switch { "h1" or "h2" => "Heading1", "h3" => "Heading2", "h4" => "Heading3", _ => "Heading4" });
                break;
            case "p":
                Paragraph(element, style);
                break;
            case "div" when element.ClassList.Contains("sign"):
                WriteBlocks(element, "Signature", depth);
                break;
            case "div" when element.ClassList.Contains("to"):
                WriteBlocks(element, "Addressee", depth);
                break;
            case "ul" or "ol":
                WriteList(element, depth);
                break;
            case "table":
                if (WordTables.Of(element, main, root) is { } table)
                {
                    body.Append(table);
                    body.Append(WordText.Paragraph("Small"));
                }
                else foreach (var row in element.QuerySelectorAll("tr")) body.Append(WordText.Paragraph("Small", string.Join('　', row.Children.Select(c => Folded(c.TextContent)))));
                break;
            case "blockquote":
                WriteBlocks(element, "Quote", depth);
                break;
            case "pre":
                foreach (var line in element.TextContent.TrimEnd('\n').Split('\n')) body.Append(WordText.Paragraph("Quote", line));
                break;
            case "hr":
                break;
            default:
                WriteBlocks(element, style, depth);
                break;
        }
    }

    private void WriteList(IElement list, int depth)
    {
        var number = int.TryParse(list.GetAttribute("start"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var item in list.Children.Where(c => c.LocalName == "li"))
        {
            var before = body.ChildElements.Count;
            WriteBlocks(item, "ListLine", depth + 1);
            if (body.ChildElements.Skip(before).OfType<Paragraph>().FirstOrDefault() is not { } first) continue;
            var mark = list.LocalName == "ol" ? (number++).ToString(CultureInfo.InvariantCulture) + "." : "•";
            first.InsertAfter(new Run(new Text(mark), new TabChar()), first.ParagraphProperties);
            if (depth == 0) continue;
            foreach (var line in body.ChildElements.Skip(before).OfType<Paragraph>().Where(p => p.ParagraphProperties!.ParagraphStyleId!.Val == "ListLine" && p.ParagraphProperties.Indentation is null))
                line.ParagraphProperties!.Append(new Indentation { Left = (1280 + 640 * depth).ToString(CultureInfo.InvariantCulture), HangingChars = 200, Hanging = "640" });
        }
    }

    private void Paragraph(IElement element, string style)
    {
        var paragraph = WordText.Paragraph(style);
        foreach (var node in element.ChildNodes) WriteInline(paragraph, node, new RunProperties());
        body.Append(paragraph);
    }

    private void WriteInline(OpenXmlCompositeElement into, INode node, RunProperties look)
    {
        if (node is IText text)
        {
            var words = Folded(text.Data);
            if (words.Length > 0) into.Append(WordText.Words(words, look.HasChildren ? look : null));
            return;
        }
        if (node is not IElement element) return;
        switch (element.LocalName)
        {
            case "br":
                into.Append(new Run(new Break()));
                return;
            case "a" when element.ClassList.Contains("footnote-back-ref"):
                return;
            case "a" when Target(element.GetAttribute("href")) is { } target && into is Paragraph:
                var link = new Hyperlink { Id = main.AddHyperlinkRelationship(target, isExternal: true, $"link{main.HyperlinkRelationships.Count() + 1}").Id };
                var linked = (RunProperties)look.CloneNode(true);
                linked.RunStyle = new RunStyle { Val = "Hyperlink" };
                foreach (var child in element.ChildNodes) WriteInline(link, child, linked);
                into.Append(link);
                return;
        }
        var inner = (RunProperties)look.CloneNode(true);
        switch (element.LocalName)
        {
            case "strong" or "b": inner.Bold = new Bold(); break;
            case "em" or "i": inner.Italic = new Italic(); break;
            case "del" or "s": inner.Strike = new Strike(); break;
            case "sup": inner.VerticalTextAlignment = new VerticalTextAlignment { Val = VerticalPositionValues.Superscript }; break;
            case "sub": inner.VerticalTextAlignment = new VerticalTextAlignment { Val = VerticalPositionValues.Subscript }; break;
        }
        foreach (var child in element.ChildNodes) WriteInline(into, child, inner);
    }

    private Uri? Target(string? href)
    {
        if (href is null || href.StartsWith('#')) return null;
        return Uri.TryCreate(href.StartsWith('/') ? root + href : href, UriKind.Absolute, out var target) && target.Scheme is "http" or "https" or "mailto" ? target : null;
    }

    // A line's end in the source is no blank between Chinese characters.
    private static string Folded(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal)) return text;
        var folded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\n') folded.Append(text[i]);
            else if (i > 0 && i + 1 < text.Length && text[i - 1] < 0x2E80 && text[i + 1] < 0x2E80) folded.Append(' ');
        }
        return folded.ToString();
    }
}
