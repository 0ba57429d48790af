using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.WorkPlans;
using Portal.Domain.WorkPlans;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Tasks while the plan is checked: words, units, limits; merging, splitting, order.</summary>
[Area("Admin")]
[Authorize(Policies.DisclosureOffice)]
public sealed class PlanTasksController(WorkPlanDesk desk, CurrentActor current, IValidator<PlanTaskForm> validator) : Controller
{
    private static readonly string[] Steps = ["merge", "split", "up", "down", "remove"];

    [HttpGet("admin/work-plans/{id:int}/check/{task:int}")]
    public async Task<IActionResult> Edit(int id, int task, CancellationToken token) =>
        await FindAsync(id, task, token) is var (plan, found) ? View("Edit", new PlanTaskPage(plan, found, PlanTaskForm.Of(plan, found), await desk.OpenUnitsAsync(token))) : NotFound();

    [HttpPost("admin/work-plans/{id:int}/check/{task:int}")]
    public async Task<IActionResult> Save(int id, int task, PlanTaskForm form, CancellationToken token)
    {
        if (await FindAsync(id, task, token) is not var (plan, found)) return NotFound();
        var units = await desk.OpenUnitsAsync(token);
        if (!await validator.IsValidAsync(form, ModelState, token)) return this.Again("Edit", new PlanTaskPage(plan, found, form, units));
        var actor = await current.GetAsync();
        await desk.ChangeAsync(plan, form.Version, p =>
        {
            p.Correct(task, form.Content, form.DutiesOf(units), actor);
            return $"校对{found.Name}";
        }, actor, token);
        TempData["Done"] = $"{found.Name}已经保存。";
        return LocalRedirect($"/admin/work-plans/{id}#task-{task}");
    }

    [HttpGet("admin/work-plans/{id:int}/check/new")]
    public async Task<IActionResult> New(int id, int part, CancellationToken token) =>
        await desk.FindAsync(id, token) is { State: WorkPlanState.Checking } plan ? View("Edit", new PlanTaskPage(plan, null, new PlanTaskForm { Version = plan.Version, PartId = part }, await desk.OpenUnitsAsync(token))) : NotFound();

    [HttpPost("admin/work-plans/{id:int}/check/new")]
    public async Task<IActionResult> Create(int id, PlanTaskForm form, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { State: WorkPlanState.Checking } plan) return NotFound();
        var units = await desk.OpenUnitsAsync(token);
        if (!await validator.IsValidAsync(form, ModelState, token)) return this.Again("Edit", new PlanTaskPage(plan, null, form, units));
        var actor = await current.GetAsync();
        await desk.ChangeAsync(plan, form.Version, p => $"增加{p.Add(form.PartId, form.Content, form.DutiesOf(units), actor).Name}", actor, token);
        TempData["Done"] = "任务已经增加。";
        return LocalRedirect($"/admin/work-plans/{id}");
    }

    /// <summary>One of <see cref="Steps"/>.</summary>
    [HttpPost("admin/work-plans/{id:int}/check/{task:int}/{step}")]
    public async Task<IActionResult> Step(int id, int task, string step, int version, int at, CancellationToken token)
    {
        if (!Steps.Contains(step) || await FindAsync(id, task, token) is not var (plan, found)) return NotFound();
        var actor = await current.GetAsync();
        var name = found.Name;
        await desk.ChangeAsync(plan, version, p =>
        {
            switch (step)
            {
                case "merge": p.MergeWithNext(task, actor); return $"{name}与下一项合并";
                case "split": p.Split(task, at, actor); return $"拆分{name}";
                case "remove": p.Remove(task, actor); return $"删去{name}：{found.Text}";
                default: p.Move(task, step == "up", actor); return $"{name}{(step == "up" ? "上移" : "下移")}";
            }
        }, actor, token);
        TempData["Done"] = "已经调整。";
        return LocalRedirect(step == "remove" ? $"/admin/work-plans/{id}" : $"/admin/work-plans/{id}#task-{task}");
    }

    private async Task<(WorkPlan Plan, WorkPlanTask Task)?> FindAsync(int id, int task, CancellationToken token) =>
        await desk.FindAsync(id, token) is { State: WorkPlanState.Checking } plan && plan.Tasks.FirstOrDefault(t => t.Id == task) is { } found ? (plan, found) : null;
}
