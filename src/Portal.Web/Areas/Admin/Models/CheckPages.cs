using Portal.Application.WorkPlans;
using Portal.Domain.WorkPlans;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Models;

/// <summary>Puts the reading desk together.</summary>
public sealed class CheckPages(WorkPlanDesk desk, CurrentActor current)
{
    public const string View = "~/Areas/Admin/Views/WorkPlans/Check.cshtml";

    public async Task<CheckPage> PageAsync(WorkPlan plan, CancellationToken token)
    {
        var actor = await current.GetAsync();
        return new CheckPage(plan, PaperMarks.Of(plan), plan.Lacks(), plan.WhyNotInForce(actor), plan.WhyNotCorrect(actor) is null, await desk.OpenUnitsAsync(token), await desk.CarryableAsync(plan, token));
    }
}
