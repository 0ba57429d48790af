using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Portal.Application.Data;
using Portal.Application.Files;
using Portal.Web.Hosting;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Portal.Web.Export;

/// <summary>A Public host without a network: it has no service of the workroom, so nothing of it can get into the tree.</summary>
public static class ExportHost
{
    /// <param name="configuration">Arguments of the program, before the verb.</param>
    public static async Task<ExportResult> RunAsync(IReadOnlyList<string> configuration, string folder, Action<int> told, CancellationToken token)
    {
        using var server = new InProcessServer();
        string[] arguments = [.. configuration, "--Portal:Role=Public", "--Portal:Cache:Enabled=false", "--Portal:Log:File=", "--Portal:Telemetry:OtlpEndpoint="];
        await using var app = PortalHost.Build(arguments, replace: services =>
        {
            services.Replace(ServiceDescriptor.Singleton<IServer>(server));
            // The tree has no search: no index is built for it.
            foreach (var search in services.Where(s => s.ImplementationType == typeof(SearchWork)).ToList()) services.Remove(search);
            services.Replace(ServiceDescriptor.Singleton<Serilog.ILogger>(Logger.None));
            services.AddLogging(logging => logging.ClearProviders().AddSerilog(ToStandardError(), dispose: true));
        });
        await app.StartAsync(token);
        var site = app.Services.GetRequiredService<IOptions<PortalOptions>>().Value.Site;
        var result = await new SiteExport(app.Services, server, site.Domain.Length > 0 ? site.Domain : "localhost", Program(site)).RunAsync(folder, told, token);
        await app.StopAsync(CancellationToken.None);
        return result;
    }

    private static Logger ToStandardError() => new LoggerConfiguration().MinimumLevel.Warning().MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
        .WriteTo.Console(standardErrorFromLevel: LogEventLevel.Verbose, formatProvider: CultureInfo.InvariantCulture).CreateLogger();

    // Another build may make other pages of the same shelf; so may another setting.
    private static string Program(SiteOptions site) =>
        FileStore.HashOf([.. typeof(ExportHost).Assembly.ManifestModule.ModuleVersionId.ToByteArray(), .. typeof(PortalOptions).Assembly.ManifestModule.ModuleVersionId.ToByteArray(), .. JsonSerializer.SerializeToUtf8Bytes(site)])[..16];
}
