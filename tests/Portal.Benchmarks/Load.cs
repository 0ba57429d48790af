using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Portal.Benchmarks;

/// <summary>Asks a server for many addresses at once: with wrk where it is installed, else by itself.</summary>
internal static partial class Load
{
    private const int Connections = 32;
    private static readonly string? Wrk = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(p => Path.Combine(p, "wrk")).FirstOrDefault(File.Exists);

    public static string Client => Wrk is null ? $"own client, {Connections} connections" : $"wrk, 1 thread, {Connections} connections";

    /// <summary>The server's processor time per answer, in microseconds, and the answers per second.</summary>
    public static async Task<(double Microseconds, double PerSecond)> MeasureAsync(Process server, string address, IReadOnlyList<string> paths, string accept, TimeSpan time)
    {
        server.Refresh();
        var (before, watch) = (server.TotalProcessorTime, Stopwatch.StartNew());
        var answers = Wrk is null ? await OwnAsync(address, paths, accept, time) : await WrkAsync(address, paths, accept, time);
        watch.Stop();
        server.Refresh();
        return ((server.TotalProcessorTime - before).TotalMicroseconds / answers, answers / watch.Elapsed.TotalSeconds);
    }

    private static async Task<long> WrkAsync(string address, IReadOnlyList<string> paths, string accept, TimeSpan time)
    {
        var folder = Directory.CreateTempSubdirectory("portal-load-").FullName;
        try
        {
            var (list, script) = (Path.Combine(folder, "paths"), Path.Combine(folder, "paths.lua"));
            await File.WriteAllLinesAsync(list, paths);
            await File.WriteAllTextAsync(script, $"local made = {{}}\nfor line in io.lines('{list}') do made[#made + 1] = line end\nlocal asked = {{}}\nfunction init() for n = 1, #made do asked[n] = wrk.format('GET', made[n]) end end\nfunction request() return asked[math.random(#asked)] end\n");
            var start = new ProcessStartInfo(Wrk!) { RedirectStandardOutput = true };
            foreach (var argument in new[] { "-t1", $"-c{Connections}", string.Create(CultureInfo.InvariantCulture, $"-d{time.TotalSeconds:0}s"), "-s", script }) start.ArgumentList.Add(argument);
            if (accept.Length > 0)
            {
                start.ArgumentList.Add("-H");
                start.ArgumentList.Add($"Accept-Encoding: {accept}");
            }
            start.ArgumentList.Add(address);
            using var wrk = Process.Start(start)!;
            var output = await wrk.StandardOutput.ReadToEndAsync();
            await wrk.WaitForExitAsync();
            if (output.Contains("Non-2xx", StringComparison.Ordinal)) throw new InvalidOperationException($"Not every answer was a page: {output}");
            return long.Parse(Requests().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<long> OwnAsync(string address, IReadOnlyList<string> paths, string accept, TimeSpan time)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, MaxConnectionsPerServer = Connections }) { BaseAddress = new Uri(address) };
        if (accept.Length > 0) client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", accept);
        long answers = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async seed =>
        {
            var random = new Random(seed);
            while (watch.Elapsed < time)
            {
                await client.GetByteArrayAsync(paths[random.Next(paths.Count)]);
                Interlocked.Increment(ref answers);
            }
        }));
        return answers;
    }

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Requests();
}
