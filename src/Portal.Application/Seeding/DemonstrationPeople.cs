using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Data;
using Portal.Application.People;
using Portal.Domain.People;

namespace Portal.Application.Seeding;

/// <summary>Who of the demonstration's people does what: of the unit where one there has the role, else the first.</summary>
internal static class DemonstrationPeople
{
    public static async Task<Actor> ActorAsync(this IServiceProvider services, Role role, int unitId, CancellationToken token)
    {
        var db = services.GetRequiredService<PortalDbContext>();
        var name = role.ToString();
        var candidates = await db.Users.Where(u => !u.IsClosed && db.UserRoles.Any(r => r.UserId == u.Id && db.Roles.Any(x => x.Id == r.RoleId && x.Name == name))).OrderBy(u => u.Id).ToListAsync(token);
        var person = candidates.FirstOrDefault(u => u.UnitId == unitId) ?? candidates[0];
        return await services.GetRequiredService<Actors>().LoadAsync(person.Id, token);
    }
}
