namespace Portal.Application.Documents;

/// <summary>Which addresses may become links.</summary>
public static class SafeUrl
{
    public static bool IsHttp(string url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed) && (parsed.Scheme == Uri.UriSchemeHttps || parsed.Scheme == Uri.UriSchemeHttp);
}
