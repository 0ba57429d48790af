using Portal.Web.Models;

namespace Portal.Web.Caching;

/// <summary>How a page's bytes are packed; browsers take the best that both know.</summary>
public enum PageEncoding
{
    None,
    Gzip,
    Brotli,
}

/// <summary>
/// Everything that makes two answers differ: path and query as they came (both are printed in links that lead back), the four values of the /view cookie and
/// the encoding. <paramref name="Host"/> is empty where a domain is configured; only without one do pages name the host they were asked for.
/// </summary>
public sealed record PageKey(string Path, string Query, string View, PageEncoding Encoding, string Host)
{
    /// <summary>Longer queries are no page of the site.</summary>
    private const int MaxQuery = 400;

    private static readonly string[] Never = ["/admin", "/account", "/health", "/files", "/errors"];
    private static readonly string Usual = new ViewSettings(false, false).Value;

    /// <summary>What it weighs beside the page's bytes.</summary>
    public int Size => 2 * (Path.Length + Query.Length + Host.Length) + 64;

    /// <summary>Null where the answer can never be a cached page.</summary>
    public static PageKey? Of(HttpRequest request, bool namesHost)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)) return null;
        var query = request.QueryString.Value ?? "";
        if (query.Length > MaxQuery || request.Headers.Range.Count > 0) return null;
        foreach (var closed in Never)
            if (request.Path.StartsWithSegments(closed, StringComparison.OrdinalIgnoreCase)) return null;
        var view = request.Headers.Cookie.Count == 0 ? Usual : ViewSettings.Of(request).Value;
        return new(request.Path.Value ?? "/", query, view, Accepted(request.Headers.AcceptEncoding.ToString()), namesHost ? $"{request.Scheme}://{request.Host}" : "");
    }

    /// <summary>br, else gzip, else nothing, whatever order and weights the browser names.</summary>
    public static PageEncoding Accepted(ReadOnlySpan<char> accept)
    {
        var best = PageEncoding.None;
        foreach (var range in accept.Split(','))
        {
            var coding = accept[range].Trim();
            var weight = coding.IndexOf(';');
            var name = weight < 0 ? coding : coding[..weight].TrimEnd();
            if (weight >= 0 && IsRefused(coding[(weight + 1)..])) continue;
            if (name.Equals("br", StringComparison.OrdinalIgnoreCase)) return PageEncoding.Brotli;
            if (name.Equals("gzip", StringComparison.OrdinalIgnoreCase)) best = PageEncoding.Gzip;
        }
        return best;
    }

    // q=0, q=0.0 and so on.
    private static bool IsRefused(ReadOnlySpan<char> weight)
    {
        weight = weight.Trim();
        return weight.StartsWith("q=0", StringComparison.OrdinalIgnoreCase) && weight[3..].TrimStart('.').TrimEnd('0').IsEmpty;
    }
}
