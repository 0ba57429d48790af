namespace Portal.Domain.WorkPlans;

/// <summary>
/// How a unit's score of a year is put together (requirement F7). The four weights add up to 100; <see cref="ReviewShare"/> is the part of the yearly review
/// of units that open government has, not below 4 % (国办发〔2016〕80号, LC17 (四)).
/// </summary>
public sealed record ScoreWeights(int OnTime, int Reports, int Evidence, int Replies, decimal ReviewShare)
{
    public const decimal LeastShare = 4;

    public static ScoreWeights Default { get; } = new(40, 25, 20, 15, LeastShare);

    public int Of(ScorePart part) => part switch
    {
        ScorePart.OnTime => OnTime,
        ScorePart.Reports => Reports,
        ScorePart.Evidence => Evidence,
        _ => Replies,
    };

    public Refusal? WhyNot() =>
        new[] { OnTime, Reports, Evidence, Replies }.Any(w => w is < 0 or > 100) ? new("WeightRange", "每项权重应当在0和100之间")
        : OnTime + Reports + Evidence + Replies != 100 ? new("WeightSum", $"四项权重合计应当是100，现在是{OnTime + Reports + Evidence + Replies}")
        : ReviewShare < LeastShare || ReviewShare > 100 ? new("ReviewShare", "政务公开在年度考核中的分值权重不低于4%")
        : null;
}
