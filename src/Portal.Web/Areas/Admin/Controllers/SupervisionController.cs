using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.WorkPlans;
using Portal.Domain.WorkPlans;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Notices of supervision (督办), their replies, and changes of a task's day or target.</summary>
[Area("Admin")]
[Authorize(Policies.Office)]
public sealed class SupervisionController(WorkPlanDesk desk, SupervisionDesk supervision, CurrentActor current, TimeProvider clock) : Controller
{
    [HttpPost("admin/work-plans/{id:int}/tasks/{task:int}/notices")]
    public async Task<IActionResult> Issue(int id, int task, int unit, string? text, CancellationToken token)
    {
        if (await FindAsync(id, task, token) is not var (plan, found)) return NotFound();
        var notice = await supervision.IssueAsync(plan, found, unit, text ?? "", await current.GetAsync(), token);
        return Done(plan, task, unit, $"督办通知已经发出，请处室在{notice.ReplyDueOn:M月d日}前答复。");
    }

    [HttpPost("admin/work-plans/{id:int}/tasks/{task:int}/notices/{notice:int}/reply")]
    public async Task<IActionResult> Reply(int id, int task, int notice, int version, string? reply, CancellationToken token)
    {
        if (await FindAsync(id, task, token) is not var (plan, _) || await supervision.FindAsync(notice, token) is not { } item || item.TaskId != task) return NotFound();
        await supervision.AnswerAsync(item, version, reply ?? "", await current.GetAsync(), token);
        return Done(plan, task, item.UnitId, "已经答复。");
    }

    [HttpPost("admin/work-plans/{id:int}/tasks/{task:int}/notices/{notice:int}/close")]
    public async Task<IActionResult> Close(int id, int task, int notice, int version, CancellationToken token)
    {
        if (await FindAsync(id, task, token) is not var (plan, _) || await supervision.FindAsync(notice, token) is not { } item || item.TaskId != task) return NotFound();
        await supervision.CloseAsync(item, version, await current.GetAsync(), token);
        return Done(plan, task, item.UnitId, "已经办结。");
    }

    [HttpPost("admin/work-plans/{id:int}/tasks/{task:int}/changes")]
    public async Task<IActionResult> Propose(int id, int task, int version, TaskField field, string? value, string? reason, CancellationToken token)
    {
        if (await FindAsync(id, task, token) is not var (plan, found)) return NotFound();
        var actor = await current.GetAsync();
        await desk.ChangeAsync(plan, version, p =>
        {
            var change = p.Propose(task, field, value ?? "", reason ?? "", actor, Application.Calendar.Shanghai.UtcNow(clock));
            return $"{found.Name}：{(field == TaskField.DueOn ? "期限" : "目标")}由{change.OldValue}改为{change.NewValue}，{change.Reason}";
        }, actor, token, "plans.changeProposed");
        return Done(plan, task, null, "变更申请已经提出，等待审批；批准以前原来的内容有效。");
    }

    [HttpPost("admin/work-plans/{id:int}/tasks/{task:int}/changes/{change:int}")]
    [Authorize(Policies.Signing)]
    public async Task<IActionResult> Decide(int id, int task, int change, int version, bool approve, string? note, CancellationToken token)
    {
        if (await FindAsync(id, task, token) is not var (plan, found)) return NotFound();
        var actor = await current.GetAsync();
        await desk.ChangeAsync(plan, version, p =>
        {
            var decided = p.Decide(task, change, approve, note ?? "", actor, Application.Calendar.Shanghai.UtcNow(clock));
            return $"{found.Name}：{(approve ? "同意" : "不同意")}由{decided.OldValue}改为{decided.NewValue} {decided.Decision}".TrimEnd();
        }, actor, token, "plans.changeDecided");
        return Done(plan, task, null, approve ? "变更已经批准，原来的内容仍然显示。" : "变更没有批准。");
    }

    private LocalRedirectResult Done(WorkPlan plan, int task, int? unit, string done)
    {
        TempData["Done"] = done;
        return LocalRedirect($"/admin/work-plans/{plan.Id}/tasks/{task}{(unit is null ? "" : $"?unit={unit}")}");
    }

    private async Task<(WorkPlan Plan, WorkPlanTask Task)?> FindAsync(int id, int task, CancellationToken token) =>
        await desk.FindAsync(id, token) is { State: not WorkPlanState.Checking } plan && plan.Tasks.FirstOrDefault(t => t.Id == task) is { } found ? (plan, found) : null;
}
