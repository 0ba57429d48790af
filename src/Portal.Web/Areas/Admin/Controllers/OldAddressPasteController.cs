using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Publishing;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Many old addresses at once, "old new" a line, with a report on each line.</summary>
[Area("Admin")]
[Authorize(Policies.Administration)]
public sealed class OldAddressPasteController(OldAddressPaste paste, CurrentActor current) : Controller
{
    private const string PasteView = "~/Areas/Admin/Views/OldAddresses/Paste.cshtml";

    [HttpGet("admin/old-addresses/paste")]
    public IActionResult Index() => View(PasteView, new OldAddressPastePage("", []));

    [HttpPost("admin/old-addresses/paste")]
    public async Task<IActionResult> Run(string? lines, CancellationToken token)
    {
        if (string.IsNullOrWhiteSpace(lines))
        {
            ModelState.AddModelError("Lines", "请粘贴旧网址和新网址");
            return this.Again(PasteView, new OldAddressPastePage("", []));
        }
        var report = await paste.RunAsync(lines, current.Stamp, token);
        return View(PasteView, new OldAddressPastePage(string.Join('\n', report.Where(r => !r.Taken).Select(r => r.Text)), report));
    }
}
