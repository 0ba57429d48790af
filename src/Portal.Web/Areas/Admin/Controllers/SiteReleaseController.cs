using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Publishing;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Columns, units and settings go public by a second person.</summary>
[Area("Admin")]
[Authorize(Policies.SiteRelease)]
public sealed class SiteReleaseController(SiteRelease release, CurrentActor current) : Controller
{
    [HttpGet("admin/site-release")]
    public async Task<IActionResult> Index(CancellationToken token) => View(await release.PendingAsync(await current.GetAsync(), token));

    [HttpPost("admin/site-release")]
    public async Task<IActionResult> Release(string? seen, CancellationToken token)
    {
        await release.ReleaseAsync(seen ?? "", await current.GetAsync(), token);
        TempData["Done"] = "已公布，网站上已经显示。";
        return LocalRedirect("/admin/site-release");
    }
}
