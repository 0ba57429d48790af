using Microsoft.EntityFrameworkCore;
using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Domain;
using Portal.Domain.People;
using Portal.Domain.Training;

namespace Portal.Application.Training;

/// <summary>Who is expected at a session, set by the disclosure office, and who came, recorded unit by unit.</summary>
public sealed class TrainingRollDesk(PortalDbContext db, TimeProvider clock)
{
    /// <summary>Sets who is expected, of all units at once. Who is on a roll already stays on that unit's, wherever he works now.</summary>
    /// <exception cref="StaleException">Somebody else changed the session since the form was shown.</exception>
    public async Task ExpectAsync(TrainingSession session, int seenVersion, IReadOnlyCollection<int> people, Actor actor, CancellationToken token)
    {
        var by = TrainingDuties.KeeperStamp(actor, clock.UtcNow());
        if (session.Version != seenVersion) throw new StaleException(nameof(TrainingSession), session.Id);
        db.Entry(session).Property(s => s.Version).OriginalValue = seenVersion;
        var rolls = await db.TrainingRolls.Include(r => r.Entries).Where(r => r.SessionId == session.Id).ToListAsync(token);
        var unitOf = rolls.SelectMany(r => r.Entries, (r, e) => (e.UserId, r.UnitId)).ToDictionary(p => p.UserId, p => p.UnitId);
        var unknown = people.Where(p => !unitOf.ContainsKey(p)).Distinct().ToList();
        foreach (var person in await db.Users.AsNoTracking().Where(u => unknown.Contains(u.Id) && !u.IsClosed && u.UnitId != null).Select(u => new { u.Id, UnitId = u.UnitId!.Value }).ToListAsync(token))
            unitOf[person.Id] = person.UnitId;
        if (people.Any(p => !unitOf.ContainsKey(p))) throw new RefusedException(new("TrainingNobody", "所选的人员中有人账号已经停用或者没有处室，请刷新后再选"));

        var wanted = people.Distinct().ToLookup(p => unitOf[p]);
        foreach (var unitId in wanted.Select(g => g.Key).Except(rolls.Select(r => r.UnitId)).ToList())
        {
            var roll = new TrainingRoll(session.Id, unitId);
            db.TrainingRolls.Add(roll);
            rolls.Add(roll);
        }
        if (!rolls.ConvertAll(r => r.Expect(wanted[r.UnitId].ToHashSet())).Contains(true)) return;
        session.ExpectOthers();
        Note("training.expected", session, $"应到{await NamesAsync(people, token)}", by);
        await SaveAsync(token);
    }

    /// <param name="seenVersion">Of the unit's roll; 0 where the form saw none.</param>
    /// <exception cref="StaleException">Somebody else changed the unit's roll since the form was shown.</exception>
    public async Task RecordAsync(TrainingSession session, int unitId, int seenVersion, IReadOnlyCollection<int> came, Actor actor, CancellationToken token)
    {
        var by = TrainingDuties.RecorderStamp(actor, unitId, clock.UtcNow());
        var roll = await db.TrainingRolls.Include(r => r.Entries).SingleOrDefaultAsync(r => r.SessionId == session.Id && r.UnitId == unitId, token);
        if ((roll?.Version ?? 0) != seenVersion) throw new StaleException(nameof(TrainingRoll), session.Id);
        var unit = await db.Units.Where(u => u.Id == unitId).Select(u => u.Name).SingleOrDefaultAsync(token) ?? throw new RefusedException(new("TrainingUnit", "没有这个处室"));
        if (roll is null) db.TrainingRolls.Add(roll = new TrainingRoll(session.Id, unitId));
        var others = came.Except(roll.Entries.Select(e => e.UserId)).ToList();
        if (await db.Users.CountAsync(u => others.Contains(u.Id) && u.UnitId == unitId && !u.IsClosed, token) != others.Count)
            throw new RefusedException(new("TrainingStranger", "所选的人员中有人不属于这个处室，或者账号已经停用，请刷新后再选"));
        roll.Record(session.State, session.On, came.ToHashSet(), by, clock.Today());
        Note("training.attended", session, $"{unit}，实到{await NamesAsync(came, token)}", by);
        await SaveAsync(token);
    }

    private void Note(string kind, TrainingSession session, string detail, Stamp by) => db.AuditEvents.Add(new AuditEvent(kind, nameof(TrainingSession), session.Id, detail, by));

    // As they are called today; of two with one name each with the account's number.
    private async Task<string> NamesAsync(IReadOnlyCollection<int> people, CancellationToken token)
    {
        var named = await db.Users.AsNoTracking().Where(u => people.Contains(u.Id)).OrderBy(u => u.Id).Select(u => new { u.Id, u.Name }).ToListAsync(token);
        var twice = named.CountBy(n => n.Name).Where(n => n.Value > 1).Select(n => n.Key).ToHashSet();
        return named.Count == 0 ? "0人" : $"{named.Count}人：{string.Join('、', named.Select(n => twice.Contains(n.Name) ? $"{n.Name}（{n.Id}）" : n.Name))}";
    }

    // Two people begin the same unit's roll at once: the unique index lets one in.
    private async Task SaveAsync(CancellationToken token)
    {
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException fault) when (fault is not DbUpdateConcurrencyException)
        {
            throw new RefusedException(new("TrainingRollTaken", "别人刚刚登记了同一处室的人员，没有保存，请刷新后再试"));
        }
    }
}
