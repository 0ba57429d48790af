using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Calendar;
using Portal.Domain;
using Portal.Domain.WorkPlans;
using Portal.Testing;

namespace Portal.Web.Tests.WorkPlans;

/// <summary>The parts of a plan while it is checked, its reply days when the calendar changes, its end.</summary>
public sealed class PlanYearTests : IAsyncLifetime
{
    private readonly PublicPlanBureau _bureau = new();

    public Task InitializeAsync() => _bureau.InitializeAsync();

    public Task DisposeAsync() => _bureau.DisposeAsync();

    [Fact]
    [Trait("Req", "F2")]
    public async Task Parts_are_named_added_and_removed_while_the_plan_is_checked()
    {
        var id = await _bureau.ReadPlanAsync();
        var officer = await _bureau.SignedInAsync(Bureau.Officer);
        var address = $"/admin/work-plans/{id}";
        var part = (await _bureau.FindAsync(id)).Parts[0];

        var bare = await officer.SubmitAsync(await officer.OpenAsync(address), $"form[action='{address}/parts/{part.Id}']", ("Title", " "), ("Number", "壹"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "请填写这一部分的标题"), (bare.Status, bare.Document.QuerySelectorAll("#parts .error").Single().TextContent));
        Assert.Equal("壹", bare.Document.QuerySelector($"#part-number-{part.Id}")!.GetAttribute("value"));
        Assert.Equal("", bare.Document.QuerySelector("#part-number")!.GetAttribute("value") ?? "");

        await officer.SubmitAsync(await officer.OpenAsync(address), $"form[action='{address}/parts/{part.Id}']", ("Title", "深化政策公开"));
        await officer.SubmitAsync(await officer.OpenAsync(address), "#add-part", ("Number", "三"), ("Title", "做好保障"));
        var plan = await _bureau.FindAsync(id);
        Assert.Equal(["深化政策公开", "加强基础工作", "做好保障"], plan.InOrder.Select(p => p.Title));

        // Only a part without tasks goes.
        Assert.Single((await officer.OpenAsync(address)).Document.QuerySelectorAll("button[formaction$='/remove']"));
        Assert.Equal(HttpStatusCode.Conflict, (await officer.PostAsync(await officer.OpenAsync(address), $"{address}/parts/{part.Id}/remove", ("version", $"{plan.Version}"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await officer.PostAsync(await officer.OpenAsync(address), $"{address}/parts/{plan.InOrder.ToList()[^1].Id}/remove", ("version", $"{plan.Version}"))).Status);
        Assert.Equal(2, (await _bureau.FindAsync(id)).Parts.Count);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.PostAsync(await officer.OpenAsync(address), $"{address}/parts/987654/remove", ("version", "1"))).Status);
    }

    [Fact]
    [Trait("Req", "F6")]
    [Trait("Req", "K7")]
    public async Task The_day_of_a_reply_is_a_sum_and_moves_only_with_the_calendar()
    {
        var plan = await _bureau.PlanInForceAsync();
        var task = await _bureau.TaskAsync(plan, "2");
        var page = $"/admin/work-plans/{plan}/tasks/{task}?unit={_bureau.Relief}";
        var supervisor = await _bureau.SignedInAsync(Bureau.Supervisor);
        await supervisor.SubmitAsync(await supervisor.OpenAsync(page), "#notice", ("Text", "请抓紧公开救助标准"));
        var notice = (await _bureau.SupervisionsAsync(task)).Single();
        Assert.Equal(new DateOnly(2026, 3, 9), notice.ReplyDueOn);
        Assert.Contains("2026-03-09", notice.ReplyDueSum, StringComparison.Ordinal);
        Assert.Contains("答复期限怎么算的", (await supervisor.OpenAsync(page)).Text, StringComparison.Ordinal);

        await _bureau.InScopeAsync(async s =>
        {
            var desk = s.GetRequiredService<CalendarDesk>();
            var year = (await desk.CurrentAsync()).Single(y => y.Year == 2026);
            return await desk.ReviseAsync(2026, year.Revision, year.Off + " 2026-03-06", year.Work, "临时放假", new Stamp(_bureau.IdOf(Bureau.Officer), _bureau.Clock.Now.UtcDateTime));
        });
        Assert.Equal(new DateOnly(2026, 3, 10), (await _bureau.SupervisionsAsync(task)).Single().ReplyDueOn);
    }

