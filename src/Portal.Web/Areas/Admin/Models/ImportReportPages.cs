using Portal.Application.Audit;
using Portal.Application.Files;
using Portal.Application.Import;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Web.Filters;

namespace Portal.Web.Areas.Admin.Models;

public sealed class SheetImportForm
{
    public int UnitId { get; init; }

    /// <summary>0: of rows that name no column, chosen later in the draft.</summary>
    public int ColumnId { get; init; }
    public IFormFile? Archive { get; init; }
}

public sealed record SheetImportPage(SheetImportForm Form, IReadOnlyList<Unit> Units, IReadOnlyList<Column> Columns, IReadOnlyList<ImportRunSummary> Runs);

public sealed record ImportRunsPage(IReadOnlyList<ImportRunSummary> Runs, IReadOnlyDictionary<int, string> People);

public sealed record ImportRunPage(ImportRunSummary Summary, ImportStatus? Status, int After, IReadOnlyList<ImportRunLine> Lines, int? Next, string Who)
{
    public string Address(ImportStatus? status, int after)
    {
        var query = string.Join('&', new[] { status is { } s ? $"status={s}" : "", after > 0 ? FormattableString.Invariant($"after={after}") : "" }.Where(p => p.Length > 0));
        return FormattableString.Invariant($"/admin/import/runs/{Summary.Run.Id}") + (query.Length == 0 ? "" : "?" + query);
    }
}

/// <summary>The report on a run as pages and files word it.</summary>
public static class ImportWords
{
    private static readonly string[] Headings = ["行", "文件", "结果", "标题", "原因", "存疑项"];

    public static string Chinese(this ImportStatus status) => status switch
    {
        ImportStatus.Taken => "接收",
        ImportStatus.Known => "已有",
        ImportStatus.Refused => "未接收",
        _ => "表外文件",
    };

    public static string Tag(this ImportStatus status) => status switch { ImportStatus.Taken => "ok", ImportStatus.Known => "mute", ImportStatus.Refused => "bad", _ => "warn" };

    public static string Unsure(ImportRunLine line) => string.Join('、', line.Unsure.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(FieldNames.Chinese));

    public static string CsvHeading() => SafeCsv.Bom + SafeCsv.Line(Headings);

    public static string Csv(ImportRunLine line) => SafeCsv.Line(Cells(line).Select(c => c?.ToString()));

    public static byte[] Workbook(IEnumerable<ImportRunLine> lines) =>
        Application.Files.Workbook.Write([new WorkbookSheet("导入报告", [8, 40, 10, 50, 60, 30], lines.Select(Cells).Prepend(Headings))]);

    private static IReadOnlyList<object?> Cells(ImportRunLine line) => [line.Row == 0 ? null : line.Row, line.File, line.Status.Chinese(), line.Title, line.Reason, Unsure(line)];
}
