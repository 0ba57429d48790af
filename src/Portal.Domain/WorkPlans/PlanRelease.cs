using Portal.Domain.People;

namespace Portal.Domain.WorkPlans;

public enum PlanReleaseState
{
    Prepared,
    Signed,
    Refused,
}

/// <summary>A snapshot on its way out: prepared by the disclosure office, signed by another person, bound to the snapshot's hash.</summary>
public sealed class PlanRelease
{
    public const int NoteMaxLength = 500;

    private PlanRelease() => (Snapshot, Hash, Note) = ("", "", "");

    public PlanRelease(int planId, PlanSnapshot snapshot, Actor actor, DateTime now) : this()
    {
        if (!actor.Holds(Role.DisclosureOffice)) throw new RefusedException(WorkPlanRefusals.NotYourDesk);
        Snapshot = snapshot.ToJson();
        (WorkPlanId, Hash, AsOf, PreparedById, PreparedAt) = (planId, PlanSnapshot.Hash(Snapshot), snapshot.AsOf, actor.UserId, now);
    }

    public int Id { get; private set; }
    public int WorkPlanId { get; private set; }
    public string Snapshot { get; private set; }
    public string Hash { get; private set; }
    public DateOnly AsOf { get; private set; }
    public PlanReleaseState State { get; private set; }
    public int PreparedById { get; private set; }
    public DateTime PreparedAt { get; private set; }
    public int? DecidedById { get; private set; }
    public DateTime? DecidedAt { get; private set; }

    /// <summary>What the signer wrote.</summary>
    public string Note { get; private set; }
    public int Version { get; private set; }

    public Refusal? WhyNotDecide(Actor actor) =>
        !actor.Holds(Role.Signer) ? WorkPlanRefusals.NotYourDesk
        : State != PlanReleaseState.Prepared ? new("ReleaseDecided", "这份进展已经签发或者退回")
        : !actor.IsOtherThan([PreparedById], [Role.Signer], 0) ? new("PreparerSigns", "准备公开内容的人不能自己签发")
        : PlanSnapshot.Hash(Snapshot) != Hash ? new("ContentChanged", "内容与准备时不一致，不能公开")
        : null;

    public void Sign(Actor actor, DateTime now)
    {
        if (WhyNotDecide(actor) is { } refusal) throw new RefusedException(refusal);
        (State, DecidedById, DecidedAt) = (PlanReleaseState.Signed, actor.UserId, now);
        Version++;
    }

    public void Refuse(string note, Actor actor, DateTime now)
    {
        if (WhyNotDecide(actor) is { } refusal) throw new RefusedException(refusal);
        if (string.IsNullOrWhiteSpace(note)) throw new RefusedException(new("NoteMissing", "请写明退回的理由", nameof(Note)));
        (State, DecidedById, DecidedAt, Note) = (PlanReleaseState.Refused, actor.UserId, now, WorkPlan.Typed(note, NoteMaxLength, "理由", nameof(Note)));
        Version++;
    }
}
