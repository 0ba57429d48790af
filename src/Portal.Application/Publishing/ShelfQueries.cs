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

    // Truth values are compared with a parameter, so that the lists' indexes begin with them (RecordPages.Listed). One question instead of three: each costs more on its way than in
    // the database. The first condition of a day says nothing new; it lets the index begin there.
    public Func<PublicDbContext, bool, string, Task<ShownRecord?>> Shown { get; } = EF.CompileAsyncQuery((PublicDbContext db, bool listed, string slug) =>
        db.ShelfRecords.AsNoTracking().Include(r => r.Files).Where(r => r.Slug == slug).Select(r => new ShownRecord(r,
            db.ShelfRecords.Where(o => o.IsListed == listed && o.ColumnSlug == r.ColumnSlug && o.PublishedOn <= r.PublishedOn && (o.PublishedOn < r.PublishedOn || o.Id < r.Id)).OrderByDescending(o => o.PublishedOn).ThenByDescending(o => o.Id).Select(o => o.Slug).FirstOrDefault(),
            db.ShelfRecords.Where(o => o.IsListed == listed && o.ColumnSlug == r.ColumnSlug && o.PublishedOn <= r.PublishedOn && (o.PublishedOn < r.PublishedOn || o.Id < r.Id)).OrderByDescending(o => o.PublishedOn).ThenByDescending(o => o.Id).Select(o => o.Content.Title).FirstOrDefault(),
            db.ShelfRecords.Where(o => o.IsListed == listed && o.ColumnSlug == r.ColumnSlug && o.PublishedOn >= r.PublishedOn && (o.PublishedOn > r.PublishedOn || o.Id > r.Id)).OrderBy(o => o.PublishedOn).ThenBy(o => o.Id).Select(o => o.Slug).FirstOrDefault(),
            db.ShelfRecords.Where(o => o.IsListed == listed && o.ColumnSlug == r.ColumnSlug && o.PublishedOn >= r.PublishedOn && (o.PublishedOn > r.PublishedOn || o.Id > r.Id)).OrderBy(o => o.PublishedOn).ThenBy(o => o.Id).Select(o => o.Content.Title).FirstOrDefault())).FirstOrDefault());

    public Func<PublicDbContext, bool, DateOnly, int, int, IAsyncEnumerable<ListedRecord>> LinesOfAll { get; } = EF.CompileAsyncQuery((PublicDbContext db, bool listed, DateOnly day, int id, int most) =>
        db.ShelfRecords.Where(r => r.IsListed == listed && r.PublishedOn <= day && (r.PublishedOn < day || r.Id < id)).OrderByDescending(r => r.PublishedOn).ThenByDescending(r => r.Id).Take(most).Select(RecordPages.Line));

    public Func<PublicDbContext, bool, string, DateOnly, int, int, IAsyncEnumerable<ListedRecord>> LinesOfColumn { get; } = EF.CompileAsyncQuery((PublicDbContext db, bool listed, string column, DateOnly day, int id, int most) =>
        db.ShelfRecords.Where(r => r.IsListed == listed && r.ColumnSlug == column && r.PublishedOn <= day && (r.PublishedOn < day || r.Id < id)).OrderByDescending(r => r.PublishedOn).ThenByDescending(r => r.Id).Take(most).Select(RecordPages.Line));

    public static ShelfQueries Of(PublicDbContext db) => Known.GetValue(db.Model, _ => new());
}
