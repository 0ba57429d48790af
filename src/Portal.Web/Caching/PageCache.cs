using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Portal.Application.Data;
using Portal.Application.Publishing;

namespace Portal.Web.Caching;

/// <summary>
/// This node's pages (design, More than one machine): one is served only while no change with its tags came after its making began. Bounded in bytes;
/// pages with a query and addresses that are not there live in a quarter of their own, so that made-up addresses never push out the site.
/// </summary>
public sealed class PageCache(ShelfFollower follower, IOptions<PortalOptions> options) : IDisposable
{
    private const double Freed = 0.1;

    // Who waits longer than this for another one's rendering renders for himself.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly string[] SiteAlone = [ShelfTags.Site];

    private readonly MemoryCache _standing = Of(options.Value.Cache.MaxBytes / 4 * 3);
    private readonly MemoryCache _passing = Of(options.Value.Cache.MaxBytes / 4);
    private readonly ConcurrentDictionary<PageKey, Turn> _making = new();

    /// <summary>Nothing larger is kept.</summary>
    public int MaxPage { get; } = (int)Math.Min(2 * 1024 * 1024, options.Value.Cache.MaxBytes / 16);

    public CachedPage? Find(PageKey key, DateOnly day)
    {
        if (!((key.Query.Length == 0 && _standing.TryGetValue(key, out CachedPage? page)) || _passing.TryGetValue(key, out page)) || page is null) return null;
        return page.Day == day && follower.LastChangeOf(page.Tags) <= page.Number ? page : null;
    }

    /// <summary>Keeps a page, unless something it was made of has changed since its making began.</summary>
    public void Keep(PageRequest asked, CachedPage page, bool standing)
    {
        var key = asked.Key;
        if (page.Number < 0 || follower.LastChangeOf(page.Tags) > page.Number) return;
        // The facts could not be read anew: the page prints older ones than its number says.
        if (asked.Facts < follower.LastChangeOf(SiteAlone)) return;
        (standing ? _standing : _passing).Set(key, page, new MemoryCacheEntryOptions { Size = page.Size + key.Size });
    }

    /// <summary>Of several who miss the same page one makes it, the others wait a moment. Null where another one's turn has ended or took too long.</summary>
    public async ValueTask<IDisposable?> TakeTurnAsync(PageKey key, CancellationToken token)
    {
        var turn = new Turn(this, key);
        var first = _making.GetOrAdd(key, turn);
        if (ReferenceEquals(first, turn)) return turn;
        await first.Ended.WaitAsync(Patience, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return null;
    }

    public void Dispose()
    {
        _standing.Dispose();
        _passing.Dispose();
    }

    private static MemoryCache Of(long bytes) => new(new MemoryCacheOptions { SizeLimit = bytes, CompactionPercentage = Freed });

    private sealed class Turn(PageCache cache, PageKey key) : IDisposable
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Ended => _ended.Task;

        public void Dispose()
        {
            if (!_ended.TrySetResult()) return;
            cache._making.TryRemove(KeyValuePair.Create(key, this));
        }
    }
}
