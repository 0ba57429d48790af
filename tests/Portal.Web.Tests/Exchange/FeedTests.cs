using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Portal.Domain.Documents;
using Portal.Testing;
using Portal.Web.Models.Exchange;
using Portal.Web.Tests.Publishing;

namespace Portal.Web.Tests.Exchange;

/// <summary>What subscribers get.</summary>
[Trait("Req", "E5")]
[Trait("Req", "K4")]
public sealed class FeedTests(PublicPagesBureau bureau) : IClassFixture<PublicPagesBureau>
{
    private static readonly XNamespace Atom = AtomFeed.Namespace;

    [Theory]
    [InlineData("/feed.atom")]
    [InlineData("/columns/notices/feed.atom")]
    [InlineData("/columns/standards/feed.atom")]
    public async Task A_feed_is_valid_Atom(string path)
    {
        var page = await bureau.Visitor().OpenAsync(path);
        Assert.Equal((HttpStatusCode.OK, "application/atom+xml"), (page.Status, page.Response.Content.Headers.ContentType!.MediaType));
        var feed = Schema.Check("atom", page.Html);
        Assert.Equal("http://localhost" + path, Links(feed.Root!, "self").Single());
        Assert.Equal(feed.Root!.Elements(Atom + "entry").Select(e => e.Element(Atom + "updated")!.Value).DefaultIfEmpty("1970-01-01T08:00:00+08:00").Max(), feed.Root.Element(Atom + "updated")!.Value);
    }

