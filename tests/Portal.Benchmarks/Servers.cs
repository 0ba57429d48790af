using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Portal.Benchmarks;

/// <summary>A server in a process of its own on a free port, killed by its own number at the end.</summary>
internal sealed class Servers : IAsyncDisposable
{
    public const string BareVerb = "bare";

    private Servers(Process process, string address, TimeSpan start) => (Process, Address, Start) = (process, address, start);

    public Process Process { get; }
    public string Address { get; }

    /// <summary>From the start of the process to the first answer.</summary>
    public TimeSpan Start { get; }

    public static Task<Servers> PortalAsync(string dataDirectory, params string[] settings) => StartAsync(address =>
    [
        Path.Combine(AppContext.BaseDirectory, "Portal.Web.dll"), "--urls", address, $"--Portal:DataDirectory={dataDirectory}", "--Portal:Site:Domain=www.example.gov.cn",
        "--Portal:Limits:Costly:Permits=1000000000", $"--Portal:Log:File={Path.Combine(dataDirectory, "portal.log")}", .. settings,
    ]);

    /// <summary>Nothing but the server, answering with these bytes.</summary>
    public static async Task<Servers> BareAsync(string dataDirectory, byte[] body, string encoding)
    {
        var file = Path.Combine(dataDirectory, $"bare-{Guid.NewGuid():N}");
        await File.WriteAllBytesAsync(file, body);
        return await StartAsync(address => ["exec", typeof(Servers).Assembly.Location, BareVerb, address, file, encoding]);
    }

    /// <summary>The process of <see cref="BareAsync"/>.</summary>
    public static async Task ServeBareAsync(string address, string file, string encoding)
    {
        var page = await File.ReadAllBytesAsync(file);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(o => o.AddServerHeader = false).UseUrls(address);
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Run(async context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            if (encoding.Length > 0) context.Response.Headers.ContentEncoding = encoding;
            context.Response.ContentLength = page.Length;
            await context.Response.BodyWriter.WriteAsync(page);
        });
        await app.RunAsync();
    }

    public long WorkingSet()
    {
        Process.Refresh();
        return Process.WorkingSet64 / 1024 / 1024;
    }

    public async ValueTask DisposeAsync()
    {
        Process.Kill();
        await Process.WaitForExitAsync();
        Process.Dispose();
    }

    private static async Task<Servers> StartAsync(Func<string, IEnumerable<string>> arguments)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in arguments(address)) start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        using var client = new HttpClient();
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(address);
                answer.EnsureSuccessStatusCode();
                return new(process, address, watch.Elapsed);
            }
            catch (HttpRequestException) when (watch.Elapsed < TimeSpan.FromMinutes(2) && !process.HasExited)
            {
                await Task.Delay(10);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
