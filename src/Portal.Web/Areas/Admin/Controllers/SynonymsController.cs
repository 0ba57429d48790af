using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Audit;
using Portal.Application.People;
using Portal.Application.Search;
using Portal.Domain.Search;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Synonyms of the public search, each group with its history; the public gets them with the next release of the site.</summary>
[Area("Admin")]
[Authorize(Policies.Lexicon)]
public sealed class SynonymsController(SynonymDesk desk, AuditLog log, PeopleList people, CurrentActor current, IValidator<SynonymForm> validator) : Controller
{
    [HttpGet("admin/synonyms")]
    public async Task<IActionResult> Index(string? q, int? after, CancellationToken token)
    {
        var groups = await desk.ListAsync(q, after, token);
        int? next = groups.Count > SynonymDesk.PageSize ? groups[SynonymDesk.PageSize - 1].Id : null;
        return View(new SynonymPage(q ?? "", after, [.. groups.Take(SynonymDesk.PageSize)], next));
    }

    [HttpGet("admin/synonyms/new")]
    public async Task<IActionResult> New(string? words, CancellationToken token) => View("Form", await PageAsync(new SynonymForm { SameWords = words }, null, token));

    [HttpPost("admin/synonyms")]
    public async Task<IActionResult> Create(SynonymForm form, CancellationToken token)
    {
        if (!await validator.IsValidAsync(form, ModelState, token)) return View("Form", await PageAsync(form, null, token));
        var group = await desk.CreateAsync(form.SameWords!, form.Remark?.Trim() ?? "", current.Stamp, token);
        TempData["Done"] = $"“{group.Words}”已经保存，由公开办公室公布后生效。";
        return LocalRedirect("/admin/synonyms");
    }

    [HttpGet("admin/synonyms/{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken token) =>
        await desk.FindAsync(id, token) is { } group ? View("Form", await PageAsync(SynonymForm.Of(group), group, token)) : NotFound();

    [HttpPost("admin/synonyms/{id:int}")]
    public async Task<IActionResult> Save(int id, SynonymForm form, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } group) return NotFound();
        if (!await validator.IsValidAsync(form, ModelState, token)) return View("Form", await PageAsync(form, group, token));
        await desk.ChangeAsync(group, form.Version, form.SameWords!, form.Remark?.Trim() ?? "", form.IsOff, current.Stamp, token);
        TempData["Done"] = $"“{group.Words}”已经保存，由公开办公室公布后生效。";
        return LocalRedirect($"/admin/synonyms/{id}");
    }

    private async Task<SynonymFormPage> PageAsync(SynonymForm form, SynonymGroup? group, CancellationToken token) => new(form, group,
        group is null ? [] : [.. (await log.PageAsync(new AuditQuestion(null, null, null, null, nameof(SynonymGroup), group.Id), null, token)).Take(AuditLog.PageSize)],
        await people.NamesAsync(token));
}
