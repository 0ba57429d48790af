namespace Portal.Domain.Training;

/// <summary>What a line of the yearly training plan says: about what, for whom, in which month, and the unit that organises it.</summary>
public sealed record TrainingLineFacts(int Year, int Month, string Topic, string Audience, int UnitId);

/// <summary>Where a line of the plan stands. It is derived from its sessions and the day, never stored.</summary>
public enum TrainingStanding
{
    /// <summary>待安排</summary>
    Open,

    /// <summary>已安排</summary>
    Arranged,

    /// <summary>已举办</summary>
    Held,

    /// <summary>逾期未安排: its month is over and nothing was held or is arranged.</summary>
    Late,

    /// <summary>已取消</summary>
    Cancelled,
}

/// <summary>One line of the yearly training plan (政务公开培训计划; requirement F10). A line that will not be done is cancelled with a reason, never deleted.</summary>
public sealed class TrainingLine
{
    public const int TopicMaxLength = 200;
    public const int AudienceMaxLength = 200;
    public const int ReasonMaxLength = 200;

    /// <summary>The Regulation came into force in May 2008.</summary>
    public const int FirstYear = 2008;
    public const int LastYear = 2100;

    private TrainingLine() => (Topic, Audience, CancelReason) = ("", "", "");

    public TrainingLine(TrainingLineFacts facts) : this() => Take(facts);

    public int Id { get; private set; }
    public int Year { get; private set; }

    /// <summary>The planned month, 1 to 12.</summary>
    public int Month { get; private set; }
    public string Topic { get; private set; }

    /// <summary>培训对象</summary>
    public string Audience { get; private set; }

    /// <summary>The unit that organises it.</summary>
    public int UnitId { get; private set; }
    public bool IsCancelled { get; private set; }
    public string CancelReason { get; private set; }
    public int Version { get; private set; }

    public TrainingLineFacts Facts => new(Year, Month, Topic, Audience, UnitId);

    public void Change(TrainingLineFacts facts)
    {
        RefuseCancelled();
        Take(facts);
        Version++;
    }

    public void Cancel(string reason)
    {
        RefuseCancelled();
        (IsCancelled, CancelReason) = (true, TrainingDuties.Reason(reason, ReasonMaxLength));
        Version++;
    }

    /// <param name="held">Whether a session of the line took place.</param>
    /// <param name="planned">Whether one is still to come, or waits for its record.</param>
    public static TrainingStanding StandingOf(int year, int month, bool cancelled, bool held, bool planned, DateOnly today) =>
        cancelled ? TrainingStanding.Cancelled
        : held ? TrainingStanding.Held
        : planned ? TrainingStanding.Arranged
        : new DateOnly(year, month, 1).AddMonths(1) <= today ? TrainingStanding.Late
        : TrainingStanding.Open;

    private void RefuseCancelled()
    {
        if (IsCancelled) throw new RefusedException(new("TrainingLineCancelled", "这一项培训计划已经取消，不能再改"));
    }

    private void Take(TrainingLineFacts facts)
    {
        if (facts.Year is < FirstYear or > LastYear) throw new RefusedException(new("TrainingYear", $"年度应当在{FirstYear}年到{LastYear}年之间"));
        if (facts.Month is < 1 or > 12) throw new RefusedException(new("TrainingMonth", "计划月份应当是1到12月"));
        if (string.IsNullOrWhiteSpace(facts.Topic)) throw new RefusedException(new("TrainingTopic", "请填写培训主题"));
        TrainingDuties.RefuseLong(facts.Topic, TopicMaxLength, "培训主题");
        TrainingDuties.RefuseLong(facts.Audience, AudienceMaxLength, "培训对象");
        (Year, Month, Topic, Audience, UnitId) = (facts.Year, facts.Month, facts.Topic.Trim(), facts.Audience.Trim(), facts.UnitId);
    }
}
