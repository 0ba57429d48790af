using Portal.Domain.Audit;
using Portal.Domain.People;

namespace Portal.Domain.Review;

/// <summary>The five gates (五关) that every item passes (requirement B2, paper BS23).</summary>
public enum GateKind
{
    Political,
    Legal,
    Policy,
    Confidentiality,
    Wording,
}

public enum Verdict
{
    Pass,
    Fail,

    /// <summary>拿不准，报送: referred to the competent department or the secrecy administration (Regulation, article 17).</summary>
    Referred,
}

/// <summary>Which role watches which gate.</summary>
public sealed record GateDuties(IReadOnlyDictionary<GateKind, Role> Roles)
{
    public static GateDuties Default { get; } = new(new Dictionary<GateKind, Role>
    {
        [GateKind.Political] = Role.DisclosureOffice,
        [GateKind.Legal] = Role.LegalSection,
        [GateKind.Policy] = Role.UnitHead,
        [GateKind.Confidentiality] = Role.ConfidentialityReviewer,
        [GateKind.Wording] = Role.DisclosureOffice,
    });

    public Role this[GateKind gate] => Roles[gate];
}

/// <summary>One verdict at one gate: who, when, what, and about which content. Rows are added, never changed; the last of a round counts.</summary>
public sealed class GateVerdict : IChained
{
    public const int NoteMaxLength = 1000;
    public const int ReferredToMaxLength = 100;

    private GateVerdict() => (ContentHash, Note, ReferredTo) = ("", "", "");

    internal GateVerdict(int editionId, int round, GateKind gate, Verdict verdict, string note, string referredTo, string contentHash, Stamp by) =>
        (EditionId, Round, Gate, Verdict, Note, ReferredTo, ContentHash, ById, OnBehalfOfId, At) =
        (editionId, round, gate, verdict, note, referredTo, contentHash, by.UserId, by.OnBehalfOfId, by.At);

    public int Id { get; private set; }
    public int EditionId { get; private set; }
    public int Round { get; private set; }
    public GateKind Gate { get; private set; }
    public Verdict Verdict { get; private set; }
    public string Note { get; private set; }
    public string ReferredTo { get; private set; }
    public string ContentHash { get; private set; }
    public int ById { get; private set; }
    public int? OnBehalfOfId { get; private set; }
    public DateTime At { get; private set; }

    public AuditRecord ToAudit() => new("edition.verdict", "Edition", EditionId, new Stamp(ById, At, OnBehalfOfId),
        $"第{Round}轮 {Gate.Chinese()} {Verdict.Chinese()}{(ReferredTo.Length > 0 ? "，报送" + ReferredTo : "")}：{Note}；内容 {ContentHash}", nameof(GateVerdict), Id);
}

/// <summary>Another body's confirmation where the paper concerns it (协商确认, Regulation article 11, requirement B9).</summary>
public sealed class BodyConfirmation : IChained
{
    public const int BodyNameMaxLength = 100;
    public const int NoteMaxLength = 500;

    private BodyConfirmation() => (BodyName, Note, AnsweredHash) = ("", "", "");

    internal BodyConfirmation(int editionId, string bodyName, Stamp asked) =>
        (EditionId, BodyName, Note, AnsweredHash, AskedById, AskedAt) = (editionId, bodyName, "", "", asked.UserId, asked.At);

    public int Id { get; private set; }
    public int EditionId { get; private set; }
    public string BodyName { get; private set; }
    public int AskedById { get; private set; }
    public DateTime AskedAt { get; private set; }

    /// <summary>Null while the answer is out.</summary>
    public bool? Agreed { get; private set; }
    public string Note { get; private set; }

    /// <summary>The content that was agreed to; other content needs a new answer.</summary>
    public string AnsweredHash { get; private set; }
    public int? AnswerRecordedById { get; private set; }
    public DateTime? AnsweredAt { get; private set; }

    internal void Answer(bool agreed, string note, string contentHash, Stamp by) =>
        (Agreed, Note, AnsweredHash, AnswerRecordedById, AnsweredAt) = (agreed, note, contentHash, by.UserId, by.At);

    public bool Holds(string contentHash) => Agreed == true && AnsweredHash == contentHash;

    public AuditRecord ToAudit() => new("edition.confirmation-asked", "Edition", EditionId, new Stamp(AskedById, AskedAt), $"征求{BodyName}确认");
}

public static class ReviewNames
{
    public static string Chinese(this GateKind gate) => gate switch
    {
        GateKind.Political => "政治关",
        GateKind.Legal => "法律关",
        GateKind.Policy => "政策关",
        GateKind.Confidentiality => "保密关",
        _ => "文字关",
    };

    public static string Chinese(this Verdict verdict) => verdict switch
    {
        Verdict.Pass => "通过",
        Verdict.Fail => "不通过",
        _ => "拿不准，报送",
    };
}
