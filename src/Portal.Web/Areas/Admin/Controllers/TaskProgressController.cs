using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Documents;
using Portal.Application.WorkPlans;
using Portal.Domain.WorkPlans;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>One task: who has which part, what was reported with which evidence, what was changed; units report, the lead confirms, the office accepts.</summary>
[Area("Admin")]
[Authorize(Policies.Office)]
public sealed class TaskProgressController(WorkPlanDesk desk, ProgressDesk progress, TaskPages pages, CurrentActor current, IValidator<ProgressForm> validator) : Controller
{
    [HttpGet("admin/work-plans/{id:int}/tasks/{task:int}")]
    public async Task<IActionResult> Show(int id, int task, int? unit, DateOnly? period, CancellationToken token) =>
        await FindAsync(id, task, token) is var (plan, found) && await pages.PageAsync(plan, found, unit, period, null, token) is { } page ? View(page) : NotFound();

    [HttpPost("admin/work-plans/{id:int}/tasks/{task:int}/report")]
    [Authorize(Policies.Drafting)]
    public async Task<IActionResult> Report(int id, int task, ProgressForm form, CancellationToken token)
    {
        if (await FindAsync(id, task, token) is not var (plan, found)) return NotFound();
        // Looking for published items sends nothing; what was typed stays.
        if (form.Do == ProgressForm.Find) return await pages.PageAsync(plan, found, form.Unit, form.Period, form, token) is { } searched ? View("Show", searched) : NotFound();
        if (!await validator.IsValidAsync(form, ModelState, token))
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await pages.PageAsync(plan, found, form.Unit, form.Period, form, token) is { } again ? View("Show", again) : NotFound();
        }
        var uploads = new List<EvidenceUpload>();
        foreach (var upload in form.Uploads)
        {
            using var bytes = new MemoryStream();
            await upload.CopyToAsync(bytes, token);
            uploads.Add(new EvidenceUpload(upload.FileName, bytes.ToArray()));
        }
        await progress.ReportAsync(plan, await progress.OpenAsync(plan, found, form.Unit, token), form.Version, form.Period, form.Content, form.Slugs, form.Kept, uploads, await current.GetAsync(), token);
        TempData["Done"] = $"{ReportingPeriods.Name(plan.Window, form.Period)}的进展已经上报，等待确认。";
        return LocalRedirect($"/admin/work-plans/{id}/tasks/{task}?unit={form.Unit}");
    }

    /// <summary>The lead confirms, the disclosure office accepts, either returns.</summary>
    [HttpPost("admin/work-plans/{id:int}/tasks/{task:int}/step")]
    public async Task<IActionResult> Step(int id, int task, int unit, int version, DateOnly period, ReportState step, string? reason, CancellationToken token)
    {
        if (await FindAsync(id, task, token) is not var (plan, found)) return NotFound();
        await progress.StepAsync(plan, await progress.OpenAsync(plan, found, unit, token), version, period, step, reason ?? "", await current.GetAsync(), token);
        TempData["Done"] = step switch { ReportState.Confirmed => "已经确认。", ReportState.Accepted => "已经采纳。", _ => "已经退回。" };
        return LocalRedirect($"/admin/work-plans/{id}/tasks/{task}?unit={unit}");
    }

    /// <summary>A file of evidence, for the unit that handed it in and for the desks of the bureau.</summary>
    [HttpGet("admin/work-plans/evidence/{evidence:int}")]
    public async Task<IActionResult> Evidence(int evidence, CancellationToken token)
    {
        if (await progress.FileAsync(evidence, token) is not { } file || !OfficeReading.MaySee(await current.GetAsync(), file.UnitId)) return NotFound();
        Response.Headers.XContentTypeOptions = "nosniff";
        return File(file.Bytes, "application/octet-stream", file.Name);
    }

    private async Task<(WorkPlan Plan, WorkPlanTask Task)?> FindAsync(int id, int task, CancellationToken token) =>
        await desk.FindAsync(id, token) is { State: not WorkPlanState.Checking } plan && plan.Tasks.FirstOrDefault(t => t.Id == task) is { } found ? (plan, found) : null;
}
