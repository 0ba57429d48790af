using Microsoft.EntityFrameworkCore;
using Portal.Application.Data;
using Portal.Application.Publishing;
using Portal.Domain.WorkPlans;

namespace Portal.Application.WorkPlans;

/// <summary>Work plans and livelihood projects for the public (requirements F9, I6): signed snapshots of the shelf, and nothing of the workroom.</summary>
public sealed class PublicPlans(PublicDbContext db, ShelfCopies copies)
{
    /// <summary>Parameters of one query.</summary>
    private const int Batch = 500;

    private static readonly string[] PlanTags = [ShelfTags.Plans];
    private static readonly string[] EvidenceTags = [ShelfTags.Plans, ShelfTags.Lists];

    /// <summary>Everything signed, the newest year first. Snapshots are long: they are read once for a change of any plan.</summary>
    public async Task<IReadOnlyList<PublicPlan>> AllAsync(CancellationToken token) => await copies.GetAsync("plans", PlanTags, () => ReadAsync(token));

    public async Task<IReadOnlyList<PublicPlan>> AllAsync(WorkPlanKind kind, CancellationToken token) => [.. (await AllAsync(token)).Where(p => p.Kind == kind)];

    public async Task<PublicPlan?> FindAsync(WorkPlanKind kind, int year, CancellationToken token) => (await AllAsync(token)).FirstOrDefault(p => p.Kind == kind && p.Year == year);

    /// <summary>
    /// Which of the records that a plan names still stand in the lists. A withdrawn one keeps neither link nor title: its title may be why it was withdrawn.
    /// </summary>
    public async Task<IReadOnlySet<string>> ListedAsync(PublicPlan plan, CancellationToken token) => await copies.GetAsync("evidence of " + plan.Path, EvidenceTags, () => ReadListedAsync(plan, token));

    private async Task<IReadOnlyList<PublicPlan>> ReadAsync(CancellationToken token) =>
        [.. (await db.ShelfPlans.AsNoTracking().ToListAsync(token)).OrderByDescending(p => p.Year).ThenBy(p => p.Kind).Select(p => new PublicPlan(p))];

    private async Task<IReadOnlySet<string>> ReadListedAsync(PublicPlan plan, CancellationToken token)
    {
        var listed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var slugs in plan.Slugs.Chunk(Batch))
            listed.UnionWith(await db.ShelfRecords.AsNoTracking().Where(r => r.IsListed && slugs.Contains(r.Slug)).Select(r => r.Slug).ToListAsync(token));
        return listed;
    }
}
