using Microsoft.EntityFrameworkCore;
using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Domain;
using Portal.Domain.Documents;

namespace Portal.Application.Publishing;

/// <summary>A column with how many papers it shows and when the last one came. <paramref name="IsStale"/> by the kind's limit (requirement K5).</summary>
public sealed record ColumnLine(Column Column, string? Owner, int Total, DateOnly? NewestOn, bool IsStale);

/// <summary>The administrator's desk for columns. The public sees a change when the disclosure office has released it.</summary>
public sealed class ColumnDesk(PortalDbContext db, TimeProvider clock)
{
    public Task<Column?> FindAsync(int id, CancellationToken token) => db.Columns.SingleOrDefaultAsync(c => c.Id == id, token);

    public async Task<IReadOnlyList<ColumnLine>> ListAsync(CancellationToken token)
    {
        var columns = await db.Columns.AsNoTracking().ToListAsync(token);
        var owners = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, token);
        var totals = await db.ShelfColumns.AsNoTracking().ToDictionaryAsync(c => c.Slug, c => c.Total, token);
        var today = clock.Today();
        var lines = new List<ColumnLine>();
        foreach (var column in columns.OrderBy(c => c.Order).ThenBy(c => c.Id))
        {
            // The index of lists gives it at once, whatever the column holds.
            var newest = await db.ShelfRecords.AsNoTracking().Listed().Where(r => r.ColumnSlug == column.Slug).OrderByDescending(r => r.PublishedOn).Select(r => (DateOnly?)r.PublishedOn).FirstOrDefaultAsync(token);
            var stale = column.StaleAfter is { } days && (newest is null || newest.Value.AddDays(days) < today);
            lines.Add(new ColumnLine(column, column.OwnerUnitId is { } owner ? owners[owner] : null, totals.GetValueOrDefault(column.Slug), newest, stale));
        }
        return lines;
    }

    public Task<bool> IsNameTakenAsync(string name, int exceptId, CancellationToken token) => db.Columns.AnyAsync(c => c.Name == name && c.Id != exceptId, token);

    public Task<bool> IsSlugTakenAsync(string slug, CancellationToken token) => db.Columns.AnyAsync(c => c.Slug == slug, token);

    public async Task<Column> CreateAsync(string slug, ColumnFacts facts, Stamp by, CancellationToken token)
    {
        if (await IsSlugTakenAsync(slug, token)) throw new RefusedException(new("ColumnSlugTaken", $"网址“{slug}”已经有栏目使用"));
        if (await IsNameTakenAsync(facts.Name, 0, token)) throw new RefusedException(new("ColumnNameTaken", $"已经有名为“{facts.Name}”的栏目"));
        var column = new Column(slug, facts);
        db.Columns.Add(column);
        await db.SaveNumberedAsync(_ =>
        {
            db.AuditEvents.Add(new AuditEvent("columns.created", nameof(Column), column.Id, Describe(slug, facts), by));
            return Task.CompletedTask;
        }, token);
        return column;
    }

    public async Task ChangeAsync(Column column, int seenVersion, ColumnFacts facts, Stamp by, CancellationToken token)
    {
        db.Entry(column).Property(c => c.Version).OriginalValue = seenVersion;
        if (await IsNameTakenAsync(facts.Name, column.Id, token)) throw new RefusedException(new("ColumnNameTaken", $"已经有名为“{facts.Name}”的栏目"));
        if (facts.ParentId is not null && await db.Columns.AnyAsync(c => c.ParentId == column.Id, token)) throw new RefusedException(new("ColumnHasColumns", "有下级栏目的栏目不能再放到别的栏目下面"));
        var before = Describe(column.Slug, column.Facts);
        column.Change(facts);
        var after = Describe(column.Slug, facts);
        if (before == after) return;
        db.AuditEvents.Add(new AuditEvent("columns.changed", nameof(Column), column.Id, $"{before} → {after}", by));
        await db.SaveChangesAsync(token);
    }

    private static string Describe(string slug, ColumnFacts f) => FormattableString.Invariant(
        $"{f.Name}（{slug}）：{f.Description}，{f.Path.Chinese()}，{(f.NeedsNumber ? "须登记文号" : "可无文号")}，上级 {f.ParentId}，排序 {f.Order}，{f.Kind.Chinese()}，板块 {f.Section.Chinese()}，第二十条第 {f.Article20} 项，责任处室 {f.OwnerUnitId}，更新期限 {f.FreshDays} 日，公开时限 {f.PublishDays} 个工作日{(f.IsClosed ? "，已停用" : "")}");
}
