using Microsoft.AspNetCore.Mvc;
using Portal.Application.Publishing;
using Portal.Application.Search;
using Portal.Web.Caching;
using Portal.Web.Models;

namespace Portal.Web.Controllers;

/// <summary>Finding (requirement K2).</summary>
public sealed class SearchController(ShelfSearch search, PublicSite site) : Controller
{
    [HttpGet("/search")]
    public async Task<IActionResult> Index(SearchAddress address, CancellationToken token)
    {
        if (search.IsUpToDate) HttpContext.MadeOf(ShelfTags.Lists);
        return View(new SearchPage(address, address.Asks ? await search.FindAsync(address.Question, token) : null, await site.ColumnsAsync(token)));
    }

    /// <summary>While somebody types: text and, of a record, its address.</summary>
    [HttpGet("/search/suggest")]
    public async Task<IActionResult> Suggest(string? q, CancellationToken token) =>
        Json((await search.SuggestAsync(q ?? "", token)).Select(s => new { text = s.Text, address = s.Slug is { } slug ? $"/documents/{slug}" : null }));
}
