using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Application;
using Portal.Application.Data;
using Portal.Application.Seeding;
using Portal.Web.Hosting;
using Portal.Web.Security;
using Serilog;
using Serilog.Events;

namespace Portal.Web.Commands;

/// <summary>The services of a verb: the same registrations as the office side's, without a web server.</summary>
public sealed class CommandHost(string[] configurationArguments) : IAsyncDisposable
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    private WebApplication? _app;

    /// <summary>The arguments before the verb.</summary>
    public IReadOnlyList<string> Configuration => configurationArguments;

    private WebApplication App => _app ??= Build();

    /// <summary>Runs with the services of one scope.</summary>
    /// <exception cref="StartUpException">The data directory cannot be written, or the schema is behind.</exception>
    public async Task<int> RunAsync(Func<IServiceProvider, Task<int>> act, bool needsSchema = false, bool writes = true)
    {
        if (writes) StartUp.CheckDataDirectory(App.Services.GetRequiredService<IOptions<PortalOptions>>().Value);
        await using var scope = App.Services.CreateAsyncScope();
        if (needsSchema) await PrepareAsync(scope.ServiceProvider);
        return await act(scope.ServiceProvider);
    }

    // In Development a verb finds what serving would have made; in Production only migrate touches the schema.
    private async Task PrepareAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<PortalDbContext>();
        if (App.Environment.IsDevelopment())
        {
            await db.Database.MigrateAsync();
            await services.GetRequiredService<BaseData>().LoadAsync(CancellationToken.None);
        }
        else if ((await db.Database.GetPendingMigrationsAsync()).Any())
        {
            throw new StartUpException("数据库结构不是最新的，请先运行 migrate");
        }
    }

    public static void Print(object value) => Console.WriteLine(JsonSerializer.Serialize(value, Json));

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = configurationArguments, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(new LoggerConfiguration().MinimumLevel.Warning()
            .WriteTo.Console(standardErrorFromLevel: LogEventLevel.Verbose, formatProvider: System.Globalization.CultureInfo.InvariantCulture).CreateLogger(), dispose: true);
        builder.Services.AddPortalSettings(builder.Configuration);
        builder.Services.AddPublicSide(builder.Configuration);
        builder.Services.AddSiteAddresses();
        builder.Services.AddWorkroom(builder.Configuration);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddOfficeSecurity();
        return builder.Build();
    }
}
