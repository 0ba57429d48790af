using Microsoft.EntityFrameworkCore;
using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Review;
using Portal.Domain;
using Portal.Domain.People;
using Portal.Domain.Training;

namespace Portal.Application.Training;

/// <summary>The disclosure office's desk for the yearly training plan and its sessions. Every change is a row of history that says what stands now.</summary>
public sealed class TrainingDesk(PortalDbContext db, SecrecyGuard guard, TimeProvider clock)
{
    public Task<TrainingLine?> FindLineAsync(int id, CancellationToken token) => db.TrainingLines.SingleOrDefaultAsync(l => l.Id == id, token);

    /// <summary>With its materials.</summary>
    public Task<TrainingSession?> FindAsync(int id, CancellationToken token) => db.TrainingSessions.Include(s => s.Materials).SingleOrDefaultAsync(s => s.Id == id, token);

    public async Task<TrainingLine> AddLineAsync(TrainingLineFacts facts, Actor actor, CancellationToken token)
    {
        var by = TrainingDuties.KeeperStamp(actor, clock.UtcNow());
        await guard.RefuseMarksAsync("培训计划", facts.Topic + "\n" + facts.Audience, actor, token);
        await RefuseUnitAsync(facts.UnitId, token);
        var line = new TrainingLine(facts);
        db.TrainingLines.Add(line);
        await db.SaveNumberedAsync(_ =>
        {
            Note("training.line-added", line, Describe(line), by);
            return Task.CompletedTask;
        }, token);
        return line;
    }

    /// <exception cref="StaleException">Somebody else changed it since the form was shown.</exception>
    public async Task ChangeLineAsync(TrainingLine line, int seenVersion, TrainingLineFacts facts, Actor actor, CancellationToken token)
    {
        var by = TrainingDuties.KeeperStamp(actor, clock.UtcNow());
        Expect(line, seenVersion);
        await guard.RefuseMarksAsync("培训计划", facts.Topic + "\n" + facts.Audience, actor, token);
        if (facts.UnitId != line.UnitId) await RefuseUnitAsync(facts.UnitId, token);
        var before = Describe(line);
        line.Change(facts);
        Note("training.line-changed", line, $"{before}；改为：{Describe(line)}", by);
        await db.SaveChangesAsync(token);
    }

    /// <exception cref="StaleException">Somebody else changed it since the form was shown.</exception>
    public async Task CancelLineAsync(TrainingLine line, int seenVersion, string reason, Actor actor, CancellationToken token)
    {
        var by = TrainingDuties.KeeperStamp(actor, clock.UtcNow());
        Expect(line, seenVersion);
        await guard.RefuseMarksAsync("取消的原因", reason, actor, token);
        if (await db.TrainingSessions.AnyAsync(s => s.LineId == line.Id && s.State == TrainingState.Planned, token))
            throw new RefusedException(new("TrainingLineInUse", "这一项计划还有已经安排的培训，请先取消或者登记那次培训"));
        line.Cancel(reason);
        Note("training.line-cancelled", line, $"{Describe(line)}：{line.CancelReason}", by);
        await db.SaveChangesAsync(token);
    }

    public async Task<TrainingSession> PlanAsync(TrainingSessionFacts facts, Actor actor, CancellationToken token)
    {
        var by = TrainingDuties.KeeperStamp(actor, clock.UtcNow());
        await guard.RefuseMarksAsync("培训安排", Text(facts, ""), actor, token);
        await RefuseLineAsync(facts.LineId, token);
        var session = new TrainingSession(facts);
        db.TrainingSessions.Add(session);
        await db.SaveNumberedAsync(_ =>
        {
            Note("training.planned", session, Describe(session), by);
            return Task.CompletedTask;
        }, token);
        return session;
    }

