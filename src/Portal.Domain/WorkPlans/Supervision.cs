using Portal.Domain.Calendar;
using Portal.Domain.People;

namespace Portal.Domain.WorkPlans;

public enum SupervisionKind
{
    /// <summary>到期提醒: the day comes near.</summary>
    ComingDue,

    /// <summary>逾期提醒: the day has passed.</summary>
    Overdue,

    /// <summary>督办通知, written by the disclosure office or a supervisor; wants a reply.</summary>
    Notice,

    /// <summary>佐证失效: a published item that showed the task done was withdrawn, and the task fell back.</summary>
    EvidenceGone,

    /// <summary>提请监督: long overdue, or a notice without reply; shown to the supervisors.</summary>
    Escalation,
}

/// <summary>A reminder, a notice of supervision (督办) or an escalation about a unit's part in a task (requirement F6). Reminders come by rule, once each.</summary>
public sealed class Supervision
{
    public const int TextMaxLength = 1000;
    public const int SumMaxLength = 1000;

    private Supervision() => (Text, Reply, ReplyDueSum) = ("", "", "");

    public Supervision(int planId, int taskId, int unitId, SupervisionKind kind, DateOnly dueOn, string text, Stamp by) : this() =>
        (WorkPlanId, TaskId, UnitId, Kind, DueOn, Text, ById, At) = (planId, taskId, unitId, kind, dueOn, WorkPlan.Typed(text, TextMaxLength, "内容", nameof(Text)), by.UserId, by.At);

    public int Id { get; private set; }
    public int WorkPlanId { get; private set; }
    public int TaskId { get; private set; }
    public int UnitId { get; private set; }
    public SupervisionKind Kind { get; private set; }

    /// <summary>The task's day that it speaks of, or the day by which a reply was wanted; with another day the rule may speak again.</summary>
    public DateOnly DueOn { get; private set; }
    public string Text { get; private set; }

    /// <summary>Calculated once by the working-day calendar, and again only when the calendar changes (design rule 11).</summary>
    public DateOnly? ReplyDueOn { get; private set; }
    public string ReplyDueSum { get; private set; }

    /// <summary>0 for the rules.</summary>
    public int ById { get; private set; }
    public DateTime At { get; private set; }
    public string Reply { get; private set; }
    public int? RepliedById { get; private set; }
    public DateTime? RepliedAt { get; private set; }

    /// <summary>Looked at and put away, or settled because the task was done.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>When those concerned were told by e-mail; null where no e-mail is configured or nobody has an address.</summary>
    public DateTime? MailedAt { get; private set; }
    public int Version { get; private set; }

    public bool WantsReply => Kind == SupervisionKind.Notice && RepliedAt is null && ClosedAt is null;

    /// <summary>Put away before its day without an answer: nobody has to give one any more.</summary>
    /// <param name="dayOf">The bureau's day of a moment in UTC.</param>
    public bool IsTakenBack(Func<DateTime, DateOnly> dayOf) => RepliedAt is null && ClosedAt is { } closed && dayOf(closed) <= ReplyDueOn;

    public Refusal? WhyNotReply(Actor actor) =>
        !actor.For([Role.Drafter, Role.UnitHead], UnitId).Any() ? WorkPlanRefusals.NotYourDesk : !WantsReply ? new("NoReplyWanted", "这份通知已经答复或者办结") : null;

    public void Answer(string reply, Actor actor, DateTime now)
    {
        if (WhyNotReply(actor) is { } refusal) throw new RefusedException(refusal);
        if (string.IsNullOrWhiteSpace(reply)) throw new RefusedException(new("NoteMissing", "请写明办理情况", nameof(Reply)));
        (Reply, RepliedById, RepliedAt) = (WorkPlan.Typed(reply, TextMaxLength, "办理情况", nameof(Reply)), actor.UserId, now);
        Version++;
    }

    public Stamp ReplierStamp(Actor actor, DateTime now) => actor.StampFor([Role.Drafter, Role.UnitHead], UnitId, now);

    /// <summary>A unit puts its reminders away, the disclosure office or a supervisor anything; what was brought before the supervisors only they.</summary>
    public bool MayClose(Actor actor) => ClosedAt is null && (actor.For(Closers, 0).Any() || (IsUnits && actor.For([Role.UnitHead, Role.Drafter], UnitId).Any()));

    /// <exception cref="RefusedException">It is not his to put away.</exception>
    public Stamp CloserStamp(Actor actor, DateTime now) =>
        actor.For(Closers, 0).Any() ? actor.StampFor(Closers, 0, now)
        : IsUnits ? actor.StampFor([Role.UnitHead, Role.Drafter], UnitId, now) : throw new RefusedException(WorkPlanRefusals.NotYourDesk);

    private static readonly Role[] Bureau = [Role.DisclosureOffice, Role.Supervisor];
    private static readonly Role[] Supervisors = [Role.Supervisor];

    private Role[] Closers => Kind == SupervisionKind.Escalation ? Supervisors : Bureau;

    private bool IsUnits => Kind is not (SupervisionKind.Notice or SupervisionKind.Escalation);

    public void SetReplyDue(DueDate due) => (ReplyDueOn, ReplyDueSum) = (due.Due, string.Join('\n', due.Lines));

    public void Close(DateTime now)
    {
        if (ClosedAt is not null) return;
        ClosedAt = now;
        Version++;
    }
}

public static class SupervisionNames
{
    public static string Chinese(this SupervisionKind kind) => kind switch
    {
        SupervisionKind.ComingDue => "到期提醒",
        SupervisionKind.Overdue => "逾期提醒",
        SupervisionKind.Notice => "督办通知",
        SupervisionKind.EvidenceGone => "佐证失效",
        _ => "提请监督",
    };
}
