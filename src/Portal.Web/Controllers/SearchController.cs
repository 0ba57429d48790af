using Microsoft.AspNetCore.Mvc;
using Portal.Application.Publishing;
using Portal.Application.Search;
using Portal.Web.Caching;
using Portal.Web.Models;
using Portal.Web.Models.Exchange;

namespace Portal.Web.Controllers;

/// <summary>Finding (requirement K2).</summary>
public sealed class SearchController(ShelfSearch search, PublicSite site) : Controller
{
    [HttpGet("/search")]
    public async Task<IActionResult> Index(SearchAddress address, CancellationToken token)
    {
        var isUpToDate = search.IsUpToDate;
        var answer = address.Asks ? await search.FindAsync(address.Question, token) : null;
        // What found nothing is not kept: each time somebody looks for it counts for the staff's list.
        if (isUpToDate && answer is null or { FromDatabase: false, Hits.Count: > 0, Loosened.Count: 0 }) HttpContext.MadeOf(ShelfTags.Lists);
        return View(new SearchPage(address, answer, await site.ColumnsAsync(token)));
    }

    /// <summary>While somebody types: text and, of a record, its address.</summary>
    [HttpGet("/search/suggest")]
    public async Task<IActionResult> Suggest(string? q, CancellationToken token) =>
        new JsonResult((await search.SuggestAsync(q ?? "", token)).Select(s => new { text = s.Text, address = s.Slug is { } slug ? $"/documents/{Uri.EscapeDataString(slug)}" : s.IsTopic ? $"/documents?topic={Uri.EscapeDataString(s.Text)}" : null }), ApiJson.Options);
}
