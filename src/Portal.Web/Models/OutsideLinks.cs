using System.Net;
using System.Text.RegularExpressions;
using Portal.Application.Documents;
using Portal.Domain.Publishing;

namespace Portal.Web.Models;

/// <summary>
/// Links of a record that leave for a site that is not a government's. They pass a page that says so (domain facts, section 4), and that page
/// takes the address from the record, never from the visitor.
/// </summary>
public static partial class OutsideLinks
{
    /// <summary>Every outside address once, in the order of the text; the source's own last.</summary>
    public static IReadOnlyList<string> Of(ShelfRecord record, string domain)
    {
        var found = Anchor().Matches(record.Content.Html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Append(record.Content.SourceUrl);
        return [.. found.Where(url => IsOutside(url, domain)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The record's text with its outside links led through the leaving page.</summary>
    public static string Led(ShelfRecord record, string domain)
    {
        var outside = Of(record, domain);
        return outside.Count == 0 ? record.Content.Html : Anchor().Replace(record.Content.Html, match =>
            Number(outside, WebUtility.HtmlDecode(match.Groups[1].Value)) is { } n ? $"<a href=\"{WebUtility.HtmlEncode(Path(record, n))}\"" : match.Value);
    }

    /// <summary>Where the link to the source leads.</summary>
    public static string SourceHref(ShelfRecord record, string domain) =>
        Number(Of(record, domain), record.Content.SourceUrl) is { } n ? Path(record, n) : record.Content.SourceUrl;

    public static bool IsOutside(string url, string domain) =>
        SafeUrl.IsHttp(url) && new Uri(url).Host is var host && !IsWithin(host, "gov.cn") && !(domain.Length > 0 && IsWithin(host, domain));

    private static bool IsWithin(string host, string domain) =>
        host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);

    private static string Path(ShelfRecord record, int n) => $"/leave/{Uri.EscapeDataString(record.Slug)}/{n}";

    private static int? Number(IReadOnlyList<string> outside, string url)
    {
        for (var i = 0; i < outside.Count; i++)
            if (outside[i] == url) return i + 1;
        return null;
    }

    // The text was made by our own renderer: words hold no angle bracket, and href is the first attribute.
    [GeneratedRegex("<a href=\"([^\"]*)\"")]
    private static partial Regex Anchor();
}
