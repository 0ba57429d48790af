using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.People;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Helping somebody who cannot sign in.</summary>
[Area("Admin")]
[Authorize(Policies.Administration)]
public sealed class PersonAccountController(PeopleDesk desk, CurrentActor current) : Controller
{
    /// <summary>Answers with the page itself: what is shown once must not wait in a cookie for the next one.</summary>
    [HttpPost("admin/people/{id:int}/password")]
    public async Task<IActionResult> ResetPassword(int id, int version, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } person) return NotFound();
        var password = await desk.ResetPasswordAsync(person, version, current.Stamp, token);
        return View("~/Areas/Admin/Views/People/NewPassword.cshtml", new NewPasswordPage(id, person.Name, person.UserName!, password, false));
    }

    [HttpPost("admin/people/{id:int}/second-factor")]
    public async Task<IActionResult> ResetSecondFactor(int id, int version, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } person) return NotFound();
        await desk.ResetSecondFactorAsync(person, version, current.Stamp, token);
        TempData["Done"] = $"“{person.Name}”的动态验证码已经取消。";
        return LocalRedirect($"/admin/people/{id}");
    }

    [HttpPost("admin/people/{id:int}/unlock")]
    public async Task<IActionResult> Unlock(int id, int version, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } person) return NotFound();
        await desk.UnlockAsync(person, version, current.Stamp, token);
        TempData["Done"] = $"“{person.Name}”的账号已经解锁。";
        return LocalRedirect($"/admin/people/{id}");
    }
}
