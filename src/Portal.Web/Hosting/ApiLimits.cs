using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Portal.Application.Data;

namespace Portal.Web.Hosting;

/// <summary>Counts requests by address in windows of one minute of the clock, so that the end of a window is known and can be told.</summary>
public sealed class ApiLimiter(IOptions<PortalOptions> options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    // Each minute has partitions of its own; those of past minutes fall idle and are dropped.
    private readonly PartitionedRateLimiter<(string Address, long Minute)> _limiter = PartitionedRateLimiter.Create<(string Address, long Minute), (string, long)>(
        key => RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = options.Value.Api.RequestsPerMinute, Window = Window }));

    public int Limit => options.Value.Api.RequestsPerMinute;

    /// <summary>Whether one more is let through, how many are left, and the seconds to the end of the window.</summary>
    public (bool IsAllowed, long Left, int Reset) Take(IPAddress? address)
    {
        var now = clock.GetUtcNow();
        var minute = now.UtcTicks / Window.Ticks;
        var key = (AddressLimits.Of(address) ?? "", minute);
        using var lease = _limiter.AttemptAcquire(key);
        var reset = (int)Math.Ceiling(TimeSpan.FromTicks(((minute + 1) * Window.Ticks) - now.UtcTicks).TotalSeconds);
        return (lease.IsAcquired, _limiter.GetStatistics(key)?.CurrentAvailablePermits ?? 0, reset);
    }

    public void Dispose() => _limiter.Dispose();
}

/// <summary>Tells every caller of the interface how much is left, and sends those who ask too often away for the rest of the minute.</summary>
public sealed class ApiLimits(RequestDelegate next, ApiLimiter limiter)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (limiter.Limit <= 0) return next(context);
        var (isAllowed, left, reset) = limiter.Take(context.Connection.RemoteIpAddress);
        var headers = context.Response.Headers;
        headers["RateLimit-Limit"] = limiter.Limit.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Remaining"] = left.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Reset"] = reset.ToString(CultureInfo.InvariantCulture);
        if (isAllowed) return next(context);
        headers.RetryAfter = reset.ToString(CultureInfo.InvariantCulture);
        headers.CacheControl = "no-store";
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return Task.CompletedTask;
    }
}
