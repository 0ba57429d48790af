using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Portal.Application.Contacts;
using Portal.Application.People;
using Portal.Domain.Contacts;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>A unit's drafters and head report who answers for open government from now on.</summary>
[Area("Admin")]
[Authorize(Policies.Drafting)]
public sealed class ContactReportsController(ContactDesk desk, ContactReading reading, UnitDesk units, DelegationDesk deputies, PeopleList people, CurrentActor current, IValidator<ContactForm> validator) : Controller
{
    [HttpGet("admin/contacts/{unitId:int}/{duty}/report")]
    public async Task<IActionResult> Report(int unitId, ContactDuty duty, CancellationToken token)
    {
        if (!await IsMineAsync(unitId, duty, token)) return NotFound();
        var reported = await desk.ReportedAsync(unitId, duty, token);
        return View("Form", await PageAsync(unitId, reported is null ? new ContactForm { Duty = duty } : new ContactForm
        {
            Duty = duty, ReportId = reported.Id, Version = reported.Version, ContactName = reported.Name, Post = reported.Post, OfficePhone = reported.Phone, Since = reported.Since, Reason = reported.Reason,
            ContactUser = reported.UserId is { } user ? await deputies.UserNameAsync(user, token) ?? "" : "",
        }, token));
    }

    [HttpPost("admin/contacts/{unitId:int}/{duty}/report")]
    public async Task<IActionResult> Send(int unitId, ContactDuty duty, ContactForm form, CancellationToken token)
    {
        if (!await IsMineAsync(unitId, duty, token)) return NotFound();
        form.Duty = duty;
        if (!await validator.IsValidAsync(form, ModelState, token)) return this.Again("Form", await PageAsync(unitId, form, token));
        var user = form.ContactUser.Trim().Length > 0 ? await deputies.DeputyAsync(form.ContactUser, token) : null;
        await desk.ReportAsync(unitId, duty, form.ReportId, form.Version, form.ToFacts(user), form.Reason.Trim(), await current.GetAsync(), token);
        TempData["Done"] = $"{duty.Chinese()}变动已经报告，公开办公室备案后生效。";
        return LocalRedirect($"/admin/contacts/{unitId}");
    }

    // A unit that is not his own is not there for him to report of.
    private async Task<bool> IsMineAsync(int unitId, ContactDuty duty, CancellationToken token) =>
        ModelState.GetFieldValidationState(nameof(duty)) != ModelValidationState.Invalid && Enum.IsDefined(duty) && UnitContact.MayReport(await current.GetAsync(), unitId) && await units.FindAsync(unitId, token) is { IsClosed: false };

    private async Task<ContactFormPage> PageAsync(int unitId, ContactForm form, CancellationToken token)
    {
        var unit = (await reading.HistoryAsync(unitId, token))!.Now;
        return new ContactFormPage(form, unitId, unit.UnitName, form.Duty == ContactDuty.Leader ? unit.Leader : unit.Contact, await people.DeputiesAsync(current.UserId, token));
    }
}
