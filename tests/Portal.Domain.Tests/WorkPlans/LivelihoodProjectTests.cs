using Portal.Domain.WorkPlans.Reading;

namespace Portal.Domain.Tests.WorkPlans;

/// <summary>实事项目 are read like a plan; what was done about them is a report.</summary>
[Trait("Req", "I6")]
public sealed class LivelihoodProjectTests
{
    private const string Projects = "\n\n1.改造60户困难老年人家庭，11月底前完成。（责任单位：养老服务处）\n2.新建社区食堂12个，全年完成。（责任单位：养老服务处、社区治理处）\n";

    [Theory]
    [InlineData("云岭市民政局2026年民生实事项目")]
    [InlineData("2026年云岭市民政局为民办实事项目")]
    public void Projects_are_read(string title)
    {
        var reading = PlanReader.Read(title + Projects);
        Assert.True(reading.IsPlan, reading.WhyNot);
        Assert.Equal((2026, 2), (reading.Year, reading.Tasks.Count()));
        Assert.Equal(new DateOnly(2026, 11, 30), reading.Tasks.First().Limits[0].To);
    }

    [Theory]
    [InlineData("云岭市民政局2025年民生实事项目完成情况")]
    [InlineData("关于2025年民生实事项目落实情况的报告")]
    [InlineData("云岭市民政局关于征集2026年民生实事项目的公告")]
    public void What_speaks_of_them_is_no_plan(string title) => Assert.False(PlanReader.Read(title + Projects).IsPlan);
}
