using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Portal.Application.Data;

namespace Portal.Web.Hosting;

/// <summary>
/// How often one address may ask for what costs: searches and pages with a query that the cache does not hold, forms, and attempts to sign in.
/// Pages with an address of their own are free, and what the cache holds never comes here.
/// </summary>
public static class AddressLimits
{
    private static readonly string[] Others = ["/admin", "/account", "/api", "/openapi", "/files", "/health", "/errors"];

    public static void AddAddressLimits(this IServiceCollection services, LimitOptions limits) => services.AddRateLimiter(o =>
    {
        o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(context, limits));
        o.OnRejected = (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? Math.Max(1, (int)Math.Ceiling(left.TotalSeconds)) : limits.Costly.Seconds;
            rejected.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
    });

    /// <summary>Whom a limit counts: an IPv4 address, or the network of 64 bits that one subscriber of IPv6 has. Null where it is not known.</summary>
    public static string? Of(IPAddress? address)
    {
        if (address is null) return null;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4().ToString();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    private static RateLimitPartition<string> Partition(HttpContext context, LimitOptions limits)
    {
        var request = context.Request;
        var posts = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
        var (kind, rate) = posts && (request.Path.StartsWithSegments("/account/login") || request.Path.StartsWithSegments("/account/code")) ? ("sign-in", limits.SignIn)
            : IsCostly(request, posts) ? ("costly", limits.Costly)
            : ("", null);
        return rate is null || Of(context.Connection.RemoteIpAddress) is not { } address
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetFixedWindowLimiter($"{kind} {address}", _ => new FixedWindowRateLimiterOptions { PermitLimit = rate.Permits, Window = TimeSpan.FromSeconds(rate.Seconds) });
    }

    private static bool IsCostly(HttpRequest request, bool posts)
    {
        foreach (var other in Others)
            if (request.Path.StartsWithSegments(other)) return false;
        return posts || request.QueryString.HasValue || request.Path.StartsWithSegments("/search");
    }
}
