using System.Text.Json;
using Portal.Testing;

namespace Portal.Web.Tests.Hosting;

/// <summary>What the log tells of a request, and what it never tells.</summary>
[Trait("Req", "K6")]
public sealed class RequestLogTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-log").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_line_has_path_status_time_and_bytes_and_nothing_about_the_person(bool json)
    {
        var bureau = new Bureau();
        bureau.Set("Portal:Log:File", Path.Combine(_folder, "portal.log"));
        bureau.Set("Portal:Log:Json", json.ToString());
        bureau.Set("Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime", "Error");
        bureau.Set("Serilog:MinimumLevel:Override:Portal.Requests", "Information");
        await bureau.InitializeAsync();
        for (var n = 0; n < 2; n++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/documents?topic=%E5%AE%B6%E9%87%8C%E7%9A%84%E4%BA%8B") { Headers = { { "User-Agent", "SecretBrowser/1.0" }, { "X-Forwarded-For", "203.0.113.77" }, { "Cookie", "portal-view=large" } } };
            await bureau.Visitor().SendAsync(request);
        }
        await bureau.Visitor().OpenAsync("/nothing%0a[2026] forged%1b[31m%e2%80%ae");
        await bureau.Visitor().OpenAsync("/health/live");
        await bureau.DisposeAsync();

        var lines = await File.ReadAllLinesAsync(Directory.GetFiles(_folder).Single());
        Assert.Equal(3, lines.Length);
        var text = string.Concat(lines);
        foreach (var never in new[] { "家里的事", "%E5%AE%B6", "SecretBrowser", "203.0.113.77", "topic=", "portal-view", "\u001b", "\u202e" }) Assert.DoesNotContain(never, text, StringComparison.Ordinal);
        if (!json)
        {
            Assert.Matches(@"GET /documents 200 [\d.]+ ms \d+ bytes$", lines[1]);
            return;
        }
        var properties = JsonDocument.Parse(lines[1]).RootElement.GetProperty("Properties");
        Assert.Equal(("GET", "/documents", 200), (properties.GetProperty("Method").GetString(), properties.GetProperty("Path").GetString(), properties.GetProperty("Status").GetInt32()));
        Assert.True(properties.GetProperty("Bytes").GetInt64() > 1000);
        Assert.Equal(404, JsonDocument.Parse(lines[2]).RootElement.GetProperty("Properties").GetProperty("Status").GetInt32());
    }
}
