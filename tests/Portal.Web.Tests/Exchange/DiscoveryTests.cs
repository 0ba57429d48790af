using System.Net;
using System.Xml.Linq;
using Portal.Domain.Documents;
using Portal.Testing;
using Portal.Web.Models.Exchange;

namespace Portal.Web.Tests.Exchange;

/// <summary>How search engines and browsers find what is here.</summary>
[Trait("Req", "K4")]
public sealed class DiscoveryTests
{
    private static readonly XNamespace Space = SitemapXml.Namespace;

    [Fact]
    public async Task One_file_holds_everything_while_it_fits()
    {
        await using var bureau = new OwnBureau();
        await bureau.InitializeAsync();
        var published = await bureau.DraftAsync();
        var withdrawn = await bureau.DraftAsync();
        await bureau.CarryAsync(published, EditionState.Published);
        await bureau.CarryAsync(withdrawn, EditionState.Published);
        await bureau.WithdrawAsync(withdrawn, WithdrawalReason.PersonalData);
        var page = await bureau.Visitor().OpenAsync("/sitemap.xml");
        Assert.Equal((HttpStatusCode.OK, "application/xml"), (page.Status, page.Response.Content.Headers.ContentType!.MediaType));
        var lines = Schema.Check("sitemap", page.Html).Root!.Elements(Space + "url").ToDictionary(u => u.Element(Space + "loc")!.Value, u => u.Element(Space + "lastmod")?.Value);
        Assert.Equal("2026-03-02T09:00:00+08:00", lines["http://localhost" + await bureau.AddressAsync(published)]);
        Assert.False(lines.ContainsKey("http://localhost" + await bureau.AddressAsync(withdrawn)));
        Assert.True(lines.ContainsKey("http://localhost/columns/notices"));
        foreach (var address in lines.Keys) Assert.Equal(HttpStatusCode.OK, (await bureau.Visitor().OpenAsync(address)).Status);
    }

    [Fact]
    public async Task Beyond_that_an_index_leads_to_parts_that_never_shift()
    {
        await using var bureau = new OwnBureau();
        bureau.Set("Portal:Feeds:SitemapPart", "2");
        await bureau.InitializeAsync();
        var ids = new List<int>();
        for (var n = 0; n < 3; n++)
        {
            ids.Add(await bureau.DraftAsync());
            await bureau.CarryAsync(ids[n], EditionState.Published);
        }
        var parts = await PartsAsync(bureau);
        Assert.Equal(["/sitemap-0.xml", "/sitemap-1.xml", "/sitemap-2.xml"], parts.Keys);
        Assert.Contains("http://localhost/about", parts["/sitemap-0.xml"]);
        Assert.Equal([await AddressAsync(ids[0]), await AddressAsync(ids[1])], parts["/sitemap-1.xml"]);
        Assert.Equal([await AddressAsync(ids[2])], parts["/sitemap-2.xml"]);

        await bureau.WithdrawAsync(ids[0], WithdrawalReason.PersonalData);
        ids.Add(await bureau.DraftAsync());
        await bureau.CarryAsync(ids[3], EditionState.Published);
        var later = await PartsAsync(bureau);
        Assert.Equal([await AddressAsync(ids[1])], later["/sitemap-1.xml"]);
        Assert.Equal([await AddressAsync(ids[2]), await AddressAsync(ids[3])], later["/sitemap-2.xml"]);
        Assert.Equal(HttpStatusCode.NotFound, (await bureau.Visitor().OpenAsync("/sitemap-3.xml")).Status);

        async Task<string> AddressAsync(int id) => "http://localhost" + await bureau.AddressAsync(id);
    }

    [Fact]
    public async Task A_site_with_nothing_public_yet_has_a_valid_map_and_a_valid_feed()
    {
        await using var bureau = new OwnBureau();
        await bureau.InitializeAsync();
        Schema.Check("sitemap", (await bureau.Visitor().OpenAsync("/sitemap.xml")).Html);
        Schema.Check("atom", (await bureau.Visitor().OpenAsync("/feed.atom")).Html);
        foreach (var path in new[] { "/sitemap-2.xml", "/sitemap--1.xml", "/sitemap-99999999999.xml", "/sitemap-x.xml" })
            Assert.Equal(HttpStatusCode.NotFound, (await bureau.Visitor().OpenAsync(path)).Status);
    }

    [Fact]
    public async Task Robots_are_sent_to_the_map_and_kept_from_the_office()
    {
        await using var bureau = new OwnBureau();
        bureau.Set("Portal:Site:Domain", "mz.yunling.gov.cn");
        bureau.Set("Portal:Site:Body", "云岭市民政局和一个长得放不进十六个字的名字");
        await bureau.InitializeAsync();
        var robots = await bureau.Visitor().OpenAsync("/robots.txt");
        Assert.Equal("text/plain", robots.Response.Content.Headers.ContentType!.MediaType);
        var lines = robots.Html.Split('\n');
        Assert.Contains("Disallow: /admin", lines);
        Assert.Contains("Disallow: /account", lines);
        Assert.Contains("Sitemap: https://mz.yunling.gov.cn/sitemap.xml", lines);

        var search = Schema.Check("opensearch", (await bureau.Visitor().OpenAsync("/opensearch.xml")).Html);
        var template = search.Root!.Elements().First(e => e.Name.LocalName == "Url").Attribute("template")!.Value;
        Assert.Equal("https://mz.yunling.gov.cn/search?q={searchTerms}", template);
        Assert.Equal(HttpStatusCode.OK, (await bureau.Visitor().OpenAsync(template.Replace("https://mz.yunling.gov.cn", "", StringComparison.Ordinal).Replace("{searchTerms}", "低保", StringComparison.Ordinal))).Status);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sitemap.xml")]
    [InlineData("/feed.atom")]
    public async Task The_head_alone_may_be_asked_for(string path)
    {
        await using var bureau = new OwnBureau();
        await bureau.InitializeAsync();
        var page = await bureau.Visitor().SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        // A real server leaves the body out by itself.
        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    private static async Task<Dictionary<string, List<string>>> PartsAsync(Bureau bureau)
    {
        var index = Schema.Check("sitemap", (await bureau.Visitor().OpenAsync("/sitemap.xml")).Html);
        Assert.Equal("sitemapindex", index.Root!.Name.LocalName);
        var parts = new Dictionary<string, List<string>>();
        foreach (var loc in index.Root.Elements(Space + "sitemap").Select(s => s.Element(Space + "loc")!.Value.Replace("http://localhost", "", StringComparison.Ordinal)))
            parts.Add(loc, [.. Schema.Check("sitemap", (await bureau.Visitor().OpenAsync(loc)).Html).Root!.Elements(Space + "url").Select(u => u.Element(Space + "loc")!.Value)]);
        return parts;
    }
}
