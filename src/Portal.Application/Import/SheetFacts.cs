using Portal.Domain.Documents;

namespace Portal.Application.Import;

/// <summary>A file that goes with a paper.</summary>
public sealed record SheetAttachment(string Name, byte[] Bytes);

/// <summary>What a sheet says of one paper, each part possible by itself; an empty part leaves the paper's own reading.</summary>
public sealed record SheetFacts
{
    public static SheetFacts None { get; } = new();

    public int? ColumnId { get; init; }
    public string Title { get; init; } = "";
    public string IndexNumber { get; init; } = "";
    public string DocumentNumber { get; init; } = "";
    public string IssuingBody { get; init; } = "";
    public DateOnly? DateWritten { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public DateOnly? PublishedOn { get; init; }
    public DisclosureAttribute? Attribute { get; init; }
    public string Reason { get; init; } = "";

    /// <summary>Codes of the Regulation's articles.</summary>
    public string Basis { get; init; } = "";
    public string OtherBasis { get; init; } = "";
    public string Subject { get; init; } = "";
    public string Summary { get; init; } = "";
    public Validity Validity { get; init; }

    /// <summary>As old addresses are kept.</summary>
    public IReadOnlyList<string> OldAddresses { get; init; } = [];
    public IReadOnlyList<SheetAttachment> Attachments { get; init; } = [];

    /// <summary>The sheet wins over the paper; where the two differ a person has to look.</summary>
    public PaperReading Over(PaperReading reading)
    {
        var unsure = reading.Unsure.ToList();
        return reading with
        {
            Title = Text(Title, reading.Title, PaperFields.Title),
            IndexNumber = Text(IndexNumber, reading.IndexNumber, PaperFields.IndexNumber),
            DocumentNumber = Text(DocumentNumber, reading.DocumentNumber, PaperFields.DocumentNumber),
            IssuingBody = Text(IssuingBody, reading.IssuingBody, PaperFields.IssuingBody),
            DateWritten = Day(DateWritten, reading.DateWritten, PaperFields.DateWritten),
            PublishedOn = Day(PublishedOn, reading.PublishedOn, PaperFields.PublishedOn),
            Attribute = Attribute is null ? reading.Attribute : Chosen(Attribute, reading.Attribute, Attribute.Value.Chinese(), reading.Attribute?.Chinese(), PaperFields.Attribute),
            Unsure = unsure,
        };

        string? Text(string mine, string? read, string field) => mine.Length == 0 ? read : Chosen(mine, string.IsNullOrWhiteSpace(read) ? null : read, mine, read, field);

        DateOnly? Day(DateOnly? mine, DateOnly? read, string field) => mine is null ? read : Chosen(mine, read, $"{mine:yyyy-MM-dd}", $"{read:yyyy-MM-dd}", field);

        T Chosen<T>(T mine, T read, string mineInWords, string? readInWords, string field)
        {
            // What the paper's reading was in doubt of, the sheet has settled.
            unsure.RemoveAll(u => u.Field == field);
            if (read is not null && Bare(mineInWords) != Bare(readInWords!)) unsure.Add(new UnsureField(field, $"表中是“{mineInWords}”，正文里读到“{readInWords}”，采用了表中的"));
            return mine;
        }
    }

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
