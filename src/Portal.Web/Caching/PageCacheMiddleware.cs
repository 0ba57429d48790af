using Microsoft.AspNetCore.Http.Features;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Publishing;
using Portal.Web.Hosting;
using Portal.Web.Models;

namespace Portal.Web.Caching;

/// <summary>First in the pipeline: answers out of the cache, before routing, sessions and compression.</summary>
public sealed class PageCacheServing(RequestDelegate next, PageCache cache, ShelfFollower follower, SiteFacts facts, PortalMeter meter, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (PageKey.Of(context.Request, PublicAddress.NamesHost(facts.Current)) is not { } key)
        {
            await next(context);
            return;
        }
        var (day, server) = (clock.Today(), context.Features.GetRequiredFeature<IHttpResponseBodyFeature>());
        if (cache.Find(key, day) is { } page)
        {
            meter.Served(PageOrigin.Cache);
            await page.SendAsync(context, server);
            return;
        }
        using var turn = await cache.TakeTurnAsync(key, context.RequestAborted);
        if (turn is null && cache.Find(key, day) is { } made)
        {
            meter.Served(PageOrigin.Cache);
            await made.SendAsync(context, server);
            return;
        }
        // The number first: whatever the page reads afterwards is at least as new.
        context.Features.Set(new PageRequest(key, follower.Number, day, server, context.Response.Headers.Keys, turn));
        await next(context);
    }
}

/// <summary>Inside of compression: holds back what an action makes, packs it once, keeps and sends it.</summary>
public sealed class PageCacheFilling(RequestDelegate next, PageCache cache, PortalMeter meter)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<PageRequest>() is not { } asked)
        {
            await next(context);
            return;
        }
        var outer = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        await using var body = new CapturedBody(context, outer, cache.MaxPage, asked.EndTurn);
        context.Features.Set<IHttpResponseBodyFeature>(body);
        Endpoint? endpoint = null;
        // Error pages run under another endpoint, which is gone afterwards.
        try
        {
            await next(context);
            await body.EndAsync();
            endpoint = context.GetEndpoint();
        }
        finally
        {
            context.Features.Set(outer);
        }
        if (!body.HasPage) return;
        meter.Served(PageOrigin.Made);
        var page = CachedPage.Of(context.Response, body.Held, asked, PageSources.Of(context.Features) ?? []);
        if (HttpMethods.IsGet(context.Request.Method)) Keep(context, asked, page, endpoint);
        asked.EndTurn();
        await page.SendAsync(context, asked.Server);
    }

    private void Keep(HttpContext context, PageRequest asked, CachedPage page, Endpoint? endpoint)
    {
        var key = asked.Key;
        if (page.Status == StatusCodes.Status404NotFound)
        {
            if (key.Query.Length == 0) cache.Keep(asked, page, standing: false);
        }
        else if (KnownQuery.IsOf(endpoint, context.Request.Query))
        {
            cache.Keep(asked, page, standing: key.Query.Length == 0 && KnownQuery.IsWrittenAs(endpoint, key.Path));
        }
    }
}

/// <summary>The two ends of the page cache around compression.</summary>
public static class PageCaching
{
    public static void AddPageCache(this IServiceCollection services, PortalOptions options)
    {
        if (options.Cache.Enabled) services.AddSingleton<PageCache>();
        services.AddResponseCompression(o =>
        {
            // Office pages are left out below: they hold form tokens beside words that a visitor chooses.
            o.EnableForHttps = true;
            o.MimeTypes = ["text/html", "text/css", "text/javascript", "text/plain", "text/xml", "application/json", "application/problem+json", "application/feed+json", "application/atom+xml", "application/xml", "application/opensearchdescription+xml", "image/svg+xml"];
        });
    }

    public static void UsePageCache(this WebApplication app, PortalOptions options)
    {
        if (options.Cache.Enabled) app.UseMiddleware<PageCacheServing>();
        app.UseWhen(context => !IsOffice(context.Request.Path), branch => branch.UseResponseCompression());
        if (options.Cache.Enabled) app.UseMiddleware<PageCacheFilling>();
    }

    private static bool IsOffice(PathString path) => path.StartsWithSegments("/admin") || path.StartsWithSegments("/account");
}
