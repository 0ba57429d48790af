using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Portal.Application.Import;

/// <summary>
/// The HTML that <see cref="Documents.MarkdownRenderer"/> made, as Markdown again, for those who take the shelf's text away. It knows what that renderer
/// writes and nothing else: of foreign HTML only the words stay.
/// </summary>
public static class HtmlMarkdown
{
    public static string Of(string html)
    {
        var document = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(html);
        return document.Body is { } body ? string.Join("\n\n", Blocks(body)) : "";
    }

    private static List<string> Blocks(IElement parent)
    {
        var blocks = new List<string>();
        var line = new StringBuilder();
        foreach (var node in parent.ChildNodes)
        {
            if (node is IElement element && Block(element) is { } block)
            {
                Flush();
                if (block.Length > 0) blocks.Add(block);
            }
            else Inline(line, node);
        }
        Flush();
        return blocks;

        void Flush()
        {
            if (Lines(line.ToString()) is { Length: > 0 } text) blocks.Add(text);
            line.Clear();
        }
    }

    /// <summary>Null where the element stands inside a line.</summary>
    private static string? Block(IElement element) => element.LocalName switch
    {
        "p" => Lines(Words(element)),
        "h2" when element.ClassList.Contains("enclosed") => "# " + Words(element).Trim(),
        "h2" or "h3" or "h4" or "h5" => new string('#', element.LocalName[1] - '0') + " " + Words(element).Trim(),
        "ul" or "ol" => List(element),
        "blockquote" => Prefixed(string.Join("\n\n", Blocks(element)), "> ", "> "),
        "hr" => "---",
        "pre" => Code(element.TextContent),
        "table" => HtmlTables.Read(element) is { } table ? MarkdownTables.Write(table) : string.Join("\n\n", element.QuerySelectorAll("tr").SelectMany(r => r.Children).SelectMany(Blocks)),
        "div" when element.ClassList.Contains("footnotes") => Footnotes(element),
        "div" when element.ClassName is "sign" or "to" or "note" => $"::: {element.ClassName}\n{string.Join("\n\n", Blocks(element))}\n:::",
        "div" => string.Join("\n\n", Blocks(element)),
        _ => null,
    };

    private static string List(IElement list)
    {
        var number = int.TryParse(list.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        var items = list.Children.Where(c => c.LocalName == "li").ToList();
        // With paragraphs in its items the list is a loose one.
        var loose = items.Any(i => i.Children.Any(c => c.LocalName == "p"));
        // A list right after another one takes the other sign, or the two would be one.
        var earlier = 0;
        for (var before = list.PreviousElementSibling; before?.LocalName == list.LocalName; before = before.PreviousElementSibling) earlier++;
        var (point, bullet) = earlier % 2 == 0 ? (". ", "- ") : (") ", "* ");
        return string.Join(loose ? "\n\n" : "\n", items.Select((item, n) =>
        {
            var mark = list.LocalName == "ol" ? (number + n).ToString(CultureInfo.InvariantCulture) + point : bullet;
            return Prefixed(string.Join(loose ? "\n\n" : "\n", Blocks(item)), mark, new string(' ', mark.Length));
        }));
    }

    private static string Footnotes(IElement notes) => string.Join("\n\n", notes.QuerySelectorAll("li[id^='fn:']").Select(note =>
    {
        foreach (var back in note.QuerySelectorAll("a.footnote-back-ref").ToList()) back.Remove();
        return Prefixed(string.Join("\n\n", Blocks(note)), $"[^{note.Id![3..]}]: ", "    ");
    }));

    private static string Code(string text)
    {
        var fence = "```";
        while (text.Contains(fence, StringComparison.Ordinal)) fence += "`";
        return $"{fence}\n{text.TrimEnd('\n')}\n{fence}";
    }

    private static string Words(IElement element)
    {
        var words = new StringBuilder();
        foreach (var node in element.ChildNodes) Inline(words, node);
        return words.ToString();
    }

    private static void Inline(StringBuilder words, INode node)
    {
        if (node is IText text) words.Append(MarkdownText.Inline(text.Data));
        if (node is not IElement element) return;
        switch (element.LocalName)
        {
            case "strong": Around(words, "**", element); break;
            case "em": Around(words, "*", element); break;
            case "code": words.Append(CodeSpan(element.TextContent)); break;
            case "br": words.Append('\\'); break;
            case "a" when element.ClassList.Contains("footnote-ref"): words.Append(CultureInfo.InvariantCulture, $"[^{element.TextContent}]"); break;
            case "a" when element.GetAttribute("href") is { Length: > 0 } href: words.Append('[').Append(Words(element)).Append("](<").Append(href.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)).Append(">)"); break;
            case "script" or "style" or "template": break;
            default: words.Append(Words(element)); break;
        }
    }

    private static void Around(StringBuilder words, string mark, IElement element)
    {
        var inner = Words(element);
        words.Append(string.IsNullOrWhiteSpace(inner) ? inner : mark + inner + mark);
    }

    private static string CodeSpan(string code)
    {
        var mark = "`";
        while (code.Contains(mark, StringComparison.Ordinal)) mark += "`";
        return code.StartsWith('`') || code.EndsWith('`') ? $"{mark} {code} {mark}" : mark + code + mark;
    }

    private static string Lines(string words) => string.Join('\n', words.Trim('\n', ' ').Split('\n').Select(MarkdownText.EscapeStart));

    private static string Prefixed(string text, string first, string others) =>
        first + string.Join('\n', text.Split('\n').Select((line, n) => n == 0 ? line : line.Length == 0 ? others.TrimEnd() : others + line));
}
