using Microsoft.Extensions.DependencyInjection;
using Portal.Application.People;
using Portal.Application.WorkPlans;
using Portal.Domain.WorkPlans;
using Portal.Testing;

namespace Portal.Browser.Tests.Harness;

/// <summary>A plan in public with everything that is awkward to show: long words, many units, what is late, withdrawn evidence, a changed day, a year before.</summary>
internal static class BrowserPlans
{
    private const string Paper = """
        云岭市民政局工作要点任务分工

        一、推进政策公开和一个很长很长很长很长很长很长很长很长很长的部分名称
        1.系统梳理规范性文件，通过网站集中公开并动态更新。（社会救助处牵头，各处室配合）
        2.2月底前公开社会救助标准和办事指南，全年发布解读不少于4篇。（社会救助处牵头，办公室配合）
        二、加强基础工作
        3.开展政务公开培训。（社会救助处牵头，省信息中心配合）
        """;

    /// <param name="evidence">Addresses of published records; the last may be withdrawn afterwards.</param>
    public static async Task ReleaseAsync(this Bureau bureau, WorkPlanKind kind, int year, params string[] evidence)
    {
        var id = await bureau.InScopeAsync(async s =>
        {
            var (desk, officer) = (s.GetRequiredService<WorkPlanDesk>(), await s.GetRequiredService<Actors>().LoadAsync(bureau.IdOf(Bureau.Officer)));
            var plan = await desk.CreateAsync(kind, year, $"云岭市民政局{year}年工作要点", "云岭市民政局", ReportingWindow.Quarterly, await desk.ReadAsync("粘贴的原文", Paper, officer, default), officer, default);
            await desk.ChangeAsync(plan, plan.Version, p =>
            {
                foreach (var task in p.Tasks.ToList())
                    p.Correct(task.Id, new TaskContent(task.Number, task.Text + new string('a', 120), task.LimitWords, task.From, task.DueOn, task.Target, 4), [.. task.Duties.Select((d, n) => d.Scope == DutyScope.Unassigned ? new TaskDuty(n + 1, d.Name, d.Role, DutyScope.Outside, null, "", "") : new TaskDuty(n + 1, d.Name, d.Role, d.Scope, d.UnitId, "", ""))], officer);
                p.PutInForce(officer, bureau.Clock.Now.UtcDateTime);
                return "校对";
            }, officer, default);
            return plan.Id;
        });
        if (evidence.Length > 0) await ReportAsync(bureau, id, evidence);
        await bureau.ReleaseAsync(id);
    }

    private static async Task ReportAsync(Bureau bureau, int id, string[] evidence)
    {
        var task = await bureau.TaskAsync(id, "1");
        await bureau.InScopeAsync(async s =>
        {
            var (desk, actors) = (s.GetRequiredService<ProgressDesk>(), s.GetRequiredService<Actors>());
            var plan = (await s.GetRequiredService<WorkPlanDesk>().FindAsync(id, default))!;
            var (progress, period) = (await desk.OpenAsync(plan, plan.Task(task), bureau.Relief, default), new DateOnly(plan.Year, 1, 1));
            await desk.ReportAsync(plan, progress, progress.Version, period, new ReportContent(ReportedProgress.Done, "已经完成。\n" + new string('b', 120), 3, new DateOnly(plan.Year, 3, 1)), evidence, [], [], await actors.LoadAsync(bureau.IdOf(Bureau.Drafter)), default);
            await desk.StepAsync(plan, progress, progress.Version, period, ReportState.Confirmed, "", await actors.LoadAsync(bureau.IdOf(Bureau.Head)), default);
            await desk.StepAsync(plan, progress, progress.Version, period, ReportState.Accepted, "", await actors.LoadAsync(bureau.IdOf(Bureau.Officer)), default);
        });
        await bureau.ProposeAsync(id, task, TaskField.Target, "不少于6篇", "任务增加");
        await bureau.ApproveAsync(id, task);
    }
}
