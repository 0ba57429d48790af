using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Data;
using Portal.Domain.Documents;
using Portal.Domain.WorkPlans;
using Portal.Testing;

namespace Portal.Web.Tests.WorkPlans;

/// <summary>The plan through its year: reports with evidence, reminders, supervision, changes, a withdrawn piece of evidence.</summary>
public sealed class YearOfAPlanTests : IAsyncLifetime
{
    private static readonly DateOnly FirstQuarter = new(2026, 1, 1);
    private readonly PlanBureau _bureau = new();
    private int _plan;
    private int _relief;

    private string Page => $"/admin/work-plans/{_plan}/tasks/{_relief}?unit={_bureau.Relief}";

    public async Task InitializeAsync()
    {
        await _bureau.InitializeAsync();
        _plan = await _bureau.PlanInForceAsync();
        _relief = await _bureau.TaskAsync(_plan, "2");
    }

    public Task DisposeAsync() => _bureau.DisposeAsync();

    [Fact]
    [Trait("Req", "F5")]
    public async Task A_unit_reports_with_evidence_its_head_confirms_the_office_accepts()
    {
        var (_, address) = await _bureau.PublishedAsync("社会救助标准和办事指南");
        At(4, 2);
        var drafter = await _bureau.SignedInAsync(Bureau.Drafter);
        Assert.Contains("3项任务还没有上报", (await drafter.OpenAsync("/admin")).Text, StringComparison.Ordinal);
        Assert.Contains("没有上报", (await drafter.OpenAsync($"/admin/work-plans/{_plan}/units/{_bureau.Relief}")).Text, StringComparison.Ordinal);

        // Done without evidence is refused beside the field.
        var page = await drafter.OpenAsync(Page);
        var bare = await drafter.SubmitAsync(page, "#report", ("Progress", "Done"), ("Said", "已经公开"), ("DoneOn", "2026-03-31"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bare.Status);
        Assert.Contains("佐证", bare.Document.QuerySelector("#Items-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("已经公开", bare.Document.QuerySelector("#Said")!.TextContent, StringComparison.Ordinal);

        // Published items are found by words; what was typed stays.
        var found = await drafter.SubmitAsync(page, "#report", ("Said", "已经公开"), ("Q", "办事指南"), ("Do", "find"));
        Assert.Contains("社会救助标准和办事指南", found.Document.QuerySelector("#found")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("已经公开", found.Document.QuerySelector("#Said")!.TextContent, StringComparison.Ordinal);

        var sent = await drafter.SubmitAsync(page, "#report", [("Uploads", "会议纪要.txt", System.Text.Encoding.UTF8.GetBytes("研究公开工作"))], ("Progress", "Done"), ("Said", "已经公开"), ("Figure", "4"), ("DoneOn", "2026-03-31"), ("Items", address));
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        Assert.Equal(TaskStanding.NotBegun, (await _bureau.StateAsync(_plan, _relief)).Standing);

        // The drafter does not confirm, the office does not accept before the head has confirmed.
        var officer = await _bureau.SignedInAsync(Bureau.Officer);
        Assert.DoesNotContain((await drafter.OpenAsync(Page)).Document.QuerySelectorAll("button"), b => b.TextContent is "确认" or "采纳");
        Assert.DoesNotContain((await officer.OpenAsync(Page)).Document.QuerySelectorAll("button"), b => b.TextContent is "采纳");
        var head = await _bureau.SignedInAsync(Bureau.Head);
        Assert.Contains("确认进展报告", (await head.OpenAsync("/admin")).Text, StringComparison.Ordinal);
        await StepAsync(head, "Confirmed");
        Assert.Contains("采纳或者退回进展报告", (await officer.OpenAsync("/admin")).Text, StringComparison.Ordinal);
        await StepAsync(officer, "Accepted");

        var state = await _bureau.StateAsync(_plan, _relief);
        Assert.Equal((TaskStanding.Done, new DateOnly(2026, 3, 31), 4m), (state.Standing, state.DoneOn!.Value, state.Figure!.Value));
        var grid = await officer.OpenAsync($"/admin/work-plans/{_plan}");
        Assert.Equal("✓", grid.Document.QuerySelector("td.s.ok a")!.TextContent);

        // Files of evidence are for the unit and the bureau's desks.
        var file = (await officer.OpenAsync(Page)).Document.QuerySelector("a[href^='/admin/work-plans/evidence/']")!.GetAttribute("href")!;
        Assert.Equal("研究公开工作", (await officer.OpenAsync(file)).Html);
        await _bureau.AddAsync("other", "外处人员", await _bureau.UnitAsync("养老服务处"), Domain.People.Role.Drafter);
        Assert.Equal(HttpStatusCode.NotFound, (await (await _bureau.SignedInAsync("other")).OpenAsync(file)).Status);
        // The window is done with; the page says so and shows the others.
        page = await drafter.OpenAsync(Page + "&period=2026-01-01");
        Assert.Null(page.Document.QuerySelector("#report"));
        Assert.Contains("2026年第一季度：这一期已经采纳，不能再改", page.Text, StringComparison.Ordinal);
        Assert.NotNull((await drafter.OpenAsync(page.Document.QuerySelector("#windows a[href*='2026-04-01']")!.GetAttribute("href")!)).Document.QuerySelector("#report input[name=Period][value='2026-04-01']"));
    }

    [Fact]
    [Trait("Req", "F5")]
    public async Task A_withdrawn_item_shows_nothing_any_more_and_the_unit_is_told()
    {
        var (id, address) = await _bureau.PublishedAsync("要撤回的标准");
        At(4, 2);
        await _bureau.ReportDoneAsync(_plan, _relief, _bureau.Relief, FirstQuarter, new DateOnly(2026, 3, 31), address);
        Assert.Equal(TaskStanding.Done, (await _bureau.StateAsync(_plan, _relief)).Standing);

        await _bureau.WithdrawAsync(id, WithdrawalReason.WrongContent);

        Assert.Equal(TaskStanding.OnTheWay, (await _bureau.StateAsync(_plan, _relief)).Standing);
        var drafter = await _bureau.SignedInAsync(Bureau.Drafter);
        Assert.Contains("作为佐证的“要撤回的标准”已经撤回", (await drafter.OpenAsync("/admin")).Text, StringComparison.Ordinal);
        Assert.Contains("已经撤回，不算佐证", (await drafter.OpenAsync(Page)).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Req", "F5")]
    public async Task A_supporting_unit_reports_to_the_head_of_the_one_that_leads_and_its_figure_is_not_the_tasks()
    {
        var office = await _bureau.UnitAsync("办公室");
        await _bureau.AddAsync("officehand", "办公室经办人", office, Domain.People.Role.Drafter);
        At(4, 2);
        var hand = await _bureau.SignedInAsync("officehand");
        var own = $"/admin/work-plans/{_plan}/tasks/{_relief}?unit={office}";
        await hand.SubmitAsync(await hand.OpenAsync(own), "#report", [("Uploads", "配合情况.txt", System.Text.Encoding.UTF8.GetBytes("提供了场地"))], ("Progress", "OnTheWay"), ("Said", "已经配合"), ("Figure", "9"));
        var head = await _bureau.SignedInAsync(Bureau.Head);
        var page = await head.OpenAsync(own);
        Assert.Equal("提供了场地", (await head.OpenAsync(page.Document.QuerySelector("a[href^='/admin/work-plans/evidence/']")!.GetAttribute("href")!)).Html);
        await head.PostAsync(page, $"/admin/work-plans/{_plan}/tasks/{_relief}/step", ("unit", $"{office}"), ("version", page.Document.QuerySelector("input[name=version]")!.GetAttribute("value")!), ("period", "2026-01-01"), ("step", "Returned"), ("returnReason", "请写清楚"));

        // What came back is opened with its own window, text and files, whatever window is due by now.
        At(7, 2);
        hand = await _bureau.SignedInAsync("officehand");
        var link = (await hand.OpenAsync("/admin")).Document.QuerySelectorAll("a").First(a => a.GetAttribute("href")!.StartsWith(own, StringComparison.Ordinal) && a.ParentElement!.ParentElement!.TextContent.Contains("退回", StringComparison.Ordinal)).GetAttribute("href")!;
        page = await hand.OpenAsync(link);
        Assert.Equal("2026-01-01", page.Document.QuerySelector("#report input[name=Period]")!.GetAttribute("value"));
        Assert.Contains("配合情况.txt", page.Document.QuerySelector("#report")!.TextContent, StringComparison.Ordinal);
        await hand.SubmitAsync(page, "#report", ("Said", "已经提供场地一处"));
        foreach (var (who, step) in new[] { (Bureau.Head, "Confirmed"), (Bureau.Officer, "Accepted") })
        {
            var visitor = await _bureau.SignedInAsync(who);
            page = await visitor.OpenAsync(own);
            await visitor.PostAsync(page, $"/admin/work-plans/{_plan}/tasks/{_relief}/step", ("unit", $"{office}"), ("version", page.Document.QuerySelector("input[name=version]")!.GetAttribute("value")!), ("period", "2026-01-01"), ("step", step));
        }
        var state = await _bureau.StateAsync(_plan, _relief);
        Assert.Equal((9m, null), (state.Cells[office].Figure, state.Figure));
        // The second window was not reported for, and the first is no answer for it.
        var unit = await hand.OpenAsync($"/admin/work-plans/{_plan}/units/{office}");
        Assert.Contains("没有上报", unit.Document.QuerySelectorAll("tr").Single(r => r.InnerHtml.Contains($"/tasks/{_relief}?", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Req", "F6")]
    public async Task Reminders_come_once_before_and_after_the_day_and_then_the_supervisors_are_told()
    {
        Assert.Equal(0, await _bureau.RoundAsync());
        // The unit that leads and the one that supports.
        At(5, 20);
        Assert.Equal(2, await _bureau.RoundAsync());
        Assert.Equal(0, await _bureau.RoundAsync());
        Assert.Contains("到期提醒", (await (await _bureau.SignedInAsync(Bureau.Drafter)).OpenAsync("/admin")).Text, StringComparison.Ordinal);
        At(6, 1);
        Assert.Equal(2, await _bureau.RoundAsync());
        Assert.Equal(TaskStanding.Behind, (await _bureau.StateAsync(_plan, _relief)).Standing);
        At(6, 16);
        Assert.Equal(1, await _bureau.RoundAsync());
        Assert.Equal([SupervisionKind.Escalation, SupervisionKind.Overdue, SupervisionKind.ComingDue], (await _bureau.SupervisionsAsync(_relief)).Where(s => s.UnitId == _bureau.Relief).Select(s => s.Kind));
        Assert.Equal([SupervisionKind.Overdue, SupervisionKind.ComingDue], (await _bureau.SupervisionsAsync(_relief)).Where(s => s.UnitId != _bureau.Relief).Select(s => s.Kind));
        Assert.Contains("提请监督", (await (await _bureau.SignedInAsync(Bureau.Supervisor)).OpenAsync("/admin")).Text, StringComparison.Ordinal);
        // What was brought before the supervisors is not put away by those it is about.
        var officer = await _bureau.SignedInAsync(Bureau.Officer);
        var escalated = (await _bureau.SupervisionsAsync(_relief)).Single(s => s.Kind == SupervisionKind.Escalation);
        Assert.Empty((await officer.OpenAsync(Page)).Document.QuerySelectorAll($"form[action$='/notices/{escalated.Id}/close']"));
        await officer.PostAsync(await officer.OpenAsync(Page), $"/admin/work-plans/{_plan}/tasks/{_relief}/notices/{escalated.Id}/close", ("version", $"{escalated.Version}"));
        Assert.Null((await _bureau.SupervisionsAsync(_relief)).Single(s => s.Kind == SupervisionKind.Escalation).ClosedAt);

        // The register holds all of it, narrowed as one likes.
        var register = $"/admin/work-plans/{_plan}/supervision";
        Assert.Contains("督办台账", (await officer.OpenAsync($"/admin/work-plans/{_plan}")).Text, StringComparison.Ordinal);
        foreach (var (query, rows) in new[] { ("", 5), ("?kind=Escalation", 1), ($"?unit={_bureau.Relief}", 3), ($"?unit={_bureau.Relief}&open=true&kind=ComingDue", 0), ("?kind=99&unit=0x", 5), ($"?before={escalated.Id}", 4) })
            Assert.Equal((query, rows), (query, (await officer.OpenAsync(register + query)).Document.QuerySelectorAll("tbody tr").Length));

        // What is done is reminded of no more.
        var (_, address) = await _bureau.PublishedAsync("补公开的标准");
        await _bureau.ReportDoneAsync(_plan, _relief, _bureau.Relief, FirstQuarter, new DateOnly(2026, 6, 15), address);
        Assert.Equal(TaskStanding.DoneLate, (await _bureau.StateAsync(_plan, _relief)).Standing);
        Assert.All((await _bureau.SupervisionsAsync(_relief)).Where(s => s.UnitId == _bureau.Relief), s => Assert.NotNull(s.ClosedAt));
    }

    [Fact]
    [Trait("Req", "F6")]
    public async Task A_notice_of_supervision_is_answered_by_the_unit_and_put_away()
    {
        var supervisor = await _bureau.SignedInAsync(Bureau.Supervisor);
        var issued = await supervisor.SubmitAsync(await supervisor.OpenAsync(Page), "#notice", ("Text", "请抓紧公开救助标准"));
        Assert.Contains("3月9日前答复", (await supervisor.FollowAsync(issued)).Text, StringComparison.Ordinal);
        // Not answered in time: the supervisors are told.
        At(3, 10);
        Assert.Equal(1, await _bureau.RoundAsync());

        var drafter = await _bureau.SignedInAsync(Bureau.Drafter);
        Assert.Contains("督办通知", (await drafter.OpenAsync("/admin")).Text, StringComparison.Ordinal);
        var empty = await drafter.SubmitAsync(await drafter.OpenAsync(Page), "form[action$='/reply']", ("Reply", " "));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "请写明办理情况"), (empty.Status, empty.Document.QuerySelector(".field.wrong .error")!.TextContent));
        await drafter.SubmitAsync(await drafter.OpenAsync(Page), "form[action$='/reply']", ("Reply", "本周公开"));
        supervisor = await _bureau.SignedInAsync(Bureau.Supervisor);
        Assert.Contains("答复：本周公开", (await supervisor.OpenAsync(Page)).Text, StringComparison.Ordinal);
        Assert.Empty((await drafter.OpenAsync(Page)).Document.QuerySelectorAll("form[action$='/reply']"));
        var mine = (await _bureau.SupervisionsAsync(_relief)).Single(s => s.Kind == SupervisionKind.Notice);
        await supervisor.SubmitAsync(await supervisor.OpenAsync(Page), $"form[action$='/{mine.Id}/close']");
        Assert.NotNull((await _bureau.SupervisionsAsync(_relief)).Single(s => s.Id == mine.Id).ClosedAt);
    }

    [Fact]
    [Trait("Req", "F3")]
    public async Task Another_day_is_asked_for_and_decided_by_a_signer_and_the_old_one_stays_visible()
    {
        var head = await _bureau.SignedInAsync(Bureau.Head);
        var page = await head.OpenAsync(Page);
        var wrong = await head.SubmitAsync(page, "#propose-DueOn", ("NewValue", "八月"), ("Reason", "标准调整"));
        Assert.Equal("新的期限应当是2026年或者2027年的一天", wrong.Document.QuerySelector("#propose-DueOn .error")!.TextContent);
        Assert.Equal(("八月", "标准调整"), (wrong.Document.QuerySelector("#value-DueOn")!.GetAttribute("value"), wrong.Document.QuerySelector("#reason-DueOn")!.TextContent.Trim()));
        Assert.Empty(wrong.Document.QuerySelectorAll("#propose-Target .error"));
        await head.SubmitAsync(page, "#propose-DueOn", ("NewValue", "2026-08-31"), ("Reason", "省里标准还没有下达"));
        Assert.Equal(new DateOnly(2026, 5, 31), (await _bureau.FindAsync(_plan)).Task(_relief).DueOn);

        var signer = await _bureau.SignedInAsync(Bureau.Signer);
        Assert.Contains("审批任务变更", (await signer.OpenAsync("/admin")).Text, StringComparison.Ordinal);
        await signer.SubmitAsync(await signer.OpenAsync(Page), "form[action*='/changes/']", ("approve", "true"), ("Decision", "同意"));

        var task = (await _bureau.FindAsync(_plan)).Task(_relief);
        Assert.Equal((new DateOnly(2026, 8, 31), "2026-05-31", ChangeState.Approved), (task.DueOn!.Value, task.Changes.Single().OldValue, task.Changes.Single().State));
        Assert.Equal("2026-05-31", (await head.OpenAsync(Page)).Document.QuerySelector("#changes del")!.TextContent);
    }

    [Fact]
    [Trait("Req", "F5")]
    public async Task Another_unit_takes_a_part_over_with_approval()
    {
        var elderly = await _bureau.UnitAsync("养老服务处");
        await _bureau.AddAsync("elder", "养老经办人", elderly, Domain.People.Role.Drafter);
        At(7, 2);
        var officer = await _bureau.SignedInAsync(Bureau.Officer);
        var page = await officer.OpenAsync(Page);
        var empty = await officer.SubmitAsync(page, "#propose-Unit", ("Reason", "机构改革"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "请选择接手的处室"), (empty.Status, empty.Document.QuerySelector("#propose-Unit .error")!.TextContent));
        await officer.SubmitAsync(page, "#propose-Unit", ("DutyName", "社会救助处"), ("To", $"{elderly}"), ("Reason", "机构改革，职能划转"));
        Assert.DoesNotContain(elderly, (await _bureau.StateAsync(_plan, _relief)).Roles.Keys);
        var signer = await _bureau.SignedInAsync(Bureau.Signer);
        await signer.SubmitAsync(await signer.OpenAsync(Page), "form[action*='/changes/']", ("approve", "true"), ("Decision", "同意"));

        var state = await _bureau.StateAsync(_plan, _relief);
        Assert.Equal(Domain.WorkPlans.Reading.UnitRole.Lead, state.Roles[elderly]);
        Assert.DoesNotContain(_bureau.Relief, state.Roles.Keys);
        var elder = await _bureau.SignedInAsync("elder");
        Assert.NotNull((await elder.OpenAsync($"/admin/work-plans/{_plan}/tasks/{_relief}?unit={elderly}")).Document.QuerySelector("#report"));
        // What was due before is not held against it.
        At(7, 20);
        var scores = await _bureau.InScopeAsync(async s => await s.GetRequiredService<Application.WorkPlans.PlanScores>().AllAsync(await _bureau.FindAsync(_plan), default, elderly));
        Assert.DoesNotContain(scores.Single().Shares.SelectMany(s => s.Rows), r => r.TaskId == _relief && r.Part == ScorePart.Reports);

        await _bureau.ReleaseAsync(_plan);
        Assert.Contains("责任处室原为社会救助处，2026年7月2日经批准调整为养老服务处", (await _bureau.Visitor().OpenAsync("/work-plans/2026")).Text, StringComparison.Ordinal);
        Assert.Contains("\"field\":\"unit\"", (await _bureau.Visitor().OpenAsync("/api/v1/work-plans/2026")).Html, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Req", "F9")]
    public async Task A_snapshot_is_prepared_by_the_office_and_signed_by_another_person()
    {
        var officer = await _bureau.SignedInAsync(Bureau.Officer);
        var address = $"/admin/work-plans/{_plan}/release";
        await officer.SubmitAsync(await officer.OpenAsync(address), $"form[action='{address}']");
        Assert.Null(await ShelvedAsync());
        Assert.Empty((await officer.OpenAsync(address)).Document.QuerySelectorAll("#waiting form"));
        var signer = await _bureau.SignedInAsync(Bureau.Signer);
        Assert.Contains("签发计划进展", (await signer.OpenAsync("/admin")).Text, StringComparison.Ordinal);
        // Sent back, it is the office's again.
        await signer.SubmitAsync(await signer.OpenAsync(address), "#waiting form", ("sign", "false"), ("note", "请补上第二季度"));
        Assert.Contains("进展没有获准公开", (await officer.OpenAsync("/admin")).Text, StringComparison.Ordinal);
        await officer.SubmitAsync(await officer.OpenAsync(address), $"form[action='{address}']");
        Assert.DoesNotContain("进展没有获准公开", (await officer.OpenAsync("/admin")).Text, StringComparison.Ordinal);
        // The signer sees everything that goes out.
        var shown = (await signer.OpenAsync(address)).Text;
        foreach (var words in new[] { "全年发布解读不少于4篇", "省信息中心", "2026年5月31日" }) Assert.Contains(words, shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await signer.SubmitAsync(await signer.OpenAsync(address), "#waiting form", ("sign", "true"))).Status);

        var shelved = PlanSnapshot.Of((await ShelvedAsync())!);
        Assert.Equal((2026, 3, new DateOnly(2026, 3, 2)), (shelved.Year, shelved.Tasks.Count(), shelved.AsOf));
        Assert.Contains(shelved.Tasks.Single(t => t.Number == "3").Units, u => u is { Name: "省信息中心", Standing: null });
        var verified = await _bureau.InScopeAsync(s => s.GetRequiredService<Application.Audit.Verification>().RunAsync(0, _ => { }, default));
        Assert.Empty(verified.Findings);

        // What the public reads grows old.
        Assert.DoesNotContain("公开新的进展", (await officer.OpenAsync("/admin")).Text, StringComparison.Ordinal);
        At(7, 2);
        Assert.Contains("公开新的进展", (await (await _bureau.SignedInAsync(Bureau.Officer)).OpenAsync("/admin")).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Req", "F4")]
    public async Task What_was_not_done_goes_on_in_the_next_year()
    {
        At(12, 31);
        var next = await _bureau.ReadPlanAsync(2027, "云岭市民政局2027年政务公开工作要点\n\n一、继续做好公开\n\n1.公开预算决算。（办公室牵头，社会救助处配合）\n2.公开招聘信息。（办公室牵头）\n");
        var officer = await _bureau.SignedInAsync(Bureau.Officer);
        var desk = await officer.OpenAsync($"/admin/work-plans/{next}");
        Assert.Equal(3, desk.Document.QuerySelectorAll("#carry input[name=tasks]").Length);
        await officer.SubmitAsync(desk, "#carry form", ("tasks", _relief.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var carried = (await _bureau.FindAsync(next)).Tasks.Single(t => t.CarriedFromId == _relief);
        Assert.Equal((3, null, true), (carried.Order, carried.DueOn, carried.Text.StartsWith("5月底前公开", StringComparison.Ordinal)));
        Assert.Contains("上年转入", (await officer.OpenAsync($"/admin/work-plans/{next}")).Text, StringComparison.Ordinal);
    }

    private void At(int month, int day) => _bureau.Clock.MoveTo(new DateTimeOffset(2026, month, day, 9, 0, 0, TimeSpan.FromHours(8)));

    private async Task StepAsync(Visitor who, string step) =>
        Assert.Equal(HttpStatusCode.Redirect, (await who.SubmitAsync(await who.OpenAsync(Page), "form[action$='/step']", ("step", step))).Status);

    private Task<string?> ShelvedAsync() => _bureau.InScopeAsync(s => Task.FromResult(s.GetRequiredService<PublicDbContext>().ShelfPlans.Where(p => p.Year == 2026).Select(p => p.Snapshot).SingleOrDefault()));
}
