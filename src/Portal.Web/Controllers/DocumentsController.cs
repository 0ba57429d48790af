using Microsoft.AspNetCore.Mvc;
using Portal.Application.Calendar;
using Portal.Application.Publishing;
using Portal.Domain.Publishing;
using Portal.Web.Caching;
using Portal.Web.Models;

namespace Portal.Web.Controllers;

/// <summary>Lists and papers, read from the shelf.</summary>
public sealed class DocumentsController(PublicSite site, TimeProvider clock) : Controller
{
    [HttpGet("/documents")]
    public async Task<IActionResult> List(int? year, string? after, CancellationToken token)
    {
        HttpContext.MadeOf(ShelfTags.Lists);
        var list = await site.ListAsync((string?)null, year, after, PublicSite.PageSize, token);
        return View("List", new ListPage(null, [], await site.YearsAsync(null, token), year, after, list, "/documents"));
    }

    /// <summary>A column with the columns below it.</summary>
    [HttpGet("/columns/{slug}")]
    public async Task<IActionResult> Column(string slug, int? year, string? after, CancellationToken token)
    {
        HttpContext.MadeOf();
        var columns = await site.ColumnsAsync(token);
        if (columns.FirstOrDefault(c => c.Slug == slug) is not { } column) return NotFound();
        ViewData["Column"] = slug;
        var below = columns.Where(c => c.ParentSlug == slug && !c.IsClosed).ToList();
        string[] slugs = [slug, .. columns.Where(c => c.ParentSlug == slug).Select(c => c.Slug)];
        HttpContext.MadeOfColumns(slugs);
        var list = await site.ListAsync(slugs, year, after, PublicSite.PageSize, token);
        return View("List", new ListPage(column, below, await site.YearsAsync(slugs, token), year, after, list, $"/columns/{slug}"));
    }

    [HttpGet("/documents/{slug}")]
    public async Task<IActionResult> Show(string slug, CancellationToken token)
    {
        HttpContext.MadeOf(ShelfTags.Record(slug));
        if (await site.FindAsync(slug) is not { } record) return NotFound();
        HttpContext.MadeOfRecord(slug, record.ColumnSlug);
        ViewData["Column"] = record.ColumnSlug;
        if (record.State is ShelfState.Gone or ShelfState.ReplacedBy)
        {
            var page = View("Withdrawn", new DocumentPage(record, clock.Today()));
            page.StatusCode = StatusCodes.Status410Gone;
            return page;
        }
        var (older, newer) = record.IsListed ? await site.NeighboursAsync(record, token) : (null, null);
        var column = (await site.ColumnsAsync(token)).FirstOrDefault(c => c.Slug == record.ColumnSlug);
        return View("Show", new RecordPage(new DocumentPage(record, clock.Today()), column, older, newer));
    }
}
