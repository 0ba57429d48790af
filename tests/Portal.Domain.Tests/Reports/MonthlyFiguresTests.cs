using Portal.Domain.Reports;

namespace Portal.Domain.Tests.Reports;

public sealed class MonthlyFiguresTests
{
    [Theory]
    [InlineData("2026-01", "2026-01")]
    [InlineData(" 2026-12 ", "2026-12")]
    [InlineData("2026-13", null)]
    [InlineData("2026-1", null)]
    [InlineData("2026", null)]
    [InlineData("9999-12", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_month_is_written_with_its_year(string? text, string? month) => Assert.Equal(month, YearMonth.Parse(text)?.ToString());

    [Fact]
    public void Months_are_counted_over_the_turn_of_the_year()
    {
        var (from, to) = (new YearMonth(2025, 11), new YearMonth(2026, 2));
        Assert.Equal((4, new YearMonth(2026, 1), true), (from.MonthsTo(to), new YearMonth(2025, 12).Next, from < to));
    }

    [Fact]
    public void Every_table_is_a_sum_of_the_same_cells()
    {
        var random = new Random(7);
        var cells = new List<FigureCell>();
        for (var month = 1; month <= 6; month++)
            foreach (var channel in Enum.GetValues<Channel>())
                for (var unit = 1; unit <= 4; unit++)
                    for (var column = 1; column <= 5; column++)
                        foreach (var repost in new[] { true, false })
                            if (random.Next(3) == 0) cells.Add(new(new(2026, month), unit, column, channel, repost, random.Next(1, 50)));
        var figures = new MonthlyFigures(new(2025, 12), new(2026, 6), cells);
        var all = cells.Sum(c => c.Count);

        Assert.Equal(7, figures.Months().Count());
        Assert.Equal(0, figures.Months().First().Sums.Total);
        foreach (var sums in new[] { figures.Months().Select(m => m.Sums).ToList(), [.. figures.ByUnit().Values], [.. figures.ByColumn().Values], [.. figures.ByUnitAndColumn().Values], [figures.Sum] })
        {
            Assert.Equal((all, all), (sums.Sum(s => s.Total), sums.Sum(s => s.Originals + s.Reposts)));
            foreach (var channel in Enum.GetValues<Channel>()) Assert.Equal(figures.Sum[channel], sums.Sum(s => s[channel]));
            Assert.All(sums, s => Assert.Equal(s.Total, s.ByChannel.Values.Sum()));
        }
        Assert.All(figures.Months(), m => Assert.Equal(m.Sums.Total, figures.Stack(m.Month).Originals + figures.Stack(m.Month).Reposts + figures.Stack(m.Month).Elsewhere));
    }
}
