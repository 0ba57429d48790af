namespace Portal.Domain.WorkPlans;

/// <summary>What a part of a score is counted from.</summary>
public enum ScorePart
{
    /// <summary>按期完成: tasks that are due by now.</summary>
    OnTime,

    /// <summary>按期上报: windows that are over.</summary>
    Reports,

    /// <summary>佐证: accepted reports.</summary>
    Evidence,

    /// <summary>督办答复: notices of supervision whose day has come.</summary>
    Replies,
}

/// <summary>One row that a number of a score comes from. <paramref name="Credit"/> is 0, ½ or 1.</summary>
public sealed record ScoreRow(ScorePart Part, int TaskId, string TaskName, string What, decimal Credit);

/// <summary>One part of a unit's score: its weight times the share of its rows that were earned; full where there is no row to earn.</summary>
public sealed record ScoreShare(ScorePart Part, int Weight, IReadOnlyList<ScoreRow> Rows)
{
    public decimal Earned => Rows.Sum(r => r.Credit);

    /// <summary>To a tenth of a point.</summary>
    public decimal Points => Rows.Count == 0 ? Weight : Math.Round(Weight * Earned / Rows.Count, 1, MidpointRounding.AwayFromZero);
}

/// <summary>A unit's score of a year (requirement F7). Every number is the sum of rows that can be opened.</summary>
public sealed record UnitScore(int UnitId, IReadOnlyList<ScoreShare> Shares, decimal ReviewShare)
{
    public decimal Total => Shares.Sum(s => s.Points);

    /// <summary>What the score is worth in the yearly review of units, in points of its hundred.</summary>
    public decimal InReview => Math.Round(Total * ReviewShare / 100, 2, MidpointRounding.AwayFromZero);

    public ScoreShare this[ScorePart part] => Shares.Single(s => s.Part == part);

    public static UnitScore Of(int unitId, ScoreWeights weights, IEnumerable<ScoreRow> rows)
    {
        var byPart = rows.ToLookup(r => r.Part);
        return new(unitId, [.. Enum.GetValues<ScorePart>().Select(p => new ScoreShare(p, weights.Of(p), [.. byPart[p]]))], weights.ReviewShare);
    }

    /// <summary>Done in time counts whole, done late half, behind nothing.</summary>
    public static decimal Credit(TaskStanding standing) => standing switch
    {
        TaskStanding.Done => 1,
        TaskStanding.DoneLate => 0.5m,
        _ => 0,
    };

    public static string Chinese(ScorePart part) => part switch
    {
        ScorePart.OnTime => "按期完成",
        ScorePart.Reports => "按期上报",
        ScorePart.Evidence => "佐证",
        _ => "督办答复",
    };
}
