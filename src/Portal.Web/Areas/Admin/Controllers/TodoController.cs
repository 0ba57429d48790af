using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>What waits for me.</summary>
[Area("Admin")]
[Authorize(Policies.Office)]
public sealed class TodoController : Controller
{
    [HttpGet("admin")]
    public IActionResult Index() => View();
}
