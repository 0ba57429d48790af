using Microsoft.AspNetCore.Mvc;
using Portal.Application.Calendar;
using Portal.Application.Publishing;
using Portal.Application.Search;
using Portal.Domain.Publishing;
using Portal.Web.Caching;
using Portal.Web.Models;

namespace Portal.Web.Controllers;

/// <summary>Lists and papers, read from the shelf.</summary>
public sealed class DocumentsController(PublicSite site, RecordLists lists, ShelfSearch search, TimeProvider clock) : Controller
{
    [HttpGet("/documents")]
    public Task<IActionResult> List([FromQuery] ListAddress address, CancellationToken token) => ListAsync(null, [], null, address, "/documents", token);

    /// <summary>A column with the columns below it.</summary>
    [HttpGet("/columns/{slug}")]
    public async Task<IActionResult> Column(string slug, [FromQuery] ListAddress address, CancellationToken token)
    {
        var columns = await site.ColumnsAsync(token);
        if (columns.FirstOrDefault(c => c.Slug == slug) is not { } column)
        {
            HttpContext.MadeOf(ShelfTags.Site);
            return NotFound();
        }
        ViewData["Column"] = slug;
        var below = columns.Where(c => c.ParentSlug == slug && !c.IsClosed).ToList();
        string[] slugs = [slug, .. columns.Where(c => c.ParentSlug == slug).Select(c => c.Slug)];
        return await ListAsync(column, below, slugs, address, $"/columns/{slug}", token);
    }

    /// <summary>What was published when; without a year, or with one that is none, the newest.</summary>
    [HttpGet("/documents/calendar")]
    public async Task<IActionResult> Calendar(string? year, CancellationToken token)
    {
        HttpContext.MadeOf(ShelfTags.Lists);
        var years = await site.YearsAsync(null, token);
        var chosen = new ListAddress { Year = year }.Known([], []).Year ?? years.Append(clock.Today().Year).First();
        return View(new PublicationCalendar(chosen, years, (await lists.DaysAsync(chosen, token)).ToDictionary(d => d.Day, d => d.Total)));
    }

    [HttpGet("/documents/{slug}")]
    public async Task<IActionResult> Show(string slug, CancellationToken token)
    {
        HttpContext.MadeOf(ShelfTags.Record(slug));
        if (await site.ShownAsync(slug) is not { Record: var record } shown) return NotFound();
        HttpContext.MadeOfRecord(slug, record.ColumnSlug);
        ViewData["Column"] = record.ColumnSlug;
        if (record.State is ShelfState.Gone or ShelfState.ReplacedBy)
        {
            var page = View("Withdrawn", new DocumentPage(record, clock.Today()));
            page.StatusCode = StatusCodes.Status410Gone;
            return page;
        }
        var column = (await site.ColumnsAsync(token)).FirstOrDefault(c => c.Slug == record.ColumnSlug);
        return View("Show", new RecordPage(new DocumentPage(record, clock.Today()), column, shown.Older, shown.Newer));
    }

    private async Task<IActionResult> ListAsync(ShelfColumn? column, IReadOnlyList<ShelfColumn> below, IReadOnlyCollection<string>? slugs, ListAddress address, string path, CancellationToken token)
    {
        var names = (await site.UnitsAsync(token)).Select(u => u.Name).ToList();
        List<string> topics = address.Topic is { Length: > 0 } topic && await lists.IsKnownAsync(new RecordFilter(clock.Today()) { Topic = topic }, token) ? [topic] : [];
        // A unit that was renamed or closed still stands on its papers.
        if (address.Unit is { Length: > 0 } unit && !names.Contains(unit) && await lists.IsKnownAsync(new RecordFilter(clock.Today()) { Unit = unit }, token)) names.Add(unit);
        var choice = address.Known(names, topics);
        var filter = choice.Filter(slugs, clock.Today());
        // What goes by the search index is kept only while the index is as new as the shelf.
        if (filter.IsIndexed || search.IsUpToDate)
        {
            if (slugs is null) HttpContext.MadeOf(ShelfTags.Lists);
            else HttpContext.MadeOfColumns(slugs);
        }
        var list = await lists.ListAsync(filter, choice.After, PublicSite.PageSize, token);
        var months = choice.Year is { } year ? await lists.MonthsAsync(slugs, year, token) : [];
        return View("List", new ListPage(column, below, await site.YearsAsync(slugs, token), months, names, choice, list, path));
    }
}
