using Microsoft.AspNetCore.Mvc;
using Portal.Application.Publishing;
using Portal.Application.WorkPlans;
using Portal.Domain.WorkPlans;
using Portal.Web.Caching;
using Portal.Web.Models;

namespace Portal.Web.Controllers;

/// <summary>The year's work and the livelihood projects in public, as they were signed (requirements F9, I6).</summary>
public sealed class WorkPlansController(PublicPlans plans) : Controller
{
    /// <summary>The newest year, the years before, and the newest livelihood projects.</summary>
    [HttpGet("/work-plans")]
    public async Task<IActionResult> Index(CancellationToken token)
    {
        MadeOf();
        return View(new PublicPlansPage(await plans.AllAsync(WorkPlanKind.WorkPlan, token), await plans.AllAsync(WorkPlanKind.LivelihoodProjects, token)));
    }

    [HttpGet("/work-plans/{year:int:length(4)}")]
    public Task<IActionResult> Year(int year, string? unit, CancellationToken token) => YearAsync(WorkPlanKind.WorkPlan, year, unit, token);

    [HttpGet("/livelihood-projects")]
    public async Task<IActionResult> Projects(CancellationToken token)
    {
        MadeOf();
        return (await plans.AllAsync(WorkPlanKind.LivelihoodProjects, token)) is [var newest, ..] ? await YearAsync(newest.Kind, newest.Year, null, token) : View("None");
    }

    [HttpGet("/livelihood-projects/{year:int:length(4)}")]
    public Task<IActionResult> ProjectsOfYear(int year, string? unit, CancellationToken token) => YearAsync(WorkPlanKind.LivelihoodProjects, year, unit, token);

    private async Task<IActionResult> YearAsync(WorkPlanKind kind, int year, string? unit, CancellationToken token)
    {
        if (await plans.FindAsync(kind, year, token) is not { } plan)
        {
            MadeOf();
            return NotFound();
        }
        var chosen = string.IsNullOrEmpty(unit) ? null : plan.Unit(unit);
        var isUnknown = !string.IsNullOrEmpty(unit) && chosen is null;
        // Names that somebody made up are answered and not kept.
        if (!isUnknown) MadeOf();
        var all = await plans.AllAsync(kind, token);
        return View("Year", new PublicPlanPage(plan, all.FirstOrDefault(p => p.Year == year - 1), [.. all.Select(p => p.Year)], await plans.ListedAsync(plan, token), chosen, isUnknown));
    }

    // A record that leaves the lists takes its link with it: every change of a record touches the lists.
    private void MadeOf() => HttpContext.MadeOf(ShelfTags.Plans, ShelfTags.Lists);
}
