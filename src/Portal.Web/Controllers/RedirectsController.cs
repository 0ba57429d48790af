using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Publishing;
using Portal.Domain.Publishing;
using Portal.Web.Caching;
using Portal.Web.Models;

namespace Portal.Web.Controllers;

/// <summary>What no other route answers: an address of the old site leads on for ever, anything else is not there.</summary>
[IgnoreAntiforgeryToken]
public sealed class RedirectsController(SiteRedirects redirects, SiteAddresses site) : Controller
{
    // Every method comes here, so that what is not there stays 404 for all of them.
    [Route("/{**address}", Order = int.MaxValue)]
    public async Task<IActionResult> Follow(CancellationToken token)
    {
        var path = Request.Path.Value ?? "/";
        var reads = HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method);
        if (SiteAddresses.IsClosed(path)) return !reads && site.Answers(path) ? NotAllowed() : NotFound();
        // A page of the site itself: asked for in another way than it answers, or with a number that is none.
        if (site.Answers(path)) return reads ? NotFound() : NotAllowed();
        if (!reads) return NotFound();
        // An old address comes with a record or with the site.
        HttpContext.MadeOf(ShelfTags.Lists);
        if (await redirects.FindAsync(Request.GetEncodedPathAndQuery(), token) is not { } target) return NotFound();
        // A redirect that was mended must not live on in browsers.
        Response.Headers.CacheControl = "no-cache";
        return LocalRedirectPermanent(PublicAddress.Encoded(target));
    }

    private StatusCodeResult NotAllowed()
    {
        Response.Headers.Allow = "GET, HEAD";
        return StatusCode(StatusCodes.Status405MethodNotAllowed);
    }
}
