using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Audit;
using Portal.Application.Data;
using Portal.Domain;
using Portal.Domain.People;

namespace Portal.Application.People;

/// <summary>What an administrator writes down about a person.</summary>
public sealed record PersonFacts(string Name, string UserName, string Title, int? UnitId, IReadOnlyCollection<Role> Roles, bool IsClosed = false, string Email = "");

/// <summary>The administrator's desk for people. Whatever changes somebody's rights signs him out everywhere, and a last administrator always stays.</summary>
public sealed class PeopleDesk(PortalDbContext db, IPasswordHasher<PortalUser> hasher, ILookupNormalizer names, TimeProvider clock)
{
    private static readonly int Administrators = PortalRole.IdOf(Role.Administrator);

    public Task<PortalUser?> FindAsync(int id, CancellationToken token) => db.Users.SingleOrDefaultAsync(u => u.Id == id, token);

    public async Task<IReadOnlyList<Role>> RolesAsync(int id, CancellationToken token) =>
        [.. (await db.UserRoles.Where(r => r.UserId == id).Select(r => r.RoleId).ToListAsync(token)).Select(role => (Role)(role - 1)).Order()];

    public Task<bool> IsUserNameTakenAsync(string userName, int exceptId, CancellationToken token)
    {
        var normalized = names.NormalizeName(userName);
        return db.Users.AnyAsync(u => u.NormalizedUserName == normalized && u.Id != exceptId, token);
    }

    /// <summary>Creates a person; the password has to be changed at the first sign-in.</summary>
    /// <param name="chosen">A password that fulfils Identity's rules; one is made where null.</param>
    public async Task<(PortalUser Person, string Password)> CreateAsync(PersonFacts facts, string? chosen, Stamp by, CancellationToken token)
    {
        await RefuseTakenAsync(facts.UserName, 0, token);
        var password = chosen ?? InitialPasswords.New();
        var user = NewPerson(facts);
        user.PasswordHash = chosen is null ? InitialPasswords.Hash(user, password) : hasher.HashPassword(user, password);
        db.Users.Add(user);
        await db.SaveNumberedAsync(_ =>
        {
            AddRightsAndHistory(user, facts, by);
            return Task.CompletedTask;
        }, token);
        return (user, password);
    }

    public async Task ChangeAsync(PortalUser user, int seenVersion, PersonFacts facts, Stamp by, CancellationToken token)
    {
        See(user, seenVersion);
        await RefuseTakenAsync(facts.UserName, user.Id, token);
        var held = await db.UserRoles.Where(r => r.UserId == user.Id).ToListAsync(token);
        var before = held.Select(r => (Role)(r.RoleId - 1)).ToHashSet();
        var after = facts.Roles.ToHashSet();
        if (before.Contains(Role.Administrator) && !user.IsClosed && (!after.Contains(Role.Administrator) || facts.IsClosed))
            await KeepAnAdministratorAsync(user.Id, token);

        List<string> changes = [];
        if (user.Name != facts.Name) changes.Add($"姓名 {user.Name} → {facts.Name}");
        if (user.UserName != facts.UserName) changes.Add($"用户名 {user.UserName} → {facts.UserName}");
        if (user.Title != facts.Title) changes.Add("职务");
        if ((user.Email ?? "") != facts.Email) changes.Add("电子邮箱");
        if (user.UnitId != facts.UnitId) changes.Add($"处室 {user.UnitId} → {facts.UnitId}");
        if (!before.SetEquals(after)) changes.Add($"角色 {Chinese(before)} → {Chinese(after)}");
        if (user.IsClosed != facts.IsClosed) changes.Add(facts.IsClosed ? "停用" : "恢复使用");
        if (user.UnitId != facts.UnitId || user.IsClosed != facts.IsClosed || !before.SetEquals(after)) user.SignOutEverywhere();

        (user.Name, user.Title, user.UnitId, user.IsClosed) = (facts.Name, facts.Title, facts.UnitId, facts.IsClosed);
        (user.UserName, user.NormalizedUserName) = (facts.UserName, names.NormalizeName(facts.UserName));
        SetEmail(user, facts.Email);
        db.UserRoles.RemoveRange(held.Where(r => !after.Contains((Role)(r.RoleId - 1))));
        foreach (var role in after.Except(before)) db.UserRoles.Add(new IdentityUserRole<int> { UserId = user.Id, RoleId = PortalRole.IdOf(role) });
        await SaveAsync(user, "people.changed", changes.Count == 0 ? "没有改动" : string.Join("；", changes), by, token);
    }

