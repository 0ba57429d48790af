using System.Xml;

namespace Portal.Web.Models.Exchange;

/// <summary>A feed as Atom (RFC 4287).</summary>
public static class AtomFeed
{
    public const string ContentType = "application/atom+xml; charset=utf-8";
    public const string Namespace = "http://www.w3.org/2005/Atom";

    public static async Task WriteAsync(FeedPage feed, Stream target)
    {
        await using var xml = XmlWriter.Create(target, XmlText.Settings);
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "feed", Namespace);
        await xml.WriteAttributeStringAsync("xml", "lang", null, "zh-CN");
        await TextAsync(xml, "id", feed.Address("atom"));
        await TextAsync(xml, "title", feed.Title);
        await TextAsync(xml, "updated", FeedPage.Moment(feed.ChangedAt));
        await LinkAsync(xml, "self", "application/atom+xml", feed.Address("atom"));
        await LinkAsync(xml, "alternate", "text/html", feed.Home);
        await AuthorAsync(xml, feed.Body);
        foreach (var entry in feed.Entries)
        {
            await xml.WriteStartElementAsync(null, "entry", Namespace);
            await TextAsync(xml, "id", feed.Id(entry));
            await TextAsync(xml, "title", entry.Title);
            await TextAsync(xml, "updated", FeedPage.Moment(entry.ChangedAt));
            await TextAsync(xml, "published", FeedPage.Published(entry));
            await LinkAsync(xml, "alternate", "text/html", feed.Url(entry));
            if (entry.UnitName.Length > 0) await AuthorAsync(xml, entry.UnitName);
            await xml.WriteStartElementAsync(null, "category", Namespace);
            await xml.WriteAttributeStringAsync(null, "term", null, XmlText.Clean(entry.ColumnName));
            await xml.WriteEndElementAsync();
            await TextAsync(xml, "summary", FeedPage.Text(entry));
            await xml.WriteEndElementAsync();
        }
        await xml.WriteEndDocumentAsync();
    }

    private static Task TextAsync(XmlWriter xml, string name, string text) => xml.WriteElementStringAsync(null, name, Namespace, XmlText.Clean(text));

    private static async Task AuthorAsync(XmlWriter xml, string name)
    {
        await xml.WriteStartElementAsync(null, "author", Namespace);
        await TextAsync(xml, "name", name);
        await xml.WriteEndElementAsync();
    }

    private static async Task LinkAsync(XmlWriter xml, string rel, string type, string href)
    {
        await xml.WriteStartElementAsync(null, "link", Namespace);
        await xml.WriteAttributeStringAsync(null, "rel", null, rel);
        await xml.WriteAttributeStringAsync(null, "type", null, type);
        await xml.WriteAttributeStringAsync(null, "href", null, href);
        await xml.WriteEndElementAsync();
    }
}
