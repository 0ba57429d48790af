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

    /// <summary>Work plans and livelihood projects.</summary>
    public const string Plans = "plans";

    /// <summary>A record was changed and may stand in another column than before.</summary>
    public const string Columns = "columns";

    public static string Record(string slug) => "record:" + slug;

    public static string Column(string slug) => "column:" + slug;

    /// <summary>Everything that a change touches. <paramref name="column"/> is where the record stands now; null where it is not on the shelf.</summary>
    public static IEnumerable<string> TouchedBy(ShelfChange change, string? column)
    {
        if (change.Slug == ShelfSite.Slug) return [Site];
        // No record's address has a slash: a plan.
        if (change.Slug.StartsWith('/')) return [Plans];
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

    /// <summary>The shelf is another one than before: a backup was restored. Nothing known of it holds.</summary>
    Task RestoredAsync(CancellationToken token) => Task.CompletedTask;
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
    private long _restored;
    private volatile string _mark = "";
    private (long Number, DateTime At) _newest = (-1, default);

    /// <summary>
    /// How far this node has followed; -1 before the first look. It grows with the shelf's change number, and goes on growing where a restored
    /// backup brings back a lower one.
    /// </summary>
    public long Number => Volatile.Read(ref _number);

    /// <summary>Names the state of the shelf that <see cref="Number"/> stands for, also across restarts and restored backups.</summary>
    public string Mark => _mark;

    /// <summary>Whether something that took over the shelf's changes up to <paramref name="shelfNumber"/> has all that this node knows of.</summary>
    public bool IsAllIn(long shelfNumber, IReadOnlyList<string> tags) => LastChangeOf(tags) <= Volatile.Read(ref _restored) + shelfNumber;

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
            if (_newest.Number < 0) await BeginAsync(db, token);
            while (true)
            {
                var known = _newest.Number;
                // The last known one again: where it is not there any more, or another, the shelf was restored from a backup.
                var rows = await (from change in db.ShelfChanges.AsNoTracking()
                                  where change.Number >= known
                                  join record in db.ShelfRecords on change.Slug equals record.Slug into records
                                  from record in records.DefaultIfEmpty()
                                  orderby change.Number
                                  select new { change, Column = record == null ? null : record.ColumnSlug }).Take(Batch).ToListAsync(token);
                if (known > 0 && (rows.Count == 0 || (rows[0].change.Number, rows[0].change.At) != _newest))
                {
                    await RestoreAsync(scope.ServiceProvider, db, token);
                    break;
                }
                var news = rows.SkipWhile(r => r.change.Number == known).ToList();
                if (news.Count == 0) break;
                foreach (var row in news) Touch(row.change, row.Column);
                // The number last: who takes it finds that listeners, the search index among them, have these changes.
                await TellAsync(scope.ServiceProvider, listener => listener.ChangedAsync(news.ConvertAll(r => r.change), token));
                Reach(news[^1].change);
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
        var newest = await db.ShelfChanges.AsNoTracking().OrderByDescending(c => c.Number).FirstOrDefaultAsync(token);
        Volatile.Write(ref _floor, _restored + (newest?.Number ?? 0));
        Reach(newest);
    }

    private void Reach(ShelfChange? newest)
    {
        _newest = newest is null ? (0, default) : (newest.Number, newest.At);
        _mark = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_newest.Number}-{_newest.At.Ticks:x}");
        Volatile.Write(ref _number, _restored + _newest.Number);
    }

    private async Task RestoreAsync(IServiceProvider services, PublicDbContext db, CancellationToken token)
    {
        log.LogWarning("The shelf's change {Number} is not the one known: it was restored. Pages, copies and index are made anew", _newest.Number);
        // Listeners first: an index of the shelf before must not count as complete.
        await TellAsync(services, listener => listener.RestoredAsync(token));
        // One above everything made so far, whatever number the restored shelf has.
        Volatile.Write(ref _restored, _number + 1);
        await BeginAsync(db, token);
    }

    private void Touch(ShelfChange change, string? column)
    {
        if (_last.Count > MaxTags)
        {
            Volatile.Write(ref _floor, _restored + change.Number);
            _last.Clear();
        }
        foreach (var tag in ShelfTags.TouchedBy(change, column)) _last[tag] = _restored + change.Number;
    }

    private async Task TellAsync(IServiceProvider services, Func<IShelfListener, Task> tell)
    {
        foreach (var listener in services.GetServices<IShelfListener>())
        {
            try
            {
                await tell(listener);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError(fault, "{Listener} could not take over changes of the shelf", listener.GetType().Name);
            }
        }
    }
}
