using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using FluentValidation;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.WebEncoders;
using Portal.Application;
using Portal.Application.Data;
using Portal.Application.Publishing;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Caching;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Hosting;

/// <summary>Puts a host together: All, Public or Admin. A Public host has no controller, no service and no connection of the office side.</summary>
public static class PortalHost
{
    /// <param name="adjust">Before services are added: configuration, server.</param>
    /// <param name="replace">After they were added: a test's clock.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        // Found beside the program where it was published, through the build's manifest where it was only built.
        builder.WebHost.UseStaticWebAssets();
        adjust?.Invoke(builder);
        var options = builder.Configuration.GetSection(PortalOptions.Section).Get<PortalOptions>() ?? new PortalOptions();

        builder.AddPortalLog(options);
        AddServices(builder, options);
        replace?.Invoke(builder.Services);
        var app = builder.Build();
        Use(app, options);
        return app;
    }

    private static void AddServices(WebApplicationBuilder builder, PortalOptions options)
    {
        builder.WebHost.ConfigureKestrel(kestrel => KestrelLimits.Apply(kestrel, options));
        builder.Services.AddAddressLimits(options.Limits);
        builder.Services.AddPortalSettings(builder.Configuration);
        builder.Services.AddPublicSide(builder.Configuration);
        builder.Services.AddSiteAddresses();
        builder.Services.AddHostedService<ShelfFollowing>();
        if (options.Role != HostRole.Admin) builder.Services.AddHostedService<SearchWork>();
        builder.Services.AddSingleton<PortalMeter>();
        builder.Services.AddSingleton<IShelfListener>(provider => provider.GetRequiredService<PortalMeter>());
        builder.Services.AddPageCache(options);
        Telemetry.Add(builder.Services, options.Telemetry);
        if (options.Role != HostRole.Public)
        {
            builder.Services.AddWorkroom(builder.Configuration);
            builder.Services.AddOfficeSecurity();
            builder.Services.AddScoped<Desk>();
            builder.Services.AddScoped<CheckPages>();
            builder.Services.AddScoped<TaskPages>();
            builder.Services.AddScoped<TrainingPages>();
            builder.Services.AddScoped<ContactPages>();
            builder.Services.AddHostedService<BackgroundWork>();
        }
        builder.Services.AddKeyRing(options);
        builder.Services.AddPortalHealth(options);
        builder.Services.AddApi();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddHsts(o => o.MaxAge = TimeSpan.FromDays(365));
        builder.Services.AddAntiforgery(o => o.Cookie.Name = "portal-form");
        // Chinese goes out as Chinese, not as entities.
        builder.Services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.Configure<RouteOptions>(o => o.LowercaseUrls = true);
        builder.Services.AddValidatorsFromPortal(options.Role);
        builder.Services.AddControllersWithViews(mvc =>
        {
            mvc.Filters.Add<SiteFactsFilter>();
            mvc.Filters.Add<RefusalFilter>();
            mvc.Filters.Add<EndedFormFilter>();
            if (options.Role != HostRole.Public) mvc.Filters.Add(new AccountDemands());
            mvc.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            ChineseModelMessages.Apply(mvc.ModelBindingMessageProvider);
            mvc.ModelMetadataDetailsProviders.Add(new EmptyTextMetadata());
            mvc.MaxModelBindingCollectionSize = 2048;
            mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        }).ConfigureApplicationPartManager(parts => Controllers(parts, options.Role));
    }

    private static void Controllers(ApplicationPartManager parts, HostRole role)
    {
        // A test host's entry assembly is another one; the parts are named, not guessed.
        parts.ApplicationParts.Clear();
        parts.ApplicationParts.Add(new AssemblyPart(typeof(PortalHost).Assembly));
        parts.ApplicationParts.Add(new CompiledRazorAssemblyPart(typeof(PortalHost).Assembly));
        parts.FeatureProviders.Add(new HostControllers(role));
    }

    private static void Use(WebApplication app, PortalOptions options)
    {
        if (options.Proxies.Count > 0)
        {
            var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
            foreach (var proxy in options.Proxies) forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
            app.UseForwardedHeaders(forwarded);
        }
        Telemetry.Use(app, options.Telemetry);
        app.UseMiddleware<RequestLog>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseHsts();
        app.UsePageCache(options);
        app.UseExceptionHandler("/errors/500");
        // Once more: a fault empties the answer before its page is made.
        app.UseMiddleware<SecurityHeaders>();
        app.UseHsts();
        app.UseStatusCodePagesWithReExecute("/errors/{0}");
        app.UseRateLimiter();
        if (options.Role != HostRole.Admin) app.UseApi();
        app.UseStaticFiles();
        app.UseMiddleware<HeadAsGet>();
        app.UseRouting();
        app.UseMiddleware<BodyLimits>();
        if (options.Role != HostRole.Public)
        {
            app.UseAuthentication();
            app.UseAuthorization();
        }
        app.MapPortalHealth();
        app.MapControllers();
        if (options.Role != HostRole.Admin) app.MapOpenApi("/openapi/v1.json");
    }

    // Validators of the office ask its desks, which a Public host does not have.
    private static void AddValidatorsFromPortal(this IServiceCollection services, HostRole role)
    {
        foreach (var type in typeof(PortalHost).Assembly.GetTypes().Where(t => t is { IsAbstract: false, IsClass: true } && (role != HostRole.Public || t.Namespace?.Contains(".Areas.Admin", StringComparison.Ordinal) != true)))
            foreach (var contract in type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IValidator<>)))
                services.AddScoped(contract, type);
    }
}
