using Portal.Application.Calendar;
using Portal.Application.Documents;
using Portal.Application.WorkPlans;
using Portal.Domain.WorkPlans;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Models;

/// <summary>Puts the page of one task together.</summary>
public sealed class TaskPages(WorkPlanDesk desk, ProgressDesk progress, SupervisionDesk supervision, PlanGrid grid, OfficeReading reading, CurrentActor current, TimeProvider clock)
{
    /// <summary>Null where the unit has no part in the task.</summary>
    /// <param name="typed">What was typed and has to be shown again.</param>
    public async Task<TaskPage?> PageAsync(WorkPlan plan, WorkPlanTask task, int? unitId, DateOnly? period, ProgressForm? typed, CancellationToken token)
    {
        var state = await grid.StateAsync(plan, task.Id, token);
        var units = await desk.OpenUnitsAsync(token);
        var unit = unitId is { } id && state.Roles.ContainsKey(id) ? units.FirstOrDefault(u => u.Id == id) : null;
        if (unitId is not null && unit is null) return null;
        var own = unit is null ? null : await progress.OpenAsync(plan, task, unit.Id, token);
        var supervisions = await supervision.OfTaskAsync(task.Id, token);
        var ids = (own?.Reports.SelectMany(r => r.Events).Select(e => e.ById) ?? []).Concat(supervisions.Select(s => s.ById)).Concat(supervisions.Select(s => s.RepliedById ?? 0)).Concat(task.Changes.Select(c => c.ProposedById)).Concat(task.Changes.Select(c => c.DecidedById ?? 0));
        return new TaskPage(plan, state, units, unit, own, own is null ? null : typed ?? Form(plan, own, period), typed is { Q: { Length: > 0 } q } ? await progress.ItemsAsync(q, token) : [],
            supervisions, await reading.NamesAsync(ids, token), state.Leading, await current.GetAsync(), clock.Today());
    }

    // The window that is asked for, else the last one that is over; with what the last report said, so that only the news is typed.
    private ProgressForm Form(WorkPlan plan, UnitProgress own, DateOnly? period)
    {
        var begun = ReportingPeriods.Begun(plan.Window, plan.Year, clock.Today());
        var chosen = period is { } asked && begun.Contains(asked) ? asked : begun.Count > 1 ? begun[^2] : new DateOnly(plan.Year, 1, 1);
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
