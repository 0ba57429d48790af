using Microsoft.EntityFrameworkCore;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Documents;
using Portal.Domain.People;
using Portal.Domain.Training;

namespace Portal.Application.Training;

public sealed record TrainingLineRow(int Id, int Year, int Month, string Topic, string Audience, string UnitName, TrainingStanding Standing, string CancelReason, int Sessions);

/// <summary>A session in a list. <paramref name="IsMine"/>: the reader stands on its roll; <paramref name="HaveCome"/>: as one who came.</summary>
public sealed record TrainingSessionRow(int Id, string Title, DateOnly On, bool IsOnline, string Place, string Lecturer, decimal Hours, TrainingState State, int Expected, int Came, bool IsMine, bool HaveCome);

/// <summary>A year's plan and the sessions that the reader may see.</summary>
public sealed record TrainingPlan(int Year, IReadOnlyList<int> Years, IReadOnlyList<TrainingLineRow> Lines, IReadOnlyList<TrainingSessionRow> Sessions);

/// <summary>A material with what stands on the shelf now; no title where the record is no longer public.</summary>
public sealed record TrainingMaterialRow(int Id, string Title, long Size, string? Slug);

public sealed record TrainingPerson(int Id, string Name, string Title, bool IsExpected, bool HasCome);

/// <summary>One unit's roll as a page shows it; <paramref name="Version"/> is 0 where there is none yet.</summary>
public sealed record TrainingRollView(int UnitId, string UnitName, int Version, DateTime? RecordedAt, string RecordedBy, IReadOnlyList<TrainingPerson> People)
{
    public int Expected => People.Count(p => p.IsExpected);

    public int Came => People.Count(p => p.HasCome);
}

/// <summary>A session with what the reader may see of it. <paramref name="Mine"/> is his own entry; null where he has none.</summary>
public sealed record TrainingView(TrainingSession Session, string? Line, IReadOnlyList<TrainingMaterialRow> Materials, IReadOnlyList<TrainingRollView> Rolls, (bool IsExpected, bool HasCome)? Mine);

/// <summary>
/// Reads plan, sessions and rolls. Everybody in the office sees the plan and the sessions he stands on the roll of; unit heads, the disclosure office and
/// supervisors see every session, and of the rolls those of their units.
/// </summary>
public sealed class TrainingReading(PortalDbContext db, TimeProvider clock)
{
    public async Task<TrainingPlan> PlanAsync(int year, Actor actor, CancellationToken token)
    {
        var today = clock.Today();
        var lines = await db.TrainingLines.AsNoTracking().Where(l => l.Year == year).OrderBy(l => l.Month).ThenBy(l => l.Id)
            .Select(l => new
            {
                Line = l,
                Unit = db.Units.Where(u => u.Id == l.UnitId).Select(u => u.Name).First(),
                Held = db.TrainingSessions.Count(s => s.LineId == l.Id && s.State == TrainingState.Held),
                Planned = db.TrainingSessions.Count(s => s.LineId == l.Id && s.State == TrainingState.Planned),
            }).ToListAsync(token);
        var years = await db.TrainingLines.AsNoTracking().Select(l => l.Year).Distinct().ToListAsync(token);
        var days = await db.TrainingSessions.AsNoTracking().Select(s => s.On.Year).Distinct().ToListAsync(token);
        return new TrainingPlan(year, [.. years.Concat(days).Append(today.Year).Append(year).Distinct().OrderDescending()],
            lines.ConvertAll(l => new TrainingLineRow(l.Line.Id, l.Line.Year, l.Line.Month, l.Line.Topic, l.Line.Audience, l.Unit,
                TrainingLine.StandingOf(l.Line.Year, l.Line.Month, l.Line.IsCancelled, l.Held > 0, l.Planned > 0, today), l.Line.CancelReason, l.Held + l.Planned)),
            await SessionsAsync(year, actor, token));
    }

    /// <summary>Null where there is no such session for this reader.</summary>
    public async Task<TrainingView?> FindAsync(int id, Actor actor, CancellationToken token)
    {
        if (await db.TrainingSessions.AsNoTracking().Include(s => s.Materials).SingleOrDefaultAsync(s => s.Id == id, token) is not { } session) return null;
        var mine = await Entries(id).Where(e => e.UserId == actor.UserId).Select(e => new { e.IsExpected, e.HasCome }).FirstOrDefaultAsync(token);
        if (mine is null && !TrainingDuties.SeesSessions(actor)) return null;
        var line = session.LineId is { } lineId ? await db.TrainingLines.Where(l => l.Id == lineId).Select(l => l.Topic).SingleAsync(token) : null;
        return new TrainingView(session, line, await MaterialsAsync(session, token), await RollsAsync(id, actor, token), mine is null ? null : (mine.IsExpected, mine.HasCome));
    }

