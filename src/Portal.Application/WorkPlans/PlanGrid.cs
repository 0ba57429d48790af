using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Domain.WorkPlans;

namespace Portal.Application.WorkPlans;

/// <summary>Where every task of a plan and every unit in it stands today.</summary>
public sealed class PlanGrid(PortalDbContext db, TimeProvider clock)
{
    public Task<IReadOnlyDictionary<int, TaskState>> StatesAsync(WorkPlan plan, CancellationToken token) => PlanStandings.OfAsync(db, plan, clock.Today(), token);

    public async Task<TaskState> StateAsync(WorkPlan plan, int taskId, CancellationToken token) => (await PlanStandings.OfAsync(db, plan, clock.Today(), token, taskId))[taskId];

    /// <summary>One unit's part in every task; what the tasks as a whole are is not read.</summary>
    public Task<IReadOnlyDictionary<int, TaskState>> OfUnitAsync(WorkPlan plan, int unitId, CancellationToken token) => PlanStandings.OfAsync(db, plan, clock.Today(), token, unitIds: [unitId]);
}
