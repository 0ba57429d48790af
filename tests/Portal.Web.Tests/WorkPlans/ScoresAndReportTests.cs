using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.WorkPlans;
using Portal.Domain.Documents;
using Portal.Domain.WorkPlans;
using Portal.Testing;

namespace Portal.Web.Tests.WorkPlans;

/// <summary>At the end of the year: scores that open their rows, and the report that the records write.</summary>
public sealed class ScoresAndReportTests : IAsyncLifetime
{
    private readonly PlanBureau _bureau = new();
    private int _plan;
    private int _relief;

    /// <summary>One task done in the first quarter with evidence, one day moved, one notice unanswered; then it is 10 January.</summary>
    public async Task InitializeAsync()
    {
        await _bureau.InitializeAsync();
        _plan = await _bureau.PlanInForceAsync();
        _relief = await _bureau.TaskAsync(_plan, "2");
        var (_, address) = await _bureau.PublishedAsync("社会救助标准和办事指南");
        At(2026, 4, 2);
        await _bureau.ReportDoneAsync(_plan, _relief, _bureau.Relief, new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 31), address);
        await _bureau.AsAsync(Bureau.Supervisor, async (s, actor) =>
        {
            var plan = (await s.GetRequiredService<WorkPlanDesk>().FindAsync(_plan, default))!;
            return await s.GetRequiredService<SupervisionDesk>().IssueAsync(plan, plan.Tasks.Single(t => t.Number == "1"), _bureau.OfficeUnit, "请抓紧梳理", actor, default);
        });
        At(2027, 1, 10);
    }

    public Task DisposeAsync() => _bureau.DisposeAsync();

    [Fact]
    [Trait("Req", "F7")]
    public async Task Every_number_of_a_score_opens_the_rows_it_comes_from()
    {
        var visitor = await _bureau.SignedInAsync(Bureau.Supervisor);
        var scores = (await _bureau.InScopeAsync(async s => await s.GetRequiredService<PlanScores>().AllAsync((await s.GetRequiredService<WorkPlanDesk>().FindAsync(_plan, default))!, default))).ToDictionary(s => s.UnitId);
        var relief = scores[_bureau.Relief];
        // Three tasks: done in time, two behind. Windows: one of task 2, four of each other one.
        Assert.Equal((1m, 3, 13.3m), (relief[ScorePart.OnTime].Earned, relief[ScorePart.OnTime].Rows.Count, relief[ScorePart.OnTime].Points));
        Assert.Equal((1m, 9, 2.8m), (relief[ScorePart.Reports].Earned, relief[ScorePart.Reports].Rows.Count, relief[ScorePart.Reports].Points));
        Assert.Equal((1m, 1, 20m), (relief[ScorePart.Evidence].Earned, relief[ScorePart.Evidence].Rows.Count, relief[ScorePart.Evidence].Points));
        Assert.Equal((0, 15m), (relief[ScorePart.Replies].Rows.Count, relief[ScorePart.Replies].Points));
        Assert.Equal((51.1m, 2.04m), (relief.Total, relief.InReview));
        Assert.Equal(0m, scores[_bureau.OfficeUnit][ScorePart.Replies].Points);

        var page = await visitor.OpenAsync($"/admin/work-plans/{_plan}/scores");
        Assert.Contains("51.1", page.Text, StringComparison.Ordinal);
        foreach (var link in page.Document.QuerySelectorAll("tbody a").Select(a => a.GetAttribute("href")!).Where(h => h.Contains("/scores/", StringComparison.Ordinal)).ToList())
        {
            var (path, part) = (link.Split('#')[0], link.Split('#').ElementAtOrDefault(1));
            var rows = await visitor.OpenAsync(path);
            Assert.Equal(HttpStatusCode.OK, rows.Status);
            if (part is not null) Assert.NotNull(rows.Document.QuerySelector("#" + part));
        }
        Assert.Contains("没有答复（应当在", (await visitor.OpenAsync($"/admin/work-plans/{_plan}/scores/{_bureau.OfficeUnit}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync($"/admin/work-plans/{_plan}/scores/999")).Status);
    }

    [Fact]
    [Trait("Req", "F7")]
    public async Task The_office_sets_the_weights_and_open_government_is_worth_four_percent_at_least()
    {
        var officer = await _bureau.SignedInAsync(Bureau.Officer);
        var page = await officer.OpenAsync($"/admin/work-plans/{_plan}/scores");
        var low = await officer.SubmitAsync(page, "#weights", ("ReviewShare", "3.5"), ("OnTime", "50"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, low.Status);
        Assert.Contains("不低于4%", low.Document.QuerySelector("#ReviewShare-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("合计应当是100，现在是110", low.Document.QuerySelector("#OnTime-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("50", low.Document.QuerySelector("#OnTime")!.GetAttribute("value"));

        await officer.SubmitAsync(page, "#weights", ("OnTime", "50"), ("Reports", "15"), ("ReviewShare", "5"));
        Assert.Equal(new ScoreWeights(50, 15, 20, 15, 5), (await _bureau.FindAsync(_plan)).Weights);
        Assert.Contains("按期完成40、按期上报25", (await (await _bureau.SignedInAsync(Bureau.Supervisor)).OpenAsync("/admin/audit?kind=plans.weighed")).Text, StringComparison.Ordinal);
        Assert.Empty((await (await _bureau.SignedInAsync(Bureau.Supervisor)).OpenAsync($"/admin/work-plans/{_plan}/scores")).Document.QuerySelectorAll("#weights"));
    }

    [Fact]
    [Trait("Req", "F8")]
    public async Task The_report_is_written_by_the_records_and_enters_the_workflow_as_a_draft()
    {
        var text = await _bureau.InScopeAsync(async s => await s.GetRequiredService<SelfCheckReport>().WriteAsync((await s.GetRequiredService<WorkPlanDesk>().FindAsync(_plan, default))!, default));
        var kept = Path.Combine(Repository.Root, "tests", "Portal.Web.Tests", "WorkPlans", "self-check-report.md");
        if (Environment.GetEnvironmentVariable("PORTAL_WRITE_DOCS") == "1") await File.WriteAllTextAsync(kept, text);
        Assert.Equal((await File.ReadAllTextAsync(kept)).ReplaceLineEndings("\n"), text);

        var drafter = await _bureau.SignedInAsync(Bureau.Drafter);
        var page = await drafter.OpenAsync($"/admin/work-plans/{_plan}/report");
        Assert.Contains("存在的主要问题", page.Text, StringComparison.Ordinal);
        var sent = await drafter.SubmitAsync(page, "#draft");
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        var document = await _bureau.ReloadAsync(int.Parse(sent.Location!.Split('/')[3], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((EditionState.Draft, "云岭市民政局2026年政务公开工作落实情况的报告", text), (document.Working!.State, document.Working.Content.Title, document.Working.Content.Body));
        Assert.Null(document.Working.Content.Attribute);

        var word = await drafter.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"/admin/work-plans/{_plan}/report.docx"));
        var read = new Application.Import.PaperReader().ReadText("report.docx", await word.Response.Content.ReadAsByteArrayAsync());
        Assert.Contains("社会救助标准和办事指南", read, StringComparison.Ordinal);
        Assert.Contains("四、下一步工作打算", read, StringComparison.Ordinal);
    }

    private void At(int year, int month, int day) => _bureau.Clock.MoveTo(new DateTimeOffset(year, month, day, 9, 0, 0, TimeSpan.FromHours(8)));
}
