using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Contacts;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Who answers for open government in each unit, now and before, for everybody in the office.</summary>
[Area("Admin")]
[Authorize(Policies.Office)]
public sealed class ContactsController(ContactReading reading, ContactPages pages, CurrentActor current) : Controller
{
    [HttpGet("admin/contacts")]
    public async Task<IActionResult> Index(bool missing, CancellationToken token) => View(new ContactsPage(await reading.ListAsync(token), missing, await current.GetAsync()));

    [HttpGet("admin/contacts/{unitId:int}")]
    public async Task<IActionResult> Unit(int unitId, CancellationToken token) => await pages.UnitAsync(unitId, null, "", token) is { } page ? View(ContactPages.UnitView, page) : NotFound();
}
