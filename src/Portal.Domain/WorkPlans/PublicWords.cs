using System.Globalization;

namespace Portal.Domain.WorkPlans;

/// <summary>How the public reads kinds of plans and approved changes.</summary>
public static class PublicWords
{
    public static string PublicName(this WorkPlanKind kind) => kind == WorkPlanKind.WorkPlan ? "工作要点" : "民生实事项目";

    /// <summary>What it was and what it became, with the day of approval; without the reason.</summary>
    public static string Sentence(this SnapshotChange change) => change.Field == TaskField.Unit
        ? $"责任处室原为{change.Before}，{DayOf(change.On)}经批准调整为{change.After}"
        : change.Field == TaskField.DueOn
        ? $"完成期限原定{Day(change.Before)}，{DayOf(change.On)}经批准调整为{Day(change.After)}"
        : $"目标{(change.Before.Length > 0 ? $"原定“{change.Before}”" : "原来没有写明")}，{DayOf(change.On)}经批准调整为“{change.After}”";

    private static string Day(string text) => TaskChange.Day(text) is { } day ? DayOf(day) : "年内完成";

    private static string DayOf(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
