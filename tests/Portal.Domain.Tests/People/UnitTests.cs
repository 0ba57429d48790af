using Portal.Domain.People;

namespace Portal.Domain.Tests.People;

[Trait("Req", "K7")]
public sealed class UnitTests
{
    [Fact]
    public void A_unit_reaches_itself_and_everything_below_it() =>
        Assert.Equal([1, 2, 3], Unit.Reach(1, [(1, null), (2, 1), (3, 2), (4, null), (5, 4)]).Order());

    [Fact]
    public void Under_a_unit_below_itself_it_cannot_be_put()
    {
        var unit = new Unit("办公室", UnitKind.Section, null, 10);
        // An unsaved unit has the id 0.
        Assert.Equal("UnitUnderItself", Assert.Throws<RefusedException>(() => unit.Change("办公室", UnitKind.Section, 7, 10, false, null, null, null, [7, 0])).Refusal.Code);
    }

    [Fact]
    public void Every_role_is_found_by_its_Chinese_name_and_by_its_name_in_code() =>
        Assert.All(Enum.GetValues<Role>(), role => Assert.Equal((role, role), (RoleNames.Find(role.Chinese()), RoleNames.Find(role.ToString()))));

    [Fact]
    public void Drafters_and_unit_heads_act_for_their_own_units_and_the_others_for_the_bureau()
    {
        var own = new HashSet<int> { 1 };
        Assert.All(Enum.GetValues<Role>(), role => Assert.Equal(role is not (Role.Drafter or Role.UnitHead), new Mandate(role, own).Covers(2)));
    }
}
