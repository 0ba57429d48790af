using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Publishing;
using Portal.Domain.Publishing;

namespace Portal.Application.Search;

/// <summary>How far a rebuild has come.</summary>
public sealed record RebuildProgress(int Done, int Total);

/// <summary>
/// This node's search index: opens it, brings it in line with the shelf's change number, and builds it anew where it is missing, damaged or of another
/// epoch. While a new one is built the old one serves; where there is none, search answers from the database.
/// </summary>
public sealed class SearchIndex(IServiceScopeFactory scopes, IOptions<PortalOptions> options, TimeProvider clock, ILogger<SearchIndex> log) : IShelfListener, IDisposable
{
    private const int Batch = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan KeptOld = TimeSpan.FromMinutes(10);
    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile Served? _served;
    private volatile IndexFile? _condemned;
    private string _pointer = "";
    private long _failedAt;

    private string Folder => Path.Combine(options.Value.DataPath, "search");
    private string Pointer => Path.Combine(Folder, "current");

    /// <summary>Whether searches can go by the index.</summary>
    public bool IsReady => Current is not null;

    /// <summary>The shelf's change number that the index stands at, and the day for which it knows what has lapsed; null where searches cannot go by it.</summary>
    public (long Number, DateOnly ExpiredOn)? Standing => _served is { } served && served.File != _condemned ? (served.Number, served.ExpiredOn) : null;

    internal IndexFile? Current => _served?.File is { } file && file != _condemned ? file : null;

    /// <summary>A search failed. Where the file is damaged it is not asked again, and built anew at the next round.</summary>
    internal void Report(IndexFile file, SqliteException fault)
    {
        if (file == _condemned) return;
        if (!file.IsDamagedBy(fault))
        {
            log.LogWarning(fault, "The search index did not answer");
            return;
        }
        // One that a whole one has taken the place of by now is nobody's trouble.
        if (file != _served?.File) return;
        _condemned = file;
        log.LogError(fault, "The search index is damaged; it is built anew, and titles are searched in the database meanwhile");
    }

    public Task ChangedAsync(IReadOnlyList<ShelfChange> changes, CancellationToken token) => IsReady ? CatchUpAsync(token) : Task.CompletedTask;

    /// <summary>The next round looks whether the index fits the restored shelf, and builds it anew where it does not.</summary>
    public async Task RestoredAsync(CancellationToken token)
    {
        await _one.WaitAsync(token);
        (_served, _pointer) = (null, "");
        _one.Release();
    }

