using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Contacts;
using Portal.Application.Data;
using Portal.Application.People;
using Portal.Application.Training;
using Portal.Domain.Calendar;
using Portal.Domain.Contacts;
using Portal.Domain.People;
using Portal.Domain.Training;

namespace Portal.Application.Seeding;

/// <summary>Contacts of the demonstration's units and its training, made by the desks' own methods: a unit without a contact, a handover under way, a session nobody recorded.</summary>
public sealed class DemonstrationTraining(IServiceProvider services)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private PortalDbContext Db => services.GetRequiredService<PortalDbContext>();

    /// <summary>With the people: who answers for open government in each unit.</summary>
    public async Task NameContactsAsync(CancellationToken token)
    {
        var plan = await ReadAsync(token);
        foreach (var unit in await Db.Units.AsNoTracking().OrderBy(u => u.Id).ToListAsync(token))
        {
            await NameAsync(unit, ContactDuty.Leader, await UserFactsAsync(unit, Role.UnitHead, plan.ContactsSince, token), "", token);
            if (plan.WithoutContact.Contains(unit.Name)) continue;
            var former = plan.Formerly.Unit == unit.Name ? new ContactFacts(null, plan.Formerly.Name, plan.Formerly.Post, plan.Formerly.Phone, plan.ContactsSince) : null;
            await NameAsync(unit, ContactDuty.Contact, former ?? await UserFactsAsync(unit, Role.Drafter, plan.ContactsSince, token), "", token);
        }
    }

    /// <summary>At the end: what happened around today.</summary>
    public async Task LoadAsync(WorkCalendar calendar, DateOnly today, CancellationToken token)
    {
        var plan = await ReadAsync(token);
        await ChangeContactsAsync(plan, today, token);
        var keeper = await ActorAsync(Role.DisclosureOffice, null, token);
        var desk = services.GetRequiredService<TrainingDesk>();
        var lines = new List<TrainingLine>();
        foreach (var line in plan.Lines)
        {
            var day = calendar.OnOrAfter(today.AddDays(line.Day));
            lines.Add(await desk.AddLineAsync(new TrainingLineFacts(day.Year, day.Month, line.Topic, line.Audience, await Db.Units.Where(u => u.Name == line.Unit).Select(u => u.Id).SingleAsync(token)), keeper, token));
        }
        foreach (var one in plan.Sessions)
        {
            var day = calendar.OnOrAfter(today.AddDays(one.Day));
            var facts = new TrainingSessionFacts(lines[one.Line].Id, one.Title, day, one.Online, one.Place, one.Lecturer, one.Hours);
            var session = await desk.PlanAsync(facts, keeper, token);
            await ExpectAsync(session, one, keeper, token);
            if (one.Held) await HoldAsync(session, facts, one, keeper, token);
        }
    }

    private async Task ChangeContactsAsync(TrainingFile plan, DateOnly today, CancellationToken token)
    {
        var unit = await Db.Units.AsNoTracking().SingleAsync(u => u.Name == plan.Formerly.Unit, token);
        var handover = (await NameAsync(unit, ContactDuty.Contact, await UserFactsAsync(unit, Role.Drafter, today, token), "岗位调整", token))!;
        await services.GetRequiredService<HandoverDesk>().ConfirmAsync(handover, 0, HandoverSide.Giving, "纸质台账已经移交", await ActorAsync(Role.UnitHead, unit.Id, token), token);
        var changed = await Db.Units.AsNoTracking().SingleAsync(u => u.Name == plan.Changed.Unit, token);
        var facts = await UserFactsAsync(changed, Role.Drafter, plan.ContactsSince, token) with { Phone = plan.Changed.Phone };
        await services.GetRequiredService<ContactDesk>().ReportAsync(changed.Id, ContactDuty.Contact, 0, 0, facts, plan.Changed.Reason, await ActorAsync(Role.UnitHead, changed.Id, token), token);
    }

    private async Task<ContactHandover?> NameAsync(Unit unit, ContactDuty duty, ContactFacts facts, string reason, CancellationToken token)
    {
        var desk = services.GetRequiredService<ContactDesk>();
        await desk.ReportAsync(unit.Id, duty, 0, 0, facts, reason, await ActorAsync(Role.UnitHead, unit.Id, token), token);
        return await desk.NoteAsync((await desk.ReportedAsync(unit.Id, duty, token))!, 0, await ActorAsync(Role.DisclosureOffice, null, token), token);
    }

    private async Task ExpectAsync(TrainingSession session, SessionLine line, Actor keeper, CancellationToken token)
    {
        var roles = line.Roles.Select(PortalRole.IdOf).ToList();
        var people = await Db.Users.Where(u => line.Units.Contains(u.Unit!.Name) && Db.UserRoles.Any(r => r.UserId == u.Id && roles.Contains(r.RoleId))).Select(u => u.Id).ToListAsync(token);
        await services.GetRequiredService<TrainingRollDesk>().ExpectAsync(session, session.Version, people, keeper, token);
    }

    private async Task HoldAsync(TrainingSession session, TrainingSessionFacts facts, SessionLine line, Actor keeper, CancellationToken token)
    {
        var rolls = await Db.TrainingRolls.AsNoTracking().Include(r => r.Entries).Where(r => r.SessionId == session.Id).OrderBy(r => r.Id).ToListAsync(token);
        var absent = await Db.Users.Where(u => line.Absent.Contains(u.UserName!)).Select(u => u.Id).ToListAsync(token);
        foreach (var roll in rolls)
            await services.GetRequiredService<TrainingRollDesk>().RecordAsync(session, roll.UnitId, roll.Version, [.. roll.Entries.Select(e => e.UserId).Except(absent)], await ActorAsync(Role.UnitHead, roll.UnitId, token), token);
        await services.GetRequiredService<TrainingDesk>().RecordAsync(session, session.Version, facts, line.Guests, line.Summary, keeper, token);
        var materials = services.GetRequiredService<TrainingMaterialDesk>();
        await materials.AddFileAsync(session, session.Version, "公开属性源头认定要点.txt", await File.ReadAllBytesAsync(Path.Combine(Demonstration.Folder, "files", line.Material), token), keeper, token);
        if (await Db.ShelfRecords.Where(r => r.IsListed && r.Content.Title == line.Record).Select(r => r.IndexNumber).FirstOrDefaultAsync(token) is { } number)
            await materials.AddRecordAsync(session, session.Version, number, keeper, token);
    }

    private async Task<ContactFacts> UserFactsAsync(Unit unit, Role role, DateOnly since, CancellationToken token)
    {
        var roleId = PortalRole.IdOf(role);
        var user = await Db.Users.AsNoTracking().Where(u => u.UnitId == unit.Id && Db.UserRoles.Any(r => r.UserId == u.Id && r.RoleId == roleId)).OrderBy(u => u.Id).FirstAsync(token);
        return new ContactFacts(user.Id, user.Name, user.Title, unit.Phone ?? "", since);
    }

    private async Task<Actor> ActorAsync(Role role, int? unitId, CancellationToken token)
    {
        var roleId = PortalRole.IdOf(role);
        var id = await Db.Users.Where(u => (unitId == null || u.UnitId == unitId) && Db.UserRoles.Any(r => r.UserId == u.Id && r.RoleId == roleId)).OrderBy(u => u.Id).Select(u => u.Id).FirstAsync(token);
        return await services.GetRequiredService<Actors>().LoadAsync(id, token);
    }

    private static async Task<TrainingFile> ReadAsync(CancellationToken token)
    {
        await using var file = File.OpenRead(Path.Combine(Demonstration.Folder, "training.json"));
        return (await JsonSerializer.DeserializeAsync<TrainingFile>(file, Json, token))!;
    }

    private sealed record FormerLine(string Unit, string Name, string Post, string Phone);

    private sealed record ChangedLine(string Unit, string Phone, string Reason);

    private sealed record PlanLine(string Topic, string Audience, string Unit, int Day);

    private sealed record SessionLine(int Line, string Title, int Day, string Place, string Lecturer, decimal Hours, bool Held, IReadOnlyList<string> Units, IReadOnlyList<Role> Roles,
        bool Online = false, int Guests = 0, string Summary = "", string Material = "", string Record = "")
    {
        public IReadOnlyList<string> Absent { get; init; } = [];
    }

    private sealed record TrainingFile(DateOnly ContactsSince, IReadOnlyList<string> WithoutContact, FormerLine Formerly, ChangedLine Changed, IReadOnlyList<PlanLine> Lines, IReadOnlyList<SessionLine> Sessions);
}
