using Microsoft.EntityFrameworkCore;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Domain.People;
using Portal.Domain.WorkPlans;
using Portal.Domain.WorkPlans.Reading;

namespace Portal.Application.WorkPlans;

/// <summary>One thing of the work plan that waits for a person, with the page where it is done.</summary>
public sealed record PlanTodo(string What, string Subject, string Link, DateOnly? DueOn, bool IsUrgent);

/// <param name="More">There are more than the page shows; they come up as these are done.</param>
public sealed record PlanTodos(IReadOnlyList<PlanTodo> Items, bool More);

/// <summary>What of the year's plan stands on a person's to-do page: reports to write, confirm or accept, notices, changes and releases to decide.</summary>
public sealed class WorkPlanTodos(PortalDbContext db, PlanGrid grid, TimeProvider clock)
{
    public const int Most = 50;

    public async Task<PlanTodos> OfAsync(Actor actor, CancellationToken token)
    {
        var todos = new List<PlanTodo>();
        var own = actor.Mandates.Where(m => m.Role is Role.Drafter or Role.UnitHead).SelectMany(m => m.Units).Distinct().ToList();
        if (own.Count > 0)
        {
            todos.AddRange(await NoticesAsync(s => own.Contains(s.UnitId) && s.Kind != SupervisionKind.Escalation && (s.Kind != SupervisionKind.Notice || s.RepliedAt == null), token));
            todos.AddRange(await ReportsAsync(ReportState.Returned, p => own.Contains(p.UnitId), "进展报告被退回，请重新上报", token));
            await AddReportsDueAsync(todos, own, token);
        }
        var heads = actor.Mandates.Where(m => m.Role == Role.UnitHead).SelectMany(m => m.Units).Distinct().ToList();
        if (heads.Count > 0) todos.AddRange(await ReportsAsync(ReportState.Submitted, await ToConfirmAsync(heads, token), "确认进展报告", token));
        if (actor.Holds(Role.DisclosureOffice))
        {
            todos.AddRange(await ReportsAsync(ReportState.Confirmed, p => true, "采纳或者退回进展报告", token));
            await AddReleasesDueAsync(todos, token);
        }
        if (actor.Holds(Role.Supervisor)) todos.AddRange(await NoticesAsync(s => s.Kind == SupervisionKind.Escalation, token));
        if (actor.Holds(Role.Supervisor) || actor.Holds(Role.DisclosureOffice)) todos.AddRange(await NoticesAsync(s => s.Kind == SupervisionKind.Notice && s.RepliedAt != null, token));
        if (actor.Holds(Role.Signer)) await AddDecisionsAsync(todos, token);
        return new([.. todos.OrderBy(t => t.DueOn ?? DateOnly.MaxValue).Take(Most)], todos.Count > Most);
    }

    private async Task<IReadOnlyList<PlanTodo>> NoticesAsync(System.Linq.Expressions.Expression<Func<Supervision, bool>> which, CancellationToken token)
    {
        var items = await db.Supervisions.AsNoTracking().Where(s => s.ClosedAt == null).Where(which).OrderBy(s => s.Id).Take(Most + 1).ToListAsync(token);
        return items.ConvertAll(s => new PlanTodo(s.Kind.Chinese(), s.Text, $"/admin/work-plans/{s.WorkPlanId}/tasks/{s.TaskId}?unit={s.UnitId}", s.ReplyDueOn ?? s.DueOn, s.Kind is not SupervisionKind.ComingDue));
    }

    private async Task<IReadOnlyList<PlanTodo>> ReportsAsync(ReportState state, System.Linq.Expressions.Expression<Func<UnitProgress, bool>> which, string what, CancellationToken token)
    {
        var rows = await (from p in db.UnitProgress.AsNoTracking().Where(which)
                          from r in p.Reports
                          where r.State == state
                          join plan in db.WorkPlans on p.WorkPlanId equals plan.Id
                          join unit in db.Units on p.UnitId equals unit.Id
                          where plan.State == WorkPlanState.InForce
                          orderby r.Id
                          select new { p.WorkPlanId, p.TaskId, p.UnitId, unit.Name, r.Period, plan.Window, Task = plan.Tasks.Where(t => t.Id == p.TaskId).Select(t => new { t.Number, t.Text }).First() }).Take(Most + 1).ToListAsync(token);
        return rows.ConvertAll(r => new PlanTodo(what, $"{WorkPlanTask.NameOf(r.Task.Number, r.Task.Text)}，{r.Name}，{ReportingPeriods.Name(r.Window, r.Period)}", $"/admin/work-plans/{r.WorkPlanId}/tasks/{r.TaskId}?unit={r.UnitId}&period={r.Period:yyyy-MM-dd}", null, state == ReportState.Returned));
    }

