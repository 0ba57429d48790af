using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Data;
using Portal.Domain.People;
using Portal.Domain.Publishing;
using Portal.Domain.WorkPlans;
using Portal.Domain.WorkPlans.Reading;
using Portal.Testing;

namespace Portal.Benchmarks;

/// <summary>The public page of a large plan without the page cache: every unit of a large bureau in every task, each with a standing of its own.</summary>
internal sealed class PublicPlanBench(int tasks, int units) : IAsyncDisposable
{
    private const int Warm = 50;
    private const int Asked = 200;
    private static readonly DateTime At = new(2026, 10, 20, 1, 0, 0, DateTimeKind.Utc);
    private readonly Bureau _bureau = new();

    public async Task RunAsync()
    {
        _bureau.Set("Portal:Cache:Enabled", "false");
        _bureau.Set("Portal:Api:RequestsPerMinute", "0");
        await _bureau.InitializeAsync();
        var before = Snapshot(2025);
        await PutAsync(before);
        await PutAsync(Snapshot(2026));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tasks} tasks, {units} units, snapshot of {Encoding.UTF8.GetByteCount(before.ToJson()) / 1024} KB"));
        foreach (var path in new[] { "/work-plans/2026", "/work-plans/2026?unit=" + Uri.EscapeDataString("第7处室"), "/work-plans", "/api/v1/work-plans/2026", "/work-plans/2026.csv", "/work-plans/2026.xlsx" }) await MeasureAsync(path);
    }

    public ValueTask DisposeAsync() => new(_bureau.DisposeAsync());

    private async Task MeasureAsync(string path)
    {
        using var client = _bureau.Client();
        var times = new List<double>();
        var bytes = 0;
        for (var n = 0; n < Warm + Asked; n++)
        {
            var started = Stopwatch.GetTimestamp();
            bytes = (await client.GetByteArrayAsync(path)).Length;
            if (n >= Warm) times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {Uri.UnescapeDataString(path)} | {times[Asked / 2]:0.0} ms | {times[Asked * 95 / 100]:0.0} ms | {bytes / 1024} KB |"));
    }

    private Task PutAsync(PlanSnapshot snapshot) => _bureau.InScopeAsync(async s =>
    {
        var row = new ShelfPlan(snapshot.Kind, snapshot.Year);
        row.Put(new PlanRelease(1, snapshot, new Actor(1, [new Mandate(Role.DisclosureOffice, new HashSet<int> { 1 })]), At), At);
        var db = s.GetRequiredService<PortalDbContext>();
        db.ShelfPlans.Add(row);
        await db.SaveChangesAsync();
    });

    private PlanSnapshot Snapshot(int year) => new()
    {
        Kind = WorkPlanKind.WorkPlan,
        Year = year,
        Title = $"云岭市民政局{year}年工作要点",
        Body = "云岭市民政局",
        AsOf = new DateOnly(year, 10, 20),
        Parts = [.. Enumerable.Range(1, tasks).Chunk(30).Select((numbers, p) => new SnapshotPart($"第{p + 1}部分", "推进政策公开", "", [.. numbers.Select(n => Task(n, year))]))],
    };

    private SnapshotTask Task(int n, int year) => new(n.ToString(CultureInfo.InvariantCulture), "", "系统梳理本机关制发的规范性文件，通过网站集中公开并动态更新，同步发布解读材料，做到群众看得懂、用得上。", (TaskStanding)(n % 5), "10月底前", new DateOnly(year, 10, 31), null, "不少于12件", 12, n % 13,
        "已经完成大部分工作，其余正在按计划推进。", n % 9 == 0, [.. Enumerable.Range(0, units).Select(u => new SnapshotUnit($"第{u}处室", u == 0 ? UnitRole.Lead : u < 3 ? UnitRole.Each : UnitRole.Support, (TaskStanding)((n + u) % 5)))],
        [.. Enumerable.Range(0, 3).Select(e => new SnapshotEvidence("云岭市民政局关于印发某某办法的通知", $"000014349-{year}-{n * 3 + e:00000}"))], []);
}
