using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Domain.Publishing;

/// <summary>The addresses that the public site answers by itself, given as its routes, such as <c>/documents/{slug}</c>.</summary>
public sealed class SiteAddresses(IEnumerable<string> routes)
{
    /// <summary>Beginnings that belong to the program, whatever follows.</summary>
    private static readonly string[] Closed = ["/admin", "/account", "/health", "/errors", "/openapi", "/api"];

    private readonly IReadOnlyList<Regex> _routes = [.. routes.Distinct(StringComparer.OrdinalIgnoreCase).Select(Pattern)];

    /// <summary>Belongs to the office or the machinery; nothing leads there and nothing is led away.</summary>
    public static bool IsClosed(string address) =>
        Closed.Any(c => address.StartsWith(c, StringComparison.OrdinalIgnoreCase) && (address.Length == c.Length || address[c.Length] is '/' or '?'));

    /// <summary>Whether the site has a page for the path; what follows a question mark does not count.</summary>
    public bool Answers(string address)
    {
        var mark = address.IndexOf('?', StringComparison.Ordinal);
        var path = mark < 0 ? address : address[..mark];
        if (path.Length > 1) path = path.TrimEnd('/');
        return _routes.Any(r => r.IsMatch(path.Length == 0 ? "/" : path));
    }

    private static Regex Pattern(string route)
    {
        var pattern = new StringBuilder("^/");
        var rest = route.Trim('/');
        while (rest.IndexOf('{', StringComparison.Ordinal) is var open and >= 0 && rest.IndexOf('}', open) is var close and > 0)
        {
            pattern.Append(Regex.Escape(rest[..open])).Append(rest[open + 1] == '*' ? ".*" : "[^/]+");
            rest = rest[(close + 1)..];
        }
        return new Regex(pattern.Append(Regex.Escape(rest)).Append('$').ToString(), RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }
}
