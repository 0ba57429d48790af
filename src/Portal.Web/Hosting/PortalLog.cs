using System.Globalization;
using Portal.Application.Data;
using Serilog;
using Serilog.Formatting.Json;

namespace Portal.Web.Hosting;

/// <summary>The log, to the console or a file, written by a thread of its own: a slow disk makes no page slow. What it cannot take in time is dropped and counted.</summary>
public static class PortalLog
{
    private const int Waiting = 20_000;

    public static void AddPortalLog(this WebApplicationBuilder builder, PortalOptions options)
    {
        var log = new LoggerConfiguration()
            .ReadFrom.Configuration(builder.Configuration)
            .WriteTo.Async(sinks => Write(sinks, options.Log), Waiting)
            .CreateLogger();
        builder.Services.AddSingleton<Serilog.ILogger>(_ => log);
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(log, dispose: true);
        // The request log says the same in one line; with this category on, the server makes a scope and an activity for every request.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
    }

    private static void Write(Serilog.Configuration.LoggerSinkConfiguration sinks, LogOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.File))
        {
            if (options.Json == true) sinks.Console(new JsonFormatter());
            else sinks.Console(formatProvider: CultureInfo.InvariantCulture);
            return;
        }
        var path = Path.GetFullPath(options.File);
        var soon = TimeSpan.FromSeconds(1);
        if (options.Json != false) sinks.File(new JsonFormatter(), path, rollingInterval: RollingInterval.Day, retainedFileCountLimit: options.Days, buffered: true, flushToDiskInterval: soon);
        else sinks.File(path, rollingInterval: RollingInterval.Day, retainedFileCountLimit: options.Days, buffered: true, flushToDiskInterval: soon, formatProvider: CultureInfo.InvariantCulture);
    }
}
