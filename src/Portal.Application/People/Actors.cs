using Microsoft.EntityFrameworkCore;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Domain.People;

namespace Portal.Application.People;

/// <summary>Finds out what a person may act as at this moment: own roles, and those delegated to him.</summary>
public sealed class Actors(PortalDbContext db, TimeProvider clock)
{
    /// <summary>Somebody who is closed or unknown may nothing.</summary>
    public async Task<Actor> LoadAsync(int userId, CancellationToken token = default)
    {
        var now = clock.UtcNow();
        var units = (await db.Units.AsNoTracking().Select(u => new { u.Id, u.ParentId }).ToListAsync(token)).ConvertAll(u => (u.Id, u.ParentId));
        var delegations = await db.Delegations.AsNoTracking().Where(d => d.ToId == userId && d.StartsAt <= now && now < d.EndsAt).ToListAsync(token);
        List<int> ids = [userId, .. delegations.Select(d => d.FromId)];
        var people = await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id) && !u.IsClosed).Select(u => new { u.Id, u.UnitId }).ToDictionaryAsync(u => u.Id, token);
        if (!people.ContainsKey(userId)) return new Actor(userId, []);

        var roles = await db.UserRoles.AsNoTracking().Where(r => ids.Contains(r.UserId)).Join(db.Roles, r => r.RoleId, r => r.Id, (u, r) => new { u.UserId, r.Name }).ToListAsync(token);
        var held = roles.Where(r => Enum.TryParse<Role>(r.Name, out _)).ToLookup(r => r.UserId, r => Enum.Parse<Role>(r.Name!));
        var mandates = held[userId].Select(role => new Mandate(role, Reach(userId))).ToList();
        // A delegation carries the role only while the one who gave it still holds it.
        mandates.AddRange(delegations.Where(d => people.ContainsKey(d.FromId) && held[d.FromId].Contains(d.Role)).Select(d => new Mandate(d.Role, Reach(d.FromId), d.FromId)));
        return new Actor(userId, mandates);

        IReadOnlySet<int> Reach(int id) => people[id].UnitId is { } unit ? Unit.Reach(unit, units) : new HashSet<int>();
    }
}
