using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Reports;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Other channels by which a public document went out, kept on its desk.</summary>
[Area("Admin")]
[Authorize(Policies.Channels)]
public sealed class ChannelsController(ChannelDesk channels, Desk desk) : Controller
{
    [HttpPost("admin/documents/{id:int}/channels")]
    public Task<IActionResult> Record(int id, ChannelForm form, CancellationToken token) =>
        desk.ActAsync(this, id, form.Version, form, "channel", (d, actor) => channels.RecordAsync(d, form.Channel!.Value, form.OutOn!.Value, form.Place, actor, token), "已登记公开渠道", token);

    [HttpPost("admin/documents/{id:int}/channels/{entry:int}/strike")]
    public Task<IActionResult> Strike(int id, int entry, StrikeForm form, CancellationToken token) =>
        desk.ActAsync(this, id, form.Version, form, $"strike-{entry}", (d, actor) => channels.StrikeAsync(d, entry, form.StrikeReason, actor, token), "已划去这一条登记", token);
}
