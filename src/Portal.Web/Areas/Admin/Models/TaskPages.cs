using Microsoft.AspNetCore.Mvc;
using Portal.Application.Calendar;
using Portal.Application.Documents;
using Portal.Application.WorkPlans;
using Portal.Domain.WorkPlans;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Models;

/// <summary>What of a task the page shows.</summary>
/// <param name="Before">Only reminders and notices that are older than this one.</param>
/// <param name="Typed">What was typed into the report and has to be shown again.</param>
/// <param name="Proposed">What the change would alter that was asked for and not taken.</param>
/// <param name="Refused">Number of the report, change or notice whose form was sent and not taken.</param>
public sealed record TaskView(int? Unit, DateOnly? Period = null, int? Before = null, ProgressForm? Typed = null, TaskField? Proposed = null, int? Refused = null);

/// <summary>Puts the page of one task together.</summary>
public sealed class TaskPages(WorkPlanDesk desk, ProgressDesk progress, SupervisionDesk supervision, PlanGrid grid, OfficeReading reading, CurrentActor current, TimeProvider clock)
{
    public const string View = "~/Areas/Admin/Views/TaskProgress/Show.cshtml";

    /// <summary>A task of a plan that counts.</summary>
    public async Task<(WorkPlan Plan, WorkPlanTask Task)?> FindAsync(int planId, int taskId, CancellationToken token) =>
        await desk.FindAsync(planId, token) is { State: not WorkPlanState.Checking } plan && plan.Tasks.FirstOrDefault(t => t.Id == taskId) is { } task ? (plan, task) : null;

    /// <summary>Null where the unit has no part in the task.</summary>
    public async Task<TaskPage?> PageAsync(WorkPlan plan, WorkPlanTask task, TaskView view, CancellationToken token)
    {
        var state = await grid.StateAsync(plan, task.Id, token);
        var units = await desk.OpenUnitsAsync(token);
        var unit = view.Unit is { } id && state.Roles.ContainsKey(id) ? units.FirstOrDefault(u => u.Id == id) : null;
        if (view.Unit is not null && unit is null) return null;
        var own = unit is null ? null : await progress.OpenAsync(plan, task, unit.Id, token);
        var supervisions = await supervision.OfTaskAsync(task.Id, unit?.Id, view.Before, token);
        var ids = (own?.Reports.SelectMany(r => r.Events).Select(e => e.ById) ?? []).Concat(supervisions.Select(s => s.ById)).Concat(supervisions.Select(s => s.RepliedById ?? 0)).Concat(task.Changes.Select(c => c.ProposedById)).Concat(task.Changes.Select(c => c.DecidedById ?? 0));
        return new TaskPage(plan, state, units, unit, own, own is null ? null : view.Typed ?? Form(plan, own, view.Period), view.Typed is { Q: { Length: > 0 } q } ? await progress.ItemsAsync(q, token) : [],
            supervisions, await reading.NamesAsync(ids, token), state.Leading, await current.GetAsync(), clock.Today())
        {
            Refused = view.Refused,
            Proposed = view.Proposed,
            Before = view.Before,
            CarriedFrom = await desk.CarriedFromAsync(task, token),
        };
    }

    /// <summary>The page again, with the messages beside its fields.</summary>
    public async Task<IActionResult> AgainAsync(Controller controller, WorkPlan plan, WorkPlanTask task, TaskView view, CancellationToken token) =>
        await PageAsync(plan, task, view, token) is { } page ? controller.Again(View, page) : controller.NotFound();

    // The window that is asked for, else the one that is due; with what the last report said, so that only the news is typed.
    private ProgressForm Form(WorkPlan plan, UnitProgress own, DateOnly? period)
    {
        var chosen = period is { } asked && ReportingPeriods.Begun(plan.Window, plan.Year, clock.Today()).Contains(asked) ? asked : ReportingPeriods.Usual(plan.Window, plan.Year, clock.Today());
        var report = own.Of(chosen);
        var before = report ?? own.Reports.Where(r => r.Period < chosen).MaxBy(r => r.Period);
        return new ProgressForm
        {
            Version = own.Version,
            Unit = own.UnitId,
            Period = chosen,
            Progress = before?.Progress ?? ReportedProgress.OnTheWay,
            Said = before?.Text,
            Figure = report?.Figure,
            DoneOn = before?.DoneOn,
            Items = string.Join('\n', before?.Evidence.Where(e => e is { Slug: not null, IsGone: false }).Select(e => "/documents/" + e.Slug) ?? []),
            Kept = [.. report?.Evidence.Where(e => e.Sha256 is not null).Select(e => e.Sha256!) ?? []],
        };
    }
}
