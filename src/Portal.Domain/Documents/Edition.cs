using Portal.Domain.Calendar;
using Portal.Domain.People;
using Portal.Domain.Review;

namespace Portal.Domain.Documents;

/// <summary>
/// One edition of a document: content and state. Content is frozen from submission on; every step passes <see cref="Move"/>,
/// and <see cref="WhyNot"/> tells a page beforehand what it would say.
/// </summary>
public sealed partial class Edition
{
    public const int DocumentNumberMaxLength = 64;
    public const int FailureMaxLength = 500;

    /// <summary>No paper of an office is older.</summary>
    public static readonly DateOnly FirstDay = new(1949, 10, 1);
    private readonly List<Attachment> _attachments = [];
    private readonly List<EditionEvent> _events = [];
    private readonly List<Contributor> _contributors = [];
    private readonly List<GateVerdict> _verdicts = [];
    private readonly List<BodyConfirmation> _confirmations = [];

    private Edition() => Document = null!;

    internal Edition(Document document, int number, WorkflowPath path, Edition? basedOn) => (Document, Number, Path, BasedOn) = (document, number, path, basedOn);

    public int Id { get; private set; }
    public int DocumentId { get; private set; }
    public Document Document { get; private set; }

    /// <summary>1 for the first edition of a document.</summary>
    public int Number { get; private set; }
    public WorkflowPath Path { get; private set; }
    public EditionState State { get; private set; }

    /// <summary>How often it was submitted; verdicts count for their round only.</summary>
    public int Round { get; private set; }
    public int? BasedOnId { get; private set; }
    public Edition? BasedOn { get; private set; }
    public EditionContent Content { get; private set; } = new();

    /// <summary>Of the content as it was last saved or submitted.</summary>
    public string ContentHash { get; private set; } = "";

    /// <summary>The content the signer put his name to.</summary>
    public string SignedHash { get; private set; } = "";

    /// <summary>The attribute as the signer decided it; never wider than the one reviewed.</summary>
    public DisclosureAttribute? DecidedAttribute { get; private set; }
    public string DecisionReason { get; private set; } = "";
    public string DecisionBasis { get; private set; } = "";
    public int? SignedById { get; private set; }
    public int? SignedOnBehalfOfId { get; private set; }
    public DateTime? SignedAt { get; private set; }

    /// <summary>发文字号; registered after the signature where the paper does not bring one.</summary>
    public string DocumentNumber { get; private set; } = "";

    /// <summary>成文日期</summary>
    public DateOnly? DateWritten { get; private set; }

    /// <summary>印发日期</summary>
    public DateOnly? IssuedOn { get; private set; }
    public DateTime? PublishAt { get; private set; }
    public DateTime? PublishedAt { get; private set; }
    public string FailureReason { get; private set; } = "";
    public Validity Validity { get; private set; }

    public WithdrawalReason? WithdrawalReason { get; private set; }

    /// <summary>What the withdrawn page tells visitors.</summary>
    public string WithdrawalNote { get; private set; } = "";

    /// <summary>Address of the record that replaces a withdrawn one.</summary>
    public string ReplacedBySlug { get; private set; } = "";
    public int? StoppedById { get; private set; }
    public int? StoppedOnBehalfOfId { get; private set; }

    /// <summary>When the present step began, and the day it should be over, with its sum (design rule 11). It warns; it never blocks.</summary>
    public DateTime StepSince { get; private set; }
    public DateOnly? StepDueOn { get; private set; }
    public string StepDueSum { get; private set; } = "";

    /// <summary>Regulation, article 26: 20 working days from the date written.</summary>
    public DateOnly? PublishDueOn { get; private set; }
    public string PublishDueSum { get; private set; } = "";

    /// <summary>What the import was not sure of, a line each: field, tab, why. A person settles each before submission.</summary>
    public string UnsureLines { get; private set; } = "";

    public IReadOnlyList<UnsureField> Unsure => UnsureField.Parse(UnsureLines);

