using Portal.Domain.People;
using Portal.Domain.WorkPlans.Reading;

namespace Portal.Domain.WorkPlans;

/// <summary>What the tasks are: a year's work for open government, or the livelihood projects promised to the public (requirements F1, I6).</summary>
public enum WorkPlanKind
{
    /// <summary>政务公开工作要点</summary>
    WorkPlan,

    /// <summary>民生实事项目</summary>
    LivelihoodProjects,
}

public enum WorkPlanState
{
    /// <summary>校对中: read out of the paper and being corrected; it does not count yet (F4).</summary>
    Checking,

    /// <summary>执行中</summary>
    InForce,

    /// <summary>已办结: the year is over; nothing is reported any more.</summary>
    Closed,
}

/// <summary>How often units report.</summary>
public enum ReportingWindow
{
    Monthly,
    Quarterly,
}

/// <summary>
/// The bureau's plan of one year: parts and numbered tasks with their units and limits. It is read out of a paper, corrected by a person against the paper's
/// words, and counts only when the disclosure office puts it in force (requirement F4).
/// </summary>
public sealed partial class WorkPlan
{
    public const int TitleMaxLength = 200;
    public const int BodyMaxLength = 100;
    public const int SourceMaxLength = 300;

    /// <summary>Longest paper that is kept beside its tasks, in characters.</summary>
    public const int TextMaxLength = 200_000;

    /// <summary>More tasks than this are no plan of one bureau.</summary>
    public const int MaxTasks = 500;
    public const int MaxParts = 100;
    public const int FirstYear = 2008;
    public const int LastYear = 2100;
    private readonly List<WorkPlanPart> _parts = [];
    private readonly List<WorkPlanTask> _tasks = [];

    private WorkPlan() => (Title, Body, SourceName, SourceText) = ("", "", "", "");

    /// <summary>Nothing read yet; <see cref="Take"/> fills it.</summary>
    /// <exception cref="RefusedException">A year that cannot be, or a paper too long.</exception>
    public WorkPlan(WorkPlanKind kind, int year, string title, string body, ReportingWindow window, string sourceName, string sourceText, Actor actor, DateTime now) : this()
    {
        if (!actor.Holds(Role.DisclosureOffice)) throw new RefusedException(WorkPlanRefusals.NotYourDesk);
        if (year is < FirstYear or > LastYear) throw new RefusedException(new("PlanYear", $"年度应当在{FirstYear}年和{LastYear}年之间"));
        if (sourceText.Length > TextMaxLength) throw new RefusedException(new("PlanTooLong", $"原文超过{TextMaxLength / 10_000}万字，请只保留工作要点本身"));
        (Kind, Year, Window, CreatedById, CreatedAt) = (kind, year, window, actor.UserId, now);
        (Title, Body, SourceName, SourceText) = (Cut(title, TitleMaxLength), Cut(body, BodyMaxLength), Cut(sourceName, SourceMaxLength), sourceText);
    }

    public int Id { get; private set; }
    public WorkPlanKind Kind { get; private set; }
    public int Year { get; private set; }
    public string Title { get; private set; }

    /// <summary>The body whose plan it is.</summary>
    public string Body { get; private set; }
    public WorkPlanState State { get; private set; }
    public ReportingWindow Window { get; private set; }

    /// <summary>Name of the file, or the address of the public record, that it was read from.</summary>
    public string SourceName { get; private set; }

    /// <summary>The paper's words, to which every value is linked; empty where tasks were typed in.</summary>
    public string SourceText { get; private set; }
    public int CreatedById { get; private set; }
    public DateTime CreatedAt { get; private set; }
    public DateTime? InForceAt { get; private set; }
    public int? InForceById { get; private set; }
    public ScoreWeights Weights { get; private set; } = ScoreWeights.Default;
    public int Version { get; private set; }
    public IReadOnlyList<WorkPlanPart> Parts => _parts;
    public IReadOnlyList<WorkPlanTask> Tasks => _tasks;

    /// <summary>What the year ends with, for tasks that name no day.</summary>
    public DateOnly LastDay => new(Year, 12, 31);

    public IEnumerable<WorkPlanPart> InOrder => _parts.OrderBy(p => p.Order);

    public IEnumerable<WorkPlanTask> TasksOf(WorkPlanPart part) => _tasks.Where(t => t.Part == part).OrderBy(t => t.Order);

    /// <summary>Parts and tasks as they were read; <paramref name="units"/> are the bureau's own, open ones.</summary>
    public void Take(PlanReading reading, IReadOnlyList<Unit> units)
    {
        if (_parts.Count > 0) throw new InvalidOperationException("A plan is read once.");
        foreach (var read in reading.Parts)
        {
            var part = new WorkPlanPart(_parts.Count + 1, read.Number, read.Title, read.Intro);
            _parts.Add(part);
            foreach (var task in read.Tasks) _tasks.Add(WorkPlanTask.Of(part, _tasks.Count + 1, task, units));
        }
        if (_tasks.Count > MaxTasks) throw new RefusedException(new("TooManyTasks", $"读出的任务超过{MaxTasks}项，请核对是不是一份工作要点"));
    }

