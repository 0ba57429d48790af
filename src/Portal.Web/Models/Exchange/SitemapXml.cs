using System.Xml;
using Portal.Application.Publishing;
using Portal.Application.WorkPlans;
using Portal.Domain.Publishing;

namespace Portal.Web.Models.Exchange;

/// <summary>What has pages of its own beside the records.</summary>
public sealed record SitemapPages(IReadOnlyList<ShelfColumn> Columns, IReadOnlyList<PublicPlan> Plans);

/// <summary>Site maps by the protocol of sitemaps.org, written as the rows come: a part may hold tens of thousands.</summary>
public static class SitemapXml
{
    public const string ContentType = "application/xml; charset=utf-8";
    public const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>Pages that are neither columns nor records.</summary>
    public static IReadOnlyList<string> Standing { get; } =
    [
        "/", "/documents", "/documents/calendar", "/about", "/about/guide", "/about/rules", "/about/statutory", "/reports", "/requests", "/requests/form", "/about/offices",
        "/work-plans", "/site-map", "/about/privacy", "/about/accessibility", "/api",
    ];

    public static async Task WriteIndexAsync(string root, IReadOnlyList<SitemapPart> parts, Stream target)
    {
        await using var xml = XmlWriter.Create(target, XmlText.Settings);
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "sitemapindex", Namespace);
        foreach (var part in parts.Prepend(new SitemapPart(0, null)))
            await LineAsync(xml, "sitemap", FormattableString.Invariant($"{root}/sitemap-{part.Number}.xml"), part.ChangedAt);
        await xml.WriteEndDocumentAsync();
    }

    /// <param name="pages">Null leaves out the pages that are no records.</param>
    /// <param name="records">Null leaves out the records.</param>
    public static async Task WriteAsync(string root, SitemapPages? pages, IAsyncEnumerable<SitemapLine>? records, Stream target)
    {
        await using var xml = XmlWriter.Create(target, XmlText.Settings);
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "urlset", Namespace);
        if (pages is var (columns, plans))
        {
            foreach (var path in Standing) await LineAsync(xml, "url", root + path, null);
            foreach (var column in columns.Where(c => !c.IsClosed || c.Total > 0)) await LineAsync(xml, "url", $"{root}/columns/{Uri.EscapeDataString(column.Slug)}", null);
            foreach (var plan in plans) await LineAsync(xml, "url", root + plan.Path, plan.PublishedAt);
        }
        if (records is not null)
            await foreach (var record in records)
                await LineAsync(xml, "url", $"{root}/documents/{Uri.EscapeDataString(record.Slug)}", record.ChangedAt);
        await xml.WriteEndDocumentAsync();
    }

    private static async Task LineAsync(XmlWriter xml, string element, string address, DateTime? changedAt)
    {
        await xml.WriteStartElementAsync(null, element, Namespace);
        await xml.WriteElementStringAsync(null, "loc", Namespace, address);
        if (changedAt is { } at) await xml.WriteElementStringAsync(null, "lastmod", Namespace, FeedPage.Moment(at));
        await xml.WriteEndElementAsync();
    }
}
