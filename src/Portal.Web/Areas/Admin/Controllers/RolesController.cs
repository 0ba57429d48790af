using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.People;
using Portal.Domain.People;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>What each role may do, and whether it demands a one-time code.</summary>
[Area("Admin")]
[Authorize(Policies.Administration)]
public sealed class RolesController(RoleDesk desk, PeopleList list, CurrentActor current) : Controller
{
    [HttpGet("admin/roles")]
    public async Task<IActionResult> Index(CancellationToken token) => View(new RolesPage(await desk.AllAsync(token), await list.HoldersAsync(token)));

    [HttpPost("admin/roles/{role}")]
    public async Task<IActionResult> Demand(Role role, int version, bool demanded, CancellationToken token)
    {
        if (!Enum.IsDefined(role) || ModelState.ContainsKey(nameof(role)) && ModelState[nameof(role)]!.Errors.Count > 0) return NotFound();
        await desk.DemandSecondFactorAsync(role, version, demanded, current.Stamp, token);
        TempData["Done"] = $"“{role.Chinese()}”{(demanded ? "今后必须使用" : "不再要求")}动态验证码。";
        return RedirectToAction(nameof(Index));
    }
}
