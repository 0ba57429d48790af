using System.Net;
using System.Text.Json;
using Portal.Domain.Documents;
using Portal.Testing;

namespace Portal.Web.Tests.Exchange;

/// <summary>What search engines and other people's pages read in the head: JSON-LD and Open Graph.</summary>
[Trait("Req", "K4")]
[Trait("Req", "K5")]
public sealed class StructuredDataTests(ApiBureau bureau) : IClassFixture<ApiBureau>
{
    /// <summary>Types of schema.org as this site uses them: what each must have, then what else it may have.</summary>
    private static readonly Dictionary<string, (string[] Must, string[] May)> Types = new()
    {
        ["WebSite"] = (["name", "url", "potentialAction"], ["inLanguage", "publisher"]),
        ["SearchAction"] = (["target", "query-input"], []),
        ["EntryPoint"] = (["urlTemplate"], []),
        ["GovernmentOrganization"] = (["name"], ["url", "telephone", "faxNumber", "email", "address"]),
        ["PostalAddress"] = (["streetAddress"], ["postalCode", "addressCountry"]),
        ["BreadcrumbList"] = (["itemListElement"], []),
        ["ListItem"] = (["position", "name", "item"], []),
        ["Legislation"] = (["name", "legislationIdentifier", "legislationDate", "legislationPassedBy", "legislationLegalForce", "datePublished"], [.. Work, "legislationType", "legislationDateOfApplicability", "expires"]),
        ["Article"] = (["headline", "datePublished", "author", "publisher"], [.. Work, "articleSection", "isBasedOn"]),
        ["NewsArticle"] = (["headline", "datePublished", "author", "publisher"], [.. Work, "articleSection", "isBasedOn"]),
        ["GovernmentService"] = (["name", "url", "serviceOperator"], ["description", "serviceType", "termsOfService", "availableChannel"]),
        ["ServiceChannel"] = (["name"], ["servicePhone"]),
        ["ContactPoint"] = (["telephone"], ["hoursAvailable"]),
    };

    private static string[] Work => ["url", "name", "description", "inLanguage", "identifier", "about", "dateModified", "publisher", "isAccessibleForFree"];

