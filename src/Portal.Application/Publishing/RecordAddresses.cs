using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Application.Data;
using Portal.Domain.Documents;

namespace Portal.Application.Publishing;

/// <summary>Public records by what people copy: the address of the page, with or without this site's name, or the index number.</summary>
public sealed class RecordAddresses(PortalDbContext db, IOptions<PortalOptions> options)
{
    /// <summary>The end of the record's address; null where nothing public stands there.</summary>
    public async Task<string?> SlugAsync(string? address, CancellationToken token)
    {
        var text = WithoutHost((address ?? "").Trim());
        if (text.Length == 0) return null;
        if (Document.IsIndexNumber(text)) return await db.ShelfRecords.Where(r => r.IndexNumber == text && r.IsListed).Select(r => r.Slug).SingleOrDefaultAsync(token);
        if (!text.StartsWith(PublishingGate.DocumentPrefix, StringComparison.Ordinal)) return null;
        var slug = Uri.UnescapeDataString(text[PublishingGate.DocumentPrefix.Length..].Split('?', '#')[0].TrimEnd('/'));
        return await db.ShelfRecords.Where(r => r.Slug == slug && r.IsListed).Select(r => r.Slug).SingleOrDefaultAsync(token);
    }

    /// <summary>The path where the address bears this site's own name; else the address as it is.</summary>
    public string WithoutHost(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) && uri.Host.Equals(options.Value.Site.Domain, StringComparison.OrdinalIgnoreCase) ? uri.PathAndQuery : address;
}
