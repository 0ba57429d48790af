namespace Portal.Domain.WorkPlans;

/// <summary>How many tasks stand where; what is late has numbers of its own and is never part of another one (requirement F9).</summary>
public sealed record PlanSums(int Total, int Done, int DoneLate, int OnTheWay, int NotBegun, int Behind)
{
    public static PlanSums Of(IEnumerable<TaskStanding> standings)
    {
        var counts = new int[Enum.GetValues<TaskStanding>().Length];
        var total = 0;
        foreach (var standing in standings)
        {
            counts[(int)standing]++;
            total++;
        }
        return new(total, counts[(int)TaskStanding.Done], counts[(int)TaskStanding.DoneLate], counts[(int)TaskStanding.OnTheWay], counts[(int)TaskStanding.NotBegun], counts[(int)TaskStanding.Behind]);
    }

    /// <summary>Done in time or late.</summary>
    public int AllDone => Done + DoneLate;

    /// <summary>In the order in which pages, charts and tables show them.</summary>
    public static IReadOnlyList<TaskStanding> Order { get; } = [TaskStanding.Done, TaskStanding.DoneLate, TaskStanding.OnTheWay, TaskStanding.NotBegun, TaskStanding.Behind];

    public int this[TaskStanding standing] => standing switch
    {
        TaskStanding.Done => Done,
        TaskStanding.DoneLate => DoneLate,
        TaskStanding.OnTheWay => OnTheWay,
        TaskStanding.NotBegun => NotBegun,
        _ => Behind,
    };
}
