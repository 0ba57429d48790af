using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Calendar;
using Portal.Application.People;
using Portal.Domain.People;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Deputies (AB角): one's own for everybody, all of them for administrators.</summary>
[Area("Admin")]
[Authorize(Policies.Office)]
public sealed class DelegationsController(DelegationDesk desk, PeopleList list, CurrentActor current, TimeProvider clock, IValidator<DelegationForm> validator) : Controller
{
    [HttpGet("admin/delegations")]
    public async Task<IActionResult> Index(CancellationToken token)
    {
        var all = (await current.GetAsync()).Holds(Role.Administrator);
        return View(new DelegationsPage(await desk.ListAsync(all ? null : current.UserId, token), all, current.UserId, (await OwnRolesAsync()).Count > 0, clock.UtcNow()));
    }

    [HttpGet("admin/delegations/new")]
    public async Task<IActionResult> New(CancellationToken token)
    {
        var tomorrow = clock.Today().AddDays(1);
        return View("Form", await PageAsync(new DelegationForm { StartsAt = tomorrow.ToDateTime(new TimeOnly(9, 0)), EndsAt = tomorrow.AddDays(7).ToDateTime(new TimeOnly(18, 0)) }, token));
    }

    [HttpPost("admin/delegations")]
    public async Task<IActionResult> Create(DelegationForm form, CancellationToken token)
    {
        if (!await validator.IsValidAsync(form, ModelState, token)) return View("Form", await PageAsync(form, token));
        var deputy = (await desk.DeputyAsync(form.ToUserName!, token))!;
        await desk.GiveAsync(deputy, form.Role!.Value, Shanghai.ToUtc(form.StartsAt!.Value), Shanghai.ToUtc(form.EndsAt!.Value), form.Reason!.Trim(), current.Stamp, token);
        TempData["Done"] = $"已经委托给“{deputy.Name}”。";
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("admin/delegations/{id:int}/end")]
    public async Task<IActionResult> End(int id, int version, CancellationToken token)
    {
        var administrator = (await current.GetAsync()).Holds(Role.Administrator);
        // Others' delegations are not there for those who may not see them.
        if (await desk.FindAsync(id, token) is not { } delegation || !(administrator || delegation.FromId == current.UserId || delegation.ToId == current.UserId)) return NotFound();
        await desk.EndAsync(delegation, version, administrator, current.Stamp, token);
        TempData["Done"] = "委托已经结束。";
        return RedirectToAction(nameof(Index));
    }

    private async Task<IReadOnlyList<Role>> OwnRolesAsync() =>
        [.. (await current.GetAsync()).Mandates.Where(m => m.OnBehalfOfId is null && m.Role != Role.Administrator).Select(m => m.Role).Distinct().Order()];

    private async Task<DelegationFormPage> PageAsync(DelegationForm form, CancellationToken token) => new(form, await OwnRolesAsync(), await list.DeputiesAsync(current.UserId, token));
}
