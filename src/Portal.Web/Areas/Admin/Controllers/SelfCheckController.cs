using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Calendar;
using Portal.Application.Documents;
using Portal.Application.WorkPlans;
using Portal.Domain.People;
using Portal.Domain.WorkPlans;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>The year's self-check report: looked at, taken away as .docx, or put into the workflow as a draft.</summary>
[Area("Admin")]
[Authorize(Policies.SelfCheck)]
public sealed class SelfCheckController(WorkPlanDesk desk, SelfCheckReport report, OfficeReading reading, CurrentActor current, TimeProvider clock) : Controller
{
    [HttpGet("admin/work-plans/{id:int}/report")]
    public async Task<IActionResult> Show(int id, CancellationToken token)
    {
        if (await FindAsync(id, token) is not { } plan) return NotFound();
        return View(new SelfCheckPage(plan, SelfCheckReport.TitleOf(plan), MarkdownRenderer.ToHtml(await report.WriteAsync(plan, token)), await UnitsAsync(token)));
    }

    [HttpGet("admin/work-plans/{id:int}/report.docx")]
    public async Task<IActionResult> Word(int id, CancellationToken token)
    {
        if (await FindAsync(id, token) is not { } plan) return NotFound();
        var title = SelfCheckReport.TitleOf(plan);
        using var paper = new WordDocument(title, plan.Body, $"{Request.Scheme}://{Request.Host}", clock.UtcNow());
        paper.Title(title).Html(MarkdownRenderer.ToHtml(await report.WriteAsync(plan, token)));
        return File(paper.ToArray(), WordDocument.ContentType, $"{title}.docx");
    }

    [HttpPost("admin/work-plans/{id:int}/report")]
    [Authorize(Policies.Drafting)]
    public async Task<IActionResult> Draft(int id, int unit, CancellationToken token)
    {
        if (await FindAsync(id, token) is not { } plan || (await UnitsAsync(token)).All(u => u.Id != unit)) return NotFound();
        var document = await report.DraftAsync(plan, unit, await current.GetAsync(), token);
        TempData["Done"] = "报告已经成为草稿，请补充、修改，再按程序送审。";
        return LocalRedirect($"/admin/documents/{document.Id}/edit");
    }

    private async Task<IReadOnlyList<Unit>> UnitsAsync(CancellationToken token)
    {
        var actor = await current.GetAsync();
        return [.. (await reading.UnitsAsync(token)).Where(u => actor.For([Role.Drafter, Role.UnitHead], u.Id).Any())];
    }

    private async Task<WorkPlan?> FindAsync(int id, CancellationToken token) => await desk.FindAsync(id, token) is { State: not WorkPlanState.Checking } plan ? plan : null;
}
