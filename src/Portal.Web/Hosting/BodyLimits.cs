using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Portal.Application.Data;

namespace Portal.Web.Hosting;

/// <summary>
/// A limit of its own for citizens' forms, the office's forms and its uploads. What says beforehand that it is too large is answered before a byte of it is read.
/// An action's own <c>RequestSizeLimit</c> wins.
/// </summary>
public sealed class BodyLimits(RequestDelegate next, IOptions<PortalOptions> options)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is not null) return next(context);
        var limit = KestrelLimits.BodyOf(request, options.Value);
        if (request.ContentLength > limit)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return Task.CompletedTask;
        }
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature) feature.MaxRequestBodySize = limit;
        return next(context);
    }
}
