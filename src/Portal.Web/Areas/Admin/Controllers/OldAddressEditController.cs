using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Publishing;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>One old address: add, lead elsewhere, remove while it was never public.</summary>
[Area("Admin")]
[Authorize(Policies.Administration)]
public sealed class OldAddressEditController(OldAddressDesk desk, CurrentActor current, IValidator<OldAddressForm> validator) : Controller
{
    private const string FormView = "~/Areas/Admin/Views/OldAddresses/Form.cshtml";

    [HttpGet("admin/old-addresses/new")]
    public IActionResult New() => View(FormView, new OldAddressFormPage(new OldAddressForm(), null));

    [HttpPost("admin/old-addresses")]
    public async Task<IActionResult> Create(OldAddressForm form, CancellationToken token)
    {
        form.Id = 0;
        if (!await validator.IsValidAsync(form, ModelState, token)) return Again(form, null);
        var address = await desk.CreateAsync(form.OldPath!, form.LeadsTo!, current.Stamp, token);
        TempData["Done"] = $"旧网址“{address.Path}”已经登记，公布后生效。";
        return LocalRedirect("/admin/old-addresses");
    }

    [HttpGet("admin/old-addresses/{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } address || await desk.LineAsync(id, token) is not { } line) return NotFound();
        return View(FormView, new OldAddressFormPage(new OldAddressForm { Id = id, Version = address.Version, OldPath = address.Path, LeadsTo = line.Leads.Length > 0 ? line.Leads : line.IndexNumber }, line));
    }

    [HttpPost("admin/old-addresses/{id:int}")]
    public async Task<IActionResult> Save(int id, OldAddressForm form, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } address) return NotFound();
        (form.Id, form.OldPath) = (id, address.Path);
        if (!await validator.IsValidAsync(form, ModelState, token)) return Again(form, await desk.LineAsync(id, token));
        await desk.ChangeAsync(address, form.Version, form.LeadsTo!, current.Stamp, token);
        TempData["Done"] = $"旧网址“{address.Path}”已经改指新的网址，公布后生效。";
        return LocalRedirect("/admin/old-addresses");
    }

    [HttpPost("admin/old-addresses/{id:int}/remove")]
    public async Task<IActionResult> Remove(int id, int version, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } address) return NotFound();
        await desk.RemoveAsync(address, version, current.Stamp, token);
        TempData["Done"] = $"旧网址“{address.Path}”已经删除。";
        return LocalRedirect("/admin/old-addresses");
    }

    private ViewResult Again(OldAddressForm form, OldAddressLine? line) => this.Again(FormView, new OldAddressFormPage(form, line));
}
