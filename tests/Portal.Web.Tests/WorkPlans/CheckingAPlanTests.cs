using System.Net;
using Portal.Domain.WorkPlans;
using Portal.Domain.WorkPlans.Reading;
using Portal.Testing;

namespace Portal.Web.Tests.WorkPlans;

/// <summary>A paper is read into tasks, corrected against its words, and counts only then.</summary>
[Trait("Req", "F1")]
[Trait("Req", "F2")]
[Trait("Req", "F4")]
public sealed class CheckingAPlanTests(PlanBureau bureau) : IClassFixture<PlanBureau>
{
    [Fact]
    public async Task A_pasted_paper_becomes_tasks_linked_to_their_words()
    {
        var officer = await bureau.SignedInAsync(Bureau.Officer);
        var form = await officer.OpenAsync("/admin/work-plans/new");
        var sent = await officer.SubmitAsync(form, "#plan", ("Paper", PlanBureau.Paper));
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        var desk = await officer.FollowAsync(sent);

        Assert.Contains("2 个部分、3 项任务", desk.Text, StringComparison.Ordinal);
        Assert.Equal(3, desk.Document.QuerySelectorAll("article.task").Length);
        // Each value leads to its own words in the paper.
        var limit = desk.Document.QuerySelectorAll("article.task a").Single(a => a.TextContent == "5月底前");
        Assert.Equal("5月底前", desk.Document.QuerySelector(limit.GetAttribute("href")!)!.TextContent);
        var unit = desk.Document.QuerySelectorAll("article.task a").First(a => a.TextContent == "社会救助处");
        Assert.Equal("社会救助处", desk.Document.QuerySelector(unit.GetAttribute("href")!)!.TextContent);
        Assert.Contains("的“各有关处室”还没有对应到处室", desk.Text, StringComparison.Ordinal);
        Assert.True(desk.Document.QuerySelector("form[action$='/in-force'] button")!.HasAttribute("disabled"));

        var plan = await bureau.FindAsync(int.Parse(sent.Location!.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture));
        var task = plan.Tasks.Single(t => t.Number == "2");
        Assert.Equal((new DateOnly(2026, 5, 31), "5月底前"), (task.DueOn, task.LimitWords));
        Assert.Equal([("社会救助处", UnitRole.Lead, bureau.Relief), ("办公室", UnitRole.Support, bureau.OfficeUnit)], task.Duties.OrderBy(d => d.Order).Select(d => (d.Name, d.Role, d.UnitId!.Value)));
        Assert.Equal(DutyScope.AllSections, plan.Tasks.Single(t => t.Number == "3").Duties.Single(d => d.Role == UnitRole.Each).Scope);

        // The same year again is refused, and nothing typed is lost.
        var again = await officer.SubmitAsync(form, "#plan", ("Paper", PlanBureau.Paper));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("2026年的计划已经有了", again.Text, StringComparison.Ordinal);
        Assert.Contains("系统梳理规范性文件", again.Text, StringComparison.Ordinal);
        await DiscardAsync(officer, plan.Id);
    }

