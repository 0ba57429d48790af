using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.WorkPlans;
using Portal.Domain.People;
using Portal.Domain.WorkPlans;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>The parts of a plan while it is checked.</summary>
[Area("Admin")]
[Authorize(Policies.DisclosureOffice)]
public sealed class PlanPartsController(WorkPlanDesk desk, CheckPages pages, CurrentActor current) : Controller
{
    [HttpPost("admin/work-plans/{id:int}/parts")]
    public Task<IActionResult> Add(int id, int version, string? number, string? title, CancellationToken token) =>
        ChangeAsync(id, 0, version, (plan, actor) => $"增加部分“{plan.AddPart(number ?? "", title ?? "", actor).Title}”", token);

    [HttpPost("admin/work-plans/{id:int}/parts/{part:int}")]
    public Task<IActionResult> Rename(int id, int part, int version, string? number, string? title, CancellationToken token) => ChangeAsync(id, part, version, (plan, actor) =>
    {
        var before = plan.Part(part).Title;
        plan.RenamePart(part, number ?? "", title ?? "", actor);
        return $"部分“{before}”改为“{plan.Part(part).Title}”";
    }, token);

    [HttpPost("admin/work-plans/{id:int}/parts/{part:int}/remove")]
    public Task<IActionResult> Remove(int id, int part, int version, CancellationToken token) => ChangeAsync(id, part, version, (plan, actor) =>
    {
        var title = plan.Part(part).Title;
        plan.RemovePart(part, actor);
        return $"删去部分“{title}”";
    }, token);

    private async Task<IActionResult> ChangeAsync(int id, int part, int version, Func<WorkPlan, Actor, string> change, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { State: WorkPlanState.Checking } plan || (part != 0 && plan.Parts.All(p => p.Id != part))) return NotFound();
        var actor = await current.GetAsync();
        if (!await ModelState.TryAsync(() => desk.ChangeAsync(plan, version, p => change(p, actor), actor, token)))
            return this.Again(CheckPages.View, await pages.PageAsync(plan, token) with { RefusedPart = part });
        TempData["Done"] = "已经保存。";
        return LocalRedirect($"/admin/work-plans/{id}#parts");
    }
}
