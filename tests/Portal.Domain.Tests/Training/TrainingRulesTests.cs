using Portal.Domain.People;
using Portal.Domain.Training;

namespace Portal.Domain.Tests.Training;

[Trait("Req", "F10")]
public sealed class TrainingRulesTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly Stamp By = new(1, new DateTime(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc));
    private static readonly TrainingSessionFacts Facts = new(null, "条例培训", Today, false, "会议室", "赵法规", 2m);

    [Theory]
    [InlineData(2026, 2, false, false, TrainingStanding.Late)]
    [InlineData(2026, 3, false, false, TrainingStanding.Open)]
    [InlineData(2025, 12, false, false, TrainingStanding.Late)]
    [InlineData(2026, 2, false, true, TrainingStanding.Arranged)]
    [InlineData(2026, 2, true, true, TrainingStanding.Held)]
    [InlineData(2026, 12, true, false, TrainingStanding.Held)]
    public void A_line_is_late_when_its_month_is_over_and_nothing_is_arranged(int year, int month, bool held, bool planned, TrainingStanding standing)
    {
        Assert.Equal(standing, TrainingLine.StandingOf(year, month, false, held, planned, Today));
        Assert.Equal(TrainingStanding.Cancelled, TrainingLine.StandingOf(year, month, true, held, planned, Today));
    }

    [Fact]
    public void Only_what_took_place_is_recorded_and_what_was_recorded_can_be_corrected()
    {
        var session = new TrainingSession(Facts with { On = Today.AddDays(1) });
        Assert.Equal("TrainingAhead", Refused(() => session.Record(session.Facts, 0, "", Today)));

        session.Record(Facts, 3, "讲解", Today);
        session.Record(Facts with { Hours = 2.5m }, 4, "讲解和答疑", Today);

        Assert.Equal((TrainingState.Held, 2.5m, 4, 2), (session.State, session.Hours, session.Guests, session.Version));
        Assert.Equal("TrainingNotPlanned", Refused(() => session.Change(Facts)));
        Assert.Equal("TrainingNotPlanned", Refused(() => session.Cancel("不办了")));
    }

    [Fact]
    public void What_was_cancelled_stays_so()
    {
        var session = new TrainingSession(Facts);
        Assert.Equal("NoteMissing", Refused(() => session.Cancel(" ")));
        session.Cancel("主讲人出差");

        Assert.Equal("TrainingCancelled", Refused(() => session.Record(Facts, 0, "", Today)));
        Assert.Equal("TrainingCancelled", Refused(() => session.Add(new TrainingMaterial("a-2026-00001"))));
        Assert.Equal("TrainingCancelled", Refused(session.ExpectOthers));
        Assert.Equal("TrainingCancelled", Refused(() => new TrainingRoll(1, 1).Record(session.State, session.On, new HashSet<int> { 5 }, By, Today)));
        var line = new TrainingLine(new TrainingLineFacts(2026, 3, "条例", "联络员", 1));
        line.Cancel("改为参加市里培训");
        Assert.Equal("TrainingLineCancelled", Refused(() => line.Change(line.Facts)));
        Assert.Equal("TrainingLineCancelled", Refused(() => line.Cancel("再取消")));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(0.5, true)]
    [InlineData(2.25, false)]
    [InlineData(80, true)]
    [InlineData(80.5, false)]
    public void Hours_are_counted_in_halves(double hours, bool good)
    {
        Assert.Equal(good, TrainingSession.AreHours((decimal)hours));
        if (!good) Assert.Equal("TrainingHours", Refused(() => new TrainingSession(Facts with { Hours = (decimal)hours })));
    }

    [Fact]
    public void A_roll_keeps_who_was_expected_and_who_came_apart()
    {
        var roll = new TrainingRoll(1, 1);
        Assert.True(roll.Expect(new HashSet<int> { 5, 6 }));
        Assert.False(roll.Expect(new HashSet<int> { 6, 5 }));
        Assert.Equal(1, roll.Version);

        roll.Record(TrainingState.Planned, Today, new HashSet<int> { 6, 7 }, By, Today);
        Assert.Equal([(5, true, false), (6, true, true), (7, false, true)], Rows());

        // Who is expected no more stays where he came, and leaves the roll where he did not.
        Assert.True(roll.Expect(new HashSet<int> { 7 }));
        Assert.Equal([(6, false, true), (7, true, true)], Rows());
        Assert.Equal("TrainingAhead", Refused(() => roll.Record(TrainingState.Planned, Today.AddDays(1), new HashSet<int> { 5 }, By, Today)));

        IEnumerable<(int, bool, bool)> Rows() => roll.Entries.OrderBy(e => e.UserId).Select(e => (e.UserId, e.IsExpected, e.HasCome));
    }

    [Fact]
    public void A_material_stands_once_in_a_session()
    {
        var session = new TrainingSession(Facts);
        session.Add(new TrainingMaterial("a-2026-00001"));
        Assert.Equal("TrainingMaterialTwice", Refused(() => session.Add(new TrainingMaterial("a-2026-00001"))));
        for (var n = 2; n <= TrainingSession.MaxMaterials; n++) session.Add(new TrainingMaterial($"a-2026-{n:00000}"));
        Assert.Equal("TrainingMaterials", Refused(() => session.Add(new TrainingMaterial("a-2026-99999"))));
    }

    [Fact]
    public void Heads_record_for_their_units_and_the_office_for_all()
    {
        var head = new Actor(2, [new Mandate(Role.UnitHead, new HashSet<int> { 1 })]);
        var officer = new Actor(3, [new Mandate(Role.DisclosureOffice, new HashSet<int> { 9 }, 8)]);
        var drafter = new Actor(4, [new Mandate(Role.Drafter, new HashSet<int> { 1 })]);

        Assert.Equal((true, false, true, false), (TrainingDuties.MayRecord(head, 1), TrainingDuties.MayRecord(head, 2), TrainingDuties.MayRecord(officer, 2), TrainingDuties.MayRecord(drafter, 1)));
        Assert.Equal("NotYourDesk", Refused(() => TrainingDuties.RecorderStamp(head, 2, By.At)));
        Assert.Equal("NotYourDesk", Refused(() => TrainingDuties.KeeperStamp(head, By.At)));
        Assert.Equal(new Stamp(3, By.At, 8), TrainingDuties.KeeperStamp(officer, By.At));
    }

    [Fact]
    public void The_share_of_units_is_rounded_and_needs_units()
    {
        Assert.Equal(67, new TrainingFigures(2026, 1, 2m, 3, 0, 2, 3).Share);
        Assert.Null(new TrainingFigures(2026, 0, 0m, 0, 0, 0, 0).Share);
    }

    private static string Refused(Func<object> make) => Assert.Throws<RefusedException>(make).Refusal.Code;

    private static string Refused(Action act) => Assert.Throws<RefusedException>(act).Refusal.Code;
}