    [Fact]
    [Trait("Req", "F6")]
    public async Task A_reminder_is_put_away_by_its_unit_and_one_that_no_longer_holds_by_the_rule()
    {
        var plan = await _bureau.PlanInForceAsync();
        var task = await _bureau.TaskAsync(plan, "2");
        var page = $"/admin/work-plans/{plan}/tasks/{task}?unit={_bureau.Relief}";
        _bureau.At(2026, 5, 20);
        Assert.Equal(2, await _bureau.RoundAsync());
        // The day was moved: nothing is due any more.
        await _bureau.ProposeAsync(plan, task, TaskField.DueOn, "2026-11-30", "省里标准还没有下达");
        await _bureau.ApproveAsync(plan, task);
        Assert.Equal(0, await _bureau.RoundAsync());
        Assert.All(await _bureau.SupervisionsAsync(task), s => Assert.NotNull(s.ClosedAt));

        _bureau.At(2026, 11, 20);
        Assert.Equal(2, await _bureau.RoundAsync());
        var head = await _bureau.SignedInAsync(Bureau.Head);
        Assert.Contains("到期提醒", (await head.OpenAsync("/admin")).Text, StringComparison.Ordinal);
        await head.SubmitAsync(await head.OpenAsync(page), "form[action$='/close']");
        Assert.DoesNotContain("到期提醒", (await head.OpenAsync("/admin")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await _bureau.RoundAsync());
    }

    [Fact]
    [Trait("Req", "F4")]
    public async Task A_year_that_is_over_is_closed_with_everything_that_still_reminds_of_it()
    {
        var id = await _bureau.PlanInForceAsync();
        var task = await _bureau.TaskAsync(id, "2");
        var (address, officer) = ($"/admin/work-plans/{id}", await _bureau.SignedInAsync(Bureau.Officer));
        Assert.Null((await officer.OpenAsync(address)).Document.QuerySelector("#close-year"));
        Assert.Equal(HttpStatusCode.Conflict, (await officer.PostAsync(await officer.OpenAsync("/admin/work-plans/new"), address + "/close", ("version", $"{(await _bureau.FindAsync(id)).Version}"))).Status);

        _bureau.At(2027, 1, 5);
        officer = await _bureau.SignedInAsync(Bureau.Officer);
        await _bureau.RoundAsync();

        // The last window is what is reported for now, and while something waits for a step the year stays open.
        var drafter = await _bureau.SignedInAsync(Bureau.Drafter);
        Assert.Contains("2026年第四季度，3项任务还没有上报", (await drafter.OpenAsync("/admin")).Text, StringComparison.Ordinal);
        var form = await drafter.OpenAsync($"{address}/tasks/{task}?unit={_bureau.Relief}");
        Assert.Equal("2026-10-01", form.Document.QuerySelector("#report input[name=Period]")!.GetAttribute("value"));
        await drafter.SubmitAsync(form, "#report", ("Progress", "OnTheWay"), ("Said", "还在办理"));
        await _bureau.ProposeAsync(id, task, TaskField.Target, "全年发布解读不少于6篇", "增加解读");
        foreach (var waiting in new[] { "还有1份进展报告没有确认或者采纳", "还有1项任务变更等待审批" })
        {
            var refused = await officer.SubmitAsync(await officer.OpenAsync(address), "#close-year form");
            Assert.Contains(waiting, refused.Text, StringComparison.Ordinal);
            if (waiting.Contains("进展", StringComparison.Ordinal))
            {
                var head = await _bureau.SignedInAsync(Bureau.Head);
                await head.SubmitAsync(await head.OpenAsync($"{address}/tasks/{task}?unit={_bureau.Relief}"), "form[action$='/step']", ("ReturnReason", "请补充"), ("step", "Returned"));
            }
        }
        await _bureau.ApproveAsync(id, task);
        // With another target the figure is another one too.
        Assert.Equal(6m, (await _bureau.FindAsync(id)).Task(task).TargetFigure);
        Assert.Contains(await _bureau.SupervisionsAsync(task), s => s.ClosedAt is null);
        Assert.Equal(HttpStatusCode.Redirect, (await officer.SubmitAsync(await officer.OpenAsync(address), "#close-year form")).Status);
        Assert.Equal(WorkPlanState.Closed, (await _bureau.FindAsync(id)).State);
        Assert.All(await _bureau.SupervisionsAsync(task), s => Assert.NotNull(s.ClosedAt));
        Assert.Equal(0, await _bureau.RoundAsync());
        var page = await (await _bureau.SignedInAsync(Bureau.Drafter)).OpenAsync($"{address}/tasks/{task}?unit={_bureau.Relief}");
        Assert.Null(page.Document.QuerySelector("#report"));
    }

    [Fact]
    [Trait("Req", "F4")]
    public async Task A_unit_with_tasks_of_the_year_is_not_closed()
    {
        var unit = await _bureau.UnitAsync("慈善处");
        var id = await _bureau.ReadPlanAsync(2026, "云岭市民政局2026年政务公开工作要点\n\n一、推进公开\n\n1.公开慈善信息。（慈善处牵头）\n2.公开预算决算。（办公室牵头）\n");
        await _bureau.AsAsync(Bureau.Officer, async (s, officer) =>
        {
            var desk = s.GetRequiredService<Application.WorkPlans.WorkPlanDesk>();
            var plan = (await desk.FindAsync(id, default))!;
            await desk.ChangeAsync(plan, plan.Version, p => { p.PutInForce(officer, _bureau.Clock.Now.UtcDateTime); return "开始执行"; }, officer, default);
            return 0;
        });
        var refused = await Assert.ThrowsAsync<Portal.Domain.RefusedException>(() => _bureau.AsAsync(Bureau.Administrator, async (s, admin) =>
        {
            var desk = s.GetRequiredService<Application.People.UnitDesk>();
            var known = (await desk.FindAsync(unit, default))!;
            await desk.ChangeAsync(known, known.Version, new(known.Name, known.Kind, known.ParentId, known.Order, IsClosed: true), new Stamp(admin.UserId, _bureau.Clock.Now.UtcDateTime), default);
            return 0;
        }));
        Assert.Equal("UnitHasTasks", refused.Refusal.Code);
    }

    [Fact]
    [Trait("Req", "F4")]
    public async Task A_task_that_goes_on_leads_back_to_the_year_before()
    {
        var before = await _bureau.PlanInForceAsync(2025);
        var old = await _bureau.TaskAsync(before, "2");
        var plan = await _bureau.ReadPlanAsync();
        await _bureau.AsAsync(Bureau.Officer, async (s, officer) =>
        {
            var desk = s.GetRequiredService<Application.WorkPlans.WorkPlanDesk>();
            var (found, earlier) = ((await desk.FindAsync(plan, default))!, (await desk.FindAsync(before, default))!);
            await desk.ChangeAsync(found, found.Version, p =>
            {
                foreach (var task in p.Tasks.ToList()) p.Correct(task.Id, new TaskContent(task.Number, task.Text, task.LimitWords, task.From, task.DueOn, task.Target, null), [new TaskDuty(1, "社会救助处", Domain.WorkPlans.Reading.UnitRole.Lead, DutyScope.Unit, _bureau.Relief, "", "")], officer);
                p.CarryOver(p.Parts[0].Id, earlier.Task(old), officer);
                return "转入";
            }, officer, default);
            await desk.ChangeAsync(found, found.Version, p => { p.PutInForce(officer, _bureau.Clock.Now.UtcDateTime); return "执行"; }, officer, default);
            return 0;
        });
        var carried = (await _bureau.FindAsync(plan)).Tasks.Single(t => t.CarriedFromId == old);
        var page = await (await _bureau.SignedInAsync(Bureau.Officer)).OpenAsync($"/admin/work-plans/{plan}/tasks/{carried.Id}");
        Assert.Equal("2025 年第2项", page.Document.QuerySelector($"a[href='/admin/work-plans/{before}/tasks/{old}']")!.TextContent);
    }
}