    /// <summary>What is still missing before it can count; empty when nothing is.</summary>
    public IReadOnlyList<TaskLack> Lacks() =>
        [.. _tasks.OrderBy(t => t.Order).SelectMany(t => t.Lacks().Select(message => new TaskLack(t, message)))];

    public Refusal? WhyNotInForce(Actor actor) =>
        !actor.Holds(Role.DisclosureOffice) ? WorkPlanRefusals.NotYourDesk
        : State != WorkPlanState.Checking ? WorkPlanRefusals.NotChecking
        : _tasks.Count == 0 ? new("NoTasks", "还没有一项任务")
        : Lacks() is { Count: > 0 } lacks ? new("TasksLack", $"还有{lacks.Count}处没有校对好：{lacks[0].Task.Name}{lacks[0].Message}{(lacks.Count > 1 ? "……" : "")}")
        : null;

    public void PutInForce(Actor actor, DateTime now)
    {
        if (WhyNotInForce(actor) is { } refusal) throw new RefusedException(refusal);
        (State, InForceAt, InForceById) = (WorkPlanState.InForce, now, actor.UserId);
        Touch();
    }

    public Refusal? WhyNotClose(Actor actor, DateOnly today) =>
        !actor.Holds(Role.DisclosureOffice) ? WorkPlanRefusals.NotYourDesk
        : State != WorkPlanState.InForce ? WorkPlanRefusals.NotInForce
        : today <= LastDay ? new("YearNotOver", $"{Year}年还没有结束")
        : null;

    /// <summary>The year is over: nothing is reported, reminded of or changed any more.</summary>
    public void Close(Actor actor, DateOnly today)
    {
        if (WhyNotClose(actor, today) is { } refusal) throw new RefusedException(refusal);
        State = WorkPlanState.Closed;
        Touch();
    }

    /// <summary>Weights are a matter of the whole year: they may change while it runs, and history says from what to what.</summary>
    public void Weigh(ScoreWeights weights, Actor actor)
    {
        if (!actor.Holds(Role.DisclosureOffice)) throw new RefusedException(WorkPlanRefusals.NotYourDesk);
        if (weights.WhyNot() is { } refusal) throw new RefusedException(refusal);
        Weights = weights;
        Touch();
    }

    /// <summary>Changes only to tasks and parts must still be seen by whoever holds the plan open (design rule 9).</summary>
    internal void Touch() => Version++;

    /// <summary>Words that were read out of a paper: what is too long for its column is cut, never within a character.</summary>
    internal static string Cut(string? text, int most) => text?.Trim() is not { } words ? "" : words.Length <= most ? words : words[..(char.IsHighSurrogate(words[most - 1]) ? most - 1 : most)];

    /// <summary>Words that somebody typed: nothing of them is lost.</summary>
    /// <exception cref="RefusedException">They are too long.</exception>
    internal static string Typed(string? text, int most, string what, string field) =>
        (text ?? "").Trim() is var words && words.Length > most ? throw new RefusedException(new("TooLong", $"{what}不超过{most}个字", field)) : words;
}

/// <summary>One thing that stands in the way of a task.</summary>
public sealed record TaskLack(WorkPlanTask Task, string Message);

/// <summary>Heading of a group of tasks.</summary>
public sealed class WorkPlanPart
{
    public const int NumberMaxLength = 20;
    public const int TitleMaxLength = 200;
    public const int IntroMaxLength = 8000;

    private WorkPlanPart() => (Number, Title, Intro) = ("", "", "");

    public WorkPlanPart(int order, string number, string title, string intro) =>
        (Order, Number, Title, Intro) = (order, WorkPlan.Cut(number, NumberMaxLength), WorkPlan.Cut(title, TitleMaxLength), WorkPlan.Cut(intro, IntroMaxLength));

    public int Id { get; private set; }
    public int WorkPlanId { get; private set; }
    public int Order { get; private set; }
    public string Number { get; private set; }
    public string Title { get; private set; }

    /// <summary>What the part says outside of its tasks.</summary>
    public string Intro { get; private set; }

    internal void Rename(string number, string title) => (Number, Title) = (number, title);
}

/// <summary>Refusals of the work plan that more than one rule gives.</summary>
public static class WorkPlanRefusals
{
    public static readonly Refusal NotYourDesk = new("NotYourDesk", "您没有办理这一步的职责");
    public static readonly Refusal NotChecking = new("NotChecking", "计划已经开始执行，任务不能再这样改；要改目标或者期限，请提出变更申请");
    public static readonly Refusal NotInForce = new("NotInForce", "计划不在执行中");
    public static readonly Refusal NoTask = new("NoTask", "没有这一项任务，可能别人已经合并或者删去");
}
