using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Calendar;
using Portal.Application.Documents;
using Portal.Application.Import;
using Portal.Application.Publishing;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>What the editor's page asks for while somebody writes. Everything but the preview is for its script; without script the form itself suffices.</summary>
[Area("Admin")]
[Authorize(Policies.Drafting)]
[RequestFormLimits(ValueLengthLimit = 16 * 1024 * 1024, MultipartBodyLengthLimit = 32 * 1024 * 1024)]
public sealed class EditorController(EditorDesk editor, ShelfPages pages, PublicSite site, Desk desk, CurrentActor current, TimeProvider clock) : Controller
{
    /// <summary>A sign of life, and what was typed since where <c>Body</c> comes along; says who else is here and whether somebody saved meanwhile.</summary>
    [HttpPost("admin/documents/{id:int}/keep")]
    public async Task<IActionResult> Keep(int id, EditionForm form, bool dirty, CancellationToken token)
    {
        var actor = await current.GetAsync();
        var version = form.Version;
        if (id != EditorSession.NewPaper)
        {
            if (await desk.FindAsync(id, null, token) is not { Working: { } edition } document) return NotFound();
            if (edition.WhyNotSave(actor) is { } refusal) throw new RefusedException(refusal);
            version = document.Version;
        }
        if (form.Body.Length > EditionContent.BodyMaxLength) return ForScripts.Problem(StatusCodes.Status413PayloadTooLarge, "正文太长", $"正文超过{EditionContent.BodyMaxLength}字，没有暂存。");
        if (dirty) await editor.KeepAsync(id, JsonSerializer.Serialize(form), form.ToContent(), form.Version, actor, token);
        else await editor.SeeAsync(id, actor, token);
        return Json(new { at = Shanghai.Local(clock.UtcNow()).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture), kept = dirty, stale = version != form.Version, others = await editor.OthersAsync(id, actor.UserId, token) });
    }

    /// <summary>Gives up what was kept.</summary>
    [HttpPost("admin/documents/{id:int}/forget")]
    public async Task<IActionResult> Forget(int id, CancellationToken token)
    {
        await editor.DropAsync(id, current.UserId, token);
        return LocalRedirect(id == EditorSession.NewPaper ? "/admin/documents/new" : $"/admin/documents/{id}/edit");
    }

    [HttpPost("admin/paste")]
    public IActionResult Paste(string? html)
    {
        var pasted = PastedText.ToMarkdown(html ?? "");
        return Json(new { markdown = pasted.Markdown, notes = pasted.Notes });
    }

    /// <summary>The body as the public page will show it.</summary>
    [HttpPost("admin/preview")]
    public IActionResult Body(string? body) =>
        body is { Length: > EditionContent.BodyMaxLength } ? StatusCode(StatusCodes.Status413PayloadTooLarge) : Content(MarkdownRenderer.ToHtml(body ?? ""), "text/html; charset=utf-8");

    /// <summary>The whole public page of what stands in the form, saved or not.</summary>
    [HttpPost("admin/documents/{id:int}/preview")]
    public async Task<IActionResult> Page(int id, EditionForm form, CancellationToken token)
    {
        Edition? edition = null;
        var unit = form.UnitId;
        if (id != EditorSession.NewPaper)
        {
            if (await desk.FindAsync(id, null, token) is not { Working: { } working } document) return NotFound();
            (edition, unit) = (working, document.UnitId);
        }
        var record = await pages.SketchAsync(form.ToContent(), form.DocumentNumber.Trim(), form.DateWritten, form.IssuedOn, unit, edition, token);
        (ViewData["Column"], ViewData["Preview"]) = (record.ColumnSlug, true);
        var column = (await site.ColumnsAsync(token)).FirstOrDefault(c => c.Slug == record.ColumnSlug);
        return View("~/Views/Documents/Show.cshtml", new RecordPage(new DocumentPage(record, clock.Today()), column, null, null));
    }
}
