using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Application.Data;
using Portal.Application.Import;
using Portal.Application.Publishing;
using Portal.Domain.People;
using Portal.Testing;

namespace Portal.Benchmarks;

/// <summary>Start, document page, import and memory, beside a bare Kestrel endpoint with the same bytes in the same run.</summary>
internal sealed class FirstBench(int documents, int views) : IAsyncDisposable
{
    private const string Address = "http://127.0.0.1:5399";
    private readonly Bureau _bureau = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None });

    public async Task RunAsync()
    {
        await _bureau.InitializeAsync();
        var filled = Stopwatch.StartNew();
        var slugs = await FillAsync();
        Console.WriteLine($"{documents} published through the gate in {filled.Elapsed.TotalSeconds:0} s, {filled.Elapsed.TotalMilliseconds / documents:0.0} ms each");
        await ImportAsync();

        var (start, server) = await StartAsync();
        Row("start to first answer, existing database", $"{start.TotalSeconds:0.00} s");
        try
        {
            var page = await _client.GetByteArrayAsync($"{Address}/documents/{slugs[0]}");
            var random = new Random(1);
            await MeasureAsync(() => $"{Address}/documents/{slugs[random.Next(slugs.Count)]}", 200);
            var portal = await MeasureAsync(() => $"{Address}/documents/{slugs[random.Next(slugs.Count)]}", views);
            var list = await MeasureAsync(() => $"{Address}/columns/notices?after={DateTime.UtcNow:yyyyMMdd}-{random.Next(1, documents)}", views / 2);
            var bare = await BareAsync(page);
            Row($"document page uncached, {page.Length / 1024} KB, {documents} items", $"p50 {portal.P50:0.00} ms, p99 {portal.P99:0.00} ms");
            Row("list by key, uncached", $"p50 {list.P50:0.00} ms, p99 {list.P99:0.00} ms");
            Row("bare Kestrel, same bytes", $"p50 {bare.P50:0.00} ms");
            Row("bare Kestrel ÷ document page", $"{bare.P50 / portal.P50:0.00}");
            Row("bare Kestrel ÷ list", $"{bare.P50 / list.P50:0.00}");
            server.Refresh();
            Row($"working set after {views + views / 2 + 200} page views", $"{server.WorkingSet64 / 1024 / 1024} MB");
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _bureau.DisposeAsync();
    }

    private static void Row(string what, string value) => Console.WriteLine($"| {what} | {value} |");

    private async Task<IReadOnlyList<string>> FillAsync()
    {
        for (var done = 0; done < documents; done += 500)
            foreach (var id in await _bureau.SignedAsync(Math.Min(500, documents - done)))
                await _bureau.ActAsync(id, Bureau.Officer, (s, d, a) => s.GetRequiredService<PublishingGate>().PublishAsync(d, a, default));
        return await _bureau.InScopeAsync(s => s.GetRequiredService<PublicDbContext>().ShelfRecords.Select(r => r.Slug).ToListAsync());
    }

    private async Task ImportAsync()
    {
        var actor = new Actor(_bureau.IdOf(Bureau.Drafter), [new Mandate(Role.Drafter, new HashSet<int> { _bureau.Relief })]);
        var files = Enumerable.Range(1, 100).Select(n =>
        {
            var text = new StringBuilder($"关于第{n}号事项的通知\n云民发〔2025〕{n}号\n各县（区）民政局：\n");
            while (text.Length < 6_800) text.Append(CultureInfo.InvariantCulture, $"一、第{text.Length}段\n各单位要按照要求落实，做好统计和上报工作，确保救助对象应保尽保。\n");
            return Encoding.UTF8.GetBytes(text.Append("云岭市民政局\n2025年3月3日\n（此件公开发布）").ToString());
        }).ToList();
        var watch = Stopwatch.StartNew();
        foreach (var (bytes, n) in files.Select((b, i) => (b, i)))
            await _bureau.InScopeAsync(s => s.GetRequiredService<PaperImport>().ImportAsync($"{n}.txt", bytes, new ImportTarget(_bureau.Relief, 1, actor), default));
        Row($"import of 100 files of {files[0].Length / 1024} KB", $"{watch.Elapsed.TotalSeconds:0.0} s");
    }

    private async Task<(TimeSpan Start, Process Server)> StartAsync()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "Portal.Web.dll"), "--urls", Address, "--Portal:DataDirectory", _bureau.DataDirectory }) start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var watch = Stopwatch.StartNew();
        var server = Process.Start(start)!;
        server.OutputDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        while (true)
        {
            try
            {
                using var answer = await _client.GetAsync(Address);
                answer.EnsureSuccessStatusCode();
                return (watch.Elapsed, server);
            }
            catch (HttpRequestException) when (watch.Elapsed < TimeSpan.FromSeconds(60) && !server.HasExited)
            {
                await Task.Delay(20);
            }
        }
    }

    private async Task<(double P50, double P99)> MeasureAsync(Func<string> address, int count)
    {
        var times = new List<double>(count);
        for (var n = 0; n < count; n++)
        {
            var target = address();
            var watch = Stopwatch.StartNew();
            using var answer = await _client.GetAsync(target);
            await answer.Content.ReadAsByteArrayAsync();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        return (times[count / 2], times[(int)(count * 0.99)]);
    }

    private async Task<(double P50, double P99)> BareAsync(byte[] page)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:5398");
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Run(context => { context.Response.ContentType = "text/html; charset=utf-8"; context.Response.ContentLength = page.Length; return context.Response.Body.WriteAsync(page).AsTask(); });
        await app.StartAsync();
        await MeasureAsync(() => "http://127.0.0.1:5398/", 200);
        return await MeasureAsync(() => "http://127.0.0.1:5398/", views);
    }
}
