using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Calendar;
using Portal.Application.Documents;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Returns (退文) of a year by unit and reason.</summary>
[Area("Admin")]
[Authorize(Policies.Audit)]
public sealed class ReturnsController(OfficeReading reading, TimeProvider clock) : Controller
{
    [HttpGet("admin/returns")]
    public async Task<IActionResult> Index(int? year, CancellationToken token)
    {
        var shown = year is > 2000 and < 2100 ? year.Value : clock.Today().Year;
        var (from, to) = (Shanghai.ToUtc(new DateTime(shown, 1, 1)), Shanghai.ToUtc(new DateTime(shown + 1, 1, 1)));
        return View(new ReturnsPage(shown, await reading.ReturnsAsync(from, to, token)));
    }
}
