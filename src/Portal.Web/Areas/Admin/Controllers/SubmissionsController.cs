using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Documents;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>The drafter's steps outside the editor.</summary>
[Area("Admin")]
[Authorize(Policies.Drafting)]
public sealed class SubmissionsController(DocumentDrafting drafting, Desk desk, CurrentActor current) : Controller
{
    [HttpPost("admin/documents/{id:int}/submit")]
    public Task<IActionResult> Submit(int id, StepForm form, CancellationToken token) =>
        desk.ActAsync(this, id, form.Version, form, "submit", (d, actor) => drafting.SubmitAsync(d, actor, token), "已提交", token);

    [HttpPost("admin/documents/{id:int}/recall")]
    public Task<IActionResult> Recall(int id, StepForm form, CancellationToken token) =>
        desk.ActAsync(this, id, form.Version, form, "recall", (d, actor) => drafting.RecallAsync(d, actor, token), "已取回，可以修改", token);

    [HttpPost("admin/documents/{id:int}/discard")]
    public Task<IActionResult> Discard(int id, StepForm form, CancellationToken token) =>
        desk.ActAsync(this, id, form.Version, form, "discard", (d, actor) => drafting.DiscardAsync(d, form.Note, actor, token), "草稿已作废，记录保留", token);

    [HttpPost("admin/documents/{id:int}/next")]
    public async Task<IActionResult> Next(int id, int version, bool correction, CancellationToken token)
    {
        if (await desk.FindAsync(id, version, token) is not { } document) return NotFound();
        await drafting.StartNextAsync(document, correction, await current.GetAsync(), token);
        return LocalRedirect($"/admin/documents/{id}/edit");
    }
}
