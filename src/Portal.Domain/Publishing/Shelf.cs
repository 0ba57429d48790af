using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Portal.Domain.Audit;
using Portal.Domain.Documents;

namespace Portal.Domain.Publishing;

public enum ShelfKind
{
    Document,
}

public enum ShelfState
{
    /// <summary>Read by everybody.</summary>
    Visible,

    /// <summary>依申请公开: title and the way to apply, no content.</summary>
    ListedOnly,

    /// <summary>Nothing but the fact, the day and the reason.</summary>
    Gone,
    ReplacedBy,

    /// <summary>Withdrawn, readable under a banner, in no list.</summary>
    Banner,
}

/// <summary>What the gate put out of an edition: header, rendered text and files, complete in itself. Public pages read these rows and nothing else.</summary>
public sealed record ShelfContent
{
    public required string Title { get; init; }
    public required string ColumnSlug { get; init; }
    public required string ColumnName { get; init; }
    public required string UnitName { get; init; }
    public required string IssuingBody { get; init; }
    public required string DocumentNumber { get; init; }
    public required DisclosureAttribute Attribute { get; init; }
    public required string Subject { get; init; }
    public required string Summary { get; init; }
    public required DateOnly DateWritten { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public DateOnly? InForceFrom { get; init; }
    public DateOnly? ValidUntil { get; init; }
    public Validity Validity { get; init; }
    public required string Source { get; init; }
    public required string SourceUrl { get; init; }
    public required string Html { get; init; }
    public required string PlainText { get; init; }

    /// <summary>Header and text as one SHA-256, lower-case hex, so that rows changed behind the gate's back are found.</summary>
    public string Hash(IEnumerable<ShelfFile> files) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
    {
        v = 1,
        Title,
        ColumnSlug,
        ColumnName,
        UnitName,
        IssuingBody,
        DocumentNumber,
        attribute = Attribute.ToString(),
        Subject,
        Summary,
        dateWritten = Day(DateWritten),
        issuedOn = Day(IssuedOn),
        inForceFrom = Day(InForceFrom),
        validUntil = Day(ValidUntil),
        validity = Validity.ToString(),
        Source,
        SourceUrl,
        Html,
        PlainText,
        files = files.OrderBy(f => f.Order).Select(f => new { f.Order, f.Name, f.Sha256 }),
    })));

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A public record: one address for ever (design rule 13). Only the gate writes it.</summary>
public sealed class ShelfRecord
{
    public const int NoteMaxLength = 2000;
    private readonly List<ShelfFile> _files = [];

    private ShelfRecord() => (Slug, IndexNumber, Content, ContentHash, EditionHash, WithdrawalNote, ReplacedBySlug, ColumnSlug) = ("", "", null!, "", "", "", "", "");

    internal ShelfRecord(string indexNumber, int sourceId) : this() => (IndexNumber, Slug, SourceId) = (indexNumber, Document.SlugOf(indexNumber), sourceId);

    public int Id { get; private set; }
    public ShelfKind Kind { get; private set; }
    public string Slug { get; private set; }
    public string IndexNumber { get; private set; }

    /// <summary>The document in the workroom; a bare number, for <c>verify</c> alone.</summary>
    public int SourceId { get; private set; }
    public int EditionNumber { get; private set; }
    public ShelfState State { get; private set; }

    /// <summary>The day citizens see, and lists go by; the first publication elsewhere where there was one.</summary>
    public DateOnly PublishedOn { get; private set; }

    /// <summary>The moment it went out here, UTC.</summary>
    public DateTime PublishedAt { get; private set; }

    /// <summary>The day of the last correction of typing errors.</summary>
    public DateOnly? CorrectedOn { get; private set; }
    public DateOnly? WithdrawnOn { get; private set; }
    public WithdrawalReason? WithdrawalReason { get; private set; }
    public string WithdrawalNote { get; private set; }
    public string ReplacedBySlug { get; private set; }
    public ShelfContent Content { get; private set; }

    /// <summary>Of <see cref="Content"/> and files.</summary>
    public string ContentHash { get; private set; }

    /// <summary>The signed content it was made of.</summary>
    public string EditionHash { get; private set; }

    /// <summary>The number of its last change; grows over the whole shelf.</summary>
    public long Change { get; private set; }
    public IReadOnlyList<ShelfFile> Files => _files;

    /// <summary>In lists, counts, feeds and search. Stored, so that lists go by an index.</summary>
    public bool IsListed { get; private set; }

    /// <summary>As in <see cref="Content"/>, for the lists' index.</summary>
    public string ColumnSlug { get; private set; }

    public static ShelfRecord New(string indexNumber, int sourceId) => new(indexNumber, sourceId);

