using Microsoft.EntityFrameworkCore;
using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Domain;
using Portal.Domain.People;

namespace Portal.Application.People;

public sealed record DelegationLine(int Id, int FromId, string From, int ToId, string To, Role Role, DateTime StartsAt, DateTime EndsAt, string Reason, int Version);

/// <summary>Giving one's roles to a deputy for a time (AB角), and ending it early.</summary>
public sealed class DelegationDesk(PortalDbContext db, TimeProvider clock)
{
    public const int PageSize = 100;

    /// <summary>The newest first; those of one person, given and received, or of everybody.</summary>
    public async Task<IReadOnlyList<DelegationLine>> ListAsync(int? personId, CancellationToken token)
    {
        var rows = db.Delegations.AsNoTracking();
        if (personId is { } id) rows = rows.Where(d => d.FromId == id || d.ToId == id);
        return await rows.OrderByDescending(d => d.EndsAt).ThenByDescending(d => d.Id).Take(PageSize)
            .Select(d => new DelegationLine(d.Id, d.FromId, db.Users.First(u => u.Id == d.FromId).Name, d.ToId, db.Users.First(u => u.Id == d.ToId).Name, d.Role, d.StartsAt, d.EndsAt, d.Reason, d.Version))
            .ToListAsync(token);
    }

    public Task<Delegation?> FindAsync(int id, CancellationToken token) => db.Delegations.SingleOrDefaultAsync(d => d.Id == id, token);

    /// <summary>Somebody to whom a role can be given; null where nobody of this user name works here.</summary>
    public Task<PortalUser?> DeputyAsync(string userName, CancellationToken token)
    {
        var normalized = userName.Trim().ToUpperInvariant();
        return db.Users.SingleOrDefaultAsync(u => u.NormalizedUserName == normalized && !u.IsClosed, token);
    }

    /// <summary>The user name of somebody whose account is in use.</summary>
    public Task<string?> UserNameAsync(int id, CancellationToken token) => db.Users.Where(u => u.Id == id && !u.IsClosed).Select(u => u.UserName).SingleOrDefaultAsync(token);

    public async Task GiveAsync(PortalUser to, Role role, DateTime startsAt, DateTime endsAt, string reason, Stamp by, CancellationToken token)
    {
        var roleId = PortalRole.IdOf(role);
        if (!await db.UserRoles.AnyAsync(r => r.UserId == by.UserId && r.RoleId == roleId, token))
            throw new RefusedException(new("DelegationOfForeignRole", "只能委托本人担任的角色，受托得来的角色不能再委托"));
        if (endsAt <= by.At) throw new RefusedException(new("DelegationPast", "委托的结束时间已经过去"));
        if (await db.Delegations.AnyAsync(d => d.FromId == by.UserId && d.ToId == to.Id && d.Role == role && d.StartsAt < endsAt && startsAt < d.EndsAt, token))
            throw new RefusedException(new("DelegationTwice", "这段时间里已经把这个角色委托给了同一人"));
        db.Delegations.Add(new Delegation(by.UserId, to.Id, role, startsAt, endsAt, reason, by));
        SignOut(to);
        await db.SaveChangesAsync(token);
    }

    public async Task EndAsync(Delegation delegation, int seenVersion, bool asAdministrator, Stamp by, CancellationToken token)
    {
        if (delegation.FromId != by.UserId && !asAdministrator) throw new RefusedException(new("ForeignDelegation", "只有委托人本人或者系统管理员可以结束这项委托"));
        db.Entry(delegation).Property(d => d.Version).OriginalValue = seenVersion;
        delegation.End(clock.UtcNow());
        SignOut(await db.Users.SingleAsync(u => u.Id == delegation.ToId, token));
        db.AuditEvents.Add(new AuditEvent("people.delegation-ended", nameof(Delegation), delegation.Id, $"{delegation.FromId} → {delegation.ToId}，{delegation.Role.Chinese()}", by));
        await db.SaveChangesAsync(token);
    }

    private static void SignOut(PortalUser person)
    {
        person.SignOutEverywhere();
        person.ConcurrencyStamp = Guid.NewGuid().ToString();
    }
}
