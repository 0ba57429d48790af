using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Portal.Application.Import;

/// <summary>
/// A web page: what is no text goes, the element that holds nearly all sentences is the paper, the rest is only looked at for
/// fields.
/// </summary>
internal static class HtmlBlocks
{
    private const string Never = "script,style,noscript,template,nav,form:not(:has(p)),iframe,object,embed,svg,canvas,video,audio,select,input,button,textarea,[hidden],[aria-hidden=true]";
    private const int Sentence = 15;
    private const int MaxDepth = 400;

    private static readonly HashSet<string> _blockTags = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "html", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "ucapcontent", "ucaptitle", "founder-content",
    };

    public static RawPaper Read(string html)
    {
        var paper = new RawPaper();
        var document = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(Flat(html));
        ReadMeta(document, paper);
        if (document.Body is not { } body) return paper;
        Strip(body);
        foreach (var element in body.QuerySelectorAll("body > header, body > footer, header.site, footer").Where(e => Sentences(e) < 3).ToList()) element.Remove();

        var main = Main(body);
        var walk = new HtmlWalk(_blockTags);
        walk.Walk(body, main);
        paper.Blocks.AddRange(walk.Inside);
        paper.Around.AddRange(walk.Around);
        var pictures = main.QuerySelectorAll("img").Length;
        if (pictures > 0) paper.Notes.Add($"网页中有 {pictures} 张图片未导入。");
        // A title outside of the text's own element: as h1, or as the line that the page's name begins with.
        var pageName = paper.Meta.GetValueOrDefault("title") ?? "";
        var outside = document.QuerySelectorAll("h1").Select(h => PaperText.Tidy(h.TextContent).Trim()).Where(t => t.Length is >= 4 and <= 200)
            .Concat(paper.Around.Where(b => b.IsLine && (PaperLines.IsAbout(b.Text) || b.Text == pageName)).Select(b => b.Text)).FirstOrDefault();
        if (outside is not null) paper.Meta.TryAdd("ArticleTitle", outside);
        return paper;
    }

    /// <summary>A piece of a page, such as a paste: all of it is wanted, nothing is furniture.</summary>
    public static RawPaper ReadFragment(string html)
    {
        var paper = new RawPaper();
        if (new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(Flat(html)).Body is not { } body) return paper;
        Strip(body);
        var walk = new HtmlWalk(_blockTags);
        walk.Walk(body, body);
        paper.Blocks.AddRange(walk.Inside);
        var pictures = body.QuerySelectorAll("img").Length;
        if (pictures > 0) paper.Notes.Add($"其中有 {pictures} 张图片没有采用。");
        return paper;
    }

    private static void Strip(IElement body)
    {
        foreach (var element in body.QuerySelectorAll(Never).ToList()) element.Remove();
        foreach (var element in body.QuerySelectorAll("[style]").Where(IsHidden).ToList()) element.Remove();
    }

    /// <summary>Deep nesting would overflow the walk and the parser's own recursion: such a page is read as text.</summary>
    private static string Flat(string html)
    {
        int depth = 0, deepest = 0;
        for (var i = 0; i + 1 < html.Length; i++)
        {
            if (html[i] != '<') continue;
            if (char.IsAsciiLetter(html[i + 1])) deepest = Math.Max(deepest, ++depth);
            else if (html[i + 1] == '/') depth = Math.Max(0, depth - 1);
        }

        // Tags without an end (br, meta, p) count as depth here; a real page stays far below this.
        if (deepest < 20_000) return html;
        var text = new StringBuilder(html.Length);
        var inside = false;
        foreach (var c in html)
        {
            if (c == '<') inside = true;
            else if (c == '>') { inside = false; text.Append('\n'); }
            else if (!inside) text.Append(c);
        }

        return $"<pre>{text}</pre>";
    }

    private static void ReadMeta(AngleSharp.Html.Dom.IHtmlDocument document, RawPaper paper)
    {
        foreach (var meta in document.QuerySelectorAll("meta[name][content]"))
        {
            var value = PaperText.Tidy(meta.GetAttribute("content") ?? "").Trim();
            if (meta.GetAttribute("name") is { } name && name.ToUpperInvariant() is "ARTICLETITLE" or "PUBDATE" or "CONTENTSOURCE" or "URL" && value.Length > 0) paper.Meta.TryAdd(name, value);
        }

        if (!paper.Meta.ContainsKey("Url") && document.QuerySelector("link[rel=canonical]")?.GetAttribute("href") is { Length: > 0 } link) paper.Meta["Url"] = link;
        var title = PaperText.Tidy(document.Title ?? "").Trim();
        foreach (var mark in (string[])["_", "-", "|", "—", "－"])
        {
            if (title.IndexOf(mark, StringComparison.Ordinal) is > 5 and var at) title = title[..at].Trim();
        }

        if (title.Length > 0) paper.Meta["title"] = title;
    }

    private static bool IsHidden(IElement element)
    {
        var style = PaperText.Bare(element.GetAttribute("style") ?? "").ToLowerInvariant();
        return style.Contains("display:none", StringComparison.Ordinal) || style.Contains("mso-hide:all", StringComparison.Ordinal) || style.Contains("visibility:hidden", StringComparison.Ordinal);
    }

    /// <summary>The deepest element that still holds nearly all of the page's sentences.</summary>
    private static IElement Main(IElement body)
    {
        var all = Sentences(body);
        if (all == 0) return body;
        var best = body;
        for (var depth = 0; depth < MaxDepth; depth++)
        {
            var next = best.Children.Select(c => (Element: c, Count: Sentences(c))).OrderByDescending(c => c.Count).FirstOrDefault();
            if (next.Element is null || next.Count * 100 < all * 97 || next.Element.LocalName is "p" or "table" or "tbody" or "tr" or "td" && IsData(next.Element) || next.Element.LocalName is "p" or "li" or "span" or "strong") break;
            best = next.Element;
        }

        return best;
    }

    private static bool IsData(IElement element) => element.Closest("table") is { } table && HtmlTables.Read(table) is not null;

    /// <summary>Characters in pieces of text that are sentences and no links.</summary>
    private static int Sentences(IElement element)
    {
        var sum = 0;
        foreach (var node in element.Descendants<IText>())
        {
            if (node.Data.Length >= Sentence && node.Data.Trim().Length >= Sentence && node.ParentElement?.LocalName is not "a") sum += node.Data.Trim().Length;
        }

        return sum;
    }
}
