using Portal.Domain.Documents;

namespace Portal.Application.Import;

/// <summary>
/// What was read out of a paper. Nothing is guessed in silence: what is inferred or missing stands in <see cref="Unsure"/>,
/// lines taken for the site's furniture in <see cref="Removed"/>, other remarks in <see cref="Notes"/>.
/// </summary>
public sealed record PaperReading
{
    public string? Title { get; init; }
    public string? DocumentNumber { get; init; }
    public string? IndexNumber { get; init; }
    public string? IssuingBody { get; init; }
    public DateOnly? DateWritten { get; init; }
    public DateOnly? PublishedOn { get; init; }
    public string? Source { get; init; }
    public string? SourceUrl { get; init; }
    public DisclosureAttribute? Attribute { get; init; }
    public IReadOnlyList<UnsureField> Unsure { get; init; } = [];
    public required string BodyMarkdown { get; init; }

    /// <summary>Lines that are not in the body, in their order, so that a person can see nothing was lost.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    public bool IsUnsure(string field) => Unsure.Any(u => u.Field == field);
}

/// <summary>The names of fields in <see cref="UnsureField.Field"/>; forms use the same.</summary>
public static class PaperFields
{
    public const string Title = "title";
    public const string DocumentNumber = "documentNumber";
    public const string IndexNumber = "indexNumber";
    public const string IssuingBody = "issuingBody";
    public const string DateWritten = "dateWritten";
    public const string PublishedOn = "publishedOn";
    public const string Source = "source";
    public const string Attribute = "attribute";
}
