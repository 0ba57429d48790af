using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.WorkPlans;
using Portal.Domain.WorkPlans;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Changes of a task's day, target or units once the plan counts: asked for, then decided by a signer.</summary>
[Area("Admin")]
[Authorize(Policies.Office)]
public sealed class PlanChangesController(PlanChangeDesk desk, TaskPages pages, CurrentActor current) : Controller
{
    [HttpPost("admin/work-plans/{id:int}/tasks/{task:int}/changes")]
    public async Task<IActionResult> Propose(int id, int task, int version, TaskField field, string? newValue, string? reason, CancellationToken token)
    {
        if (field is not (TaskField.DueOn or TaskField.Target)) return BadRequest();
        if (await pages.FindAsync(id, task, token) is not var (plan, found)) return NotFound();
        if (!await ModelState.TryAsync(async () => await desk.ProposeAsync(plan, version, task, field, newValue ?? "", reason ?? "", await current.GetAsync(), token)))
            return await pages.AgainAsync(this, plan, found, new TaskView(null, Proposed: field), token);
        return Done(id, task, "变更申请已经提出，等待审批；批准以前原来的内容有效。");
    }

    [HttpPost("admin/work-plans/{id:int}/tasks/{task:int}/changes/unit")]
    public async Task<IActionResult> ProposeUnit(int id, int task, int version, string? dutyName, int? to, string? reason, CancellationToken token)
    {
        if (await pages.FindAsync(id, task, token) is not var (plan, found)) return NotFound();
        if (!await ModelState.TryAsync(async () => await desk.ProposeUnitAsync(plan, version, task, dutyName ?? "", to ?? 0, reason ?? "", await current.GetAsync(), token)))
            return await pages.AgainAsync(this, plan, found, new TaskView(null, Proposed: TaskField.Unit), token);
        return Done(id, task, "变更申请已经提出，等待审批；批准以前仍由原来的处室负责。");
    }

    [HttpPost("admin/work-plans/{id:int}/tasks/{task:int}/changes/{change:int}")]
    [Authorize(Policies.Signing)]
    public async Task<IActionResult> Decide(int id, int task, int change, int version, bool approve, string? decision, CancellationToken token)
    {
        if (await pages.FindAsync(id, task, token) is not var (plan, found)) return NotFound();
        if (!await ModelState.TryAsync(async () => await desk.DecideAsync(plan, version, task, change, approve, decision ?? "", await current.GetAsync(), token)))
            return await pages.AgainAsync(this, plan, found, new TaskView(null, Refused: change), token);
        return Done(id, task, approve ? "变更已经批准，原来的内容仍然显示。" : "变更没有批准。");
    }

    private LocalRedirectResult Done(int id, int task, string done)
    {
        TempData["Done"] = done;
        return LocalRedirect($"/admin/work-plans/{id}/tasks/{task}");
    }
}
