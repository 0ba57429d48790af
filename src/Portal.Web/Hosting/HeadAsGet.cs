namespace Portal.Web.Hosting;

/// <summary>
/// A public page that is asked for its head alone is made as for GET: routes name GET only. The server itself leaves the body out, since it knows what was asked.
/// </summary>
public sealed class HeadAsGet(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsHead(context.Request.Method) || context.Request.Path.StartsWithSegments("/admin") || context.Request.Path.StartsWithSegments("/account"))
        {
            await next(context);
            return;
        }
        context.Request.Method = HttpMethods.Get;
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
        }
    }
}