    public static TheoryData<string> Pages => ["/", "/documents", "/documents/calendar", "/columns/normative", "/columns/news", "/about", "/about/guide", "/about/statutory", "/reports", "/requests", "/about/offices", "/work-plans", "/site-map", "/api", "readable", "listed", "banner"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_says_what_it_is_in_known_words(string path)
    {
        var page = await OpenAsync(path);
        var things = Things(page);
        Assert.NotEmpty(things);
        foreach (var thing in things) Check(thing);
        if (path == "/") Assert.Equal(["WebSite", "GovernmentOrganization"], things.Select(Type));
        else
        {
            var crumbs = things.Single(t => Type(t) == "BreadcrumbList").GetProperty("itemListElement").EnumerateArray().ToList();
            Assert.Equal(Enumerable.Range(1, crumbs.Count), crumbs.Select(c => c.GetProperty("position").GetInt32()));
            Assert.Equal("http://localhost/", crumbs[0].GetProperty("item").GetString());
            Assert.Equal(page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), crumbs[^1].GetProperty("item").GetString());
            foreach (var crumb in crumbs) Assert.Equal(HttpStatusCode.OK, (await bureau.Visitor().OpenAsync(crumb.GetProperty("item").GetString()!)).Status);
        }
        string? Og(string name) => page.Document.QuerySelector($"meta[property='og:{name}']")?.GetAttribute("content");
        Assert.Equal(page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), Og("url"));
        Assert.Equal(("云岭市民政局政务公开平台", "zh_CN"), (Og("site_name"), Og("locale")));
        Assert.Equal(page.Document.QuerySelector("meta[name=ArticleTitle]") is null ? "website" : "article", Og("type"));
        Assert.NotEqual("", Og("title"));
        Assert.NotEqual("", Og("description"));
    }

    [Fact]
    public async Task A_normative_paper_bears_number_dates_and_force()
    {
        var items = (await bureau.AskAsync("/api/v1/documents?column=normative")).Json.GetProperty("items").EnumerateArray().ToDictionary(i => i.GetProperty("title").GetString()!, i => i.GetProperty("url").GetString()!);
        var paper = Things(await OpenAsync(items["特困人员认定办法"])).Single(t => Type(t) == "Legislation");
        Assert.Equal(("云民发〔2026〕3号", "2026-03-01", "2026-03-02", "https://schema.org/InForce"),
            (Text(paper, "legislationIdentifier"), Text(paper, "legislationDate"), Text(paper, "datePublished"), Text(paper, "legislationLegalForce")));
        Assert.Equal(items["特困人员认定办法"], Text(paper, "url"));
        var lapsed = Things(await OpenAsync(items["过期的办法"])).Single(t => Type(t) == "Legislation");
        Assert.Equal(("https://schema.org/NotInForce", "2026-02-28"), (Text(lapsed, "legislationLegalForce"), Text(lapsed, "expires")));
    }

    [Theory]
    [InlineData("news", "养老机构走访", "NewsArticle")]
    [InlineData("notices", "关于放假的通知", "Article")]
    [InlineData("notices", "临时救助办事指南", "GovernmentService")]
    [InlineData("notices", "</script><script>alert(1)</script><!--\"'&", "Article")]
    public async Task A_record_is_what_its_column_and_title_say_and_its_title_ends_no_element(string column, string title, string type)
    {
        await using var own = new OwnBureau();
        await own.InitializeAsync();
        var id = await own.DraftAsync(c => c with { Title = title }, column);
        await own.CarryAsync(id, EditionState.Published);
        var page = await own.Visitor().OpenAsync(await own.AddressAsync(id));
        var paper = Assert.Single(Things(page), t => Type(t) == type);
        Check(paper);
        Assert.Equal(title, Text(paper, "name"));
        Assert.Equal(title, page.Document.QuerySelector("meta[property='og:title']")!.GetAttribute("content"));
        Assert.Empty(page.Document.QuerySelectorAll("script:not([type='application/ld+json']):not([src])"));
        Assert.Equal("article", page.Document.QuerySelector("meta[property='og:type']")!.GetAttribute("content"));
        Assert.Equal("2026-03-02T09:00:00+08:00", page.Document.QuerySelector("meta[property='article:published_time']")!.GetAttribute("content"));
    }

    [Fact]
    public async Task The_search_that_is_told_of_works()
    {
        var site = Things(await OpenAsync("/")).Single(t => Type(t) == "WebSite");
        var template = site.GetProperty("potentialAction").GetProperty("target").GetProperty("urlTemplate").GetString()!;
        Assert.Contains("特困人员认定办法", (await OpenAsync(template.Replace("{search_term_string}", "特困", StringComparison.Ordinal))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_that_are_nothing_for_search_engines_say_nothing()
    {
        foreach (var path in new[] { bureau.Gone, bureau.Replaced, "/search?q=没有这样的字句", "/nothing" })
        {
            var page = await bureau.Visitor().OpenAsync(path);
            Assert.NotNull(page.Document.QuerySelector("meta[name=robots][content=noindex]"));
            Assert.Null(page.Document.QuerySelector("script[type='application/ld+json'], meta[property^='og:'], link[rel=canonical]"));
        }
    }

    private Task<Page> OpenAsync(string path) => bureau.Visitor().OpenAsync(path switch { "readable" => bureau.Readable, "listed" => bureau.Listed, "banner" => bureau.Banner, _ => path });

    private static List<JsonElement> Things(Page page)
    {
        var json = JsonDocument.Parse(page.Document.QuerySelectorAll("script[type='application/ld+json']").Single().TextContent).RootElement;
        Assert.Equal("https://schema.org", json.GetProperty("@context").GetString());
        return [.. json.GetProperty("@graph").EnumerateArray()];
    }

    private static string Type(JsonElement thing) => thing.GetProperty("@type").GetString()!;

    private static string? Text(JsonElement thing, string name) => thing.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static void Check(JsonElement thing)
    {
        // A reference to something described elsewhere.
        if (thing.EnumerateObject().Select(p => p.Name).SequenceEqual(["@id"])) return;
        var (must, may) = Types[Type(thing)];
        foreach (var name in must) Assert.True(thing.TryGetProperty(name, out _), $"{Type(thing)} has no {name}");
        foreach (var property in thing.EnumerateObject())
        {
            Assert.True(property.Name is "@type" or "@id" || must.Contains(property.Name) || may.Contains(property.Name), $"{Type(thing)} has {property.Name}");
            if (property.Name.Contains("date", StringComparison.OrdinalIgnoreCase) && property.Value.ValueKind == JsonValueKind.String) Assert.True(DateOnly.TryParseExact(property.Value.GetString(), "yyyy-MM-dd", out _), property.Value.GetString());
            if (property.Name is "url" or "item") Assert.True(Uri.TryCreate(property.Value.GetString(), UriKind.Absolute, out _), property.Value.GetString());
            if (property.Value.ValueKind == JsonValueKind.Object) Check(property.Value);
            if (property.Value.ValueKind == JsonValueKind.Array) foreach (var part in property.Value.EnumerateArray()) Check(part);
        }
    }
}
