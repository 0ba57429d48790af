using Portal.Domain.WorkPlans;
using Portal.Domain.WorkPlans.Reading;

namespace Portal.Domain.Tests.WorkPlans;

/// <summary>A task's standing follows from accepted reports, evidence and the day; nobody sets it.</summary>
[Trait("Req", "F5")]
public sealed class TaskStandingTests
{
    private static readonly DateOnly Due = new(2026, 5, 31);
    private static readonly DateOnly Before = new(2026, 5, 31);
    private static readonly DateOnly After = new(2026, 6, 1);

    public static TheoryData<UnitStanding[], DateOnly, TaskStanding> Cases() => new()
    {
        { [], Before, TaskStanding.NotBegun },
        { [], After, TaskStanding.Behind },
        { [Of(1, ReportedProgress.NotBegun)], Before, TaskStanding.NotBegun },
        { [Of(1, ReportedProgress.OnTheWay)], Before, TaskStanding.OnTheWay },
        { [Of(1, ReportedProgress.OnTheWay)], After, TaskStanding.Behind },
        { [Of(1, ReportedProgress.Done, 30)], Before, TaskStanding.OnTheWay },
        { [Of(1, ReportedProgress.Done, 30), Of(2, ReportedProgress.Done, 31)], Before, TaskStanding.Done },
        { [Of(1, ReportedProgress.Done, 30), Of(2, ReportedProgress.Done, 31)], After, TaskStanding.Done },
        { [Of(1, ReportedProgress.Done, 30), Of(2, ReportedProgress.Done, 32)], After, TaskStanding.DoneLate },
        // Evidence that can no longer be seen is none.
        { [Of(1, ReportedProgress.Done, 30), Of(2, ReportedProgress.Done, 31, evidence: 0)], Before, TaskStanding.OnTheWay },
        // A supporting unit neither finishes a task nor holds it up.
        { [Of(1, ReportedProgress.Done, 30), Of(2, ReportedProgress.Done, 31), Of(3, ReportedProgress.OnTheWay, role: UnitRole.Support)], Before, TaskStanding.Done },
        { [Of(3, ReportedProgress.Done, 30, role: UnitRole.Support)], Before, TaskStanding.OnTheWay },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_is_derived(UnitStanding[] progress, DateOnly today, TaskStanding expected) => Assert.Equal(expected, TaskStandings.Of(Due, [1, 2], progress, today));

    [Fact]
    public void A_task_that_nobody_answers_for_is_never_done() => Assert.Equal(TaskStanding.OnTheWay, TaskStandings.Of(Due, [], [Of(3, ReportedProgress.Done, 30, role: UnitRole.Support)], Before));

    private static UnitStanding Of(int unit, ReportedProgress progress, int day = 0, int evidence = 1, UnitRole role = UnitRole.Lead) =>
        new(unit, role, progress, day == 0 ? null : new DateOnly(2026, 5, 1).AddDays(day - 1), evidence);
}
