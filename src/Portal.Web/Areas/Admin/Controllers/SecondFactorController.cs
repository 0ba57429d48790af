using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Portal.Application.Data;
using Portal.Application.People;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;
using QRCoder;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>The one-time code of one's own account: set up, confirm, turn off.</summary>
[Area("Admin")]
[Authorize(Policies.Office)]
[AccountStep(AccountStep.SecondFactor)]
public sealed class SecondFactorController(OwnAccount account, UserManager<PortalUser> users, RoleDesk roles, CurrentActor current, IOptions<PortalOptions> options) : Controller
{
    [HttpGet("account/second-factor")]
    public async Task<IActionResult> Index(CancellationToken token) => View(await PageAsync(token));

    [HttpPost("account/second-factor/start")]
    public async Task<IActionResult> Start(CancellationToken token)
    {
        await account.StartSecondFactorAsync((await users.GetUserAsync(User))!, token);
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("account/second-factor/confirm")]
    public async Task<IActionResult> Confirm(string? code, CancellationToken token)
    {
        var user = (await users.GetUserAsync(User))!;
        if (!user.TwoFactorEnabled && await account.ConfirmSecondFactorAsync(user, code ?? "", token) is { } recovery) return View("Codes", recovery);
        ModelState.AddModelError("Code", "验证码不对。请确认手机时间准确，并填写当前显示的6位数字");
        return View("Index", await PageAsync(token));
    }

    [HttpPost("account/second-factor/off")]
    public async Task<IActionResult> TurnOff(string? password, CancellationToken token)
    {
        if (password is { Length: > 0 and <= 256 } && await account.TurnOffSecondFactorAsync((await users.GetUserAsync(User))!, password, token))
        {
            TempData["Done"] = "动态验证码已经停用。";
            return RedirectToAction(nameof(Index));
        }
        ModelState.AddModelError("Password", "密码不对");
        return View("Index", await PageAsync(token));
    }

    private async Task<SecondFactorPage> PageAsync(CancellationToken token)
    {
        var user = (await users.GetUserAsync(User))!;
        var key = user.TwoFactorEnabled ? null : await users.GetAuthenticatorKeyAsync(user);
        return new SecondFactorPage(user.TwoFactorEnabled, await roles.DemandsSecondFactorAsync(await current.GetAsync(), token),
            key is null ? null : string.Join(' ', key.Chunk(4).Select(part => new string(part))),
            key is null ? null : QrCode(user.UserName!, key), user.TwoFactorEnabled ? await users.CountRecoveryCodesAsync(user) : 0);
    }

    private string QrCode(string userName, string key)
    {
        var issuer = Uri.EscapeDataString(options.Value.Site.Body);
        using var data = QRCodeGenerator.GenerateQrCode($"otpauth://totp/{issuer}:{Uri.EscapeDataString(userName)}?secret={key}&issuer={issuer}&digits=6", QRCodeGenerator.ECCLevel.M);
        using var code = new PngByteQRCode(data);
        return "data:image/png;base64," + Convert.ToBase64String(code.GetGraphic(6));
    }
}
