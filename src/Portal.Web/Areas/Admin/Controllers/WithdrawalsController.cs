using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Publishing;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Taking away what is public, at once and with a reason.</summary>
[Area("Admin")]
public sealed class WithdrawalsController(DocumentRelease release, Desk desk) : Controller
{
    [HttpPost("admin/documents/{id:int}/withdraw")]
    [Authorize(Policies.Release)]
    public Task<IActionResult> Withdraw(int id, WithdrawForm form, CancellationToken token) =>
        desk.ActAsync(this, id, form.Version, form, "withdraw",
            (d, actor) => release.WithdrawAsync(d, form.Reason, form.PublicNote, form.ReplacedBy, actor, token), "已撤回", token);

    [HttpPost("admin/documents/{id:int}/stop")]
    [Authorize(Policies.Stopping)]
    public Task<IActionResult> Stop(int id, StepForm form, CancellationToken token) =>
        desk.ActAsync(this, id, form.Version, form, "stop", (d, actor) => release.StopAsync(d, form.Note, actor, token), "已从网站撤下，请等签发人决定", token);

    [HttpPost("admin/documents/{id:int}/lift-stop")]
    [Authorize(Policies.Signing)]
    public Task<IActionResult> Lift(int id, StepForm form, CancellationToken token) =>
        desk.ActAsync(this, id, form.Version, form, "lift", (d, actor) => release.LiftStopAsync(d, form.Note, actor, token), "已恢复公开", token);
}
