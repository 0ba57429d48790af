using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Calendar;
using Portal.Application.People;
using Portal.Application.Training;
using Portal.Domain.Training;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Lines of the yearly training plan, kept by the disclosure office.</summary>
[Area("Admin")]
[Authorize(Policies.DisclosureOffice)]
public sealed class TrainingLinesController(TrainingDesk desk, TrainingPages pages, PeopleList people, CurrentActor current, TimeProvider clock, IValidator<TrainingLineForm> validator, IValidator<TrainingCancelForm> cancelValidator) : Controller
{
    [HttpGet("admin/training/lines/new")]
    public async Task<IActionResult> New(int? year, CancellationToken token) => View("Form", await PageAsync(new TrainingLineForm { Year = year ?? clock.Today().Year }, null, token));

    [HttpPost("admin/training/lines")]
    public async Task<IActionResult> Create(TrainingLineForm form, CancellationToken token)
    {
        if (!await validator.IsValidAsync(form, ModelState, token)) return this.Again("Form", await PageAsync(form, null, token));
        var line = await desk.AddLineAsync(form.ToFacts(), await current.GetAsync(), token);
        TempData["Done"] = $"“{line.Topic}”已经列入{line.Year}年培训计划。";
        return LocalRedirect($"/admin/training?year={line.Year}");
    }

    [HttpGet("admin/training/lines/{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken token) => await desk.FindLineAsync(id, token) is { } line ? View("Form", await PageAsync(TrainingLineForm.Of(line), line, token)) : NotFound();

    [HttpPost("admin/training/lines/{id:int}")]
    public async Task<IActionResult> Save(int id, TrainingLineForm form, CancellationToken token)
    {
        if (await desk.FindLineAsync(id, token) is not { } line) return NotFound();
        if (!await validator.IsValidAsync(form, ModelState, token)) return this.Again("Form", await PageAsync(form, line, token));
        await desk.ChangeLineAsync(line, form.Version, form.ToFacts(), await current.GetAsync(), token);
        TempData["Done"] = $"“{line.Topic}”已经保存。";
        return LocalRedirect($"/admin/training?year={line.Year}");
    }

    [HttpPost("admin/training/lines/{id:int}/cancel")]
    public async Task<IActionResult> Cancel(int id, TrainingCancelForm form, CancellationToken token)
    {
        if (await desk.FindLineAsync(id, token) is not { } line) return NotFound();
        if (!await cancelValidator.IsValidAsync(form, ModelState, token)) return this.Again("Form", await PageAsync(TrainingLineForm.Of(line), line, token) with { CancelReason = form.CancelReason });
        await desk.CancelLineAsync(line, form.Version, form.CancelReason, await current.GetAsync(), token);
        TempData["Done"] = $"“{line.Topic}”已经取消。";
        return LocalRedirect($"/admin/training?year={line.Year}");
    }

    private async Task<TrainingLinePage> PageAsync(TrainingLineForm form, TrainingLine? line, CancellationToken token) =>
        new(form, line, await people.UnitsAsync(token), line is null ? [] : await pages.HistoryAsync(nameof(TrainingLine), line.Id, token), await people.NamesAsync(token));
}
