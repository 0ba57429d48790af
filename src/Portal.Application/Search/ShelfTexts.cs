using Microsoft.EntityFrameworkCore;
using Portal.Application.Data;
using Portal.Application.Files;
using Portal.Domain.Search;

namespace Portal.Application.Search;

/// <summary>Reads the text of public attachments that were published before texts were kept.</summary>
public sealed class ShelfTexts(PortalDbContext db, ShelfFiles files)
{
    /// <returns>How many were read.</returns>
    public async Task<int> FillAsync(CancellationToken token)
    {
        var missing = await db.ShelfRecords.AsNoTracking().SelectMany(r => r.Files).Where(f => !db.ShelfFileTexts.Any(t => t.Sha256 == f.Sha256)).Select(f => new { f.Sha256, f.Name }).ToListAsync(token);
        var read = 0;
        foreach (var file in missing.DistinctBy(f => f.Sha256))
        {
            await using var stream = files.Open(file.Sha256);
            if (stream is null) continue;
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, token);
            // Also where there is nothing to read, so that it is not tried again.
            db.ShelfFileTexts.Add(new ShelfFileText(file.Sha256, SearchableText.Of(file.Name, bytes.ToArray())));
            await db.SaveChangesAsync(token);
            read++;
        }
        return read;
    }
}
