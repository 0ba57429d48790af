using System.Text;
using Portal.Domain.WorkPlans.Reading;
using Portal.Testing;

namespace Portal.Domain.Tests.WorkPlans;

[Trait("Req", "F1")]
[Trait("Req", "F2")]
[Trait("Req", "F3")]
[Trait("Req", "F4")]
public sealed class PlanReaderTests
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string[]>> _papers = ExpectedPlans.Read("papers.txt");

    public static TheoryData<string> Papers => [.. _papers.Keys];

    [SeedPapersTheory]
    [InlineData("000", 6, 13, 0)]
    [InlineData("002", 7, 21, 21)]
    [InlineData("003", 4, 25, 25)]
    [InlineData("004", 5, 17, 14)]
    public void The_four_real_plans_are_read_as_a_reader_reads_them(string number, int parts, int tasks, int withUnits)
    {
        var reading = PlanReader.Read(Encoding.UTF8.GetString(SeedPapers.Read(number).Bytes));
        Assert.Equal((parts, tasks, withUnits), (reading.Parts.Count, reading.Tasks.Count(), reading.Tasks.Count(t => t.Units.Count > 0)));
        ExpectedPlans.Check(ExpectedPlans.Read("seeds.txt")[number], reading);
    }

    [SeedPapersFact]
    public void The_real_report_is_no_plan()
    {
        var reading = PlanReader.Read(Encoding.UTF8.GetString(SeedPapers.Read("001").Bytes));
        Assert.False(reading.IsPlan);
        Assert.Contains("报告", reading.WhyNot, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public void Papers_of_other_offices_are_read_as_a_reader_reads_them(string paper) =>
        ExpectedPlans.Check(_papers[paper], PlanReader.Read(File.ReadAllText(Path.Combine(ExpectedPlans.Folder, "Papers", paper + ".txt"))));
}
