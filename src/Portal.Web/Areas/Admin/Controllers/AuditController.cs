using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.People;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>The audit log: who did what, when.</summary>
[Area("Admin")]
[Authorize(Policies.Audit)]
public sealed class AuditController(AuditLog log, PeopleList people, CurrentActor current) : Controller
{
    [HttpGet("admin/audit")]
    public async Task<IActionResult> Index(AuditFilter filter, CancellationToken token)
    {
        var lines = ModelState.IsValid ? await log.PageAsync(filter.ToQuestion(), filter.Before, token) : [];
        long? older = lines.Count > AuditLog.PageSize ? lines[AuditLog.PageSize - 1].Sequence : null;
        return View(new AuditPage(filter, [.. lines.Take(AuditLog.PageSize)], older, await people.NamesAsync(token)));
    }

    /// <summary>A form, not a link: it writes into the log that somebody took the rows away.</summary>
    [HttpPost("admin/audit/export")]
    public async Task<IActionResult> Export(AuditFilter filter, CancellationToken token)
    {
        if (!ModelState.IsValid) return View("Index", new AuditPage(filter, [], null, await people.NamesAsync(token)));
        var names = await people.NamesAsync(token);
        var lines = await log.ExportAsync(filter.ToQuestion(), current.Stamp, token);
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=\"audit.csv\"; filename*=UTF-8''" + Uri.EscapeDataString("审计日志.csv");
        await using var writer = new StreamWriter(Response.Body, new UTF8Encoding(false), bufferSize: 16 * 1024);
        await writer.WriteAsync(SafeCsv.Bom + SafeCsv.Line("序号", "时间", "人员", "代理", "事项", "代码", "对象", "对象编号", "说明"));
        await foreach (var line in lines.WithCancellation(token))
            await writer.WriteAsync(SafeCsv.Line(
                line.Sequence.ToString(CultureInfo.InvariantCulture),
                Shanghai.Local(line.At).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                AuditWords.Person(names, line.ActorId),
                line.OnBehalfOfId is { } behalf ? AuditWords.Person(names, behalf) : "",
                AuditWords.Kind(line.Kind), line.Kind, AuditWords.Subject(line.SubjectType, 0), line.SubjectId.ToString(CultureInfo.InvariantCulture), line.Detail));
        return new EmptyResult();
    }
}
