using Microsoft.EntityFrameworkCore;
using Portal.Domain.Audit;
using Portal.Domain.Publishing;
using Portal.Domain.WorkPlans;

namespace Portal.Application.Audit;

/// <summary>Plans on the shelf: what is shown is what was signed, and the last of its changes says so.</summary>
public sealed partial class Verification
{
    private async Task PlansAsync(Dictionary<string, ShelfChange> last, HashSet<string> sealedChanges, CancellationToken token)
    {
        var signed = (await (from release in db.PlanReleases.AsNoTracking()
                             join plan in db.WorkPlans on release.WorkPlanId equals plan.Id
                             where release.State == PlanReleaseState.Signed
                             select new { plan.Kind, plan.Year, release.Hash }).ToListAsync(token)).Select(r => (r.Kind, r.Year, r.Hash)).ToHashSet();
        var there = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in await db.ShelfPlans.AsNoTracking().ToListAsync(token))
        {
            there.Add(row.ChangeName);
            if (WhatIsWrong(row) is { } wrong) _findings.Add(new("公开的计划进展", row.ChangeName, wrong));
        }
        foreach (var name in last.Keys.Where(n => n.StartsWith('/') && n != ShelfSite.Slug && !there.Contains(n))) _findings.Add(new("公开的计划进展", name, "已经公布的内容不见了"));

        string? WhatIsWrong(ShelfPlan row)
        {
            if (PlanSnapshot.Hash(row.Snapshot) != row.Hash) return "公开内容被改动";
            if (!signed.Contains((row.Kind, row.Year, row.Hash))) return "没有对应的签发";
            if (!last.TryGetValue(row.ChangeName, out var change) || change.Number != row.Change || change.ContentHash != row.Hash) return "与最后一次变更不一致";
            return sealedChanges.Contains(AuditEntry.Hash(change.ToAudit().Detail)) ? null : "变更没有封存";
        }
    }
}
