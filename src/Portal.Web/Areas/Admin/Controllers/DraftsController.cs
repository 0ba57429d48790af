using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Documents;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>The editor.</summary>
[Area("Admin")]
[Authorize(Policies.Drafting)]
public sealed class DraftsController(DocumentDrafting drafting, OfficeReading reading, Desk desk, CurrentActor current) : Controller
{
    [HttpGet("admin/documents/new")]
    public async Task<IActionResult> New(CancellationToken token)
    {
        var units = await MyUnitsAsync(token);
        return View("Edit", new EditorPage(new EditionForm { UnitId = units.Count > 0 ? units[0].Id : 0 }, null, null, await reading.ColumnsAsync(token), units));
    }

    [HttpPost("admin/documents/new")]
    [RequestFormLimits(ValueLengthLimit = 16 * 1024 * 1024)]
    public async Task<IActionResult> Create(EditionForm form, CancellationToken token)
    {
        var units = await MyUnitsAsync(token);
        if (units.All(u => u.Id != form.UnitId)) ModelState.AddModelError(nameof(form.UnitId), "请选择本处室");
        if (!await desk.IsValidAsync(this, form, token)) return await AgainAsync(form, null, token);
        var actor = await current.GetAsync();
        var document = await drafting.CreateAsync(form.UnitId, form.ToContent(), actor, token);
        await drafting.BringRegistrationAsync(document, form.DocumentNumber.Trim(), form.DateWritten, form.IssuedOn, Blank(form.IndexNumber), actor, token);
        return await ThenAsync(form, document, actor, token);
    }

    [HttpGet("admin/documents/{id:int}/edit")]
    public async Task<IActionResult> Edit(int id, CancellationToken token)
    {
        if (await desk.FindAsync(id, null, token) is not { Working: { } edition } document) return NotFound();
        if (edition.WhyNotSave(await current.GetAsync()) is { } refusal) throw new RefusedException(refusal);
        return View(new EditorPage(EditionForm.Of(edition), document.Id, edition, await reading.ColumnsAsync(token), await MyUnitsAsync(token)) { Wording = await desk.WordingAsync(edition, open: true, token) });
    }

    [HttpPost("admin/documents/{id:int}/edit")]
    [RequestFormLimits(ValueLengthLimit = 16 * 1024 * 1024)]
    public async Task<IActionResult> Save(int id, EditionForm form, CancellationToken token)
    {
        if (await desk.FindAsync(id, form.Version, token) is not { Working: { } edition } document) return NotFound();
        if (!await desk.IsValidAsync(this, form, token)) return await AgainAsync(form, edition, token);
        var actor = await current.GetAsync();
        await drafting.SaveAsync(document, form.ToContent(), actor, token);
        await drafting.BringRegistrationAsync(document, form.DocumentNumber.Trim(), form.DateWritten, form.IssuedOn, Blank(form.IndexNumber), actor, token);
        await drafting.SettleAsync(document, form.Settled, actor, token);
        return await ThenAsync(form, document, actor, token);
    }

    /// <summary>The body as the public page will show it.</summary>
    [HttpPost("admin/preview")]
    [RequestFormLimits(ValueLengthLimit = 16 * 1024 * 1024)]
    public IActionResult Preview(string? body) =>
        body is { Length: > EditionContent.BodyMaxLength } ? StatusCode(StatusCodes.Status413PayloadTooLarge) : Content(MarkdownRenderer.ToHtml(body ?? ""), "text/html; charset=utf-8");

    private static string? Blank(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private async Task<IActionResult> ThenAsync(EditionForm form, Document document, Actor actor, CancellationToken token)
    {
        if (form.Then == "submit")
        {
            await drafting.SubmitAsync(document, actor, token);
            TempData["Done"] = "已提交";
            return LocalRedirect($"/admin/documents/{document.Id}");
        }
        TempData["Done"] = "已保存";
        return LocalRedirect($"/admin/documents/{document.Id}/edit");
    }

    private async Task<IActionResult> AgainAsync(EditionForm form, Edition? edition, CancellationToken token)
    {
        var page = View("Edit", new EditorPage(form, edition?.DocumentId, edition, await reading.ColumnsAsync(token), await MyUnitsAsync(token)));
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    private async Task<IReadOnlyList<Unit>> MyUnitsAsync(CancellationToken token)
    {
        var actor = await current.GetAsync();
        return [.. (await reading.UnitsAsync(token)).Where(u => actor.For([Role.Drafter, Role.UnitHead], u.Id).Any())];
    }
}
