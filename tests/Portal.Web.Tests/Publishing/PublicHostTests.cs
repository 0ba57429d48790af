using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Data;
using Portal.Application.Publishing;
using Portal.Testing;

namespace Portal.Web.Tests.Publishing;

/// <summary>A host that faces the open network knows nothing of the workroom.</summary>
[Trait("Req", "B1")]
[Trait("Req", "K6")]
public sealed class PublicHostTests : IAsyncLifetime
{
    private readonly PublicHost _host = new();

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task It_has_no_service_that_can_reach_the_workroom() => await _host.InScopeAsync(services =>
    {
        Assert.Null(services.GetService<PortalDbContext>());
        Assert.Null(services.GetService<PublishingGate>());
        Assert.NotNull(services.GetService<PublicDbContext>());
        return Task.CompletedTask;
    });

    [Fact]
    public async Task A_schema_that_is_not_there_makes_it_unready_and_not_dead()
    {
        Assert.Equal(HttpStatusCode.OK, (await _host.Visitor().OpenAsync("/health/live")).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _host.Visitor().OpenAsync("/health/ready")).Status);
    }

    [Fact]
    public void Nothing_that_a_public_controller_uses_mentions_the_workrooms_context()
    {
        var controllers = typeof(Portal.Web.Hosting.PortalHost).Assembly.GetTypes()
            .Where(t => typeof(ControllerBase).IsAssignableFrom(t) && !t.IsAbstract && t.GetCustomAttribute<AreaAttribute>() is null).ToList();
        Assert.NotEmpty(controllers);
        var seen = new HashSet<Type>();
        var open = new Queue<Type>(controllers);
        while (open.TryDequeue(out var type))
        {
            if (!seen.Add(type) || type.Namespace?.StartsWith("Portal", StringComparison.Ordinal) != true) continue;
            Assert.NotEqual(typeof(PortalDbContext), type);
            foreach (var named in Named(type)) open.Enqueue(named);
        }
        Assert.Contains(typeof(PublicSite), seen);
    }

    [Fact]
    public void The_public_context_has_the_shelf_and_its_own_keys_and_nothing_else()
    {
        using var scope = _host.Services().CreateScope();
        var tables = scope.ServiceProvider.GetRequiredService<PublicDbContext>().Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct();
        Assert.All(tables, t => Assert.True(t.StartsWith("Shelf", StringComparison.Ordinal) || t.StartsWith("Inbox", StringComparison.Ordinal) || t == "PublicKeys", t));
    }

    private static IEnumerable<Type> Named(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var direct = type.GetFields(all).Select(f => f.FieldType)
            .Concat(type.GetConstructors(all).SelectMany(c => c.GetParameters()).Select(p => p.ParameterType))
            .Concat(type.GetMethods(all).SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType)))
            .Concat(type.GetNestedTypes(all));
        return direct.SelectMany(t => t.IsGenericType ? t.GetGenericArguments().Append(t) : [t]).Select(t => t.IsByRef || t.IsArray ? t.GetElementType()! : t);
    }

    private sealed class PublicHost : PortalApp
    {
        protected override HostRole HostAs => HostRole.Public;

        public IServiceScopeFactory Services() => InScopeAsync(s => Task.FromResult(s.GetRequiredService<IServiceScopeFactory>())).GetAwaiter().GetResult();
    }
}
