using System.Text.Json;
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
public sealed class DraftsController(DocumentDrafting drafting, EditorDesk editor, OfficeReading reading, Desk desk, CurrentActor current) : Controller
{
    [HttpGet("admin/documents/new")]
    public async Task<IActionResult> New(bool restore, CancellationToken token)
    {
        var units = await MyUnitsAsync(token);
        return View("Edit", await PageAsync(new EditionForm { UnitId = units.Count > 0 ? units[0].Id : 0 }, null, restore, token));
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
        return await ThenAsync(form, document, true, actor, token);
    }

    [HttpGet("admin/documents/{id:int}/edit")]
    public async Task<IActionResult> Edit(int id, bool restore, CancellationToken token)
    {
        if (await desk.FindAsync(id, null, token) is not { Working: { } edition } document) return NotFound();
        if (edition.WhyNotSave(await current.GetAsync()) is { } refusal) throw new RefusedException(refusal);
        await editor.SeeAsync(document.Id, await current.GetAsync(), token);
        return View(await PageAsync(EditionForm.Of(edition), edition, restore, token));
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
        return await ThenAsync(form, document, false, actor, token);
    }

    private static string? Blank(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private async Task<IActionResult> ThenAsync(EditionForm form, Document document, bool isNew, Actor actor, CancellationToken token)
    {
        await editor.DropAsync(isNew ? EditorSession.NewPaper : document.Id, actor.UserId, token);
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
        var page = View("Edit", await PageAsync(form, edition, false, token));
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    /// <param name="restore">Show what was kept between two savings instead of what is stored.</param>
    private async Task<EditorPage> PageAsync(EditionForm form, Edition? edition, bool restore, CancellationToken token)
    {
        var id = edition?.DocumentId ?? EditorSession.NewPaper;
        // After a form came back with errors the page shows what was just typed, not what was kept before.
        var kept = HttpMethods.IsGet(Request.Method) ? await editor.KeptAsync(id, current.UserId, token) : null;
        if (restore && kept is not null) form = JsonSerializer.Deserialize<EditionForm>(kept.Form)!;
        var columns = (await reading.ColumnsAsync(token)).Where(c => !c.IsClosed || c.Id == form.ColumnId).ToList();
        return new EditorPage(form, edition?.DocumentId, edition, columns, await MyUnitsAsync(token), restore ? null : kept, restore && kept is not null, await editor.OthersAsync(id, current.UserId, token))
        {
            Wording = edition is null || restore ? null : await desk.WordingAsync(edition, open: true, token),
        };
    }

    private async Task<IReadOnlyList<Unit>> MyUnitsAsync(CancellationToken token)
    {
        var actor = await current.GetAsync();
        return [.. (await reading.UnitsAsync(token)).Where(u => actor.For([Role.Drafter, Role.UnitHead], u.Id).Any())];
    }
}
