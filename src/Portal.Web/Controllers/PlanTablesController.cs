using Microsoft.AspNetCore.Mvc;
using Portal.Application.Publishing;
using Portal.Application.WorkPlans;
using Portal.Domain.WorkPlans;
using Portal.Web.Caching;
using Portal.Web.Models;

namespace Portal.Web.Controllers;

/// <summary>The pages of plans as tables to carry away. They stand beside the pages, so that the static export has them too.</summary>
public sealed class PlanTablesController(PublicPlans plans, SiteFacts facts) : Controller
{
    [HttpGet("/work-plans/{year:int:length(4)}.csv")]
    public Task<IActionResult> WorkPlanCsv(int year, CancellationToken token) => TablesAsync(WorkPlanKind.WorkPlan, year, this.Csv, token);

    [HttpGet("/work-plans/{year:int:length(4)}.xlsx")]
    public Task<IActionResult> WorkPlanXlsx(int year, CancellationToken token) => TablesAsync(WorkPlanKind.WorkPlan, year, this.Xlsx, token);

    [HttpGet("/livelihood-projects/{year:int:length(4)}.csv")]
    public Task<IActionResult> ProjectsCsv(int year, CancellationToken token) => TablesAsync(WorkPlanKind.LivelihoodProjects, year, this.Csv, token);

    [HttpGet("/livelihood-projects/{year:int:length(4)}.xlsx")]
    public Task<IActionResult> ProjectsXlsx(int year, CancellationToken token) => TablesAsync(WorkPlanKind.LivelihoodProjects, year, this.Xlsx, token);

    private async Task<IActionResult> TablesAsync(WorkPlanKind kind, int year, Func<PlanTables, IActionResult> answer, CancellationToken token)
    {
        HttpContext.MadeOf(ShelfTags.Plans, ShelfTags.Lists);
        if (await plans.FindAsync(kind, year, token) is not { } plan) return NotFound();
        Response.Headers.CacheControl = "no-cache";
        return answer(new PlanTables(plan, await plans.ListedAsync(plan, token), PublicAddress.Root(facts.Current, Request)));
    }
}
