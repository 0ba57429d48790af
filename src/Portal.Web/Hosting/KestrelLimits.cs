using Microsoft.AspNetCore.Server.Kestrel.Core;
using Portal.Application.Data;

namespace Portal.Web.Hosting;

/// <summary>What the server itself refuses before any page is asked: too many, too long, too slow.</summary>
public static class KestrelLimits
{
    private const int Form = 1024 * 1024;

    public static void Apply(KestrelServerOptions kestrel, PortalOptions options)
    {
        var (limits, own) = (kestrel.Limits, options.Limits);
        kestrel.AddServerHeader = false;
        limits.MaxConcurrentConnections = own.MaxConnections;
        limits.MaxRequestHeadersTotalSize = own.HeaderBytes;
        limits.MaxRequestLineSize = own.HeaderBytes;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(own.HeaderSeconds);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(own.KeepAliveSeconds);
        limits.MinRequestBodyDataRate = new MinDataRate(own.BytesPerSecond, TimeSpan.FromSeconds(own.GraceSeconds));
        limits.MinResponseDataRate = new MinDataRate(own.BytesPerSecond, TimeSpan.FromSeconds(own.GraceSeconds));
        // The largest of all; BodyLimits lowers it by what is asked.
        limits.MaxRequestBodySize = options.Files.MaxBytes + Form;
    }

    /// <summary>How large a request's body may be.</summary>
    public static long BodyOf(HttpRequest request, PortalOptions options) =>
        !request.Path.StartsWithSegments("/admin") ? options.Limits.FormBytes
        : request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true ? options.Files.MaxBytes + Form
        : options.Limits.OfficeFormBytes;
}
