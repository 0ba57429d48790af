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

    /// <summary>Working days before the day at which the unit is reminded.</summary>
    public const int RemindBefore = 10;

    /// <summary>Working days after the day at which the supervisors are told.</summary>
    public const int EscalateAfter = 10;

    /// <summary>Working days that a unit has for its reply.</summary>
    public const int ReplyWithin = 5;

    private Supervision() => (Text, Reply) = ("", "");

    public Supervision(int planId, int taskId, int unitId, SupervisionKind kind, DateOnly dueOn, string text, DateOnly? replyDueOn, Stamp by) : this() =>
        (WorkPlanId, TaskId, UnitId, Kind, DueOn, Text, ReplyDueOn, ById, At) = (planId, taskId, unitId, kind, dueOn, WorkPlan.Cut(text, TextMaxLength), replyDueOn, by.UserId, by.At);

    public int Id { get; private set; }
    public int WorkPlanId { get; private set; }
    public int TaskId { get; private set; }
    public int UnitId { get; private set; }
    public SupervisionKind Kind { get; private set; }

    /// <summary>The task's day that it speaks of; with another day the rule may speak again.</summary>
    public DateOnly DueOn { get; private set; }
    public string Text { get; private set; }
    public DateOnly? ReplyDueOn { get; private set; }

    /// <summary>0 for the rules.</summary>
    public int ById { get; private set; }
    public DateTime At { get; private set; }
    public string Reply { get; private set; }
    public int? RepliedById { get; private set; }
    public DateTime? RepliedAt { get; private set; }

    /// <summary>Looked at and put away, or settled because the task was done.</summary>
    public DateTime? ClosedAt { get; private set; }
    public int Version { get; private set; }

    public bool WantsReply => Kind == SupervisionKind.Notice && RepliedAt is null && ClosedAt is null;

    public Refusal? WhyNotReply(Actor actor) =>
        !actor.For([Role.Drafter, Role.UnitHead], UnitId).Any() ? WorkPlanRefusals.NotYourDesk : !WantsReply ? new("NoReplyWanted", "这份通知已经答复或者办结") : null;

    public void Answer(string reply, Actor actor, DateTime now)
    {
        if (WhyNotReply(actor) is { } refusal) throw new RefusedException(refusal);
        if (string.IsNullOrWhiteSpace(reply)) throw new RefusedException(new("NoteMissing", "请写明办理情况"));
        (Reply, RepliedById, RepliedAt) = (WorkPlan.Cut(reply, TextMaxLength), actor.UserId, now);
        Version++;
    }

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