    [Fact]
    public async Task A_paper_that_is_no_plan_and_an_empty_form_say_so_beside_the_field()
    {
        var officer = await bureau.SignedInAsync(Bureau.Officer);
        var form = await officer.OpenAsync("/admin/work-plans/new");
        var report = await officer.SubmitAsync(form, "#plan", ("Paper", "云岭市民政局2026年政务公开工作情况的报告\n\n现将有关情况报告如下：\n\n一、主要做法\n\n今年以来，我局认真做好政务公开工作。\n\n二、存在的问题\n\n队伍建设有待加强。"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, report.Status);
        Assert.Contains("没有读成工作要点", report.Document.QuerySelector("#Paper-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("队伍建设有待加强", report.Html, StringComparison.Ordinal);
        // The clerk knows better: it is taken in, and what was not read is typed.
        var anyway = await officer.SubmitAsync(report, "#plan", ("Anyway", "true"), ("Body", "云岭市民政局"));
        Assert.Equal(HttpStatusCode.Redirect, anyway.Status);
        Assert.Contains("请对照原文", (await officer.FollowAsync(anyway)).Text, StringComparison.Ordinal);

        Assert.Contains("请粘贴原文", (await officer.SubmitAsync(form, "#plan")).Document.QuerySelector("#Paper-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("不是已经公开的文件", (await officer.SubmitAsync(form, "#plan", ("Address", "/documents/no-such"))).Document.QuerySelector("#Address-error")!.TextContent, StringComparison.Ordinal);
        var secret = await officer.SubmitAsync(form, "#plan", ("Paper", "机密★1年\n" + PlanBureau.Paper));
        Assert.Equal(HttpStatusCode.Conflict, secret.Status);
        Assert.Contains("国家秘密标志", secret.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tasks_are_corrected_split_merged_moved_and_removed_and_every_step_is_on_record()
    {
        var id = await bureau.ReadPlanAsync(2025);
        var officer = await bureau.SignedInAsync(Bureau.Officer);
        var second = await bureau.TaskAsync(id, "2");
        var edit = await officer.OpenAsync($"/admin/work-plans/{id}/check/{second}");
        Assert.Contains("5月底前公开社会救助标准和办事指南", edit.Document.QuerySelector("section.card .typed")!.TextContent, StringComparison.Ordinal);

        // A wrong day and an empty text are said beside their fields; what was typed stays.
        var wrong = await officer.SubmitAsync(edit, "#task", ("Text", ""), ("DueOn", "2025-01-31"), ("From", "2025-02-28"), ("Target", "不少于4篇"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("请填写任务内容", wrong.Document.QuerySelector("#Text-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("截止日期不能早于开始日期", wrong.Document.QuerySelector("#DueOn-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("不少于4篇", wrong.Html, StringComparison.Ordinal);

        var saved = await officer.SubmitAsync(edit, "#task", ("DueOn", "2025-06-30"), ("TargetFigure", "4"), ("Duties[0].Responsible", "张三"));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var task = (await bureau.FindAsync(id)).Task(second);
        Assert.Equal((new DateOnly(2025, 6, 30), 4m, "张三", ""), (task.DueOn!.Value, task.TargetFigure!.Value, task.Duties.Single(d => d.Order == 1).ResponsiblePerson, task.Doubts));

        // The form of before is stale now.
        Assert.Contains("别人", (await officer.SubmitAsync(edit, "#task", ("DueOn", "2025-07-31"))).Text, StringComparison.Ordinal);

        edit = await officer.OpenAsync($"/admin/work-plans/{id}/check/{second}");
        var at = edit.Document.QuerySelectorAll("#at option").Skip(1).First().GetAttribute("value");
        await officer.SubmitAsync(edit, "#split", ("at", at));
        Assert.Equal(4, (await bureau.FindAsync(id)).Tasks.Count);
        await StepAsync("merge", second);
        Assert.Equal(3, (await bureau.FindAsync(id)).Tasks.Count);
        await StepAsync("up", second);
        Assert.Equal(1, (await bureau.FindAsync(id)).Task(second).Order);
        await StepAsync("down", second);
        await StepAsync("down", second);
        // Over the edge of its part it stands in the next one.
        Assert.Equal("加强基础工作", (await bureau.FindAsync(id)).Task(second).Part.Title);
        await StepAsync("remove", await bureau.TaskAsync(id, "1"));
        Assert.Equal(2, (await bureau.FindAsync(id)).Tasks.Count);

        var log = await (await bureau.SignedInAsync(Bureau.Supervisor)).OpenAsync("/admin/audit?kind=plans.corrected");
        foreach (var step in new[] { "校对第2项", "拆分第2项", "与下一项合并", "第2项上移", "删去第1项：系统梳理" }) Assert.Contains(step, log.Text, StringComparison.Ordinal);
        await DiscardAsync(officer, id);

        async Task StepAsync(string step, int which)
        {
            var desk = await officer.OpenAsync($"/admin/work-plans/{id}");
            var form = step == "remove" ? await officer.OpenAsync($"/admin/work-plans/{id}/check/{which}") : desk;
            var button = form.Document.QuerySelector($"[formaction$='/check/{which}/{step}'], form[action$='/check/{which}/{step}'] button") ?? throw new InvalidOperationException($"No button {step}: {form.Text}");
            var owner = button.Closest("form")!;
            owner.SetAttribute("action", $"/admin/work-plans/{id}/check/{which}/{step}");
            owner.SetAttribute("id", "chosen");
            Assert.Equal(HttpStatusCode.Redirect, (await officer.SubmitAsync(form, "#chosen")).Status);
        }
    }

    [Fact]
    public async Task It_counts_when_nothing_is_missing_and_is_not_corrected_afterwards()
    {
        var id = await bureau.PlanInForceAsync(2027);
        var officer = await bureau.SignedInAsync(Bureau.Officer);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.OpenAsync($"/admin/work-plans/{id}/check/{await bureau.TaskAsync(id, "1")}")).Status);
        var page = await officer.OpenAsync($"/admin/work-plans/{id}");
        Assert.Contains("执行中", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("form[action$='/in-force']"));
    }

    [Fact]
    public async Task Only_the_disclosure_office_reads_and_corrects()
    {
        var id = await bureau.ReadPlanAsync(2024);
        foreach (var who in new[] { Bureau.Drafter, Bureau.Head, Bureau.Signer, Bureau.Supervisor })
        {
            var visitor = await bureau.SignedInAsync(who);
            Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync($"/admin/work-plans/{id}")).Status);
            Assert.Equal("/account/denied", (await visitor.OpenAsync("/admin/work-plans/new")).Location?.Split('?')[0]);
            Assert.Equal("/account/denied", (await visitor.OpenAsync($"/admin/work-plans/{id}/check/{await bureau.TaskAsync(id, "1")}")).Location?.Split('?')[0]);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await (await bureau.SignedInAsync(Bureau.Officer)).OpenAsync("/admin/work-plans/999999")).Status);
        await DiscardAsync(await bureau.SignedInAsync(Bureau.Officer), id);
    }

    private static async Task DiscardAsync(Visitor officer, int id)
    {
        Assert.Equal(HttpStatusCode.Redirect, (await officer.SubmitAsync(await officer.OpenAsync($"/admin/work-plans/{id}"), "#discard form", ("reason", "读错了"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.OpenAsync($"/admin/work-plans/{id}")).Status);
    }
}
