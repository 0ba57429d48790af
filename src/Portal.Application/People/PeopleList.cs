using Microsoft.EntityFrameworkCore;
using Portal.Application.Data;
using Portal.Domain.People;

namespace Portal.Application.People;

public sealed record PersonLine(int Id, string Name, string UserName, string Title, string? Unit, bool IsClosed, bool HasSecondFactor, IReadOnlyList<Role> Roles);

public sealed record UnitLine(int Id, string Name, UnitKind Kind, int? ParentId, int Depth, bool IsClosed, string? Phone, int People);

/// <summary>People and units as lists and choices.</summary>
public sealed class PeopleList(PortalDbContext db)
{
    public const int PageSize = 50;
    private const int MaxSuggestions = 500;

    /// <summary>One page after the person <paramref name="after"/>; one line more than a page says that there is a next one.</summary>
    public async Task<IReadOnlyList<PersonLine>> FindAsync(string? words, int? unitId, Role? role, bool closed, int after, CancellationToken token)
    {
        var people = db.Users.AsNoTracking().Where(u => u.IsClosed == closed && u.Id > after);
        if (!string.IsNullOrWhiteSpace(words))
        {
            var text = words.Trim();
            var upper = text.ToUpperInvariant();
            people = people.Where(u => u.Name.Contains(text) || u.NormalizedUserName!.Contains(upper) || u.Title.Contains(text));
        }
        if (unitId is { } unit) people = people.Where(u => u.UnitId == unit);
        if (role is { } wanted)
        {
            var roleId = PortalRole.IdOf(wanted);
            people = people.Where(u => db.UserRoles.Any(r => r.UserId == u.Id && r.RoleId == roleId));
        }
        var found = await people.OrderBy(u => u.Id).Take(PageSize + 1)
            .Select(u => new { u.Id, u.Name, u.UserName, u.Title, Unit = u.Unit!.Name, u.IsClosed, u.TwoFactorEnabled }).ToListAsync(token);
        var ids = found.ConvertAll(u => u.Id);
        var roles = (await db.UserRoles.AsNoTracking().Where(r => ids.Contains(r.UserId)).Select(r => new { r.UserId, r.RoleId }).ToListAsync(token)).ToLookup(r => r.UserId, r => (Role)(r.RoleId - 1));
        return [.. found.Select(u => new PersonLine(u.Id, u.Name, u.UserName!, u.Title, u.Unit, u.IsClosed, u.TwoFactorEnabled, [.. roles[u.Id].Order()]))];
    }

    /// <summary>Suggestions for a deputy: people of one's own unit first.</summary>
    public async Task<IReadOnlyList<PersonLine>> DeputiesAsync(int forId, CancellationToken token)
    {
        var unit = await db.Users.Where(u => u.Id == forId).Select(u => u.UnitId).SingleOrDefaultAsync(token);
        return await db.Users.AsNoTracking().Where(u => u.Id != forId && !u.IsClosed).OrderBy(u => u.UnitId == unit ? 0 : 1).ThenBy(u => u.Id).Take(MaxSuggestions)
            .Select(u => new PersonLine(u.Id, u.Name, u.UserName!, u.Title, u.Unit!.Name, false, false, Array.Empty<Role>())).ToListAsync(token);
    }

    /// <summary>Every unit as a tree read from above, with the number of people who work there.</summary>
    public async Task<IReadOnlyList<UnitLine>> UnitsAsync(CancellationToken token)
    {
        var units = await db.Units.AsNoTracking().OrderBy(u => u.Order).ThenBy(u => u.Id).ToListAsync(token);
        var people = await db.Users.Where(u => !u.IsClosed && u.UnitId != null).GroupBy(u => u.UnitId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, token);
        var children = units.ToLookup(u => u.ParentId);
        var lines = new List<UnitLine>(units.Count);
        Add(null, 0);
        return lines;

        void Add(int? parent, int depth)
        {
            foreach (var unit in children[parent])
            {
                lines.Add(new UnitLine(unit.Id, unit.Name, unit.Kind, unit.ParentId, depth, unit.IsClosed, unit.Phone, people.GetValueOrDefault(unit.Id)));
                Add(unit.Id, depth + 1);
            }
        }
    }

    /// <summary>Names by id, closed people too: history speaks of them.</summary>
    public Task<Dictionary<int, string>> NamesAsync(CancellationToken token) => db.Users.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, token);

    /// <summary>How many people who are not closed hold each role.</summary>
    public async Task<IReadOnlyDictionary<Role, int>> HoldersAsync(CancellationToken token) =>
        (await db.UserRoles.Join(db.Users, r => r.UserId, u => u.Id, (r, u) => new { r.RoleId, u.IsClosed }).Where(r => !r.IsClosed)
            .GroupBy(r => r.RoleId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(token)).ToDictionary(g => (Role)(g.Key - 1), g => g.Count);
}
