using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Audit;
using Portal.Application.Data;
using Portal.Application.Publishing;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Testing;

namespace Portal.Web.Tests.Publishing;

public sealed class SiteReleaseBureau : Bureau
{
    /// <summary>Changes columns and releases them too: what must not go together.</summary>
    public const string Both = "both";

    protected override async Task ArrangeAsync()
    {
        await base.ArrangeAsync();
        await AddAsync(Both, "吴双职", OfficeUnit, Role.Administrator, Role.DisclosureOffice);
    }

    public Task<SiteFace> ShownAsync() => InScopeAsync(s => s.GetRequiredService<PublishingGate>().ShownFaceAsync(default));

    /// <summary>What is pending from other tests goes out, so that each begins with nothing to release.</summary>
    public async Task ClearAsync()
    {
        var officer = await SignedInAsync(Officer);
        var page = await officer.OpenAsync("/admin/site-release");
        if (page.Document.QuerySelector("form[action='/admin/site-release']") is not null) await officer.SubmitAsync(page, "form[action='/admin/site-release']");
    }
}

/// <summary>Columns, units and facts about the office: an administrator changes them, a second person of the disclosure office makes them public.</summary>
[Trait("Req", "K5")]
[Trait("Req", "K7")]
public sealed class SiteReleaseTests(SiteReleaseBureau bureau) : IClassFixture<SiteReleaseBureau>
{
    private const string ReleaseForm = "form[action='/admin/site-release']";

    [Fact]
    public async Task A_new_column_is_seen_by_citizens_only_after_its_release()
    {
        await bureau.ClearAsync();
        var admin = await bureau.SignedInAsync(Bureau.Administrator);
        var answer = await admin.SubmitAsync(await admin.OpenAsync("/admin/columns/new"), "form[action='/admin/columns']",
            ("Name", "行政许可"), ("Slug", "permits"), ("Description", "许可事项和结果"), ("Article20", "5"), ("Order", "55"));
        Assert.Equal("/admin/columns", answer.Location);
        Assert.Equal(HttpStatusCode.NotFound, (await bureau.Visitor().OpenAsync("/columns/permits")).Status);

        var officer = await bureau.SignedInAsync(Bureau.Officer);
        var pending = await officer.OpenAsync("/admin/site-release");
        Assert.Contains("行政许可", pending.Text, StringComparison.Ordinal);
        Assert.Contains("条例第二十条第5项", pending.Text, StringComparison.Ordinal);
        await officer.FollowAsync(await officer.SubmitAsync(pending, ReleaseForm));

        var column = await bureau.Visitor().OpenAsync("/columns/permits");
        Assert.Equal(HttpStatusCode.OK, column.Status);
        Assert.Contains("许可事项和结果", column.Text, StringComparison.Ordinal);
        await AssertVerifiesAsync();
    }

    [Fact]
    public async Task Who_changed_a_column_does_not_release_it()
    {
        await bureau.ClearAsync();
        var both = await bureau.SignedInAsync(SiteReleaseBureau.Both);
        await both.SubmitAsync(await both.OpenAsync("/admin/columns/new"), "form[action='/admin/columns']", ("Name", "收费目录"), ("Slug", "fees"));

        var page = await both.OpenAsync("/admin/site-release");
        Assert.Contains("应当由另一个人核对公布", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector(ReleaseForm));
        // The form of another page, forged.
        var forged = await both.SubmitAsync(await both.OpenAsync("/admin/columns/new"), "form[action='/admin/columns']");
        var token = forged.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await both.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/admin/site-release") { Content = new FormUrlEncodedContent([new("seen", (await WantedAsync()).Hash), new("__RequestVerificationToken", token)]) });
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.DoesNotContain((await bureau.ShownAsync()).Columns, c => c.Slug == "fees");
    }

    [Fact]
    public async Task What_was_changed_after_the_page_was_shown_does_not_slip_through()
    {
        await bureau.ClearAsync();
        var admin = await bureau.SignedInAsync(Bureau.Administrator);
        await admin.SubmitAsync(await admin.OpenAsync("/admin/settings"), "form[action='/admin/settings']", ("Settings[5].Value", "0000-22222"));
        var officer = await bureau.SignedInAsync(Bureau.Officer);
        var page = await officer.OpenAsync("/admin/site-release");
        await admin.SubmitAsync(await admin.OpenAsync("/admin/settings"), "form[action='/admin/settings']", ("Settings[5].Value", "0000-33333"));

        var stale = await officer.SubmitAsync(page, ReleaseForm);
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.DoesNotContain((await bureau.ShownAsync()).Settings, s => s.Value is "0000-22222" or "0000-33333");

        await officer.SubmitAsync(await officer.OpenAsync("/admin/site-release"), ReleaseForm);
        await bureau.Visitor().OpenAsync("/");
        Assert.Equal("0000-33333", await bureau.InScopeAsync(s => Task.FromResult(s.GetRequiredService<SiteFacts>().Current.Phone)));
    }

