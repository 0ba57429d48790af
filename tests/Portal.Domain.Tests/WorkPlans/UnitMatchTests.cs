using Portal.Domain.People;
using Portal.Domain.WorkPlans;

namespace Portal.Domain.Tests.WorkPlans;

/// <summary>Names of a plan find the bureau's own units; what leaves room is left to a person.</summary>
[Trait("Req", "F2")]
public sealed class UnitMatchTests
{
    private static readonly Unit[] Units = [.. new[] { "办公室", "社会救助处", "养老服务处", "社会组织管理处", "社会事务处", "儿童福利处" }.Select((name, n) => new Unit(name, UnitKind.Section, null, n)), new Unit("市救助管理站", UnitKind.SubordinateBody, null, 9)];

    [Theory]
    [InlineData("办公室", "办公室")]
    [InlineData("局办公室", "办公室")]
    [InlineData("救助处", "社会救助处")]
    [InlineData("养老处", "养老服务处")]
    [InlineData("救助管理站", "市救助管理站")]
    public void One_unit_fits(string name, string unit)
    {
        var (scope, found) = UnitMatch.Of(name, Units);
        Assert.Equal((DutyScope.Unit, unit), (scope, found?.Name));
    }

    [Theory]
    [InlineData("各处室", DutyScope.AllSections)]
    [InlineData("机关各处室", DutyScope.AllSections)]
    [InlineData("局机关各处室", DutyScope.AllSections)]
    [InlineData("各处室、各直属单位", DutyScope.AllUnits)]
    [InlineData("各单位", DutyScope.AllUnits)]
    public void All_are_meant(string name, DutyScope scope) => Assert.Equal((scope, null), UnitMatch.Of(name, Units));

    [Theory]
    [InlineData("相关处室")]
    [InlineData("各有关处室")]
    [InlineData("社会处")]
    [InlineData("省信息中心")]
    [InlineData("处")]
    [InlineData("")]
    public void A_person_has_to_say(string name) => Assert.Equal((DutyScope.Unassigned, null), UnitMatch.Of(name, Units));
}
