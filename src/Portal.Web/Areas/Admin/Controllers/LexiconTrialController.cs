using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Review;
using Portal.Domain.Review.Wording;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Entries off and on, and a text to try the lexicon on.</summary>
[Area("Admin")]
[Authorize(Policies.Lexicon)]
public sealed class LexiconTrialController(LexiconDesk desk, WordingDesk wording, CurrentActor current) : Controller
{
    /// <summary>Longest text to try; a paper is read on its desk.</summary>
    public const int MaxLength = 20_000;

    [HttpGet("admin/lexicon/try")]
    public IActionResult Index() => View("~/Areas/Admin/Views/Lexicon/Try.cshtml", new LexiconTrialPage("", null, null));

    [HttpPost("admin/lexicon/try")]
    public async Task<IActionResult> Try(string? text, CancellationToken token)
    {
        var body = WordingController.Lines(text);
        if (string.IsNullOrWhiteSpace(body) || body.Length > MaxLength)
        {
            var page = View("~/Areas/Admin/Views/Lexicon/Try.cshtml", new LexiconTrialPage(body, null, body.Length > MaxLength ? $"文字不超过{MaxLength}个字" : "请填写要试的文字"));
            page.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return page;
        }
        var words = new WordingText { Body = body };
        return View("~/Areas/Admin/Views/Lexicon/Try.cshtml", new LexiconTrialPage(body, new WordingPanel(await wording.FindAsync(words, token), words, true), null));
    }

    [HttpPost("admin/lexicon/{id:int}/switch")]
    public async Task<IActionResult> Switch(int id, int version, bool off, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } entry) return NotFound();
        await desk.SwitchAsync(entry, version, off, current.Stamp, token);
        TempData["Done"] = off ? $"“{entry.Wrong}”已经停用，不再检查。" : $"“{entry.Wrong}”已经启用。";
        return LocalRedirect($"/admin/lexicon/{id}");
    }
}
