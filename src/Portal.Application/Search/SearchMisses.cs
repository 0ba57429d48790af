using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Domain.Search;

namespace Portal.Application.Search;

/// <summary>
/// Words that found nothing, gathered in memory and sent into the inbox now and then: the public side only inserts, and a flood of odd words costs a bounded
/// number of rows.
/// </summary>
public sealed class SearchMisses(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int MaxKept = 100;
    private readonly Lock _lock = new();
    private Dictionary<string, int> _counts = [];

    public void Add(string words)
    {
        if (!SearchMiss.MayKeep(words)) return;
        lock (_lock)
        {
            if (_counts.TryGetValue(words, out var count) || _counts.Count < MaxKept) _counts[words] = count + 1;
        }
    }

    /// <summary>Sends in what was gathered.</summary>
    public async Task SendAsync(CancellationToken token)
    {
        Dictionary<string, int> counts;
        lock (_lock)
        {
            if (_counts.Count == 0) return;
            (counts, _counts) = (_counts, []);
        }
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PublicDbContext>();
        foreach (var (words, count) in counts) db.SearchMisses.Add(new SearchMiss(Guid.CreateVersion7(clock.GetUtcNow()), words, clock.Today(), count));
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch
        {
            // They go with the next try.
            lock (_lock)
                foreach (var (words, count) in counts)
                    if (_counts.TryGetValue(words, out var since) || _counts.Count < MaxKept) _counts[words] = since + count;
            throw;
        }
    }
}

/// <summary>The staff's view of words that found nothing: what citizens look for and do not find here.</summary>
public sealed class SearchMissReading(PortalDbContext db, TimeProvider clock)
{
    public const int KeptDays = 180;
    public const int Shown = 200;

    /// <summary>Since a day, the most frequent first.</summary>
    public async Task<IReadOnlyList<(string Words, int Count, DateOnly LastOn)>> SinceAsync(DateOnly day, CancellationToken token) =>
        [.. (await db.SearchMisses.AsNoTracking().Where(m => m.On >= day).GroupBy(m => m.Words).Select(g => new { Words = g.Key, Count = g.Sum(m => m.Count), LastOn = g.Max(m => m.On) })
            .OrderByDescending(m => m.Count).Take(Shown).ToListAsync(token)).Select(m => (m.Words, m.Count, m.LastOn))];

    /// <summary>What is older is taken away.</summary>
    public Task<int> ForgetAsync(CancellationToken token)
    {
        var first = clock.Today().AddDays(-KeptDays);
        return db.SearchMisses.Where(m => m.On < first).ExecuteDeleteAsync(token);
    }
}
