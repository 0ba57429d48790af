using FluentValidation;
using Portal.Application.Calendar;
using Portal.Application.Publishing;
using Portal.Domain.People;
using Portal.Domain.WorkPlans;
using Portal.Domain.WorkPlans.Reading;

namespace Portal.Web.Areas.Admin.Models;

/// <summary>A paper handed in to be read: pasted, as a file, or by the address of a public record.</summary>
public sealed class PlanForm
{
    public WorkPlanKind Kind { get; init; }
    public int? Year { get; init; }
    public string? Title { get; init; }
    public string? Body { get; init; }
    public ReportingWindow Window { get; init; } = ReportingWindow.Quarterly;
    public string? Paper { get; init; }
    public string? Address { get; init; }
    public IFormFile? Upload { get; init; }

    /// <summary>The reader takes the paper for no plan, and the clerk for one all the same; what was not read is typed.</summary>
    public bool Anyway { get; init; }
}

public sealed class PlanFormValidator : AbstractValidator<PlanForm>
{
    public PlanFormValidator()
    {
        RuleFor(f => f.Year).InclusiveBetween(WorkPlan.FirstYear, WorkPlan.LastYear).When(f => f.Year is not null).WithMessage($"年度应当在{WorkPlan.FirstYear}和{WorkPlan.LastYear}之间");
        RuleFor(f => f.Title).MaximumLength(WorkPlan.TitleMaxLength).WithMessage($"标题不超过{WorkPlan.TitleMaxLength}个字");
        RuleFor(f => f.Body).MaximumLength(WorkPlan.BodyMaxLength).WithMessage($"制定单位不超过{WorkPlan.BodyMaxLength}个字");
        RuleFor(f => f.Paper).MaximumLength(WorkPlan.TextMaxLength).WithMessage($"原文超过{WorkPlan.TextMaxLength / 10_000}万字，请只粘贴工作要点本身");
        RuleFor(f => f.Paper).Must((f, _) => f.Upload is not null || !string.IsNullOrWhiteSpace(f.Paper) || !string.IsNullOrWhiteSpace(f.Address)).WithMessage("请粘贴原文、选择文件，或者填写已公开文件的地址");
    }
}

/// <summary>One unit's part in a task, as a row of the form.</summary>
public sealed class DutyRow
{
    public const string Sections = "sections";
    public const string Units = "units";
    public const string Outside = "outside";

    /// <summary>As the paper has it.</summary>
    public string? Name { get; init; }
    public UnitRole Role { get; init; }

    /// <summary>The number of a unit, or one of the words here; empty while nobody has said whom the name means.</summary>
    public string? Whom { get; init; }
    public string? Responsible { get; init; }
    public string? Handling { get; init; }

    public bool IsBlank => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Whom);

    public static DutyRow Of(TaskDuty duty) => new()
    {
        Name = duty.Name,
        Role = duty.Role,
        Whom = duty.Scope switch { DutyScope.Unit => FormattableString.Invariant($"{duty.UnitId}"), DutyScope.AllSections => Sections, DutyScope.AllUnits => Units, DutyScope.Outside => Outside, _ => "" },
        Responsible = duty.ResponsiblePerson,
        Handling = duty.HandlingPerson,
    };

    public TaskDuty Duty(int order, IReadOnlyList<Unit> units)
    {
        var unit = int.TryParse(Whom, out var id) ? units.FirstOrDefault(u => u.Id == id) : null;
        var scope = Whom switch { Sections => DutyScope.AllSections, Units => DutyScope.AllUnits, Outside => DutyScope.Outside, _ => unit is null ? DutyScope.Unassigned : DutyScope.Unit };
        var name = string.IsNullOrWhiteSpace(Name) ? unit?.Name ?? scope.Chinese() : Name;
        return new TaskDuty(order, name, Role, scope, unit?.Id, Responsible ?? "", Handling ?? "");
    }
}

