using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Application.Data;

namespace Portal.Application.Publishing;

/// <summary>
/// What the site prints about the office: the configuration, with what was released since. One copy per process, read anew when the shelf's follower has
/// seen a release; where the shelf cannot be read the last copy serves, so that error pages have a phone number too.
/// </summary>
public sealed class SiteFacts(IServiceScopeFactory scopes, ShelfFollower follower, IOptions<PortalOptions> options, TimeProvider clock, ILogger<SiteFacts> log)
{
    // While the shelf cannot be read or is not followed yet: not once for every request.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly string[] Tags = [ShelfTags.Site];
    private readonly Lock _taking = new();
    private volatile Copy _copy = new(options.Value.Site, -1);
    private long _waitingSince;

    public SiteOptions Current => _copy.Site;

    /// <summary>The shelf's change number that the copy is not older than; -1 before it was first read.</summary>
    public long Number => _copy.Number;

    /// <summary>Called once per request, before pages are made.</summary>
    public async ValueTask RefreshAsync(CancellationToken token)
    {
        // The number first: what is read afterwards is at least as new.
        var number = follower.Number;
        var held = _copy.Number;
        if (held >= 0 && follower.LastChangeOf(Tags) <= held) return;
        if (Volatile.Read(ref _waitingSince) is var since and not 0 && clock.GetElapsedTime(since) < Patience) return;
        if (number < 0) Volatile.Write(ref _waitingSince, clock.GetTimestamp());
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var released = await scope.ServiceProvider.GetRequiredService<PublicDbContext>().ShelfSettings.AsNoTracking().ToDictionaryAsync(s => s.Key, s => s.Value, token);
            Take(new(options.Value.Site.With(released), number));
            if (number >= 0) Volatile.Write(ref _waitingSince, 0);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Volatile.Write(ref _waitingSince, clock.GetTimestamp());
            log.LogWarning(fault, "The site's own facts could not be read; the last ones are used");
        }
    }

    // Two may read at once: the older reading never replaces the newer.
    private void Take(Copy read)
    {
        lock (_taking)
            if (read.Number >= _copy.Number) _copy = read;
    }

    private sealed record Copy(SiteOptions Site, long Number);
}
