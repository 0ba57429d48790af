using Microsoft.AspNetCore.Mvc;
using Portal.Application.Publishing;
using Portal.Domain.Publishing;
using Portal.Web.Filters;
using Portal.Web.Models;
using Portal.Web.Models.Exchange;

namespace Portal.Web.Controllers;

/// <summary>What is new, for subscribers: the whole site, or a column with the columns below it.</summary>
[ShelfETag]
public sealed class FeedsController(PublicSite site, ShelfFeed feed, SiteFacts facts) : Controller
{
    [HttpGet("/feed.atom")]
    public async Task<IActionResult> Atom(CancellationToken token) => await AtomAsync(await ReadAsync(null, null, token), token);

    [HttpGet("/feed.json")]
    public async Task<IActionResult> JsonForm(CancellationToken token) => Feed(await ReadAsync(null, null, token));

    [HttpGet("/columns/{slug}/feed.atom")]
    public async Task<IActionResult> ColumnAtom(string slug, CancellationToken token) => await ColumnAsync(slug, token) is { } page ? await AtomAsync(page, token) : NotFound();

    [HttpGet("/columns/{slug}/feed.json")]
    public async Task<IActionResult> ColumnJson(string slug, CancellationToken token) => await ColumnAsync(slug, token) is { } page ? Feed(page) : NotFound();

    private async Task<FeedPage?> ColumnAsync(string slug, CancellationToken token)
    {
        var columns = await site.ColumnsAsync(token);
        if (columns.FirstOrDefault(c => c.Slug == slug) is not { } column) return null;
        return await ReadAsync(column, [slug, .. columns.Where(c => c.ParentSlug == slug).Select(c => c.Slug)], token);
    }

    private async Task<FeedPage> ReadAsync(ShelfColumn? column, IReadOnlyCollection<string>? slugs, CancellationToken token) =>
        new(facts.Current.Name, facts.Current.Body, PublicAddress.Root(facts.Current, Request), column, await feed.NewestAsync(slugs, token));

    private async Task<FileContentResult> AtomAsync(FeedPage page, CancellationToken token)
    {
        using var bytes = new MemoryStream();
        await AtomFeed.WriteAsync(page, bytes);
        token.ThrowIfCancellationRequested();
        return File(bytes.ToArray(), AtomFeed.ContentType);
    }

    private static JsonResult Feed(FeedPage page) => new(JsonFeed.Of(page), JsonFeed.Form) { ContentType = JsonFeed.ContentType };
}
