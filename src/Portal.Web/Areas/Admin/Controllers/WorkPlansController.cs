using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Calendar;
using Portal.Application.WorkPlans;
using Portal.Domain.People;
using Portal.Domain.WorkPlans;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>The years' plans: reading a paper in, the reading desk while it is checked, the grid of tasks and units once it counts.</summary>
[Area("Admin")]
[Authorize(Policies.Office)]
public sealed class WorkPlansController(WorkPlanDesk desk, PlanGrid grid, CheckPages pages, CurrentActor current, IValidator<PlanForm> validator, TimeProvider clock) : Controller
{
    [HttpGet("admin/work-plans")]
    public async Task<IActionResult> Index(CancellationToken token) => View(new PlansPage(await desk.ListAsync(token), (await current.GetAsync()).Holds(Role.DisclosureOffice)));

    [HttpGet("admin/work-plans/new")]
    [Authorize(Policies.DisclosureOffice)]
    public IActionResult New(WorkPlanKind kind) => View("Form", new PlanFormPage(new PlanForm { Kind = kind }, null));

    [HttpPost("admin/work-plans")]
    [Authorize(Policies.DisclosureOffice)]
    public async Task<IActionResult> Create(PlanForm form, CancellationToken token)
    {
        if (!await validator.IsValidAsync(form, ModelState, token)) return Again(form, null);
        var actor = await current.GetAsync();
        PlanPaper? paper = null;
        if (!await ModelState.TryAsync(async () => paper = await PaperAsync(form, actor, token), nameof(form.Upload))) return Again(form, null);
        if (paper is null)
        {
            ModelState.AddModelError(nameof(form.Address), "这个地址不是已经公开的文件，请核对");
            return Again(form, null);
        }
        var reading = paper.Reading;
        if (!reading.IsPlan && !form.Anyway) ModelState.AddModelError(nameof(form.Paper), $"没有读成工作要点：{reading.WhyNot}");
        if ((form.Year ?? reading.Year) is null) ModelState.AddModelError(nameof(form.Year), "原文里没有读到年度，请填写");
        if (!ModelState.IsValid) return Again(form, reading);
        var plan = await desk.CreateAsync(form.Kind, (form.Year ?? reading.Year)!.Value, Or(form.Title, reading.Title ?? "工作要点"), Or(form.Body, reading.Body ?? ""), form.Window, paper, actor, token);
        TempData["Done"] = plan.Tasks.Count > 0 ? $"读出{plan.Parts.Count}个部分、{plan.Tasks.Count}项任务。请对照原文校对，校对完成后才开始执行。" : "没有读出任务，请对照原文逐项录入，校对完成后才开始执行。";
        return LocalRedirect($"/admin/work-plans/{plan.Id}");
    }

    /// <summary>The reading desk while it is checked, else the grid.</summary>
    [HttpGet("admin/work-plans/{id:int}")]
    public async Task<IActionResult> Show(int id, int? unit, bool late, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } plan) return NotFound();
        if (plan.State == WorkPlanState.Checking) return View(CheckPages.View, await pages.PageAsync(plan, token));
        return View("Grid", new GridPage(plan, await grid.StatesAsync(plan, token), await desk.OpenUnitsAsync(token), clock.Today(), unit, late, await current.GetAsync()));
    }

    /// <summary>A unit's tasks and what it has still to report for a window.</summary>
    [HttpGet("admin/work-plans/{id:int}/units/{unit:int}")]
    public async Task<IActionResult> Unit(int id, int unit, DateOnly? period, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { State: not WorkPlanState.Checking } plan || (await desk.OpenUnitsAsync(token)).FirstOrDefault(u => u.Id == unit) is not { } owner) return NotFound();
        var states = await grid.OfUnitAsync(plan, unit, token);
        var periods = ReportingPeriods.Begun(plan.Window, plan.Year, clock.Today());
        var chosen = period is { } asked && periods.Contains(asked) ? asked : ReportingPeriods.Usual(plan.Window, plan.Year, clock.Today());
        var reported = await grid.ReportedAsync(plan, [unit], chosen, token);
        return View("Unit", new UnitTasksPage(plan, owner, [.. plan.InOrder.SelectMany(plan.TasksOf).Select(t => states[t.Id]).Where(s => s.Roles.ContainsKey(unit))], reported.ToDictionary(r => r.TaskId, r => r.State), chosen, periods, clock.Today()));
    }

    private ViewResult Again(PlanForm form, Domain.WorkPlans.Reading.PlanReading? reading) => this.Again("Form", new PlanFormPage(form, reading));

    private async Task<PlanPaper?> PaperAsync(PlanForm form, Actor actor, CancellationToken token)
    {
        if (form.Upload is { Length: > 0 } upload)
        {
            using var bytes = new MemoryStream();
            await upload.CopyToAsync(bytes, token);
            return await desk.ReadAsync(upload.FileName, bytes.ToArray(), actor, token);
        }
        return string.IsNullOrWhiteSpace(form.Paper) ? await desk.ReadShelfAsync(form.Address!, actor, token) : await desk.ReadAsync("粘贴的原文", form.Paper, actor, token);
    }

    private static string Or(string? typed, string read) => string.IsNullOrWhiteSpace(typed) ? read : typed.Trim();
}
