using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Data;
using Portal.Application.Documents;
using Portal.Application.Files;
using Portal.Application.Publishing;
using Portal.Domain.Documents;
using Portal.Testing;

namespace Portal.Web.Tests.Publishing;

/// <summary>What citizens see, and what they never see.</summary>
public sealed class PublicSiteTests(Bureau bureau) : IClassFixture<Bureau>
{
    [Fact]
    [Trait("Req", "A5")]
    [Trait("Req", "A14")]
    public async Task A_paper_bears_its_head_and_stands_in_its_column()
    {
        var id = await bureau.DraftAsync(c => c with { Title = "特困人员认定办法", Subject = "社会救助", Summary = "规定认定的条件和程序", InForceFrom = new DateOnly(2026, 4, 1), ValidUntil = new DateOnly(2031, 3, 31) }, "normative");
        await bureau.CarryAsync(id, EditionState.Signed);
        await bureau.RegisterAsync(id, "云民发〔2026〕3号");
        await bureau.ActAsync(id, Bureau.Officer, (s, d, a) => s.GetRequiredService<DocumentRelease>().PublishAsync(d, a, default));
        var citizen = bureau.Visitor();
        var address = await bureau.AddressAsync(id);
        var page = await citizen.OpenAsync(address);
        var index = (await bureau.ReloadAsync(id)).IndexNumber!;
        foreach (var words in new[] { index, "主动公开", "云岭市民政局", "有效", "2026年3月1日", "云民发〔2026〕3号", "社会救助", "规定认定的条件和程序", "2026年4月1日", "2031年3月31日" })
            Assert.Contains(words, page.Text, StringComparison.Ordinal);
        Assert.Equal("特困人员认定办法", page.Document.QuerySelector("meta[name=ArticleTitle]")!.GetAttribute("content"));
        Assert.Matches(@"^2026-\d\d-\d\d \d\d:\d\d$", page.Document.QuerySelector("meta[name=PubDate]")!.GetAttribute("content"));
        foreach (var list in new[] { "/", "/documents", "/columns/normative", "/columns/normative?year=2026" })
            Assert.NotNull((await citizen.OpenAsync(list)).Document.QuerySelector($"a[href='{address}']"));
        Assert.Null((await citizen.OpenAsync("/columns/normative?year=2025")).Document.QuerySelector($"a[href='{address}']"));
    }

