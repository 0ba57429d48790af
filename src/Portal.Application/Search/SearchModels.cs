using Portal.Application.Publishing;
using Portal.Domain.Documents;

namespace Portal.Application.Search;

public enum SearchOrder
{
    /// <summary>Numbers first, then titles, then texts.</summary>
    Relevance,

    /// <summary>The newest first.</summary>
    Newest,
}

public enum ValidityChoice
{
    /// <summary>Only what is in force; what is not stands apart.</summary>
    InForce,

    /// <summary>Only what is repealed or lapsed.</summary>
    NotInForce,
    All,
}

/// <summary>What narrows a search; null says nothing.</summary>
public sealed record SearchFilter(string? Column = null, string? Unit = null, int? Year = null, string? Topic = null, DisclosureAttribute? Kind = null, ValidityChoice Validity = ValidityChoice.InForce)
{
    /// <summary>Columns below <see cref="Column"/>, which count as it.</summary>
    public IReadOnlyList<string> Below { get; init; } = [];

    /// <summary>One validity exactly, as other systems ask.</summary>
    public Validity? State { get; init; }

    public bool IsEmpty => this is { State: null, Column: null, Unit: null, Year: null, Topic: null, Kind: null, Validity: ValidityChoice.InForce };
}

/// <param name="After">Key of the page before, as <see cref="SearchAnswer.Next"/> gave it; anything else is the first page.</param>
/// <param name="Exact">Without synonyms.</param>
public sealed record SearchQuestion(string Words, SearchFilter Filter, SearchOrder Order, string? After, int Size, bool Exact = false);

/// <summary>A piece of a text, and whether it is what was looked for.</summary>
public readonly record struct Piece(string Text, bool IsMatch);

/// <param name="Passage">Around the first place of the words; empty where they stand in the title alone.</param>
/// <param name="InFile">The attachment that the passage comes from; empty where it is the paper itself.</param>
public sealed record SearchHit(ListedRecord Record, IReadOnlyList<Piece> Title, IReadOnlyList<Piece> Passage, string InFile);

/// <summary>A page of what was found.</summary>
/// <param name="Total">Exact to 1,000; one more says that there are more.</param>
/// <param name="NotInForce">Up to three repealed or lapsed papers that hold the words too, on the first page.</param>
/// <param name="AlsoMeant">Synonyms that were looked for too.</param>
/// <param name="DidYouMean">Other words that would find something; empty where something was found.</param>
/// <param name="Loosened">Nothing holds the words as they were typed; these are found by their parts.</param>
/// <param name="FromDatabase">The index is not ready: titles and numbers alone were searched.</param>
public sealed record SearchAnswer(IReadOnlyList<SearchHit> Hits, string? Next, int Total, Facets Facets, IReadOnlyList<SearchHit> NotInForce, int NotInForceTotal, IReadOnlyList<string> AlsoMeant, string DidYouMean, IReadOnlyList<string> Loosened, bool FromDatabase)
{
    /// <summary>Not everything was looked at for the total.</summary>
    public bool IsPartial { get; init; }

    public string TotalInWords => new RecordList([], null, Total) { IsPartial = IsPartial }.TotalInWords;
}

/// <param name="Slug">Of a record to open; null for words to search and for topics.</param>
/// <param name="IsTopic">The text is a topic, to list.</param>
public sealed record Suggestion(string Text, string? Slug, bool IsTopic = false);
