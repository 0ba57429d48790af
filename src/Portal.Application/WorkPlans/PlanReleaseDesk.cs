using Microsoft.EntityFrameworkCore;
using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Publishing;
using Portal.Application.Review;
using Portal.Domain;
using Portal.Domain.People;
using Portal.Domain.WorkPlans;
using Portal.Domain.WorkPlans.Reading;

namespace Portal.Application.WorkPlans;

/// <summary>Prepares and signs the snapshot of a plan that goes out through the gate (requirement F9).</summary>
public sealed class PlanReleaseDesk(PortalDbContext db, PublishingGate gate, SecrecyGuard guard, TimeProvider clock)
{
    /// <summary>How the plan stands now, as the public would see it.</summary>
    public async Task<PlanSnapshot> SnapshotAsync(WorkPlan plan, CancellationToken token)
    {
        var today = clock.Today();
        var states = await PlanStandings.OfAsync(db, plan, today, token);
        var names = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, token);
        var words = await WordsAsync(plan, token);
        var evidence = await EvidenceAsync(plan, token);
        var paper = plan.SourceName.StartsWith(PublishingGate.DocumentPrefix, StringComparison.Ordinal) ? plan.SourceName[PublishingGate.DocumentPrefix.Length..] : null;
        return new PlanSnapshot
        {
            Kind = plan.Kind,
            Year = plan.Year,
            Title = plan.Title,
            Body = plan.Body,
            AsOf = today,
            PaperSlug = paper,
            Parts = [.. plan.InOrder.Select(p => new SnapshotPart(p.Number, p.Title, p.Intro, [.. plan.TasksOf(p).Select(t => Task(states[t.Id], names, words, evidence[t.Id], today))]))],
        };
    }

    public async Task<IReadOnlyList<PlanRelease>> ReleasesAsync(int planId, CancellationToken token) =>
        await db.PlanReleases.AsNoTracking().Where(r => r.WorkPlanId == planId).OrderByDescending(r => r.Id).Take(50).ToListAsync(token);

    public Task<PlanRelease?> FindAsync(int planId, int id, CancellationToken token) => db.PlanReleases.SingleOrDefaultAsync(r => r.WorkPlanId == planId && r.Id == id, token);

    /// <param name="seen">Hash of the snapshot that the form showed.</param>
    /// <exception cref="StaleException">Something was reported or changed since then.</exception>
    public async Task<PlanRelease> PrepareAsync(WorkPlan plan, string seen, Actor actor, CancellationToken token)
    {
        if (plan.State == WorkPlanState.Checking) throw new RefusedException(WorkPlanRefusals.NotInForce);
        if (await db.PlanReleases.AnyAsync(r => r.WorkPlanId == plan.Id && r.State == PlanReleaseState.Prepared, token)) throw new RefusedException(new("ReleaseWaits", "已有一份进展在等待签发"));
        var release = new PlanRelease(plan.Id, await SnapshotAsync(plan, token), actor, clock.UtcNow());
        if (release.Hash != seen) throw new StaleException(nameof(WorkPlan), plan.Id);
        db.PlanReleases.Add(release);
        await guard.RefuseMarksInChangesAsync("计划进展", actor, token);
        await db.SaveNumberedAsync(_ =>
        {
            Note("plans.prepared", release, actor.StampFor([Role.DisclosureOffice], 0, clock.UtcNow()));
            return System.Threading.Tasks.Task.CompletedTask;
        }, token);
        return release;
    }

    /// <summary>Signs and publishes in one transaction.</summary>
    public async Task SignAsync(PlanRelease release, int seenVersion, Actor actor, CancellationToken token)
    {
        if (release.Version != seenVersion) throw new StaleException(nameof(PlanRelease), release.Id);
        release.Sign(actor, clock.UtcNow());
        Note("plans.released", release, actor.StampFor([Role.Signer], 0, clock.UtcNow()));
        await gate.PutPlanAsync(release, token);
    }

    public async Task RefuseAsync(PlanRelease release, int seenVersion, string note, Actor actor, CancellationToken token)
    {
        if (release.Version != seenVersion) throw new StaleException(nameof(PlanRelease), release.Id);
        release.Refuse(note, actor, clock.UtcNow());
        Note("plans.refused", release, actor.StampFor([Role.Signer], 0, clock.UtcNow()));
        await guard.RefuseMarksInChangesAsync("退回的理由", actor, token);
        await db.SaveChangesAsync(token);
    }

    private static SnapshotTask Task(TaskState state, Dictionary<int, string> names, Dictionary<int, string> words, IEnumerable<SnapshotEvidence> evidence, DateOnly today)
    {
        var task = state.Task;
        var units = state.Roles.OrderBy(r => r.Value).Select(r => new SnapshotUnit(names[r.Key], r.Value, state.OfUnit(r.Key, today)))
            .Concat(task.Duties.Where(d => d.Scope == DutyScope.Outside).Select(d => new SnapshotUnit(d.Name, d.Role, null)));
        var said = state.Cells.Values.Where(c => c.Role != UnitRole.Support && words.ContainsKey(c.ProgressId)).OrderBy(c => c.Role).Select(c => (state.Answering.Count > 1 ? names[c.UnitId] + "：" : "") + words[c.ProgressId]);
        return new SnapshotTask(task.Number, task.Section, task.Text, state.Standing, task.LimitWords, state.Due, state.DoneOn, task.Target, task.TargetFigure, state.Figure, string.Join('\n', said), task.CarriedFromId is not null,
            [.. units], [.. evidence.DistinctBy(e => e.Slug)],
            [.. task.Changes.Where(c => c.State == ChangeState.Approved).OrderBy(c => c.Id).Select(c => new SnapshotChange(c.Field, c.OldValue, c.NewValue, c.Reason, Shanghai.DayOf(c.DecidedAt!.Value)))], task.DueOn is not null);
    }

    // The words of each unit's newest accepted report.
    private async Task<Dictionary<int, string>> WordsAsync(WorkPlan plan, CancellationToken token) =>
        (await db.UnitProgress.AsNoTracking().Where(p => p.WorkPlanId == plan.Id && p.AcceptedPeriod != null)
            .SelectMany(p => p.Reports.Where(r => r.Period == p.AcceptedPeriod), (p, r) => new { p.Id, r.Text }).ToListAsync(token)).ToDictionary(r => r.Id, r => r.Text);

    // What is public and still there; every accepted report's, not only the last one's.
    private async Task<ILookup<int, SnapshotEvidence>> EvidenceAsync(WorkPlan plan, CancellationToken token) =>
        (await db.UnitProgress.AsNoTracking().Where(p => p.WorkPlanId == plan.Id)
            .SelectMany(p => p.Reports.Where(r => r.State == ReportState.Accepted), (p, r) => new { p.TaskId, r }).SelectMany(x => x.r.Evidence.Where(e => e.Slug != null && !e.IsGone), (x, e) => new { x.TaskId, e.Id, e.Title, e.Slug }).ToListAsync(token))
        .OrderByDescending(e => e.Id).ToLookup(e => e.TaskId, e => new SnapshotEvidence(e.Title, e.Slug!));

    private void Note(string kind, PlanRelease release, Stamp by) =>
        db.AuditEvents.Add(new AuditEvent(kind, nameof(PlanRelease), release.Id, $"截至{release.AsOf:yyyy-MM-dd}，内容 {release.Hash}", by));
}
