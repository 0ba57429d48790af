using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>The page of those whom a desk does not let in.</summary>
[Area("Admin")]
[AllowAnonymous]
[AccountStep(AccountStep.Password)]
public sealed class DeniedController : Controller
{
    [HttpGet("account/denied")]
    public IActionResult Index()
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return View();
    }
}
