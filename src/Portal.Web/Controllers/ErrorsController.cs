using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Filters;
using Portal.Web.Hosting;

namespace Portal.Web.Controllers;

/// <summary>The pages of what is not there and of what went wrong. Absent and not public look the same.</summary>
[BothSides]
[IgnoreAntiforgeryToken]
public sealed class ErrorsController : Controller
{
    // No parameter: binding one would read the body of a form that may be what went wrong.
    [Route("/errors/{code:int}")]
    public IActionResult Show()
    {
        if (!int.TryParse(RouteData.Values["code"] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var code)) return NotFound();
        // A body that broke its limit while it was read is the sender's fault, not ours.
        if (code == 500 && HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad) code = bad.StatusCode;
        Response.StatusCode = code is >= 400 and < 600 ? code : StatusCodes.Status404NotFound;
        var asked = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path;
        if (ApiHosting.IsApi(asked)) return ApiProblems.Of(Response.StatusCode);
        return View(code switch
        {
            404 => "NotFound",
            < 500 => "Request",
            _ => "Fault",
        }, code);
    }
}
