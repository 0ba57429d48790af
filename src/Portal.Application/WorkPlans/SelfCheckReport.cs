using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Documents;
using Portal.Application.Import;
using Portal.Application.Reports;
using Portal.Application.Training;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Reports;
using Portal.Domain.WorkPlans;

namespace Portal.Application.WorkPlans;

/// <summary>
/// The year's self-check report (落实情况报告, requirement F8), drafted out of the records part by part in the form such offices use: what was done and how, figures,
/// problems, next steps. A person goes on with it: it enters the workflow as a draft like any other paper.
/// </summary>
public sealed class SelfCheckReport(PortalDbContext db, PlanReleaseDesk releases, FiguresReading figures, TrainingFiguresReading training, DocumentDrafting drafting)
{
    public const string ColumnSlug = "plans";
    private const string Numbers = "一二三四五六七八九十";

    public static string TitleOf(WorkPlan plan) => $"{plan.Body}{plan.Year}年{(plan.Kind == WorkPlanKind.WorkPlan ? "政务公开工作" : plan.Kind.PublicName())}落实情况的报告";

    /// <summary>The report as Markdown.</summary>
    public async Task<string> WriteAsync(WorkPlan plan, CancellationToken token)
    {
        if (plan.State == WorkPlanState.Checking) throw new RefusedException(WorkPlanRefusals.NotInForce);
        var now = await releases.SnapshotAsync(plan, token);
        var notices = (await db.Supervisions.AsNoTracking().Where(s => s.WorkPlanId == plan.Id && s.Kind == SupervisionKind.Notice).ToListAsync(token)).FindAll(s => !s.IsTakenBack(Shanghai.DayOf));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"按照《{plan.Title}》的任务分工，本机关认真开展了自检自查。截至{now.AsOf:yyyy年M月d日}，{now.Sums.Total}项任务已完成{now.Sums.AllDone}项");
        text.Append(CultureInfo.InvariantCulture, $"{(now.Sums.DoneLate is > 0 and var late ? $"（其中逾期完成{late}项）" : "")}，进行中{now.Sums.OnTheWay}项，未开始{now.Sums.NotBegun}项，逾期未完成{now.Sums.Behind}项。现将落实情况报告如下：\n\n");
        text.Append("## 一、落实情况\n\n");
        var part = 0;
        foreach (var some in now.Parts.Where(p => p.Tasks.Count > 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"### （{Number(++part)}）{Plain(some.Title.Length > 0 ? some.Title : "各项任务")}。\n\n");
            foreach (var task in some.Tasks) Write(text, task);
        }
        await WriteFiguresAsync(text, plan, now.AsOf, token);
        WriteProblems(text, now, notices.Count, notices.Count(s => s.RepliedAt is null));
        WriteNext(text, now, plan);
        text.Append(CultureInfo.InvariantCulture, $"::: sign\n{plan.Body}\n\n{now.AsOf:yyyy年M月d日}\n:::\n");
        return text.ToString();
    }

    /// <summary>Puts the report into the workflow as a draft of the disclosure office's own unit.</summary>
    public async Task<Document> DraftAsync(WorkPlan plan, int unitId, Actor actor, CancellationToken token)
    {
        var column = await db.Columns.AsNoTracking().Where(c => c.Slug == ColumnSlug).Select(c => c.Id).SingleOrDefaultAsync(token);
        return await drafting.CreateAsync(unitId, new EditionContent { ColumnId = column, Title = TitleOf(plan), IssuingBody = plan.Body, Subject = "政务公开", Body = await WriteAsync(plan, token) }, actor, token);
    }

    private static void Write(StringBuilder text, SnapshotTask task)
    {
        var leads = string.Join('、', task.Units.Where(u => u.Role != Domain.WorkPlans.Reading.UnitRole.Support).Select(u => u.Name));
        text.Append(CultureInfo.InvariantCulture, $"{(task.Number.Length > 0 ? task.Number + "．" : "")}{Plain(task.Text.TrimEnd('。', '；'))}。{(leads.Length > 0 ? $"（{Plain(leads)}）" : "")}{task.Standing.Chinese()}");
        if (task.DoneOn is { } done) text.Append(CultureInfo.InvariantCulture, $"，{done:M月d日}完成");
        if (task.Standing == TaskStanding.Behind) text.Append(CultureInfo.InvariantCulture, $"，应当在{(task.IsDayNamed ? string.Create(CultureInfo.InvariantCulture, $"{task.Due:M月d日}前") : "年内")}完成");
        if (task.TargetFigure is { } target) text.Append(CultureInfo.InvariantCulture, $"，目标{target:0.##}，已完成{task.Figure ?? 0:0.##}");
        text.Append('。').Append(Plain(task.Progress.Replace('\n', ' '))).Append("\n\n");
        foreach (var evidence in task.Evidence) text.Append(CultureInfo.InvariantCulture, $"- [{Plain(evidence.Title)}](/documents/{evidence.Slug})\n");
        if (task.Evidence.Count > 0) text.Append('\n');
    }

    private async Task WriteFiguresAsync(StringBuilder text, WorkPlan plan, DateOnly asOf, CancellationToken token)
    {
        var span = asOf > plan.LastDay ? "全年" : string.Create(CultureInfo.InvariantCulture, $"截至{asOf:M月d日}，");
        var year = await figures.ReadAsync(new YearMonth(plan.Year, 1), new YearMonth(plan.Year, 12), null, token);
        text.Append(CultureInfo.InvariantCulture, $"## 二、公开工作数据\n\n{span}通过网站主动公开信息{year.Figures.Sum[Channel.Website]}件，其中本机关制作{year.Figures.Sum.Originals}件、转载{year.Figures.Sum.Reposts}件。");
        foreach (var channel in ChannelNames.Entered.Where(c => year.Figures.Sum[c] > 0)) text.Append(CultureInfo.InvariantCulture, $"通过{channel.Chinese()}公开{year.Figures.Sum[channel]}件。");
        text.Append("\n\n");
        var columns = year.Figures.ByColumn();
        if (columns.Count > 0)
        {
            text.Append("| 栏目 | 公开件数 |\n| --- | --- |\n");
            foreach (var (id, name) in year.Columns) text.Append(CultureInfo.InvariantCulture, $"| {Plain(name)} | {columns[id][Channel.Website]} |\n");
            text.Append('\n');
        }
        var taught = await training.SumAsync(plan.Year, token);
        if (taught.Sessions > 0) text.Append(CultureInfo.InvariantCulture, $"{span}举办政务公开培训{taught.Sessions}期、{taught.Hours:0.#}学时，参加{taught.Attendances}人次，{taught.Units}个处室（单位）参加。\n\n");
        text.Append("留言答复、建议提案办理、依申请公开的数字没有登记在工作要点的记录里，请核对台账后补充：留言答复＿＿件，建议提案＿＿件，依申请公开＿＿件。\n\n");
    }

    private static void WriteProblems(StringBuilder text, PlanSnapshot now, int notices, int unanswered)
    {
        text.Append("## 三、存在的主要问题\n\n");
        var found = new List<string>();
        if (now.Tasks.Where(t => t.Standing == TaskStanding.Behind).ToList() is { Count: > 0 } behind) found.Add($"{behind.Count}项任务逾期没有完成：{string.Join("、", behind.Select(t => t.Name))}");
        if (now.Tasks.Where(t => t.Standing == TaskStanding.DoneLate).ToList() is { Count: > 0 } late) found.Add($"{late.Count}项任务没有按期完成：{string.Join("、", late.Select(t => t.Name))}");
        if (now.Tasks.Where(t => t is { TargetFigure: { } target } && (t.Figure ?? 0) < target).ToList() is { Count: > 0 } below) found.Add($"{below.Count}项任务没有达到数字目标：{string.Join("、", below.Select(t => t.Name))}");
        if (now.Tasks.SelectMany(t => t.Changes.Select(c => t)).Distinct().ToList() is { Count: > 0 } changed) found.Add($"{changed.Count}项任务的期限或者目标经批准作了调整：{string.Join("、", changed.Select(t => t.Name))}");
        if (notices > 0) found.Add($"发出督办通知{notices}件{(unanswered > 0 ? $"，{unanswered}件没有答复" : "，都已答复")}");
        text.Append(found.Count == 0 ? "各项任务按期完成，没有督办事项。\n\n" : string.Join('；', found.Select((f, n) => $"{"一二三四五"[n]}是{Plain(f)}")) + "。\n\n");
    }

    private static void WriteNext(StringBuilder text, PlanSnapshot now, WorkPlan plan)
    {
        text.Append("## 四、下一步工作打算\n\n");
        var open = now.Tasks.Where(t => t.Standing is not (TaskStanding.Done or TaskStanding.DoneLate)).ToList();
        text.Append(open.Count == 0 ? string.Create(CultureInfo.InvariantCulture, $"{plan.Year}年的任务已经全部完成。下一步继续做好主动公开、政策解读和依申请公开工作，提高公开的质量。\n\n") : $"对没有完成的{open.Count}项任务，逐项明确责任和时限，抓紧办理：\n\n");
        foreach (var task in open) text.Append(CultureInfo.InvariantCulture, $"- {Plain(task.Name)}：{Plain(ShortText.Of(task.Text, 60))}（{Plain(string.Join('、', task.Units.Where(u => u.Role != Domain.WorkPlans.Reading.UnitRole.Support).Select(u => u.Name)))}）\n");
        if (open.Count > 0) text.Append('\n');
    }

    private static string Number(int n) => n <= 10 ? Numbers[n - 1].ToString() : n < 20 ? "十" + Numbers[n - 11] : n.ToString(CultureInfo.InvariantCulture);

    // What people wrote is words, not marks of the report's own text.
    private static string Plain(string text) => MarkdownText.Inline(text.ReplaceLineEndings(" "));
}
