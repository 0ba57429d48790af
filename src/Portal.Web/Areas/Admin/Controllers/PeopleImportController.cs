using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Audit;
using Portal.Application.People;
using Portal.Domain;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>People and units out of a spreadsheet.</summary>
[Area("Admin")]
[Authorize(Policies.Administration)]
public sealed class PeopleImportController(PeopleImport import, CurrentActor current, IDataProtectionProvider protection) : Controller
{
    // The sealed table of passwords of a full sheet is larger than a form usually may be.
    private const int RequestLimit = PeopleSheet.MaxBytes + 1024 * 1024;
    private static readonly TimeSpan PasswordsLast = TimeSpan.FromMinutes(30);

    private ITimeLimitedDataProtector Protector => protection.CreateProtector("people-import.passwords").ToTimeLimitedDataProtector();

    [HttpGet("admin/people/import")]
    public IActionResult Index() => View();

    [HttpGet("admin/people/import/template")]
    public IActionResult Template() => Csv("人员导入模板.csv",
        SafeCsv.Line(PeopleSheet.Columns) + SafeCsv.Line("社会救助科", "", "内设处室", "张三", "zhangsan", "科长", "拟稿人、处室负责人") + SafeCsv.Line("市救助管理站", "社会救助科", "直属单位", "", "", "", ""));

    [HttpPost("admin/people/import")]
    [RequestSizeLimit(RequestLimit)]
    public async Task<IActionResult> Run(IFormFile? file, CancellationToken token)
    {
        if (file is null or { Length: 0 }) return Wrong("请选择文件");
        if (file.Length > PeopleSheet.MaxBytes) return Wrong($"文件不超过{PeopleSheet.MaxBytes / 1024 / 1024} MB");
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, token);
        var reading = PeopleSheet.Read(file.FileName, bytes.ToArray());
        if (reading.Problem is { } problem) return Wrong(problem);
        var report = await import.RunAsync(reading.Rows, current.Stamp, token);
        return View("Result", new PeopleImportPage(report, Seal(report)));
    }

    [HttpPost("admin/people/import/passwords")]
    [RequestSizeLimit(RequestLimit)]
    public async Task<IActionResult> Passwords(string? sealedTable, CancellationToken token)
    {
        string[] parts;
        try
        {
            parts = Protector.Unprotect(sealedTable ?? "").Split('\n', 2);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            throw new RefusedException(new("PasswordsGone", "初始密码表只在导入后30分钟内可以下载。没有保存好的，请在人员页面重置密码"));
        }
        await import.TakePasswordsAsync(int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), current.Stamp, token);
        return Csv("初始密码.csv", parts[1]);
    }

    private string? Seal(PeopleImportReport report)
    {
        var people = report.Rows.Where(r => r.Password is not null).ToList();
        if (people.Count == 0) return null;
        var table = SafeCsv.Line("处室", "姓名", "用户名", "初始密码") + string.Concat(people.Select(p => SafeCsv.Line(p.Unit, p.Name, p.UserName, p.Password)));
        return Protector.Protect($"{report.ImportId}\n{table}", PasswordsLast);
    }

    private ViewResult Wrong(string message)
    {
        ModelState.AddModelError("File", message);
        return View("Index");
    }

    private FileContentResult Csv(string name, string text) => File(Encoding.UTF8.GetBytes(SafeCsv.Bom + text), "text/csv; charset=utf-8", name);
}