    /// <summary>Lines that a session can be tied to: those of the years around now, and the one it is tied to.</summary>
    public async Task<IReadOnlyList<TrainingLineRow>> ChoicesAsync(int? lineId, CancellationToken token)
    {
        var year = clock.Today().Year;
        return await db.TrainingLines.AsNoTracking().Where(l => l.Id == lineId || (!l.IsCancelled && l.Year >= year - 1 && l.Year <= year + 1)).OrderByDescending(l => l.Year).ThenBy(l => l.Month).ThenBy(l => l.Id)
            .Select(l => new TrainingLineRow(l.Id, l.Year, l.Month, l.Topic, l.Audience, "", TrainingStanding.Open, "", 0)).ToListAsync(token);
    }

    /// <summary>Every unit with its people, and who is expected: what the disclosure office chooses from.</summary>
    public async Task<IReadOnlyList<TrainingRollView>> EverybodyAsync(int sessionId, CancellationToken token) => await RollsAsync(sessionId, _ => true, _ => true, token);

    /// <summary>
    /// For the to-do page. The disclosure office: sessions whose day has passed without a record, lines whose month is over with nothing arranged.
    /// Unit heads: rolls of their own units that nobody filled in.
    /// </summary>
    public async Task<IReadOnlyList<OfficeNotice>> NoticesAsync(Actor actor, CancellationToken token)
    {
        const int most = 20;
        var today = clock.Today();
        var notices = new List<OfficeNotice>();
        if (TrainingDuties.Keeps(actor))
        {
            var late = await db.TrainingSessions.AsNoTracking().Where(s => s.State == TrainingState.Planned && s.On < today).OrderBy(s => s.On).ThenBy(s => s.Id).Take(most).Select(s => new { s.Id, s.Title, s.On }).ToListAsync(token);
            notices.AddRange(late.Select(s => new OfficeNotice("培训还没有登记", $"“{s.Title}”原定{s.On:M月d日}举办，请登记举办情况，没有举办的请改期或者取消", $"/admin/training/sessions/{s.Id}")));
            // Months that are over, as one number: year × 12 + month.
            var now = today.Year * 12 + today.Month;
            var lines = await db.TrainingLines.AsNoTracking().Where(l => !l.IsCancelled && l.Year * 12 + l.Month < now && !db.TrainingSessions.Any(s => s.LineId == l.Id && s.State != TrainingState.Cancelled))
                .OrderBy(l => l.Year).ThenBy(l => l.Month).ThenBy(l => l.Id).Take(most).Select(l => new { l.Id, l.Year, l.Month, l.Topic }).ToListAsync(token);
            notices.AddRange(lines.Select(l => new OfficeNotice("培训计划逾期未安排", $"“{l.Topic}”计划{l.Year}年{l.Month}月举办", $"/admin/training/lines/{l.Id}")));
        }
        var units = actor.Mandates.Where(m => m.Role == Role.UnitHead).SelectMany(m => m.Units).Distinct().ToList();
        if (units.Count == 0) return notices;
        var open = await (from roll in db.TrainingRolls.AsNoTracking()
                          where units.Contains(roll.UnitId) && roll.RecordedAt == null && roll.Entries.Any()
                          join session in db.TrainingSessions on roll.SessionId equals session.Id
                          where session.State != TrainingState.Cancelled && session.On < today
                          orderby session.On, roll.Id
                          select new { session.Id, session.Title, session.On, Unit = db.Units.Where(u => u.Id == roll.UnitId).Select(u => u.Name).First() }).Take(most).ToListAsync(token);
        notices.AddRange(open.Select(s => new OfficeNotice("参加培训的人员还没有登记", $"{s.Unit}：“{s.Title}”（{s.On:M月d日}）", $"/admin/training/sessions/{s.Id}#rolls")));
        return notices;
    }

