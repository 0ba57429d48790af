using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Browser.Tests.Harness;
using Portal.Domain.WorkPlans;
using Portal.Testing;

namespace Portal.Browser.Tests;

/// <summary>A year's plan in one go, the clock moved from season to season. With PORTAL_SCREENSHOTS=FOLDER its desks are also taken as pictures.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WorkPlanYearTests(BrowserBureau bureau, Chromium chromium) : IClassFixture<BrowserBureau>
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("PORTAL_SCREENSHOTS");

    [BrowserFact]
    [Trait("Req", "F4")]
    [Trait("Req", "F5")]
    [Trait("Req", "F6")]
    [Trait("Req", "F9")]
    public async Task From_the_paper_to_the_signed_state_of_the_year()
    {
        // March: the office reads the paper in and corrects what the words leave open.
        await using var officer = await chromium.SignedInAsync(bureau, Bureau.Officer);
        await officer.OpenAsync("/admin/work-plans/new");
        await TakeAsync(officer, "plan-new");
        await officer.FillAsync("#Paper", BureauPlans.Paper);
        await officer.PressAsync("读入");
        await officer.SeesAsync("2 个部分、3 项任务");
        await officer.SeesAsync("还没有对应到处室");
        var plan = officer.Where;
        await TakeAsync(officer, "plan-reading");
        await MatchAsync(officer, "各有关处室", "社会救助处");
        await MatchAsync(officer, "省信息中心", "机关以外的单位");
        await officer.SeesAsync("没有缺项");
        await officer.PressAsync("校对完成，开始执行");
        await officer.SeesAsync("执行中");

        // April: the unit reports with what it published; its head confirms, the office accepts.
        var (_, address) = await bureau.PublishedAsync("社会救助标准和办事指南");
        To(4, 2);
        await using (var drafter = await chromium.SignedInAsync(bureau, Bureau.Drafter))
        {
            await drafter.SeesAsync("3项任务还没有上报");
            await drafter.OpenAsync("/admin/work-plans");
            await drafter.GoAsync("云岭市民政局2026年政务公开工作要点");
            await drafter.GoAsync("社会救助处", ".standings");
            await TakeAsync(drafter, "plan-unit");
            await drafter.Page.Locator(".grid-table a").Nth(1).ClickAsync();
            await drafter.Page.WaitForURLAsync("**/tasks/*");
            await drafter.CheckAsync("input[name=Progress][value=Done]");
            await drafter.FillAsync("#Said", "救助标准和办事指南已经公开，发布解读4篇。");
            await drafter.FillAsync("#DoneOn", "2026-03-31");
            await drafter.FillAsync("#Q", "办事指南");
            await drafter.PressAsync("查找", "#report");
            Assert.Equal("救助标准和办事指南已经公开，发布解读4篇。", await drafter.ValueAsync("#Said"));
            await drafter.CheckAsync("#found input");
            await TakeAsync(drafter, "plan-report");
            await drafter.PressAsync("上报", "#report");
            await drafter.SeesAsync("待确认");
            Assert.Empty(drafter.Complaints);
        }
        await using (var head = await chromium.SignedInAsync(bureau, Bureau.Head))
        {
            await head.GoAsync("第2项，社会救助处，2026年第一季度", "#plans");
            await head.PressAsync("确认");
        }
        await using (var accepting = await chromium.SignedInAsync(bureau, Bureau.Officer))
        {
            await accepting.GoAsync("第2项，社会救助处，2026年第一季度", "#plans");
            await accepting.PressAsync("采纳");
            await accepting.SeesAsync("已完成");
        }

        // December: what is not done is reminded of, supervised, and one day is moved with approval.
        To(12, 25);
        await bureau.RoundAsync();
        await using (var supervisor = await chromium.SignedInAsync(bureau, Bureau.Supervisor))
        {
            await supervisor.OpenAsync(plan);
            await TakeAsync(supervisor, "plan-grid");
            await supervisor.Page.Locator(".standings tbody th a").First.ClickAsync();
            await supervisor.Page.WaitForURLAsync("**/tasks/*");
            await supervisor.Page.Locator("summary", new() { HasText = "发督办通知" }).ClickAsync();
            await supervisor.FillAsync("#notice-text", "年底前请完成文件梳理，并报完成情况。");
            await supervisor.PressAsync("发出", "#supervision");
            await supervisor.SeesAsync("督办通知");
            await TakeAsync(supervisor, "plan-task");
            await supervisor.OpenAsync(plan + "/supervision");
            await supervisor.SeesAsync("等待答复");
            await TakeAsync(supervisor, "plan-supervision");
        }
        await using (var asking = await chromium.SignedInAsync(bureau, Bureau.Officer))
        {
            await asking.OpenAsync(plan);
            await asking.Page.Locator(".standings tbody th a").First.ClickAsync();
            await asking.Page.WaitForURLAsync("**/tasks/*");
            await asking.Page.Locator("summary", new() { HasText = "申请变更期限" }).ClickAsync();
            await asking.FillAsync("#value-DueOn", "2027-01-31");
            await asking.FillAsync("#reason-DueOn", "清理目录要等省里统一口径");
            await asking.PressAsync("提出", "#propose-DueOn");
        }
        await using (var signer = await chromium.SignedInAsync(bureau, Bureau.Signer))
        {
            await signer.Page.Locator("#plans a").First.ClickAsync();
            await signer.Page.WaitForURLAsync("**/tasks/*");
            await signer.PressAsync("同意", "#changes");
            await signer.SeesAsync("2027年1月31日");
        }

        // The state of the year goes out: one person prepares it, another signs.
        await using (var preparing = await chromium.SignedInAsync(bureau, Bureau.Officer))
        {
            await preparing.OpenAsync(plan + "/release");
            await preparing.PressAsync("按今天的状态备好，送签");
            Assert.Equal(0, await preparing.Page.Locator("button", new() { HasText = "签发并公开" }).CountAsync());
        }
        await using (var signing = await chromium.SignedInAsync(bureau, Bureau.Signer))
        {
            await signing.GoAsync("云岭市民政局2026年政务公开工作要点，截至2026年12月25日", "#plans");
            await TakeAsync(signing, "plan-release");
            await signing.PressAsync("签发并公开");
            await signing.SeesAsync("已签发");
        }
        var shelved = PlanSnapshot.Of(await bureau.InScopeAsync(s => Task.FromResult(s.GetRequiredService<Portal.Application.Data.PublicDbContext>().ShelfPlans.Single().Snapshot)));
        Assert.Equal(TaskStanding.Done, shelved.Tasks.Single(t => t.Number == "2").Standing);
        Assert.Equal("/documents/" + shelved.Tasks.Single(t => t.Number == "2").Evidence.Single().Slug, address);
        Assert.Equal(("", "2027-01-31"), (shelved.Tasks.Single(t => t.Number == "1").Changes.Single().Before, shelved.Tasks.Single(t => t.Number == "1").Changes.Single().After));
        Assert.Empty(officer.Complaints);

        // January: the year is summed up and closed.
        To(12, 31);
        bureau.Clock.MoveTo(bureau.Clock.Now.AddDays(5));
        await using var closing = await chromium.SignedInAsync(bureau, Bureau.Officer);
        await closing.OpenAsync(plan + "/scores");
        await closing.SeesAsync("社会救助处");
        await TakeAsync(closing, "plan-scores");
        await closing.OpenAsync(plan + "/report");
        await closing.SeesAsync("社会救助标准和办事指南");
        await TakeAsync(closing, "plan-self-check");
        await closing.OpenAsync(plan);
        await closing.Page.Locator("#close-year summary").ClickAsync();
        await closing.PressAsync("年度办结", "#close-year");
        await closing.SeesAsync("2026年已经办结");
        await closing.OpenAsync("/admin/work-plans");
        await closing.SeesAsync("已办结");
        await TakeAsync(closing, "plan-list");
        Assert.Empty(closing.Complaints);
    }

    private void To(int month, int day) => bureau.Clock.MoveTo(new DateTimeOffset(2026, month, day, 9, 0, 0, TimeSpan.FromHours(8)));

    // Opens the task that has the words and says whom they mean.
    private static async Task MatchAsync(Person officer, string words, string unit)
    {
        await officer.GoAsync("校对", $"article.task:has(.duty:has-text('{words}'):has-text('待对应'))");
        await TakeAsync(officer, "plan-task-edit");
        var row = officer.Page.Locator($".duty-rows tr:has(input[value='{words}'])");
        await row.Locator("select[name$='.Whom']").SelectOptionAsync(new SelectOptionValue { Label = unit });
        await officer.PressAsync("保存", "#task");
    }

    private static async Task TakeAsync(Person person, string name)
    {
        if (Folder is null) return;
        foreach (var width in new[] { 1440, 390 })
        {
            await person.Page.SetViewportSizeAsync(width, 900);
            await person.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{width}.png"), FullPage = true });
        }
        await person.Page.SetViewportSizeAsync(1440, 900);
    }
}
