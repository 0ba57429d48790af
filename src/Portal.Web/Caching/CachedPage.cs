using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Portal.Web.Caching;

/// <summary>
/// An answer as it goes over the wire, packed once. <paramref name="Number"/> is the shelf's change number when its making began, <paramref name="Day"/> the day in
/// Shanghai: pages speak of lateness and validity.
/// </summary>
public sealed record CachedPage(int Status, IReadOnlyList<KeyValuePair<string, StringValues>> Headers, byte[] Body, StringValues ETag, long Number, DateOnly Day, IReadOnlyList<string> Tags)
{
    private const int Quality = 5;
    private const int Window = 22;
    private const int TooSmall = 256;

    private static readonly StringValues NoCache = "no-cache";
    private static readonly StringValues Varies = "Accept-Encoding, Cookie";

    public int Size => Body.Length + 512;

    /// <summary>Packs what an action wrote; its other headers stay.</summary>
    public static CachedPage Of(HttpResponse response, ReadOnlySpan<byte> body, PageRequest asked, IReadOnlyList<string> tags)
    {
        var encoding = body.Length < TooSmall || !IsText(response.ContentType) ? PageEncoding.None : asked.Key.Encoding;
        var name = encoding switch { PageEncoding.Brotli => "br", PageEncoding.Gzip => "gzip", _ => "" };
        var headers = response.Headers.Where(h => !asked.Before.Contains(h.Key) && h.Key is not ("Cache-Control" or "Vary" or "Content-Length" or "Date" or "ETag" or "Pragma" or "Expires")).ToList();
        if (name.Length > 0) headers.Add(new("Content-Encoding", name));
        // Of the bytes before packing, so that nodes agree; a variant each, as the standard asks.
        var etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..24]}{(name.Length > 0 ? "-" + name : "")}\"";
        return new(response.StatusCode, [.. headers], Packed(body, encoding), etag, asked.Number, asked.Day, tags);
    }

    /// <summary>Writes past everything between the cache and the server.</summary>
    public async Task SendAsync(HttpContext context, IHttpResponseBodyFeature server)
    {
        var (response, headers) = (context.Response, context.Response.Headers);
        headers.ETag = ETag;
        headers.CacheControl = NoCache;
        headers.Vary = Varies;
        if (Status == StatusCodes.Status200OK && IsKnown(context.Request.Headers.IfNoneMatch))
        {
            headers.ContentType = default;
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.StatusCode = Status;
        foreach (var (key, value) in Headers) headers[key] = value;
        headers.ContentLength = Body.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await server.Writer.WriteAsync(Body, context.RequestAborted);
    }

    private bool IsKnown(StringValues known)
    {
        foreach (var line in known)
        {
            if (line is null) continue;
            foreach (var range in line.AsSpan().Split(','))
            {
                var tag = line.AsSpan()[range].Trim();
                if (tag.StartsWith("W/", StringComparison.Ordinal)) tag = tag[2..];
                if (tag is "*" || tag.SequenceEqual(ETag.ToString())) return true;
            }
        }
        return false;
    }

    private static bool IsText(string? contentType)
    {
        var type = contentType.AsSpan();
        if (type.IndexOf(';') is var end and >= 0) type = type[..end];
        return type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || type.EndsWith("json", StringComparison.OrdinalIgnoreCase) || type.EndsWith("xml", StringComparison.OrdinalIgnoreCase);
    }

    private static byte[] Packed(ReadOnlySpan<byte> body, PageEncoding encoding)
    {
        switch (encoding)
        {
            case PageEncoding.Brotli:
                var room = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
                if (!BrotliEncoder.TryCompress(body, room, out var written, Quality, Window)) throw new InvalidOperationException("A page did not fit its own greatest packed length.");
                return room[..written];
            case PageEncoding.Gzip:
                using (var stream = new MemoryStream())
                {
                    using (var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(body);
                    return stream.ToArray();
                }
            default:
                return body.ToArray();
        }
    }
}

/// <summary>A request that may become a cached page: what is asked, and what was known when its making began.</summary>
public sealed class PageRequest(PageKey key, long number, DateOnly day, IHttpResponseBodyFeature server, IEnumerable<string> headersBefore, IDisposable? turn)
{
    public PageKey Key => key;
    public long Number => number;
    public DateOnly Day => day;

    /// <summary>The change number of the office's facts that the page prints (<see cref="Portal.Application.Publishing.SiteFacts"/>).</summary>
    public long Facts { get; set; } = -1;

    /// <summary>The server's own body, past every wrapper.</summary>
    public IHttpResponseBodyFeature Server => server;

    /// <summary>Headers that every answer gets before the cache is asked.</summary>
    public IReadOnlySet<string> Before { get; } = headersBefore.ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Lets those go on who wait for the same page.</summary>
    public void EndTurn() => turn?.Dispose();
}
