using Microsoft.AspNetCore.Mvc;
using Portal.Application.Publishing;
using Portal.Domain.Documents;
using Portal.Web.Caching;
using Portal.Web.Models;

namespace Portal.Web.Controllers;

public sealed class HomeController(PublicSite site) : Controller
{
    private const int Newest = 10;
    private const int InEachColumn = 4;
    private const int Blocks = 6;

    [HttpGet("/")]
    public async Task<IActionResult> Index(CancellationToken token)
    {
        HttpContext.MadeOf(ShelfTags.Lists);
        var columns = await site.ColumnsAsync(token);
        var blocks = new List<HomeBlock>();
        foreach (var column in columns.Where(c => c is { ParentSlug: null, Total: > 0, IsClosed: false, Section: ColumnSection.None }).Take(Blocks))
            blocks.Add(new(column, (await site.ListAsync(column.Slug, null, null, InEachColumn, token)).Records));
        return View(new HomePage((await site.ListAsync((string?)null, null, null, Newest, token)).Records, blocks, columns));
    }
}
