using Microsoft.EntityFrameworkCore;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Domain;
using Portal.Domain.Publishing;
using Portal.Domain.Review;
using Portal.Domain.WorkPlans;

namespace Portal.Application.Publishing;

/// <summary>Plans go out by the same gate: a signed snapshot, whose hash is computed again here (requirement F9).</summary>
public sealed partial class PublishingGate
{
    internal async Task PutPlanAsync(PlanRelease release, CancellationToken token)
    {
        if (release.State != PlanReleaseState.Signed || PlanSnapshot.Hash(release.Snapshot) != release.Hash) throw new RefusedException(new("ContentChanged", "内容与签发时不一致，不能公开"));
        var snapshot = PlanSnapshot.Of(release.Snapshot);
        if (SecrecyMarks.Find(snapshot.Words()).Count > 0) throw new RefusedException(new("SecrecyMark", "含有国家秘密标志，不能公开"));
        var now = clock.UtcNow();
        await db.SaveNumberedAsync(async inner =>
        {
            var row = await db.ShelfPlans.SingleOrDefaultAsync(p => p.Kind == snapshot.Kind && p.Year == snapshot.Year, inner);
            var kind = row is null ? ShelfChangeKind.Added : ShelfChangeKind.Changed;
            if (row is null) db.ShelfPlans.Add(row = new ShelfPlan(snapshot.Kind, snapshot.Year));
            row.Put(release, now);
            var number = await db.RaiseAsync(Counter.Shelf, 1, inner);
            row.Number(number);
            db.ShelfChanges.Add(new ShelfChange(number, row.ChangeName, kind, now, row.Hash));
        }, token);
        await follower.FollowNowAsync();
    }
}
