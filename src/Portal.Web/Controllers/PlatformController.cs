using Microsoft.AspNetCore.Mvc;
using Portal.Application.Publishing;
using Portal.Domain.Documents;
using Portal.Web.Caching;
using Portal.Web.Models;

namespace Portal.Web.Controllers;

/// <summary>政府信息公开: the standard sections of the platform (国办公开办函〔2019〕61号; requirement K1). Each says what it can from the first day on.</summary>
public sealed class PlatformController(PublicSite site) : Controller
{
    private const int InEachItem = 3;

    [HttpGet("/about")]
    public async Task<IActionResult> Index(CancellationToken token)
    {
        HttpContext.MadeOf(ShelfTags.Lists);
        return View(await site.ColumnsAsync(token));
    }

    [HttpGet("/about/guide")]
    public async Task<IActionResult> Guide(CancellationToken token) => View(await SectionAsync(ColumnSection.Guide, null, token));

    [HttpGet("/about/rules")]
    public async Task<IActionResult> Rules(string? after, CancellationToken token) => View(await SectionAsync(ColumnSection.Rules, after, token));

    [HttpGet("/reports")]
    public async Task<IActionResult> Reports(string? after, CancellationToken token) => View(await SectionAsync(ColumnSection.AnnualReports, after, token));

    [HttpGet("/about/statutory")]
    public async Task<IActionResult> Statutory(CancellationToken token)
    {
        HttpContext.MadeOf(ShelfTags.Lists);
        var columns = (await site.ColumnsAsync(token)).Where(c => !c.IsClosed || c.Total > 0).ToList();
        var items = new List<StatutoryItem>();
        foreach (var item in Article20.Items)
        {
            var own = columns.Where(c => c.Article20 == item.Number).ToList();
            items.Add(new(item, own, own.Sum(c => c.Total) == 0 ? [] : (await site.ListAsync([.. own.Select(c => c.Slug)], null, null, InEachItem, token)).Records));
        }
        return View(items);
    }

    private async Task<SectionPage> SectionAsync(ColumnSection section, string? after, CancellationToken token)
    {
        string[] slugs = [.. (await site.ColumnsAsync(token)).Where(c => c.Section == section).Select(c => c.Slug)];
        HttpContext.MadeOfColumns(slugs);
        if (slugs.Length == 0) return new(null, new RecordList([], null, 0), after);
        return new(section == ColumnSection.Guide ? await site.NewestAsync(slugs, token) : null, await site.ListAsync(slugs, null, after, PublicSite.PageSize, token), after);
    }
}
