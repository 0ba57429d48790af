using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Portal.Domain.Documents;

/// <summary>
/// Everything that is drafted in an edition and that an approval is about. What is given after the signature (index number, document number,
/// date written, dates of issue and publication) is not part of it (design rule 3).
/// </summary>
public sealed record EditionContent
{
    public const int TitleMaxLength = 500;
    public const int LineMaxLength = 200;
    public const int TextMaxLength = 2000;
    public const int UrlMaxLength = 500;
    public const int BodyMaxLength = 2_000_000;

    public int ColumnId { get; init; }
    public string Title { get; init; } = "";
    public string IssuingBody { get; init; } = "";
    public string Subject { get; init; } = "";
    public string Summary { get; init; } = "";

    /// <summary>Null until the drafter has chosen one (requirement A1).</summary>
    public DisclosureAttribute? Attribute { get; init; }
    public string AttributeReason { get; init; } = "";

    /// <summary>Codes of the Regulation's articles, such as 15 or 16.2, separated by commas.</summary>
    public string LegalBasis { get; init; } = "";

    /// <summary>Another law that withholding rests on, with its article.</summary>
    public string OtherLegalBasis { get; init; } = "";

    /// <summary>依申请公开 only: list the title with the way to apply (requirement A7); off unless chosen.</summary>
    public bool ListTitle { get; init; }
    public DateOnly? InForceFrom { get; init; }
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Of a repost: where it comes from (requirement A13).</summary>
    public string Source { get; init; } = "";
    public string SourceUrl { get; init; } = "";

    /// <summary>The day it was first published elsewhere, for reposts and for old papers that move in.</summary>
    public DateOnly? FirstPublishedOn { get; init; }

    /// <summary>The higher body in whose name it is to be issued (requirement A4), else empty.</summary>
    public string HigherBody { get; init; } = "";

    /// <summary>The interpretation, approved by the unit's leader, that goes to the higher body with the paper (requirement A4).</summary>
    public string InterpretationForHigherBody { get; init; } = "";
    public string Body { get; init; } = "";

    /// <summary>
    /// SHA-256, lower-case hex, of a versioned canonical JSON: fixed order of fields, NFC, line ends as LF, and the attachments' order, names and hashes.
    /// </summary>
    public string Hash(IEnumerable<Attachment> attachments) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
    {
        v = 1,
        column = ColumnId,
        title = Canonical(Title),
        issuingBody = Canonical(IssuingBody),
        subject = Canonical(Subject),
        summary = Canonical(Summary),
        attribute = Attribute?.ToString(),
        reason = Canonical(AttributeReason),
        basis = Canonical(LegalBasis),
        otherBasis = Canonical(OtherLegalBasis),
        listTitle = ListTitle,
        inForceFrom = Day(InForceFrom),
        validUntil = Day(ValidUntil),
        source = Canonical(Source),
        sourceUrl = Canonical(SourceUrl),
        firstPublishedOn = Day(FirstPublishedOn),
        higherBody = Canonical(HigherBody),
        interpretation = Canonical(InterpretationForHigherBody),
        body = Canonical(Body),
        attachments = attachments.OrderBy(a => a.Order).Select(a => new { n = a.Order, name = Canonical(a.Name), sha256 = a.Sha256 }),
    }, CanonicalJson)));

    /// <summary>As it is kept: no line breaks in fields of one line, no control characters, LF in long ones, NFC.</summary>
    public EditionContent Cleaned() => this with
    {
        Title = Line(Title),
        IssuingBody = Line(IssuingBody),
        Subject = Line(Subject),
        Summary = Text(Summary),
        AttributeReason = Text(AttributeReason),
        LegalBasis = Line(LegalBasis),
        OtherLegalBasis = Line(OtherLegalBasis),
        Source = Line(Source),
        SourceUrl = Line(SourceUrl),
        HigherBody = Line(HigherBody),
        InterpretationForHigherBody = Text(InterpretationForHigherBody),
        Body = Text(Body),
    };

    private static readonly JsonSerializerOptions CanonicalJson = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Line(string? value) => string.Join(' ', Text(value).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static string Text(string? value) =>
        new(Canonical(value ?? "").Where(c => c is '\n' or '\t' || !(char.IsControl(c) || IsDirectionMark(c))).ToArray());

    // Marks that turn the direction of text round: a title could be made to read otherwise than it is stored.
    private static bool IsDirectionMark(char c) => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';

    private static string Canonical(string value)
    {
        var lf = value.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        // A lone surrogate cannot be normalised; it becomes the replacement character first.
        if (!lf.IsNormalized(NormalizationForm.FormC, out var broken) && broken) lf = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(lf));
        return lf.Normalize(NormalizationForm.FormC);
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

internal static class Normalization
{
    public static bool IsNormalized(this string text, NormalizationForm form, out bool broken)
    {
        broken = false;
        try
        {
            return text.IsNormalized(form);
        }
        catch (ArgumentException)
        {
            broken = true;
            return false;
        }
    }
}
