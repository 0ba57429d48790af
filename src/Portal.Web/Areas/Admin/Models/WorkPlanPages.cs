using Portal.Application.Publishing;
using Portal.Application.WorkPlans;
using Portal.Domain;
using Portal.Domain.People;
using Portal.Domain.WorkPlans;
using Portal.Domain.WorkPlans.Reading;

namespace Portal.Web.Areas.Admin.Models;

public sealed record PlansPage(IReadOnlyList<PlanLine> Plans, bool MayRead);

/// <param name="Reading">What was read, where the paper turned out to be no plan or its year is not known.</param>
public sealed record PlanFormPage(PlanForm Form, PlanReading? Reading);

/// <summary>The reading desk: the paper on the left, its tasks on the right.</summary>
public sealed record CheckPage(WorkPlan Plan, PaperMarks Paper, IReadOnlyList<TaskLack> Lacks, Refusal? WhyNot, bool MayCorrect, IReadOnlyList<Unit> Units, IReadOnlyList<(WorkPlanTask Task, TaskStanding Standing)> Carryable)
{
    /// <summary>Number of the part whose form was sent and not taken; 0 for the one to be added.</summary>
    public int? RefusedPart { get; init; }
}

public sealed record PlanTaskPage(WorkPlan Plan, WorkPlanTask? Task, PlanTaskForm Form, IReadOnlyList<Unit> Units);

/// <summary>The supervisor's grid: tasks down, units across.</summary>
public sealed record GridPage(WorkPlan Plan, IReadOnlyDictionary<int, TaskState> States, IReadOnlyList<Unit> Units, DateOnly Today, int? Unit, bool OnlyLate, Actor Actor)
{
    public IEnumerable<WorkPlanTask> Shown => Plan.InOrder.SelectMany(Plan.TasksOf).Where(t => (Unit is not { } unit || States[t.Id].Roles.ContainsKey(unit)) && (!OnlyLate || IsLate(States[t.Id])));

    // A unit may be late with its part in a task that is done.
    private bool IsLate(TaskState state) => (Unit is { } unit ? state.OfUnit(unit, Today) : state.Standing) is TaskStanding.Behind or TaskStanding.DoneLate;

    public PlanSums Sums => PlanSums.Of(States.Values.Select(s => s.Standing));
}

/// <summary>One task with a unit's reports; without a unit its sum.</summary>
public sealed record TaskPage(WorkPlan Plan, TaskState State, IReadOnlyList<Unit> Units, Unit? Unit, UnitProgress? Progress, ProgressForm? Form, IReadOnlyList<ListedRecord> Found, IReadOnlyList<Supervision> Supervisions,
    IReadOnlyDictionary<int, string> Names, IReadOnlyCollection<int> Leads, Actor Actor, DateOnly Today)
{
    /// <summary>Number of the report, change or notice whose form was sent and not taken.</summary>
    public int? Refused { get; init; }

    /// <summary>Only what is older than this is shown.</summary>
    public int? Before { get; init; }

    public EarlierTask? CarriedFrom { get; init; }

    public string Path => $"/admin/work-plans/{Plan.Id}/tasks/{State.Task.Id}";
    public IEnumerable<Supervision> ShownSupervisions => Supervisions.Take(SupervisionDesk.PageSize);
    public int? OlderThan => Supervisions.Count > SupervisionDesk.PageSize ? Supervisions[SupervisionDesk.PageSize - 1].Id : null;

    /// <summary>What the change would alter that was asked for and not taken.</summary>
    public TaskField? Proposed { get; init; }

    /// <summary>The field's name where its form is the one that was sent; several forms of the page have the same names.</summary>
    public string FieldOf(int id, string name) => Refused == id ? name : "";
    public bool MayReport => Plan.State == WorkPlanState.InForce && Unit is { } unit && Actor.For([Role.Drafter, Role.UnitHead], unit.Id).Any();
    public bool MaySupervise => Plan.State == WorkPlanState.InForce && (Actor.Holds(Role.DisclosureOffice) || Actor.Holds(Role.Supervisor));
    public bool MayPropose => Plan.State == WorkPlanState.InForce && WorkPlan.MayPropose(State.Task, Actor);
}

/// <summary>The register of what reminded of a plan.</summary>
public sealed record SupervisionsPage(WorkPlan Plan, IReadOnlyList<Supervision> Found, SupervisionFilter Filter, IReadOnlyList<Unit> Units)
{
    public IEnumerable<Supervision> Shown => Found.Take(SupervisionDesk.PageSize);

    public string Path => $"/admin/work-plans/{Plan.Id}/supervision";

    public string UnitName(int id) => Units.FirstOrDefault(u => u.Id == id)?.Name ?? "已撤销的处室";

    /// <summary>Null where there is nothing older.</summary>
    public string? Older => Found.Count <= SupervisionDesk.PageSize ? null
        : $"{Path}?{(Filter.Kind is { } kind ? $"kind={kind}&" : "")}{(Filter.UnitId is { } unit ? $"unit={unit}&" : "")}{(Filter.IsOpen ? "open=true&" : "")}before={Found[SupervisionDesk.PageSize - 1].Id}";
}

/// <summary>A unit's tasks and where its report for a window stands.</summary>
/// <param name="Reported">Task by task, the report for the window.</param>
public sealed record UnitTasksPage(WorkPlan Plan, Unit Unit, IReadOnlyList<TaskState> Tasks, IReadOnlyDictionary<int, ReportState> Reported, DateOnly Period, IReadOnlyList<DateOnly> Periods, DateOnly Today);

public sealed record PlanReleasePage(WorkPlan Plan, PlanSnapshot Now, IReadOnlyList<PlanRelease> Releases, IReadOnlyDictionary<int, string> Names, Actor Actor)
{
    public PlanRelease? Waiting => Releases.FirstOrDefault(r => r.State == PlanReleaseState.Prepared);
}

public static class PlanWords
{
    public static string Chinese(this WorkPlanState state) => state switch
    {
        WorkPlanState.Checking => "校对中",
        WorkPlanState.InForce => "执行中",
        _ => "已办结",
    };

    public static string Tag(this TaskStanding standing) => standing switch
    {
        TaskStanding.Done => "ok",
        TaskStanding.DoneLate => "warn",
        TaskStanding.Behind => "bad",
        TaskStanding.OnTheWay => "",
        _ => "mute",
    };

    /// <summary>One sign for a cell of the grid; its title says it in words.</summary>
    public static char Sign(this TaskStanding standing) => standing switch
    {
        TaskStanding.Done => '✓',
        TaskStanding.DoneLate => '迟',
        TaskStanding.Behind => '逾',
        TaskStanding.OnTheWay => '…',
        _ => '○',
    };
}
