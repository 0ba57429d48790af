using Microsoft.AspNetCore.Identity;
using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.People;
using Portal.Domain;

namespace Portal.Web.Security;

/// <summary>What everybody changes about his own account. Other sessions of his end; this one goes on.</summary>
public sealed class OwnAccount(PortalDbContext db, UserManager<PortalUser> users, SignInManager<PortalUser> signIn, TimeProvider clock)
{
    private const int RecoveryCodes = 10;

    public async Task<IdentityResult> ChangePasswordAsync(PortalUser user, string current, string next, CancellationToken token)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var result = await users.ChangePasswordAsync(user, current, next);
        if (!result.Succeeded) return result;
        user.MustChangePassword = false;
        await FinishAsync(user, "account.password-changed", "修改密码", token);
        await transaction.CommitAsync(token);
        await signIn.RefreshSignInAsync(user);
        return result;
    }

    /// <summary>A new key; it counts only after a code made from it was confirmed.</summary>
    public async Task StartSecondFactorAsync(PortalUser user, CancellationToken token)
    {
        if (user.TwoFactorEnabled) throw new RefusedException(new("SecondFactorIsOn", "动态验证码已经启用；要更换，请先停用"));
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        await users.ResetAuthenticatorKeyAsync(user);
        await FinishAsync(user, "account.second-factor-started", "生成动态验证码密钥", token);
        await transaction.CommitAsync(token);
        await signIn.RefreshSignInAsync(user);
    }

    /// <returns>The recovery codes, to be shown once; null when the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> ConfirmSecondFactorAsync(PortalUser user, string code, CancellationToken token)
    {
        if (!await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, code.Replace(" ", "", StringComparison.Ordinal))) return null;
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        await users.SetTwoFactorEnabledAsync(user, true);
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes);
        await FinishAsync(user, "account.second-factor-on", "启用动态验证码", token);
        await transaction.CommitAsync(token);
        await signIn.RefreshSignInAsync(user);
        return [.. codes ?? []];
    }

    /// <returns>False when the password is wrong.</returns>
    public async Task<bool> TurnOffSecondFactorAsync(PortalUser user, string password, CancellationToken token)
    {
        if (!await users.CheckPasswordAsync(user, password)) return false;
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        await users.SetTwoFactorEnabledAsync(user, false);
        db.UserTokens.RemoveRange(db.UserTokens.Where(t => t.UserId == user.Id));
        await FinishAsync(user, "account.second-factor-off", "停用动态验证码", token);
        await transaction.CommitAsync(token);
        await signIn.RefreshSignInAsync(user);
        return true;
    }

    private async Task FinishAsync(PortalUser user, string kind, string detail, CancellationToken token)
    {
        user.Version++;
        db.AuditEvents.Add(new AuditEvent(kind, nameof(PortalUser), user.Id, detail, new Stamp(user.Id, clock.UtcNow())));
        await db.SaveChangesAsync(token);
    }
}
