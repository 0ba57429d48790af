using System.Globalization;
using Portal.Application.WorkPlans;
using Portal.Domain.WorkPlans;
using Portal.Domain.WorkPlans.Reading;

namespace Portal.Web.Models;

/// <summary>Every year's plans, the newest first.</summary>
public sealed record PublicPlansPage(IReadOnlyList<PublicPlan> Plans, IReadOnlyList<PublicPlan> Projects)
{
    public PublicPlan? Newest => Plans.Count > 0 ? Plans[0] : null;
    public PublicPlan? NewestProjects => Projects.Count > 0 ? Projects[0] : null;
}

/// <summary>One year, whole or for one unit.</summary>
/// <param name="Before">The year before, where it was published.</param>
/// <param name="Listed">Records that still stand in the lists.</param>
/// <param name="IsUnknownUnit">A unit was asked for that the plan does not have.</param>
public sealed record PublicPlanPage(PublicPlan Plan, PublicPlan? Before, IReadOnlyList<int> Years, IReadOnlySet<string> Listed, PlanUnitSums? Unit, bool IsUnknownUnit)
{
    public PlanSums Sums => Unit?.Sums ?? Plan.Sums;

    /// <summary>Tasks to show, by part.</summary>
    public IEnumerable<(SnapshotPart Part, IReadOnlyList<PlacedTask> Tasks)> Parts =>
        Plan.Tasks.Where(t => Unit is null || Own(t) is not null).GroupBy(t => t.Part).Select(g => (g.Key, (IReadOnlyList<PlacedTask>)[.. g]));

    /// <summary>What is late, by the chosen unit's own standing where one is chosen.</summary>
    public IReadOnlyList<PlacedTask> Late => [.. Plan.Tasks.Where(t => StandingOf(t) == TaskStanding.Behind)];

    public string Path => Plan.Path;

    public string UnitPath => Unit is null ? Path : $"{Path}?unit={Uri.EscapeDataString(Unit.Name)}";

    /// <summary>The chosen unit's part in a task.</summary>
    public SnapshotUnit? Own(PlacedTask task) => task.Task.Units.FirstOrDefault(u => u.Standing is not null && u.Name == Unit?.Name);

    private TaskStanding? StandingOf(PlacedTask task) => Unit is null ? task.Task.Standing : Own(task)?.Standing;
}

/// <summary>How the pages of plans speak.</summary>
public static class PublicPlanWords
{
    /// <summary>A plan without parts is one part without number and title.</summary>
    public static string Name(SnapshotPart part) => part.Number.Length > 0 ? $"{part.Number}、{part.Title}" : part.Title.Length > 0 ? part.Title : "各项任务";

    /// <summary>The colour of a tag; its words say the same.</summary>
    public static string Tag(TaskStanding standing) => standing switch
    {
        TaskStanding.Done => "ok",
        TaskStanding.DoneLate => "warn",
        TaskStanding.Behind => "bad",
        TaskStanding.OnTheWay => "",
        _ => "mute",
    };

    /// <summary>
    /// The plan's own words and the day that counts. Words such as 7日内 or 按季度 name no day: the end of the year counts then, and stands as such. After an approved
    /// change the words are past.
    /// </summary>
    public static string Limit(SnapshotTask task)
    {
        if (task.Changes.Any(c => c.Field == TaskField.DueOn)) return Words.Day(task.Due);
        if (task.IsDayNamed) return task.LimitWords.Length > 0 ? $"{task.LimitWords}（{Words.Day(task.Due)}）" : Words.Day(task.Due);
        return task.LimitWords.Length > 0 ? $"{task.LimitWords}（持续到年底）" : $"年内（{Words.Day(task.Due)}）";
    }

    public static string Number(decimal figure) => figure.ToString("#,0.####", CultureInfo.InvariantCulture);

    /// <summary>已达到45，目标60（75%）; empty where nothing is counted. The target is left out where the plan's own words stand beside it.</summary>
    public static string Reached(SnapshotTask task)
    {
        var goal = task is { Target.Length: 0, TargetFigure: { } wanted } ? $"目标{Number(wanted)}" : "";
        return (task.Figure, task.TargetFigure) switch
        {
            ({ } figure, { } target) when target > 0 => $"已达到{Number(figure)}{(goal.Length > 0 ? "，" + goal : "")}（{Math.Floor(figure / target * 100).ToString("0", CultureInfo.InvariantCulture)}%）",
            ({ } figure, _) => $"已达到{Number(figure)}",
            (null, not null) => goal.Length > 0 ? goal + "，还没有数字上报" : "还没有数字上报",
            _ => "",
        };
    }

    /// <summary>
    /// Units of one part, those of the same standing together, as one text: 各处室 in a large bureau are half a hundred names for each task, which is no place for markup.
    /// </summary>
    public static string Units(SnapshotTask task, UnitRole role) => string.Join('；', task.Units.Where(u => u.Role == role).GroupBy(u => u.Standing)
        .Select(g => g.Key is { } standing ? $"{string.Join('、', g.Select(u => u.Name))}（{standing.Chinese()}）" : string.Join('、', g.Select(u => u.Name))));

    /// <summary>Place and width of the pieces of a bar of 1000, so that they fill it exactly.</summary>
    public static IEnumerable<(TaskStanding Standing, int X, int Width)> Bar(PlanSums sums)
    {
        var before = 0;
        foreach (var standing in PlanSums.Order)
        {
            var count = sums[standing];
            if (count == 0) continue;
            var x = before * 1000 / sums.Total;
            before += count;
            yield return (standing, x, (before * 1000 / sums.Total) - x);
        }
    }

    /// <summary>22项，已完成12项，逾期未完成2项: what a bar says to those who do not see it.</summary>
    public static string Sentence(PlanSums sums) =>
        $"共{sums.Total}项" + string.Concat(PlanSums.Order.Where(s => sums[s] > 0).Select(s => $"，{s.Chinese()}{sums[s]}项"));

    public static string Class(TaskStanding standing) => "standing-" + standing.ToString().ToLowerInvariant();
}
