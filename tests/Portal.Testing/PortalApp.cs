using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Portal.Application.Data;
using Portal.Application.People;
using Portal.Application.Publishing;
using Portal.Application.Search;
using Portal.Application.Seeding;
using Portal.Domain.People;
using Portal.Web.Hosting;
using Xunit;

namespace Portal.Testing;

/// <summary>
/// The real pipeline on a SQLite file of its own, with a clock that stands. Tests speak to it over HTTP;
/// <see cref="InScopeAsync"/> is for arranging and for looking at what was stored.
/// </summary>
public class PortalApp : IAsyncLifetime
{
    public const string Password = "Yunling-2026-Test";

    private readonly Dictionary<string, string?> _settings = [];
    private WebApplication? _app;

    /// <summary>Monday 2 March 2026, 9:00 in Shanghai: a working day in the middle of working days.</summary>
    public FakeTime Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)));

    public string DataDirectory { get; } = Path.Combine(Path.GetTempPath(), "portal-tests", Guid.NewGuid().ToString("N"));

    protected virtual HostRole HostAs => HostRole.All;

    /// <summary>True for browsers: a real server on a free port of this machine, at <see cref="Address"/>. Then <see cref="Visitor"/> is not to be had.</summary>
    protected virtual bool OnKestrel => false;

    /// <summary>Where the real server listens, such as http://127.0.0.1:40123.</summary>
    public string Address => App.Urls.Single();

    private WebApplication App => _app ?? throw new InvalidOperationException("The host is not started.");

    /// <summary>A setting such as Portal:Files:MaxBytes; before the host starts.</summary>
    public void Set(string key, string value) => _settings[key] = value;

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(DataDirectory);
        _settings["Portal:DataDirectory"] = DataDirectory;
        _settings["Portal:Role"] = HostAs.ToString();
        _settings["Serilog:MinimumLevel:Default"] = "Error";
        // Many people of a test come from one address.
        _settings.TryAdd("Portal:Limits:SignIn:Permits", "10000");
        _settings.TryAdd("Portal:Limits:Costly:Permits", "10000");
        // The name is the product's, not the test runner's: by it the style sheets are found.
        _app = PortalHost.Build(["--environment", "Testing", "--applicationName", "Portal.Web", "--urls", "http://127.0.0.1:0"], builder =>
        {
            builder.Configuration.AddInMemoryCollection(_settings);
            if (!OnKestrel) builder.WebHost.UseTestServer();
            builder.Services.Configure<HostOptions>(o => o.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore);
        }, services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            // Its rounds go by real time; tests call what it calls, when they want it.
            Adjust(services);
            foreach (var work in services.Where(d => d.ImplementationType is { } type && (type == typeof(BackgroundWork) || type == typeof(ShelfFollowing) || type == typeof(SearchWork))).ToList()) services.Remove(work);
        });
        if (HostAs != HostRole.Public)
            await InScopeAsync(async services =>
            {
                await services.GetRequiredService<PortalDbContext>().Database.MigrateAsync();
                await services.GetRequiredService<BaseData>().LoadAsync(CancellationToken.None);
            });
        await _app.StartAsync();
        if (HostAs != HostRole.Public) await TendAsync();
        await ArrangeAsync();
    }

    /// <summary>One round of what a node does by itself: looks at the shelf, keeps the search index.</summary>
    public async Task TendAsync()
    {
        await App.Services.GetRequiredService<ShelfFollower>().FollowAsync(default);
        if (HostAs != HostRole.Admin) await App.Services.GetRequiredService<SearchIndex>().TendAsync(default);
    }

    public virtual async Task DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(DataDirectory, recursive: true);
    }

    /// <summary>Every route the host has, for tests that walk them all.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints => [.. ((IEndpointRouteBuilder)App).DataSources.SelectMany(d => d.Endpoints).OfType<RouteEndpoint>()];

    /// <summary>A citizen's browser, or that of somebody who has not signed in yet.</summary>
    public Visitor Visitor() => new(App.GetTestServer());

    /// <summary>A client that keeps nothing and unpacks nothing, for tests about headers and bytes.</summary>
    public HttpClient Client() => App.GetTestServer().CreateClient();

    /// <summary>A browser after the real sign-in page.</summary>
    public async Task<Visitor> SignedInAsync(string userName)
    {
        var visitor = Visitor();
        var login = await visitor.OpenAsync("/account/login");
        var answer = await visitor.SubmitAsync(login, "form[action='/account/login']", ("UserName", userName), ("Password", Password));
        if (answer.Status != System.Net.HttpStatusCode.Redirect) throw new InvalidOperationException($"{userName} could not sign in: {answer.Text}");
        return visitor;
    }

    public async Task<int> UnitAsync(string name, UnitKind kind = UnitKind.Section, int? parentId = null) => await InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<PortalDbContext>();
        if (await db.Units.Where(u => u.Name == name).Select(u => (int?)u.Id).SingleOrDefaultAsync() is { } known) return known;
        var unit = new Unit(name, kind, parentId, 10);
        db.Units.Add(unit);
        await db.SaveChangesAsync();
        return unit.Id;
    });

    /// <summary>A person with an account, <see cref="Password"/> and roles.</summary>
    public async Task<int> PersonAsync(string userName, string name, int unitId, params Role[] roles) => await InScopeAsync(async services =>
    {
        var users = services.GetRequiredService<UserManager<PortalUser>>();
        var user = new PortalUser { UserName = userName, Name = name, UnitId = unitId };
        Check(await users.CreateAsync(user, Password));
        Check(await users.AddToRolesAsync(user, roles.Select(r => r.ToString())));
        return user.Id;

        static void Check(IdentityResult result)
        {
            if (!result.Succeeded) throw new InvalidOperationException(string.Join("; ", result.Errors.Select(e => e.Description)));
        }
    });

    public async Task InScopeAsync(Func<IServiceProvider, Task> act)
    {
        await using var scope = App.Services.CreateAsyncScope();
        await act(scope.ServiceProvider);
    }

    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }

    /// <summary>What a class of tests puts into the host.</summary>
    protected virtual void Adjust(IServiceCollection services)
    {
    }

    /// <summary>What a class of tests needs beforehand.</summary>
    protected virtual Task ArrangeAsync() => Task.CompletedTask;
}
