using Microsoft.AspNetCore.Mvc;
using Portal.Application.Calendar;
using Portal.Application.Publishing;
using Portal.Domain.Publishing;
using Portal.Web.Models;

namespace Portal.Web.Controllers;

/// <summary>Lists and papers, read from the shelf.</summary>
public sealed class DocumentsController(PublicSite site, TimeProvider clock) : Controller
{
    [HttpGet("/documents")]
    public async Task<IActionResult> List(int? year, string? after, CancellationToken token)
    {
        ViewData["Columns"] = await site.ColumnsAsync(token);
        return View("List", new ListPage(null, year, after, await site.ListAsync(null, year, after, PublicSite.PageSize, token), "/documents", clock.Today()));
    }

    [HttpGet("/columns/{slug}")]
    public async Task<IActionResult> Column(string slug, int? year, string? after, CancellationToken token)
    {
        var columns = await site.ColumnsAsync(token);
        if (columns.FirstOrDefault(c => c.Slug == slug) is not { } column) return NotFound();
        (ViewData["Columns"], ViewData["Column"]) = (columns, slug);
        return View("List", new ListPage(column, year, after, await site.ListAsync(slug, year, after, PublicSite.PageSize, token), $"/columns/{slug}", clock.Today()));
    }

    [HttpGet("/documents/{slug}")]
    public async Task<IActionResult> Show(string slug, CancellationToken token)
    {
        if (await site.FindAsync(slug) is not { } record) return NotFound();
        (ViewData["Columns"], ViewData["Column"]) = (await site.ColumnsAsync(token), record.ColumnSlug);
        if (record.State is ShelfState.Gone or ShelfState.ReplacedBy)
        {
            var page = View("Withdrawn", new DocumentPage(record, clock.Today()));
            page.StatusCode = StatusCodes.Status410Gone;
            return page;
        }
        return View("Show", new DocumentPage(record, clock.Today()));
    }
}
