using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Review;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>The five gates and what other bodies say.</summary>
[Area("Admin")]
public sealed class GatesController(DocumentReview review, Desk desk) : Controller
{
    [HttpPost("admin/documents/{id:int}/verdicts")]
    [Authorize(Policies.Gates)]
    public Task<IActionResult> Judge(int id, VerdictForm form, CancellationToken token) =>
        desk.ActAsync(this, id, form.Version, form, "verdict-" + form.Gate,
            (d, actor) => review.JudgeAsync(d, form.Gate, form.Verdict!.Value, form.Note, form.ReferredTo, actor, token), "意见已记录", token);

    [HttpPost("admin/documents/{id:int}/confirm-correction")]
    [Authorize(Policies.Gates)]
    public Task<IActionResult> ConfirmCorrection(int id, StepForm form, CancellationToken token) =>
        desk.ActAsync(this, id, form.Version, form, "confirm", (d, actor) => review.ConfirmCorrectionAsync(d, form.Note, actor, token), "勘误已核对", token);

    [HttpPost("admin/documents/{id:int}/confirmations")]
    [Authorize(Policies.Office)]
    public Task<IActionResult> Ask(int id, ConfirmationForm form, CancellationToken token) =>
        desk.ActAsync(this, id, form.Version, form, "ask", (d, actor) => review.AskConfirmationAsync(d, form.BodyName, actor, token), "已列入，等对方确认", token);

    [HttpPost("admin/documents/{id:int}/confirmations/{confirmationId:int}")]
    [Authorize(Policies.Office)]
    public Task<IActionResult> Answer(int id, int confirmationId, ConfirmationForm form, CancellationToken token) =>
        desk.ActAsync(this, id, form.Version, form, "answer", (d, actor) => review.AnswerConfirmationAsync(d, confirmationId, form.Agreed, form.Note, actor, token), "对方意见已登记", token);
}
