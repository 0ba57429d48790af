using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Data;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Testing;

namespace Portal.Web.Tests.Publishing;

/// <summary>The standard sections of the platform, on the first day and later.</summary>
[Trait("Req", "K1")]
public sealed class PlatformTests(SiteReleaseBureau bureau) : IClassFixture<SiteReleaseBureau>
{
    [Fact]
    public async Task The_guide_is_complete_before_any_record_and_shows_the_newest_one_later()
    {
        var citizen = bureau.Visitor();
        var empty = await citizen.OpenAsync("/about/guide");
        foreach (var words in new[] { "云岭市民政局办公室", "云岭市人民路1号", "000000", "工作日", "0000-12345", "二十个工作日", "索引号", "行政复议", "投诉", "第五十一条" })
            Assert.Contains(words, empty.Text, StringComparison.Ordinal);

        foreach (var title in new[] { "去年的指南", "今年的指南" })
        {
            var id = await bureau.DraftAsync(c => c with { Title = title, Body = $"{title}的正文。" }, "guide");
            await bureau.CarryAsync(id, EditionState.Published);
        }
        var filled = await citizen.OpenAsync("/about/guide");
        Assert.Contains("今年的指南的正文", filled.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("去年的指南的正文", filled.Text, StringComparison.Ordinal);
        Assert.Contains("云岭市人民路1号", filled.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statutory_content_follows_the_fifteen_items_of_article_20()
    {
        var id = await bureau.DraftAsync(c => c with { Title = "2026年部门预算" }, "budgets");
        await bureau.CarryAsync(id, EditionState.Published);
        var page = await bureau.Visitor().OpenAsync("/about/statutory");
        var items = page.Document.QuerySelectorAll("ol.statutory > li").ToList();
        Assert.Equal(["（一）", "（二）", "（三）", "（四）", "（五）", "（六）", "（七）", "（八）", "（九）", "（十）", "（十一）", "（十二）", "（十三）", "（十四）", "（十五）"], items.Select(i => i.QuerySelector("h2 span")!.TextContent));
        Assert.Contains("行政法规、规章和规范性文件", items[0].TextContent, StringComparison.Ordinal);
        Assert.NotNull(items[6].QuerySelector($"a[href='{await bureau.AddressAsync(id)}']"));
        Assert.NotNull(items[6].QuerySelector("a[href='/columns/budgets']"));
        // No column yet for permits: the way to ask.
        Assert.Contains("没有这一类信息的专门栏目", items[4].TextContent, StringComparison.Ordinal);
        Assert.NotNull(items[4].QuerySelector("a[href='/requests']"));
    }

    [Fact]
    public async Task Rules_and_reports_list_their_columns_and_reports_go_by_year()
    {
        foreach (var (column, title) in new[] { ("rules", "信息发布审查制度"), ("annual-reports", "云岭市民政局2025年政府信息公开工作年度报告"), ("annual-reports", "云岭市民政局2024年政府信息公开工作年度报告") })
            await bureau.CarryAsync(await bureau.DraftAsync(c => c with { Title = title }, column), EditionState.Published);
        var citizen = bureau.Visitor();
        Assert.Contains("信息发布审查制度", (await citizen.OpenAsync("/about/rules")).Text, StringComparison.Ordinal);
        var reports = await citizen.OpenAsync("/reports");
        Assert.Equal(["2025年度", "2024年度"], reports.Document.QuerySelectorAll("main h2").Select(h => h.TextContent));
    }

    [Fact]
    public async Task The_requests_page_says_who_how_and_how_long_from_the_first_day()
    {
        var page = await bureau.Visitor().OpenAsync("/requests");
        foreach (var words in new[] { "公民、法人或者其他组织", "云岭市民政局办公室", "云岭市人民路1号", "工作日 9:00", "0000-12345", "身份证明", "七个工作日", "二十个工作日", "延长不超过二十个工作日", "不收取费用", "每页 10 元", "行政复议", "行政诉讼" })
            Assert.Contains(words, page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("a[href='/requests/form.docx']"));
        Assert.NotNull(page.Document.QuerySelector("a[href='/requests/form']"));
        Assert.True(page.Document.QuerySelectorAll("ol.flow li").Length >= 4);
    }

    [Fact]
    [Trait("Req", "K7")]
    public async Task Offices_show_what_was_released_with_duties_and_contacts()
    {
        await bureau.ClearAsync();
        await bureau.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            var relief = await db.Units.SingleAsync(u => u.Id == bureau.Relief);
            relief.Change(relief.Name, UnitKind.Section, null, 10, false, "最低生活保障、临时救助", "0000-12349", "云岭市人民路1号2楼", []);
            await db.SaveChangesAsync();
        });
        await bureau.UnitAsync("市救助管理站", UnitKind.SubordinateBody, bureau.Relief);
        var citizen = bureau.Visitor();
        Assert.DoesNotContain("市救助管理站", (await citizen.OpenAsync("/about/offices")).Text, StringComparison.Ordinal);
        await bureau.ClearAsync();
        var page = await citizen.OpenAsync("/about/offices");
        foreach (var words in new[] { "内设处室", "社会救助处", "最低生活保障、临时救助", "0000-12349", "直属单位", "市救助管理站", "归口 社会救助处" }) Assert.Contains(words, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_site_map_leads_to_every_column_and_section()
    {
        var citizen = bureau.Visitor();
        var map = await citizen.OpenAsync("/site-map");
        foreach (var path in map.Document.QuerySelectorAll("main a, footer a, .topline a").Select(a => a.GetAttribute("href")!).Where(h => h.StartsWith('/')).Distinct())
            Assert.True((await citizen.OpenAsync(path)).Status is HttpStatusCode.OK or HttpStatusCode.Redirect, path);
        Assert.NotNull(map.Document.QuerySelector("main a[href='/columns/news']"));
    }

    [Fact]
    [Trait("Req", "A14")]
    public async Task A_paper_leads_to_its_neighbours_in_the_column()
    {
        var ids = new List<int>();
        foreach (var title in new[] { "第一项标准", "第二项标准", "第三项标准" })
        {
            ids.Add(await bureau.DraftAsync(c => c with { Title = title }, "standards"));
            await bureau.CarryAsync(ids[^1], EditionState.Published);
        }
        var middle = await bureau.Visitor().OpenAsync(await bureau.AddressAsync(ids[1]));
        Assert.Equal([await bureau.AddressAsync(ids[2]), await bureau.AddressAsync(ids[0])], middle.Document.QuerySelectorAll(".near a").Select(a => a.GetAttribute("href")));
        Assert.Single((await bureau.Visitor().OpenAsync(await bureau.AddressAsync(ids[0]))).Document.QuerySelectorAll(".near a"));
    }
}

/// <summary>The host that faces the open network serves every public page from the same shelf.</summary>
[Trait("Req", "K6")]
public sealed class PublicHostPagesTests(PublicPagesBureau bureau) : IClassFixture<PublicPagesBureau>
{
    [Fact]
    public async Task It_serves_them_all()
    {
        var host = new PublicHost();
        host.Set("ConnectionStrings:Portal", $"Data Source={Path.Combine(bureau.DataDirectory, "portal.db")}");
        host.Set("Portal:Files:Shelf", Path.Combine(bureau.DataDirectory, "files", "shelf"));
        await host.InitializeAsync();
        try
        {
            var citizen = host.Visitor();
            foreach (var path in PublicPagesBureau.Standing.Concat(["/documents", "/columns/notices", "/search?q=通知", "/requests/form.docx", bureau.Readable, bureau.Readable + ".docx", bureau.Readable + ".txt", bureau.Readable + "/print", bureau.Readable + "/qr.svg", bureau.Readable.Replace("/documents/", "/leave/", StringComparison.Ordinal) + "/1"]))
                Assert.True((await citizen.OpenAsync(path)).Status == HttpStatusCode.OK, path);
            Assert.Equal(HttpStatusCode.Gone, (await citizen.OpenAsync(bureau.Gone)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await citizen.OpenAsync("/admin")).Status);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    private sealed class PublicHost : PortalApp
    {
        protected override HostRole HostAs => HostRole.Public;
    }
}
