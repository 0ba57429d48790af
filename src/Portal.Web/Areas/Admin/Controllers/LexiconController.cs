using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Audit;
using Portal.Application.People;
using Portal.Application.Review;
using Portal.Domain.Review.Wording;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>The lexicon of the wording check: its entries, each with its history.</summary>
[Area("Admin")]
[Authorize(Policies.Lexicon)]
public sealed class LexiconController(LexiconDesk desk, AuditLog log, PeopleList people, CurrentActor current, IValidator<LexiconForm> validator) : Controller
{
    [HttpGet("admin/lexicon")]
    public async Task<IActionResult> Index(LexiconFilter filter, CancellationToken token)
    {
        var entries = await desk.PageAsync(filter.ToQuestion(), token);
        int? next = entries.Count > LexiconDesk.PageSize ? entries[LexiconDesk.PageSize - 1].Id : null;
        return View(new LexiconPage(filter, [.. entries.Take(LexiconDesk.PageSize)], next));
    }

    [HttpGet("admin/lexicon/new")]
    public async Task<IActionResult> New(LexiconKind? kind, CancellationToken token) => View("Form", await PageAsync(new LexiconForm { Kind = kind ?? default }, null, token));

    [HttpPost("admin/lexicon")]
    public async Task<IActionResult> Create(LexiconForm form, CancellationToken token)
    {
        form.Id = 0;
        if (!await validator.IsValidAsync(form, ModelState, token)) return View("Form", await PageAsync(form, null, token));
        var entry = await desk.CreateAsync(form.ToFacts(), current.Stamp, token);
        TempData["Done"] = $"“{entry.Wrong}”已经加入词库。";
        return LocalRedirect("/admin/lexicon");
    }

    [HttpGet("admin/lexicon/{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken token) =>
        await desk.FindAsync(id, token) is { } entry ? View("Form", await PageAsync(LexiconForm.Of(entry), entry, token)) : NotFound();

    [HttpPost("admin/lexicon/{id:int}")]
    public async Task<IActionResult> Save(int id, LexiconForm form, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } entry) return NotFound();
        form.Id = id;
        if (!await validator.IsValidAsync(form, ModelState, token)) return View("Form", await PageAsync(form, entry, token));
        await desk.ChangeAsync(entry, form.Version, form.ToFacts(), current.Stamp, token);
        TempData["Done"] = $"“{entry.Wrong}”已经保存。";
        return LocalRedirect($"/admin/lexicon/{id}");
    }

    private async Task<LexiconFormPage> PageAsync(LexiconForm form, LexiconEntry? entry, CancellationToken token) => new(form, entry,
        entry is null ? [] : [.. (await log.PageAsync(new AuditQuestion(null, null, null, null, nameof(LexiconEntry), entry.Id), null, token)).Take(AuditLog.PageSize)],
        await people.NamesAsync(token));
}
