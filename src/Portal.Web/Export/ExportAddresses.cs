using System.Text.RegularExpressions;
using Microsoft.Extensions.FileProviders;
using Portal.Application.Publishing;
using Portal.Domain.Publishing;
using Portal.Web.Hosting;

namespace Portal.Web.Export;

/// <summary>Every public address that is a path alone, decoded. What takes a query stays with the server.</summary>
public static partial class ExportAddresses
{
    /// <summary>Routes that mean nothing without a query or a cookie.</summary>
    public static IReadOnlySet<string> WithTheServer { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "/search", "/search/suggest", "/view" };

    /// <summary>Tells of the interface; what stands below it is answered by the server.</summary>
    private const string InterfacePage = "/api";

    /// <summary>Style sheets and scripts of the office pages.</summary>
    private static readonly string[] OfficeFiles = ["office", "editor"];

    /// <summary>Routes without a parameter: home, lists, standing pages, forms, feeds.</summary>
    public static IEnumerable<string> Standing => SiteRoutes.All.Select(r => "/" + r.Trim('/'))
        .Where(r => !r.Contains('{', StringComparison.Ordinal) && !WithTheServer.Contains(r) && (r == InterfacePage || !SiteAddresses.IsClosed(r))).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Style sheets, icons and scripts of the public pages.</summary>
    public static IEnumerable<string> Assets(IFileProvider files, string folder = "")
    {
        foreach (var file in files.GetDirectoryContents(folder))
        {
            if (file.IsDirectory)
                foreach (var below in Assets(files, $"{folder}/{file.Name}")) yield return below;
            else if (!OfficeFiles.Any(o => file.Name.StartsWith(o, StringComparison.Ordinal))) yield return $"{folder}/{file.Name}";
        }
    }

    public static IEnumerable<string> Of(WalkedRecord record)
    {
        if (record.State is ShelfState.Gone or ShelfState.ReplacedBy) yield break;
        var page = $"/documents/{record.Slug}";
        yield return page;
        yield return $"{page}/qr.svg";
        if (record.State is not (ShelfState.Visible or ShelfState.Banner)) yield break;
        yield return $"{page}/print";
        yield return $"{page}.docx";
        yield return $"{page}.txt";
        foreach (var file in record.Files) yield return $"/files/{file.Sha256}/{file.Name}";
    }

    /// <summary>Addresses that only the page itself names: the ways out of a record, the parts of a divided site map.</summary>
    public static IEnumerable<string> NamedIn(string address, string text)
    {
        if (address.StartsWith("/documents/", StringComparison.Ordinal)) return Leaving().Matches(text).Select(m => Uri.UnescapeDataString(m.Groups[1].Value)).Distinct(StringComparer.Ordinal);
        if (address == "/sitemap.xml") return Part().Matches(text).Select(m => new Uri(m.Groups[1].Value).AbsolutePath).Distinct(StringComparer.Ordinal);
        return [];
    }

    [GeneratedRegex("href=\"(/leave/[^\"?#]+)\"")]
    private static partial Regex Leaving();

    [GeneratedRegex("<sitemap>\\s*<loc>(https?://[^<]+)</loc>")]
    private static partial Regex Part();
}
