using System.Text;
using Portal.Domain.Documents;
using Portal.Domain.Search;

namespace Portal.Application.Search;

/// <summary>What the index takes from a record of the shelf.</summary>
public sealed record IndexedRecord(int Id, string Slug, string IndexNumber, string Title, string DocumentNumber, string IssuingBody, string Subject, string Summary, string PlainText,
    string ColumnSlug, string UnitName, DateOnly PublishedOn, DisclosureAttribute Attribute, Validity Validity, DateOnly? ValidUntil)
{
    // 67 million records. Every bit more makes the index larger: its rows are written as distances, and a day is this far from the next.
    private const int SerialBits = 26;
    private const int MaxId = (1 << SerialBits) - 1;

    /// <summary>Texts of its attachments.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Row of the index: the day of publication, then the record, so that the order of rows is the order of days.</summary>
    public long Row => RowOf(PublishedOn, Id);

    /// <exception cref="ArgumentOutOfRangeException">More records than a row of the index can number.</exception>
    public static long RowOf(DateOnly day, int id) => id is >= 0 and <= MaxId ? ((long)day.DayNumber << SerialBits) + id : throw new ArgumentOutOfRangeException(nameof(id), id, "More records than a row of the index can number.");

    /// <summary>Where a list goes on, whatever number somebody put into the address.</summary>
    public static long PlaceOf(DateOnly day, int id) => RowOf(day, Math.Clamp(id, 0, MaxId));

    public static (DateOnly Day, int Id) OfRow(long row) => (DateOnly.FromDayNumber((int)(row >> SerialBits)), (int)(row & MaxId));

    /// <summary>The same of a number out of an address, which may be none.</summary>
    public static (DateOnly Day, int Id)? OfPlace(long place) => place >> SerialBits is >= 0 and var day && day <= DateOnly.MaxValue.DayNumber ? OfRow(place) : null;

    public bool IsInForce(DateOnly today) => Validity.On(ValidUntil, today) is Validity.InForce or Validity.Amended;

    /// <summary>Words of the text with what stands at its head.</summary>
    public string TextTokens()
    {
        var tokens = new StringBuilder(PlainText.Length * 3);
        foreach (var part in new[] { DocumentNumber, IndexNumber, IssuingBody, UnitName, Subject, Summary, PlainText })
        {
            PairText.Append(tokens, part);
            // Two parts are never one phrase.
            tokens.Append("_ ");
        }
        return tokens.ToString();
    }

    public string FileTokens()
    {
        if (Files.Count == 0) return "";
        var tokens = new StringBuilder();
        foreach (var file in Files)
        {
            PairText.Append(tokens, file);
            tokens.Append("_ ");
        }
        return tokens.ToString();
    }

    public string Keys(DateOnly today)
    {
        var keys = new StringBuilder();
        keys.Append(SearchQuery.ColumnKey(ColumnSlug)).Append(' ').Append(SearchQuery.UnitKey(UnitName)).Append(' ').Append(SearchQuery.YearKey(PublishedOn.Year)).Append(' ').Append(SearchQuery.KindKey(Attribute)).Append(' ').Append(SearchQuery.StateKey(Validity.On(ValidUntil, today)));
        if (Subject.Length > 0) keys.Append(' ').Append(SearchQuery.TopicKey(Subject));
        if (!IsInForce(today)) keys.Append(' ').Append(SearchQuery.NotInForce);
        return keys.ToString();
    }

    public string? NumberKeyText => NumberKey.Parse(DocumentNumber)?.YearAndSerial;
}
