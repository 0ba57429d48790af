using System.Globalization;

namespace Portal.Domain.Calendar;

/// <summary>The days of one year that differ from the week: <paramref name="Off"/> are holidays, <paramref name="Work"/> make-up working days (调休上班).</summary>
public sealed record YearDays(int Year, IReadOnlySet<DateOnly> Off, IReadOnlySet<DateOnly> Work);

/// <summary>Days that a clock does not count, both ends included, such as the time of asking a third party (Regulation, article 33).</summary>
public sealed record Pause(DateOnly From, DateOnly To, string Reason);

/// <summary>A due day and its sum. <paramref name="Provisional"/>: a day beyond the last known year was counted by weekday alone.</summary>
public sealed record DueDate(DateOnly Due, bool Provisional, IReadOnlyList<string> Lines);

/// <summary>
/// The working-day calendar (工作日历). Pure: the same days give the same answer. The first counted day is the day after the start,
/// and a due date is always a working day (domain facts, section 2).
/// </summary>
public sealed class WorkCalendar(IEnumerable<YearDays> years)
{
    public const int MaxLimit = 1000;
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;
    private readonly Dictionary<int, YearDays> _years = years.ToDictionary(y => y.Year);

    public bool Knows(int year) => _years.ContainsKey(year);

    public bool IsWorkingDay(DateOnly day)
    {
        if (_years.TryGetValue(day.Year, out var known))
        {
            if (known.Off.Contains(day)) return false;
            if (known.Work.Contains(day)) return true;
        }
        return day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    /// <summary>The day itself when it is a working day, else the next one.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorkingDay(day)) day = day.AddDays(1);
        return day;
    }

    /// <summary>Working days after <paramref name="from"/> up to and with <paramref name="to"/>; negative when <paramref name="to"/> lies before.</summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        if (to < from) return -WorkingDaysBetween(to, from);
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
            if (IsWorkingDay(day)) count++;
        return count;
    }

    /// <summary>The due day of <paramref name="limit"/> working days (0 to 1,000) from <paramref name="start"/>, without the pauses, with its sum as lines.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative or above 1,000, or the years run out.</exception>
    public DueDate Due(DateOnly start, int limit, IReadOnlyCollection<Pause>? pauses = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MaxLimit);
        // The same pause written down twice is one.
        pauses = [.. (pauses ?? []).Distinct()];
        if (start.Year > 9900 || pauses.Any(p => p.To.Year > 9900)) throw new ArgumentOutOfRangeException(nameof(start));

        List<string> lines = [$"{Day(start)}起算，期限{limit}个工作日" + (limit > 0 ? "，从次日开始计算" : "")];
        var paused = pauses.ToDictionary(p => p, _ => 0);
        var holidays = new List<DateOnly>();
        var makeUps = new List<DateOnly>();
        var unknown = new SortedSet<int>();
        var counted = 0;
        var day = start;
        // With no days to count the start itself is due, moved to a working day.
        var done = limit == 0 && Counts(day);
        while (!done)
        {
            day = day.AddDays(1);
            done = Counts(day) && (limit == 0 || ++counted == limit);
        }

        if (holidays.Count > 0) lines.Add($"其间法定节假日和调休放假{holidays.Count}天不计：{Days(holidays)}");
        if (makeUps.Count > 0) lines.Add($"其间调休上班{makeUps.Count}天计入：{Days(makeUps)}");
        foreach (var (pause, days) in paused) lines.Add($"{Day(pause.From)}至{Day(pause.To)}中止计算（{pause.Reason}），扣除{days}个工作日");
        if (unknown.Count > 0) lines.Add($"{string.Join("、", unknown)}年放假安排尚未公布，按周一至周五推算，结果为暂定");
        lines.Add($"{Day(day)}到期" + (limit > 0 ? $"（第{limit}个工作日）" : ""));
        return new DueDate(day, unknown.Count > 0, lines);

        bool Counts(DateOnly d)
        {
            if (!Knows(d.Year)) unknown.Add(d.Year);
            var working = IsWorkingDay(d);
            if (!working)
            {
                if (d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) holidays.Add(d);
                return false;
            }
            if (pauses.FirstOrDefault(p => p.From <= d && d <= p.To) is { } pause)
            {
                paused[pause]++;
                return false;
            }
            if (d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) makeUps.Add(d);
            return true;
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", Culture) + "（周" + "日一二三四五六"[(int)day.DayOfWeek] + "）";

    private static string Days(List<DateOnly> days) =>
        string.Join("、", days.Take(12).Select(d => d.ToString("M月d日", Culture))) + (days.Count > 12 ? "等" : "");
}
