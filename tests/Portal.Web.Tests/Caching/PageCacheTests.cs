using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Documents;
using Portal.Application.People;
using Portal.Application.Publishing;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Testing;

namespace Portal.Web.Tests.Caching;

/// <summary>A page comes out of the cache, and never an older one than the shelf.</summary>
[Trait("Req", "K4")]
[Trait("Req", "A12")]
public sealed class PageCacheTests(CachedBureau bureau) : IClassFixture<CachedBureau>
{
    [Fact]
    public async Task The_second_reader_gets_the_same_bytes_without_a_new_page()
    {
        var id = await bureau.PublishedAsync("第二位读者");
        // Other tests move the day, and searches are kept only while the index knows what lapsed.
        await bureau.TendAsync();
        var address = await bureau.AddressAsync(id);
        foreach (var path in new[] { "/", "/documents", "/columns/notices", "/columns/notices?year=2026", address, $"{address}/print", $"{address}.txt", $"{address}/qr.svg", "/about", "/about/statutory", "/about/offices", "/site-map", "/requests", "/search?q=第二位", "/nothing-here" })
        {
            var (first, second) = ("", "");
            var counts = await bureau.CountAsync(async () => (first, second) = ((await bureau.Visitor().OpenAsync(path)).Html, (await bureau.Visitor().OpenAsync(path)).Html));
            Assert.Equal((path, (1, 1)), (path, counts));
            Assert.Equal(first, second);
        }
    }

    [Fact]
    [Trait("Req", "B7")]
    public async Task Publication_and_withdrawal_show_at_once_everywhere()
    {
        var neighbour = await bureau.AddressAsync(await bureau.PublishedAsync("先公开的一件", "budgets"));
        var lists = new[] { "/", "/documents", "/columns/budgets", "/columns/budgets?year=2026", neighbour, "/search?q=马上看到" };
        foreach (var list in lists) Assert.DoesNotContain("马上看到的一件", (await bureau.Visitor().OpenAsync(list)).Text, StringComparison.Ordinal);

        var id = await bureau.PublishedAsync("马上看到的一件", "budgets");
        var address = await bureau.AddressAsync(id);
        foreach (var list in lists.Append(address)) Assert.Contains("马上看到的一件", (await bureau.Visitor().OpenAsync(list)).Text, StringComparison.Ordinal);

        await bureau.WithdrawAsync(id, WithdrawalReason.PersonalData);
        foreach (var list in lists.Append(address)) Assert.DoesNotContain("马上看到的一件", (await bureau.Visitor().OpenAsync(list)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await bureau.Visitor().OpenAsync(address)).Status);
        foreach (var exit in new[] { ".txt", ".docx", "/print" }) Assert.Equal(HttpStatusCode.Gone, (await bureau.Visitor().OpenAsync(address + exit)).Status);
    }

