using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Documents;
using Portal.Application.WorkPlans;
using Portal.Domain.People;
using Portal.Domain.WorkPlans;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>One task: who has which part, what was reported with which evidence, what was changed; units report, the lead confirms, the office accepts.</summary>
[Area("Admin")]
[Authorize(Policies.Office)]
public sealed class TaskProgressController(ProgressDesk progress, TaskPages pages, CurrentActor current, IValidator<ProgressForm> validator) : Controller
{
    /// <param name="before">Only reminders and notices older than this one.</param>
    [HttpGet("admin/work-plans/{id:int}/tasks/{task:int}")]
    public async Task<IActionResult> Show(int id, int task, int? unit, DateOnly? period, int? before, CancellationToken token) =>
        await pages.FindAsync(id, task, token) is var (plan, found) && await pages.PageAsync(plan, found, new TaskView(unit, period, before), token) is { } page ? View(TaskPages.View, page) : NotFound();

    [HttpPost("admin/work-plans/{id:int}/tasks/{task:int}/report")]
    [Authorize(Policies.Drafting)]
    public async Task<IActionResult> Report(int id, int task, ProgressForm form, CancellationToken token)
    {
        if (await pages.FindAsync(id, task, token) is not var (plan, found)) return NotFound();
        var view = new TaskView(form.Unit, form.Period, Typed: form);
        if (await pages.PageAsync(plan, found, view, token) is not { } page) return NotFound();
        // Looking for published items sends nothing; what was typed stays.
        if (form.Do == ProgressForm.Find) return View(TaskPages.View, page);
        var sent = await validator.IsValidAsync(form, ModelState, token) && await ModelState.TryAsync(async () =>
            await progress.ReportAsync(plan, page.Progress!, form.Version, form.Period, form.Content, form.Named, form.Kept, await UploadsAsync(form, token), await current.GetAsync(), token), nameof(form.Uploads));
        if (!sent) return this.Again(TaskPages.View, page);
        TempData["Done"] = $"{ReportingPeriods.Name(plan.Window, form.Period)}的进展已经上报，等待确认。";
        return LocalRedirect($"/admin/work-plans/{id}/tasks/{task}?unit={form.Unit}");
    }

    /// <summary>The lead confirms, the disclosure office accepts, either returns.</summary>
    [HttpPost("admin/work-plans/{id:int}/tasks/{task:int}/step")]
    public async Task<IActionResult> Step(int id, int task, int unit, int version, DateOnly period, ReportState step, string? returnReason, CancellationToken token)
    {
        if (await pages.FindAsync(id, task, token) is not var (plan, found)) return NotFound();
        var own = await progress.OpenAsync(plan, found, unit, token);
        if (!await ModelState.TryAsync(async () => await progress.StepAsync(plan, own, version, period, step, returnReason ?? "", await current.GetAsync(), token)))
            return await pages.AgainAsync(this, plan, found, new TaskView(unit, Refused: own.Of(period)?.Id), token);
        TempData["Done"] = step switch { ReportState.Confirmed => "已经确认。", ReportState.Accepted => "已经采纳。", _ => "已经退回。" };
        return LocalRedirect($"/admin/work-plans/{id}/tasks/{task}?unit={unit}");
    }

    /// <summary>A file of evidence, for the unit that handed it in, whoever confirms its report, and the desks of the bureau.</summary>
    [HttpGet("admin/work-plans/evidence/{evidence:int}")]
    public async Task<IActionResult> Evidence(int evidence, CancellationToken token)
    {
        var actor = await current.GetAsync();
        if (await progress.FileAsync(evidence, token) is not { } file || (!OfficeReading.MaySee(actor, file.UnitId) && !file.Confirmers.Any(u => actor.For([Role.UnitHead], u).Any()))) return NotFound();
        Response.Headers.XContentTypeOptions = "nosniff";
        return File(file.Bytes, "application/octet-stream", file.Name);
    }

    private static async Task<IReadOnlyList<EvidenceUpload>> UploadsAsync(ProgressForm form, CancellationToken token)
    {
        var uploads = new List<EvidenceUpload>();
        foreach (var upload in form.Uploads)
        {
            using var bytes = new MemoryStream();
            await upload.CopyToAsync(bytes, token);
            uploads.Add(new EvidenceUpload(upload.FileName, bytes.ToArray()));
        }
        return uploads;
    }
}
