using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.WorkPlans;
using Portal.Domain;
using Portal.Domain.WorkPlans;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>What concerns a plan as a whole while it is checked, and the step by which it counts.</summary>
[Area("Admin")]
[Authorize(Policies.DisclosureOffice)]
public sealed class PlanCheckingController(WorkPlanDesk desk, CurrentActor current, TimeProvider clock) : Controller
{
    [HttpPost("admin/work-plans/{id:int}/head")]
    public Task<IActionResult> Rename(int id, int version, string? title, string? body, ReportingWindow window, CancellationToken token) => ChangeAsync(id, version, "已经保存。", async (plan, actor) =>
    {
        if (string.IsNullOrWhiteSpace(title)) throw new RefusedException(new("PlanTitle", "请填写标题"));
        await desk.ChangeAsync(plan, version, p =>
        {
            p.Rename(title, body ?? "", window, actor);
            return $"{p.Title}，{p.Body}，{(window == ReportingWindow.Monthly ? "按月" : "按季度")}上报";
        }, actor, token);
    }, token);

    /// <summary>Tasks without any unit go to one.</summary>
    [HttpPost("admin/work-plans/{id:int}/assign-rest")]
    public Task<IActionResult> AssignRest(int id, int version, int unit, CancellationToken token) => ChangeAsync(id, version, "没有处室的任务已经分派。", async (plan, actor) =>
    {
        var owner = (await desk.OpenUnitsAsync(token)).FirstOrDefault(u => u.Id == unit) ?? throw new RefusedException(new("NoUnit", "请选择处室"));
        await desk.ChangeAsync(plan, version, p => $"{p.AssignRest(owner, actor)}项没有处室的任务分派给{owner.Name}", actor, token);
    }, token);

    [HttpPost("admin/work-plans/{id:int}/carry-over")]
    public Task<IActionResult> CarryOver(int id, int version, int part, List<int> tasks, CancellationToken token) => ChangeAsync(id, version, "上年没有完成的任务已经转入。", async (plan, actor) =>
    {
        var chosen = (await desk.CarryableAsync(plan, token)).Where(c => tasks.Contains(c.Task.Id)).Select(c => c.Task).ToList();
        if (chosen.Count == 0) throw new RefusedException(new("NothingChosen", "请选择要转入的任务"));
        await desk.ChangeAsync(plan, version, p =>
        {
            foreach (var task in chosen) p.CarryOver(part, task, actor);
            return $"从{p.Year - 1}年转入{string.Join('、', chosen.Select(t => t.Name))}";
        }, actor, token);
    }, token);

    [HttpPost("admin/work-plans/{id:int}/in-force")]
    public Task<IActionResult> PutInForce(int id, int version, CancellationToken token) => ChangeAsync(id, version, "计划开始执行，各处室可以上报进展。", (plan, actor) => desk.ChangeAsync(plan, version, p =>
    {
        p.PutInForce(actor, Application.Calendar.Shanghai.UtcNow(clock));
        return $"{p.Title}，{p.Tasks.Count}项任务开始执行";
    }, actor, token, "plans.inForce"), token);

    [HttpPost("admin/work-plans/{id:int}/discard")]
    public async Task<IActionResult> Discard(int id, int version, string? reason, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } plan) return NotFound();
        await desk.DiscardAsync(plan, version, reason ?? "", await current.GetAsync(), token);
        TempData["Done"] = $"{plan.Year}年的读入结果已经作废。";
        return LocalRedirect("/admin/work-plans");
    }

    private async Task<IActionResult> ChangeAsync(int id, int version, string done, Func<WorkPlan, Domain.People.Actor, Task> change, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } plan) return NotFound();
        await change(plan, await current.GetAsync());
        TempData["Done"] = done;
        return LocalRedirect($"/admin/work-plans/{id}");
    }
}
