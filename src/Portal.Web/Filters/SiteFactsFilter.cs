using Microsoft.AspNetCore.Mvc.Filters;
using Portal.Application.Publishing;

namespace Portal.Web.Filters;

/// <summary>Brings the facts about the office up to date before a page prints them.</summary>
public sealed class SiteFactsFilter(SiteFacts facts) : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        await facts.RefreshAsync(context.HttpContext.RequestAborted);
        await next();
    }
}
