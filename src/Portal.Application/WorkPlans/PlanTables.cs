using System.Globalization;
using System.Text;
using Portal.Application.Audit;
using Portal.Application.Files;
using Portal.Domain.WorkPlans;
using Portal.Domain.WorkPlans.Reading;

namespace Portal.Application.WorkPlans;

/// <summary>A public plan as .csv (a line for each task) and as .xlsx (tasks, units, evidence, sums). Nothing in them runs as a formula.</summary>
/// <param name="root">The site's own address without a slash at its end.</param>
/// <param name="listed">Records that still stand in the lists.</param>
public sealed class PlanTables(PublicPlan plan, IReadOnlySet<string> listed, string root)
{
    public const string CsvType = "text/csv; charset=utf-8";

    /// <summary>What stands where a withdrawn record was named.</summary>
    public const string Withdrawn = "（一件佐证已撤回）";

    private static readonly string[] TaskHeadings =
    [
        "部分", "序号", "小标题", "任务", "期限", "截止日期", "进度", "完成日期", "目标", "目标数", "已达到", "上年延续", "牵头单位", "负责单位", "配合单位", "进展情况", "佐证", "经批准的调整",
    ];

    /// <summary>Name of the file that is offered, without its end.</summary>
    public string FileName => string.Create(CultureInfo.InvariantCulture, $"{plan.Year}年{plan.Kind.PublicName()}（截至{plan.Snapshot.AsOf:yyyy-MM-dd}）");

    public byte[] Csv()
    {
        var text = new StringBuilder(SafeCsv.Bom).Append(SafeCsv.Line(TaskHeadings));
        foreach (var task in plan.Tasks) text.Append(SafeCsv.Line(Cells(task).Select(c => Convert.ToString(c, CultureInfo.InvariantCulture))));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public byte[] Xlsx() => Workbook.Write(
    [
        new WorkbookSheet("任务", [16, 8, 16, 50, 16, 12, 12, 12, 16, 10, 10, 10, 24, 24, 24, 40, 40, 40], [TaskHeadings, .. plan.Tasks.Select(Cells)]) { FrozenColumns = 2 },
        new WorkbookSheet("单位分工", [16, 8, 50, 24, 10, 12], [(object?[])["部分", "序号", "任务", "单位", "分工", "进度"], .. plan.Tasks.SelectMany(t => t.Task.Units.Select(u => (object?[])[PartName(t.Part), t.Task.Number, t.Task.Text, u.Name, u.Role.Chinese(), u.Standing?.Chinese() ?? ""]))]),
        new WorkbookSheet("佐证", [16, 8, 50, 50, 60], [(object?[])["部分", "序号", "任务", "佐证", "网页地址"], .. plan.Tasks.SelectMany(t => t.Task.Evidence.Select(e => (object?[])[PartName(t.Part), t.Task.Number, t.Task.Text, listed.Contains(e.Slug) ? e.Title : Withdrawn, listed.Contains(e.Slug) ? Address(e.Slug) : ""]))]),
        new WorkbookSheet("汇总", [30, 8, .. PlanSums.Order.Select(_ => 12)], [(object?[])["部分", "全部", .. PlanSums.Order.Select(s => s.Chinese())], .. plan.Parts.Select(p => Line(PartName(p.Part), p.Sums)), Line("合计", plan.Sums)]),
    ], madeOn: plan.PublishedAt);

    private static object?[] Line(string name, PlanSums sums) => [name, sums.Total, .. PlanSums.Order.Select(s => (object?)sums[s])];

    private object?[] Cells(PlacedTask placed)
    {
        var task = placed.Task;
        return
        [
            PartName(placed.Part), task.Number, task.Section, task.Text, task.LimitWords, Day(task.Due), task.Standing.Chinese(), Day(task.DoneOn), task.Target, task.TargetFigure, task.Figure, task.CarriedOver ? "是" : "",
            Units(task, UnitRole.Lead), Units(task, UnitRole.Each), Units(task, UnitRole.Support), task.Progress,
            string.Join('\n', task.Evidence.Select(e => listed.Contains(e.Slug) ? $"{e.Title} {Address(e.Slug)}" : Withdrawn)),
            string.Join('\n', task.Changes.Select(c => $"{c.Sentence()}。理由：{c.Reason}")),
        ];
    }

    private static string Units(SnapshotTask task, UnitRole role) =>
        string.Join('、', task.Units.Where(u => u.Role == role).Select(u => u.Standing is { } standing ? $"{u.Name}（{standing.Chinese()}）" : u.Name));

    private static string PartName(SnapshotPart part) => part.Number.Length > 0 ? $"{part.Number}、{part.Title}" : part.Title;

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private string Address(string slug) => $"{root}/documents/{Uri.EscapeDataString(slug)}";
}