    [Fact]
    public async Task Two_administrators_who_change_one_setting_do_not_overwrite_each_other()
    {
        var (one, two) = (await bureau.SignedInAsync(Bureau.Administrator), await bureau.SignedInAsync(SiteReleaseBureau.Both));
        var (first, second) = (await one.OpenAsync("/admin/settings"), await two.OpenAsync("/admin/settings"));
        Assert.Equal(HttpStatusCode.Redirect, (await one.SubmitAsync(first, "form[action='/admin/settings']", ("Settings[4].Value", "工作日 8:30—12:00"))).Status);
        var answer = await two.SubmitAsync(second, "form[action='/admin/settings']", ("Settings[4].Value", "工作日 9:00—17:00"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("工作日 9:00—17:00", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_form_says_beside_the_field_what_is_wrong()
    {
        var admin = await bureau.SignedInAsync(Bureau.Administrator);
        var page = await admin.SubmitAsync(await admin.OpenAsync("/admin/columns/new"), "form[action='/admin/columns']", ("Name", "通知公告"), ("Slug", "通知"), ("PublishDays", "0"), ("Description", "留着的说明"));
        Assert.Equal("已经有这个名称的栏目", page.Document.QuerySelector("#Name-error")!.TextContent);
        Assert.Contains("小写字母", page.Document.QuerySelector("#Slug-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1到1000", page.Document.QuerySelector("#PublishDays-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("留着的说明", page.Document.QuerySelector("#Description")!.GetAttribute("value"));

        var settings = await admin.SubmitAsync(await admin.OpenAsync("/admin/settings"), "form[action='/admin/settings']", ("Settings[2].Value", ""), ("Settings[7].Value", "gongkai@example.org"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, settings.Status);
        Assert.Contains("请填写办公地址", settings.Html, StringComparison.Ordinal);
        Assert.Contains("gongkai@example.org", settings.Html, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Req", "A12")]
    public async Task The_column_sets_the_day_by_which_a_paper_should_be_public()
    {
        var id = await bureau.DraftAsync(column: "policies");
        await bureau.CarryAsync(id, EditionState.Signed);
        await bureau.RegisterAsync(id, "云民发〔2026〕9号");
        var edition = (await bureau.ReloadAsync(id)).Working!;
        // Sunday 1 March 2026 and three working days.
        Assert.Equal(new DateOnly(2026, 3, 4), edition.PublishDueOn);
        Assert.Contains("“政策文件”栏目的公开时限", edition.PublishDueSum, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_column_takes_no_new_paper_and_keeps_its_address()
    {
        await bureau.ClearAsync();
        var id = await bureau.DraftAsync(column: "standards");
        var admin = await bureau.SignedInAsync(Bureau.Administrator);
        var columns = await admin.OpenAsync("/admin/columns");
        var address = columns.Document.QuerySelectorAll("tbody a").First(a => a.TextContent == "行业标准").GetAttribute("href")!;
        await admin.SubmitAsync(await admin.OpenAsync(address), $"form[action='{address}']", ("IsClosed", "true"));

        var drafter = await bureau.SignedInAsync(Bureau.Drafter);
        var answer = await drafter.SubmitAsync(await drafter.OpenAsync($"/admin/documents/{id}"), "#submit");
        Assert.Contains("“行业标准”栏目已经停用", answer.Text, StringComparison.Ordinal);
        await bureau.ClearAsync();
        Assert.Equal(HttpStatusCode.OK, (await bureau.Visitor().OpenAsync("/columns/standards")).Status);
    }

    [Fact]
    [Trait("Req", "B6")]
    public async Task A_column_changed_behind_the_gate_is_found()
    {
        await bureau.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().ShelfColumns.Where(c => c.Slug == "news").ExecuteUpdateAsync(u => u.SetProperty(c => c.Description, "改了")));
        var report = await bureau.InScopeAsync(s => s.GetRequiredService<Verification>().RunAsync(0, _ => { }, default));
        Assert.Contains(report.Findings, f => f.What == "栏目、机构和网站信息");
        await bureau.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().ShelfColumns.Where(c => c.Slug == "news").ExecuteUpdateAsync(u => u.SetProperty(c => c.Description, "民政工作进展和成效")));
        await AssertVerifiesAsync();
    }

    private Task<SiteFace> WantedAsync() => bureau.InScopeAsync(s => s.GetRequiredService<PublishingGate>().WantedFaceAsync(default));

    private async Task AssertVerifiesAsync() =>
        Assert.Empty((await bureau.InScopeAsync(s => s.GetRequiredService<Verification>().RunAsync(0, _ => { }, default))).Findings);
}