    /// <exception cref="StaleException">Somebody else changed it since the form was shown.</exception>
    public async Task ChangeAsync(TrainingSession session, int seenVersion, TrainingSessionFacts facts, Actor actor, CancellationToken token)
    {
        var by = TrainingDuties.KeeperStamp(actor, clock.UtcNow());
        Expect(session, seenVersion);
        await guard.RefuseMarksAsync("培训安排", Text(facts, ""), actor, token);
        if (facts.LineId != session.LineId) await RefuseLineAsync(facts.LineId, token);
        var before = Describe(session);
        session.Change(facts);
        Note("training.changed", session, $"{before}；改为：{Describe(session)}", by);
        await db.SaveChangesAsync(token);
    }

    /// <exception cref="StaleException">Somebody else changed it since the form was shown.</exception>
    public async Task RecordAsync(TrainingSession session, int seenVersion, TrainingSessionFacts facts, int guests, string summary, Actor actor, CancellationToken token)
    {
        var by = TrainingDuties.KeeperStamp(actor, clock.UtcNow());
        Expect(session, seenVersion);
        await guard.RefuseMarksAsync("培训记录", Text(facts, summary), actor, token);
        if (facts.LineId != session.LineId) await RefuseLineAsync(facts.LineId, token);
        session.Record(facts, guests, summary, clock.Today());
        Note("training.recorded", session, $"{Describe(session)}，外单位{session.Guests}人", by);
        await db.SaveChangesAsync(token);
    }

    /// <exception cref="StaleException">Somebody else changed it since the form was shown.</exception>
    public async Task CancelAsync(TrainingSession session, int seenVersion, string reason, Actor actor, CancellationToken token)
    {
        var by = TrainingDuties.KeeperStamp(actor, clock.UtcNow());
        Expect(session, seenVersion);
        await guard.RefuseMarksAsync("取消的原因", reason, actor, token);
        session.Cancel(reason);
        Note("training.cancelled", session, $"{Describe(session)}：{session.CancelReason}", by);
        await db.SaveChangesAsync(token);
    }

    private async Task RefuseUnitAsync(int unitId, CancellationToken token)
    {
        if (!await db.Units.AnyAsync(u => u.Id == unitId && !u.IsClosed, token)) throw new RefusedException(new("TrainingUnit", "没有这个处室，或者处室已经撤销"));
    }

    private async Task RefuseLineAsync(int? lineId, CancellationToken token)
    {
        if (lineId is { } id && !await db.TrainingLines.AnyAsync(l => l.Id == id && !l.IsCancelled, token)) throw new RefusedException(new("TrainingNoLine", "没有这一项培训计划，或者已经取消"));
    }


    private void Expect(TrainingLine line, int seenVersion)
    {
        if (line.Version != seenVersion) throw new StaleException(nameof(TrainingLine), line.Id);
        db.Entry(line).Property(l => l.Version).OriginalValue = seenVersion;
    }

    private void Expect(TrainingSession session, int seenVersion)
    {
        if (session.Version != seenVersion) throw new StaleException(nameof(TrainingSession), session.Id);
        db.Entry(session).Property(s => s.Version).OriginalValue = seenVersion;
    }

    private void Note(string kind, TrainingLine line, string detail, Stamp by) => db.AuditEvents.Add(new AuditEvent(kind, nameof(TrainingLine), line.Id, detail, by));

    private void Note(string kind, TrainingSession session, string detail, Stamp by) => db.AuditEvents.Add(new AuditEvent(kind, nameof(TrainingSession), session.Id, detail, by));

    private static string Text(TrainingSessionFacts facts, string summary) => string.Join('\n', facts.Title, facts.Place, facts.Lecturer, summary);

    private static string Describe(TrainingLine line) => $"{line.Year}年{line.Month}月 {line.Topic}，对象：{line.Audience}，组织处室 {line.UnitId}";

    private static string Describe(TrainingSession session) =>
        $"{session.On:yyyy-MM-dd} {session.Title}，{(session.IsOnline ? "线上 " : "")}{session.Place}，主讲：{session.Lecturer}，{TrainingNames.Hours(session.Hours)}学时{(session.LineId is { } line ? $"，计划 {line}" : "")}";
}