/// <summary>A task while the plan is checked.</summary>
public sealed class PlanTaskForm
{
    /// <summary>Blank rows at the end, for units the paper does not name.</summary>
    public const int Blanks = 2;
    public int Version { get; init; }
    public int PartId { get; init; }
    public string? Number { get; init; }
    public string? Text { get; init; }
    public string? LimitWords { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? DueOn { get; init; }
    public string? Target { get; init; }
    public decimal? TargetFigure { get; init; }
    public List<DutyRow> Duties { get; init; } = [];

    public TaskContent Content => new(Number ?? "", Text ?? "", LimitWords ?? "", From, DueOn, Target ?? "", TargetFigure);

    public IReadOnlyList<TaskDuty> DutiesOf(IReadOnlyList<Unit> units) => [.. Duties.Where(d => !d.IsBlank).Select((d, n) => d.Duty(n + 1, units))];

    public static PlanTaskForm Of(WorkPlan plan, WorkPlanTask task) => new()
    {
        Version = plan.Version,
        PartId = task.PartId,
        Number = task.Number,
        Text = task.Text,
        LimitWords = task.LimitWords,
        From = task.From,
        DueOn = task.DueOn,
        Target = task.Target,
        TargetFigure = task.TargetFigure,
        Duties = [.. task.Duties.OrderBy(d => d.Order).Select(DutyRow.Of)],
    };
}

public sealed class PlanTaskFormValidator : AbstractValidator<PlanTaskForm>
{
    public PlanTaskFormValidator()
    {
        RuleFor(f => f.Text).NotEmpty().WithMessage("请填写任务内容").MaximumLength(WorkPlanTask.TextMaxLength).WithMessage($"任务内容不超过{WorkPlanTask.TextMaxLength}字");
        RuleFor(f => f.Number).MaximumLength(WorkPlanTask.NumberMaxLength).WithMessage($"序号不超过{WorkPlanTask.NumberMaxLength}个字");
        RuleFor(f => f.LimitWords).MaximumLength(WorkPlanTask.LimitMaxLength).WithMessage($"期限的原话不超过{WorkPlanTask.LimitMaxLength}字");
        RuleFor(f => f.DueOn).Must((f, due) => due is null || f.From is null || f.From <= due).WithMessage("截止日期不能早于开始日期");
        RuleFor(f => f.Target).MaximumLength(WorkPlanTask.TargetMaxLength).WithMessage($"目标不超过{WorkPlanTask.TargetMaxLength}字");
        RuleFor(f => f.TargetFigure).InclusiveBetween(0, 999_999_999).When(f => f.TargetFigure is not null).WithMessage("目标数应当在0和999999999之间");
        RuleFor(f => f.Duties).Must(d => d.Count <= WorkPlanTask.MaxDuties).WithMessage($"处室不超过{WorkPlanTask.MaxDuties}个");
        RuleForEach(f => f.Duties).Must(d => (d.Name?.Length ?? 0) <= TaskDuty.NameMaxLength && (d.Responsible?.Length ?? 0) <= TaskDuty.PersonMaxLength && (d.Handling?.Length ?? 0) <= TaskDuty.PersonMaxLength).WithMessage($"名称和人名不超过{TaskDuty.NameMaxLength}个字");
    }
}

/// <summary>A unit's report for one window.</summary>
public sealed class ProgressForm
{
    public const string Find = "find";
    public int Version { get; init; }
    public int Unit { get; init; }
    public DateOnly Period { get; init; }
    public ReportedProgress Progress { get; init; } = ReportedProgress.OnTheWay;
    public string? Said { get; init; }
    public decimal? Figure { get; init; }
    public DateOnly? DoneOn { get; init; }

    /// <summary>Addresses of published items, one a line.</summary>
    public string? Items { get; init; }

    /// <summary>Items ticked among those that were found.</summary>
    public List<string> Picked { get; init; } = [];

    /// <summary>Files of the report before that stay.</summary>
    public List<string> Kept { get; init; } = [];
    public List<IFormFile> Uploads { get; init; } = [];

    /// <summary>Words to look for among published items.</summary>
    public string? Q { get; init; }

    /// <summary><see cref="Find"/> looks for items and sends nothing.</summary>
    public string? Do { get; init; }

    /// <summary>Addresses and index numbers of all items, typed and ticked.</summary>
    public IReadOnlyList<string> Named => [.. (Items ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Concat(Picked.Select(slug => PublishingGate.DocumentPrefix + slug))];

    public ReportContent Content => new(Progress, Said ?? "", Figure, DoneOn);
}

public sealed class ProgressFormValidator : AbstractValidator<ProgressForm>
{
    public ProgressFormValidator(TimeProvider clock)
    {
        RuleFor(f => f.Said).NotEmpty().WithMessage("请写明进展情况").MaximumLength(ProgressReport.TextMaxLength).WithMessage($"进展情况不超过{ProgressReport.TextMaxLength}字");
        RuleFor(f => f.Figure).InclusiveBetween(0, 999_999_999).When(f => f.Figure is not null).WithMessage("数字应当在0和999999999之间");
        RuleFor(f => f.DoneOn).NotNull().When(f => f.Progress == ReportedProgress.Done).WithMessage("请填写完成日期");
        RuleFor(f => f.DoneOn).Must(d => d <= clock.Today()).When(f => f.Progress == ReportedProgress.Done && f.DoneOn is not null).WithMessage("完成日期不能晚于今天");
        RuleFor(f => f.Items).Must((f, _) => f.Named.Count + f.Kept.Count + f.Uploads.Count > 0).When(f => f.Progress == ReportedProgress.Done).WithMessage("报告完成应当附上佐证：已公开的信息或者材料");
        RuleFor(f => f.Items).Must((f, _) => f.Named.Count + f.Kept.Count + f.Uploads.Count <= ReportEvidence.MostOfReport).WithMessage($"佐证不超过{ReportEvidence.MostOfReport}件");
    }
}
