using Portal.Application.Data;

namespace Portal.Web.Models;

/// <summary>Absolute addresses of this site: canonical links, tags, QR codes and Word files name them.</summary>
public static class PublicAddress
{
    /// <summary>
    /// The configured domain, so that a forged Host header never gets into a page. Only where none is configured, as at a first trial,
    /// the request's own.
    /// </summary>
    public static string Root(SiteOptions site, HttpRequest request) =>
        NamesHost(site) ? $"{request.Scheme}://{request.Host}" : $"https://{site.Domain}";

    /// <summary>An address of this site as a header may bear it, whatever characters it has.</summary>
    /// <param name="address">Decoded, from the root; with or without a query.</param>
    public static string Encoded(string address)
    {
        var mark = address.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? new PathString(address).ToUriComponent() : new PathString(address[..mark]).ToUriComponent() + new Uri("http://localhost/" + new QueryString(address[mark..]).ToUriComponent()).Query;
    }

    /// <summary>Without a configured domain pages name the host they were asked for.</summary>
    public static bool NamesHost(SiteOptions site) => site.Domain is "" or "localhost";

    /// <summary>The national platform for reporting faults, with our code and the page in question.</summary>
    public static string FaultReport(SiteOptions site, string page) =>
        $"https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code={Uri.EscapeDataString(site.IdentityCode)}&url={Uri.EscapeDataString(page)}";
}
