using Microsoft.AspNetCore.Mvc;
using Portal.Application.Publishing;
using Portal.Domain.Publishing;
using Portal.Web.Models;

namespace Portal.Web.Controllers;

/// <summary>What serves the reader: seeing well, leaving knowingly.</summary>
public sealed class ReaderController(PublicSite site, SiteFacts facts) : Controller
{
    /// <summary>Large text and high contrast without script. With choices it sets the cookie and goes back, to an address of this site only.</summary>
    [HttpGet("/view")]
    public IActionResult Settings(string? large, string? contrast, string? back)
    {
        var target = Url.IsLocalUrl(back) && back.StartsWith('/') && !back.StartsWith("/view", StringComparison.OrdinalIgnoreCase) ? back : "/";
        if (large is null && contrast is null) return View("View", new ViewPage(ViewSettings.Of(Request), target));
        var chosen = new ViewSettings(large == "1", contrast == "1");
        Response.Headers.CacheControl = "no-store";
        Response.Cookies.Append(ViewSettings.Cookie, chosen.Value, new CookieOptions { HttpOnly = true, IsEssential = true, MaxAge = TimeSpan.FromDays(365), Path = "/", SameSite = SameSiteMode.Lax, Secure = Request.IsHttps });
        return LocalRedirect(PublicAddress.Encoded(target));
    }

    /// <summary>Before a site that is no government's. The address stands in the record; the visitor only gives its number.</summary>
    [HttpGet("/leave/{slug}/{n:int}")]
    public async Task<IActionResult> Leave(string slug, int n)
    {
        if (await site.FindAsync(slug) is not { State: ShelfState.Visible or ShelfState.Banner } record) return NotFound();
        var outside = OutsideLinks.Of(record, facts.Current.Domain);
        return n < 1 || n > outside.Count ? NotFound() : View(new LeavePage(record, new Uri(outside[n - 1])));
    }
}
