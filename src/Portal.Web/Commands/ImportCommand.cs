using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Data;
using Portal.Application.Import;
using Portal.Domain.People;

namespace Portal.Web.Commands;

/// <summary><c>import PATH</c>: makes drafts of a file or of a folder's files, with a report line each. Exit code 1 where a file was refused.</summary>
public static class ImportCommand
{
    public static Command Create(CommandHost host)
    {
        var path = new Argument<string>("PATH") { Description = "文件或者文件夹 / a file or a folder" };
        var json = new Option<bool>("--json") { Description = "One JSON object a line" };
        var body = new Option<bool>("--body") { Description = "With --json: the body as Markdown too" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Read and report, write nothing" };
        var unit = new Option<string?>("--unit") { Description = "处室名称；不写用第一个处室 / unit of the drafts" };
        var column = new Option<string?>("--column") { Description = "栏目代码；不写由补齐草稿的人选 / slug of the column" };
        var sheet = new Option<string?>("--sheet") { Description = "元数据表，.xlsx 或 .csv；PATH 是文件夹 / sheet of metadata that names the folder's files" };
        var command = new Command("import", "导入公文 / import papers as drafts") { path, json, body, dryRun, unit, column, sheet };
        command.SetAction((parsed, token) => host.RunAsync(async services =>
        {
            var root = parsed.GetValue(path)!;
            if (parsed.GetValue(sheet) is { } named)
            {
                var asked = !parsed.GetValue(dryRun);
                var into = asked ? await TargetAsync(services, parsed.GetValue(unit), parsed.GetValue(column), token) : null;
                return asked && into is null ? 1 : await SheetImportReport.RunAsync(services, root, named, into, asked || await IsThereAsync(services, token), parsed.GetValue(json), token);
            }
            var files = File.Exists(root) ? [root]
                : Directory.Exists(root) ? Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(f => !Path.GetFileName(f).StartsWith('.')).Order(StringComparer.Ordinal).ToList()
                : null;
            if (files is null)
            {
                Console.Error.WriteLine($"找不到：{root}");
                return 1;
            }
            var write = !parsed.GetValue(dryRun);
            var thereBefore = write || await IsThereAsync(services, token);
            var target = write ? await TargetAsync(services, parsed.GetValue(unit), parsed.GetValue(column), token) : null;
            if (write && target is null) return 1;
            var counts = new Dictionary<ImportStatus, int>();
            foreach (var file in files)
            {
                await using var scope = services.CreateAsyncScope();
                var import = scope.ServiceProvider.GetRequiredService<PaperImport>();
                var line = await ReadAsync(file, token) is { } bytes
                    ? target is null ? await import.TryAsync(file, bytes, thereBefore, token) : await import.ImportAsync(file, bytes, target, token)
                    : new ImportLine(file, ImportStatus.Refused, "文件不能读取", null, null);
                counts[line.Status] = counts.GetValueOrDefault(line.Status) + 1;
                if (parsed.GetValue(json)) CommandHost.Print(ForMachines(line, parsed.GetValue(body)));
                else Console.WriteLine(ForPeople(line));
            }
            if (!parsed.GetValue(json)) Console.WriteLine($"接收{counts.GetValueOrDefault(ImportStatus.Taken)}份，已有{counts.GetValueOrDefault(ImportStatus.Known)}份，拒收{counts.GetValueOrDefault(ImportStatus.Refused)}份{(write ? "" : "（试读，没有写入）")}");
            return counts.GetValueOrDefault(ImportStatus.Refused) > 0 ? 1 : 0;
        }, needsSchema: !parsed.GetValue(dryRun), writes: !parsed.GetValue(dryRun)));
        return command;
    }

    private static async Task<bool> IsThereAsync(IServiceProvider services, CancellationToken token)
    {
        var db = services.GetRequiredService<PortalDbContext>();
        return await db.Database.CanConnectAsync(token) && !(await db.Database.GetPendingMigrationsAsync(token)).Any();
    }

    private static async Task<ImportTarget?> TargetAsync(IServiceProvider services, string? unitName, string? columnSlug, CancellationToken token)
    {
        var db = services.GetRequiredService<PortalDbContext>();
        var units = (await db.Units.ToListAsync(token)).OrderBy(u => u.Order).ToList();
        var unit = unitName is null ? units.FirstOrDefault() : units.FirstOrDefault(u => u.Name == unitName);
        if (unit is null && unitName is not null)
        {
            Console.Error.WriteLine($"没有处室“{unitName}”");
            return null;
        }
        if (unit is null)
        {
            unit = new Unit("办公室", UnitKind.Section, null, 10);
            db.Units.Add(unit);
            await db.SaveChangesAsync(token);
            Console.Error.WriteLine("还没有处室，已建立“办公室”");
        }
        var columnId = columnSlug is null ? 0 : await db.Columns.Where(c => c.Slug == columnSlug).Select(c => (int?)c.Id).SingleOrDefaultAsync(token);
        if (columnId is null)
        {
            Console.Error.WriteLine($"没有栏目“{columnSlug}”");
            return null;
        }
        // The command line has no person; the one who finishes the draft puts his name to it.
        return new ImportTarget(unit.Id, columnId.Value, new Actor(0, [new Mandate(Role.Drafter, new HashSet<int> { unit.Id })]));
    }

    private static async Task<byte[]?> ReadAsync(string file, CancellationToken token)
    {
        try
        {
            return await File.ReadAllBytesAsync(file, token);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string ForPeople(ImportLine line) => line.Status switch
    {
        ImportStatus.Refused => $"拒收  {line.File}：{line.Reason}",
        ImportStatus.Known => $"已有  {line.File}：{line.Reason}",
        _ => $"接收  {line.File}：{line.Reading!.Title ?? "（没有标题）"}{(line.Reading.Unsure.Count > 0 ? "；存疑 " + string.Join('，', line.Reading.Unsure.Select(u => u.Field)) : "")}",
    };

    private static Dictionary<string, object?> ForMachines(ImportLine line, bool body)
    {
        var reading = line.Reading;
        var fields = new Dictionary<string, object?>
        {
            ["file"] = line.File,
            ["status"] = line.Status switch { ImportStatus.Taken => "taken", ImportStatus.Known => "known", _ => "refused" },
            ["reason"] = line.Reason,
            ["title"] = reading?.Title,
            ["documentNumber"] = reading?.DocumentNumber,
            ["indexNumber"] = reading?.IndexNumber,
            ["issuingBody"] = reading?.IssuingBody,
            ["dateWritten"] = Day(reading?.DateWritten),
            ["publishedOn"] = Day(reading?.PublishedOn),
            ["source"] = reading?.Source,
            ["attribute"] = reading?.Attribute?.ToString(),
            ["unsure"] = reading?.Unsure.Select(u => u.Field).Distinct().ToList() ?? [],
        };
        if (body) fields["bodyMarkdown"] = reading?.BodyMarkdown;
        return fields;
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
