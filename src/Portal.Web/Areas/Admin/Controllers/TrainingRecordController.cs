using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Calendar;
using Portal.Application.Training;
using Portal.Domain;
using Portal.Domain.Training;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Who is expected at a session, and the record of what took place.</summary>
[Area("Admin")]
[Authorize(Policies.DisclosureOffice)]
public sealed class TrainingRecordController(TrainingDesk desk, TrainingRollDesk rolls, TrainingReading reading, CurrentActor current, TimeProvider clock, IValidator<TrainingSessionForm> validator) : Controller
{
    private const string FormView = "~/Areas/Admin/Views/TrainingSessions/Form.cshtml";

    [HttpGet("admin/training/sessions/{id:int}/record")]
    public async Task<IActionResult> Record(int id, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } session) return NotFound();
        if (TrainingSession.WhyNotRecord(session.State) is { } refusal) throw new RefusedException(refusal);
        if (session.On > clock.Today()) throw new RefusedException(new("TrainingAhead", "培训还没有举办，不能登记；提前举办的，请先改期"));
        var form = TrainingSessionForm.Of(session);
        form.IsRecord = true;
        return View(FormView, await PageAsync(form, session, token));
    }

    [HttpPost("admin/training/sessions/{id:int}/record")]
    public async Task<IActionResult> SaveRecord(int id, TrainingSessionForm form, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } session) return NotFound();
        form.IsRecord = true;
        if (!await validator.IsValidAsync(form, ModelState, token)) return this.Again(FormView, await PageAsync(form, session, token));
        await desk.RecordAsync(session, form.Version, form.ToFacts(), form.Guests!.Value, form.Summary, await current.GetAsync(), token);
        TempData["Done"] = "举办情况已经登记。";
        return LocalRedirect($"/admin/training/sessions/{id}");
    }

    [HttpGet("admin/training/sessions/{id:int}/people")]
    public async Task<IActionResult> People(int id, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } session) return NotFound();
        return View("~/Areas/Admin/Views/Training/People.cshtml", new TrainingPeoplePage(session, await reading.EverybodyAsync(id, token)));
    }

    [HttpPost("admin/training/sessions/{id:int}/people")]
    public async Task<IActionResult> SavePeople(int id, TrainingPeopleForm form, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } session) return NotFound();
        var whole = form.WholeUnits.Count == 0 ? [] : (await reading.EverybodyAsync(id, token)).Where(u => form.WholeUnits.Contains(u.UnitId)).SelectMany(u => u.People.Select(p => p.Id));
        List<int> people = [.. form.People.Concat(whole).Distinct()];
        await rolls.ExpectAsync(session, form.Version, people, await current.GetAsync(), token);
        TempData["Done"] = $"应到人员已经保存，共{people.Count}人。";
        return LocalRedirect($"/admin/training/sessions/{id}");
    }

    private async Task<TrainingSessionFormPage> PageAsync(TrainingSessionForm form, TrainingSession session, CancellationToken token) => new(form, session, await reading.ChoicesAsync(form.LineId, token));
}
