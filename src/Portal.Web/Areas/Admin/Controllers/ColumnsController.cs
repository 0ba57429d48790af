using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.People;
using Portal.Application.Publishing;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Columns: owner, kind, path, limits, and which have gone stale.</summary>
[Area("Admin")]
[Authorize(Policies.Administration)]
public sealed class ColumnsController(ColumnDesk desk, PeopleList people, CurrentActor current, IValidator<ColumnForm> validator) : Controller
{
    [HttpGet("admin/columns")]
    public async Task<IActionResult> Index(CancellationToken token) => View(await desk.ListAsync(token));

    [HttpGet("admin/columns/new")]
    public async Task<IActionResult> New(int? parent, CancellationToken token) => View("Form", await PageAsync(new ColumnForm { ParentId = parent }, token));

    [HttpPost("admin/columns")]
    public async Task<IActionResult> Create(ColumnForm form, CancellationToken token)
    {
        form.Id = 0;
        if (!await validator.IsValidAsync(form, ModelState, token)) return View("Form", await PageAsync(form, token));
        var column = await desk.CreateAsync(form.Slug!.Trim(), form.ToFacts(), current.Stamp, token);
        TempData["Done"] = $"栏目“{column.Name}”已经建立，由公开办公室公布后在网站上显示。";
        return LocalRedirect("/admin/columns");
    }

    [HttpGet("admin/columns/{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken token) =>
        await desk.FindAsync(id, token) is { } column ? View("Form", await PageAsync(ColumnForm.Of(column), token)) : NotFound();

    [HttpPost("admin/columns/{id:int}")]
    public async Task<IActionResult> Save(int id, ColumnForm form, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } column) return NotFound();
        (form.Id, form.Slug) = (id, column.Slug);
        if (!await validator.IsValidAsync(form, ModelState, token)) return View("Form", await PageAsync(form, token));
        await desk.ChangeAsync(column, form.Version, form.ToFacts(), current.Stamp, token);
        TempData["Done"] = $"栏目“{column.Name}”已经保存，由公开办公室公布后在网站上显示。";
        return LocalRedirect("/admin/columns");
    }

    private async Task<ColumnFormPage> PageAsync(ColumnForm form, CancellationToken token) => new(form, await desk.ListAsync(token), await people.UnitsAsync(token));
}
