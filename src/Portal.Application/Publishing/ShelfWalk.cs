using Microsoft.EntityFrameworkCore;
using Portal.Application.Data;
using Portal.Domain.Publishing;

namespace Portal.Application.Publishing;

/// <summary>What has an address of its own because of a record.</summary>
public sealed record WalkedRecord(int Id, string Slug, ShelfState State, IReadOnlyList<WalkedFile> Files);

public sealed record WalkedFile(string Sha256, string Name);

/// <summary>Walks the whole shelf, for what is made of all of it.</summary>
public sealed class ShelfWalk(PublicDbContext db)
{
    private const int Batch = 1000;

    /// <summary>Every record by its id; what is published meanwhile comes last.</summary>
    public async IAsyncEnumerable<WalkedRecord> RecordsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)
    {
        var last = 0;
        while (await BatchAsync(last, token) is { Count: > 0 } records)
        {
            foreach (var record in records) yield return record;
            last = records[^1].Id;
        }
    }

    /// <summary>The records after an id.</summary>
    public async Task<IReadOnlyList<WalkedRecord>> BatchAsync(int after, CancellationToken token) =>
        await db.ShelfRecords.AsNoTracking().Where(r => r.Id > after).OrderBy(r => r.Id).Take(Batch)
            .Select(r => new WalkedRecord(r.Id, r.Slug, r.State, r.Files.OrderBy(f => f.Order).Select(f => new WalkedFile(f.Sha256, f.Name)).ToList())).ToListAsync(token);

    /// <summary>The number of the last change; 0 on an empty shelf.</summary>
    public Task<long> NumberAsync(CancellationToken token) =>
        db.ShelfChanges.AsNoTracking().OrderByDescending(c => c.Number).Select(c => c.Number).FirstOrDefaultAsync(token);

    /// <summary>The tags (<see cref="ShelfTags"/>) of all changes after a number.</summary>
    public async Task<IReadOnlySet<string>> TouchedSinceAsync(long number, CancellationToken token)
    {
        var touched = new HashSet<string>(StringComparer.Ordinal);
        var changes = from change in db.ShelfChanges.AsNoTracking()
                      where change.Number > number
                      join record in db.ShelfRecords on change.Slug equals record.Slug into records
                      from record in records.DefaultIfEmpty()
                      orderby change.Number
                      select new { change, Column = record == null ? null : record.ColumnSlug };
        foreach (var row in await changes.ToListAsync(token)) touched.UnionWith(ShelfTags.TouchedBy(row.change, row.Column));
        return touched;
    }
}
