using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Review;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>The desks of unit head and disclosure office, and sending back from any desk.</summary>
[Area("Admin")]
public sealed class ReviewController(DocumentReview review, Desk desk) : Controller
{
    [HttpPost("admin/documents/{id:int}/agree")]
    [Authorize(Policies.UnitHead)]
    public Task<IActionResult> Agree(int id, StepForm form, CancellationToken token) =>
        desk.ActAsync(this, id, form.Version, form, "agree", (d, actor) => review.AgreeAsync(d, form.Note, actor, token), "已同意，送公开办公室审查", token);

    [HttpPost("admin/documents/{id:int}/examine")]
    [Authorize(Policies.DisclosureOffice)]
    public Task<IActionResult> Examine(int id, StepForm form, CancellationToken token) =>
        desk.ActAsync(this, id, form.Version, form, "examine", (d, actor) => review.ExamineAsync(d, form.Note, actor, token), "审查通过，进入五关", token);

    [HttpPost("admin/documents/{id:int}/return")]
    [Authorize(Policies.Office)]
    public Task<IActionResult> Return(int id, ReturnForm form, CancellationToken token) =>
        desk.ActAsync(this, id, form.Version, form, "return", (d, actor) => review.ReturnAsync(d, form.Reason, form.Note, actor, token), "已退文", token);
}
