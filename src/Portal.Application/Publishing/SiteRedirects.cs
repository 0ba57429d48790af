using Microsoft.EntityFrameworkCore;
using Portal.Application.Data;
using Portal.Domain.Publishing;

namespace Portal.Application.Publishing;

/// <summary>Where old addresses lead, read from the shelf.</summary>
public sealed class SiteRedirects(PublicDbContext db)
{
    /// <summary>A path of this site, or null. The whole address counts first, then its path alone.</summary>
    public async Task<string?> FindAsync(string address, CancellationToken token)
    {
        if (OldAddress.Normalise(address) is not { Length: <= 2 * OldAddress.PathMaxLength } whole) return null;
        var path = whole.Split('?')[0];
        var found = await db.ShelfRedirects.AsNoTracking().Where(r => r.Path == whole || r.Path == path).Select(r => new { r.Path, r.Target }).ToListAsync(token);
        return found.OrderByDescending(r => r.Path.Length).Select(r => r.Target).FirstOrDefault(OldAddress.IsLocal);
    }
}
