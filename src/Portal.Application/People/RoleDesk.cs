using Microsoft.EntityFrameworkCore;
using Portal.Application.Audit;
using Portal.Application.Data;
using Portal.Domain;
using Portal.Domain.People;

namespace Portal.Application.People;

/// <summary>What the administrator may settle about a role: whether it demands a one-time code.</summary>
public sealed class RoleDesk(PortalDbContext db)
{
    public async Task<IReadOnlyList<PortalRole>> AllAsync(CancellationToken token) => await db.Roles.AsNoTracking().OrderBy(r => r.Id).ToListAsync(token);

    public async Task DemandSecondFactorAsync(Role role, int seenVersion, bool demanded, Stamp by, CancellationToken token)
    {
        var id = PortalRole.IdOf(role);
        var row = await db.Roles.SingleAsync(r => r.Id == id, token);
        db.Entry(row).Property(r => r.Version).OriginalValue = seenVersion;
        row.NeedsSecondFactor = demanded;
        row.Version++;
        db.AuditEvents.Add(new AuditEvent("roles.changed", nameof(PortalRole), row.Id, $"{role.Chinese()}：{(demanded ? "要求" : "不再要求")}动态验证码", by));
        await db.SaveChangesAsync(token);
    }

    /// <summary>Whether one of the roles that somebody acts in, his own or a delegated one, demands a one-time code.</summary>
    public Task<bool> DemandsSecondFactorAsync(Actor actor, CancellationToken token)
    {
        var ids = actor.Mandates.Select(m => PortalRole.IdOf(m.Role)).Distinct().ToList();
        return db.Roles.AnyAsync(r => r.NeedsSecondFactor && ids.Contains(r.Id), token);
    }
}
