using Microsoft.AspNetCore.Mvc;
using Portal.Application.Publishing;
using Portal.Web.Hosting;
using Portal.Web.Models;
using Portal.Web.Models.Exchange;

namespace Portal.Web.Controllers;

/// <summary>What people who write programs read before they use the interface.</summary>
public sealed class InterfaceController(SiteFacts facts, ApiLimiter limiter) : Controller
{
    [HttpGet("/api")]
    public IActionResult Index() => View(new InterfacePage(PublicAddress.Root(facts.Current, Request), limiter.Limit));
}
