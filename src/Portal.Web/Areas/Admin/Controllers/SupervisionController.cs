using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.WorkPlans;
using Portal.Domain.WorkPlans;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Notices of supervision (督办) and their replies.</summary>
[Area("Admin")]
[Authorize(Policies.Office)]
public sealed class SupervisionController(SupervisionDesk supervision, WorkPlanDesk desk, TaskPages pages, CurrentActor current) : Controller
{
    /// <summary>The register of a plan: everything that reminded of it and what became of that.</summary>
    [HttpGet("admin/work-plans/{id:int}/supervision")]
    public async Task<IActionResult> Index(int id, SupervisionKind? kind, int? unit, bool open, int? before, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { State: not WorkPlanState.Checking } plan) return NotFound();
        var filter = new SupervisionFilter(kind is { } k && Enum.IsDefined(k) ? k : null, unit, open, before);
        return View(new SupervisionsPage(plan, await supervision.OfPlanAsync(id, filter, token), filter, await desk.OpenUnitsAsync(token)));
    }

    [HttpPost("admin/work-plans/{id:int}/tasks/{task:int}/notices")]
    public async Task<IActionResult> Issue(int id, int task, int unit, string? text, CancellationToken token)
    {
        if (await pages.FindAsync(id, task, token) is not var (plan, found)) return NotFound();
        Supervision? notice = null;
        if (!await ModelState.TryAsync(async () => notice = await supervision.IssueAsync(plan, found, unit, text ?? "", await current.GetAsync(), token)))
            return await pages.AgainAsync(this, plan, found, new TaskView(unit), token);
        return Done(plan, task, unit, $"督办通知已经发出，请处室在{notice!.ReplyDueOn:M月d日}前答复。");
    }

    [HttpPost("admin/work-plans/{id:int}/tasks/{task:int}/notices/{notice:int}/reply")]
    public async Task<IActionResult> Reply(int id, int task, int notice, int version, string? reply, CancellationToken token)
    {
        if (await pages.FindAsync(id, task, token) is not var (plan, found) || await supervision.FindAsync(notice, token) is not { } item || item.TaskId != task) return NotFound();
        if (!await ModelState.TryAsync(async () => await supervision.AnswerAsync(item, version, reply ?? "", await current.GetAsync(), token)))
            return await pages.AgainAsync(this, plan, found, new TaskView(item.UnitId, Before: notice + 1, Refused: notice), token);
        return Done(plan, task, item.UnitId, "已经答复。");
    }

    [HttpPost("admin/work-plans/{id:int}/tasks/{task:int}/notices/{notice:int}/close")]
    public async Task<IActionResult> Close(int id, int task, int notice, int version, CancellationToken token)
    {
        if (await pages.FindAsync(id, task, token) is not var (plan, _) || await supervision.FindAsync(notice, token) is not { } item || item.TaskId != task) return NotFound();
        await supervision.CloseAsync(item, version, await current.GetAsync(), token);
        return Done(plan, task, item.UnitId, "已经办结。");
    }

    private LocalRedirectResult Done(WorkPlan plan, int task, int unit, string done)
    {
        TempData["Done"] = done;
        return LocalRedirect($"/admin/work-plans/{plan.Id}/tasks/{task}?unit={unit}");
    }
}
