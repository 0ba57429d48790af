using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Portal.Testing;

namespace Portal.Benchmarks;

/// <summary>One client, one page after the other; a citizen until somebody signs in.</summary>
internal sealed partial class BenchClient(string address, int views) : IDisposable
{
    private HttpClient _client = New(address);

    public HttpClient Http => _client;

    public async Task SignInAsync(string user)
    {
        Leave();
        using var form = new FormUrlEncodedContent([new("UserName", user), new("Password", PortalApp.Password), new("__RequestVerificationToken", TokenIn(await _client.GetStringAsync("/account/login")))]);
        (await _client.PostAsync("/account/login", form)).EnsureSuccessStatusCode();
    }

    /// <summary>A citizen again.</summary>
    public void Leave()
    {
        _client.Dispose();
        _client = New(address);
    }

    public async Task PageAsync(string path)
    {
        var times = new List<double>();
        long size = 0;
        for (var n = -3; n < views; n++)
        {
            var watch = Stopwatch.StartNew();
            using var answer = await _client.GetAsync(path);
            size = (await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync()).Length;
            if (n >= 0) times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {Uri.UnescapeDataString(path)} | p50 {times[times.Count / 2]:0.0} ms, most {times[^1]:0.0} ms | {size / 1024} KB |"));
    }

    public static string TokenIn(string page) => Token().Match(page).Groups[1].Value;

    public void Dispose() => _client.Dispose();

    private static HttpClient New(string address) => new(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(address) };

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
