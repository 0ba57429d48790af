using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Data;
using Portal.Testing;

namespace Portal.Benchmarks;

/// <summary>
/// What a page costs the server, as a ratio: processor time per request of a bare Kestrel with the same bytes, in the same run, by that of the portal with its request log on.
/// Then start, memory and export.
/// </summary>
internal sealed class PageBench(int documents, int seconds) : IAsyncDisposable
{
    private const int Rounds = 3;
    private const int WarmRounds = 12;
    private const int Asked = 5_000;
    private const int Mixed = 100_000;

    // Five files to a record: beyond this the export takes hours.
    private const int Exported = 100_000;
    private readonly Bureau _bureau = new();
    private readonly Random _random = new(1);
    private IReadOnlyList<string> _pages = [];

    private string Data => _bureau.DataDirectory;

    public async Task RunAsync()
    {
        await _bureau.InitializeAsync();
        var filled = Stopwatch.StartNew();
        await new ShelfCorpus(_bureau).FillAsync(documents, n => { if (n % 50_000 == 0) Console.Error.WriteLine($"{n} records"); });
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{documents} records in {filled.Elapsed.TotalSeconds:0} s"));
        var slugs = await _bureau.InScopeAsync(s => s.GetRequiredService<PublicDbContext>().ShelfRecords.Select(r => r.Slug).ToListAsync());
        _pages = [.. Enumerable.Range(0, Asked).Select(_ => "/documents/" + slugs[_random.Next(slugs.Count)])];
        await VerbAsync("search", "rebuild");
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"filled and indexed after {filled.Elapsed.TotalSeconds:0} s"));
        Console.WriteLine($"{documents:N0} records, {Load.Client}");

        var starts = new List<double>();
        for (var n = 0; n < Rounds; n++)
            await using (var started = await Servers.PortalAsync(Data)) starts.Add(started.Start.TotalSeconds);
        Row("start to the first answer", string.Create(CultureInfo.InvariantCulture, $"{starts.Order().ElementAt(Rounds / 2):0.00} s"));

        await using (var cached = await Servers.PortalAsync(Data))
        {
            await CompareAsync("cached page, as it is", cached, ["/"], "");
            await CompareAsync("cached page, br", cached, ["/"], "br");
            await CompareAsync("cached pages, 200 documents, br", cached, [.. _pages.Take(200)], "br");
        }
        await using (var uncached = await Servers.PortalAsync(Data, "--Portal:Cache:Enabled=false"))
        {
            await CompareAsync("document uncached", uncached, _pages, "");
            await CompareAsync("list uncached, any depth", uncached, Lists(), "");
            await CompareAsync("home uncached", uncached, ["/"], "");
        }
        await MemoryAsync();
        if (documents <= Exported) await ExportAsync();
    }

    public ValueTask DisposeAsync() => new(_bureau.DisposeAsync());

    private static void Row(string what, string value) => Console.WriteLine($"| {what} | {value} |");

    private IReadOnlyList<string> Lists()
    {
        var today = DateOnly.FromDateTime(_bureau.Clock.Now.UtcDateTime);
        return [.. Enumerable.Range(0, Asked).Select(_ => string.Create(CultureInfo.InvariantCulture, $"/columns/{(_random.Next(2) == 0 ? "notices" : "policies")}?after={today.AddDays(-_random.Next(3_600)):yyyyMMdd}-{_random.Next(documents)}"))];
    }

    private async Task CompareAsync(string what, Servers portal, IReadOnlyList<string> paths, string accept)
    {
        var (body, encoding) = await BodyAsync(portal.Address + paths[0], accept);
        await using var bare = await Servers.BareAsync(Data, body, encoding);
        await WarmAsync(portal, paths, accept);
        await WarmAsync(bare, ["/"], accept);
        var rounds = new List<(double Ratio, double Portal, double Bare, double PerSecond)>();
        for (var n = 0; n < Rounds; n++)
        {
            var own = await Load.MeasureAsync(portal.Process, portal.Address, paths, accept, TimeSpan.FromSeconds(seconds));
            var other = await Load.MeasureAsync(bare.Process, bare.Address, ["/"], accept, TimeSpan.FromSeconds(seconds));
            rounds.Add((other.Microseconds / own.Microseconds, own.Microseconds, other.Microseconds, own.PerSecond));
        }
        var median = rounds.OrderBy(r => r.Ratio).ElementAt(Rounds / 2);
        Row($"{what}, {body.Length / 1024.0:0.0} KB", string.Create(CultureInfo.InvariantCulture, $"bare ÷ portal {median.Ratio:0.00} | {median.Portal:0} µs, bare {median.Bare:0} µs, {median.PerSecond:0} pages/s"));
    }

    // Compiled to the end, caches filled: until a round is hardly cheaper than the one before.
    private async Task WarmAsync(Servers server, IReadOnlyList<string> paths, string accept)
    {
        var before = double.MaxValue;
        for (var n = 0; n < WarmRounds; n++)
        {
            var now = (await Load.MeasureAsync(server.Process, server.Address, paths, accept, TimeSpan.FromSeconds(seconds))).Microseconds;
            if (now > before * 0.97) return;
            before = now;
        }
    }

    private static async Task<(byte[] Body, string Encoding)> BodyAsync(string address, string accept)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None });
        if (accept.Length > 0) client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", accept);
        using var answer = await client.GetAsync(address);
        return (await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(), answer.Content.Headers.ContentEncoding.SingleOrDefault() ?? "");
    }

    private async Task MemoryAsync()
    {
        await using var portal = await Servers.PortalAsync(Data);
        var before = portal.WorkingSet();
        IReadOnlyList<string> mixed = [.. _pages, .. Lists().Take(2_000), .. Enumerable.Repeat("/", 1_000), .. Enumerable.Repeat("/site-map", 200), .. new[] { "低保", "养老服务", "云民发〔2024〕1号" }.Select(w => $"/search?q={Uri.EscapeDataString(w)}"), .. _pages.Take(200).Select(p => p + ".docx")];
        double asked = 0;
        while (asked < Mixed)
        {
            var round = await Load.MeasureAsync(portal.Process, portal.Address, mixed, "br", TimeSpan.FromSeconds(seconds));
            asked += round.PerSecond * seconds;
        }
        Row($"working set after {asked:0} mixed requests", $"{portal.WorkingSet()} MB (at the start {before} MB)");
    }

    private async Task ExportAsync()
    {
        var tree = Path.Combine(Data, "tree");
        foreach (var what in new[] { "export, the first", "export, nothing changed" })
        {
            var watch = Stopwatch.StartNew();
            using var result = JsonDocument.Parse(await VerbAsync("export", tree, "--json"));
            var pages = result.RootElement.GetProperty("pages").GetInt32();
            Row(what, string.Create(CultureInfo.InvariantCulture, $"{pages} pages in {watch.Elapsed.TotalSeconds:0.0} s, {pages / watch.Elapsed.TotalSeconds:0} pages/s"));
        }
    }

    private async Task<string> VerbAsync(params string[] verb)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "Portal.Web.dll"), $"--Portal:DataDirectory={Data}", "--Portal:Site:Domain=www.example.gov.cn" }.Concat(verb)) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{verb[0]} failed: {output}");
    }
}