    /// <returns>The new password, to be shown once.</returns>
    public async Task<string> ResetPasswordAsync(PortalUser user, int seenVersion, Stamp by, CancellationToken token)
    {
        See(user, seenVersion);
        var password = InitialPasswords.New();
        user.PasswordHash = InitialPasswords.Hash(user, password);
        (user.MustChangePassword, user.LockoutEnd, user.AccessFailedCount) = (true, null, 0);
        user.SignOutEverywhere();
        await SaveAsync(user, "people.password-reset", "重置密码", by, token);
        return password;
    }

    public async Task ResetSecondFactorAsync(PortalUser user, int seenVersion, Stamp by, CancellationToken token)
    {
        See(user, seenVersion);
        user.TwoFactorEnabled = false;
        user.SignOutEverywhere();
        db.UserTokens.RemoveRange(await db.UserTokens.Where(t => t.UserId == user.Id).ToListAsync(token));
        await SaveAsync(user, "people.second-factor-reset", "取消动态验证码", by, token);
    }

    public async Task UnlockAsync(PortalUser user, int seenVersion, Stamp by, CancellationToken token)
    {
        See(user, seenVersion);
        (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
        await SaveAsync(user, "people.unlocked", "解除锁定", by, token);
    }

    public bool IsLocked(PortalUser user) => user.LockoutEnd > clock.GetUtcNow();

    internal PortalUser NewPerson(PersonFacts facts)
    {
        var user = new PortalUser
        {
            Name = facts.Name,
            UserName = facts.UserName,
            NormalizedUserName = names.NormalizeName(facts.UserName),
            Title = facts.Title,
            UnitId = facts.UnitId,
            IsClosed = facts.IsClosed,
            MustChangePassword = true,
            LockoutEnabled = true,
        };
        SetEmail(user, facts.Email);
        user.SignOutEverywhere();
        return user;
    }

    private void SetEmail(PortalUser user, string email) => (user.Email, user.NormalizedEmail) = email.Length == 0 ? (null, null) : (email, names.NormalizeEmail(email));

    /// <summary>After the person has an id.</summary>
    internal void AddRightsAndHistory(PortalUser user, PersonFacts facts, Stamp by)
    {
        foreach (var role in facts.Roles.Distinct()) db.UserRoles.Add(new IdentityUserRole<int> { UserId = user.Id, RoleId = PortalRole.IdOf(role) });
        db.AuditEvents.Add(new AuditEvent("people.created", nameof(PortalUser), user.Id, $"{user.Name}，处室 {user.UnitId}，角色 {Chinese(facts.Roles)}", by));
    }

    private async Task SaveAsync(PortalUser user, string kind, string detail, Stamp by, CancellationToken token)
    {
        user.Version++;
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        db.AuditEvents.Add(new AuditEvent(kind, nameof(PortalUser), user.Id, detail, by));
        await db.SaveChangesAsync(token);
    }

    private void See(PortalUser user, int version) => db.Entry(user).Property(u => u.Version).OriginalValue = version;

    private async Task RefuseTakenAsync(string userName, int exceptId, CancellationToken token)
    {
        if (await IsUserNameTakenAsync(userName, exceptId, token)) throw new RefusedException(new("UserNameTaken", $"用户名“{userName}”已经有人使用"));
    }

    private async Task KeepAnAdministratorAsync(int exceptId, CancellationToken token)
    {
        if (!await db.UserRoles.Where(r => r.RoleId == Administrators && r.UserId != exceptId).Join(db.Users, r => r.UserId, u => u.Id, (_, u) => u).AnyAsync(u => !u.IsClosed, token))
            throw new RefusedException(new("LastAdministrator", "这是最后一名系统管理员，不能停用，也不能取消系统管理员角色。请先指定另一名系统管理员"));
        // Two administrators who take the role from each other at once meet at this row, and one of them is told.
        (await db.Roles.SingleAsync(r => r.Id == Administrators, token)).Version++;
    }

    private static string Chinese(IEnumerable<Role> roles) => string.Join("、", roles.Distinct().Order().Select(r => r.Chinese())) is { Length: > 0 } text ? text : "无";
}
