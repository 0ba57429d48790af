using System.Net;
using System.Text;
using Portal.Testing;

namespace Portal.Web.Tests.Exchange;

/// <summary>Every page of the demonstration site that can be reached from the first one or from the site map, as a link checker sees it.</summary>
public sealed class DemonstrationCrawlTests(LoadedDemonstration demonstration) : IClassFixture<LoadedDemonstration>
{
    private const int MostBytes = 100 * 1024;
    private const int MostPages = 5000;

    private static readonly string[] EveryPage = ["SiteName", "SiteDomain", "SiteIDCode"];
    private static readonly string[] ColumnPages = ["ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"];
    private static readonly string[] Articles = ["ArticleTitle", "PubDate", "ContentSource", "Keywords", "Author", "Description", "Url"];

    [Fact]
    [Trait("Req", "K1")]
    [Trait("Req", "K4")]
    [Trait("Req", "K5")]
    public async Task Every_link_leads_somewhere_every_page_has_its_tags_and_none_is_heavy()
    {
        var visitor = demonstration.Visitor();
        var faults = new List<string>();
        var known = new Dictionary<string, string> { ["/"] = "", ["/sitemap.xml"] = "" };
        var open = new Queue<string>(known.Keys);
        var pages = 0;
        while (open.TryDequeue(out var path))
        {
            Assert.True(known.Count < MostPages, $"The site has no end: {path}, from {known[path]}");
            var page = await visitor.OpenAsync(path);
            // Choosing a view answers with the way back.
            if (path.StartsWith("/view?large=", StringComparison.Ordinal) ? page.Status != HttpStatusCode.Redirect : page.Status != HttpStatusCode.OK) faults.Add($"{(int)page.Status} {path}, from {known[path]}");
            var type = page.Response.Content.Headers.ContentType?.MediaType;
            if (type is "text/html" && page.Status == HttpStatusCode.OK)
            {
                pages++;
                faults.AddRange(Wrong(page, path));
                foreach (var link in page.Document.QuerySelectorAll("a[href], link[href]").Select(l => l.GetAttribute("href")!).Concat(page.Document.QuerySelectorAll("img[src], script[src]").Select(l => l.GetAttribute("src")!))) Follow(link, path);
            }
            else if (type is "application/xml" or "application/atom+xml")
                foreach (var link in System.Xml.Linq.XDocument.Parse(page.Html).Descendants().Where(e => e.Name.LocalName is "loc" or "link").Select(e => e.Attribute("href")?.Value ?? e.Value)) Follow(link, path);
        }
        Assert.Empty(faults);
        Assert.True(pages > 100, $"{pages} pages only");

        void Follow(string link, string from)
        {
            if (!Uri.TryCreate(new Uri("http://localhost" + from), link, out var target) || target.Host != "localhost") return;
            var path = target.PathAndQuery;
            // Settings of the view lead back to where they were chosen: once is enough.
            if (path.StartsWith("/view?", StringComparison.Ordinal) && known.Keys.Any(k => k.StartsWith(path[..12], StringComparison.Ordinal))) return;
            if (known.TryAdd(path, from)) open.Enqueue(path);
        }
    }

    private static IEnumerable<string> Wrong(Page page, string path)
    {
        if (Encoding.UTF8.GetByteCount(page.Html) is > MostBytes and var bytes) yield return $"{path} has {bytes} bytes";
        if (page.Document.QuerySelectorAll("h1").Length != 1) yield return $"{path} has not one h1";
        if (page.Document.QuerySelector("[style], style, script:not([src], [type='application/ld+json'])") is not null) yield return $"{path} has a style or a script of its own";
        // The print view and the form to print are sheets, not pages of a column.
        var isSheet = path.EndsWith("/print", StringComparison.Ordinal) || path == "/requests/form";
        var wanted = EveryPage.Concat(path == "/" || isSheet || path.StartsWith("/leave/", StringComparison.Ordinal) ? [] : ColumnPages);
        if (path.StartsWith("/documents/0", StringComparison.Ordinal) && !isSheet) wanted = wanted.Concat(Articles);
        foreach (var tag in wanted)
            if (page.Document.QuerySelector($"meta[name={tag}]")?.GetAttribute("content") is not { Length: > 0 }) yield return $"{path} has no {tag}";
        if (page.Document.QuerySelector("meta[name=robots]") is not null) yield break;
        if (page.Document.QuerySelector("link[rel=canonical]") is null) yield return $"{path} has no canonical address";
        if (page.Document.QuerySelector("script[type='application/ld+json']") is null) yield return $"{path} does not say what it is";
        if (page.Document.QuerySelector("meta[property='og:title']") is null) yield return $"{path} has no Open Graph";
    }
}
