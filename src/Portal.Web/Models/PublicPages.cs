using Portal.Application.Publishing;
using Portal.Domain.Documents;
using Portal.Domain.Publishing;

namespace Portal.Web.Models;

public sealed record HomeBlock(ShelfColumn Column, IReadOnlyList<ListedRecord> Records);

public sealed record HomePage(IReadOnlyList<ListedRecord> Newest, IReadOnlyList<HomeBlock> Blocks, IReadOnlyList<ShelfColumn> Columns)
{
    public int InSection(ColumnSection section) => Columns.Where(c => c.Section == section).Sum(c => c.Total);

    public int Statutory => Columns.Where(c => c.Article20 > 0).Sum(c => c.Total);
}

/// <summary>A record with what stands beside it.</summary>
public sealed record RecordPage(DocumentPage Page, ShelfColumn? Column, Neighbour? Older, Neighbour? Newer)
{
    public ShelfRecord Record => Page.Record;
}

/// <summary>A standard section of the platform: what its newest record says, and the records of its columns.</summary>
public sealed record SectionPage(ShelfRecord? Newest, RecordList List, string? After);

public sealed record StatutoryItem(Article20Item Item, IReadOnlyList<ShelfColumn> Columns, IReadOnlyList<ListedRecord> Newest)
{
    public int Total => Columns.Sum(c => c.Total);
}

public sealed record OfficesPage(IReadOnlyList<ShelfUnit> Units, IReadOnlyList<ListedRecord> Papers)
{
    /// <summary>Units of a kind, each followed by those below it.</summary>
    public IEnumerable<(ShelfUnit Unit, ShelfUnit? Above)> Of(Portal.Domain.People.UnitKind kind) =>
        Units.Where(u => u.Kind == kind).Select(u => (u, Units.FirstOrDefault(p => p.SourceId == u.ParentSourceId)));
}

public sealed record LeavePage(ShelfRecord Record, Uri Target);

public sealed record ViewPage(ViewSettings Now, string Back);
