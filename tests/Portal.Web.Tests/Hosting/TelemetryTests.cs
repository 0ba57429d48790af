using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Testing;
using Portal.Web.Hosting;

namespace Portal.Web.Tests.Hosting;

/// <summary>Figures and traces reach the operator's collector, by HTTP as OTLP says, and tell nothing about persons.</summary>
[Trait("Req", "K6")]
public sealed class TelemetryTests
{
    [Fact]
    public async Task A_collector_gets_figures_and_traces_without_persons()
    {
        var received = new ConcurrentDictionary<string, string>();
        await using var collector = await CollectorAsync(received);
        var bureau = new TelemetryBureau(collector.Urls.Single());
        await bureau.InitializeAsync();
        using (var client = new HttpClient { BaseAddress = new Uri(bureau.Address) })
        {
            client.DefaultRequestHeaders.UserAgent.ParseAdd("SecretBrowser/1.0");
            foreach (var path in new[] { "/search?q=secretwords", "/", "/" }) await client.GetStringAsync(path);
        }
        // What is waiting goes out at the stop.
        await bureau.DisposeAsync();

        foreach (var words in new[] { "portal.pages", "portal.origin", "http.server.request.duration", "bureau-node" }) Assert.Contains(words, received["/v1/metrics"], StringComparison.Ordinal);
        foreach (var words in new[] { "http.route", "search", "bureau-node" }) Assert.Contains(words, received["/v1/traces"], StringComparison.Ordinal);
        foreach (var sent in received.Values)
            foreach (var never in new[] { "secretwords", "SecretBrowser", "client.address", "network.peer", "url.query" }) Assert.DoesNotContain(never, sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_address_there_is_nothing_of_it()
    {
        var bureau = new Bureau();
        await bureau.InitializeAsync();
        await bureau.InScopeAsync(services =>
        {
            Assert.DoesNotContain(services.GetServices<IHostedService>(), s => s is Telemetry);
            return Task.CompletedTask;
        });
        await bureau.DisposeAsync();
    }

    [Theory]
    [InlineData("collector:4318")]
    [InlineData("file:///etc/passwd")]
    public async Task An_address_that_is_none_stops_the_start_in_one_line(string address)
    {
        var bureau = new TelemetryBureau(address);
        var refused = await Assert.ThrowsAsync<StartUpException>(bureau.InitializeAsync);
        Assert.Contains("OtlpEndpoint", refused.Message, StringComparison.Ordinal);
        Directory.Delete(bureau.DataDirectory, recursive: true);
    }

    private static async Task<WebApplication> CollectorAsync(ConcurrentDictionary<string, string> received)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            // Protobuf keeps words as they are.
            var words = Encoding.Latin1.GetString(body.ToArray());
            received.AddOrUpdate(context.Request.Path.Value!, words, (_, before) => before + words);
            context.Response.ContentType = "application/x-protobuf";
        });
        await app.StartAsync();
        return app;
    }

    private sealed class TelemetryBureau : Bureau
    {
        public TelemetryBureau(string collector)
        {
            Set("Portal:Telemetry:OtlpEndpoint", collector);
            Set("Portal:Telemetry:Service", "bureau-node");
            Set("Portal:Telemetry:TraceShare", "1");
        }

        protected override bool OnKestrel => true;
    }
}
