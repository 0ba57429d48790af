using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.People;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Sign-in in one or two steps, and sign-out.</summary>
[Area("Admin")]
[AllowAnonymous]
[AccountStep(AccountStep.Password)]
public sealed class AccountController(SignInDesk desk, SignInManager<PortalUser> signIn, CurrentActor current, IValidator<LoginForm> login, IValidator<CodeForm> codes) : Controller
{
    private const string Refused = "用户名或者密码不对，或者账号暂时不能登录。连续输错5次，账号锁定15分钟；忘记密码请联系系统管理员。";

    [HttpGet("account/login")]
    public IActionResult Login(string? returnUrl) => View(new LoginForm { ReturnUrl = Local(returnUrl) });

    [HttpPost("account/login")]
    public async Task<IActionResult> Login(LoginForm form, CancellationToken token)
    {
        if (!await login.IsValidAsync(form, ModelState, token)) return View(form);
        switch (await desk.WithPasswordAsync(form.UserName!.Trim(), form.Password!, token))
        {
            case SignInStep.Done: return LocalRedirect(Local(form.ReturnUrl) ?? "/admin");
            case SignInStep.NeedsCode: return RedirectToAction(nameof(Code), new { returnUrl = Local(form.ReturnUrl) });
            default:
                ModelState.AddModelError("", Refused);
                return View(form);
        }
    }

    [HttpGet("account/code")]
    public async Task<IActionResult> Code(string? returnUrl) =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null ? RedirectToAction(nameof(Login), new { returnUrl = Local(returnUrl) }) : View(new CodeForm { ReturnUrl = Local(returnUrl) });

    [HttpPost("account/code")]
    public async Task<IActionResult> Code(CodeForm form, CancellationToken token)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } user) return RedirectToAction(nameof(Login), new { returnUrl = Local(form.ReturnUrl) });
        if (!await codes.IsValidAsync(form, ModelState, token)) return View(form);
        if (await desk.WithCodeAsync(user, form.Code!, form.Recovery, token) == SignInStep.Done) return LocalRedirect(Local(form.ReturnUrl) ?? "/admin");
        ModelState.AddModelError(nameof(form.Code), "验证码不对或者已经过期。连续输错5次，账号锁定15分钟。");
        return View(form);
    }

    [HttpPost("account/logout")]
    public async Task<IActionResult> Logout(CancellationToken token)
    {
        await desk.SignOutAsync(current.UserId, token);
        return RedirectToAction(nameof(Login));
    }

    private string? Local(string? url) => Url.IsLocalUrl(url) ? url : null;
}
