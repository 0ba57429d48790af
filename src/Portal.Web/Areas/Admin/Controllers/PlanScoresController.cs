using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.WorkPlans;
using Portal.Domain.WorkPlans;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Scores of units, with the formula and the rows behind every number.</summary>
[Area("Admin")]
[Authorize(Policies.Office)]
public sealed class PlanScoresController(WorkPlanDesk desk, PlanScores scores, CurrentActor current, IValidator<WeightsForm> validator) : Controller
{
    [HttpGet("admin/work-plans/{id:int}/scores")]
    public async Task<IActionResult> Index(int id, CancellationToken token) =>
        await FindAsync(id, token) is { } plan ? View(await PageAsync(plan, WeightsForm.Of(plan), null, token)) : NotFound();

    [HttpGet("admin/work-plans/{id:int}/scores/{unit:int}")]
    public async Task<IActionResult> Unit(int id, int unit, CancellationToken token) =>
        await FindAsync(id, token) is { } plan && await PageAsync(plan, WeightsForm.Of(plan), unit, token) is { Chosen: not null } page ? View(page) : NotFound();

    [HttpPost("admin/work-plans/{id:int}/scores")]
    [Authorize(Policies.DisclosureOffice)]
    public async Task<IActionResult> Weigh(int id, WeightsForm form, CancellationToken token)
    {
        if (await FindAsync(id, token) is not { } plan) return NotFound();
        if (!await validator.IsValidAsync(form, ModelState, token)) return this.Again("Index", await PageAsync(plan, form, null, token));
        var (actor, before) = (await current.GetAsync(), WeightsForm.Of(plan).InWords);
        await desk.ChangeAsync(plan, form.Version, p =>
        {
            p.Weigh(form.Weights, actor);
            return $"{before}；改为：{form.InWords}";
        }, actor, token, "plans.weighed");
        TempData["Done"] = "权重已经保存，得分按新的权重计算。";
        return LocalRedirect($"/admin/work-plans/{id}/scores");
    }

    private async Task<ScoresPage> PageAsync(WorkPlan plan, WeightsForm form, int? unit, CancellationToken token)
    {
        var all = await scores.AllAsync(plan, token, unit);
        return new ScoresPage(plan, all, (await desk.OpenUnitsAsync(token)).ToDictionary(u => u.Id, u => u.Name), form, (await current.GetAsync()).Holds(Domain.People.Role.DisclosureOffice), all.FirstOrDefault(s => s.UnitId == unit));
    }

    private async Task<WorkPlan?> FindAsync(int id, CancellationToken token) => await desk.FindAsync(id, token) is { State: not WorkPlanState.Checking } plan ? plan : null;
}
