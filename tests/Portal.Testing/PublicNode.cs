using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Portal.Testing;

/// <summary>A public host in a process of its own: the shelf and the files are shared, index and cache are its own.</summary>
public sealed class PublicNode(Bureau office, string folder) : IAsyncDisposable
{
    private Process? _process;

    public int Port { get; } = FreePort();

    public string Address => $"http://127.0.0.1:{Port}";

    public string IndexFolder => Path.Combine(folder, "search");

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[]
        {
            "exec", Path.Combine(AppContext.BaseDirectory, "Portal.Web.dll"), "--environment", "Production", "--urls", Address, "--Portal:Role", "Public", "--Portal:DataDirectory", folder,
            "--ConnectionStrings:Portal", $"Data Source={Path.Combine(office.DataDirectory, "portal.db")}", "--Portal:Files:Shelf", Path.Combine(office.DataDirectory, "files", "shelf"),
            "--Portal:Limits:Costly:Permits", "100000", "--Portal:Proxies:0", "127.0.0.1",
        }) start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Until.TrueAsync(async () => await StatusAsync("/health/ready") == HttpStatusCode.OK, $"The node at {Address} did not become ready.");
    }

    /// <summary>As by a power cut.</summary>
    public async Task KillAsync()
    {
        if (_process is null) return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Null where nobody answers.</summary>
    public async Task<HttpStatusCode?> StatusAsync(string path)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        try
        {
            using var answer = await client.GetAsync(Address + path);
            return answer.StatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Waits for what other processes do.</summary>
public static class Until
{
    /// <summary>Long, since machines may be busy; what matters is that it comes at all.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task TrueAsync(Func<Task<bool>> ask, string otherwise)
    {
        var watch = Stopwatch.StartNew();
        while (!await ask())
        {
            if (watch.Elapsed > Patience) throw new TimeoutException(otherwise);
            await Task.Delay(100);
        }
    }
}