    private async Task<IReadOnlyList<TrainingSessionRow>> SessionsAsync(int year, Actor actor, CancellationToken token)
    {
        var (first, end) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
        var (all, me) = (TrainingDuties.SeesSessions(actor), actor.UserId);
        return await db.TrainingSessions.AsNoTracking().Where(s => s.On >= first && s.On < end)
            .Where(s => all || db.TrainingRolls.Any(r => r.SessionId == s.Id && r.Entries.Any(e => e.UserId == me)))
            .OrderByDescending(s => s.On).ThenByDescending(s => s.Id)
            .Select(s => new TrainingSessionRow(s.Id, s.Title, s.On, s.IsOnline, s.Place, s.Lecturer, s.Hours, s.State,
                db.TrainingRolls.Where(r => r.SessionId == s.Id).SelectMany(r => r.Entries).Count(e => e.IsExpected),
                db.TrainingRolls.Where(r => r.SessionId == s.Id).SelectMany(r => r.Entries).Count(e => e.HasCome),
                db.TrainingRolls.Any(r => r.SessionId == s.Id && r.Entries.Any(e => e.UserId == me)),
                db.TrainingRolls.Any(r => r.SessionId == s.Id && r.Entries.Any(e => e.UserId == me && e.HasCome)))).ToListAsync(token);
    }

    private async Task<IReadOnlyList<TrainingMaterialRow>> MaterialsAsync(TrainingSession session, CancellationToken token)
    {
        var slugs = session.Materials.Where(m => !m.IsFile).Select(m => m.Slug).ToList();
        var titles = slugs.Count == 0 ? [] : await db.ShelfRecords.AsNoTracking().Where(r => slugs.Contains(r.Slug) && r.IsListed).ToDictionaryAsync(r => r.Slug, r => r.Content.Title, token);
        return [.. session.Materials.OrderBy(m => m.Id).Select(m => new TrainingMaterialRow(m.Id, m.IsFile ? m.Name : titles.GetValueOrDefault(m.Slug, ""), m.Size, m.IsFile ? null : m.Slug))];
    }

    // Where one may record, people of the unit who are on no roll stand there too: somebody comes who was not expected.
    private Task<IReadOnlyList<TrainingRollView>> RollsAsync(int sessionId, Actor actor, CancellationToken token) =>
        RollsAsync(sessionId, unit => TrainingDuties.SeesRoll(actor, unit), unit => TrainingDuties.MayRecord(actor, unit), token);

    private async Task<IReadOnlyList<TrainingRollView>> RollsAsync(int sessionId, Func<int, bool> sees, Func<int, bool> withOthers, CancellationToken token)
    {
        var rolls = await db.TrainingRolls.AsNoTracking().Include(r => r.Entries).Where(r => r.SessionId == sessionId).ToListAsync(token);
        var byUnit = rolls.ToDictionary(r => r.UnitId);
        var named = rolls.SelectMany(r => r.Entries.Select(e => e.UserId)).Concat(rolls.Select(r => r.RecordedById ?? 0)).Distinct().ToList();
        var users = await db.Users.AsNoTracking().Where(u => named.Contains(u.Id) || (!u.IsClosed && u.UnitId != null)).OrderBy(u => u.Id).Select(u => new { u.Id, u.Name, u.Title, u.UnitId, u.IsClosed }).ToListAsync(token);
        var people = users.ToDictionary(u => u.Id);
        var units = await db.Units.AsNoTracking().OrderBy(u => u.Order).ThenBy(u => u.Id).Select(u => new { u.Id, u.Name, u.IsClosed }).ToListAsync(token);
        return [.. units.Where(u => sees(u.Id) && (byUnit.ContainsKey(u.Id) || (!u.IsClosed && withOthers(u.Id)))).Select(u =>
        {
            var roll = byUnit.GetValueOrDefault(u.Id);
            var entries = roll?.Entries.OrderBy(e => e.UserId).ToList() ?? [];
            var on = entries.Select(e => e.UserId).ToHashSet();
            var others = withOthers(u.Id) ? users.Where(p => p.UnitId == u.Id && !p.IsClosed && !on.Contains(p.Id)) : [];
            return new TrainingRollView(u.Id, u.Name, roll?.Version ?? 0, roll?.RecordedAt, roll?.RecordedById is { } by ? people[by].Name : "",
                [.. entries.Select(e => new TrainingPerson(e.UserId, people[e.UserId].Name, people[e.UserId].Title, e.IsExpected, e.HasCome)),
                    .. others.Select(p => new TrainingPerson(p.Id, p.Name, p.Title, false, false))]);
        }).Where(r => r.People.Count > 0)];
    }

    private IQueryable<TrainingEntry> Entries(int sessionId) => db.TrainingRolls.AsNoTracking().Where(r => r.SessionId == sessionId).SelectMany(r => r.Entries);
}
