using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Documents;
using Portal.Application.WorkPlans;
using Portal.Domain.WorkPlans;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>The plan's state goes out as a snapshot: prepared by the disclosure office, signed by another person.</summary>
[Area("Admin")]
[Authorize(Policies.Release)]
public sealed class PlanReleaseController(WorkPlanDesk desk, PlanReleaseDesk releases, OfficeReading reading, CurrentActor current) : Controller
{
    [HttpGet("admin/work-plans/{id:int}/release")]
    public async Task<IActionResult> Show(int id, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { State: not WorkPlanState.Checking } plan) return NotFound();
        var known = await releases.ReleasesAsync(id, token);
        return View(new PlanReleasePage(plan, await releases.SnapshotAsync(plan, token), known, await reading.NamesAsync(known.SelectMany(r => new[] { r.PreparedById, r.DecidedById ?? 0 }), token), await current.GetAsync()));
    }

    [HttpPost("admin/work-plans/{id:int}/release")]
    [Authorize(Policies.DisclosureOffice)]
    public async Task<IActionResult> Prepare(int id, string? seen, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { State: not WorkPlanState.Checking } plan) return NotFound();
        await releases.PrepareAsync(plan, seen ?? "", await current.GetAsync(), token);
        TempData["Done"] = "进展已经备好，等待签发。";
        return LocalRedirect($"/admin/work-plans/{id}/release");
    }

    [HttpPost("admin/work-plans/{id:int}/release/{release:int}")]
    [Authorize(Policies.Signing)]
    public async Task<IActionResult> Decide(int id, int release, int version, bool sign, string? note, CancellationToken token)
    {
        if (await releases.FindAsync(id, release, token) is not { } waiting) return NotFound();
        if (sign) await releases.SignAsync(waiting, version, await current.GetAsync(), token);
        else await releases.RefuseAsync(waiting, version, note ?? "", await current.GetAsync(), token);
        TempData["Done"] = sign ? "已经签发，公众可以看到这份进展。" : "已经退回。";
        return LocalRedirect($"/admin/work-plans/{id}/release");
    }
}
