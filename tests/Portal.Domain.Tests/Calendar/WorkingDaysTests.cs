using System.Globalization;
using Portal.Domain.Calendar;

namespace Portal.Domain.Tests.Calendar;

public sealed class WorkingDaysTests
{
    [Theory]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void Every_day_of_the_year_is_as_it_was_published(int year, int workingDays)
    {
        var (off, work) = Seeds.Years[year];
        var count = 0;
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
        {
            var name = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var expected = work.Contains(name) || (!off.Contains(name) && (int)day.DayOfWeek is >= 1 and <= 5);
            Assert.True(expected == Seeds.Calendar.IsWorkingDay(day), name);
            if (expected) count++;
        }
        Assert.Equal(workingDays, count);
    }

    // Counted by hand on the calendar of autumn 2026: 20 September and 10 October are worked, 25 to 27 September and 1 to 7 October are off.
    [Theory]
    [InlineData("2026-09-29", 5, "2026-10-12")]
    [InlineData("2026-09-18", 20, "2026-10-22")]
    [InlineData("2026-09-30", 1, "2026-10-08")]
    [InlineData("2026-09-30", 3, "2026-10-10")]
    [InlineData("2026-09-30", 20, "2026-11-03")]
    [InlineData("2026-10-01", 0, "2026-10-08")]
    [InlineData("2026-09-19", 1, "2026-09-20")]
    public void Due_days_around_National_Day_are_those_counted_by_hand(string start, int limit, string due) =>
        Assert.Equal(Day(due), Seeds.Calendar.Due(Day(start), limit).Due);

    [Fact]
    public void A_pause_is_taken_out_in_working_days_and_stands_in_the_sum()
    {
        var due = Seeds.Calendar.Due(Day("2026-09-30"), 20, [new Pause(Day("2026-10-11"), Day("2026-10-14"), "征求第三方意见")]);

        Assert.Equal(Day("2026-11-06"), due.Due);
        Assert.Contains(due.Lines, l => l.Contains("征求第三方意见", StringComparison.Ordinal) && l.Contains("扣除3个工作日", StringComparison.Ordinal));
        Assert.False(due.Provisional);
    }

    [Fact]
    public void A_year_that_is_not_known_makes_the_due_day_provisional_and_says_so()
    {
        var due = Seeds.Calendar.Due(Day("2026-12-28"), 10);

        Assert.True(due.Provisional);
        Assert.Contains(due.Lines, l => l.Contains("2027年放假安排尚未公布", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1001)]
    public void A_limit_out_of_range_is_a_fault_of_the_caller(int limit) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Seeds.Calendar.Due(Day("2026-03-02"), limit));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