    /// <summary>One round of care: takes over a file that another process built, builds one where it is needed, catches up, marks what lapsed yesterday.</summary>
    public async Task TendAsync(CancellationToken token)
    {
        if (_failedAt != 0 && clock.GetElapsedTime(_failedAt) < Pause) return;
        try
        {
            await OpenAsync(token);
            if (!IsReady) await RebuildAsync(null, wait: false, token);
            if (!IsReady) return;
            await CatchUpAsync(token);
            await ExpireAsync(token);
            RemoveOld();
            _failedAt = 0;
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            // A full disk, a folder that cannot be written: said, and tried again after a while.
            _failedAt = clock.GetTimestamp();
            if (fault is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB } broken && Current is { } file) Report(file, broken);
            else log.LogError(fault, "The search index cannot be kept; it is tried again in {Pause}", Pause);
        }
    }

    /// <summary>Builds a new file beside the one that serves, then puts it in its place.</summary>
    /// <param name="progress">Told after every batch.</param>
    /// <param name="wait">Whether to wait while another process of this node is building.</param>
    /// <returns>Records in the new index; -1 where another process builds already.</returns>
    public async Task<int> RebuildAsync(IProgress<RebuildProgress>? progress, bool wait, CancellationToken token)
    {
        Directory.CreateDirectory(Folder);
        using var only = await OnlyOneAsync(wait, token);
        if (only is null) return -1;
        var file = new IndexFile(Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"shelf-{clock.GetUtcNow():yyyyMMddHHmmss}-{Guid.NewGuid().ToString("N")[..6]}.db")));
        var count = 0;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var source = new IndexSource(scope.ServiceProvider.GetRequiredService<PublicDbContext>());
            var (number, stamp) = await source.NewestAsync(token);
            count = await FillAsync(file, source, number, stamp, progress, token);
        }
        catch
        {
            Delete(file.Path);
            throw;
        }
        await PointAsync(file, token);
        log.LogInformation("Search index built: {Count} records", count);
        return count;
    }

    public void Dispose() => _one.Dispose();

    private async Task<int> FillAsync(IndexFile file, IndexSource source, long number, string stamp, IProgress<RebuildProgress>? progress, CancellationToken token)
    {
        var (today, total, count) = (clock.Today(), await source.CountAsync(token), 0);
        using var connection = file.Create();
        using (var transaction = connection.BeginTransaction())
        {
            using var writer = new IndexFile.Writer(connection, transaction);
            for (var (day, id) = (DateOnly.MinValue, 0); await source.NextAsync(day, id, Batch, token) is { Count: > 0 } records; (day, id) = (records[^1].PublishedOn, records[^1].Id))
            {
                foreach (var record in records) writer.Add(record, today);
                count += records.Count;
                progress?.Report(new(count, Math.Max(total, count)));
            }
            transaction.Commit();
        }
        IndexFile.Finish(connection, number, stamp);
        return count;
    }

    private async Task PointAsync(IndexFile file, CancellationToken token)
    {
        var name = Path.GetFileName(file.Path);
        var temporary = Pointer + "." + name;
        await File.WriteAllTextAsync(temporary, name, token);
        File.Move(temporary, Pointer, overwrite: true);
        await OpenAsync(token);
    }

    // Another process of this node may still serve from the one before, or build the next.
    private void RemoveOld()
    {
        if (_served?.File is not { } current) return;
        foreach (var old in Directory.EnumerateFiles(Folder, "shelf-*").Where(f => !f.StartsWith(current.Path, StringComparison.Ordinal) && clock.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(f) > KeptOld)) Delete(old);
    }

    /// <summary>Takes the file that the pointer names, where it is another one than now and fits the shelf.</summary>
    private async Task OpenAsync(CancellationToken token)
    {
        await _one.WaitAsync(token);
        try
        {
            if (!File.Exists(Pointer))
            {
                _served = null;
                return;
            }
            var name = (await File.ReadAllTextAsync(Pointer, token)).Trim();
            if (name == _pointer && (Current is not { } current || File.Exists(current.Path))) return;
            var next = await FittingAsync(new IndexFile(Path.Combine(Folder, Path.GetFileName(name))), token);
            // While another one serves, the new one takes its place when it is as new: answers never go back in time.
            if (next is not null && IsReady) next = await CaughtUpAsync(next, token);
            (_served, _pointer) = (next, name);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<Served?> FittingAsync(IndexFile file, CancellationToken token)
    {
        if (file.Standing() is not var (number, stamp)) return null;
        await using var scope = scopes.CreateAsyncScope();
        var fits = await new IndexSource(scope.ServiceProvider.GetRequiredService<PublicDbContext>()).StampOfAsync(number, token) == stamp;
        if (!fits) log.LogWarning("The search index is of another shelf; it is built anew");
        return fits ? new Served(file, number, default) : null;
    }

    private async Task CatchUpAsync(CancellationToken token)
    {
        await _one.WaitAsync(token);
        try
        {
            if (_served is { } served) _served = await CaughtUpAsync(served, token);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<Served> CaughtUpAsync(Served served, CancellationToken token)
    {
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var source = new IndexSource(scope.ServiceProvider.GetRequiredService<PublicDbContext>());
            var changes = await source.ChangesAsync(served.Number, Batch, token);
            if (changes.Count == 0) return served;
            var ids = await source.IdsAsync([.. changes.Select(c => c.Slug).Distinct()], token);
            await WriteAsync(served.File, source, ids, (changes[^1].Number, IndexSource.StampOf(changes[^1])), token);
            served = served with { Number = changes[^1].Number };
            if (changes.Count < Batch) return served;
        }
    }

    // What lapsed since yesterday moves to the papers that are no longer in force.
    private async Task ExpireAsync(CancellationToken token)
    {
        await _one.WaitAsync(token);
        try
        {
            var today = clock.Today();
            if (_served is not { } served || served.ExpiredOn == today) return;
            await using var scope = scopes.CreateAsyncScope();
            var source = new IndexSource(scope.ServiceProvider.GetRequiredService<PublicDbContext>());
            foreach (var some in Lapsed(served.File, today).Chunk(Batch)) await WriteAsync(served.File, source, some, null, token);
            _served = served with { ExpiredOn = today };
        }
        finally
        {
            _one.Release();
        }
    }

    private static List<int> Lapsed(IndexFile file, DateOnly today)
    {
        using var connection = file.Read();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT record FROM items WHERE until < $today";
        command.Parameters.AddWithValue("$today", today.DayNumber);
        using var reader = command.ExecuteReader();
        var ids = new List<int>();
        while (reader.Read()) ids.Add(reader.GetInt32(0));
        return ids;
    }

    private async Task WriteAsync(IndexFile file, IndexSource source, IReadOnlyCollection<int> ids, (long Number, string Stamp)? standing, CancellationToken token)
    {
        var listed = await source.ListedAsync(ids, token);
        using var connection = file.Write();
        using var transaction = connection.BeginTransaction();
        using var writer = new IndexFile.Writer(connection, transaction);
        foreach (var id in ids) writer.Remove(id);
        foreach (var record in listed) writer.Add(record, clock.Today());
        if (standing is var (number, stamp)) IndexFile.SetNumber(connection, transaction, number, stamp);
        transaction.Commit();
    }

    private async Task<FileStream?> OnlyOneAsync(bool wait, CancellationToken token)
    {
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(Folder, "building"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (File.Exists(Path.Combine(Folder, "building")))
            {
                if (!wait) return null;
                await Task.Delay(TimeSpan.FromSeconds(1), clock, token);
            }
        }
    }

    private void Delete(string path)
    {
        try
        {
            new IndexFile(path).Forget();
            File.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Still open somewhere; the next rebuild takes it away.
            log.LogDebug(fault, "{Path} is kept for now", path);
        }
    }

    /// <summary>A file with what is known of it; changed as one.</summary>
    private sealed record Served(IndexFile File, long Number, DateOnly ExpiredOn);
}
