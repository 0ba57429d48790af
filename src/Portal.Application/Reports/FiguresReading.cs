using Microsoft.EntityFrameworkCore;
using Portal.Application.Data;
using Portal.Domain.Documents;
using Portal.Domain.Reports;

namespace Portal.Application.Reports;

/// <summary>Figures with the names of the units and columns they speak of, in the office's own order.</summary>
public sealed record NamedFigures(MonthlyFigures Figures, IReadOnlyList<(int Id, string Name)> Units, IReadOnlyList<(int Id, string Name)> Columns)
{
    /// <summary>Units and their columns, in order, only where something was published.</summary>
    public IEnumerable<(string Unit, string Column, FigureSums Sums)> Lines()
    {
        var sums = Figures.ByUnitAndColumn();
        foreach (var unit in Units)
            foreach (var column in Columns)
                if (sums.TryGetValue((unit.Id, column.Id), out var line)) yield return (unit.Name, column.Name, line);
    }
}

/// <summary>
/// Counts what was published. The website counts by the day that citizens see, once for each document whose text was public, whatever became of it
/// later; the other channels by the ledger.
/// </summary>
public sealed class FiguresReading(PortalDbContext db)
{
    public async Task<NamedFigures> ReadAsync(YearMonth from, YearMonth to, int? unitId, CancellationToken token)
    {
        var (first, end) = (from.First, to.Next.First);
        var cells = new List<FigureCell>();
        // Listed or not: the index of lists begins with it.
        foreach (var listed in new[] { true, false }) cells.AddRange(await WebsiteAsync(listed, first, end, unitId, token));
        cells.AddRange(await ElsewhereAsync(first, end, unitId, token));
        var merged = cells.GroupBy(c => c with { Count = 0 }).Select(g => g.Key with { Count = g.Sum(c => c.Count) }).ToList();
        var (units, columns) = (merged.Select(c => c.UnitId).ToHashSet(), merged.Select(c => c.ColumnId).ToHashSet());
        return new NamedFigures(new MonthlyFigures(from, to, merged),
            [.. (await db.Units.AsNoTracking().Select(u => new { u.Id, u.Name, u.Order }).ToListAsync(token)).Where(u => units.Contains(u.Id)).OrderBy(u => u.Order).ThenBy(u => u.Id).Select(u => (u.Id, u.Name))],
            [.. (await db.Columns.AsNoTracking().Select(c => new { c.Id, c.Name, c.Order }).ToListAsync(token)).Where(c => columns.Contains(c.Id)).OrderBy(c => c.Order).ThenBy(c => c.Id).Select(c => (c.Id, c.Name))]);
    }

    private async Task<List<FigureCell>> WebsiteAsync(bool listed, DateOnly first, DateOnly end, int? unitId, CancellationToken token)
    {
        var rows = await (
            from record in db.ShelfRecords.AsNoTracking()
            where record.IsListed == listed && record.PublishedOn >= first && record.PublishedOn < end && record.Content.Attribute != DisclosureAttribute.OnRequest
            join document in db.Documents on record.SourceId equals document.Id
            where unitId == null || document.UnitId == unitId
            join edition in db.Editions on new { DocumentId = document.Id, Number = record.EditionNumber } equals new { edition.DocumentId, edition.Number }
            group record by new { record.PublishedOn.Year, record.PublishedOn.Month, document.UnitId, edition.Content.ColumnId, IsRepost = edition.Content.Source != "" } into some
            select new { some.Key, Count = some.Count() }).ToListAsync(token);
        return rows.ConvertAll(r => new FigureCell(new(r.Key.Year, r.Key.Month), r.Key.UnitId, r.Key.ColumnId, Channel.Website, r.Key.IsRepost, r.Count));
    }

    private async Task<List<FigureCell>> ElsewhereAsync(DateOnly first, DateOnly end, int? unitId, CancellationToken token)
    {
        var rows = await (
            from entry in db.ChannelEntries.AsNoTracking()
            where entry.StruckAt == null && entry.OutOn >= first && entry.OutOn < end
            join document in db.Documents on entry.DocumentId equals document.Id
            where unitId == null || document.UnitId == unitId
            join record in db.ShelfRecords on document.Id equals record.SourceId
            join edition in db.Editions on new { DocumentId = document.Id, Number = record.EditionNumber } equals new { edition.DocumentId, edition.Number }
            group entry by new { entry.OutOn.Year, entry.OutOn.Month, document.UnitId, edition.Content.ColumnId, entry.Channel, IsRepost = edition.Content.Source != "" } into some
            select new { some.Key, Count = some.Count() }).ToListAsync(token);
        return rows.ConvertAll(r => new FigureCell(new(r.Key.Year, r.Key.Month), r.Key.UnitId, r.Key.ColumnId, r.Key.Channel, r.Key.IsRepost, r.Count));
    }
}
