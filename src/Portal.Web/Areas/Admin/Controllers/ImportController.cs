using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Documents;
using Portal.Application.Import;
using Portal.Domain.People;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Files become drafts, with a line of report each.</summary>
[Area("Admin")]
[Authorize(Policies.Importing)]
public sealed class ImportController(PaperImport import, OfficeReading reading, CurrentActor current) : Controller
{
    [HttpGet("admin/import")]
    public async Task<IActionResult> Index(CancellationToken token) => View(await PageAsync(new ImportForm(), [], token));

    [HttpPost("admin/import")]
    public async Task<IActionResult> Take(ImportForm form, CancellationToken token)
    {
        var actor = await current.GetAsync();
        var page = await PageAsync(form, [], token);
        if (page.Units.All(u => u.Id != form.UnitId)) ModelState.AddModelError(nameof(form.UnitId), "请选择本处室");
        if (form.Uploads.Count == 0) ModelState.AddModelError(nameof(form.Uploads), "请选择要导入的文件");
        if (!ModelState.IsValid)
        {
            if (ForScripts.Asks(Request)) return ForScripts.Problem(StatusCodes.Status422UnprocessableEntity, "没有导入", string.Join('；', ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage)));
            return this.Again("Index", page);
        }
        var lines = new List<ImportLine>();
        foreach (var upload in form.Uploads)
        {
            using var bytes = new MemoryStream();
            await upload.CopyToAsync(bytes, token);
            lines.Add(await import.ImportAsync(upload.FileName, bytes.ToArray(), new ImportTarget(form.UnitId, form.ColumnId, actor), token));
        }
        if (ForScripts.Asks(Request) && lines is [{ Status: ImportStatus.Refused, Reason: { } refused }]) return ForScripts.Problem(StatusCodes.Status422UnprocessableEntity, "没有导入", refused);
        if (ForScripts.Asks(Request)) return Json(new { go = lines is [{ DocumentId: { } only }] ? $"/admin/documents/{only}/edit" : "/admin/documents?state=Draft" });
        // One paper that came in well: the clerk wants to go on with it, not to read a report.
        return lines is [{ Status: ImportStatus.Taken, DocumentId: { } id }] ? LocalRedirect($"/admin/documents/{id}/edit") : View("Index", page with { Lines = lines });
    }

    private async Task<ImportPage> PageAsync(ImportForm form, IReadOnlyList<ImportLine> lines, CancellationToken token)
    {
        var actor = await current.GetAsync();
        var units = (await reading.UnitsAsync(token)).Where(u => actor.For([Role.Drafter, Role.UnitHead], u.Id).Any()).ToList();
        return new ImportPage(form, units, await reading.ColumnsAsync(token), lines);
    }
}
