using System.Globalization;

namespace Portal.Domain.Reports;

/// <summary>A month of a year, written 2026-01.</summary>
public readonly record struct YearMonth(int Year, int Month) : IComparable<YearMonth>
{
    public DateOnly First => new(Year, Month, 1);

    public YearMonth Next => Month == 12 ? new(Year + 1, 1) : new(Year, Month + 1);

    public static YearMonth Of(DateOnly day) => new(day.Year, day.Month);

    public static YearMonth? Parse(string? text) =>
        DateOnly.TryParseExact(text?.Trim() + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year < 9999 ? Of(day) : null;

    /// <summary>How many months from this one to the other, both counted.</summary>
    public int MonthsTo(YearMonth other) => (other.Year - Year) * 12 + other.Month - Month + 1;

    public int CompareTo(YearMonth other) => (Year, Month).CompareTo((other.Year, other.Month));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}");

    public static bool operator <(YearMonth a, YearMonth b) => a.CompareTo(b) < 0;

    public static bool operator >(YearMonth a, YearMonth b) => a.CompareTo(b) > 0;

    public static bool operator <=(YearMonth a, YearMonth b) => a.CompareTo(b) <= 0;

    public static bool operator >=(YearMonth a, YearMonth b) => a.CompareTo(b) >= 0;
}

/// <summary>How many went out in one month, of one unit, column, channel and kind.</summary>
public sealed record FigureCell(YearMonth Month, int UnitId, int ColumnId, Channel Channel, bool IsRepost, int Count);

/// <summary>A line of sums: by channel, and originals and reposts apart; both ways come to the same total.</summary>
public sealed record FigureSums(IReadOnlyDictionary<Channel, int> ByChannel, int Originals, int Reposts)
{
    public int Total => Originals + Reposts;

    public int this[Channel channel] => ByChannel.GetValueOrDefault(channel);

    public static FigureSums Of(IEnumerable<FigureCell> cells)
    {
        var all = cells.ToList();
        return new(all.GroupBy(c => c.Channel).ToDictionary(g => g.Key, g => g.Sum(c => c.Count)), all.Where(c => !c.IsRepost).Sum(c => c.Count), all.Where(c => c.IsRepost).Sum(c => c.Count));
    }
}

/// <summary>What was published in some months: unit by column by channel, originals and reposts apart. Every table is a sum of the same cells.</summary>
public sealed class MonthlyFigures(YearMonth from, YearMonth to, IReadOnlyList<FigureCell> cells)
{
    public const int MaxMonths = 36;

    public YearMonth From { get; } = from;

    public YearMonth To { get; } = to;

    public IReadOnlyList<FigureCell> Cells { get; } = cells;

    public FigureSums Sum { get; } = FigureSums.Of(cells);

    /// <summary>The website always, the others where something went out by them.</summary>
    public IReadOnlyList<Channel> Channels => [.. Enum.GetValues<Channel>().Where(c => c == Channel.Website || Sum[c] > 0)];

    /// <summary>Every month of the span, empty ones too.</summary>
    public IEnumerable<(YearMonth Month, FigureSums Sums)> Months()
    {
        var byMonth = Cells.ToLookup(c => c.Month);
        for (var month = From; month <= To; month = month.Next) yield return (month, FigureSums.Of(byMonth[month]));
    }

    public IReadOnlyDictionary<int, FigureSums> ByUnit() => Cells.GroupBy(c => c.UnitId).ToDictionary(g => g.Key, FigureSums.Of);

    public IReadOnlyDictionary<int, FigureSums> ByColumn() => Cells.GroupBy(c => c.ColumnId).ToDictionary(g => g.Key, FigureSums.Of);

    public IReadOnlyDictionary<(int UnitId, int ColumnId), FigureSums> ByUnitAndColumn() => Cells.GroupBy(c => (c.UnitId, c.ColumnId)).ToDictionary(g => g.Key, FigureSums.Of);

    /// <summary>Of the website in a month: what a chart stacks.</summary>
    public (int Originals, int Reposts, int Elsewhere) Stack(YearMonth month)
    {
        var mine = Cells.Where(c => c.Month == month).ToList();
        return (mine.Where(c => c is { Channel: Channel.Website, IsRepost: false }).Sum(c => c.Count), mine.Where(c => c is { Channel: Channel.Website, IsRepost: true }).Sum(c => c.Count), mine.Where(c => c.Channel != Channel.Website).Sum(c => c.Count));
    }
}
