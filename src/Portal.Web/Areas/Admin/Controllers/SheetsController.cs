using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Documents;
using Portal.Application.Publishing;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>The approval sheet and the secrecy-review sheet of an edition, to print on A4 and as Word files (requirements B2, B6).</summary>
[Area("Admin")]
[Authorize(Policies.Office)]
public sealed class SheetsController(Desk desk, SiteFacts facts) : Controller
{
    [HttpGet("admin/documents/{id:int}/sheets/{kind}")]
    public async Task<IActionResult> Show(int id, string kind, int? edition, CancellationToken token) =>
        await SheetAsync(id, kind, edition, token) is { } page ? View(page) : NotFound();

    [HttpGet("admin/documents/{id:int}/sheets/{kind}.docx")]
    public async Task<IActionResult> Word(int id, string kind, int? edition, CancellationToken token)
    {
        if (await SheetAsync(id, kind, edition, token) is not { } page) return NotFound();
        using var file = new WordDocument(page.Sheet.Title, facts.Current.Body, PublicAddress.Root(facts.Current, Request), DateTime.UnixEpoch);
        file.Title($"{facts.Current.Body}{page.Sheet.Title}").Html(await this.RenderAsync("~/Areas/Admin/Views/Sheets/_Table.cshtml", page.Sheet)).Line(page.Sheet.Foot);
        return File(file.ToArray(), WordDocument.ContentType, $"{page.Sheet.Title}-{id}-第{page.EditionNumber}版.docx");
    }

    private async Task<SheetPage?> SheetAsync(int id, string kind, int? number, CancellationToken token)
    {
        if (kind is not (ReviewSheet.ApprovalKind or ReviewSheet.SecrecyKind) || await desk.FindAsync(id, null, token) is not { } document) return null;
        var page = await desk.PageAsync(document, number, token);
        return new SheetPage(kind == ReviewSheet.SecrecyKind ? ReviewSheet.Secrecy(page) : ReviewSheet.Approval(page), id, page.Edition.Number);
    }
}
