using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Calendar;
using Portal.Application.Search;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>What citizens looked for and did not find.</summary>
[Area("Admin")]
[Authorize(Policies.Lexicon)]
public sealed class SearchMissesController(SearchMissReading reading, TimeProvider clock) : Controller
{
    [HttpGet("admin/search-misses")]
    public async Task<IActionResult> Index(int days, CancellationToken token)
    {
        var shown = days is > 0 and <= SearchMissReading.KeptDays ? days : 30;
        return View(new SearchMissPage(shown, await reading.SinceAsync(clock.Today().AddDays(1 - shown), token)));
    }
}
