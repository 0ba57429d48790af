using Microsoft.EntityFrameworkCore;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Files;
using Portal.Application.Publishing;
using Portal.Application.Review;
using Portal.Application.Search;
using Portal.Domain;
using Portal.Domain.People;
using Portal.Domain.WorkPlans;
using Portal.Domain.WorkPlans.Reading;

namespace Portal.Application.WorkPlans;

/// <summary>A file that is handed in as evidence.</summary>
public sealed record EvidenceUpload(string Name, byte[] Bytes);

/// <summary>A file of evidence as it is kept.</summary>
/// <param name="Confirmers">Units whose heads confirm the report.</param>
public sealed record EvidenceFile(int UnitId, IReadOnlyCollection<int> Confirmers, string Name, byte[] Bytes);

/// <summary>Units report, the lead confirms, the disclosure office accepts or returns (requirement F5).</summary>
public sealed class ProgressDesk(PortalDbContext db, WorkroomIntake intake, WorkroomFiles files, RecordAddresses addresses, IRecordSearch search, SecrecyGuard guard, TimeProvider clock)
{
    /// <summary>What of a report a refusal of its evidence speaks of.</summary>
    public const string Items = nameof(Items);
    private const int ItemsShown = 20;

    /// <summary>With reports, evidence and their history; a unit that has not reported yet gets an empty one that is stored with its first report.</summary>
    public async Task<UnitProgress> OpenAsync(WorkPlan plan, WorkPlanTask task, int unitId, CancellationToken token)
    {
        if (await db.UnitProgress.Include(p => p.Reports).ThenInclude(r => r.Evidence).Include(p => p.Reports).ThenInclude(r => r.Events).AsSplitQuery().SingleOrDefaultAsync(p => p.TaskId == task.Id && p.UnitId == unitId, token) is { } known) return known;
        var roles = await RolesAsync(task, token);
        return roles.TryGetValue(unitId, out var role) ? new UnitProgress(plan.Id, task.Id, unitId, role) : throw new RefusedException(new("NoDuty", "这个处室在这项任务里没有分工"));
    }

    public async Task<IReadOnlyDictionary<int, UnitRole>> RolesAsync(WorkPlanTask task, CancellationToken token) =>
        PlanStandings.RolesOf(task, [.. (await db.Units.AsNoTracking().Where(u => !u.IsClosed).Select(u => new { u.Id, u.Kind }).ToListAsync(token)).Select(u => (u.Id, u.Kind))]);

    /// <param name="items">Addresses or index numbers of published items.</param>
    /// <param name="kept">Hashes of files that the report named before and that stay.</param>
    /// <exception cref="RefusedException">An item is not public, a file is not let in, or the report says what cannot be.</exception>
    public async Task ReportAsync(WorkPlan plan, UnitProgress progress, int seenVersion, DateOnly period, ReportContent content, IReadOnlyList<string> items, IReadOnlyCollection<string> kept, IReadOnlyList<EvidenceUpload> uploads, Actor actor, CancellationToken token)
    {
        if (plan.State != WorkPlanState.InForce) throw new RefusedException(WorkPlanRefusals.NotInForce);
        if (progress.Version != seenVersion) throw new StaleException(nameof(UnitProgress), progress.Id);
        if (period != ReportingPeriods.Of(plan.Window, period) || period.Year != plan.Year) throw new RefusedException(new("ReportPeriod", "没有这一期"));
        await guard.RefuseMarksAsync("进展情况", content.Text, actor, token);
        var evidence = await PublishedAsync(items, token);
        evidence.AddRange((progress.Of(period)?.Evidence ?? []).Where(e => e.Sha256 is not null && kept.Contains(e.Sha256)).Select(e => ReportEvidence.File(e.Sha256!, e.Title)).ToList());
        foreach (var upload in uploads)
        {
            var taken = await intake.TakeAsync(upload.Name, upload.Bytes, actor, token);
            evidence.Add(ReportEvidence.File(taken.Sha256, taken.Name));
        }
        if (evidence.Count > ReportEvidence.MostOfReport) throw new RefusedException(new("EvidenceMany", $"佐证不超过{ReportEvidence.MostOfReport}件", Items));
        if (progress.Id == 0) db.UnitProgress.Add(progress);
        progress.Report(period, content, evidence, actor, clock.UtcNow(), clock.Today());
        await db.SaveChangesAsync(token);
    }

