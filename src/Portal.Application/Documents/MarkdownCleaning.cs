using System.Net;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Portal.Application.Documents;

/// <summary>Takes out of a parsed text what may not reach a page: dangerous links, pictures, attributes.</summary>
internal static class MarkdownCleaning
{
    public static void Clean(MarkdownDocument document)
    {
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (!IsSafe(link.Url))
            {
                Unwrap(link);
                continue;
            }

            if (link.IsImage && link.FirstChild is null) link.AppendChild(new LiteralInline(link.Url!));
            link.IsImage = false;
            link.Title = null;
        }

        foreach (var block in document.Descendants<FencedCodeBlock>())
        {
            block.SetAttributes(new HtmlAttributes());
        }
    }

    /// <summary>http, https, mailto, tel, an address on this site, or a place on this page.</summary>
    public static bool IsSafe(string? url)
    {
        if (string.IsNullOrWhiteSpace(url)) return false;
        var plain = WebUtility.HtmlDecode(WebUtility.HtmlDecode(url));
        if (plain.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format)) return false;
        if (plain[0] == '#') return true;
        if (plain[0] == '/') return plain.Length == 1 || plain[1] is not ('/' or '\\');
        var colon = plain.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && plain[..colon].ToLowerInvariant() is "http" or "https" or "mailto" or "tel";
    }

    private static void Unwrap(LinkInline link)
    {
        while (link.FirstChild is { } child)
        {
            child.Remove();
            link.InsertBefore(child);
        }

        link.Remove();
    }
}
