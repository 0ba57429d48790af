using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Audit;
using Portal.Application.Data;
using Portal.Domain.Documents;
using Portal.Domain.WorkPlans;
using Portal.Testing;

namespace Portal.Web.Tests.WorkPlans;

/// <summary>What citizens see of the year's work: signed states and nothing else.</summary>
[Trait("Req", "F9")]
public sealed class PlanInPublicTests : IAsyncLifetime
{
    private static readonly DateOnly FirstQuarter = new(2026, 1, 1);
    private readonly PublicPlanBureau _bureau = new();
    private int _plan;
    private int _relief;

    public async Task InitializeAsync()
    {
        await _bureau.InitializeAsync();
        _plan = await _bureau.PlanInForceAsync();
        _relief = await _bureau.TaskAsync(_plan, "2");
    }

    public Task DisposeAsync() => _bureau.DisposeAsync();

    [Fact]
    public async Task Nothing_is_public_before_the_signature_and_each_state_only_with_its_own()
    {
        var release = await _bureau.PrepareAsync(_plan);
        Assert.Equal(HttpStatusCode.NotFound, (await OpenAsync("/work-plans/2026")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await OpenAsync("/work-plans/2026.csv")).Status);
        Assert.Contains("还没有公布工作要点的进展", (await OpenAsync("/work-plans")).Text, StringComparison.Ordinal);
        Assert.Contains("还没有公布民生实事项目的进展", (await OpenAsync("/livelihood-projects")).Text, StringComparison.Ordinal);

        await _bureau.SignReleaseAsync(_plan, release);
        var page = await OpenAsync("/work-plans/2026");
        Assert.Contains("进展截至2026年3月2日", page.Text, StringComparison.Ordinal);
        Assert.Equal(["3", "0", "0", "0", "3", "0"], page.Document.QuerySelectorAll(".sums dd").Select(d => d.TextContent));
        Assert.Contains("系统梳理规范性文件", (await OpenAsync("/work-plans")).Text + page.Text, StringComparison.Ordinal);

        // What is reported and accepted afterwards stays inside until the next signature; the cache lets go of the old page then.
        var (_, address) = await _bureau.PublishedAsync("社会救助标准和办事指南");
        _bureau.At(2026, 6, 10);
        await _bureau.ReportDoneAsync(_plan, _relief, _bureau.Relief, FirstQuarter, new DateOnly(2026, 6, 8), address);
        Assert.DoesNotContain("已经完成。", (await OpenAsync("/work-plans/2026")).Text, StringComparison.Ordinal);
        var next = await _bureau.PrepareAsync(_plan);
        Assert.DoesNotContain("已经完成。", (await OpenAsync("/work-plans/2026")).Text, StringComparison.Ordinal);
        await _bureau.SignReleaseAsync(_plan, next);
        page = await OpenAsync("/work-plans/2026");
        Assert.Contains("进展截至2026年6月10日", page.Text, StringComparison.Ordinal);
        var task = page.Document.QuerySelector("#t2")!;
        Assert.Contains("逾期完成", task.QuerySelector(".state")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("5月底前（2026年5月31日）", task.TextContent, StringComparison.Ordinal);
        Assert.Contains("2026年6月8日", task.TextContent, StringComparison.Ordinal);
        Assert.Contains("已经完成。", task.TextContent, StringComparison.Ordinal);
        Assert.Equal(address, task.QuerySelector("dd li a")!.GetAttribute("href"));
        Assert.Contains("省信息中心", page.Document.QuerySelector("#t3")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_late_stands_at_the_top_and_the_day_is_that_of_the_state()
    {
        _bureau.At(2026, 6, 10);
        await _bureau.ReleaseAsync(_plan);
        // Read much later: lateness does not grow by reading.
        _bureau.At(2027, 2, 1);
        var page = await OpenAsync("/work-plans/2026");
        var late = page.Document.QuerySelector(".note.bad")!;
        Assert.Contains("逾期未完成 1 项", late.TextContent, StringComparison.Ordinal);
        Assert.Equal("#t2", late.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("应当在2026年5月31日前完成", late.TextContent, StringComparison.Ordinal);
        Assert.Contains("late", page.Document.QuerySelector("#t2")!.ClassName, StringComparison.Ordinal);
        Assert.Contains("进展截至2026年6月10日", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("2027", page.Text, StringComparison.Ordinal);
        Assert.Contains("逾期未完成 1 项", (await OpenAsync("/work-plans")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chart_says_what_the_table_says()
    {
        _bureau.At(2026, 6, 10);
        await _bureau.ReleaseAsync(_plan);
        var page = await OpenAsync("/work-plans/2026");
        var bars = page.Document.QuerySelectorAll(".bars svg");
        Assert.Equal(2, bars.Length);
        Assert.Equal("一、推进政策公开：共2项，未开始1项，逾期未完成1项", bars[0].GetAttribute("aria-label"));
        Assert.Equal([("standing-notbegun", "0", "500"), ("standing-behind", "500", "500")], bars[0].QuerySelectorAll("rect").Select(r => (r.ClassName, r.GetAttribute("x"), r.GetAttribute("width"))));
        var rows = page.Document.QuerySelectorAll(".tally")[0].QuerySelectorAll("tbody tr").Select(r => string.Join(' ', r.Children.Select(c => c.TextContent)));
        Assert.Equal(["一、推进政策公开 2 0 0 0 1 1", "二、加强基础工作 1 0 0 0 1 0", "合计 3 0 0 0 2 1"], rows);
    }

    [Fact]
    public async Task A_unit_sees_its_own_tasks_with_its_own_part_and_standing()
    {
        var (_, address) = await _bureau.PublishedAsync("规范性文件目录");
        _bureau.At(2026, 4, 2);
        await _bureau.ReportDoneAsync(_plan, _relief, _bureau.Relief, FirstQuarter, new DateOnly(2026, 3, 31), address);
        await _bureau.ReleaseAsync(_plan);
        var unit = Uri.EscapeDataString("社会救助处");
        var page = await OpenAsync($"/work-plans/2026?unit={unit}");
        Assert.Equal(["3", "1", "0", "0", "2", "0"], page.Document.QuerySelectorAll(".sums dd").Select(d => d.TextContent));
        Assert.Contains("牵头或者负责 2 项，配合 1 项", page.Text, StringComparison.Ordinal);
        Assert.Contains("本处室配合：未开始", page.Document.QuerySelector("#t1 .state")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("本处室牵头：已完成", page.Document.QuerySelector("#t2 .state")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"http://localhost/work-plans/2026?unit={unit}", page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Empty(page.Document.QuerySelectorAll(".bars"));

        // Nobody's unit, a body that is not followed, and a year that is none.
        foreach (var other in new[] { "没有的处室", "省信息中心" })
        {
            var whole = await OpenAsync($"/work-plans/2026?unit={Uri.EscapeDataString(other)}");
            Assert.Contains("没有您要找的处室", whole.Text, StringComparison.Ordinal);
            Assert.Equal(3, whole.Document.QuerySelectorAll(".tasks>li").Length);
        }
        foreach (var none in new[] { "/work-plans/2025", "/work-plans/02026", "/work-plans/x", "/livelihood-projects/2026", "/work-plans/2026.pdf" }) Assert.Equal(HttpStatusCode.NotFound, (await OpenAsync(none)).Status);
    }

    [Fact]
    public async Task Withdrawn_evidence_loses_link_and_title_everywhere_at_once()
    {
        var (id, address) = await _bureau.PublishedAsync("张三家的救助材料");
        _bureau.At(2026, 4, 2);
        await _bureau.ReportDoneAsync(_plan, _relief, _bureau.Relief, FirstQuarter, new DateOnly(2026, 3, 31), address);
        await _bureau.ReleaseAsync(_plan);
        string[] exits = ["/work-plans/2026", "/work-plans/2026.csv", "/api/v1/work-plans/2026", "/api/v1/work-plans/2026.csv"];
        foreach (var exit in exits) Assert.Contains("张三家的救助材料", (await OpenAsync(exit)).Html, StringComparison.Ordinal);

        await _bureau.WithdrawAsync(id, WithdrawalReason.PersonalData);

        foreach (var exit in exits)
        {
            var left = (await OpenAsync(exit)).Html;
            Assert.DoesNotContain("张三", left, StringComparison.Ordinal);
            Assert.DoesNotContain(address, left, StringComparison.Ordinal);
        }
        Assert.Contains("一件佐证，已撤回", (await OpenAsync("/work-plans/2026")).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Req", "F3")]
    public async Task An_approved_change_shows_what_it_was_before_and_why()
    {
        await _bureau.ProposeAsync(_plan, _relief, TaskField.DueOn, "2026-08-31", "省里标准还没有下达");
        await _bureau.ReleaseAsync(_plan);
        // Asked for is not approved.
        Assert.DoesNotContain("省里标准", (await OpenAsync("/work-plans/2026")).Text, StringComparison.Ordinal);
        await _bureau.ApproveAsync(_plan, _relief);
        await _bureau.ReleaseAsync(_plan);
        Assert.Contains("完成期限原定2026年5月31日，2026年3月2日经批准调整为2026年8月31日。理由：省里标准还没有下达", (await OpenAsync("/work-plans/2026")).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Req", "I6")]
    public async Task Livelihood_projects_have_target_figure_and_day_and_stand_beside_the_year_before()
    {
        const string paper = "云岭市2026年民生实事项目任务分工\n\n1.新建老年助餐点60个，10月底前完成。（社会救助处负责）\n2.改造救助站床位，11月底前完成。（社会救助处负责）\n";
        var before = await _bureau.ProjectsInForceAsync(2025, paper.Replace("2026", "2025", StringComparison.Ordinal));
        await _bureau.ReleaseAsync(before);
        var projects = await _bureau.ProjectsInForceAsync(2026, paper);
        var (_, address) = await _bureau.PublishedAsync("助餐点名单");
        _bureau.At(2026, 4, 2);
        await _bureau.ReportDoneAsync(projects, await _bureau.TaskAsync(projects, "1"), _bureau.Relief, FirstQuarter, new DateOnly(2026, 3, 31), address);
        await _bureau.ReleaseAsync(projects);

        var page = await OpenAsync("/livelihood-projects");
        Assert.Equal("http://localhost/livelihood-projects/2026", page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Contains("2026年3月31日", page.Document.QuerySelector("#t1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("60个；还没有数字上报", page.Document.QuerySelector("#t1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["各项任务", "合计"], page.Document.QuerySelectorAll(".tally")[0].QuerySelectorAll("tbody th").Select(h => h.TextContent));
        var rows = page.Document.QuerySelectorAll(".tally").Single(t => t.TextContent.Contains("两年的任务数", StringComparison.Ordinal)).QuerySelectorAll("tbody tr");
        Assert.Equal(["2026年截至2026年4月2日210010", "2025年截至2026年3月2日200002"], rows.Select(r => string.Concat(r.Children.Select(c => c.TextContent))));
        Assert.Equal(HttpStatusCode.OK, (await OpenAsync("/livelihood-projects/2025")).Status);
        Assert.Contains("新建老年助餐点60个", (await OpenAsync("/work-plans")).Text, StringComparison.Ordinal);
        Assert.Equal("/livelihood-projects/2026", (await OpenAsync("/work-plans")).Document.QuerySelector(".apart-card .head a")!.GetAttribute("href"));
    }

    [Fact]
    [Trait("Req", "B6")]
    public async Task Verification_finds_a_plan_that_was_changed_behind_the_gate()
    {
        await _bureau.ReleaseAsync(_plan);
        Assert.Empty(await FindingsAsync());
        await SqlAsync("UPDATE ShelfPlans SET Snapshot = replace(Snapshot, '系统梳理', '全部完成')");
        Assert.Contains(await FindingsAsync(), f => f.Where == "/work-plans/2026" && f.Why == "公开内容被改动");
        await SqlAsync("UPDATE ShelfPlans SET Snapshot = replace(Snapshot, '全部完成', '系统梳理')");
        Assert.Empty(await FindingsAsync());
        // An older state that was signed once is not the last one.
        var first = await _bureau.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().ShelfPlans.AsNoTracking().SingleAsync());
        _bureau.At(2026, 6, 10);
        await _bureau.ReleaseAsync(_plan);
        await _bureau.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Database.ExecuteSqlAsync($"UPDATE ShelfPlans SET Snapshot = {first.Snapshot}, Hash = {first.Hash}"));
        Assert.Contains(await FindingsAsync(), f => f.Where == "/work-plans/2026" && f.Why == "与最后一次变更不一致");
        await SqlAsync("DELETE FROM ShelfPlans");
        Assert.Contains(await FindingsAsync(), f => f.Where == "/work-plans/2026" && f.Why == "已经公布的内容不见了");
    }

    private Task<Page> OpenAsync(string path) => _bureau.Visitor().OpenAsync(path);

    private Task<IReadOnlyList<Finding>> FindingsAsync() => _bureau.InScopeAsync(async s => (await s.GetRequiredService<Verification>().RunAsync(0, _ => { }, default)).Findings);

    private Task<int> SqlAsync(string sql) => _bureau.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Database.ExecuteSqlRawAsync(sql));
}
