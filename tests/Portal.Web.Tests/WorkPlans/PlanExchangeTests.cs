using System.Net;
using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.WorkPlans;
using Portal.Domain.WorkPlans;
using Portal.Testing;
using Portal.Web.Export;
using Portal.Web.Tests.Exchange;

namespace Portal.Web.Tests.WorkPlans;

/// <summary>A signed plan for programs, as tables, in the site map and in the static export.</summary>
[Trait("Req", "F9")]
[Trait("Req", "K4")]
public sealed class PlanExchangeTests : IAsyncLifetime
{
    private static readonly DateOnly FirstQuarter = new(2026, 1, 1);
    private readonly PublicPlanBureau _bureau = new();
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "portal-tests", "plans-" + Guid.NewGuid().ToString("N"));
    private int _plan;

    public async Task InitializeAsync()
    {
        await _bureau.InitializeAsync();
        _plan = await _bureau.ReadPlanAsync();
        await _bureau.AsAsync(Bureau.Officer, async (s, officer) =>
        {
            var desk = s.GetRequiredService<WorkPlanDesk>();
            var plan = (await desk.FindAsync(_plan, default))!;
            await desk.ChangeAsync(plan, plan.Version, p =>
            {
                var office = new TaskDuty(1, "办公室", Domain.WorkPlans.Reading.UnitRole.Lead, DutyScope.Unit, _bureau.OfficeUnit, "", "");
                foreach (var task in p.Tasks.ToList())
                    p.Correct(task.Id, new TaskContent(task.Number, task.Number == "1" ? "=HYPERLINK(\"http://evil.example\",\"点我\")" : task.Text, task.LimitWords, task.From, task.DueOn, task.Target, task.Number == "2" ? 4.5m : null),
                        task.Number == "2" ? [new TaskDuty(1, "社会救助处", Domain.WorkPlans.Reading.UnitRole.Lead, DutyScope.Unit, _bureau.Relief, "", "")] : [office], officer);
                p.PutInForce(officer, _bureau.Clock.Now.UtcDateTime);
                return "校对";
            }, officer, default);
            return 0;
        });
        var (_, address) = await _bureau.PublishedAsync("救助标准");
        _bureau.At(2026, 4, 2);
        await _bureau.ReportDoneAsync(_plan, await _bureau.TaskAsync(_plan, "2"), _bureau.Relief, FirstQuarter, new DateOnly(2026, 3, 31), address);
        await _bureau.ReleaseAsync(_plan);
    }

    public async Task DisposeAsync()
    {
        await _bureau.DisposeAsync();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("/api/v1/work-plans", "/api/v1/work-plans", "200")]
    [InlineData("/api/v1/work-plans/2026", "/api/v1/work-plans/{year}", "200")]
    [InlineData("/api/v1/work-plans/2026?kind=workPlan", "/api/v1/work-plans/{year}", "200")]
    [InlineData("/api/v1/work-plans/2026?kind=livelihoodProjects", "/api/v1/work-plans/{year}", "404")]
    [InlineData("/api/v1/work-plans/2025", "/api/v1/work-plans/{year}", "404")]
    [InlineData("/api/v1/work-plans/2026?kind=both", "/api/v1/work-plans/{year}", "400")]
    [InlineData("/api/v1/work-plans/2026?unit=x", "/api/v1/work-plans/{year}", "400")]
    [InlineData("/api/v1/work-plans?year=2026", "/api/v1/work-plans", "400")]
    [InlineData("/api/v1/work-plans/2025.csv", "/api/v1/work-plans/{year}.csv", "404")]
    [InlineData("/api/v1/work-plans/2025.xlsx", "/api/v1/work-plans/{year}.xlsx", "404")]
    [InlineData("/api/v1/changes?limit=500", "/api/v1/changes", "200")]
    public async Task Every_answer_is_what_the_description_promises(string asked, string path, string status)
    {
        var description = (await _bureau.AskAsync("/openapi/v1.json")).Json;
        var answer = await _bureau.AskAsync(asked);
        Assert.Equal(status, ((int)answer.Status).ToString(System.Globalization.CultureInfo.InvariantCulture));
        var schema = description.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("responses").GetProperty(status).GetProperty("content").GetProperty(answer.MediaType).GetProperty("schema");
        Assert.Empty(JsonSchema.Faults(answer.Json, schema, description));
        if (status != "200") answer.IsProblem(answer.Status);
    }

    [Fact]
    public async Task A_year_says_what_the_page_says()
    {
        var line = (await _bureau.AskAsync("/api/v1/work-plans")).Json.EnumerateArray().Single();
        Assert.Equal(("workPlan", 2026, "2026-04-02", "http://localhost/work-plans/2026"), (line.GetProperty("kind").GetString(), line.GetProperty("year").GetInt32(), line.GetProperty("asOf").GetString(), line.GetProperty("url").GetString()));
        Assert.Equal((3, 1, 2), (line.GetProperty("sums").GetProperty("total").GetInt32(), line.GetProperty("sums").GetProperty("done").GetInt32(), line.GetProperty("sums").GetProperty("notBegun").GetInt32()));
        foreach (var link in new[] { "url", "json", "csv", "xlsx" }) Assert.Equal(HttpStatusCode.OK, (await _bureau.Visitor().OpenAsync(new Uri(line.GetProperty(link).GetString()!).PathAndQuery)).Status);

        var answer = await _bureau.AskAsync("/api/v1/work-plans/2026");
        var task = answer.Json.GetProperty("parts")[0].GetProperty("tasks")[1];
        Assert.Equal(("done", "2026-05-31", "2026-03-31", 4.5m), (task.GetProperty("standing").GetString(), task.GetProperty("due").GetString(), task.GetProperty("doneOn").GetString(), task.GetProperty("targetFigure").GetDecimal()));
        Assert.Equal(("社会救助处", "lead", "done"), (task.GetProperty("units")[0].GetProperty("name").GetString(), task.GetProperty("units")[0].GetProperty("role").GetString(), task.GetProperty("units")[0].GetProperty("standing").GetString()));
        Assert.Equal(("救助标准", false), (task.GetProperty("evidence")[0].GetProperty("title").GetString(), task.GetProperty("evidence")[0].GetProperty("withdrawn").GetBoolean()));
        Assert.StartsWith("http://localhost/documents/", task.GetProperty("evidence")[0].GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.NotNull(answer.Response.Headers.ETag);
        var script = new HttpRequestMessage(HttpMethod.Get, "/api/v1/work-plans");
        script.Headers.Add("Origin", "https://other.example");
        Assert.Equal("*", (await _bureau.AskAsync(script)).Response.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task A_change_of_a_plan_is_no_document_to_harvesters()
    {
        var changes = (await _bureau.AskAsync("/api/v1/changes?limit=500")).Json.GetProperty("changes").EnumerateArray().ToList();
        var plan = changes.Single(c => c.GetProperty("kind").GetString() == "plan");
        Assert.Equal(("/work-plans/2026", "http://localhost/work-plans/2026"), (plan.GetProperty("slug").GetString(), plan.GetProperty("url").GetString()));
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (plan.GetProperty("item").ValueKind, plan.GetProperty("indexNumber").ValueKind));
        Assert.DoesNotContain(changes, c => c.GetProperty("kind").GetString() == "withdrawn");
        var document = changes.Single(c => c.GetProperty("kind").GetString() == "added");
        Assert.Equal(document.GetProperty("item").GetProperty("url").GetString(), document.GetProperty("url").GetString());
        // Everything else that follows the shelf counts documents only.
        await _bureau.TendAsync();
        Assert.Single((await _bureau.AskAsync("/api/v1/documents")).Json.GetProperty("items").EnumerateArray());
        Assert.Single((await _bureau.Visitor().OpenAsync("/search?q=救助标准")).Document.QuerySelectorAll(".hit"));
        Assert.DoesNotContain("work-plans", (await _bureau.Visitor().OpenAsync("/feed.atom")).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/work-plans/2026")]
    [InlineData("/api/v1/work-plans/2026")]
    public async Task Tables_hold_every_task_and_run_nothing(string address)
    {
        var page = await _bureau.Visitor().OpenAsync(address + ".csv");
        Assert.Equal("text/csv", page.Response.Content.Headers.ContentType!.MediaType);
        var lines = page.Html.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("部分,序号,小标题,任务,期限,截止日期,进度,完成日期,目标,目标数", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"点我\"\")\"", lines[1], StringComparison.Ordinal);
        Assert.Contains("2026-05-31,已完成,2026-03-31", lines[2], StringComparison.Ordinal);
        Assert.Contains("社会救助处（已完成）", lines[2], StringComparison.Ordinal);

        using var client = _bureau.Client();
        var bytes = await client.GetByteArrayAsync(address + ".xlsx");
        _bureau.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(bytes, await client.GetByteArrayAsync(address + ".xlsx"));
        using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        Assert.Equal(["任务", "单位分工", "佐证", "汇总"], book.WorkbookPart!.Workbook.Sheets!.Select(s => s.GetAttribute("name", "").Value!));
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(book));
        var cells = book.WorkbookPart.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>()).ToList();
        Assert.All(cells, c => Assert.Null(c.CellFormula));
        Assert.Contains(cells, c => c.InnerText.StartsWith("=HYPERLINK", StringComparison.Ordinal) && c.DataType! == DocumentFormat.OpenXml.Spreadsheet.CellValues.InlineString);
        Assert.Contains(cells, c => c.InnerText == "4.5" && c.DataType! == DocumentFormat.OpenXml.Spreadsheet.CellValues.Number);
    }

    [Fact]
    public async Task Site_map_and_static_export_have_the_pages_and_their_tables()
    {
        var map = (await _bureau.Visitor().OpenAsync("/sitemap.xml")).Html;
        Assert.Contains("<loc>http://localhost/work-plans</loc>", map, StringComparison.Ordinal);
        Assert.Contains("<loc>http://localhost/work-plans/2026</loc>", map, StringComparison.Ordinal);

        await ExportAsync();
        var page = Path.Combine(_folder, "work-plans", "2026", "index.html");
        Assert.Contains("救助标准", await File.ReadAllTextAsync(page), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder, "work-plans", "index.html")) && File.Exists(Path.Combine(_folder, "livelihood-projects", "index.html")));
        Assert.Contains("救助标准", await File.ReadAllTextAsync(Path.Combine(_folder, "work-plans", "2026.csv")), StringComparison.Ordinal);
        Assert.Equal("PK", Encoding.ASCII.GetString(await File.ReadAllBytesAsync(Path.Combine(_folder, "work-plans", "2026.xlsx")), 0, 2));

        // The next signature makes these pages anew, and nothing else that plans have no part in.
        var document = File.GetLastWriteTimeUtc(Directory.EnumerateFiles(Path.Combine(_folder, "documents"), "index.html", SearchOption.AllDirectories).First());
        await _bureau.ReleaseAsync(_plan);
        var before = File.GetLastWriteTimeUtc(page);
        _bureau.At(2026, 4, 3);
        await _bureau.ReleaseAsync(_plan);
        await ExportAsync();
        Assert.True(File.GetLastWriteTimeUtc(page) > before);
        Assert.Contains("进展截至2026年4月3日", await File.ReadAllTextAsync(page), StringComparison.Ordinal);
        Assert.Equal(document, File.GetLastWriteTimeUtc(Directory.EnumerateFiles(Path.Combine(_folder, "documents"), "index.html", SearchOption.AllDirectories).First()));
    }

    private Task<ExportResult> ExportAsync() => ExportHost.RunAsync(["--environment", "Testing", "--applicationName", "Portal.Web", $"--Portal:DataDirectory={_bureau.DataDirectory}"], _folder, _ => { }, default);
}
