using Portal.Domain.People;
using Portal.Domain.WorkPlans;
using Portal.Domain.WorkPlans.Reading;
using PersonRole = Portal.Domain.People.Role;

namespace Portal.Domain.Tests.WorkPlans;

/// <summary>Every state of a report, every step, every person: what goes and nothing else (docs/work-plans.md has the table).</summary>
[Trait("Req", "F5")]
public sealed class ReportStepTests
{
    private const int Own = 1;
    private const int Leading = 2;
    private const int Elsewhere = 3;
    private static readonly DateOnly Period = new(2026, 1, 1);
    private static readonly DateTime Now = new(2026, 4, 2, 1, 0, 0, DateTimeKind.Utc);

    private static readonly Dictionary<string, Actor> People = new()
    {
        ["drafter"] = Person(10, PersonRole.Drafter, Own),
        ["own head"] = Person(11, PersonRole.UnitHead, Own),
        ["leading head"] = Person(12, PersonRole.UnitHead, Leading),
        ["other head"] = Person(13, PersonRole.UnitHead, Elsewhere),
        ["office"] = Person(14, PersonRole.DisclosureOffice),
        ["signer"] = Person(15, PersonRole.Signer),
        ["supervisor"] = Person(16, PersonRole.Supervisor),
        ["administrator"] = Person(17, PersonRole.Administrator),
        ["confidentiality"] = Person(18, PersonRole.ConfidentialityReviewer),
    };

    // State, step: who may. A state that is not named here lets nobody take the step.
    private static readonly Dictionary<(ReportState?, string), string[]> OfALead = new()
    {
        [(null, "report")] = ["drafter", "own head"],
        [(ReportState.Submitted, "report")] = ["drafter", "own head"],
        [(ReportState.Returned, "report")] = ["drafter", "own head"],
        [(ReportState.Submitted, "confirm")] = ["own head"],
        [(ReportState.Confirmed, "accept")] = ["office"],
        [(ReportState.Submitted, "return")] = ["own head", "office"],
        [(ReportState.Confirmed, "return")] = ["office"],
        [(ReportState.Accepted, "return")] = ["office"],
    };

    private static readonly Dictionary<(ReportState?, string), string[]> OfASupport = new(OfALead)
    {
        [(ReportState.Submitted, "confirm")] = ["leading head"],
        [(ReportState.Submitted, "return")] = ["leading head", "office"],
    };

    public static TheoryData<UnitRole, ReportState?, string, string> Walk()
    {
        var walk = new TheoryData<UnitRole, ReportState?, string, string>();
        foreach (var role in new[] { UnitRole.Lead, UnitRole.Each, UnitRole.Support })
            foreach (var state in Enum.GetValues<ReportState>().Select(s => (ReportState?)s).Prepend(null))
                foreach (var step in new[] { "report", "confirm", "accept", "return" })
                    foreach (var who in People.Keys) walk.Add(role, state, step, who);
        return walk;
    }

    [Theory]
    [MemberData(nameof(Walk))]
    public void It_goes_for_those_and_for_nobody_else(UnitRole role, ReportState? state, string step, string who)
    {
        var (progress, actor) = (In(role, state), People[who]);
        var expected = (role == UnitRole.Support ? OfASupport : OfALead).GetValueOrDefault((state, step), []).Contains(who);
        if (expected)
        {
            Take(progress, step, actor);
            Assert.Equal(step switch { "report" => ReportState.Submitted, "confirm" => ReportState.Confirmed, "accept" => ReportState.Accepted, _ => ReportState.Returned }, progress.Of(Period)!.State);
            Assert.Equal(actor.UserId, progress.Of(Period)!.Events[^1].ById);
        }
        else if (state is null && step != "report") Assert.Null(progress.Of(Period));
        else
        {
            Assert.Throws<RefusedException>(() => Take(progress, step, actor));
            Assert.Equal(state, progress.Of(Period)?.State);
        }
    }

    [Fact]
    public void Whoever_reported_or_confirmed_does_not_accept_not_even_as_a_deputy()
    {
        var both = new Actor(11, [new Mandate(PersonRole.UnitHead, new HashSet<int> { Own }), new Mandate(PersonRole.DisclosureOffice, new HashSet<int>())]);
        var progress = In(UnitRole.Lead, ReportState.Confirmed);
        Assert.Equal("ReporterAccepts", progress.WhyNotAccept(progress.Of(Period)!, both)!.Code);
        // He stands for the head who confirmed.
        var deputy = new Actor(40, [new Mandate(PersonRole.DisclosureOffice, new HashSet<int>(), 11)]);
        Assert.Equal("ReporterAccepts", progress.WhyNotAccept(progress.Of(Period)!, deputy)!.Code);
        Assert.Null(progress.WhyNotAccept(progress.Of(Period)!, new Actor(40, [new Mandate(PersonRole.DisclosureOffice, new HashSet<int>(), 14)])));
    }

