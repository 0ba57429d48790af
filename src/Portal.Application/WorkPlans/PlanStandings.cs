using Microsoft.EntityFrameworkCore;
using Portal.Application.Data;
using Portal.Domain.People;
using Portal.Domain.WorkPlans;
using Portal.Domain.WorkPlans.Reading;

namespace Portal.Application.WorkPlans;

/// <summary>A unit's part in a task, as far as grid, scores and snapshots need it.</summary>
public sealed record UnitCell(int ProgressId, int TaskId, int UnitId, UnitRole Role, ReportedProgress Accepted, DateOnly? AcceptedPeriod, DateOnly? DoneOn, int Evidence, decimal? Figure)
{
    public UnitStanding Standing => new(UnitId, Role, Accepted, DoneOn, Evidence);
}

/// <summary>Where a task stands today. <paramref name="Roles"/> are the bureau's units that have a part in it.</summary>
public sealed record TaskState(WorkPlanTask Task, DateOnly Due, TaskStanding Standing, DateOnly? DoneOn, IReadOnlyDictionary<int, UnitRole> Roles, IReadOnlyDictionary<int, UnitCell> Cells)
{
    public IReadOnlyCollection<int> Answering => [.. Roles.Where(r => r.Value != UnitRole.Support).Select(r => r.Key)];
    public IReadOnlyCollection<int> Leading => [.. Roles.Where(r => r.Value == UnitRole.Lead).Select(r => r.Key)];

    public TaskStanding OfUnit(int unitId, DateOnly today) => TaskStandings.OfUnit(Due, Cells.TryGetValue(unitId, out var cell) ? cell.Standing : null, today);

    /// <summary>What the units that answer for it reached together.</summary>
    public decimal? Figure => Cells.Values.Where(c => c.Figure is not null && Roles.TryGetValue(c.UnitId, out var role) && role != UnitRole.Support).Select(c => c.Figure).ToList() is { Count: > 0 } figures ? figures.Sum() : null;
}

/// <summary>Derives the state of every task of a plan out of one reading of its units' progress.</summary>
public static class PlanStandings
{
    /// <param name="taskId">Only this task's state is wanted.</param>
    /// <param name="unitIds">Only these units' parts are wanted: the standings of tasks as a whole are then not to be read.</param>
    public static async Task<IReadOnlyDictionary<int, TaskState>> OfAsync(PortalDbContext db, WorkPlan plan, DateOnly today, CancellationToken token, int? taskId = null, IReadOnlyCollection<int>? unitIds = null)
    {
        var units = await db.Units.AsNoTracking().Where(u => !u.IsClosed).Select(u => new { u.Id, u.Kind }).ToListAsync(token);
        var own = db.UnitProgress.AsNoTracking().Where(p => p.WorkPlanId == plan.Id);
        if (taskId is { } only) own = own.Where(p => p.TaskId == only);
        if (unitIds is not null) own = own.Where(p => unitIds.Contains(p.UnitId));
        var cells = await own.Select(p => new UnitCell(p.Id, p.TaskId, p.UnitId, p.Role, p.Accepted, p.AcceptedPeriod, p.DoneOn, p.Evidence, p.Figure)).ToListAsync(token);
        var byTask = cells.ToLookup(c => c.TaskId);
        var open = units.ConvertAll(u => (u.Id, u.Kind));
        return plan.Tasks.Where(t => taskId is not { } one || t.Id == one).ToDictionary(t => t.Id, t => Of(plan, t, RolesOf(t, open), byTask[t.Id].ToDictionary(c => c.UnitId), today));
    }

    /// <summary>Each unit's part; where a unit is named and also among 各处室, its own name counts.</summary>
    public static IReadOnlyDictionary<int, UnitRole> RolesOf(WorkPlanTask task, IReadOnlyList<(int Id, UnitKind Kind)> open)
    {
        var roles = new Dictionary<int, UnitRole>();
        foreach (var duty in task.Duties.OrderBy(d => d.Scope == DutyScope.Unit ? 0 : 1).ThenBy(d => d.Role).ThenBy(d => d.Order))
            foreach (var unit in duty.UnitsOf(open)) roles.TryAdd(unit, duty.Role);
        return roles;
    }

    public static IReadOnlyCollection<int> LeadsOf(WorkPlanTask task, IReadOnlyList<(int Id, UnitKind Kind)> open) => [.. RolesOf(task, open).Where(r => r.Value == UnitRole.Lead).Select(r => r.Key)];

    private static TaskState Of(WorkPlan plan, WorkPlanTask task, IReadOnlyDictionary<int, UnitRole> roles, Dictionary<int, UnitCell> cells, DateOnly today)
    {
        var due = task.Due(plan);
        var answering = roles.Where(r => r.Value != UnitRole.Support).Select(r => r.Key).ToList();
        var standing = TaskStandings.Of(due, answering, [.. cells.Values.Select(c => c.Standing)], today);
        var done = standing is TaskStanding.Done or TaskStanding.DoneLate ? cells.Values.Where(c => answering.Contains(c.UnitId)).Max(c => c.DoneOn) : null;
        return new TaskState(task, due, standing, done, roles, cells);
    }
}
