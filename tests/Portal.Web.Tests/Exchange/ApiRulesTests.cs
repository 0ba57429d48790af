using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Testing;
using Portal.Web.Hosting;

namespace Portal.Web.Tests.Exchange;

/// <summary>What holds for every address of the interface.</summary>
[Trait("Req", "K4")]
[Trait("Req", "K6")]
public sealed class ApiRulesTests
{
    [Fact]
    public async Task Every_no_is_a_problem_in_JSON()
    {
        await using var bureau = new OpenBureau();
        await bureau.InitializeAsync();
        foreach (var path in new[] { "/api/v1", "/api/v1/nothing", "/api/v2/documents", "/api/x", "/openapi/v9.json" }) (await bureau.AskAsync(path)).IsProblem(HttpStatusCode.NotFound);
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch })
        {
            var answer = await bureau.AskAsync("/api/v1/documents", method);
            answer.IsProblem(HttpStatusCode.MethodNotAllowed);
            Assert.Equal(["GET", "HEAD"], answer.Response.Content.Headers.Allow);
        }
        (await bureau.AskAsync("/api/v1/columns?x=1")).IsProblem(HttpStatusCode.BadRequest);
        // Pages say it as pages.
        Assert.Contains("没有找到", (await bureau.Visitor().OpenAsync("/apis")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_tells_nothing_of_its_inside()
    {
        await using var bureau = new OpenBureau();
        await bureau.InitializeAsync();
        await bureau.InScopeAsync(s => Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(s.GetRequiredService<Portal.Application.Data.PortalDbContext>().Database, "DROP TABLE ShelfChanges"));
        var answer = await bureau.AskAsync("/api/v1/changes");
        answer.IsProblem(HttpStatusCode.InternalServerError);
        Assert.DoesNotContain("ShelfChanges", answer.Json.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_too_often_waits_for_the_next_minute()
    {
        await using var bureau = new OwnBureau();
        bureau.Set("Portal:Api:RequestsPerMinute", "3");
        await bureau.InitializeAsync();
        bureau.Clock.Advance(TimeSpan.FromSeconds(15));
        for (var left = 2; left >= 0; left--)
        {
            var answer = await bureau.AskAsync("/api/v1/columns");
            Assert.Equal((HttpStatusCode.OK, "3", left.ToString(System.Globalization.CultureInfo.InvariantCulture), "45"), (answer.Status, Header(answer, "RateLimit-Limit"), Header(answer, "RateLimit-Remaining"), Header(answer, "RateLimit-Reset")));
        }
        var refused = await bureau.AskAsync("/api/v1/columns");
        refused.IsProblem(HttpStatusCode.TooManyRequests);
        Assert.Equal(("0", "45"), (Header(refused, "RateLimit-Remaining"), Header(refused, "Retry-After")));
        // Pages are not counted with it.
        Assert.Equal(HttpStatusCode.OK, (await bureau.Visitor().OpenAsync("/documents")).Status);
        bureau.Clock.Advance(TimeSpan.FromSeconds(45));
        Assert.Equal(HttpStatusCode.OK, (await bureau.AskAsync("/api/v1/columns")).Status);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7", true)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void One_line_counts_as_one(string one, string other, bool same) =>
        Assert.Equal(same, AddressLimits.Of(IPAddress.Parse(one)) == AddressLimits.Of(IPAddress.Parse(other)));

    [Fact]
    public async Task Scripts_of_every_site_may_read_and_nothing_more()
    {
        await using var bureau = new OpenBureau();
        await bureau.InitializeAsync();
        foreach (var path in new[] { "/api/v1/columns", "/api/v1/nothing", "/openapi/v1.json" })
        {
            var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Origin", "https://other.example");
            var answer = await bureau.AskAsync(request);
            Assert.Equal("*", Header(answer, "Access-Control-Allow-Origin"));
            Assert.False(answer.Response.Headers.Contains("Access-Control-Allow-Credentials"));
        }
        var preflight = new HttpRequestMessage(HttpMethod.Options, "/api/v1/columns");
        preflight.Headers.Add("Origin", "https://other.example");
        preflight.Headers.Add("Access-Control-Request-Method", "GET");
        preflight.Headers.Add("Access-Control-Request-Headers", "if-none-match");
        var allowed = (await bureau.Visitor().SendAsync(preflight)).Response;
        Assert.Equal((HttpStatusCode.NoContent, "GET,HEAD"), (allowed.StatusCode, allowed.Headers.GetValues("Access-Control-Allow-Methods").Single()));
        var page = new HttpRequestMessage(HttpMethod.Get, "/documents");
        page.Headers.Add("Origin", "https://other.example");
        Assert.False((await bureau.Visitor().SendAsync(page)).Response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task An_office_host_has_no_interface()
    {
        await using var office = new OfficeHost();
        await office.InitializeAsync();
        foreach (var path in new[] { "/api", "/api/v1/documents", "/openapi/v1.json", "/feed.atom", "/sitemap.xml" }) Assert.Equal(HttpStatusCode.NotFound, (await office.Visitor().OpenAsync(path)).Status);
    }

    private static string Header(ApiAnswer answer, string name) => answer.Response.Headers.GetValues(name).Single();

    private sealed class OfficeHost : PortalApp, IAsyncDisposable
    {
        protected override Portal.Application.Data.HostRole HostAs => Portal.Application.Data.HostRole.Admin;

        async ValueTask IAsyncDisposable.DisposeAsync() => await base.DisposeAsync();
    }
}