    /// <summary>As it would be; for a preview, never to be stored.</summary>
    public static ShelfRecord Sketch(string indexNumber, ShelfContent content, IReadOnlyList<ShelfFile> files, DateOnly publishedOn, DateTime publishedAt)
    {
        var record = new ShelfRecord(indexNumber, 0) { Content = content, EditionNumber = 1, PublishedOn = publishedOn, PublishedAt = publishedAt, ColumnSlug = content.ColumnSlug };
        record.State = content.Attribute == DisclosureAttribute.OnRequest ? ShelfState.ListedOnly : ShelfState.Visible;
        record.Replace(files);
        return record;
    }

    public void Put(Edition edition, ShelfContent content, IReadOnlyList<ShelfFile> files, DateOnly today)
    {
        var first = EditionNumber == 0;
        (Content, ContentHash, EditionHash, EditionNumber) = (content, content.Hash(files), edition.SignedHash, edition.Number);
        (State, IsListed, ColumnSlug) = (content.Attribute == DisclosureAttribute.OnRequest ? ShelfState.ListedOnly : ShelfState.Visible, true, content.ColumnSlug);
        (WithdrawnOn, WithdrawalReason, WithdrawalNote, ReplacedBySlug) = (null, null, "", "");
        Replace(files);
        if (first || !edition.IsCorrection)
            (PublishedOn, PublishedAt) = (first ? edition.Content.FirstPublishedOn ?? today : PublishedOn, first ? edition.PublishedAt!.Value : PublishedAt);
        CorrectedOn = edition.IsCorrection ? today : null;
    }

    /// <summary>
    /// Taken away; what visitors see depends on the reason, and what they may not see leaves the shelf: the workroom keeps it.
    /// Without a reason it is an emergency stop.
    /// </summary>
    public void TakeAway(WithdrawalReason? reason, string note, string replacedBySlug, DateOnly today)
    {
        var view = reason?.View() ?? WithdrawalView.Gone;
        (State, IsListed) = (view switch { WithdrawalView.ReplacedBy => ShelfState.ReplacedBy, WithdrawalView.Banner => ShelfState.Banner, _ => ShelfState.Gone }, false);
        (WithdrawnOn, WithdrawalReason, WithdrawalNote, ReplacedBySlug) = (today, reason, note, replacedBySlug);
        if (view == WithdrawalView.Banner) return;
        Content = Content with { Title = view == WithdrawalView.ReplacedBy ? Content.Title : "", DocumentNumber = "", Subject = "", Summary = "", Source = "", SourceUrl = "", Html = "", PlainText = "" };
        Replace([]);
        ContentHash = Content.Hash(_files);
    }

    /// <summary>After an emergency stop: as it was, made anew.</summary>
    public void PutBack(ShelfContent content, IReadOnlyList<ShelfFile> files)
    {
        (Content, ContentHash, IsListed) = (content, content.Hash(files), true);
        State = content.Attribute == DisclosureAttribute.OnRequest ? ShelfState.ListedOnly : ShelfState.Visible;
        (WithdrawnOn, WithdrawalReason, WithdrawalNote, ReplacedBySlug) = (null, null, "", "");
        Replace(files);
    }

    public void Number(long change) => Change = change;

    private void Replace(IReadOnlyList<ShelfFile> files)
    {
        _files.Clear();
        _files.AddRange(files);
    }
}

/// <summary>A public copy of an attachment.</summary>
public sealed class ShelfFile
{
    private ShelfFile() => (Name, Sha256, ContentType) = ("", "", "");

    public ShelfFile(int order, string name, string sha256, long size, string contentType) =>
        (Order, Name, Sha256, Size, ContentType) = (order, name, sha256, size, contentType);

    public int Id { get; private set; }
    public int ShelfRecordId { get; private set; }
    public int Order { get; private set; }
    public string Name { get; private set; }
    public string Sha256 { get; private set; }
    public long Size { get; private set; }
    public string ContentType { get; private set; }
}

public enum ShelfChangeKind
{
    Added,
    Changed,
    Withdrawn,
}

/// <summary>One numbered change of the shelf. Numbers have no gaps and are in the order of commits.</summary>
public sealed class ShelfChange : IChained
{
    private ShelfChange() => (Slug, ContentHash) = ("", "");

    public ShelfChange(long number, string slug, ShelfChangeKind kind, DateTime at, string contentHash) =>
        (Number, Slug, Kind, At, ContentHash) = (number, slug, kind, at, contentHash);

    public long Number { get; private set; }
    public string Slug { get; private set; }
    public ShelfChangeKind Kind { get; private set; }
    public DateTime At { get; private set; }

    /// <summary>The record's content after the change; sealed by the chain, so that a record changed behind the gate's back is found.</summary>
    public string ContentHash { get; private set; }

    // The person stands in the edition's own row; this one ties the shelf to the chain.
    public AuditRecord ToAudit() => new($"shelf.{Kind}", nameof(ShelfChange), 0, new Stamp(0, At), $"{Number} {Slug} {ContentHash}");
}
