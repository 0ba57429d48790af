using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.People;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Units and subordinate bodies as a tree.</summary>
[Area("Admin")]
[Authorize(Policies.Administration)]
public sealed class UnitsController(UnitDesk desk, PeopleList list, CurrentActor current, IValidator<UnitForm> validator) : Controller
{
    [HttpGet("admin/units")]
    public async Task<IActionResult> Index(CancellationToken token) => View(await list.UnitsAsync(token));

    [HttpGet("admin/units/new")]
    public async Task<IActionResult> New(int? parent, CancellationToken token) => View("Form", await PageAsync(new UnitForm { ParentId = parent }, token));

    [HttpPost("admin/units")]
    public async Task<IActionResult> Create(UnitForm form, CancellationToken token)
    {
        form.Id = 0;
        if (!await validator.IsValidAsync(form, ModelState, token)) return View("Form", await PageAsync(form, token));
        var unit = await desk.CreateAsync(form.ToFacts(), current.Stamp, token);
        TempData["Done"] = $"处室“{unit.Name}”已经建立。";
        return LocalRedirect("/admin/units");
    }

    [HttpGet("admin/units/{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } unit) return NotFound();
        return View("Form", await PageAsync(new UnitForm
        {
            Id = id,
            Version = unit.Version,
            Name = unit.Name,
            Kind = unit.Kind,
            ParentId = unit.ParentId,
            Order = unit.Order,
            IsClosed = unit.IsClosed,
            Duties = unit.Duties,
            Phone = unit.Phone,
            Address = unit.Address,
        }, token));
    }

    [HttpPost("admin/units/{id:int}")]
    public async Task<IActionResult> Save(int id, UnitForm form, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } unit) return NotFound();
        form.Id = id;
        if (!await validator.IsValidAsync(form, ModelState, token)) return View("Form", await PageAsync(form, token));
        await desk.ChangeAsync(unit, form.Version, form.ToFacts(), current.Stamp, token);
        TempData["Done"] = $"处室“{unit.Name}”已经保存。";
        return LocalRedirect("/admin/units");
    }

    private async Task<UnitFormPage> PageAsync(UnitForm form, CancellationToken token) => new(form, await list.UnitsAsync(token));
}
