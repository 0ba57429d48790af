using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.WorkPlans;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>The end of a plan's year.</summary>
[Area("Admin")]
[Authorize(Policies.DisclosureOffice)]
public sealed class PlanYearController(WorkPlanDesk desk, CurrentActor current) : Controller
{
    [HttpPost("admin/work-plans/{id:int}/close")]
    public async Task<IActionResult> Close(int id, int version, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } plan) return NotFound();
        await desk.CloseAsync(plan, version, await current.GetAsync(), token);
        TempData["Done"] = $"{plan.Year}年已经办结，不再上报、提醒和变更。";
        return LocalRedirect($"/admin/work-plans/{id}");
    }
}
