using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Review;
using Portal.Domain.Documents;
using Portal.Domain.Review.Wording;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>What the editor sends to have read: the fields as they stand on the page, saved or not.</summary>
public sealed class WordingForm
{
    public string? Title { get; set; }
    public string? Summary { get; set; }
    public string? Body { get; set; }
    public string? DocumentNumber { get; set; }
    public string? IssuingBody { get; set; }
    public List<string> Attachments { get; set; } = [];
}

/// <summary>
/// Reads a text for the editor. Places count UTF-16 units with lines ended by LF, as a textarea's value has them:
/// <c>value.slice(start, start + length) === found</c>.
/// </summary>
[Area("Admin")]
[Authorize(Policies.Office)]
public sealed class WordingController(WordingDesk wording) : Controller
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    [HttpPost("admin/wording")]
    [RequestFormLimits(ValueLengthLimit = 16 * 1024 * 1024)]
    public async Task<IActionResult> Find(WordingForm form, CancellationToken token)
    {
        if (form.Body is { Length: > EditionContent.BodyMaxLength }) return StatusCode(StatusCodes.Status413PayloadTooLarge);
        var findings = await wording.FindAsync(new WordingText
        {
            Title = Lines(form.Title),
            Summary = Lines(form.Summary),
            Body = Lines(form.Body),
            DocumentNumber = Lines(form.DocumentNumber),
            IssuingBody = Lines(form.IssuingBody),
            AttachmentNames = [.. form.Attachments.Select(Lines)],
        }, token);
        return Json(new
        {
            Findings = findings.Select(f => new { f.Kind, KindName = f.Kind.Chinese(), f.Field, f.Item, f.Start, f.Length, f.Found, f.Suggestion, f.Message, f.Severity }),
        }, Written);
    }

    /// <summary>A form brings CRLF where the page has LF.</summary>
    internal static string Lines(string? text) => (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