    [Fact]
    [Trait("Req", "A13")]
    public async Task A_repost_names_its_source_with_the_link()
    {
        var id = await bureau.DraftAsync(c => c with { Source = "民政部网站", SourceUrl = "https://www.mca.gov.cn/x.html", FirstPublishedOn = new DateOnly(2025, 12, 1) }, "reposts");
        await bureau.CarryAsync(id, EditionState.Published);
        var page = await bureau.Visitor().OpenAsync(await bureau.AddressAsync(id));
        Assert.Contains("民政部网站", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("a[href='https://www.mca.gov.cn/x.html']"));
        Assert.Contains("2025年12月1日", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Req", "A7")]
    public async Task What_is_given_on_request_is_listed_with_the_way_to_apply_and_without_content()
    {
        var id = await bureau.DraftAsync(c => c with { Title = "可以申请的调查报告", Attribute = DisclosureAttribute.OnRequest, AttributeReason = "不属于主动公开范围", LegalBasis = "27", ListTitle = true, Body = "报告的内部内容" });
        await bureau.CarryAsync(id, EditionState.Published);
        var page = await bureau.Visitor().OpenAsync(await bureau.AddressAsync(id));
        Assert.Contains("可以申请的调查报告", page.Text, StringComparison.Ordinal);
        Assert.Contains("依申请公开", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("内部内容", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Req", "B1")]
    public async Task Nothing_unpublished_has_an_address_and_nothing_tells_that_it_exists()
    {
        var id = await bureau.DraftAsync(c => c with { Title = "未公开的草稿" });
        var bytes = "草稿的附件"u8.ToArray();
        await bureau.ActAsync(id, Bureau.Drafter, (s, d, a) => s.GetRequiredService<DocumentDrafting>().AttachAsync(d, "草稿.txt", bytes, a, default));
        await bureau.CarryAsync(id, EditionState.Signed);
        var citizen = bureau.Visitor();
        var hidden = await citizen.OpenAsync($"/files/{FileStore.HashOf(bytes)}/草稿.txt");
        var absent = await citizen.OpenAsync($"/files/{new string('0', 64)}/草稿.txt");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, absent.Html), (hidden.Status, absent.Status, hidden.Html));
        foreach (var path in new[] { $"/documents/{id}", "/documents/000000000-2026-99999", "/documents", "/" })
            Assert.DoesNotContain("未公开的草稿", (await citizen.OpenAsync(path)).Html, StringComparison.Ordinal);
        Assert.StartsWith("/account/login", (await citizen.OpenAsync($"/admin/documents/{id}")).Location, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Req", "B7")]
    [InlineData(WithdrawalReason.PersonalData, HttpStatusCode.Gone, false)]
    [InlineData(WithdrawalReason.Outdated, HttpStatusCode.OK, true)]
    public async Task A_withdrawn_record_shows_what_its_reason_lets_see_at_every_exit(WithdrawalReason reason, HttpStatusCode status, bool readable)
    {
        var title = $"将要撤回的公告{reason}";
        var id = await bureau.DraftAsync(c => c with { Title = title, Body = "公告的正文内容" });
        var bytes = System.Text.Encoding.UTF8.GetBytes($"附件{reason}");
        await bureau.ActAsync(id, Bureau.Drafter, (s, d, a) => s.GetRequiredService<DocumentDrafting>().AttachAsync(d, "名单.txt", bytes, a, default));
        await bureau.CarryAsync(id, EditionState.Published);
        var citizen = bureau.Visitor();
        var address = await bureau.AddressAsync(id);
        var file = $"/files/{FileStore.HashOf(bytes)}/名单.txt";
        var before = await citizen.OpenAsync(file);
        Assert.Equal((HttpStatusCode.OK, $"附件{reason}"), (before.Status, before.Html));
        Assert.Equal("attachment", before.Response.Content.Headers.ContentDisposition?.DispositionType);

        await bureau.WithdrawAsync(id, reason, "经核实，予以撤回");

        var page = await citizen.OpenAsync(address);
        Assert.Equal(status, page.Status);
        Assert.Contains("经核实，予以撤回", page.Text, StringComparison.Ordinal);
        Assert.Equal(readable, page.Html.Contains("公告的正文内容", StringComparison.Ordinal));
        Assert.Equal(readable, page.Html.Contains(title, StringComparison.Ordinal));
        Assert.Equal(readable ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await citizen.OpenAsync(file)).Status);
        foreach (var list in new[] { "/", "/documents", "/columns/notices" })
            Assert.DoesNotContain(title, (await citizen.OpenAsync(list)).Html, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Req", "B7")]
    public async Task A_replaced_record_leads_to_what_replaced_it()
    {
        var old = await bureau.DraftAsync(c => c with { Title = "旧办法" });
        var fresh = await bureau.DraftAsync(c => c with { Title = "新办法" });
        await bureau.CarryAsync(old, EditionState.Published);
        await bureau.CarryAsync(fresh, EditionState.Published);
        await bureau.WithdrawAsync(old, WithdrawalReason.Replaced, "已由新办法替代", (await bureau.ReloadAsync(fresh)).IndexNumber!);
        var page = await bureau.Visitor().OpenAsync(await bureau.AddressAsync(old));
        Assert.Equal(HttpStatusCode.Gone, page.Status);
        Assert.NotNull(page.Document.QuerySelector($"a[href='{await bureau.AddressAsync(fresh)}']"));
    }

    [Fact]
    public async Task Lists_go_on_by_key_without_gap_or_double()
    {
        for (var n = 0; n < 3; n++)
            foreach (var id in await bureau.SignedAsync(15, "personnel"))
                await bureau.ActAsync(id, Bureau.Officer, (s, d, a) => s.GetRequiredService<DocumentRelease>().PublishAsync(d, a, default));
        var citizen = bureau.Visitor();
        var seen = new List<string>();
        var path = "/columns/personnel";
        while (path is not null)
        {
            var page = await citizen.OpenAsync(path);
            Assert.Contains("共 45条", page.Text, StringComparison.Ordinal);
            seen.AddRange(page.Document.QuerySelectorAll("main .list a").Select(a => a.GetAttribute("href")!));
            path = page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }
        Assert.Equal((45, 45), (seen.Count, seen.Distinct().Count()));
    }

    [Theory]
    [InlineData("/documents?after=garbage")]
    [InlineData("/documents?year=99999")]
    [InlineData("/documents?year=abc")]
    [InlineData("/columns/news?after=20260101-99999999999")]
    public async Task Odd_addresses_answer_with_a_page(string path) => Assert.Equal(HttpStatusCode.OK, (await bureau.Visitor().OpenAsync(path)).Status);

    [Theory]
    [InlineData("/columns/none")]
    [InlineData("/nothing/here")]
    [InlineData("/files/x/y")]
    public async Task What_is_not_there_answers_404_with_help(string path)
    {
        var page = await bureau.Visitor().OpenAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("没有找到", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Req", "K6")]
    public async Task Every_page_carries_the_strict_policy_and_no_cookie_for_citizens()
    {
        var page = await bureau.Visitor().OpenAsync("/");
        Assert.Contains("script-src 'self'", page.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(page.Response.Headers.Contains("Set-Cookie"));
        Assert.Empty(page.Document.QuerySelectorAll("[style], script:not([src], [type='application/ld+json']), style"));
        Assert.Contains("民政", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Req", "K6")]
    [InlineData("/documents")]
    [InlineData("/api/v1/documents")]
    public async Task A_page_that_fails_carries_it_too(string path)
    {
        await using var broken = new Bureau();
        await broken.InitializeAsync();
        await broken.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Database.ExecuteSqlRawAsync("ALTER TABLE ShelfRecords RENAME TO Lost"));
        foreach (var secure in new[] { false, true })
        {
            var page = await broken.Visitor().SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{(secure ? "https" : "http")}://mz.example.gov.cn{path}"));
            Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
            foreach (var header in new[] { "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy" }) Assert.True(page.Response.Headers.Contains(header), header);
            Assert.Equal(secure, page.Response.Headers.Contains("Strict-Transport-Security"));
        }
    }
}
