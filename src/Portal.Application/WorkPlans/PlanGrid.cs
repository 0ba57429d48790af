using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Domain.WorkPlans;

namespace Portal.Application.WorkPlans;

/// <summary>Where every task of a plan and every unit in it stands today.</summary>
public sealed class PlanGrid(PortalDbContext db, TimeProvider clock)
{
    public Task<IReadOnlyDictionary<int, TaskState>> StatesAsync(WorkPlan plan, CancellationToken token) => PlanStandings.OfAsync(db, plan, clock.Today(), token);
}
