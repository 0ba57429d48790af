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
    [Route("/errors/{code:int}")]
    public IActionResult Show(int code)
    {
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
