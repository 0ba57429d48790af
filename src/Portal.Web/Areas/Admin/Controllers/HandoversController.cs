using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Contacts;
using Portal.Application.People;
using Portal.Domain.Contacts;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>What is handed over between two contacts, and both sides' confirmation. Whether a person may confirm a side, the handover itself says.</summary>
[Area("Admin")]
[Authorize(Policies.Office)]
public sealed class HandoversController(HandoverDesk desk, PeopleList people, CurrentActor current, IValidator<HandoverForm> validator) : Controller
{
    [HttpGet("admin/contacts/handovers/{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken token) =>
        await desk.FindAsync(id, await current.GetAsync(), token) is { } handover ? View("Show", await PageAsync(handover, null, "", token)) : NotFound();

    [HttpPost("admin/contacts/handovers/{id:int}/confirm")]
    public async Task<IActionResult> Confirm(int id, HandoverForm form, CancellationToken token)
    {
        if (await desk.FindAsync(id, await current.GetAsync(), token) is not { } handover) return NotFound();
        if (!await validator.IsValidAsync(form, ModelState, token)) return this.Again("Show", await PageAsync(handover, form.Side, form.HandoverNote, token));
        await desk.ConfirmAsync(handover, form.Version, form.Side, form.HandoverNote, await current.GetAsync(), token);
        TempData["Done"] = handover.IsDone ? "双方都已确认，交接完成。" : $"{form.Side.Chinese()}已经确认。";
        return LocalRedirect($"/admin/contacts/handovers/{id}");
    }

    private async Task<HandoverPage> PageAsync(ContactHandover handover, HandoverSide? wrong, string note, CancellationToken token) =>
        new(await desk.ViewAsync(handover, await current.GetAsync(), token), await people.NamesAsync(token), wrong, note);
}
