using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Documents;
using Portal.Application.Files;
using Portal.Application.Import;
using Portal.Domain.People;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Reports on imports by sheet: a clerk sees her own, the desks of the bureau all, an administrator what was run on the command line.</summary>
[Area("Admin")]
[Authorize(Policies.Office)]
public sealed class ImportRunsController(ImportReports reports, OfficeReading reading, CurrentActor current) : Controller
{
    [HttpGet("admin/import/runs")]
    public async Task<IActionResult> Index(CancellationToken token)
    {
        var runs = await reports.ListAsync(await StartersAsync(), token);
        return View(new ImportRunsPage(runs, await reading.NamesAsync(runs.Select(r => r.Run.StartedById), token)));
    }

    [HttpGet("admin/import/runs/{id:int}")]
    public async Task<IActionResult> Show(int id, ImportStatus? status, int after, CancellationToken token)
    {
        if (await reports.FindAsync(id, await StartersAsync(), token) is not { } run) return NotFound();
        var lines = await reports.PageAsync(id, status, after, token);
        int? next = lines.Count > ImportReports.PageSize ? lines[ImportReports.PageSize - 1].Id : null;
        var who = run.Run.StartedById == 0 ? "命令行" : (await reading.NamesAsync([run.Run.StartedById], token))[run.Run.StartedById];
        return View(new ImportRunPage(run, status, after, [.. lines.Take(ImportReports.PageSize)], next, who));
    }

    [HttpGet("admin/import/runs/{id:int}/report/{format}")]
    public async Task<IActionResult> Report(int id, string format, CancellationToken token)
    {
        if (format is not ("csv" or "xlsx") || await reports.FindAsync(id, await StartersAsync(), token) is null) return NotFound();
        if (format == "xlsx")
        {
            var lines = new List<ImportRunLine>();
            await foreach (var line in reports.AllAsync(id, token)) lines.Add(line);
            return File(ImportWords.Workbook(lines), Workbook.MimeType, $"导入报告{id}.xlsx");
        }
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=\"import-report.csv\"; filename*=UTF-8''" + Uri.EscapeDataString($"导入报告{id}.csv");
        await using var writer = new StreamWriter(Response.Body, new UTF8Encoding(false), bufferSize: 16 * 1024);
        await writer.WriteAsync(ImportWords.CsvHeading());
        await foreach (var line in reports.AllAsync(id, token)) await writer.WriteAsync(ImportWords.Csv(line));
        return new EmptyResult();
    }

    private async Task<IReadOnlyCollection<int>?> StartersAsync()
    {
        var actor = await current.GetAsync();
        return OfficeReading.SeesAll(actor) ? null : actor.Holds(Role.Administrator) ? [actor.UserId, 0] : [actor.UserId];
    }
}
