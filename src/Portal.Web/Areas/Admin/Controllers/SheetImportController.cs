using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Audit;
using Portal.Application.Documents;
using Portal.Application.Files;
using Portal.Application.Import;
using Portal.Domain.People;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Old papers with a sheet of metadata, in one archive.</summary>
[Area("Admin")]
[Authorize(Policies.Importing)]
public sealed class SheetImportController(SheetImport import, ImportReports reports, OfficeReading reading, FileIntake intake, CurrentActor current) : Controller
{
    /// <summary>What one request brings to an end in good time; more is for the command line.</summary>
    public const int MaxRows = 1000;

    [HttpGet("admin/import/sheet")]
    public async Task<IActionResult> Index(CancellationToken token) => View(await PageAsync(new SheetImportForm(), token));

    [HttpGet("admin/import/sheet/template")]
    public IActionResult Template() => File(Encoding.UTF8.GetBytes(SafeCsv.Bom + SafeCsv.Line(PaperSheet.Headings.Values.Select(h => h[0]))
        + SafeCsv.Line("2019/关于某事的通知.docx", "关于某事的通知", "000014349/2019-00012", "云民发〔2019〕12号", "云岭市民政局", "2019-03-01", "2019-03-04", "2019-03-06", "主动公开", "", "", "通知公告", "社会救助", "", "有效", "http://old.example.org/art/2019/3/6/art_1_12.html", "2019/附件1.xlsx；2019/附件2.pdf")),
        "text/csv; charset=utf-8", "旧文件导入模板.csv");

    [HttpPost("admin/import/sheet")]
    public async Task<IActionResult> Take(SheetImportForm form, CancellationToken token)
    {
        var page = await PageAsync(form, token);
        if (page.Units.All(u => u.Id != form.UnitId)) ModelState.AddModelError(nameof(form.UnitId), "请选择本处室");
        if (form.Archive is null or { Length: 0 }) ModelState.AddModelError(nameof(form.Archive), "请选择压缩包");
        if (!ModelState.IsValid) return this.Again("Index", page);
        try
        {
            using var bytes = new MemoryStream();
            await form.Archive!.CopyToAsync(bytes, token);
            using var folder = new ZipFolder(bytes.ToArray(), intake.Options);
            var sheet = PaperSheet.Read(folder.SheetPath, await folder.SheetAsync(token));
            if (sheet.Rows.Count > MaxRows) throw new IntakeRefusedException($"表里有{sheet.Rows.Count}行，网页一次最多导入{MaxRows}行。请分成几个压缩包，或者请系统管理员在服务器上用命令行导入。");
            var outcome = await import.RunAsync(folder, folder.SheetPath, sheet, new ImportTarget(form.UnitId, form.ColumnId, await current.GetAsync()), true, (_, _) => { }, token);
            return LocalRedirect($"/admin/import/runs/{outcome.RunId}");
        }
        catch (IntakeRefusedException refused)
        {
            ModelState.AddModelError(nameof(form.Archive), refused.Message);
            return this.Again("Index", page);
        }
    }

    private async Task<SheetImportPage> PageAsync(SheetImportForm form, CancellationToken token)
    {
        var actor = await current.GetAsync();
        var units = (await reading.UnitsAsync(token)).Where(u => actor.For([Role.Drafter, Role.UnitHead], u.Id).Any()).ToList();
        return new SheetImportPage(form, units, [.. (await reading.ColumnsAsync(token)).Where(c => !c.IsClosed)], await reports.ListAsync([actor.UserId], token));
    }
}