    // Reports of these heads' own units, but of a supporting unit only where nobody leads the task; and of units that support a task which theirs leads.
    private async Task<System.Linq.Expressions.Expression<Func<UnitProgress, bool>>> ToConfirmAsync(IReadOnlyCollection<int> heads, CancellationToken token)
    {
        var waiting = await (from p in db.UnitProgress.AsNoTracking()
                             where (heads.Contains(p.UnitId) || p.Role == UnitRole.Support) && p.Reports.Any(r => r.State == ReportState.Submitted)
                             select new { p.Id, p.TaskId, p.UnitId, p.Role }).ToListAsync(token);
        var ids = waiting.Select(w => w.TaskId).Distinct().ToList();
        var tasks = await db.WorkPlans.AsNoTracking().SelectMany(p => p.Tasks).Where(t => ids.Contains(t.Id)).Include(t => t.Duties).ToDictionaryAsync(t => t.Id, token);
        var open = (await db.Units.AsNoTracking().Where(u => !u.IsClosed).Select(u => new { u.Id, u.Kind }).ToListAsync(token)).ConvertAll(u => (u.Id, u.Kind));
        var own = waiting.Where(w => UnitProgress.ConfirmersOf(w.Role, w.UnitId, PlanStandings.LeadsOf(tasks[w.TaskId], open)).Any(heads.Contains)).Select(w => w.Id).ToList();
        return p => own.Contains(p.Id);
    }

    // The window that is due, once: one line for a unit, not one for each of its tasks.
    private async Task AddReportsDueAsync(List<PlanTodo> todos, IReadOnlyCollection<int> own, CancellationToken token)
    {
        var today = clock.Today();
        var plans = await db.WorkPlans.AsNoTracking().Where(p => p.State == WorkPlanState.InForce).Include(p => p.Tasks).ThenInclude(t => t.Duties).AsSplitQuery().ToListAsync(token);
        foreach (var plan in plans)
        {
            var period = ReportingPeriods.Usual(plan.Window, plan.Year, today);
            if (ReportingPeriods.End(plan.Window, period) >= today || plan.InForceAt is not { } since || Shanghai.DayOf(since) > ReportingPeriods.End(plan.Window, period)) continue;
            var reported = (await grid.ReportedAsync(plan, own, period, token)).Select(r => (r.TaskId, r.UnitId)).ToHashSet();
            var states = await PlanStandings.OfAsync(db, plan, today, token, unitIds: own);
            var names = await db.Units.AsNoTracking().Where(u => own.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, token);
            foreach (var unit in own)
            {
                var open = states.Values.Count(s => s.Roles.ContainsKey(unit) && s.OfUnit(unit, today) is not (TaskStanding.Done or TaskStanding.DoneLate) && !reported.Contains((s.Task.Id, unit)));
                if (open > 0 && names.TryGetValue(unit, out var name)) todos.Add(new PlanTodo("上报进展", $"{name}，{ReportingPeriods.Name(plan.Window, period)}，{open}项任务还没有上报", $"/admin/work-plans/{plan.Id}/units/{unit}?period={period:yyyy-MM-dd}", ReportingPeriods.End(plan.Window, period), false));
            }
        }
    }

    // The public reads the last snapshot that was signed: what stands on it grows old, and one that was sent back is nobody's until it is made anew.
    private async Task AddReleasesDueAsync(List<PlanTodo> todos, CancellationToken token)
    {
        var today = clock.Today();
        var plans = await db.WorkPlans.AsNoTracking().Where(p => p.State == WorkPlanState.InForce).Select(p => new { p.Id, p.Title, p.Year, p.Window, p.InForceAt }).ToListAsync(token);
        foreach (var plan in plans)
        {
            var last = await db.PlanReleases.AsNoTracking().Where(r => r.WorkPlanId == plan.Id).OrderByDescending(r => r.Id).Select(r => new { r.State, r.AsOf }).FirstOrDefaultAsync(token);
            var period = ReportingPeriods.Usual(plan.Window, plan.Year, today);
            if (last?.State == PlanReleaseState.Refused) Add("进展没有获准公开，请修改后重新送签");
            else if (last?.State == PlanReleaseState.Signed && last.AsOf < period) Add("公开新的进展");
            else if (last is null && plan.InForceAt is { } since && Shanghai.DayOf(since) < period) Add("公开进展");

            void Add(string what) => todos.Add(new PlanTodo(what, $"{plan.Title}，{(last is null ? "还没有公开过进展" : $"上一次截至{last.AsOf:yyyy年M月d日}")}", $"/admin/work-plans/{plan.Id}/release", null, last?.State == PlanReleaseState.Refused));
        }
    }

    private async Task AddDecisionsAsync(List<PlanTodo> todos, CancellationToken token)
    {
        var changes = await db.WorkPlans.AsNoTracking().Where(p => p.State == WorkPlanState.InForce).SelectMany(p => p.Tasks).SelectMany(t => t.Changes, (t, c) => new { t.WorkPlanId, TaskId = t.Id, t.Number, t.Text, c.Field, c.OldValue, c.NewValue, c.State, c.Id })
            .Where(c => c.State == ChangeState.Proposed).OrderBy(c => c.Id).Take(Most + 1).ToListAsync(token);
        todos.AddRange(changes.Select(c => new PlanTodo("审批任务变更", $"{WorkPlanTask.NameOf(c.Number, c.Text)}{c.Field.Chinese()}：{(c.OldValue.Length > 0 ? c.OldValue : "无")} 改为 {c.NewValue}", $"/admin/work-plans/{c.WorkPlanId}/tasks/{c.TaskId}", null, false)));
        var releases = await (from r in db.PlanReleases.AsNoTracking() where r.State == PlanReleaseState.Prepared join p in db.WorkPlans on r.WorkPlanId equals p.Id orderby r.Id select new { p.Id, p.Title, r.AsOf }).Take(Most + 1).ToListAsync(token);
        todos.AddRange(releases.Select(r => new PlanTodo("签发计划进展", $"{r.Title}，截至{r.AsOf:yyyy年M月d日}", $"/admin/work-plans/{r.Id}/release", null, false)));
    }
}
