using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Data;
using Portal.Domain;

namespace Portal.Application.Tests.Data;

/// <summary>
/// Calls every public method of every class that holds one of the two contexts, with the SQL Server provider and an imagined server behind it.
/// A rule or a missing row may end a method early; a query that cannot be translated may not. A method that is not called here fails too.
/// </summary>
public sealed class SqlServerTranslationTests : IDisposable
{
    private readonly ImaginedSqlServer _server = new();
    private readonly ServiceProvider _services;
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-imagined").FullName;

    public SqlServerTranslationTests()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Portal:Database:Provider"] = "SqlServer",
            ["Portal:Database:MaxBatchSize"] = "1",
            ["Portal:DataDirectory"] = _folder,
            ["ConnectionStrings:Portal"] = "Server=imagined;Database=portal;Encrypt=false",
        }).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration);
        services.AddPortalSettings(configuration);
        services.AddPublicSide(configuration);
        Web.Hosting.SiteRoutes.AddSiteAddresses(services);
        services.AddWorkroom(configuration);
        services.AddHttpContextAccessor();
        Web.Security.OfficeSecurity.AddOfficeSecurity(services);
        services.ConfigureDbContext<PortalDbContext>(o => o.AddInterceptors(_server).ConfigureWarnings(w => w.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning, CoreEventId.FirstWithoutOrderByAndFilterWarning)));
        services.ConfigureDbContext<PublicDbContext>(o => o.AddInterceptors(_server));
        _services = services.BuildServiceProvider();
    }

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    public static TheoryData<string> Methods()
    {
        var data = new TheoryData<string>();
        foreach (var method in Asked().Select(Name).Order(StringComparer.Ordinal).Distinct()) data.Add(method);
        return data;
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Every_method_translates(string name)
    {
        foreach (var method in Asked().Where(m => Name(m) == name))
        {
            await using var scope = _services.CreateAsyncScope();
            var calls = SqlServerCalls.For(scope.ServiceProvider);
            Assert.True(calls.TryGetValue(name, out var call), $"{name} is not called: add it to {nameof(SqlServerCalls)}.");
            var before = _server.Commands.Count;
            try
            {
                await call();
            }
            catch (Exception early) when (early is RefusedException or StaleException or DbUpdateConcurrencyException)
            {
                // The imagined rows are no real case; what counts is that everything up to here was translated.
            }
            catch (InvalidCastException fault) when (fault.Message.Contains(nameof(ImaginedSqlServer.NoTransaction), StringComparison.Ordinal))
            {
                // A statement inside of an imagined transaction, which the provider cannot carry; Counters.* translates it by itself.
            }
            Assert.True(_server.Commands.Count > before, $"{name} asked the database nothing.");
        }
    }

    [Fact]
    public async Task Every_migration_becomes_a_script()
    {
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var migrator = db.GetService<IMigrator>();
        var migrations = db.Database.GetMigrations().ToList();
        Assert.NotEmpty(migrations);
        var before = "0";
        foreach (var migration in migrations)
        {
            var script = migrator.GenerateScript(before, migration);
            Assert.Contains("INSERT INTO [__EFMigrationsHistory]", script, StringComparison.Ordinal);
            // What was added goes, what was taken away comes back.
            Assert.Matches(@"\b(DROP|ADD)\b[\s\S]*DELETE FROM \[__EFMigrationsHistory\]", migrator.GenerateScript(migration, before));
            before = migration;
        }
        Assert.Contains("Latin1_General_100_BIN2", migrator.GenerateScript(), StringComparison.Ordinal);
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void No_table_is_deleted_along_two_paths()
    {
        using var scope = _services.CreateScope();
        var model = scope.ServiceProvider.GetRequiredService<PortalDbContext>().GetService<Microsoft.EntityFrameworkCore.Metadata.IDesignTimeModel>().Model;
        foreach (var entity in model.GetEntityTypes().Where(e => e.ClrType.Namespace!.StartsWith("Portal", StringComparison.Ordinal)))
            Assert.True(entity.GetForeignKeys().Count(k => k.DeleteBehavior == DeleteBehavior.Cascade) <= 1, entity.Name);
    }

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    // Classes of the application that hold a context, or hold one that does.
    private static IEnumerable<MethodInfo> Asked()
    {
        var types = typeof(PortalDbContext).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, IsNested: false, IsPublic: true } && !typeof(DbContext).IsAssignableFrom(t)).ToList();
        var holders = types.Where(t => Holds(t, typeof(PortalDbContext)) || Holds(t, typeof(PublicDbContext))).ToHashSet();
        bool grown;
        do
        {
            grown = false;
            foreach (var type in types.Where(t => !holders.Contains(t)))
                if (holders.Any(h => Holds(type, h))) grown |= holders.Add(type);
        }
        while (grown);
        holders.Add(typeof(Counters));
        holders.Add(typeof(Review.BatchReview));
        return holders.Where(t => !SqlServerCalls.Elsewhere.Contains(t))
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(m => !m.IsSpecialName && typeof(Task).IsAssignableFrom(m.ReturnType));
    }

    private static bool Holds(Type type, Type held) => type.GetConstructors().Any(c => c.GetParameters().Any(p => p.ParameterType == held));
}