    public IReadOnlyList<Attachment> Attachments => _attachments;
    public IReadOnlyList<EditionEvent> Events => _events;
    public IReadOnlyList<Contributor> Contributors => _contributors;
    public IReadOnlyList<GateVerdict> Verdicts => _verdicts;
    public IReadOnlyList<BodyConfirmation> Confirmations => _confirmations;

    public bool IsFrozen => State != EditionState.Draft;

    public bool IsCorrection => Path == WorkflowPath.Correction;

    /// <summary>The attribute that counts: the signer's decision, before it the proposal.</summary>
    public DisclosureAttribute? Attribute => DecidedAttribute ?? Content.Attribute;

    /// <summary>The last verdict of the present round at a gate.</summary>
    public GateVerdict? VerdictAt(GateKind gate) => _verdicts.Where(v => v.Round == Round && v.Gate == gate)
        // What was not saved yet (id 0) came after what was.
        .OrderBy(v => v.Id == 0 ? int.MaxValue : v.Id).LastOrDefault();

    /// <summary>The hash of what is stored now; differs from <see cref="ContentHash"/> only if somebody changed rows behind the program's back.</summary>
    public string ComputeHash() => Content.Hash(_attachments);

    internal void Begin(EditionContent content, IEnumerable<Attachment> attachments, Actor actor, DateTime now, string note)
    {
        var mandate = MandateToSave(actor) ?? throw new RefusedException(Refusals.NotYourDesk);
        _attachments.AddRange(attachments.Select(a => a.Copy()));
        Content = content.Cleaned();
        StepSince = now;
        NoteSave(new Stamp(actor.UserId, now, mandate.OnBehalfOfId), note);
    }

    internal void TakeOverRegistration(Edition published) =>
        (DocumentNumber, DateWritten, IssuedOn, Validity) = (published.DocumentNumber, published.DateWritten, published.IssuedOn, published.Validity);

    /// <summary>Who may change content now; null when allowed.</summary>
    public Refusal? WhyNotSave(Actor actor)
    {
        if (State != EditionState.Draft) return Refusals.Frozen;
        if (MandateToSave(actor) is not { } mandate) return Refusals.NotYourDesk;
        // Whoever judged its secrecy once, or signed the text that is corrected, would make the edition one that can never go out.
        var persons = Persons(actor, mandate);
        if (ConfidentialityReviewers().Overlaps(persons)) return Refusals.ReviewerWrote;
        return IsCorrection && BasedOn is { SignedById: { } signer } before && (persons.Contains(signer) || persons.Contains(before.SignedOnBehalfOfId ?? signer)) ? Refusals.SignerWrote : null;
    }

    public void Save(EditionContent content, Actor actor, DateTime now)
    {
        var by = StampToSave(actor, now);
        Content = content.Cleaned() with { ColumnId = IsCorrection ? Content.ColumnId : content.ColumnId };
        NoteSave(by, "");
    }

    public Attachment Attach(string name, string sha256, long size, string contentType, Actor actor, DateTime now)
    {
        var by = StampToSave(actor, now);
        if (_attachments.Any(a => a.Name == name)) throw new RefusedException(new("AttachmentTwice", $"已有同名附件“{name}”，请先改名或者删除原附件"));
        var attachment = new Attachment(_attachments.Count == 0 ? 1 : _attachments.Max(a => a.Order) + 1, name, sha256, size, contentType);
        _attachments.Add(attachment);
        NoteSave(by, $"添加附件 {sha256}");
        return attachment;
    }

    public void Detach(int attachmentId, Actor actor, DateTime now)
    {
        var by = StampToSave(actor, now);
        if (_attachments.FirstOrDefault(a => a.Id == attachmentId) is not { } attachment) throw new RefusedException(new("NoAttachment", "附件已经不在了"));
        _attachments.Remove(attachment);
        foreach (var (rest, order) in _attachments.OrderBy(a => a.Order).Select((a, i) => (a, i + 1))) rest.Order = order;
        NoteSave(by, $"删除附件 {attachment.Sha256}");
    }

