using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.WorkPlans;
using Portal.Domain.WorkPlans;
using Portal.Domain.WorkPlans.Reading;
using Portal.Web.Hosting;

namespace Portal.Web.Models.Exchange;

/// <summary>Which of a year's plans.</summary>
public sealed class PlanQuestion
{
    [FromQuery(Name = "kind"), System.ComponentModel.DataAnnotations.Display(Name = DocumentsQuestion.Value), Description("计划的种类"), DefaultValue(WorkPlanKind.WorkPlan)]
    public WorkPlanKind? Kind { get; init; }
}

[Description("各种进度的任务数")]
public sealed record ApiPlanSums(
    [property: Description("全部")] int Total,
    [property: Description("按期完成")] int Done,
    [property: Description("逾期完成")] int DoneLate,
    [property: Description("进行中")] int OnTheWay,
    [property: Description("未开始")] int NotBegun,
    [property: Description("逾期未完成")] int Behind)
{
    public static ApiPlanSums Of(PlanSums sums) => new(sums.Total, sums.Done, sums.DoneLate, sums.OnTheWay, sums.NotBegun, sums.Behind);
}

[Description("一年的工作要点或者民生实事项目")]
public record ApiPlanLine
{
    [Description("种类")]
    public required WorkPlanKind Kind { get; init; }
    [Description("年度")]
    public required int Year { get; init; }
    [Description("名称")]
    public required string Title { get; init; }
    [Description("制定机关")]
    public required string Body { get; init; }
    [Description("进度截至哪一天")]
    public required DateOnly AsOf { get; init; }
    [Description("公布的时间")]
    public required DateTimeOffset PublishedAt { get; init; }
    [Description("最后一次变更的编号，见 /api/v1/changes")]
    public required long Change { get; init; }
    [Description("所公布内容的 SHA-256")]
    public required string ContentHash { get; init; }
    [Description("各种进度的任务数")]
    public required ApiPlanSums Sums { get; init; }
    [Description("网页地址")]
    public required string Url { get; init; }
    [Description("全部内容（JSON）的地址")]
    public required string Json { get; init; }
    [Description("表格（CSV）的地址")]
    public required string Csv { get; init; }
    [Description("表格（XLSX）的地址")]
    public required string Xlsx { get; init; }

    public static ApiPlanLine Of(PublicPlan plan, string root)
    {
        var (path, query) = (FormattableString.Invariant($"{root}{ApiHosting.Prefix}/work-plans/{plan.Year}"), plan.Kind == WorkPlanKind.WorkPlan ? "" : "?kind=livelihoodProjects");
        return new()
        {
            Kind = plan.Kind,
            Year = plan.Year,
            Title = plan.Snapshot.Title,
            Body = plan.Snapshot.Body,
            AsOf = plan.Snapshot.AsOf,
            PublishedAt = ApiItem.Moment(plan.PublishedAt),
            Change = plan.Change,
            ContentHash = plan.Hash,
            Sums = ApiPlanSums.Of(plan.Sums),
            Url = root + plan.Path,
            Json = path + query,
            Csv = $"{path}.csv{query}",
            Xlsx = $"{path}.xlsx{query}",
        };
    }
}

[Description("计划的全部内容")]
public sealed record ApiPlan : ApiPlanLine
{
    public ApiPlan()
    {
    }

    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    private ApiPlan(ApiPlanLine line, string? paper, IReadOnlyList<ApiPlanPart> parts) : base(line) => (Paper, Parts) = (paper, parts);

    [Description("计划文件的网页地址；没有公开的为空")]
    public required string? Paper { get; init; }
    [Description("各部分，按原文顺序")]
    public required IReadOnlyList<ApiPlanPart> Parts { get; init; }

    public static ApiPlan Of(PublicPlan plan, IReadOnlySet<string> listed, string root) => new(Of(plan, root), plan.Snapshot.PaperSlug is { } paper && listed.Contains(paper) ? Address(root, paper) : null,
        [.. plan.Snapshot.Parts.Select(p => new ApiPlanPart(p.Number, p.Title, p.Intro, [.. p.Tasks.Select(t => ApiPlanTask.Of(t, slug => listed.Contains(slug) ? Address(root, slug) : null))]))]);

    private static string Address(string root, string slug) => $"{root}/documents/{Uri.EscapeDataString(slug)}";
}

[Description("计划的一个部分")]
public sealed record ApiPlanPart(
    [property: Description("原文的编号")] string Number,
    [property: Description("标题")] string Title,
    [property: Description("任务以外的文字")] string Intro,
    [property: Description("任务")] IReadOnlyList<ApiPlanTask> Tasks);

[Description("一项任务")]
public sealed record ApiPlanTask(
    [property: Description("原文的编号；没有的为空文字")] string Number,
    [property: Description("部分以下的小标题")] string Section,
    [property: Description("任务内容")] string Text,
    [property: Description("进度，以 asOf 那一天为准")] TaskStanding Standing,
    [property: Description("原文中的期限")] string Limit,
    [property: Description("截止日期；原文没有写明的是年底")] DateOnly Due,
    [property: Description("完成日期；没有完成的为空")] DateOnly? DoneOn,
    [property: Description("目标")] string Target,
    [property: Description("目标的数字；不是数字的为空")] decimal? TargetFigure,
    [property: Description("已经达到的数字；没有上报的为空")] decimal? Figure,
    [property: Description("进展情况")] string Progress,
    [property: Description("真：上一年没有完成，延续到今年")] bool CarriedOver,
    [property: Description("承担的单位")] IReadOnlyList<ApiPlanUnit> Units,
    [property: Description("佐证")] IReadOnlyList<ApiPlanEvidence> Evidence,
    [property: Description("经批准的调整")] IReadOnlyList<ApiPlanChange> Changes)
{
    public static ApiPlanTask Of(SnapshotTask task, Func<string, string?> address) => new(
        task.Number, task.Section, task.Text, task.Standing, task.LimitWords, task.Due, task.DoneOn, task.Target, task.TargetFigure, task.Figure, task.Progress, task.CarriedOver,
        [.. task.Units.Select(u => new ApiPlanUnit(u.Name, u.Role, u.Standing))],
        [.. task.Evidence.Select(e => address(e.Slug) is { } url ? new ApiPlanEvidence(e.Title, url, false) : new ApiPlanEvidence(null, null, true))],
        [.. task.Changes.Select(c => new ApiPlanChange(c.Field, c.Before, c.After, c.Reason, c.On))]);
}

[Description("单位在一项任务中的分工")]
public sealed record ApiPlanUnit(
    [property: Description("名称")] string Name,
    [property: Description("分工")] UnitRole Role,
    [property: Description("这个单位自己的进度；本机关以外的单位为空")] TaskStanding? Standing);

[Description("一件佐证：已经公开的信息")]
public sealed record ApiPlanEvidence(
    [property: Description("标题；已经撤回的为空")] string? Title,
    [property: Description("网页地址；已经撤回的为空")] string? Url,
    [property: Description("真：已经撤回")] bool Withdrawn);

[Description("期限、目标或者责任处室的一次调整，经过批准")]
public sealed record ApiPlanChange(
    [property: Description("调整了什么")] TaskField Field,
    [property: Description("原来的；期限写作 2026-05-31")] string Before,
    [property: Description("调整以后的")] string After,
    [property: Description("理由")] string Reason,
    [property: Description("批准的日期")] DateOnly On);
