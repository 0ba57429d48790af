using System.Collections.Concurrent;
using System.Text;
using Portal.Application.Calendar;
using Portal.Application.Files;
using Portal.Application.Publishing;
using Portal.Application.WorkPlans;

namespace Portal.Web.Export;

/// <summary>What a run did. <paramref name="LeftOut"/>: addresses that no file can stand for; <paramref name="Failed"/>: pages that answered with a fault.</summary>
public sealed record ExportResult(long Number, int Pages, int Written, int Unchanged, int Removed, IReadOnlyList<string> LeftOut, IReadOnlyList<string> Failed);

/// <summary>
/// The public site as a tree of files, made by the same pipeline that answers visitors. What was withdrawn goes first. A page is made anew only where something it was
/// made of has changed, the day is another (pages speak of validity by the day) or program and settings are others; a file is touched only where its bytes differ.
/// </summary>
public sealed class SiteExport(IServiceProvider services, InProcessServer server, string host, string program)
{
    private readonly ConcurrentDictionary<string, ExportedPage> _pages = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<string> _leftOut = [];
    private readonly ConcurrentBag<string> _failed = [];
    private int _written;
    private int _removed;

    /// <param name="told">Pages done so far.</param>
    /// <exception cref="ExportRefusedException">The folder cannot be used.</exception>
    public async Task<ExportResult> RunAsync(string folder, Action<int> told, CancellationToken token)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        using var manifest = ExportManifest.Open(folder);
        var tree = new ExportTree(folder, manifest);
        tree.Sweep();
        await using var scope = services.CreateAsyncScope();
        var walk = scope.ServiceProvider.GetRequiredService<ShelfWalk>();
        // The number first: whatever the pages read afterwards is at least as new.
        var now = new ExportState(await walk.NumberAsync(token), services.GetRequiredService<TimeProvider>().Today(), program);
        var wanted = await WantedAsync(scope.ServiceProvider, walk, token);
        RemoveUnwanted(manifest, tree, wanted);
        var fresh = await FreshAsync(manifest, now, walk, token);
        await MakeAsync(wanted, manifest, tree, fresh, told, token);
        // Addresses that the pages themselves name.
        await MakeAsync([.. _pages.Values.SelectMany(p => p.More).Where(a => !_pages.ContainsKey(a)).Distinct(StringComparer.Ordinal)], manifest, tree, fresh, told, token);
        RemoveLeftOvers(manifest, tree);
        manifest.Finish(now, _pages.Values);
        return new(now.Number, _pages.Count, _written, _pages.Count - _written, _removed, [.. _leftOut.Order(StringComparer.Ordinal)], [.. _failed.Order(StringComparer.Ordinal)]);
    }

    private static async Task<IReadOnlyCollection<string>> WantedAsync(IServiceProvider scope, ShelfWalk walk, CancellationToken token)
    {
        var wanted = new HashSet<string>(ExportAddresses.Standing, StringComparer.Ordinal);
        wanted.UnionWith(ExportAddresses.Assets(scope.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider));
        wanted.UnionWith((await scope.GetRequiredService<PublicSite>().ColumnsAsync(token)).SelectMany(c => new[] { "", "/feed.atom", "/feed.json" }.Select(e => $"/columns/{c.Slug}{e}")));
        wanted.UnionWith((await scope.GetRequiredService<PublicPlans>().AllAsync(token)).SelectMany(p => new[] { "", ".csv", ".xlsx" }.Select(e => p.Path + e)));
        await foreach (var record in walk.RecordsAsync(token)) wanted.UnionWith(ExportAddresses.Of(record));
        return wanted;
    }

    /// <summary>Which pages of the last run are still as they would be made now.</summary>
    private static async Task<Func<ExportedPage, bool>> FreshAsync(ExportManifest manifest, ExportState now, ShelfWalk walk, CancellationToken token)
    {
        // A lower number: the shelf was restored from a backup.
        if (manifest.State is not { } last || last.Program != now.Program || last.Number > now.Number) return _ => false;
        var touched = await walk.TouchedSinceAsync(last.Number, token);
        // The bytes of a file are in its address.
        return page => page.Address.StartsWith("/files/", StringComparison.Ordinal) || (last.Day == now.Day && page.Tags is { } tags && !tags.Any(touched.Contains));
    }

    // What was withdrawn goes before anything else is done.
    private void RemoveUnwanted(ExportManifest manifest, ExportTree tree, IReadOnlyCollection<string> wanted)
    {
        var named = manifest.Pages.Values.Where(p => wanted.Contains(p.Address)).SelectMany(p => p.More).ToHashSet(StringComparer.Ordinal);
        foreach (var page in manifest.Pages.Values.Where(p => !wanted.Contains(p.Address) && !named.Contains(p.Address)))
            if (tree.Remove(page.File)) _removed++;
    }

    private void RemoveLeftOvers(ExportManifest manifest, ExportTree tree)
    {
        // A page that failed now may be well the next time: the one that stands stays, and is made anew then.
        foreach (var address in _failed)
            if (manifest.Pages.TryGetValue(address, out var standing)) _pages[address] = standing with { Tags = null };
        var kept = _pages.Values.Select(p => p.File).ToHashSet(StringComparer.Ordinal);
        foreach (var file in manifest.Pages.Values.Select(p => p.File).Concat(manifest.Uncertain).Distinct(StringComparer.Ordinal))
            if (!kept.Contains(file) && tree.Remove(file)) _removed++;
    }

    private Task MakeAsync(IReadOnlyCollection<string> addresses, ExportManifest manifest, ExportTree tree, Func<ExportedPage, bool> fresh, Action<int> told, CancellationToken token) =>
        Parallel.ForEachAsync(addresses, new ParallelOptions { CancellationToken = token, MaxDegreeOfParallelism = Environment.ProcessorCount }, async (address, inner) =>
        {
            var before = manifest.Pages.GetValueOrDefault(address);
            if (before is not null && fresh(before) && tree.Has(before.File)) _pages[address] = before;
            else await MakeAsync(address, before, tree, inner);
            told(_pages.Count);
        });

    private async Task MakeAsync(string address, ExportedPage? before, ExportTree tree, CancellationToken token)
    {
        var answer = await server.GetAsync(address, host);
        if (answer.Status >= StatusCodes.Status500InternalServerError) _failed.Add(address);
        // Withdrawn since the walk began, or not of this shelf: it has no file.
        if (answer.Status != StatusCodes.Status200OK) return;
        if (ExportTree.FileOf(address, answer.ContentType) is not { } file)
        {
            _leftOut.Add(address);
            return;
        }
        var (sha256, more) = (FileStore.HashOf(answer.Body), More(address, answer));
        if (await tree.PutAsync(file, answer.Body, sha256, before?.File == file ? before.Sha256 : null, token)) Interlocked.Increment(ref _written);
        _pages[address] = new(address, file, sha256, answer.Tags, more);
    }

    private static IReadOnlyList<string> More(string address, Answer answer) =>
        answer.ContentType.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) || address.EndsWith(".xml", StringComparison.Ordinal) ? [.. ExportAddresses.NamedIn(address, Encoding.UTF8.GetString(answer.Body))] : [];
}
