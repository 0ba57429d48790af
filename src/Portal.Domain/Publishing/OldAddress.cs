using System.Text;

namespace Portal.Domain.Publishing;

/// <summary>
/// An address of the site that was moved from, and where it leads now: to a document, at whatever address that has or gets, or to a page
/// of this site. Once public it leads on for ever.
/// </summary>
public sealed class OldAddress
{
    /// <summary>What an index of SQL Server takes.</summary>
    public const int PathMaxLength = 450;

    private OldAddress() => Path = "";

    private OldAddress(string path) => (Path, Waits) = (path, true);

    public int Id { get; private set; }

    /// <summary>As <see cref="Normalise"/> leaves it.</summary>
    public string Path { get; private set; }

    /// <summary>The document it leads to; null where it leads to <see cref="Target"/>.</summary>
    public int? DocumentId { get; private set; }

    /// <summary>A page of this site, such as /columns/notices; null where it leads to a document.</summary>
    public string? Target { get; private set; }

    /// <summary>Not public as it stands: goes out with its document, or with the next release of the site.</summary>
    public bool Waits { get; private set; }

    /// <summary>Was public once: it stays.</summary>
    public bool IsReleased { get; private set; }
    public int Version { get; private set; }

    public static OldAddress ToDocument(string path, int documentId) => new(path) { DocumentId = documentId };

    public static OldAddress ToPage(string path, string target) => new(path) { Target = target };

    public void Lead(int? documentId, string? target)
    {
        if (documentId is null == target is null) throw new ArgumentException("An old address leads to a document or to a page.");
        (DocumentId, Target, Waits) = (documentId, target, true);
        Version++;
    }

    public Refusal? WhyNotRemove() => IsReleased ? new("AddressReleased", "这个旧网址已经公布，永久保留，不能删除；需要的可以改指新的网址") : null;

    /// <summary>
    /// How old addresses are kept and looked up: scheme and host gone, fragment gone, percent signs undone, lower case, no slash at the end;
    /// path and query stay. Null where the text is no address.
    /// </summary>
    public static string? Normalise(string? address)
    {
        var text = (address ?? "").Trim();
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 0 && text[..scheme].ToUpperInvariant() is "HTTP" or "HTTPS") text = AfterHost(text[(scheme + 3)..]);
        else if (text.StartsWith("//", StringComparison.Ordinal)) text = AfterHost(text[2..]);
        if (text.Length == 0 || text[0] != '/') return null;
        if (text.IndexOf('#', StringComparison.Ordinal) is var hash and >= 0) text = text[..hash];
        var mark = text.IndexOf('?', StringComparison.Ordinal);
        var path = Plain(mark < 0 ? text : text[..mark]).TrimEnd('/');
        var query = mark < 0 ? "" : Plain(text[(mark + 1)..]);
        if (path.Any(char.IsControl) || query.Any(char.IsControl)) return null;
        return (path.Length == 0 ? "/" : path) + (query.Length == 0 ? "" : "?" + query);
    }

    /// <summary>Why the address cannot be kept as an old one; null when it can.</summary>
    public static Refusal? WhyNotPath(string? path, SiteAddresses site) => path switch
    {
        null => new("AddressForm", "旧网址应当以 http://、https:// 或者 / 开头"),
        { Length: > PathMaxLength } => new("AddressLong", $"旧网址不超过{PathMaxLength}个字符"),
        _ when site.Answers(path) || SiteAddresses.IsClosed(path) => new("AddressOwn", $"“{path}”是本网站正在使用的网址，不能当作旧网址"),
        _ => null,
    };

    /// <summary>Why the page cannot be led to. Whether <paramref name="target"/> is an old address itself is for the caller to find out.</summary>
    public static Refusal? WhyNotTarget(string path, string target, bool isOldAddress, SiteAddresses site)
    {
        if (target.Length > PathMaxLength) return new("TargetLong", $"新网址不超过{PathMaxLength}个字符");
        if (!IsLocal(target)) return new("TargetForeign", $"“{target}”不在本网站，新网址应当是以 / 开头的本站网址，例如 /columns/notices");
        if (Normalise(target) == path) return new("TargetItself", "新网址和旧网址相同，会一直转不出去");
        if (isOldAddress) return new("TargetOld", $"“{target}”本身也是旧网址，请直接填写最终的网址");
        return site.Answers(target) && !SiteAddresses.IsClosed(target) ? null : new("TargetUnknown", $"本网站没有“{target}”这个网址");
    }

    /// <summary>A path of this site and of no other, whatever a browser makes of slashes.</summary>
    public static bool IsLocal(string target) =>
        target.Length > 0 && target[0] == '/' && !target.StartsWith("//", StringComparison.Ordinal) && !target.Any(c => c == '\\' || char.IsControl(c) || char.IsWhiteSpace(c));

    private static string AfterHost(string text) => text.IndexOfAny(['/', '?', '#']) switch
    {
        < 0 => "/",
        var at when text[at] == '/' => text[at..],
        var at => "/" + text[at..],
    };

    private static string Plain(string text)
    {
        var plain = Uri.UnescapeDataString(text.Replace('+', ' '));
        // A lone surrogate cannot be normalised.
        plain = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(plain));
        return plain.Normalize(NormalizationForm.FormC).Trim().ToLowerInvariant();
    }
}
