using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Data;
using Portal.Application.WorkPlans;
using Portal.Domain.WorkPlans;
using Portal.Testing;

namespace Portal.Benchmarks;

/// <summary>A work plan of many tasks, all units in each, with two years of monthly reports: what the supervisor, a unit and a citizen wait for.</summary>
internal sealed class YearBench(int tasks, int units, int views) : IAsyncDisposable
{
    private sealed class YearBureau : Bureau
    {
        protected override bool OnKestrel => true;
    }

    private readonly YearBureau _bureau = new();
    private BenchClient? _client;

    public async Task RunAsync()
    {
        _bureau.Set("Portal:Cache:Enabled", "false");
        await _bureau.InitializeAsync();
        _client = new BenchClient(_bureau.Address, views);
        for (var n = 2; n < units; n++) await _bureau.UnitAsync($"第{n}处");
        var before = await PlanAsync(2025);
        var plan = await PlanAsync(2026);
        _bureau.Clock.MoveTo(new DateTimeOffset(2026, 12, 20, 9, 0, 0, TimeSpan.FromHours(8)));
        Console.WriteLine($"{tasks} tasks, {units} units, {await FillAsync()} monthly reports of two years");
        foreach (var one in new[] { before, plan }) await ReleaseAsync(one);
        var task = (await _bureau.FindAsync(plan)).Tasks[tasks / 2].Id;

        await _client.SignInAsync(Bureau.Supervisor);
        foreach (var path in new[] { $"/admin/work-plans/{plan}", $"/admin/work-plans/{plan}?late=true", $"/admin/work-plans/{plan}/tasks/{task}", $"/admin/work-plans/{plan}/scores" }) await _client.PageAsync(path);
        await _client.SignInAsync(Bureau.Drafter);
        foreach (var path in new[] { "/admin", $"/admin/work-plans/{plan}/units/{_bureau.Relief}", $"/admin/work-plans/{plan}/tasks/{task}?unit={_bureau.Relief}", $"/admin/work-plans/{plan}/report" }) await _client.PageAsync(path);
        _client.Leave();
        foreach (var path in new[] { "/work-plans/2026", "/work-plans/2026?unit=" + Uri.EscapeDataString("第7处"), "/work-plans", "/api/v1/work-plans/2026" }) await _client.PageAsync(path);
        var watch = Stopwatch.StartNew();
        var came = await _bureau.RoundAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| the daily round of reminders, {came} of them | {watch.Elapsed.TotalSeconds:0.0} s | |"));
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await _bureau.DisposeAsync();
    }

    private async Task<int> PlanAsync(int year)
    {
        var paper = new StringBuilder($"云岭市民政局{year}年政务公开工作要点\n\n");
        var words = new FieldText(year);
        for (var n = 1; n <= tasks; n++)
        {
            if (n % 30 == 1) paper.Append(CultureInfo.InvariantCulture, $"{"一二三四五六七八九十"[(n - 1) / 30 % 10]}、推进第{(n - 1) / 30 + 1}类公开\n");
            paper.Append(CultureInfo.InvariantCulture, $"{n}.{words.Title(new DateOnly(year, 1, 1)).Subject}工作要规范办理、及时公开，{n % 12 + 1}月底前完成。（各处室按职责分工负责）\n");
        }
        var id = await _bureau.ReadPlanAsync(year, paper.ToString());
        await _bureau.AsAsync(Bureau.Officer, async (services, officer) =>
        {
            var desk = services.GetRequiredService<WorkPlanDesk>();
            var plan = (await desk.FindAsync(id, default))!;
            if (plan.Tasks.Count != tasks) throw new InvalidOperationException($"{plan.Tasks.Count} tasks were read.");
            await desk.ChangeAsync(plan, plan.Version, p =>
            {
                p.Rename(p.Title, p.Body, ReportingWindow.Monthly, officer);
                p.PutInForce(officer, new DateTime(year, 1, 2, 0, 0, 0, DateTimeKind.Utc));
                return "校对";
            }, officer, default);
            return 0;
        });
        return id;
    }

    // Straight into the tables: a year of fifteen thousand reporters by hand would take an hour.
    private Task<int> FillAsync() => _bureau.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<PortalDbContext>();
        await db.Database.ExecuteSqlRawAsync("""
            INSERT INTO UnitProgress (WorkPlanId, TaskId, UnitId, Role, Accepted, AcceptedPeriod, DoneOn, Evidence, Figure, Version)
            SELECT t.WorkPlanId, t.Id, u.Id, 'Each', CASE WHEN (t.Id + u.Id) % 3 = 0 THEN 'OnTheWay' ELSE 'Done' END, p.Year || '-11-01', CASE WHEN (t.Id + u.Id) % 3 = 0 THEN NULL ELSE p.Year || '-06-15' END, 1, NULL, 1
            FROM WorkPlanTasks t JOIN WorkPlans p ON p.Id = t.WorkPlanId CROSS JOIN Units u
            """);
        var reports = await db.Database.ExecuteSqlRawAsync("""
            INSERT INTO ProgressReports (UnitProgressId, Period, Progress, Text, Figure, DoneOn, State, SubmittedById, SubmittedAt, FirstSubmittedAt, ValidEvidence, ReturnReason)
            SELECT u.Id, substr(u.AcceptedPeriod, 1, 4) || '-' || m.value || '-01', u.Accepted, '按月推进，已经公开相关信息，并通过网站和公告栏告知群众。', NULL, u.DoneOn, 'Accepted', 1, substr(u.AcceptedPeriod, 1, 4) || '-' || m.value || '-28 01:00:00', substr(u.AcceptedPeriod, 1, 4) || '-' || m.value || '-28 01:00:00', 1, ''
            FROM UnitProgress u CROSS JOIN json_each('["01","02","03","04","05","06","07","08","09","10","11","12"]') m
            """);
        await db.Database.ExecuteSqlRawAsync("INSERT INTO ReportEvents (ProgressReportId, State, Note, ById, At) SELECT Id, 'Submitted', '', 1, SubmittedAt FROM ProgressReports");
        await db.Database.ExecuteSqlRawAsync("INSERT INTO ReportEvidence (ProgressReportId, Title, Slug, Sha256, IsGone) SELECT Id, '公开信息', 'item-' || (Id % 40), NULL, 0 FROM ProgressReports WHERE Period LIKE '%-11-01'");
        return reports;
    });

    private async Task ReleaseAsync(int plan)
    {
        var watch = Stopwatch.StartNew();
        var release = await _bureau.PrepareAsync(plan);
        await _bureau.AsAsync(Bureau.Signer, async (s, actor) =>
        {
            var desk = s.GetRequiredService<PlanReleaseDesk>();
            var waiting = (await desk.FindAsync(plan, release, default))!;
            await desk.SignAsync(waiting, waiting.Version, actor, default);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| a snapshot of {waiting.Snapshot.Length / 1024} K characters made and signed | {watch.Elapsed.TotalSeconds:0.0} s | |"));
            return 0;
        });
    }
}
