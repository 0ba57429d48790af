using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Publishing;
using Portal.Testing;

namespace Portal.Web.Tests.Exchange;

/// <summary>Lists for people: by year, month and day, narrowed by unit, validity and attribute, with addresses that keep it all.</summary>
[Trait("Req", "K5")]
public sealed class ListTests(ApiBureau bureau) : IClassFixture<ApiBureau>
{
    [Theory]
    [InlineData("/documents?year=2024", "旧年的公告")]
    [InlineData("/documents?year=2024&month=5", "旧年的公告")]
    [InlineData("/documents?year=2024&month=4", "")]
    [InlineData("/documents?day=2024-05-06", "旧年的公告")]
    [InlineData("/documents?validity=lapsed", "过期的办法")]
    [InlineData("/columns/normative?validity=inForce", "特困人员认定办法")]
    [InlineData("/documents?attribute=onRequest", "可以申请的报告")]
    [InlineData("/documents?unit=社会救助处&year=2024", "旧年的公告")]
    [InlineData("/documents?unit=办公室", "")]
    [InlineData("/documents?topic=特困供养", "特困人员认定办法")]
    [InlineData("/documents?topic=特困供养&validity=lapsed", "")]
    public async Task A_list_holds_what_its_address_says(string path, string titles)
    {
        var page = await bureau.Visitor().OpenAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(titles.Split(',', StringSplitOptions.RemoveEmptyEntries), Titles(page));
        Assert.Contains($"共 {(titles.Length == 0 ? 0 : 1)}条", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/documents?year=99999")]
    [InlineData("/documents?year=abc&month=3")]
    [InlineData("/documents?month=3")]
    [InlineData("/documents?day=2026-02-30")]
    [InlineData("/documents?day=2026-2-3&page=-1")]
    [InlineData("/documents?validity=99&attribute=withheld&unit=%3Cscript%3E")]
    [InlineData("/documents?validity=0&limit=1e9")]
    [InlineData("/documents?after=20260230-1")]
    [InlineData("/documents?topic=没有这个主题&unit=没有这个处")]
    [InlineData("/documents?unit=&validity=&attribute=")]
    public async Task An_odd_address_shows_the_plain_list(string path)
    {
        var page = await bureau.Visitor().OpenAsync(path);
        var plain = await bureau.Visitor().OpenAsync("/documents");
        Assert.Equal((HttpStatusCode.OK, plain.Text), (page.Status, page.Text));
        Assert.Equal("http://localhost/documents", page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Links_and_the_form_keep_what_was_chosen()
    {
        var citizen = bureau.Visitor();
        var page = await citizen.OpenAsync("/documents?validity=inForce&year=2026&unit=%E7%A4%BE%E4%BC%9A%E6%95%91%E5%8A%A9%E5%A4%84");
        const string unit = "unit=%E7%A4%BE%E4%BC%9A%E6%95%91%E5%8A%A9%E5%A4%84&validity=inForce";
        Assert.Equal("http://localhost/documents?year=2026&" + unit, page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.NotNull(page.Document.QuerySelector($"nav[aria-label=按年份] a[href='/documents?year=2024&{unit}']"));
        Assert.NotNull(page.Document.QuerySelector($"nav[aria-label=按月份] a[href='/documents?year=2026&month=3&{unit}']"));
        Assert.NotNull(page.Document.QuerySelector("form.filters a[href='/documents?year=2026']"));
        var form = page.Document.QuerySelector("form.filters")!;
        Assert.Equal("2026", form.QuerySelector("input[name=year]")!.GetAttribute("value"));
        Assert.Equal(["社会救助处", "inForce", ""], form.QuerySelectorAll("select").Cast<AngleSharp.Html.Dom.IHtmlSelectElement>().Select(s => s.Value));
    }

    [Fact]
    public async Task Years_lead_to_months_with_their_counts_and_months_to_lists()
    {
        var citizen = bureau.Visitor();
        var page = await citizen.OpenAsync("/columns/notices?year=2024");
        var months = page.Document.QuerySelectorAll("nav[aria-label=按月份] a").Skip(1).ToList();
        Assert.Equal(["5月 1"], months.Select(m => m.TextContent.Trim()));
        var month = await citizen.OpenAsync(months[0].GetAttribute("href")!);
        Assert.Equal(["旧年的公告"], Titles(month));
        Assert.Contains("2024年5月", month.Document.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calendar_shows_each_day_with_its_count_and_leads_to_it()
    {
        var citizen = bureau.Visitor();
        var page = await citizen.OpenAsync("/documents/calendar?year=2024");
        var day = page.Document.QuerySelectorAll(".calendar td a").Single();
        Assert.Equal(("/documents?day=2024-05-06", "61条"), (day.GetAttribute("href"), day.TextContent));
        // 6 May 2024 is a Monday, in the second row of a month that begins on a Wednesday.
        var cell = day.ParentElement!;
        Assert.Equal((0, 1), (cell.ParentElement!.Children.ToList().IndexOf(cell), cell.ParentElement.ParentElement!.Children.ToList().IndexOf(cell.ParentElement)));
        Assert.Equal(["旧年的公告"], Titles(await citizen.OpenAsync(day.GetAttribute("href")!)));

        var newest = await citizen.OpenAsync("/documents/calendar");
        Assert.Contains("2026年公开日历", newest.Text, StringComparison.Ordinal);
        var counted = newest.Document.QuerySelectorAll(".calendar td a small").Sum(s => int.Parse(s.TextContent.Replace("条", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains($"共 {counted}条", (await citizen.OpenAsync("/documents?year=2026")).Text, StringComparison.Ordinal);
        foreach (var odd in new[] { "?year=abc", "?year=0", "?year=99999" }) Assert.Equal(newest.Text, (await citizen.OpenAsync("/documents/calendar" + odd)).Text);
        Assert.Contains("1950年没有公开的信息", (await citizen.OpenAsync("/documents/calendar?year=1950")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_a_filtered_list_go_on_by_key_and_count_to_a_thousand()
    {
        await using var own = new OwnBureau();
        await own.InitializeAsync();
        foreach (var id in await own.SignedAsync(25)) await own.ActAsync(id, Bureau.Officer, (s, d, a) => s.GetRequiredService<DocumentRelease>().PublishAsync(d, a, default));
        var seen = new List<string>();
        for (var path = "/documents?validity=inForce"; path is not null;)
        {
            var page = await own.Visitor().OpenAsync(path);
            Assert.Contains("共 25条", page.Text, StringComparison.Ordinal);
            seen.AddRange(Titles(page));
            path = page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
            Assert.True(path is null || path.StartsWith("/documents?validity=inForce&after=", StringComparison.Ordinal));
        }
        Assert.Equal((25, 25), (seen.Count, seen.Distinct().Count()));
        Assert.Equal("超过1000条", new RecordList([], null, 1001).TotalInWords);
        Assert.Equal("至少7条", new RecordList([], null, 7) { IsPartial = true }.TotalInWords);
    }

    [Fact]
    public async Task What_lapsed_yesterday_is_marked_in_lists_today()
    {
        var item = (await bureau.Visitor().OpenAsync("/columns/normative")).Document.QuerySelectorAll("main .list li").Single(l => l.TextContent.Contains("过期的办法", StringComparison.Ordinal));
        Assert.Equal("失效", item.QuerySelector(".tag.bad")!.TextContent);
    }

    private static List<string> Titles(Page page) => [.. page.Document.QuerySelectorAll("main .list a").Select(a => a.TextContent)];
}
