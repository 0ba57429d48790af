using Microsoft.AspNetCore.Mvc;
using Portal.Application.Publishing;

namespace Portal.Web.Controllers;

public sealed class HomeController(PublicSite site) : Controller
{
    [HttpGet("/")]
    public async Task<IActionResult> Index(CancellationToken token)
    {
        var columns = await site.ColumnsAsync(token);
        ViewData["Columns"] = columns;
        return View();
    }
}
