using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Audit;
using Portal.Application.Publishing;
using Portal.Domain.People;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>The table of old addresses, for those who keep it and for those who release it.</summary>
[Area("Admin")]
[Authorize(Policies.SiteRelease)]
public sealed class OldAddressesController(OldAddressDesk desk, CurrentActor current) : Controller
{
    [HttpGet("admin/old-addresses")]
    public async Task<IActionResult> Index(OldAddressFilter filter, CancellationToken token)
    {
        var lines = await desk.PageAsync(filter.ToQuestion(), token);
        int? next = lines.Count > OldAddressDesk.PageSize ? lines[OldAddressDesk.PageSize - 1].Id : null;
        return View(new OldAddressesPage(filter, [.. lines.Take(OldAddressDesk.PageSize)], next, (await current.GetAsync()).Holds(Role.Administrator)));
    }

    [HttpGet("admin/old-addresses/export")]
    public async Task<IActionResult> Export(OldAddressFilter filter, CancellationToken token)
    {
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=\"old-addresses.csv\"; filename*=UTF-8''" + Uri.EscapeDataString("旧网址.csv");
        await using var writer = new StreamWriter(Response.Body, new UTF8Encoding(false), bufferSize: 16 * 1024);
        await writer.WriteAsync(SafeCsv.Bom + SafeCsv.Line("旧网址", "新网址", "索引号", "标题", "状态"));
        await foreach (var line in desk.AllAsync(filter.ToQuestion() with { After = 0 }, token))
            await writer.WriteAsync(SafeCsv.Line(line.Path, line.Leads, line.IndexNumber, line.Title, OldAddressWords.State(line)));
        return new EmptyResult();
    }
}

public static class OldAddressWords
{
    public static string State(OldAddressLine line) => (line.Waits, line.IsReleased) switch
    {
        (false, _) => "已公布",
        (true, true) => "改动待公布",
        _ => line.DocumentId is not null && line.Slug is null ? "随文件公开" : "待公布",
    };
}
