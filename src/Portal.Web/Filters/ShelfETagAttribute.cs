using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;
using Portal.Application.Calendar;
using Portal.Application.Publishing;

namespace Portal.Web.Filters;

/// <summary>
/// For answers that change with the shelf, the day and the program only: the ETag is these three, so that a reader who has the last state costs no query.
/// The number is taken before the rows are read; an answer is never older than its tag.
/// An action whose answer may be older all the same says no-store and gets none.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ShelfETagAttribute : Attribute, IFilterFactory
{
    public bool IsReusable => true;

    public IFilterMetadata CreateInstance(IServiceProvider serviceProvider) =>
        new Filter(serviceProvider.GetRequiredService<ShelfFollower>(), serviceProvider.GetRequiredService<TimeProvider>());

    private sealed class Filter(ShelfFollower follower, TimeProvider clock) : IAsyncResourceFilter
    {
        private static readonly string Program = typeof(ShelfETagAttribute).Module.ModuleVersionId.ToString("N")[..8];

        public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
        {
            var response = context.HttpContext.Response;
            // The answer may be different after the next change: it is kept, and asked for again each time.
            response.Headers.CacheControl = "no-cache";
            var mark = follower.Mark;
            if (mark.Length == 0)
            {
                await next();
                return;
            }
            var tag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{mark}-{clock.Today():yyyyMMdd}-{Program}\""), isWeak: true);
            if (context.HttpContext.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false)))
            {
                response.GetTypedHeaders().ETag = tag;
                context.Result = new StatusCodeResult(StatusCodes.Status304NotModified);
                return;
            }
            response.OnStarting(() =>
            {
                if (response.StatusCode == StatusCodes.Status200OK && !response.Headers.ContainsKey(HeaderNames.ETag) && !response.GetTypedHeaders().CacheControl!.NoStore) response.GetTypedHeaders().ETag = tag;
                return Task.CompletedTask;
            });
            await next();
        }
    }
}
