using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Training;
using Portal.Domain;
using Portal.Domain.Training;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Arranges a training session, changes the arrangement, calls it off.</summary>
[Area("Admin")]
[Authorize(Policies.DisclosureOffice)]
public sealed class TrainingSessionsController(TrainingDesk desk, TrainingReading reading, TrainingPages pages, CurrentActor current, IValidator<TrainingSessionForm> validator, IValidator<TrainingCancelForm> cancelValidator) : Controller
{
    [HttpGet("admin/training/sessions/new")]
    public async Task<IActionResult> New(int? line, CancellationToken token)
    {
        var planned = line is { } id ? await desk.FindLineAsync(id, token) : null;
        return View("Form", await PageAsync(new TrainingSessionForm { LineId = planned?.Id, Title = planned?.Topic ?? "" }, null, token));
    }

    [HttpPost("admin/training/sessions")]
    public async Task<IActionResult> Create(TrainingSessionForm form, CancellationToken token)
    {
        form.IsRecord = false;
        if (!await validator.IsValidAsync(form, ModelState, token)) return this.Again("Form", await PageAsync(form, null, token));
        var session = await desk.PlanAsync(form.ToFacts(), await current.GetAsync(), token);
        TempData["Done"] = "培训已经安排，请选定应到人员。";
        return LocalRedirect($"/admin/training/sessions/{session.Id}/people");
    }

    [HttpGet("admin/training/sessions/{id:int}/edit")]
    public async Task<IActionResult> Edit(int id, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } session) return NotFound();
        if (session.State != TrainingState.Planned) throw new RefusedException(new("TrainingNotPlanned", $"这次培训{session.State.Chinese()}，安排不能再改"));
        return View("Form", await PageAsync(TrainingSessionForm.Of(session), session, token));
    }

    [HttpPost("admin/training/sessions/{id:int}/edit")]
    public async Task<IActionResult> Save(int id, TrainingSessionForm form, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } session) return NotFound();
        form.IsRecord = false;
        if (!await validator.IsValidAsync(form, ModelState, token)) return this.Again("Form", await PageAsync(form, session, token));
        await desk.ChangeAsync(session, form.Version, form.ToFacts(), await current.GetAsync(), token);
        TempData["Done"] = "培训安排已经保存。";
        return LocalRedirect($"/admin/training/sessions/{id}");
    }

    [HttpPost("admin/training/sessions/{id:int}/cancel")]
    public async Task<IActionResult> Cancel(int id, TrainingCancelForm form, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } session) return NotFound();
        if (!await cancelValidator.IsValidAsync(form, ModelState, token)) return this.Again(TrainingPages.SessionView, (await pages.SessionAsync(id, token))! with { CancelReason = form.CancelReason });
        await desk.CancelAsync(session, form.Version, form.CancelReason, await current.GetAsync(), token);
        TempData["Done"] = "培训已经取消。";
        return LocalRedirect($"/admin/training/sessions/{id}");
    }

    private async Task<TrainingSessionFormPage> PageAsync(TrainingSessionForm form, TrainingSession? session, CancellationToken token) => new(form, session, await reading.ChoicesAsync(form.LineId, token));
}
