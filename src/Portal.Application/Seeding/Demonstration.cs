using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.People;
using Portal.Application.Publishing;
using Portal.Application.Review;
using Portal.Domain.Calendar;
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

    internal static string Folder => Path.Combine(BaseData.Folder, "demonstration");

    /// <summary>Whether there is nothing yet that demonstration content could disturb.</summary>
    public static async Task<bool> FitsAsync(PortalDbContext db, CancellationToken token) =>
        !await db.Users.AnyAsync(token) && !await db.Documents.AnyAsync(token);

    /// <summary>The accounts to try it with: user name, name, what for.</summary>
    public static async Task<IReadOnlyList<(string User, string Name, string Roles)>> AccountsAsync(CancellationToken token) =>
        [.. (await PeopleAsync(token)).People.Select(p => (p.User, p.Name, string.Join('、', p.Roles.Select(r => r.Chinese()))))];

    /// <returns>How many papers were begun; one whose day has not come yet is left out.</returns>
    public async Task<int> LoadAsync(CancellationToken token)
    {
        var people = await PeopleAsync(token);
        var calendar = await CalendarAsync(token);
        var papers = Papers().Select(p => (Paper: p, Begin: p.Begin(now, calendar))).Where(p => p.Begin < now).ToList();
        if (papers.Count == 0) return 0;
        clock.MoveTo(papers.Min(p => p.Begin).AddDays(-1));
        await AddPeopleAsync(people, token);

        // In the order of time over all papers, as an office works: numbers and audit chain then run as they would have.
        var walk = new DemonstrationWalk(services, clock, now, calendar);
        var plans = new DemonstrationPlanWalk(services, clock, calendar);
        var open = new PriorityQueue<DemonstrationWalk.Step, (DateTime, string)>(papers.Select(p => (new DemonstrationWalk.Step(p.Paper, null), (p.Begin, p.Paper.File))));
        while (open.TryDequeue(out var step, out var at))
        {
            await plans.UpToAsync(at.Item1, token);
            clock.MoveTo(at.Item1);
            if (await walk.TakeAsync(step, token) is var (next, when)) open.Enqueue(next, (when, next.Paper.File));
        }
        await plans.UpToAsync(now, token);
        clock.MoveTo(now);
        await using var scope = services.CreateAsyncScope();
        await new DemonstrationTraining(scope.ServiceProvider).LoadAsync(calendar, Shanghai.DayOf(now), token);
        return papers.Count;
    }

    public static IReadOnlyList<DemonstrationPaper> Papers() =>
        [.. Directory.EnumerateFiles(Path.Combine(Folder, "papers"), "*.md").Order(StringComparer.Ordinal).Select(DemonstrationPaper.Read)];

    private async Task<WorkCalendar> CalendarAsync(CancellationToken token)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Deadlines>().CalendarAsync(token);
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

        var officer = await users.FindByNameAsync(file.People.First(p => p.Roles.Contains(Role.DisclosureOffice)).User);
        await OwnColumnsAsync(db, units, token);
        var release = scope.ServiceProvider.GetRequiredService<SiteRelease>();
        var actor = await scope.ServiceProvider.GetRequiredService<Actors>().LoadAsync(officer!.Id, token);
        await release.ReleaseAsync((await release.PendingAsync(actor, token)).Seen, actor, token);
        await scope.ServiceProvider.GetRequiredService<LexiconDesk>().SeedAsync(Path.Combine(Folder, "lexicon.json"), token);
        await new DemonstrationTraining(scope.ServiceProvider).NameContactsAsync(token);

        static void Check(IdentityResult result)
        {
            if (!result.Succeeded) throw new InvalidOperationException(string.Join("; ", result.Errors.Select(e => e.Description)));
        }
    }

    // Every column has a unit that answers for it: the one that writes its papers, else the office.
    private static async Task OwnColumnsAsync(PortalDbContext db, Dictionary<string, Unit> units, CancellationToken token)
    {
        var writers = Papers().GroupBy(p => p.Column).ToDictionary(g => g.Key, g => g.GroupBy(p => p.Unit).MaxBy(u => u.Count())!.Key);
        foreach (var column in await db.Columns.ToListAsync(token))
            column.Change(column.Facts with { OwnerUnitId = units[writers.GetValueOrDefault(column.Slug, "办公室")].Id });
        await db.SaveChangesAsync(token);
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
