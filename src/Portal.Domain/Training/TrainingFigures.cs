using System.Globalization;

namespace Portal.Domain.Training;

/// <summary>
/// A year's training in figures, for the page, the workbook and the year's self-check report: sessions held, their hours, how often people of the bureau
/// took part (人次), guests from outside, and how many of the units took part.
/// </summary>
/// <param name="UnitsInAll">Units that are not closed, and closed ones that took part.</param>
public sealed record TrainingFigures(int Year, int Sessions, decimal Hours, int Attendances, int Guests, int Units, int UnitsInAll)
{
    /// <summary>Of a hundred units, rounded; null where there is no unit.</summary>
    public int? Share => UnitsInAll == 0 ? null : (int)Math.Round(100m * Units / UnitsInAll, MidpointRounding.AwayFromZero);
}

public static class TrainingNames
{
    public static string Chinese(this TrainingState state) => state switch
    {
        TrainingState.Planned => "已安排",
        TrainingState.Held => "已举办",
        TrainingState.Cancelled => "已取消",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Chinese(this TrainingStanding standing) => standing switch
    {
        TrainingStanding.Open => "待安排",
        TrainingStanding.Arranged => "已安排",
        TrainingStanding.Held => "已举办",
        TrainingStanding.Late => "逾期未安排",
        TrainingStanding.Cancelled => "已取消",
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };

    /// <summary>2 or 2.5, never 2.0.</summary>
    public static string Hours(decimal hours) => hours.ToString("0.#", CultureInfo.InvariantCulture);
}
