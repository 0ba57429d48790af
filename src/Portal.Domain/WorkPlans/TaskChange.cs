using System.Globalization;
using Portal.Domain.People;

namespace Portal.Domain.WorkPlans;

/// <summary>What of a task that counts may be changed.</summary>
public enum TaskField
{
    /// <summary>完成期限</summary>
    DueOn,

    /// <summary>目标</summary>
    Target,

    /// <summary>责任处室: one unit takes another's part over.</summary>
    Unit,
}

public enum ChangeState
{
    Proposed,
    Approved,
    Refused,
}

/// <summary>
/// A change of a task's day, target or units after the plan began to count: asked for by the unit that leads or by the disclosure office, decided by a signer.
/// The old value stays on record and is shown.
/// </summary>
public sealed class TaskChange
{
    public const int ReasonMaxLength = 500;

    private TaskChange() => (OldValue, NewValue, Reason, Decision) = ("", "", "", "");

    internal TaskChange(TaskField field, string oldValue, string newValue, string reason, Stamp by) : this() =>
        (Field, OldValue, NewValue, Reason, ProposedById, ProposedAt) = (field, oldValue, WorkPlan.Typed(newValue, WorkPlanTask.TargetMaxLength, "新的内容", nameof(NewValue)), WorkPlan.Typed(reason, ReasonMaxLength, "理由", nameof(Reason)), by.UserId, by.At);

    public int Id { get; private set; }
    public int WorkPlanTaskId { get; private set; }
    public TaskField Field { get; private set; }

    /// <summary>For a day as 2024-08-31; empty for none. For a unit the name of its duty.</summary>
    public string OldValue { get; private set; }
    public string NewValue { get; private set; }
    public string Reason { get; private set; }
    public ChangeState State { get; private set; }
    public int ProposedById { get; private set; }
    public DateTime ProposedAt { get; private set; }
    public int? DecidedById { get; private set; }
    public DateTime? DecidedAt { get; private set; }

    /// <summary>What the signer wrote.</summary>
    public string Decision { get; private set; }

    public static string DayText(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    public static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public Refusal? WhyNotDecide(Actor actor) =>
        !actor.Holds(Role.Signer) ? WorkPlanRefusals.NotYourDesk
        : State != ChangeState.Proposed ? new("ChangeDecided", "这项变更已经审批过")
        : !actor.IsOtherThan([ProposedById], [Role.Signer], 0) ? new("ProposerDecides", "变更不能由提出人自己审批")
        : null;

    internal void Decide(bool approve, string note, Actor actor, DateTime now)
    {
        if (WhyNotDecide(actor) is { } refusal) throw new RefusedException(refusal);
        if (!approve && string.IsNullOrWhiteSpace(note)) throw new RefusedException(new("NoteMissing", "请写明不同意的理由", nameof(Decision)));
        (State, DecidedById, DecidedAt, Decision) = (approve ? ChangeState.Approved : ChangeState.Refused, actor.UserId, now, WorkPlan.Typed(note, ReasonMaxLength, "意见", nameof(Decision)));
    }
}

public sealed partial class WorkPlan
{
    /// <summary>Asks for another day or target of a task that counts.</summary>
    public TaskChange Propose(int taskId, TaskField field, string value, string reason, Actor actor, DateTime now)
    {
        if (State != WorkPlanState.InForce) throw new RefusedException(WorkPlanRefusals.NotInForce);
        if (field == TaskField.Unit) throw new ArgumentOutOfRangeException(nameof(field), field, "A unit is handed over by its own act.");
        var task = Task(taskId);
        var by = ProposerStamp(task, actor, now);
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusedException(new("NoteMissing", "请写明变更的理由", nameof(TaskChange.Reason)));
        if (field == TaskField.DueOn && (TaskChange.Day(value.Trim()) is not { } day || day.Year < Year || day.Year > Year + 1)) throw new RefusedException(new("ChangeDay", $"新的期限应当是{Year}年或者{Year + 1}年的一天", nameof(TaskChange.NewValue)));
        if (field == TaskField.Target && string.IsNullOrWhiteSpace(value)) throw new RefusedException(new("ChangeTarget", "请填写新的目标", nameof(TaskChange.NewValue)));
        if (value.Trim() == (field == TaskField.DueOn ? TaskChange.DayText(task.DueOn) : task.Target)) throw new RefusedException(new("NothingChanged", "新的内容与原来一样", nameof(TaskChange.NewValue)));
        var change = task.Propose(field, field == TaskField.DueOn ? TaskChange.DayText(task.DueOn) : task.Target, value.Trim(), reason, by);
        Touch();
        return change;
    }

    /// <summary>Asks that another unit takes over a unit's part: after a reorganisation, or where the paper was read wrongly.</summary>
    /// <param name="dutyName">As the duty of the unit is named.</param>
    public TaskChange ProposeUnit(int taskId, string dutyName, Unit to, string reason, Actor actor, DateTime now)
    {
        if (State != WorkPlanState.InForce) throw new RefusedException(WorkPlanRefusals.NotInForce);
        var task = Task(taskId);
        var by = ProposerStamp(task, actor, now);
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusedException(new("NoteMissing", "请写明变更的理由", nameof(TaskChange.Reason)));
        if (task.WhyNotHandOver(dutyName, to) is { } refusal) throw new RefusedException(refusal);
        var change = task.Propose(TaskField.Unit, dutyName, to.Name, reason, by);
        Touch();
        return change;
    }

    /// <summary>The head of a unit that leads or answers for the task, or the disclosure office.</summary>
    public static bool MayPropose(WorkPlanTask task, Actor actor) => actor.Holds(Role.DisclosureOffice) || HeadedBy(task, actor) is not null;

    /// <exception cref="RefusedException">He may not ask for a change of this task.</exception>
    public static Stamp ProposerStamp(WorkPlanTask task, Actor actor, DateTime now) =>
        HeadedBy(task, actor) is { } unit ? actor.StampFor([Role.UnitHead], unit, now) : actor.StampFor([Role.DisclosureOffice], 0, now);

    private static int? HeadedBy(WorkPlanTask task, Actor actor) =>
        task.Duties.Where(d => d is { Role: not Reading.UnitRole.Support, UnitId: { } unit } && actor.For([Role.UnitHead], unit).Any()).Select(d => d.UnitId).FirstOrDefault();

    /// <param name="to">The unit that a change of units names; null where there is none of that name any more.</param>
    public TaskChange Decide(int taskId, int changeId, bool approve, string note, Unit? to, Actor actor, DateTime now)
    {
        if (State != WorkPlanState.InForce) throw new RefusedException(WorkPlanRefusals.NotInForce);
        var task = Task(taskId);
        var change = task.Changes.SingleOrDefault(c => c.Id == changeId) ?? throw new RefusedException(WorkPlanRefusals.NoTask);
        if (approve && change.Field == TaskField.Unit && (to is null ? TaskDuty.NoUnit : task.WhyNotHandOver(change.OldValue, to)) is { } refusal) throw new RefusedException(refusal);
        change.Decide(approve, note, actor, now);
        if (approve) task.Apply(change, to);
        Touch();
        return change;
    }
}

public static class TaskFieldNames
{
    public static string Chinese(this TaskField field) => field switch { TaskField.DueOn => "期限", TaskField.Target => "目标", _ => "责任处室" };
}
