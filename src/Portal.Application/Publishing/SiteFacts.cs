using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Application.Data;

namespace Portal.Application.Publishing;

/// <summary>
/// What the site prints about the office: the configuration, with what was released since. One copy per process, at most two seconds behind
/// the shelf; where the shelf cannot be read the last copy serves, so that error pages have a phone number too.
/// </summary>
public sealed class SiteFacts(IServiceScopeFactory scopes, IOptions<PortalOptions> options, TimeProvider clock, ILogger<SiteFacts> log)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private volatile SiteOptions _current = options.Value.Site;
    private long _readAt;

    public SiteOptions Current => _current;

    /// <summary>Called once per request, before pages are made.</summary>
    public async ValueTask RefreshAsync(CancellationToken token)
    {
        if (_readAt != 0 && clock.GetElapsedTime(_readAt) < Fresh) return;
        _readAt = clock.GetTimestamp();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var released = await scope.ServiceProvider.GetRequiredService<PublicDbContext>().ShelfSettings.AsNoTracking().ToDictionaryAsync(s => s.Key, s => s.Value, token);
            _current = options.Value.Site.With(released);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogWarning(fault, "The site's own facts could not be read; the last ones are used");
        }
    }

    /// <summary>After a release on this node.</summary>
    public void Forget() => _readAt = 0;
}
