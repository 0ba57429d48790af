using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Portal.Application;
using Portal.Application.Data;
using Portal.Application.People;
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

    private WebApplication App => _app ??= Build();

    /// <summary>Runs with the services of one scope.</summary>
    /// <exception cref="StartUpException">The data directory cannot be written.</exception>
    public async Task<int> RunAsync(Func<IServiceProvider, Task<int>> act)
    {
        StartUp.CheckDataDirectory(App.Services.GetRequiredService<IOptions<PortalOptions>>().Value);
        await using var scope = App.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider);
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
        builder.Services.AddWorkroom(builder.Configuration);
        builder.Services.AddDataProtection();
        builder.Services.AddIdentityCore<PortalUser>(OfficeSecurity.Rules).AddRoles<PortalRole>().AddEntityFrameworkStores<PortalDbContext>().AddErrorDescriber<ChineseIdentityErrors>();
        return builder.Build();
    }
}
