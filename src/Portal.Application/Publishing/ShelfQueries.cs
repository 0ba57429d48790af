using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Portal.Application.Data;
using Portal.Domain.Publishing;

namespace Portal.Application.Publishing;

/// <summary>The queries of the pages that are asked for most, compiled once for each database's model.</summary>
internal sealed class ShelfQueries
{
    private static readonly ConditionalWeakTable<IModel, ShelfQueries> Known = [];

    private ShelfQueries()
    {
    }

    public Func<PublicDbContext, string, Task<ShelfRecord?>> BySlug { get; } = EF.CompileAsyncQuery((PublicDbContext db, string slug) =>
        db.ShelfRecords.AsNoTracking().Include(r => r.Files).FirstOrDefault(r => r.Slug == slug));

    // Truth values are compared with a parameter, so that the lists' indexes begin with them (RecordPages.Listed).
    public Func<PublicDbContext, bool, string, DateOnly, int, Task<Neighbour?>> Older { get; } = EF.CompileAsyncQuery((PublicDbContext db, bool listed, string column, DateOnly day, int id) =>
        db.ShelfRecords.Where(r => r.IsListed == listed && r.ColumnSlug == column && r.PublishedOn <= day && (r.PublishedOn < day || r.Id < id))
            .OrderByDescending(r => r.PublishedOn).ThenByDescending(r => r.Id).Select(r => new Neighbour(r.Slug, r.Content.Title)).FirstOrDefault());

    public Func<PublicDbContext, bool, string, DateOnly, int, Task<Neighbour?>> Newer { get; } = EF.CompileAsyncQuery((PublicDbContext db, bool listed, string column, DateOnly day, int id) =>
        db.ShelfRecords.Where(r => r.IsListed == listed && r.ColumnSlug == column && r.PublishedOn >= day && (r.PublishedOn > day || r.Id > id))
            .OrderBy(r => r.PublishedOn).ThenBy(r => r.Id).Select(r => new Neighbour(r.Slug, r.Content.Title)).FirstOrDefault());

    public Func<PublicDbContext, bool, DateOnly, int, int, IAsyncEnumerable<ListedRecord>> LinesOfAll { get; } = EF.CompileAsyncQuery((PublicDbContext db, bool listed, DateOnly day, int id, int most) =>
        db.ShelfRecords.Where(r => r.IsListed == listed && r.PublishedOn <= day && (r.PublishedOn < day || r.Id < id)).OrderByDescending(r => r.PublishedOn).ThenByDescending(r => r.Id).Take(most).Select(RecordPages.Line));

    public Func<PublicDbContext, bool, string, DateOnly, int, int, IAsyncEnumerable<ListedRecord>> LinesOfColumn { get; } = EF.CompileAsyncQuery((PublicDbContext db, bool listed, string column, DateOnly day, int id, int most) =>
        db.ShelfRecords.Where(r => r.IsListed == listed && r.ColumnSlug == column && r.PublishedOn <= day && (r.PublishedOn < day || r.Id < id)).OrderByDescending(r => r.PublishedOn).ThenByDescending(r => r.Id).Take(most).Select(RecordPages.Line));

    public static ShelfQueries Of(PublicDbContext db) => Known.GetValue(db.Model, _ => new());
}
