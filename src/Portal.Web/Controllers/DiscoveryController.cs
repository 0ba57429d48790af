using System.Text;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Publishing;
using Portal.Application.WorkPlans;
using Portal.Web.Filters;
using Portal.Web.Models;
using Portal.Web.Models.Exchange;

namespace Portal.Web.Controllers;

/// <summary>How search engines and browsers find what is here.</summary>
public sealed class DiscoveryController(PublicSite site, PublicPlans plans, ShelfSitemap sitemap, SiteFacts facts) : Controller
{
    private string Root => PublicAddress.Root(facts.Current, Request);

    /// <summary>Everything in one file while it fits, then the index of the parts.</summary>
    [HttpGet("/sitemap.xml")]
    [ShelfETag]
    public async Task<IActionResult> Sitemap(CancellationToken token)
    {
        Response.ContentType = SitemapXml.ContentType;
        if (await sitemap.CountAsync(token) <= 1) await SitemapXml.WriteAsync(Root, await PagesAsync(token), sitemap.LinesAsync(1), Response.Body);
        else await SitemapXml.WriteIndexAsync(Root, await sitemap.PartsAsync(token), Response.Body);
        return new EmptyResult();
    }

    [HttpGet("/sitemap-{part:int:min(0)}.xml")]
    [ShelfETag]
    public async Task<IActionResult> SitemapPart(int part, CancellationToken token)
    {
        if (part > Math.Max(1, await sitemap.CountAsync(token))) return NotFound();
        Response.ContentType = SitemapXml.ContentType;
        if (part == 0) await SitemapXml.WriteAsync(Root, await PagesAsync(token), null, Response.Body);
        else await SitemapXml.WriteAsync(Root, null, sitemap.LinesAsync(part), Response.Body);
        return new EmptyResult();
    }

    /// <summary>The office, what only changes a visitor's view, and suggestions are nothing for search engines.</summary>
    [HttpGet("/robots.txt")]
    public IActionResult Robots() =>
        Content($"User-agent: *\nDisallow: /admin\nDisallow: /account\nDisallow: /view\nDisallow: /leave/\nDisallow: /search/suggest\nDisallow: /api/\n\nSitemap: {Root}/sitemap.xml\n", "text/plain", Encoding.UTF8);

    [HttpGet("/opensearch.xml")]
    public IActionResult OpenSearch() => Content(OpenSearchXml.Of(facts.Current, Root), OpenSearchXml.ContentType);

    private async Task<SitemapPages> PagesAsync(CancellationToken token) => new(await site.ColumnsAsync(token), await plans.AllAsync(token));
}
