using Portal.Domain.Contacts;
using Portal.Domain.People;

namespace Portal.Domain.Tests.Contacts;

[Trait("Req", "F11")]
public sealed class ContactRulesTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly DateTime Now = new(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc);
    private static readonly Stamp By = new(1, Now);
    private static readonly ContactFacts Facts = new(5, "王联络", "科员", "0000-1", Today.AddDays(-1));

    [Fact]
    public void A_report_counts_when_it_is_noted_and_cannot_be_changed_then()
    {
        var contact = Reported();
        contact.Change(Facts with { Phone = "0000-2" }, "", By, Today);
        contact.Note(By);

        Assert.Equal((ContactState.InForce, "0000-2"), (contact.State, contact.Phone));
        Assert.Equal("ContactDone", Refused(() => contact.Change(Facts, "", By, Today)));
        Assert.Equal("ContactDone", Refused(() => contact.Decline("不对", By)));
        Assert.Equal("ContactDone", Refused(() => contact.Note(By)));
        var declined = Reported();
        Assert.Equal("NoteMissing", Refused(() => declined.Decline("", By)));
        declined.Decline("电话不对", By);
        Assert.Equal("ContactDone", Refused(() => declined.Note(By)));
        Assert.Equal("ContactNotInForce", Refused(() => declined.Leave("走了", Today)));
    }

    [Fact]
    public void The_one_before_is_in_office_until_the_successor_begins_and_never_ends_before_his_own_beginning()
    {
        var before = InForce(Facts with { Since = new DateOnly(2025, 1, 1) });
        before.GiveWayTo(InForce(Facts with { UserId = 6, Since = new DateOnly(2026, 3, 1) }));
        Assert.Equal((ContactState.Past, new DateOnly(2026, 3, 1)), (before.State, before.Until));
        var late = InForce(Facts with { Since = Today });
        late.GiveWayTo(InForce(Facts with { UserId = 6, Since = Today.AddDays(-9) }));
        Assert.Equal(Today, late.Until);
        Assert.Equal("ContactNotInForce", Refused(() => late.GiveWayTo(before)));
    }

    [Fact]
    public void A_contact_needs_a_telephone_a_leader_does_not_and_nobody_begins_in_the_future()
    {
        Assert.Equal("ContactPhone", Refused(() => new UnitContact(1, ContactDuty.Contact, Facts with { Phone = " " }, "", By, Today)));
        Assert.Equal("", new UnitContact(1, ContactDuty.Leader, Facts with { Phone = "" }, "", By, Today).Phone);
        Assert.Equal("ContactSince", Refused(() => new UnitContact(1, ContactDuty.Leader, Facts with { Since = Today.AddDays(1) }, "", By, Today)));
        Assert.Equal("ContactName", Refused(() => new UnitContact(1, ContactDuty.Leader, Facts with { Name = "" }, "", By, Today)));
    }

    [Theory]
    [InlineData(5, "王联络", 5, "王联络", true)]
    [InlineData(5, "王联络", 6, "王联络", false)]
    [InlineData(null, "王联络", null, "王联络", true)]
    [InlineData(null, "王联络", null, "李联络", false)]
    [InlineData(5, "王联络", null, "王联络", false)]
    public void The_same_person_hands_nothing_over(int? userA, string nameA, int? userB, string nameB, bool same) =>
        Assert.Equal(same, InForce(Facts with { UserId = userA, Name = nameA }).IsSamePerson(InForce(Facts with { UserId = userB, Name = nameB })));

    [Fact]
    public void Each_side_confirms_for_itself_and_nobody_for_both()
    {
        var handover = Handover(5, 6);
        Assert.Equal("HandoverNotYours", Refused(() => handover.Confirm(HandoverSide.Giving, "", Head(7), false, Now)));
        handover.Confirm(HandoverSide.Giving, "已移交", Nobody(5), false, Now);

        Assert.Equal("HandoverConfirmed", Refused(() => handover.Confirm(HandoverSide.Giving, "", Nobody(5), false, Now)));
        Assert.Equal("HandoverNotYours", Refused(() => handover.Confirm(HandoverSide.Taking, "", Head(7), false, Now)));
        Assert.False(handover.IsDone);
        handover.Confirm(HandoverSide.Taking, "", Nobody(6), false, Now);
        Assert.True(handover.IsDone);
        Assert.Equal(2, handover.Version);
    }

    [Fact]
    public void For_somebody_without_an_account_the_head_or_the_office_confirms_but_one_side_only()
    {
        var handover = Handover(null, 7);
        Assert.Equal("HandoverNotYours", Refused(() => handover.Confirm(HandoverSide.Giving, "", Nobody(9), true, Now)));
        Assert.Equal("HandoverNotYours", Refused(() => handover.Confirm(HandoverSide.Giving, "", Head(7, unit: 2), true, Now)));
        handover.Confirm(HandoverSide.Taking, "", Head(7), false, Now);

        Assert.Equal("HandoverBothSides", Refused(() => handover.Confirm(HandoverSide.Giving, "", Head(7), true, Now)));
        // A deputy of the one who confirmed counts as he does.
        Assert.Equal("HandoverBothSides", Refused(() => handover.Confirm(HandoverSide.Giving, "", new Actor(8, [new Mandate(Role.UnitHead, new HashSet<int> { 1 }, 7)]), true, Now)));
        handover.Confirm(HandoverSide.Giving, "", new Actor(3, [new Mandate(Role.DisclosureOffice, new HashSet<int>())]), true, Now);
        Assert.Equal((true, true, 3), (handover.IsDone, handover.Of(HandoverSide.Giving)!.IsForAbsent, handover.Of(HandoverSide.Giving)!.ById));
    }

    private static UnitContact Reported() => new(1, ContactDuty.Contact, Facts, "", By, Today);

    private static UnitContact InForce(ContactFacts facts)
    {
        var contact = new UnitContact(1, ContactDuty.Contact, facts, "", By, Today);
        contact.Note(By);
        return contact;
    }

    private static ContactHandover Handover(int? from, int? to) => new(InForce(Facts with { UserId = from }), InForce(Facts with { UserId = to }), new OpenWork(1, 2, 3), Now);

    private static Actor Nobody(int id) => new(id, []);

    private static Actor Head(int id, int unit = 1) => new(id, [new Mandate(Role.UnitHead, new HashSet<int> { unit })]);

    private static string Refused(Func<object> make) => Assert.Throws<RefusedException>(make).Refusal.Code;

    private static string Refused(Action act) => Assert.Throws<RefusedException>(act).Refusal.Code;
}
