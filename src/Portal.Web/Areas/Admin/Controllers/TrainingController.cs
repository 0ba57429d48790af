using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Calendar;
using Portal.Application.Files;
using Portal.Application.Training;
using Portal.Domain.Training;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>The year's training plan and its sessions, for everybody in the office (docs/training.md says who sees what).</summary>
[Area("Admin")]
[Authorize(Policies.Office)]
public sealed class TrainingController(TrainingReading reading, TrainingPages pages, WorkroomFiles files, CurrentActor current, TimeProvider clock) : Controller
{
    [HttpGet("admin/training")]
    public async Task<IActionResult> Index(int? year, CancellationToken token)
    {
        var (actor, today) = (await current.GetAsync(), clock.Today());
        var shown = year is >= TrainingLine.FirstYear and <= TrainingLine.LastYear ? year.Value : today.Year;
        return View(new TrainingPlanPage(await reading.PlanAsync(shown, actor, token), today, TrainingDuties.Keeps(actor), TrainingDuties.SeesSessions(actor), Policies.Roles[Policies.Audit].Any(actor.Holds)));
    }

    [HttpGet("admin/training/sessions/{id:int}")]
    public async Task<IActionResult> Session(int id, CancellationToken token) => await pages.SessionAsync(id, token) is { } page ? View(TrainingPages.SessionView, page) : NotFound();

    [HttpGet("admin/training/sessions/{id:int}/materials/{materialId:int}")]
    public async Task<IActionResult> Material(int id, int materialId, CancellationToken token)
    {
        if (await reading.FindAsync(id, await current.GetAsync(), token) is not { } view) return NotFound();
        if (view.Session.Materials.FirstOrDefault(m => m.Id == materialId && m.IsFile) is not { } material) return NotFound();
        return files.Open(material.Sha256) is { } stream ? File(stream, material.ContentType, material.Name) : NotFound();
    }
}
