using Microsoft.EntityFrameworkCore;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Domain.WorkPlans;

namespace Portal.Application.WorkPlans;

/// <summary>Where every task of a plan and every unit in it stands today.</summary>
public sealed class PlanGrid(PortalDbContext db, TimeProvider clock)
{
    public Task<IReadOnlyDictionary<int, TaskState>> StatesAsync(WorkPlan plan, CancellationToken token) => PlanStandings.OfAsync(db, plan, clock.Today(), token);

    public async Task<TaskState> StateAsync(WorkPlan plan, int taskId, CancellationToken token) => (await PlanStandings.OfAsync(db, plan, clock.Today(), token, taskId))[taskId];

    /// <summary>What these units have reported for one window, whatever became of it.</summary>
    public async Task<IReadOnlyList<(int TaskId, int UnitId, ReportState State)>> ReportedAsync(WorkPlan plan, IReadOnlyCollection<int> unitIds, DateOnly period, CancellationToken token) =>
        [.. (await (from p in db.UnitProgress.AsNoTracking() where p.WorkPlanId == plan.Id && unitIds.Contains(p.UnitId) from r in p.Reports where r.Period == period select new { p.TaskId, p.UnitId, r.State }).ToListAsync(token)).Select(r => (r.TaskId, r.UnitId, r.State))];

    /// <summary>One unit's part in every task; what the tasks as a whole are is not read.</summary>
    public Task<IReadOnlyDictionary<int, TaskState>> OfUnitAsync(WorkPlan plan, int unitId, CancellationToken token) => PlanStandings.OfAsync(db, plan, clock.Today(), token, unitIds: [unitId]);
}
