using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Portal.Application.Data;

namespace Portal.Web.Hosting;

/// <summary>Sends the server's and the portal's figures, and traces of some requests, to the operator's collector. Nothing of it is loaded where none is configured.</summary>
public sealed class Telemetry(TelemetryOptions options) : IHostedService, IDisposable
{
    private static readonly string[] Meters =
    [
        PortalMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "Microsoft.AspNetCore.Diagnostics", "Microsoft.EntityFrameworkCore", "System.Runtime",
    ];

    private MeterProvider? _meters;
    private TracerProvider? _traces;

    public static void Add(IServiceCollection services, TelemetryOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.OtlpEndpoint)) return;
        if (!Uri.TryCreate(options.OtlpEndpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new StartUpException($"Portal:Telemetry:OtlpEndpoint 不是网址：{options.OtlpEndpoint}");
        // The server fills in method and path only when this is off, and asks before the host is built.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        services.AddHostedService(_ => new Telemetry(options));
    }

    /// <summary>First in the pipeline: the server names neither route nor status on its traces.</summary>
    public static void Use(WebApplication app, TelemetryOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.OtlpEndpoint)) return;
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            finally
            {
                if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } activity) Describe(context, activity);
            }
        });
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var resource = ResourceBuilder.CreateDefault().AddService(options.Service, serviceInstanceId: Environment.MachineName);
        _meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters).AddOtlpExporter(otlp => Point(otlp, "metrics")).Build();
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource("Microsoft.AspNetCore")
            .SetSampler(new TraceIdRatioBasedSampler(options.TraceShare)).AddProcessor(new WithoutPersons()).AddOtlpExporter(otlp => Point(otlp, "traces")).Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        // What is still waiting goes out with it.
        _meters?.Dispose();
        _traces?.Dispose();
        (_meters, _traces) = (null, null);
    }

    private void Point(OtlpExporterOptions otlp, string signal)
    {
        var root = options.OtlpEndpoint!.TrimEnd('/');
        otlp.Protocol = options.Grpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        otlp.Endpoint = new Uri(options.Grpc ? root : $"{root}/v1/{signal}");
    }

    private static void Describe(HttpContext context, Activity activity)
    {
        activity.SetTag("http.response.status_code", context.Response.StatusCode);
        if ((context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is not { } route) return;
        activity.SetTag("http.route", route);
        activity.DisplayName = $"{context.Request.Method} {route}";
    }

    /// <summary>Who asked, with what browser and for which words stays here, as in the request log.</summary>
    private sealed class WithoutPersons : BaseProcessor<Activity>
    {
        private static readonly string[] Dropped = ["url.query", "url.full", "client.address", "client.port", "network.peer.address", "network.peer.port", "user_agent.original", "server.address"];

        public override void OnEnd(Activity data)
        {
            foreach (var tag in Dropped) data.SetTag(tag, null);
        }
    }
}