    /// <summary>One step of a report by the lead or the disclosure office.</summary>
    public async Task StepAsync(WorkPlan plan, UnitProgress progress, int seenVersion, DateOnly period, ReportState step, string reason, Actor actor, CancellationToken token)
    {
        if (plan.State != WorkPlanState.InForce) throw new RefusedException(WorkPlanRefusals.NotInForce);
        if (progress.Version != seenVersion) throw new StaleException(nameof(UnitProgress), progress.Id);
        var report = progress.Of(period) ?? throw new RefusedException(new("ReportPeriod", "这一期还没有上报"));
        var leads = await LeadsAsync(plan.Task(progress.TaskId), token);
        if (step == ReportState.Confirmed) progress.Confirm(report, leads, actor, clock.UtcNow());
        else if (step == ReportState.Accepted) progress.Accept(report, actor, clock.UtcNow());
        else progress.Return(report, reason, leads, actor, clock.UtcNow());
        if (progress.IsDone) await CloseRemindersAsync(progress, token);
        await guard.RefuseMarksInChangesAsync("进展报告的意见", actor, token);
        await db.SaveChangesAsync(token);
    }

    public async Task<IReadOnlyCollection<int>> LeadsAsync(WorkPlanTask task, CancellationToken token) => [.. (await RolesAsync(task, token)).Where(r => r.Value == UnitRole.Lead).Select(r => r.Key)];

    /// <summary>Published items that have the words, the newest first.</summary>
    public async Task<IReadOnlyList<ListedRecord>> ItemsAsync(string words, CancellationToken token) =>
        SearchWords.Clean(words) is { Length: > 0 } some ? (await search.FindAsync(new RecordQuestion(some, new RecordFilter(clock.Today())), null, ItemsShown, token)).Records : [];

    /// <summary>A file of evidence with the unit that handed it in.</summary>
    public async Task<EvidenceFile?> FileAsync(int evidenceId, CancellationToken token)
    {
        var piece = await (from p in db.UnitProgress.AsNoTracking() from r in p.Reports from e in r.Evidence where e.Id == evidenceId && e.Sha256 != null select new { p.UnitId, p.TaskId, p.Role, e.Sha256, e.Title }).SingleOrDefaultAsync(token);
        if (piece is null || await files.ReadAsync(piece.Sha256!, token) is not { } bytes) return null;
        var task = await db.WorkPlans.AsNoTracking().SelectMany(p => p.Tasks).Include(t => t.Duties).SingleAsync(t => t.Id == piece.TaskId, token);
        return new(piece.UnitId, [.. UnitProgress.ConfirmersOf(piece.Role, piece.UnitId, await LeadsAsync(task, token))], piece.Title, bytes);
    }

    private async Task<List<ReportEvidence>> PublishedAsync(IReadOnlyList<string> items, CancellationToken token)
    {
        var evidence = new List<ReportEvidence>();
        var seen = new HashSet<string>();
        foreach (var item in items)
        {
            var slug = await addresses.SlugAsync(item, token) ?? throw new RefusedException(new("EvidenceNotPublic", $"“{ShortText.Of(item.Trim(), 60)}”不是已经公开的信息，请核对网址或者索引号", Items));
            if (!seen.Add(slug)) continue;
            evidence.Add(ReportEvidence.Published(slug, await db.ShelfRecords.Where(r => r.Slug == slug).Select(r => r.Content.Title).SingleAsync(token)));
        }
        return evidence;
    }

    private async Task CloseRemindersAsync(UnitProgress progress, CancellationToken token)
    {
        foreach (var reminder in await db.Supervisions.Where(s => s.TaskId == progress.TaskId && s.UnitId == progress.UnitId && s.ClosedAt == null && s.Kind != SupervisionKind.Notice).ToListAsync(token)) reminder.Close(clock.UtcNow());
    }
}
