using Portal.Domain.Calendar;

namespace Portal.Domain.Tests.Calendar;

public sealed class CalendarYearTests
{
    [Theory]
    [InlineData("2025-10-01", "", "DayOfOtherYear")]
    [InlineData("2026-10-10", "2026-10-10", "DayTwice")]
    [InlineData("", "2026-10-12", "MakeUpOnWeekday")]
    [InlineData("10月1日", "", "NoDate")]
    [InlineData("2026-02-30", "", "NoDate")]
    public void Days_that_cannot_be_are_refused(string off, string work, string code)
    {
        var refused = Assert.Throws<RefusedException>(() => new CalendarYear(2026, 1, CalendarYear.Parse(off), CalendarYear.Parse(work), "通知", default));
        Assert.Equal(code, refused.Refusal.Code);
    }

    [Fact]
    public void Dates_may_be_separated_by_lines_commas_and_blanks() =>
        Assert.Equal([new(2026, 10, 1), new(2026, 10, 2), new(2026, 10, 3)], CalendarYear.Parse("2026-10-03，2026-10-01\r\n2026-10-02 2026-10-01"));
}
