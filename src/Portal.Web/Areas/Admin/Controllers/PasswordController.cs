using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.People;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Changing one's own password.</summary>
[Area("Admin")]
[Authorize(Policies.Office)]
[AccountStep(AccountStep.Password)]
public sealed class PasswordController(OwnAccount account, UserManager<PortalUser> users, IValidator<PasswordForm> validator) : Controller
{
    [HttpGet("account/password")]
    public async Task<IActionResult> Index()
    {
        ViewData["Must"] = (await users.GetUserAsync(User))!.MustChangePassword;
        return View(new PasswordForm());
    }

    [HttpPost("account/password")]
    public async Task<IActionResult> Change(PasswordForm form, CancellationToken token)
    {
        var user = (await users.GetUserAsync(User))!;
        ViewData["Must"] = user.MustChangePassword;
        if (!await validator.IsValidAsync(form, ModelState, token)) return View("Index", form);
        var result = await account.ChangePasswordAsync(user, form.CurrentPassword!, form.NewPassword!, token);
        foreach (var error in result.Errors)
            ModelState.AddModelError(error.Code == nameof(IdentityErrorDescriber.PasswordMismatch) ? nameof(form.CurrentPassword) : nameof(form.NewPassword), error.Description);
        if (!result.Succeeded) return View("Index", form);
        TempData["Done"] = "密码已经修改，其他地方的登录已经退出。";
        return LocalRedirect("/admin");
    }
}