    [Fact]
    public async Task A_record_that_moves_to_another_column_leaves_the_old_list()
    {
        var id = await bureau.PublishedAsync("要搬走的一件", "plans");
        Assert.Contains("要搬走的一件", (await bureau.Visitor().OpenAsync("/columns/plans")).Html, StringComparison.Ordinal);
        var other = await bureau.InScopeAsync(async s => (await s.GetRequiredService<OfficeReading>().ColumnsAsync(default)).First(c => c.Name == "通知公告").Id);
        await bureau.ActAsync(id, Bureau.Drafter, (s, d, a) => s.GetRequiredService<DocumentDrafting>().StartNextAsync(d, false, a, default));
        await bureau.ActAsync(id, Bureau.Drafter, (s, d, a) => s.GetRequiredService<DocumentDrafting>().SaveAsync(d, d.Working!.Content with { ColumnId = other }, a, default));
        await bureau.CarryAsync(id, EditionState.Published);
        Assert.DoesNotContain("要搬走的一件", (await bureau.Visitor().OpenAsync("/columns/plans")).Html, StringComparison.Ordinal);
        Assert.Contains("要搬走的一件", (await bureau.Visitor().OpenAsync("/columns/notices")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_was_not_there_answers_as_soon_as_it_is()
    {
        var last = await bureau.AddressAsync(await bureau.PublishedAsync("编号在前的一件"));
        var next = last[..^5] + (int.Parse(last[^5..], System.Globalization.CultureInfo.InvariantCulture) + 1).ToString("D5", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(HttpStatusCode.NotFound, (await bureau.Visitor().OpenAsync(next)).Status);
        Assert.Equal(next, await bureau.AddressAsync(await bureau.PublishedAsync("编号在后的一件")));
        Assert.Equal(HttpStatusCode.OK, (await bureau.Visitor().OpenAsync(next)).Status);
    }

    [Fact]
    public async Task What_changes_while_a_page_is_made_keeps_it_out_of_the_cache()
    {
        bureau.BeforeNextPageIsKept(() => bureau.PublishedAsync("中途公开的一件", "news"));
        await bureau.Visitor().OpenAsync("/columns/news");
        Assert.Equal((1, 1), await bureau.CountAsync(async () =>
        {
            Assert.Contains("中途公开的一件", (await bureau.Visitor().OpenAsync("/columns/news")).Html, StringComparison.Ordinal);
            await bureau.Visitor().OpenAsync("/columns/news");
        }));
    }

    [Fact]
    public async Task What_changes_elsewhere_while_a_page_is_made_does_not_matter()
    {
        bureau.BeforeNextPageIsKept(() => bureau.PublishedAsync("别的栏目的一件", "news"));
        Assert.Equal((1, 1), await bureau.CountAsync(async () =>
        {
            await bureau.Visitor().OpenAsync("/columns/personnel");
            await bureau.Visitor().OpenAsync("/columns/personnel");
        }));
    }

    [Fact]
    public async Task A_release_of_the_site_shows_at_once_and_also_when_it_comes_in_the_middle()
    {
        await bureau.Visitor().OpenAsync("/about/privacy");
        await ReleasePhoneAsync("0000-11111");
        Assert.Contains("0000-11111", (await bureau.Visitor().OpenAsync("/about/privacy")).Html, StringComparison.Ordinal);

        await bureau.Visitor().OpenAsync("/site-map");
        bureau.BeforeNextPageIsKept(() => ReleasePhoneAsync("0000-22222"));
        await bureau.Visitor().OpenAsync("/about/accessibility");
        foreach (var path in new[] { "/about/accessibility", "/about/privacy", "/site-map", "/nothing-here" })
            Assert.Contains("0000-22222", (await bureau.Visitor().OpenAsync(path)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paper_lapses_on_its_day_without_a_change_of_the_shelf()
    {
        var address = await bureau.AddressAsync(await bureau.PublishedAsync("明天失效的一件", change: c => c with { ValidUntil = DateOnly.FromDateTime(bureau.Clock.Now.Date) }));
        Assert.DoesNotContain("有效期届满", (await bureau.Visitor().OpenAsync(address)).Html, StringComparison.Ordinal);
        // Still the same day in UTC: the day of Shanghai counts.
        bureau.Clock.MoveTo(new DateTimeOffset(bureau.Clock.Now.Date.AddDays(1).AddMinutes(1), TimeSpan.FromHours(8)));
        Assert.Contains("有效期届满", (await bureau.Visitor().OpenAsync(address)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_miss_the_same_page_at_once_have_it_made_once()
    {
        await bureau.PublishedAsync("让列表变旧的一件");
        var release = new TaskCompletionSource();
        var held = new TaskCompletionSource();
        bureau.BeforeNextPageIsKept(() => { held.SetResult(); return release.Task; });
        Assert.Equal((1, 1), await bureau.CountAsync(async () =>
        {
            var one = bureau.Visitor().OpenAsync("/columns/notices");
            await held.Task;
            var two = bureau.Visitor().OpenAsync("/columns/notices");
            release.SetResult();
            Assert.Equal((await one).Html, (await two).Html);
        }));
    }

    private async Task ReleasePhoneAsync(string phone) => await bureau.InScopeAsync(async services =>
    {
        var desk = services.GetRequiredService<SettingsDesk>();
        var version = (await desk.AllAsync(default)).Single(s => s.Key == "Phone").Version;
        await desk.SaveAsync(new Dictionary<string, (string, int)> { ["Phone"] = (phone, version) }, new Stamp(bureau.IdOf(Bureau.Administrator), bureau.Clock.Now.UtcDateTime), default);
        var officer = await services.GetRequiredService<Actors>().LoadAsync(bureau.IdOf(Bureau.Officer));
        var release = services.GetRequiredService<SiteRelease>();
        await release.ReleaseAsync((await release.PendingAsync(officer, default)).Seen, officer, default);
    });
}
