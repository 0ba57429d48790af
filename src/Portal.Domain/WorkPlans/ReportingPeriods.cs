namespace Portal.Domain.WorkPlans;

/// <summary>The windows in which units report: months or quarters of the plan's year.</summary>
public static class ReportingPeriods
{
    /// <summary>First day of the window that a day lies in.</summary>
    public static DateOnly Of(ReportingWindow window, DateOnly day) => window == ReportingWindow.Monthly ? new(day.Year, day.Month, 1) : new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);

    /// <summary>Last day of the window that begins on a day.</summary>
    public static DateOnly End(ReportingWindow window, DateOnly period) => period.AddMonths(window == ReportingWindow.Monthly ? 1 : 3).AddDays(-1);

    /// <summary>The windows of a year that have begun by a day; the last one is still open.</summary>
    public static IReadOnlyList<DateOnly> Begun(ReportingWindow window, int year, DateOnly today)
    {
        var periods = new List<DateOnly>();
        for (var first = new DateOnly(year, 1, 1); first.Year == year && first <= today; first = first.AddMonths(window == ReportingWindow.Monthly ? 1 : 3)) periods.Add(first);
        return periods;
    }

    /// <summary>The window that is reported for on a day: the last one of the year that is over, or the first.</summary>
    public static DateOnly Usual(ReportingWindow window, int year, DateOnly today)
    {
        var begun = Begun(window, year, today);
        return begun.Count == 0 ? new(year, 1, 1) : End(window, begun[^1]) < today || begun.Count == 1 ? begun[^1] : begun[^2];
    }

    /// <summary>2026年8月, 2026年第三季度.</summary>
    public static string Name(ReportingWindow window, DateOnly period) =>
        window == ReportingWindow.Monthly ? FormattableString.Invariant($"{period.Year}年{period.Month}月") : $"{period.Year}年第{"一二三四"[(period.Month - 1) / 3]}季度";
}
