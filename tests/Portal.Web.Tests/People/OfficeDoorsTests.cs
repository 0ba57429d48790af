using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Portal.Application.Data;
using Portal.Testing;

namespace Portal.Web.Tests.People;

public sealed class PublicOnlyApp : PortalApp
{
    protected override HostRole HostAs => HostRole.Public;
}

/// <summary>Every door of the office has a lock, and on a public host there is no door.</summary>
[Trait("Req", "K6")]
public sealed class OfficeDoorsTests(PeopleApp app, PublicOnlyApp open) : IClassFixture<PeopleApp>, IClassFixture<PublicOnlyApp>
{
    /// <summary>What somebody without a session may reach. A new name here is a decision.</summary>
    private static readonly string[] Anonymous = ["Account.Login", "Account.Code", "Account.Logout", "Denied.Index"];

    [Fact]
    public void Every_page_of_the_office_demands_a_policy_or_is_named_here()
    {
        var doors = Office().ToList();
        Assert.NotEmpty(doors);
        foreach (var (endpoint, action) in doors)
        {
            var name = $"{action.ControllerName}.{action.ActionName}";
            if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null) Assert.Contains(name, Anonymous);
            else Assert.True(endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => !string.IsNullOrEmpty(a.Policy)), $"{name} has no policy");
        }
    }

    [Fact]
    public async Task Without_a_session_every_page_of_the_office_leads_to_sign_in()
    {
        foreach (var (endpoint, action) in Office().Where(o => o.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            var page = await app.Visitor().SendAsync(new HttpRequestMessage(Method(endpoint), Filled(endpoint)));
            Assert.True(page.Location?.StartsWith("/account/login", StringComparison.Ordinal), $"{action.DisplayName}: {page.Status}");
        }
    }

    [Theory]
    [InlineData("wangwu")]
    [InlineData("jiandu")]
    public async Task Pages_of_administration_are_closed_to_everybody_else(string userName)
    {
        var visitor = await app.SignedInAsync(userName);
        foreach (var path in new[] { "/admin/people", "/admin/people/new", "/admin/people/1", "/admin/people/import", "/admin/units", "/admin/units/new", "/admin/roles", "/admin/calendar", "/admin/calendar/2026" })
            Assert.StartsWith("/account/denied", (await visitor.OpenAsync(path)).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_public_host_no_address_of_the_office_exists()
    {
        var found = new List<string>();
        foreach (var (endpoint, _) in Office())
        {
            var page = await open.Visitor().SendAsync(new HttpRequestMessage(Method(endpoint), Filled(endpoint)));
            if (page.Status != HttpStatusCode.NotFound) found.Add($"{Method(endpoint)} {Filled(endpoint)}: {page.Status}");
        }
        Assert.Empty(found);
        Assert.DoesNotContain(open.Endpoints, e => e.RoutePattern.RawText is { } text && (text.StartsWith("admin", StringComparison.Ordinal) || text.StartsWith("account", StringComparison.Ordinal)));
    }

    private IEnumerable<(RouteEndpoint Endpoint, ControllerActionDescriptor Action)> Office() =>
        from endpoint in app.Endpoints
        let action = endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()
        where action is not null && action.RouteValues["area"] == "Admin"
        select (endpoint, action);

    private static HttpMethod Method(RouteEndpoint endpoint) => new(endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods[0] ?? "GET");

    private static string Filled(RouteEndpoint endpoint) =>
        "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "1"))));
}
