using Microsoft.AspNetCore.Mvc;
using Portal.Application.Publishing;
using Portal.Domain.Publishing;
using Portal.Web.Caching;
using Portal.Web.Models;

namespace Portal.Web.Controllers;

/// <summary>Pages about the office and the site itself.</summary>
public sealed class SiteController(PublicSite site) : Controller
{
    private const int Papers = 6;

    /// <summary>Units with duties and contacts, subordinate bodies, and what was published about the office (requirement K7).</summary>
    [HttpGet("/about/offices")]
    public async Task<IActionResult> Offices(CancellationToken token)
    {
        HttpContext.MadeOf(ShelfTags.Lists);
        string[] slugs = [.. (await site.ColumnsAsync(token)).Where(c => c.Article20 == 2).Select(c => c.Slug)];
        var papers = slugs.Length == 0 ? [] : (await site.ListAsync(slugs, null, null, Papers, token)).Records;
        return View(new OfficesPage(await site.UnitsAsync(token), papers));
    }

    [HttpGet("/site-map")]
    public async Task<IActionResult> Map(CancellationToken token)
    {
        HttpContext.MadeOf(ShelfTags.Lists);
        return View((IReadOnlyList<ShelfColumn>)[.. (await site.ColumnsAsync(token)).Where(c => !c.IsClosed || c.Total > 0)]);
    }

    [HttpGet("/about/privacy")]
    public IActionResult Privacy() => Standing();

    [HttpGet("/about/accessibility")]
    public IActionResult Accessibility() => Standing();

    private ViewResult Standing()
    {
        HttpContext.MadeOf();
        return View();
    }
}
