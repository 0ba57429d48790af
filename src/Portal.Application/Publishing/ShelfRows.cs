using Microsoft.EntityFrameworkCore;
using Portal.Application.Data;
using Portal.Domain.Publishing;

namespace Portal.Application.Publishing;

/// <summary>A record that was changed and not yet numbered. <paramref name="ColumnBefore"/>: where it was counted until now; null where it was in no list.</summary>
public sealed record ChangedRecord(ShelfRecord Record, ShelfChangeKind Kind, string? ColumnBefore);

/// <summary>
/// What every change of the shelf brings along: its number, its row among the changes, the totals of the columns. The gate decides what may be changed; bulk filling
/// for measurements writes by the same lines.
/// </summary>
public static class ShelfRows
{
    /// <summary>Inside of <see cref="PortalDbContext.SaveNumberedAsync"/>, after everything else.</summary>
    public static async Task NumberAsync(this PortalDbContext db, IReadOnlyList<ChangedRecord> changed, DateTime now, CancellationToken token)
    {
        var number = await db.RaiseAsync(Counter.Shelf, changed.Count, token) - changed.Count;
        foreach (var (record, kind, _) in changed)
        {
            record.Number(++number);
            db.ShelfChanges.Add(new ShelfChange(number, record.Slug, kind, now, record.ContentHash));
        }
        var totals = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (record, _, before) in changed)
        {
            if (before is not null) totals[before] = totals.GetValueOrDefault(before) - 1;
            if (record.IsListed) totals[record.ColumnSlug] = totals.GetValueOrDefault(record.ColumnSlug) + 1;
        }
        foreach (var (slug, more) in totals.Where(t => t.Value != 0))
            await db.ShelfColumns.Where(c => c.Slug == slug).ExecuteUpdateAsync(s => s.SetProperty(c => c.Total, c => c.Total + more), token);
    }
}
