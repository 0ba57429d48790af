using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Contacts;
using Portal.Domain.Contacts;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>The disclosure office notes what a unit reported, declines it, or writes down that somebody left.</summary>
[Area("Admin")]
[Authorize(Policies.DisclosureOffice)]
public sealed class ContactNotesController(ContactDesk desk, ContactPages pages, CurrentActor current, IValidator<ContactEndForm> validator) : Controller
{
    [HttpPost("admin/contacts/changes/{id:int}/note")]
    public async Task<IActionResult> Note(int id, ContactVersionForm form, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } contact) return NotFound();
        var handover = await desk.NoteAsync(contact, form.Version, await current.GetAsync(), token);
        TempData["Done"] = handover is null ? $"{contact.Name}的变动已经备案。" : $"{contact.Name}的变动已经备案，请双方确认工作交接。";
        return LocalRedirect(handover is null ? $"/admin/contacts/{contact.UnitId}" : $"/admin/contacts/handovers/{handover.Id}");
    }

    [HttpPost("admin/contacts/changes/{id:int}/decline")]
    public Task<IActionResult> Decline(int id, ContactEndForm form, CancellationToken token) => EndAsync(id, form, desk.DeclineAsync, "的变动已经退回。", token);

    [HttpPost("admin/contacts/changes/{id:int}/leave")]
    public Task<IActionResult> Leave(int id, ContactEndForm form, CancellationToken token) => EndAsync(id, form, desk.LeaveAsync, "已经登记离任。", token);

    private async Task<IActionResult> EndAsync(int id, ContactEndForm form, Func<UnitContact, int, string, Domain.People.Actor, CancellationToken, Task> end, string done, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } contact) return NotFound();
        if (!await validator.IsValidAsync(form, ModelState, token)) return this.Again(ContactPages.UnitView, await pages.UnitAsync(contact.UnitId, id, form.EndReason, token));
        await end(contact, form.Version, form.EndReason, await current.GetAsync(), token);
        TempData["Done"] = contact.Name + done;
        return LocalRedirect($"/admin/contacts/{contact.UnitId}");
    }
}
