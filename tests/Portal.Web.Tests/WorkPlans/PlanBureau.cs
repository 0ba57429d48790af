using Portal.Testing;

namespace Portal.Web.Tests.WorkPlans;

/// <summary>A bureau whose plan is carried through the year (<see cref="BureauPlans"/>).</summary>
public class PlanBureau : Bureau
{
    public const string Paper = BureauPlans.Paper;
}