    [Fact]
    public async Task A_feed_shows_what_lists_show_and_no_more()
    {
        var feed = XDocument.Parse((await bureau.Visitor().OpenAsync("/feed.atom")).Html);
        var entries = feed.Root!.Elements(Atom + "entry").ToDictionary(e => Links(e, "alternate").Single().Replace("http://localhost", "", StringComparison.Ordinal));
        Assert.Equal(new[] { bureau.Readable, bureau.Listed }.Order(), entries.Keys.Order());
        var readable = entries[bureau.Readable];
        Assert.Equal(PublicPagesBureau.Title, readable.Element(Atom + "title")!.Value);
        Assert.Contains("提前准备", readable.Element(Atom + "summary")!.Value, StringComparison.Ordinal);
        Assert.Equal("tag:localhost,2026-03-02:documents/" + bureau.Readable["/documents/".Length..], readable.Element(Atom + "id")!.Value);
        Assert.Equal("2026-03-02T09:00:00+08:00", readable.Element(Atom + "published")!.Value);
        Assert.Equal(FeedPage.OnRequest, entries[bureau.Listed].Element(Atom + "summary")!.Value);
        Assert.DoesNotContain("内部内容", feed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_edition_changes_the_time_and_not_the_name_of_an_entry()
    {
        await using var own = new OwnBureau();
        await own.InitializeAsync();
        var id = await own.DraftAsync();
        await own.CarryAsync(id, EditionState.Published);
        var before = await EntryAsync(own);
        own.Clock.Advance(TimeSpan.FromDays(3));
        await own.ActAsync(id, Bureau.Drafter, (s, d, a) => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Portal.Application.Documents.DocumentDrafting>(s).StartNextAsync(d, false, a, default));
        await own.CarryAsync(id, EditionState.Published);
        var after = await EntryAsync(own);
        Assert.Equal((before.Id, before.Published), (after.Id, after.Published));
        Assert.Equal(("2026-03-02T09:00:00+08:00", "2026-03-05T09:00:00+08:00"), (before.Updated, after.Updated));
    }

    [Fact]
    public async Task The_JSON_form_says_the_same_as_JSON_Feed_1_1_asks()
    {
        var page = await bureau.Visitor().OpenAsync("/feed.json");
        Assert.Equal("application/feed+json", page.Response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("政务公开", page.Html, StringComparison.Ordinal);
        using var feed = JsonDocument.Parse(page.Html);
        var root = feed.RootElement;
        Assert.Equal("https://jsonfeed.org/version/1.1", root.GetProperty("version").GetString());
        Assert.Equal("http://localhost/feed.json", root.GetProperty("feed_url").GetString());
        Assert.Equal("http://localhost/documents", root.GetProperty("home_page_url").GetString());
        Assert.NotEqual("", root.GetProperty("title").GetString());
        var atom = XDocument.Parse((await bureau.Visitor().OpenAsync("/feed.atom")).Html).Root!.Elements(Atom + "entry").ToList();
        var items = root.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(atom.Select(e => (e.Element(Atom + "id")!.Value, e.Element(Atom + "title")!.Value, e.Element(Atom + "summary")!.Value, e.Element(Atom + "updated")!.Value)),
            items.Select(i => (i.GetProperty("id").GetString()!, i.GetProperty("title").GetString()!, i.GetProperty("content_text").GetString()!, i.GetProperty("date_modified").GetString()!)));
        foreach (var item in items)
        {
            Assert.True(DateTimeOffset.TryParse(item.GetProperty("date_published").GetString(), System.Globalization.CultureInfo.InvariantCulture, out _));
            Assert.All(item.GetProperty("authors").EnumerateArray(), a => Assert.NotEqual("", a.GetProperty("name").GetString()));
            Assert.All(item.GetProperty("tags").EnumerateArray(), t => Assert.Equal(JsonValueKind.String, t.ValueKind));
        }
    }

    [Fact]
    public async Task A_reader_with_the_last_state_is_told_so_until_something_changes()
    {
        await using var own = new OwnBureau();
        await own.InitializeAsync();
        await own.CarryAsync(await own.DraftAsync(), EditionState.Published);
        var tag = (await own.Visitor().OpenAsync("/feed.atom")).Response.Headers.ETag!.ToString();
        Assert.Equal(HttpStatusCode.NotModified, (await AskAsync(own, tag)).Status);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(own, "\"other\", nonsense")).Status);
        await own.CarryAsync(await own.DraftAsync(), EditionState.Published);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(own, tag)).Status);
    }

    [Fact]
    public async Task Every_page_names_the_feeds_and_a_column_its_own()
    {
        var column = (await bureau.Visitor().OpenAsync("/columns/notices")).Document;
        Assert.Equal(["/columns/notices/feed.atom", "/feed.atom"], column.QuerySelectorAll("link[rel=alternate][type='application/atom+xml']").Select(l => l.GetAttribute("href")));
        Assert.NotNull(column.QuerySelector("link[rel=alternate][type='application/feed+json'][href='/feed.json']"));
        Assert.NotNull(column.QuerySelector("link[rel=search][href='/opensearch.xml']"));
        Assert.Equal(HttpStatusCode.NotFound, (await bureau.Visitor().OpenAsync("/columns/none/feed.atom")).Status);
    }

    [Fact]
    public void Characters_that_XML_cannot_hold_go()
    {
        Assert.Equal("abc", XmlText.Clean("a\u0000b\u000bc"));
        Assert.Equal("\ud83d\ude00x", XmlText.Clean("\ud83d\ude00\ud800x\ufffe\udc00"));
        Assert.Equal("救助<&\"", XmlText.Clean("救助<&\""));
    }

    private static async Task<(string Id, string Published, string Updated)> EntryAsync(Bureau bureau)
    {
        var entry = XDocument.Parse((await bureau.Visitor().OpenAsync("/feed.atom")).Html).Root!.Elements(Atom + "entry").Single();
        return (entry.Element(Atom + "id")!.Value, entry.Element(Atom + "published")!.Value, entry.Element(Atom + "updated")!.Value);
    }

    private static Task<Page> AskAsync(Bureau bureau, string tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/feed.atom");
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return bureau.Visitor().SendAsync(request);
    }

    private static IEnumerable<string> Links(XElement element, string rel) => element.Elements(Atom + "link").Where(l => l.Attribute("rel")!.Value == rel).Select(l => l.Attribute("href")!.Value);
}

/// <summary>A bureau for one test that moves the clock or counts what is public.</summary>
internal sealed class OwnBureau : Bureau, IAsyncDisposable
{
    async ValueTask IAsyncDisposable.DisposeAsync() => await base.DisposeAsync();
}
