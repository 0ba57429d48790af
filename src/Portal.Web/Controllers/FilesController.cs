using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Portal.Application.Files;
using Portal.Application.Publishing;

namespace Portal.Web.Controllers;

/// <summary>Answers only for a hash and name that a visible shelf record shows.</summary>
public sealed class FilesController(PublicSite site, ShelfFiles files) : Controller
{
    [HttpGet("/files/{sha256}/{name}")]
    public async Task<IActionResult> Show(string sha256, string name, CancellationToken token)
    {
        if (await site.FindFileAsync(sha256, name, token) is not { } file || files.Open(sha256) is not { } stream) return NotFound();
        // The bytes never change, but the record may be withdrawn: browsers ask again each time.
        Response.Headers.CacheControl = "no-cache";
        return File(stream, file.ContentType, file.Name, null, new EntityTagHeaderValue($"\"{sha256}\""), enableRangeProcessing: true);
    }
}