    [Fact]
    public void Without_a_unit_that_leads_a_supporting_units_own_head_confirms()
    {
        var progress = In(UnitRole.Support, ReportState.Submitted);
        Assert.Null(progress.WhyNotConfirm(progress.Of(Period)!, [], People["own head"]));
        Assert.NotNull(progress.WhyNotConfirm(progress.Of(Period)!, [], People["leading head"]));
    }

    [Fact]
    public void An_accepted_report_is_replaced_by_what_was_finished_since_and_where_its_evidence_is_gone()
    {
        var progress = In(UnitRole.Lead, ReportState.Accepted);
        Assert.Equal("ReportAccepted", Assert.Throws<RefusedException>(() => Take(progress, "report", People["drafter"])).Refusal.Code);
        Done(progress, ReportEvidence.Published("a", "标准"));
        Take(progress, "confirm", People["own head"]);

        // Evidence that goes before the office accepts is missed.
        progress.See("a", isPublic: false);
        Assert.Equal("EvidenceGone", progress.WhyNotAccept(progress.Of(Period)!, People["office"])!.Code);
        progress.See("a", isPublic: true);
        Take(progress, "accept", People["office"]);
        Assert.True(progress.IsDone);
        Assert.Equal("ReportAccepted", progress.WhyNotReport(Period, People["drafter"])!.Code);

        progress.See("a", isPublic: false);
        Assert.False(progress.IsDone);
        Done(progress, ReportEvidence.Published("b", "新的标准"));
        Take(progress, "confirm", People["own head"]);
        Take(progress, "accept", People["office"]);
        Assert.True(progress.IsDone);

        static void Done(UnitProgress progress, ReportEvidence evidence) => progress.Report(Period, new ReportContent(ReportedProgress.Done, "已经完成", null, new DateOnly(2026, 3, 31)), [evidence], People["drafter"], Now, new DateOnly(2026, 4, 2));
    }

    [Theory]
    [InlineData(ReportingWindow.Monthly, "2026-01-10", "2026-01-01")]
    [InlineData(ReportingWindow.Monthly, "2026-03-31", "2026-02-01")]
    [InlineData(ReportingWindow.Monthly, "2026-12-31", "2026-11-01")]
    [InlineData(ReportingWindow.Monthly, "2027-01-04", "2026-12-01")]
    [InlineData(ReportingWindow.Quarterly, "2026-04-01", "2026-01-01")]
    [InlineData(ReportingWindow.Quarterly, "2026-12-31", "2026-07-01")]
    [InlineData(ReportingWindow.Quarterly, "2027-02-10", "2026-10-01")]
    [InlineData(ReportingWindow.Quarterly, "2025-12-31", "2026-01-01")]
    public void The_window_that_is_reported_for_is_the_last_one_that_is_over(ReportingWindow window, string today, string period) =>
        Assert.Equal(DateOnly.Parse(period, System.Globalization.CultureInfo.InvariantCulture), ReportingPeriods.Usual(window, 2026, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)));

    private static UnitProgress In(UnitRole role, ReportState? state)
    {
        var progress = new UnitProgress(1, 1, Own, role);
        if (state is null) return progress;
        Take(progress, "report", People["drafter"]);
        var confirmer = People[role == UnitRole.Support ? "leading head" : "own head"];
        if (state is ReportState.Confirmed or ReportState.Accepted) Take(progress, "confirm", confirmer);
        if (state is ReportState.Accepted) Take(progress, "accept", People["office"]);
        if (state is ReportState.Returned) Take(progress, "return", confirmer);
        return progress;
    }

    private static void Take(UnitProgress progress, string step, Actor actor)
    {
        int[] leads = progress.Role == UnitRole.Support ? [Leading] : [Own];
        switch (step)
        {
            case "report": progress.Report(Period, new ReportContent(ReportedProgress.OnTheWay, "正在办理", null, null), [], actor, Now, new DateOnly(2026, 4, 2)); break;
            case "confirm": progress.Confirm(progress.Of(Period)!, leads, actor, Now); break;
            case "accept": progress.Accept(progress.Of(Period)!, actor, Now); break;
            default: progress.Return(progress.Of(Period)!, "请补充", leads, actor, Now); break;
        }
    }

    private static Actor Person(int id, PersonRole role, params int[] units) => new(id, [new Mandate(role, units.ToHashSet())]);
}
