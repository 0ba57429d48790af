using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.People;
using Portal.Domain;

namespace Portal.Web.Security;

public enum SignInStep
{
    /// <summary>Wrong name, wrong password, locked or closed: nobody learns which.</summary>
    Refused,
    NeedsCode,
    Done,
}

/// <summary>
/// Signs in, and writes down who did and who could not, never what was typed. The answer and the time it takes are the same
/// for a name that does not exist, a wrong password, a locked and a closed account.
/// </summary>
public sealed class SignInDesk(SignInManager<PortalUser> signIn, UserManager<PortalUser> users, IPasswordHasher<PortalUser> hasher, PortalDbContext db, TimeProvider clock)
{
    private static string? _nobodysHash;

    public async Task<SignInStep> WithPasswordAsync(string userName, string password, CancellationToken token)
    {
        var user = await users.FindByNameAsync(userName);
        if (user is null)
        {
            hasher.VerifyHashedPassword(new PortalUser(), _nobodysHash ??= hasher.HashPassword(new PortalUser(), InitialPasswords.New()), password);
            return await RefusedAsync(null, "sign-in.failed", "没有这个用户名", token);
        }
        // Outside of the transaction: the slow hash must not hold the database.
        var right = await users.CheckPasswordAsync(user, password);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var step = await AfterPasswordAsync(user, right, token);
        await transaction.CommitAsync(token);
        return step;
    }

    /// <summary>The second step: a one-time code, or one of the recovery codes, which then is used up.</summary>
    public async Task<SignInStep> WithCodeAsync(PortalUser user, string code, bool recovery, CancellationToken token)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var step = await AfterCodeAsync(user, code, recovery, token);
        await transaction.CommitAsync(token);
        return step;
    }

    public async Task SignOutAsync(int userId, CancellationToken token)
    {
        await signIn.SignOutAsync();
        if (userId == 0) return;
        db.AuditEvents.Add(new AuditEvent("sign-in.ended", nameof(PortalUser), userId, "退出登录", new Stamp(userId, clock.UtcNow())));
        await db.SaveChangesAsync(token);
    }

    private async Task<SignInStep> AfterPasswordAsync(PortalUser user, bool right, CancellationToken token)
    {
        if (await users.IsLockedOutAsync(user)) return await RefusedAsync(user, "sign-in.locked", "锁定期间的登录", token);
        if (!right) return await FailedAsync(user, "密码不对", token);
        if (user.IsClosed) return await RefusedAsync(user, "sign-in.failed", "账号已停用", token);
        if (!user.TwoFactorEnabled) return await DoneAsync(user, "密码", token);
        // The count of failures goes on until the code is right as well.
        var half = new ClaimsIdentity(IdentityConstants.TwoFactorUserIdScheme);
        half.AddClaim(new Claim(ClaimTypes.Name, user.Id.ToString(CultureInfo.InvariantCulture)));
        await signIn.Context.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(half));
        return SignInStep.NeedsCode;
    }

    private async Task<SignInStep> AfterCodeAsync(PortalUser user, string code, bool recovery, CancellationToken token)
    {
        if (await users.IsLockedOutAsync(user)) return await RefusedAsync(user, "sign-in.locked", "锁定期间的登录", token);
        if (user.IsClosed) return await RefusedAsync(user, "sign-in.failed", "账号已停用", token);
        var plain = code.Replace(" ", "", StringComparison.Ordinal);
        var right = recovery
            ? (await users.RedeemTwoFactorRecoveryCodeAsync(user, plain)).Succeeded
            : await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, plain);
        if (!right) return await FailedAsync(user, recovery ? "恢复码不对" : "动态验证码不对", token);
        await signIn.Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        return await DoneAsync(user, recovery ? "密码和恢复码" : "密码和动态验证码", token);
    }

    private async Task<SignInStep> DoneAsync(PortalUser user, string how, CancellationToken token)
    {
        await users.ResetAccessFailedCountAsync(user);
        await signIn.SignInAsync(user, isPersistent: false);
        await WriteAsync(user.Id, "sign-in.ok", how, token);
        return SignInStep.Done;
    }

    private async Task<SignInStep> FailedAsync(PortalUser user, string why, CancellationToken token)
    {
        await users.AccessFailedAsync(user);
        await WriteAsync(user.Id, "sign-in.failed", why, token);
        if (await users.IsLockedOutAsync(user)) await WriteAsync(user.Id, "sign-in.locked", $"连续{OfficeSecurity.MaxFailedSignIns}次失败，锁定15分钟", token);
        return SignInStep.Refused;
    }

    private async Task<SignInStep> RefusedAsync(PortalUser? user, string kind, string why, CancellationToken token)
    {
        await WriteAsync(user?.Id ?? 0, kind, why, token);
        return SignInStep.Refused;
    }

    private async Task WriteAsync(int userId, string kind, string detail, CancellationToken token)
    {
        db.AuditEvents.Add(new AuditEvent(kind, nameof(PortalUser), userId, detail, new Stamp(userId, clock.UtcNow())));
        await db.SaveChangesAsync(token);
    }
}
