using Microsoft.AspNetCore.Mvc.Filters;
using Portal.Application.Publishing;
using Portal.Web.Caching;

namespace Portal.Web.Filters;

/// <summary>Brings the facts about the office up to date before a page prints them.</summary>
public sealed class SiteFactsFilter(SiteFacts facts) : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        await facts.RefreshAsync(context.HttpContext.RequestAborted);
        // Before they are printed: what the page prints is at least as new.
        context.HttpContext.Features.Get<PageRequest>()?.Facts = facts.Number;
        await next();
    }
}
