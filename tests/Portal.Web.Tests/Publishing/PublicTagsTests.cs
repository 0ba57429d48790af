using System.Net;
using Portal.Domain.Documents;
using Portal.Testing;

namespace Portal.Web.Tests.Publishing;

/// <summary>Head and foot of every kind of public page (domain facts, section 4).</summary>
[Trait("Req", "K1")]
[Trait("Req", "K3")]
public sealed class PublicTagsTests(PublicPagesBureau bureau) : IClassFixture<PublicPagesBureau>
{
    public static TheoryData<string> Pages => [.. PublicPagesBureau.Standing, "/documents", "/columns/notices", "/columns/standards", "/search?q=通知", "/search"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_bears_the_sites_tags_one_heading_and_the_foot(string path)
    {
        var page = await bureau.Visitor().OpenAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Complete(page);
        if (path is "/" or "/requests/form") return;
        foreach (var tag in new[] { "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType" }) Assert.NotEqual("", Tag(page, tag));
    }

    [Fact]
    public async Task Pages_that_say_no_have_head_foot_and_ways_on()
    {
        var page = await bureau.Visitor().OpenAsync("/nothing-here");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Complete(page);
        Assert.NotNull(page.Document.QuerySelector("form[action='/search'] input[name=q]"));
        Assert.Contains("0000-12345", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("main a[href='/requests']"));
    }

    [Fact]
    public async Task A_withdrawn_record_still_says_its_column()
    {
        foreach (var path in new[] { bureau.Gone, bureau.Replaced })
        {
            var page = await bureau.Visitor().OpenAsync(path);
            Assert.Equal(HttpStatusCode.Gone, page.Status);
            Assert.Equal("通知公告", Tag(page, "ColumnName"));
        }
    }

    [Fact]
    [Trait("Req", "A5")]
    public async Task An_article_bears_its_own_tags_and_those_of_its_column()
    {
        var page = await bureau.Visitor().OpenAsync(bureau.Readable);
        Complete(page);
        Assert.Equal("通知公告", Tag(page, "ColumnName"));
        Assert.Equal("面向社会的通知、公告、公示", Tag(page, "ColumnDescription"));
        Assert.Equal(PublicPagesBureau.Title, Tag(page, "ArticleTitle"));
        Assert.Matches(@"^2026-03-0\d \d\d:\d\d$", Tag(page, "PubDate"));
        Assert.Equal("某市日报", Tag(page, "ContentSource"));
        Assert.Equal("社会救助处", Tag(page, "Author"));
        Assert.Contains("社会救助", Tag(page, "Keywords"), StringComparison.Ordinal);
        Assert.EndsWith(bureau.Readable, Tag(page, "Url"), StringComparison.Ordinal);
        Assert.Equal(Tag(page, "Url"), page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_canonical_address_is_the_configured_domains_and_never_the_visitors()
    {
        await using var other = new Configured();
        await other.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "/about");
        request.Headers.Host = "evil.example";
        var page = await other.Visitor().SendAsync(request);
        Assert.Equal("https://mz.yunling.gov.cn/about", page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.DoesNotContain("evil.example", page.Html, StringComparison.Ordinal);
    }

    internal static string Tag(Page page, string name) => page.Document.QuerySelector($"meta[name={name}]")?.GetAttribute("content") ?? throw new InvalidOperationException($"{page.Path} has no tag {name}.");

    private static void Complete(Page page)
    {
        Assert.Equal("云岭市民政局政务公开平台", Tag(page, "SiteName"));
        Assert.Equal("localhost", Tag(page, "SiteDomain"));
        Assert.Equal(10, Tag(page, "SiteIDCode").Length);
        Assert.Single(page.Document.QuerySelectorAll("h1"));
        Assert.Empty(page.Document.QuerySelectorAll("[style], style, script:not([src], [type='application/ld+json'])"));
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(page.Html) < 60 * 1024, $"{page.Path} is {page.Html.Length} characters long");
        var levels = page.Document.QuerySelectorAll("main h1, main h2, main h3, main h4").Select(h => h.LocalName[1] - '0').ToList();
        for (var i = 1; i < levels.Count; i++) Assert.True(levels[i] <= levels[i - 1] + 1, $"{page.Path}: h{levels[i]} after h{levels[i - 1]}");
        if (page.Path == "/requests/form") return;
        var foot = page.Document.QuerySelector("footer")!;
        foreach (var words in new[] { "主办：云岭市民政局", "云岭市人民路1号", "0000-12345", "网站标识码 0000000000", "滇ICP备00000000号", "公安备案", "党政机关", "我为政府网站找错", "隐私说明", "无障碍说明" })
            Assert.Contains(words, foot.TextContent, StringComparison.Ordinal);
        Assert.NotNull(foot.QuerySelector("a[href='/site-map']"));
        var faults = foot.QuerySelectorAll("a").Single(a => a.TextContent == "我为政府网站找错").GetAttribute("href")!;
        Assert.StartsWith("https://zfwzgl.www.gov.cn/", faults, StringComparison.Ordinal);
        Assert.Contains("site_code=0000000000", faults, StringComparison.Ordinal);
    }

    private sealed class Configured : PortalApp, IAsyncDisposable
    {
        public Task StartAsync()
        {
            Set("Portal:Site:Domain", "mz.yunling.gov.cn");
            return InitializeAsync();
        }

        async ValueTask IAsyncDisposable.DisposeAsync() => await base.DisposeAsync();
    }
}

/// <summary>A bureau whose public side has a record in every state that citizens can meet.</summary>
public class PublicPagesBureau : Bureau
{
    public const string Title = "关于做好2026年清明节祭扫服务保障工作的通知";
    public const string OutsideUrl = "https://news.example.org/a?b=1&c=2";
    public const string SourceUrl = "https://daily.example.com/2026.html";

    /// <summary>Pages that stand from the first day on.</summary>
    public static IReadOnlyList<string> Standing { get; } =
    [
        "/", "/about", "/about/guide", "/about/rules", "/about/statutory", "/reports", "/requests", "/requests/form", "/about/offices", "/work-plans", "/livelihood-projects", "/site-map", "/about/privacy", "/about/accessibility", "/view",
    ];

    public string Readable { get; private set; } = "";
    public string Listed { get; private set; } = "";
    public string Gone { get; private set; } = "";
    public string Replaced { get; private set; } = "";
    public string Banner { get; private set; } = "";

    protected override async Task ArrangeAsync()
    {
        await base.ArrangeAsync();
        var readable = await DraftAsync(c => c with
        {
            Subject = "社会救助",
            Source = "某市日报",
            SourceUrl = SourceUrl,
            ValidUntil = new DateOnly(2026, 6, 30),
            Body = $"""
                ::: to
                各县（区）民政局：
                :::

                ## 一、提前准备

                见[外部报道]({OutsideUrl})、[同一报道]({OutsideUrl})、[国务院](https://www.gov.cn/zhengce)、[本站](/about)和[邮箱](mailto:a@b.cn)。

                ### （一）分工

                1. 第一项
                2. 第二项

                | 地区 | 一季度 | 二季度 |
                | --- | ---: | ---: |
                | 东山县 | 12 | 34 |

                ::: sign
                云岭市民政局

                2026年3月1日
                :::
                """,
        });
        await AttachAsync(readable, "名单.txt");
        await CarryAsync(readable, EditionState.Published);
        Readable = await AddressAsync(readable);

        var listed = await DraftAsync(c => c with { Title = "可以申请的报告", Attribute = DisclosureAttribute.OnRequest, AttributeReason = "不属于主动公开范围", LegalBasis = "27", ListTitle = true, Body = "报告的内部内容" });
        await CarryAsync(listed, EditionState.Published);
        Listed = await AddressAsync(listed);
        Gone = await WithdrawnAsync("含有个人信息的名单", WithdrawalReason.PersonalData);
        Replaced = await WithdrawnAsync("旧的办法", WithdrawalReason.Replaced, (await ReloadAsync(readable)).IndexNumber!);
        Banner = await WithdrawnAsync("过时的公告", WithdrawalReason.Outdated);
    }

    private async Task<string> WithdrawnAsync(string title, WithdrawalReason reason, string replacedBy = "")
    {
        var id = await DraftAsync(c => c with { Title = title, Body = $"{title}的正文，见[外部](https://old.example.net/)。" });
        await CarryAsync(id, EditionState.Published);
        await WithdrawAsync(id, reason, replacedBy: replacedBy);
        return await AddressAsync(id);
    }

    private Task AttachAsync(int id, string name) => ActAsync(id, Drafter, (s, d, a) =>
        Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Portal.Application.Documents.DocumentDrafting>(s).AttachAsync(d, name, "张三\n李四"u8.ToArray(), a, default));
}
