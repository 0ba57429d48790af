using Portal.Domain.People;

namespace Portal.Domain.Documents;

/// <summary>
/// A document's identity: its index number and its address for ever. What it says stands in its editions: one may be public,
/// one at most is under way, and the public one never changes while the next is prepared (design rule 1).
/// </summary>
public sealed class Document
{
    public const int IndexNumberMaxLength = 64;
    private readonly List<Edition> _editions = [];

    private Document() { }

    public Document(int unitId, Stamp by, string? proposedIndexNumber = null) => (UnitId, CreatedAt, CreatedById, ProposedIndexNumber) = (unitId, by.At, by.UserId, proposedIndexNumber);

    public int Id { get; private set; }
    public int UnitId { get; private set; }
    public DateTime CreatedAt { get; private set; }
    public int CreatedById { get; private set; }

    /// <summary>A number the paper brought along; it is given when the document enters the shelf.</summary>
    public string? ProposedIndexNumber { get; private set; }

    /// <summary>索引号, given once when the document first enters the shelf; never changed, never used again.</summary>
    public string? IndexNumber { get; private set; }

    /// <summary>The index number as the address bears it, / written as -.</summary>
    public string? Slug { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<Edition> Editions => _editions;

    /// <summary>The edition under way, if any.</summary>
    public Edition? Working => _editions.SingleOrDefault(e => EditionWorkflow.IsUnderWay(e.State));

    /// <summary>The edition whose shelf record exists: public, stopped or withdrawn.</summary>
    public Edition? OnShelf => _editions.SingleOrDefault(e => e.State is EditionState.Published or EditionState.Stopped or EditionState.Withdrawn);

    public static string SlugOf(string indexNumber) => indexNumber.Replace('/', '-');

    public Edition StartFirst(EditionContent content, Actor actor, DateTime now, bool asImport = false) => Start(content, [], WorkflowPath.Full, null, actor, now, asImport ? "导入" : "新建");

    /// <summary>The next edition, begun with the text of the one on the shelf.</summary>
    public Edition StartNext(bool correction, Actor actor, DateTime now)
    {
        if (Working is not null) throw new RefusedException(new("AlreadyUnderWay", "这份文件已有一个修订中的版本，请先办结或者作废"));
        if (OnShelf is not { } published) throw new RefusedException(new("NothingPublished", "这份文件还没有公开的版本"));
        if (published.State == EditionState.Stopped) throw new RefusedException(new("Stopped", "这份文件被紧急停止，请先决定撤回还是恢复"));
        if (correction && published.State != EditionState.Published) throw new RefusedException(new("NotPublished", "只有已公开的版本可以勘误"));
        // A signer who narrowed the attribute did so for good: the next edition begins from his decision, with a basis to be chosen anew.
        var content = !correction && published.DecidedAttribute is { } decided && decided != published.Content.Attribute
            ? published.Content with { Attribute = decided, AttributeReason = published.DecisionReason, LegalBasis = "", OtherLegalBasis = published.DecisionBasis.Length <= EditionContent.LineMaxLength ? published.DecisionBasis : "" }
            : published.Content;
        var next = Start(content, published.Attachments, correction ? WorkflowPath.Correction : published.Path == WorkflowPath.Short ? WorkflowPath.Short : WorkflowPath.Full, published, actor, now, correction ? "勘误" : "修订");
        next.TakeOverRegistration(published);
        return next;
    }

    /// <summary>Called by the gate alone.</summary>
    public void EnterShelf(string indexNumber)
    {
        if (IndexNumber is not null) throw new InvalidOperationException("An index number is given once.");
        (IndexNumber, Slug) = (indexNumber, SlugOf(indexNumber));
        Touch();
    }

    /// <summary>Whether a number can stand in an address for ever.</summary>
    public static bool IsIndexNumber(string text) =>
        text.Length is > 0 and <= IndexNumberMaxLength && char.IsLetterOrDigit(text[0]) && text.All(c => char.IsLetterOrDigit(c) || c is '/' or '-' or '.' or '_' or '〔' or '〕');

    internal void Touch() => Version++;

    internal void Propose(string? indexNumber)
    {
        if (IndexNumber is not null) return;
        if (indexNumber is not null && !IsIndexNumber(indexNumber)) throw new RefusedException(new("IndexNumberForm", $"“{indexNumber}”不能作为索引号：只能用文字、数字和 / - . _ 〔〕，以文字或者数字开头"));
        ProposedIndexNumber = indexNumber;
    }

    private Edition Start(EditionContent content, IEnumerable<Attachment> attachments, WorkflowPath path, Edition? basedOn, Actor actor, DateTime now, string note)
    {
        var number = _editions.Count == 0 ? 1 : _editions.Max(e => e.Number) + 1;
        var edition = new Edition(this, number, path, basedOn);
        edition.Begin(content, attachments, actor, now, note);
        _editions.Add(edition);
        Touch();
        return edition;
    }
}
