using FluentValidation;
using Portal.Domain.People;
using Portal.Domain.WorkPlans;

namespace Portal.Web.Areas.Admin.Models;

public sealed class WeightsForm
{
    public int Version { get; init; }
    public int OnTime { get; init; }
    public int Reports { get; init; }
    public int Evidence { get; init; }
    public int Replies { get; init; }
    public decimal ReviewShare { get; init; }

    public ScoreWeights Weights => new(OnTime, Reports, Evidence, Replies, ReviewShare);

    public string InWords => FormattableString.Invariant($"按期完成{OnTime}、按期上报{Reports}、佐证{Evidence}、督办答复{Replies}，占年度考核{ReviewShare:0.##}%");

    public static WeightsForm Of(WorkPlan plan) => new() { Version = plan.Version, OnTime = plan.Weights.OnTime, Reports = plan.Weights.Reports, Evidence = plan.Weights.Evidence, Replies = plan.Weights.Replies, ReviewShare = plan.Weights.ReviewShare };
}

public sealed class WeightsFormValidator : AbstractValidator<WeightsForm>
{
    public WeightsFormValidator()
    {
        RuleFor(f => f.ReviewShare).InclusiveBetween(ScoreWeights.LeastShare, 100).WithMessage("政务公开在年度考核中的分值权重不低于4%");
        RuleFor(f => f.OnTime).Custom((_, context) =>
        {
            if (context.InstanceToValidate.Weights.WhyNot() is { Code: "WeightRange" or "WeightSum" } refusal) context.AddFailure(refusal.Message);
        });
    }
}

public sealed record ScoresPage(WorkPlan Plan, IReadOnlyList<UnitScore> Scores, IReadOnlyDictionary<int, string> Names, WeightsForm Form, bool MayWeigh, UnitScore? Chosen)
{
    public string NameOf(int unit) => Names.GetValueOrDefault(unit, $"{unit}号处室");
}

/// <param name="Html">The report as it would look.</param>
/// <param name="Units">Where this person may make a draft.</param>
public sealed record SelfCheckPage(WorkPlan Plan, string Title, string Html, IReadOnlyList<Unit> Units);
