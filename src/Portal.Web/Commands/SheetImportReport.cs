using Portal.Application.Import;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;

namespace Portal.Web.Commands;

/// <summary><c>import FOLDER --sheet FILE</c>: a line for every row and every file as it comes, the sum at the end. Exit code 1 where a row was refused.</summary>
internal static class SheetImportReport
{
    private const int ProgressEvery = 100;

    public static async Task<int> RunAsync(IServiceProvider services, string root, string sheetFile, ImportTarget? target, bool databaseIsThere, bool json, CancellationToken token)
    {
        if (!Directory.Exists(root) || !File.Exists(sheetFile))
        {
            Console.Error.WriteLine($"找不到：{(Directory.Exists(root) ? sheetFile : root)}");
            return 1;
        }
        using var folder = new DiskFolder(root, sheetFile);
        var sheet = PaperSheet.Read(sheetFile, await File.ReadAllBytesAsync(sheetFile, token));
        if (sheet.Unknown.Count > 0) Console.Error.WriteLine($"有{sheet.Unknown.Count}列没有采用：{string.Join("、", sheet.Unknown)}");
        var done = 0;
        var outcome = await services.GetRequiredService<SheetImport>().RunAsync(folder, Path.GetFileName(sheetFile), sheet, target, databaseIsThere, (line, rows) =>
        {
            if (json) CommandHost.Print(ForMachines(line));
            else Console.WriteLine(ForPeople(line));
            if (line.Row > 0 && ++done % ProgressEvery == 0 && !Console.IsErrorRedirected) Console.Error.WriteLine($"已处理{done}行，共{rows}行…");
        }, token);
        if (json) CommandHost.Print(new { summary = true, run = outcome.RunId, rows = sheet.Rows.Count, outcome.Taken, outcome.Known, outcome.Refused, outcome.Unnamed, unknownColumns = outcome.Unknown });
        else Console.WriteLine($"接收{outcome.Taken}行，已有{outcome.Known}行，未接收{outcome.Refused}行，表外文件{outcome.Unnamed}个{(outcome.RunId > 0 ? $"（报告 /admin/import/runs/{outcome.RunId}）" : "（试读，没有写入）")}");
        return outcome.Refused > 0 ? 1 : 0;
    }

    private static string ForPeople(SheetReportLine line)
    {
        var unsure = line.Unsure.Count > 0 ? "；存疑 " + string.Join('，', line.Unsure.Select(FieldNames.Chinese)) : "";
        return $"{line.Status.Chinese()}  {(line.Row > 0 ? $"第{line.Row}行 " : "")}{line.File}：{(line.Status == ImportStatus.Taken ? line.Title : line.Reason)}{unsure}";
    }

    private static object ForMachines(SheetReportLine line) => new
    {
        row = line.Row == 0 ? (int?)null : line.Row,
        line.File,
        status = line.Status switch { ImportStatus.Taken => "taken", ImportStatus.Known => "known", ImportStatus.Refused => "refused", _ => "unnamed" },
        reason = line.Reason.Length == 0 ? null : line.Reason,
        line.Title,
        line.Unsure,
        line.DocumentId,
    };
}
