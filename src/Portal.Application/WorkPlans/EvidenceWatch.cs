using Microsoft.EntityFrameworkCore;
using Portal.Application.Audit;
using Portal.Application.Data;
using Portal.Domain;
using Portal.Domain.WorkPlans;

namespace Portal.Application.WorkPlans;

/// <summary>Tells progress that a published item it goes by was taken away or is back: the task falls back, and its unit is told. Within the gate's transaction.</summary>
internal static class EvidenceWatch
{
    public static async Task SeeAsync(PortalDbContext db, string slug, bool isPublic, DateTime now, CancellationToken token)
    {
        // Every publication passes here: the index on the address answers first, and nearly always that there is nothing.
        var reports = await db.Set<ReportEvidence>().Where(e => e.Slug == slug && e.IsGone == isPublic).Select(e => e.ProgressReportId).Distinct().ToListAsync(token);
        if (reports.Count == 0) return;
        var ids = await db.Set<ProgressReport>().Where(r => reports.Contains(r.Id)).Select(r => r.UnitProgressId).Distinct().ToListAsync(token);
        var touched = await db.UnitProgress.Where(p => ids.Contains(p.Id))
            .Include(p => p.Reports).ThenInclude(r => r.Evidence).AsSplitQuery().ToListAsync(token);
        foreach (var progress in touched)
        {
            var was = progress.IsDone;
            if (!progress.See(slug, isPublic)) continue;
            var title = progress.Reports.SelectMany(r => r.Evidence).First(e => e.Slug == slug).Title;
            db.AuditEvents.Add(new AuditEvent("progress.evidence", nameof(UnitProgress), progress.Id, $"佐证“{title}”{(isPublic ? "恢复公开" : "已经撤回")}", new Stamp(0, now)));
            if (isPublic || !was || progress.IsDone) continue;
            var plan = await db.WorkPlans.AsNoTracking().Where(p => p.Id == progress.WorkPlanId).Select(p => new { p.Year, Due = p.Tasks.Where(t => t.Id == progress.TaskId).Select(t => t.DueOn).FirstOrDefault() }).SingleAsync(token);
            db.Supervisions.Add(new Supervision(progress.WorkPlanId, progress.TaskId, progress.UnitId, SupervisionKind.EvidenceGone, plan.Due ?? new DateOnly(plan.Year, 12, 31), $"作为佐证的“{title}”已经撤回，任务回到未完成，请补充佐证或者重新上报", new Stamp(0, now)));
        }
    }
}
