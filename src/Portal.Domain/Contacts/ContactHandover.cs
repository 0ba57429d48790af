using Portal.Domain.People;

namespace Portal.Domain.Contacts;

public enum HandoverSide
{
    /// <summary>交出方</summary>
    Giving,

    /// <summary>接手方</summary>
    Taking,
}

/// <summary>What was open in a unit at a moment: drafts, papers under way, and what waited for one person on all his desks.</summary>
public sealed record OpenWork(int Drafts, int UnderWay, int Waiting);

/// <summary>
/// The handover from one contact to the next (SH24 25: 确保工作顺利衔接): what was open when the change was noted, and both sides' confirmation.
/// </summary>
public sealed class ContactHandover
{
    public const int NoteMaxLength = 500;
    private static readonly Role[] Deputies = [Role.UnitHead, Role.DisclosureOffice];
    private readonly List<HandoverConfirmation> _confirmations = [];

    private ContactHandover()
    {
    }

    public ContactHandover(UnitContact from, UnitContact to, OpenWork open, DateTime now) =>
        (UnitId, Duty, FromId, ToId, FromUserId, ToUserId, Drafts, UnderWay, Waiting, OpenedAt) =
        (to.UnitId, to.Duty, from.Id, to.Id, from.UserId, to.UserId, open.Drafts, open.UnderWay, open.Waiting, now);

    public int Id { get; private set; }
    public int UnitId { get; private set; }
    public ContactDuty Duty { get; private set; }
    public int FromId { get; private set; }
    public int ToId { get; private set; }
    public int? FromUserId { get; private set; }
    public int? ToUserId { get; private set; }

    /// <summary>Open drafts of the unit when the change was noted.</summary>
    public int Drafts { get; private set; }

    /// <summary>Papers of the unit between submission and publication.</summary>
    public int UnderWay { get; private set; }

    /// <summary>What waited for the one who gives, on all his desks; 0 where he has no account.</summary>
    public int Waiting { get; private set; }
    public DateTime OpenedAt { get; private set; }
    public IReadOnlyList<HandoverConfirmation> Confirmations => _confirmations;
    public int Version { get; private set; }

    public HandoverConfirmation? Of(HandoverSide side) => _confirmations.FirstOrDefault(c => c.Side == side);

    public bool IsDone => _confirmations.Count == 2;

    /// <summary>
    /// Why the person cannot confirm the side; null when he can. Each side confirms for itself; for one who has no account, or none any more, the head of
    /// the unit or the disclosure office does. Never one person for both.
    /// </summary>
    /// <param name="isAbsent">The side has nobody with an account in use.</param>
    public Refusal? WhyNotConfirm(HandoverSide side, Actor actor, bool isAbsent)
    {
        if (Of(side) is not null) return new("HandoverConfirmed", "这一方已经确认");
        // A deputy counts for himself and for the one he stands for.
        if (_confirmations.Any(c => c.ById == actor.UserId || c.OnBehalfOfId == actor.UserId || (isAbsent && actor.Mandates.Any(m => m.OnBehalfOfId == c.ById)))) return new("HandoverBothSides", "交接双方不能由同一人确认");
        if (isAbsent ? actor.For(Deputies, UnitId).Any() : actor.UserId == UserOf(side)) return null;
        return new("HandoverNotYours", isAbsent ? "这一方没有在用的账号，由处室负责人或者公开办公室代为确认" : "应当由这一方本人确认");
    }

    public Stamp Confirm(HandoverSide side, string note, Actor actor, bool isAbsent, DateTime now)
    {
        if (WhyNotConfirm(side, actor, isAbsent) is { } refusal) throw new RefusedException(refusal);
        if (note.Length > NoteMaxLength) throw new RefusedException(new("HandoverNote", $"说明不超过{NoteMaxLength}个字"));
        var by = isAbsent ? actor.StampFor(Deputies, UnitId, now) : new Stamp(actor.UserId, now);
        _confirmations.Add(new HandoverConfirmation(side, note.Trim(), isAbsent, by));
        Version++;
        return by;
    }

    public int? UserOf(HandoverSide side) => side == HandoverSide.Giving ? FromUserId : ToUserId;
}

/// <summary>That one side confirmed, by himself or by somebody for him.</summary>
public sealed class HandoverConfirmation
{
    private HandoverConfirmation() => Note = "";

    internal HandoverConfirmation(HandoverSide side, string note, bool isForAbsent, Stamp by) =>
        (Side, Note, IsForAbsent, ById, OnBehalfOfId, At) = (side, note, isForAbsent, by.UserId, by.OnBehalfOfId, by.At);

    public int Id { get; private set; }
    public HandoverSide Side { get; private set; }
    public string Note { get; private set; }

    /// <summary>Confirmed for somebody without an account.</summary>
    public bool IsForAbsent { get; private set; }
    public int ById { get; private set; }
    public int? OnBehalfOfId { get; private set; }
    public DateTime At { get; private set; }
}

public static class HandoverNames
{
    public static string Chinese(this HandoverSide side) => side == HandoverSide.Giving ? "交出方" : "接手方";
}