    /// <summary>Number and dates that the imported paper bears; a person confirms them before submission.</summary>
    public void BringRegistration(string documentNumber, DateOnly? dateWritten, DateOnly? issuedOn, string? indexNumber, Actor actor, DateTime now)
    {
        var by = StampToSave(actor, now);
        if (IsCorrection) throw new RefusedException(new("MoreThanTyping", "勘误不能改文号和日期"));
        CheckDates(dateWritten, issuedOn, ShanghaiDay(now));
        (DocumentNumber, DateWritten, IssuedOn) = (documentNumber, dateWritten, issuedOn);
        Document.Propose(indexNumber);
        _events.Add(new(Id, EditionEvent.Saved, State, State, Round, ContentHash, by, $"文号 {documentNumber} 成文 {dateWritten:yyyy-MM-dd}", null));
        Document.Touch();
    }

    /// <summary>Whether the imported paper still holds, as the site it comes from said.</summary>
    public void BringValidity(Validity validity, Actor actor, DateTime now)
    {
        if (validity == Validity) return;
        var by = StampToSave(actor, now);
        if (IsCorrection) throw new RefusedException(new("MoreThanTyping", "勘误不能改有效性"));
        Validity = validity;
        _events.Add(new(Id, EditionEvent.Saved, State, State, Round, ContentHash, by, $"有效性 {validity.Chinese()}", null));
        Document.Touch();
    }

    public void MarkUnsure(IEnumerable<UnsureField> fields) => UnsureLines = UnsureField.Join(fields);

    /// <summary>A person has looked at these fields and stands for what is in them now.</summary>
    public void Settle(IReadOnlyCollection<string> fields, Actor actor, DateTime now)
    {
        var settled = Unsure.Where(u => fields.Contains(u.Field)).ToList();
        if (settled.Count == 0) return;
        var by = StampToSave(actor, now);
        UnsureLines = UnsureField.Join(Unsure.Except(settled));
        _events.Add(new(Id, EditionEvent.Settled, State, State, Round, ContentHash, by, string.Join('、', settled.Select(s => s.Field)), null));
        Document.Touch();
    }

    public void SetStepDue(DueDate? due) => (StepDueOn, StepDueSum) = (due?.Due, due is null ? "" : string.Join('\n', due.Lines));

    public void SetPublishDue(DueDate? due) => (PublishDueOn, PublishDueSum) = (due?.Due, due is null ? "" : string.Join('\n', due.Lines));

    /// <summary>Somebody opened what is restricted; kept in the history (requirement B6).</summary>
    public void NoteSeen(Stamp by, string what) => _events.Add(new(Id, EditionEvent.OriginalSeen, State, State, Round, ContentHash, by, what, null));

    /// <exception cref="RefusedException">A day that no paper can bear.</exception>
    private static void CheckDates(DateOnly? written, DateOnly? issued, DateOnly today)
    {
        if (written < FirstDay || issued < FirstDay) throw new RefusedException(new("TooEarly", "日期不能早于1949年10月1日"));
        if (written > today) throw new RefusedException(new("WrittenInFuture", "成文日期不能晚于今天"));
        if (issued > today || issued < written) throw new RefusedException(new("IssuedWrong", "印发日期应当在成文日期和今天之间"));
    }

    // China has had no summer time since 1991; the desks' days are those of today.
    private static DateOnly ShanghaiDay(DateTime utc) => DateOnly.FromDateTime(utc.AddHours(8));

    private Mandate? MandateToSave(Actor actor) => actor.For([Role.Drafter, Role.UnitHead], Document.UnitId).FirstOrDefault();

    private Stamp StampToSave(Actor actor, DateTime now)
    {
        if (WhyNotSave(actor) is { } refusal) throw new RefusedException(refusal);
        return new Stamp(actor.UserId, now, MandateToSave(actor)!.OnBehalfOfId);
    }

    private void AddContributors(Stamp by)
    {
        foreach (var person in new[] { by.UserId, by.OnBehalfOfId ?? by.UserId }.Distinct())
            if (_contributors.All(c => c.UserId != person)) _contributors.Add(new Contributor(person, by.At));
    }

    private void NoteSave(Stamp by, string note)
    {
        ContentHash = ComputeHash();
        AddContributors(by);
        _events.Add(new(Id, EditionEvent.Saved, State, State, Round, ContentHash, by, note, null));
        Document.Touch();
    }
}
