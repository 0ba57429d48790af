using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Documents;
using Portal.Domain.Documents;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Documents by state, one on its desk, its history, and the differences between editions.</summary>
[Area("Admin")]
[Authorize(Policies.Office)]
public sealed class DocumentsController(OfficeReading reading, DocumentDrafting drafting, Desk desk, CurrentActor current) : Controller
{
    [HttpGet("admin/documents")]
    public async Task<IActionResult> List(EditionState? state, int? unitId, int? columnId, string? words, OfficeOrder order, string? after, CancellationToken token)
    {
        var filter = new OfficeFilter(state, unitId, columnId, words, order, after);
        var (lines, next) = await reading.ListAsync(filter, await current.GetAsync(), token);
        return View(new OfficeListPage(filter, lines, next, await reading.ColumnsAsync(token), await reading.UnitsAsync(token)));
    }

    [HttpGet("admin/documents/{id:int}")]
    public async Task<IActionResult> Show(int id, int? edition, CancellationToken token)
    {
        if (await desk.FindAsync(id, null, token) is not { } document) return NotFound();
        var page = await desk.PageAsync(document, edition, token);
        await drafting.NoteOpenedAsync(page.Edition, current.Stamp, token);
        return View(page);
    }

    [HttpGet("admin/documents/{id:int}/history")]
    public async Task<IActionResult> History(int id, CancellationToken token)
    {
        if (await desk.FindAsync(id, null, token) is not { } document) return NotFound();
        var people = document.Editions.SelectMany(e => e.Events.SelectMany(v => new[] { v.ById, v.OnBehalfOfId ?? 0 }).Concat(e.Verdicts.SelectMany(v => new[] { v.ById, v.OnBehalfOfId ?? 0 })));
        return View(new HistoryPage(document, await reading.NamesAsync(people, token)));
    }

    [HttpGet("admin/documents/{id:int}/compare")]
    public async Task<IActionResult> Compare(int id, int left, int right, CancellationToken token)
    {
        if (await desk.FindAsync(id, null, token) is not { } document) return NotFound();
        if (document.Editions.FirstOrDefault(e => e.Number == left) is not { } before || document.Editions.FirstOrDefault(e => e.Number == right) is not { } after) return NotFound();
        return View(new ComparePage(document, EditionDifferences.Between(before, after, await reading.ColumnsAsync(token))));
    }

    /// <summary>The sheet that goes with a paper to the higher body in whose name it is to be issued (requirement A4).</summary>
    [HttpGet("admin/documents/{id:int}/transmittal")]
    public async Task<IActionResult> Transmittal(int id, CancellationToken token)
    {
        if (await desk.FindAsync(id, null, token) is not { } document) return NotFound();
        var page = await desk.PageAsync(document, null, token);
        return page.Edition.Content.HigherBody.Length == 0 ? NotFound() : View(page);
    }
}
