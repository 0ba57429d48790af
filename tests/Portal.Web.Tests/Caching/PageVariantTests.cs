using System.IO.Compression;
using System.Net;
using Portal.Testing;
using Portal.Web.Caching;

namespace Portal.Web.Tests.Caching;

/// <summary>What makes two answers differ, and what is never kept.</summary>
[Trait("Req", "K4")]
public sealed class PageVariantTests(CachedBureau bureau) : IClassFixture<CachedBureau>
{
    [Fact]
    public async Task Each_packing_is_a_variant_with_a_tag_of_its_own()
    {
        var tags = new HashSet<string>();
        var texts = new HashSet<string>();
        foreach (var accept in new[] { "gzip, deflate, br, zstd", "gzip", "", "br;q=0, identity" })
            for (var n = 0; n < 2; n++)
            {
                using var answer = await GetAsync("/", ("Accept-Encoding", accept));
                Assert.Equal(("no-cache", "Accept-Encoding, Cookie"), (answer.Headers.CacheControl!.ToString(), string.Join(", ", answer.Headers.Vary)));
                tags.Add(answer.Headers.ETag!.Tag);
                var bytes = await answer.Content.ReadAsByteArrayAsync();
                Assert.Equal(bytes.Length, answer.Content.Headers.ContentLength);
                texts.Add(Unpacked(bytes, answer.Content.Headers.ContentEncoding.SingleOrDefault()));
            }
        Assert.Equal((3, 1), (tags.Count, texts.Count));
        Assert.Contains("政务公开", texts.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip, deflate, br", PageEncoding.Brotli)]
    [InlineData("br;q=0.1, gzip", PageEncoding.Brotli)]
    [InlineData("br;q=0, gzip;q=1.0", PageEncoding.Gzip)]
    [InlineData("BR", PageEncoding.Brotli)]
    [InlineData("gzip;q=0.0", PageEncoding.None)]
    [InlineData("identity", PageEncoding.None)]
    [InlineData("gzipped, brr, ,;;=", PageEncoding.None)]
    [InlineData("", PageEncoding.None)]
    public void The_best_packing_that_both_know(string accept, PageEncoding expected) => Assert.Equal(expected, PageKey.Accepted(accept));

    [Fact]
    public async Task Who_has_the_page_already_is_told_so()
    {
        using var first = await GetAsync("/about", ("Accept-Encoding", "br"));
        var tag = first.Headers.ETag!.Tag;
        foreach (var known in new[] { tag, $"W/{tag}", $"\"other\", {tag}", "*" })
        {
            using var again = await GetAsync("/about", ("Accept-Encoding", "br"), ("If-None-Match", known));
            Assert.Equal((HttpStatusCode.NotModified, tag, 0), (again.StatusCode, again.Headers.ETag!.Tag, (await again.Content.ReadAsByteArrayAsync()).Length));
            Assert.Contains("script-src", again.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
        using var gzip = await GetAsync("/about", ("Accept-Encoding", "gzip"), ("If-None-Match", tag));
        using var garbage = await GetAsync("/about", ("Accept-Encoding", "br"), ("If-None-Match", "garbage, \", ,"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (gzip.StatusCode, garbage.StatusCode));
    }

    [Fact]
    public async Task Asking_for_the_head_answers_with_the_same_head()
    {
        using var client = bureau.Client();
        foreach (var path in new[] { "/about/rules", "/about/rules" })
        {
            using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
            using var whole = await client.GetAsync(path);
            Assert.Equal((HttpStatusCode.OK, whole.Headers.ETag, whole.Content.Headers.ContentLength, 0), (head.StatusCode, head.Headers.ETag, head.Content.Headers.ContentLength, (await head.Content.ReadAsByteArrayAsync()).Length));
        }
    }

    [Fact]
    [Trait("Req", "K3")]
    public async Task The_four_views_are_four_pages()
    {
        Assert.Equal((4, 8), await bureau.CountAsync(async () =>
        {
            foreach (var (cookie, classes) in new[] { ("normal", null), ("large", "large"), ("contrast", "contrast"), ("large-contrast", "large contrast"), ("<script>", null), ("", null) })
                for (var n = 0; n < 2; n++)
                {
                    var page = await bureau.Visitor().SendAsync(new HttpRequestMessage(HttpMethod.Get, "/about/offices") { Headers = { { "Cookie", $"portal-view={cookie}; other=x" } } });
                    Assert.Equal(classes, page.Document.DocumentElement.GetAttribute("class"));
                }
        }));
    }

    [Theory]
    [InlineData("/documents?utm_source=x")]
    [InlineData("/?q=x")]
    [InlineData("/documents?year=2026&year=2025")]
    [InlineData("/nothing-here?a=b")]
    public async Task Made_up_queries_are_answered_and_not_kept(string path) => Assert.Equal((2, 0), await bureau.CountAsync(async () =>
    {
        await bureau.Visitor().OpenAsync(path);
        await bureau.Visitor().OpenAsync(path);
    }));

    [Fact]
    public async Task A_question_mark_in_disguise_is_another_page()
    {
        var one = await bureau.Visitor().OpenAsync("/documents?year=2026");
        var two = await bureau.Visitor().OpenAsync("/documents%3Fyear=2026");
        Assert.Equal(HttpStatusCode.OK, one.Status);
        Assert.NotEqual(HttpStatusCode.OK, two.Status);
    }

    [Fact]
    public async Task Without_a_domain_a_forged_host_gets_a_page_of_its_own()
    {
        using var evil = await GetAsync("/about/statutory", ("Host", "evil.example"));
        Assert.Contains("evil.example", await evil.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var good = await GetAsync("/about/statutory");
        Assert.DoesNotContain("evil.example", await good.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Req", "B1")]
    public async Task Nothing_of_the_office_and_nothing_that_sets_a_cookie_is_kept()
    {
        var office = await bureau.SignedInAsync(Bureau.Officer);
        foreach (var path in new[] { "/admin", "/admin/documents", "/account/login", "/health/ready", "/view", "/view?large=1" })
            Assert.Equal((0, 0), await bureau.CountAsync(async () =>
            {
                await office.OpenAsync(path);
                var page = await office.OpenAsync(path);
                Assert.True(page.Response.Headers.CacheControl is null or { NoStore: true } or { NoCache: true });
                Assert.Null(page.Response.Headers.ETag);
            }));
    }

    [Fact]
    public async Task Style_and_script_go_out_packed_as_well()
    {
        using var style = await GetAsync("/portal.css", ("Accept-Encoding", "br"));
        Assert.Equal("br", style.Content.Headers.ContentEncoding.Single());
        Assert.Contains("body", Unpacked(await style.Content.ReadAsByteArrayAsync(), "br"), StringComparison.Ordinal);
        using var login = await GetAsync("/account/login", ("Accept-Encoding", "br"));
        Assert.Empty(login.Content.Headers.ContentEncoding);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        var client = bureau.Client();
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers.Where(h => h.Value.Length > 0)) request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request);
    }

    private static string Unpacked(byte[] bytes, string? encoding)
    {
        using var packed = new MemoryStream(bytes);
        using Stream plain = encoding switch { "br" => new BrotliStream(packed, CompressionMode.Decompress), "gzip" => new GZipStream(packed, CompressionMode.Decompress), _ => packed };
        using var reader = new StreamReader(plain);
        return reader.ReadToEnd();
    }
}

/// <summary>A cache too small for everything.</summary>
[Trait("Req", "K6")]
public sealed class SmallCacheTests : IAsyncLifetime
{
    private readonly CachedBureau _bureau = new();

    public Task InitializeAsync()
    {
        _bureau.Set("Portal:Cache:MaxBytes", "1000000");
        return _bureau.InitializeAsync();
    }

    public Task DisposeAsync() => _bureau.DisposeAsync();

    [Fact]
    public async Task Made_up_addresses_never_push_out_the_site()
    {
        await _bureau.Visitor().OpenAsync("/");
        for (var n = 1; n <= 150; n++)
        {
            await _bureau.Visitor().OpenAsync($"/documents?after=20260101-{n}");
            await _bureau.Visitor().OpenAsync($"/made-up-{n}");
            await _bureau.Visitor().OpenAsync($"/documents{new string('/', 1 + n % 2)}");
        }
        Assert.Equal((0, 1), await _bureau.CountAsync(() => _bureau.Visitor().OpenAsync("/")));
    }
}
