using Portal.Application.Reports;
using Portal.Domain.People;
using Portal.Domain.Reports;

namespace Portal.Web.Areas.Admin.Models;

/// <summary>The span as it stands in the address, as typed.</summary>
public sealed record FiguresFilter(string? From, string? To, int? Unit)
{
    public string Query(int? unit) => QueryString.Create(new Dictionary<string, string?>
    {
        ["from"] = From, ["to"] = To, ["unit"] = unit?.ToString(System.Globalization.CultureInfo.InvariantCulture),
    }.Where(p => !string.IsNullOrEmpty(p.Value))).ToString();
}

public sealed record FiguresPage(FiguresFilter Filter, NamedFigures? Named, IReadOnlyList<Unit> Units)
{
    /// <summary>Longer tables are for the file: a page stays small.</summary>
    public const int MaxLines = 120;
}

/// <summary>One part of a month's column in the chart.</summary>
public sealed record ChartBar(int Series, int X, double Y, double Height, string Title);

/// <summary>Stacked columns, month by month, in units of the drawing.</summary>
public sealed class FiguresChart
{
    public const int Height = 264;
    public const int Top = 40;
    public const int Bottom = 220;
    public const int Left = 56;

    private static readonly string[] Series = ["网站原创", "网站转载", "其他渠道"];

    public FiguresChart(MonthlyFigures figures)
    {
        var months = figures.Months().Select(m => (m.Month, m.Sums.Total, Stack: figures.Stack(m.Month))).ToList();
        Step = Math.Clamp(900 / months.Count, 26, 80);
        Width = Left + Step * months.Count + 16;
        Scale = Nice(months.Max(m => m.Total));
        for (var i = 0; i < months.Count; i++)
        {
            var (month, total, (originals, reposts, elsewhere)) = months[i];
            var x = Left + i * Step + (Step - BarWidth) / 2;
            double y = Bottom;
            foreach (var (count, series) in new[] { originals, reposts, elsewhere }.Select((c, s) => (c, s)).Where(p => p.c > 0))
            {
                var height = (double)(Bottom - Top) * count / Scale;
                Bars.Add(new(series + 1, x, y -= height, height, $"{month} {Series[series]} {count}"));
            }
            Labels.Add((x + BarWidth / 2, y - 6, total, Step < 36 ? $"{month.Month}" : $"{month.Month}月", i == 0 || month.Month == 1 ? $"{month.Year}年" : ""));
        }
    }

    public int Width { get; }
    public int Step { get; }

    /// <summary>What the top line stands for.</summary>
    public int Scale { get; }
    public int BarWidth => Step * 6 / 10;
    public List<ChartBar> Bars { get; } = [];
    public List<(int X, double Y, int Total, string Month, string Year)> Labels { get; } = [];
    public static IReadOnlyList<string> Names => Series;

    /// <summary>The next round number that four steps divide.</summary>
    public static int Nice(int most)
    {
        for (var power = 1; ; power *= 10)
            foreach (var step in new[] { 4, 8, 20 })
                if (most <= step * power) return step * power;
    }
}
