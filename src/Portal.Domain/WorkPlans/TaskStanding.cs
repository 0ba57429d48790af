using Portal.Domain.WorkPlans.Reading;

namespace Portal.Domain.WorkPlans;

/// <summary>How a task stands on a day. Derived from accepted reports and their evidence, never stored or set.</summary>
public enum TaskStanding
{
    NotBegun,
    OnTheWay,

    /// <summary>Its day has passed and it is not done.</summary>
    Behind,
    Done,
    DoneLate,
}

/// <summary>A unit's accepted progress, as far as a task's standing needs it.</summary>
public readonly record struct UnitStanding(int UnitId, UnitRole Role, ReportedProgress Accepted, DateOnly? DoneOn, int Evidence)
{
    public bool IsDone => Accepted == ReportedProgress.Done && Evidence > 0;
}

public static class TaskStandings
{
    /// <summary>
    /// A task is done when every unit that leads or answers for it is done, with accepted evidence that can still be seen; late when the last of them was later
    /// than its day. Supporting units have duties of their own and do not hold it up.
    /// </summary>
    /// <param name="answering">Units that lead or answer for the task.</param>
    public static TaskStanding Of(DateOnly due, IReadOnlyCollection<int> answering, IReadOnlyCollection<UnitStanding> progress, DateOnly today)
    {
        var own = progress.Where(p => p.Role != UnitRole.Support).ToList();
        if (answering.Count > 0 && answering.All(u => own.Any(p => p.UnitId == u && p.IsDone)))
            return own.Where(p => answering.Contains(p.UnitId)).Max(p => p.DoneOn) > due ? TaskStanding.DoneLate : TaskStanding.Done;
        if (due < today) return TaskStanding.Behind;
        return progress.Any(p => p.Accepted != ReportedProgress.NotBegun) ? TaskStanding.OnTheWay : TaskStanding.NotBegun;
    }

    /// <summary>One unit's own part in it.</summary>
    public static TaskStanding OfUnit(DateOnly due, UnitStanding? progress, DateOnly today) =>
        progress is { IsDone: true } p ? (p.DoneOn > due ? TaskStanding.DoneLate : TaskStanding.Done)
        : due < today ? TaskStanding.Behind
        : progress is { Accepted: not ReportedProgress.NotBegun } ? TaskStanding.OnTheWay : TaskStanding.NotBegun;

    public static string Chinese(this TaskStanding standing) => standing switch
    {
        TaskStanding.NotBegun => "未开始",
        TaskStanding.OnTheWay => "进行中",
        TaskStanding.Behind => "逾期未完成",
        TaskStanding.Done => "已完成",
        _ => "逾期完成",
    };
}
