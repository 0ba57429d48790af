using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Calendar;
using Portal.Application.Publishing;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>From the signature to the public: number and dates, at once or at a set time.</summary>
[Area("Admin")]
[Authorize(Policies.Release)]
public sealed class ReleaseController(DocumentRelease release, Desk desk) : Controller
{
    [HttpPost("admin/documents/{id:int}/register")]
    public Task<IActionResult> Register(int id, RegisterForm form, CancellationToken token) =>
        desk.ActAsync(this, id, form.Version, form, "register",
            (d, actor) => release.RegisterAsync(d, form.DocumentNumber.Trim(), form.DateWritten!.Value, form.IssuedOn, actor, token), "已登记", token);

    [HttpPost("admin/documents/{id:int}/publish")]
    public Task<IActionResult> Publish(int id, StepForm form, CancellationToken token) =>
        desk.ActAsync(this, id, form.Version, form, "publish", (d, actor) => release.PublishAsync(d, actor, token), "已公开", token);

    [HttpPost("admin/documents/{id:int}/schedule")]
    public Task<IActionResult> Schedule(int id, ScheduleForm form, CancellationToken token) =>
        desk.ActAsync(this, id, form.Version, form, "schedule", (d, actor) => release.ScheduleAsync(d, Shanghai.ToUtc(form.PublishAt!.Value), actor, token), "已定时", token);

    [HttpPost("admin/documents/{id:int}/cancel-schedule")]
    public Task<IActionResult> CancelSchedule(int id, StepForm form, CancellationToken token) =>
        desk.ActAsync(this, id, form.Version, form, "cancel-schedule", (d, actor) => release.CancelScheduleAsync(d, actor, token), "定时已取消", token);

    [HttpPost("admin/documents/{id:int}/file")]
    public Task<IActionResult> File(int id, StepForm form, CancellationToken token) =>
        desk.ActAsync(this, id, form.Version, form, "file", (d, actor) => release.FileAsync(d, actor, token), "已归档，不对外公开", token);
}
