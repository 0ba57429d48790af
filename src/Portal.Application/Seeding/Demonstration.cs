using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Data;
using Portal.Application.People;
using Portal.Domain.Documents;
using Portal.Domain.People;

namespace Portal.Application.Seeding;

/// <summary>
/// The demonstration bureau: people, and papers that they carry through the workflow under a scripted clock. No row is written past the rules.
/// The services given must have <see cref="ScriptedClock"/> as their clock.
/// </summary>
public sealed class Demonstration(IServiceProvider services, ScriptedClock clock, DateTime now)
{
    public const string Password = "Yunling-Demo-2026";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private static string Folder => Path.Combine(BaseData.Folder, "demonstration");

    /// <summary>Whether there is nothing yet that demonstration content could disturb.</summary>
    public static async Task<bool> FitsAsync(PortalDbContext db, CancellationToken token) =>
        !await db.Users.AnyAsync(token) && !await db.Documents.AnyAsync(token);

    /// <summary>The accounts to try it with: user name, name, what for.</summary>
    public static async Task<IReadOnlyList<(string User, string Name, string Roles)>> AccountsAsync(CancellationToken token) =>
        [.. (await PeopleAsync(token)).People.Select(p => (p.User, p.Name, string.Join('、', p.Roles.Select(r => r.Chinese()))))];

    public async Task<int> LoadAsync(CancellationToken token)
    {
        var people = await PeopleAsync(token);
        var papers = Directory.EnumerateFiles(Path.Combine(Folder, "papers"), "*.md").Order(StringComparer.Ordinal).Select(DemonstrationPaper.Read).ToList();
        if (papers.Count == 0) return 0;
        clock.MoveTo(papers.Min(p => p.Begin(now)).AddDays(-1));
        await AddPeopleAsync(people, token);

        // In the order of time over all papers, as an office works: numbers and audit chain then run as they would have.
        var walk = new DemonstrationWalk(services, clock, now);
        var open = new PriorityQueue<DemonstrationWalk.Step, DateTime>(papers.Select(p => (new DemonstrationWalk.Step(p, null), p.Begin(now))));
        while (open.TryDequeue(out var step, out var at))
        {
            clock.MoveTo(at);
            if (await walk.TakeAsync(step, token) is var (next, when)) open.Enqueue(next, when);
        }
        return papers.Count;
    }

    private async Task AddPeopleAsync(PeopleFile file, CancellationToken token)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var units = new Dictionary<string, Unit>();
        foreach (var line in file.Units)
        {
            var unit = new Unit(line.Name, line.Kind, line.Parent is null ? null : units[line.Parent].Id, (units.Count + 1) * 10);
            db.Units.Add(unit);
            await db.SaveChangesAsync(token);
            unit.Change(unit.Name, unit.Kind, unit.ParentId, unit.Order, false, line.Duties, line.Phone, line.Address, []);
            await db.SaveChangesAsync(token);
            units[line.Name] = unit;
        }
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        foreach (var line in file.People)
        {
            var user = new PortalUser { UserName = line.User, Name = line.Name, Title = line.Title, UnitId = units[line.Unit].Id };
            Check(await users.CreateAsync(user, Password));
            Check(await users.AddToRolesAsync(user, line.Roles.Select(r => r.ToString())));
        }

        static void Check(IdentityResult result)
        {
            if (!result.Succeeded) throw new InvalidOperationException(string.Join("; ", result.Errors.Select(e => e.Description)));
        }
    }

    private static async Task<PeopleFile> PeopleAsync(CancellationToken token)
    {
        await using var file = File.OpenRead(Path.Combine(Folder, "people.json"));
        return (await JsonSerializer.DeserializeAsync<PeopleFile>(file, Json, token))!;
    }

    private sealed record UnitLine(string Name, UnitKind Kind, string? Parent, string Duties, string Phone, string Address);

    private sealed record PersonLine(string User, string Name, string Title, string Unit, IReadOnlyList<Role> Roles);

    private sealed record PeopleFile(IReadOnlyList<UnitLine> Units, IReadOnlyList<PersonLine> People);
}
