using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Application.Data;
using Portal.Domain.Publishing;

namespace Portal.Application.Publishing;

/// <summary>Names of what a page was made of, so that a change of the shelf finds the pages it touches.</summary>
public static class ShelfTags
{
    /// <summary>Columns, units, facts about the office: on every page.</summary>
    public const string Site = "site";

    /// <summary>Any record: totals, lists of everything, search.</summary>
    public const string Lists = "lists";

    /// <summary>A record was changed and may stand in another column than before.</summary>
    public const string Columns = "columns";

    public static string Record(string slug) => "record:" + slug;

    public static string Column(string slug) => "column:" + slug;

    /// <summary>Everything that a change touches. <paramref name="column"/> is where the record stands now; null where it is not on the shelf.</summary>
    public static IEnumerable<string> TouchedBy(ShelfChange change, string? column)
    {
        if (change.Slug == ShelfSite.Slug) return [Site];
        List<string> touched = [Record(change.Slug), Lists];
        if (column is not null) touched.Add(Column(column));
        if (change.Kind == ShelfChangeKind.Changed) touched.Add(Columns);
        return touched;
    }
}

/// <summary>Takes part in following the shelf; told of changes in their order.</summary>
public interface IShelfListener
{
    Task ChangedAsync(IReadOnlyList<ShelfChange> changes, CancellationToken token);
}

/// <summary>
/// What this node knows of the shelf's change number (design, More than one machine): asks every second, and at once after a publication of its own.
/// Page cache and search index go by it.
/// </summary>
public sealed class ShelfFollower(IServiceScopeFactory scopes, ILogger<ShelfFollower> log) : IDisposable
{
    private const int Batch = 500;
    private const int MaxTags = 200_000;
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly ConcurrentDictionary<string, long> _last = new(StringComparer.Ordinal);
    private long _number = -1;
    private long _floor;

    /// <summary>The last change this node has seen; -1 before the first look.</summary>
    public long Number => Volatile.Read(ref _number);

    /// <summary>The number of the last change that touches one of the tags; anything made before it is stale.</summary>
    public long LastChangeOf(IReadOnlyList<string> tags)
    {
        var last = 0L;
        for (var n = 0; n < tags.Count; n++)
            if (_last.TryGetValue(tags[n], out var number) && number > last) last = number;
        // After the tags: they are forgotten only once the floor has risen (Touch).
        return Math.Max(last, Volatile.Read(ref _floor));
    }

    /// <summary>Looks for new changes and tells the listeners. A listener that fails is logged and catches up by itself.</summary>
    public async Task FollowAsync(CancellationToken token)
    {
        await _one.WaitAsync(token);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PublicDbContext>();
            if (_number < 0) await BeginAsync(db, token);
            while (true)
            {
                var known = _number;
                var rows = await (from change in db.ShelfChanges.AsNoTracking()
                                  where change.Number > known
                                  join record in db.ShelfRecords on change.Slug equals record.Slug into records
                                  from record in records.DefaultIfEmpty()
                                  orderby change.Number
                                  select new { change, Column = record == null ? null : record.ColumnSlug }).Take(Batch).ToListAsync(token);
                if (rows.Count == 0) break;
                foreach (var row in rows) Touch(row.change, row.Column);
                // The number last: who takes it finds that listeners, the search index among them, have these changes.
                await TellAsync(scope.ServiceProvider, rows.ConvertAll(r => r.change), token);
                Volatile.Write(ref _number, rows[^1].change.Number);
                if (rows.Count < Batch) break;
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>After a publication on this node: what was published is seen at once. It is committed whatever happens here; a failure is made good by the next look.</summary>
    public async Task FollowNowAsync()
    {
        try
        {
            await FollowAsync(CancellationToken.None);
        }
        catch (Exception fault)
        {
            log.LogWarning(fault, "The shelf could not be followed at once");
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task BeginAsync(PublicDbContext db, CancellationToken token)
    {
        var newest = await db.ShelfChanges.AsNoTracking().OrderByDescending(c => c.Number).Select(c => c.Number).FirstOrDefaultAsync(token);
        Volatile.Write(ref _floor, newest);
        Volatile.Write(ref _number, newest);
    }

    private void Touch(ShelfChange change, string? column)
    {
        if (_last.Count > MaxTags)
        {
            Volatile.Write(ref _floor, change.Number);
            _last.Clear();
        }
        foreach (var tag in ShelfTags.TouchedBy(change, column)) _last[tag] = change.Number;
    }

    private async Task TellAsync(IServiceProvider services, IReadOnlyList<ShelfChange> changes, CancellationToken token)
    {
        foreach (var listener in services.GetServices<IShelfListener>())
        {
            try
            {
                await listener.ChangedAsync(changes, token);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError(fault, "{Listener} could not take over changes of the shelf", listener.GetType().Name);
            }
        }
    }
}
