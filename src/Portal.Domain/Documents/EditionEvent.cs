using Portal.Domain.Audit;

namespace Portal.Domain.Documents;

/// <summary>One row of an edition's history: a step of the workflow, a saved text, an answer recorded. Added, never changed.</summary>
public sealed class EditionEvent : IChained
{
    public const int NoteMaxLength = 2000;
    public const string Saved = "Saved";
    public const string ConfirmationAnswered = "ConfirmationAnswered";
    public const string OriginalSeen = "OriginalSeen";
    public const string Settled = "Settled";

    private EditionEvent() => (What, Note, ContentHash) = ("", "", "");

    internal EditionEvent(int editionId, string what, EditionState from, EditionState to, int round, string contentHash, Stamp by, string note, ReturnReason? reason) =>
        (EditionId, What, From, To, Round, ContentHash, ById, OnBehalfOfId, At, Note, Reason) =
        (editionId, what, from, to, round, contentHash, by.UserId, by.OnBehalfOfId, by.At, note.Length > NoteMaxLength ? note[..NoteMaxLength] : note, reason);

    public int Id { get; private set; }
    public int EditionId { get; private set; }

    /// <summary>The name of an <see cref="EditionAction"/>, or one of the constants here.</summary>
    public string What { get; private set; }
    public EditionState From { get; private set; }
    public EditionState To { get; private set; }
    public int Round { get; private set; }
    public string ContentHash { get; private set; }

    /// <summary>0 is the system's own step.</summary>
    public int ById { get; private set; }
    public int? OnBehalfOfId { get; private set; }
    public DateTime At { get; private set; }
    public string Note { get; private set; }
    public ReturnReason? Reason { get; private set; }

    public string WhatInChinese => Enum.TryParse<EditionAction>(What, out var action) ? action.Chinese() : What switch
    {
        Saved => "保存",
        ConfirmationAnswered => "登记有关机关意见",
        OriginalSeen => "查阅内部件",
        Settled => "核对存疑项",
        _ => What,
    };

    public AuditRecord ToAudit() => new($"edition.{What}", "Edition", EditionId, new Stamp(ById, At, OnBehalfOfId),
        $"{From}→{To} 第{Round}轮{(Reason is { } r ? " " + r : "")} {Note} 内容 {ContentHash}", nameof(EditionEvent), Id);
}

/// <summary>Somebody who saved content of an edition; the confidentiality reviewer and the signer must be others (design rule 4).</summary>
public sealed class Contributor
{
    private Contributor() { }

    internal Contributor(int userId, DateTime at) => (UserId, FirstAt) = (userId, at);

    public int Id { get; private set; }
    public int UserId { get; private set; }
    public DateTime FirstAt { get; private set; }
}
