using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Domain.People;
using Portal.Domain.WorkPlans.Reading;

namespace Portal.Domain.WorkPlans;

/// <summary>What a person sets of a task while the plan is checked.</summary>
public sealed record TaskContent(string Number, string Text, string LimitWords, DateOnly? From, DateOnly? DueOn, string Target, decimal? TargetFigure);

/// <summary>A numbered task of the plan (requirement F1). Its standing is never stored: <see cref="TaskStandings"/> derives it from reports and evidence.</summary>
public sealed partial class WorkPlanTask
{
    public const int NumberMaxLength = 20;
    public const int TextMaxLength = 4000;
    public const int LimitMaxLength = 100;
    public const int TargetMaxLength = 200;
    public const int DoubtsMaxLength = 1000;
    public const int MaxDuties = 60;
    private readonly List<TaskDuty> _duties = [];
    private readonly List<TaskChange> _changes = [];

    private WorkPlanTask() => (Number, Section, Text, LimitWords, Target, Papers, Doubts, Part) = ("", "", "", "", "", "", "", null!);

    internal WorkPlanTask(WorkPlanPart part, int order, TaskContent content) : this()
    {
        (Part, Order) = (part, order);
        Set(content);
    }

    public int Id { get; private set; }
    public int WorkPlanId { get; private set; }
    public int PartId { get; private set; }
    public WorkPlanPart Part { get; internal set; }

    /// <summary>Place in the whole plan, from 1.</summary>
    public int Order { get; internal set; }

    /// <summary>As it stands in the paper.</summary>
    public string Number { get; private set; }

    /// <summary>The heading between part and task, where there is one.</summary>
    public string Section { get; private set; }
    public string Text { get; private set; }

    /// <summary>The limit in the paper's words (requirement F3).</summary>
    public string LimitWords { get; private set; }
    public DateOnly? From { get; private set; }

    /// <summary>Last day; null where the paper names none: the end of the year counts then.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>What is to be reached, in words: 不低于4%, 12场.</summary>
    public string Target { get; private set; }

    /// <summary>The target as a number that reported figures add up to; null where it is none.</summary>
    public decimal? TargetFigure { get; private set; }

    /// <summary>Papers named in 《》, one a line.</summary>
    public string Papers { get; private set; }

    /// <summary>What the reader was not sure of, one a line; empty once a person has checked the task.</summary>
    public string Doubts { get; private set; }

    /// <summary>Where the task stands in the plan's <see cref="WorkPlan.SourceText"/>; length 0 where it was typed in.</summary>
    public int PlaceStart { get; private set; }
    public int PlaceLength { get; private set; }

    /// <summary>The task of the year before that goes on in this one.</summary>
    public int? CarriedFromId { get; private set; }
    public IReadOnlyList<TaskDuty> Duties => _duties;

    /// <summary>Changes of target or day after the plan began to count; old values stay visible.</summary>
    public IReadOnlyList<TaskChange> Changes => _changes;

    /// <summary>第3项, or the beginning of its words where it has no number.</summary>
    public string Name => NameOf(Number, Text);

    public static string NameOf(string number, string text) => number.Length > 0 ? $"第{number}项" : $"“{ShortText.Of(text, 12)}”";

    public DateOnly Due(WorkPlan plan) => DueOn ?? plan.LastDay;

    internal static WorkPlanTask Of(WorkPlanPart part, int order, ReadTask read, IReadOnlyList<Unit> units)
    {
        // Of several days the last one: until then the task as a whole may be under way. 全年 is no day.
        var fixedDays = read.Limits.Where(l => l is { Kind: LimitKind.Fixed } and not { From: { Month: 1, Day: 1 }, To: { Month: 12, Day: 31 } }).ToList();
        var limit = fixedDays.MaxBy(l => l.To) ?? read.Limits.FirstOrDefault(l => l.Kind == LimitKind.Fixed) ?? (read.Limits.Count > 0 ? read.Limits[0] : null);
        List<string> doubts = fixedDays.Count > 1 ? [$"写了{fixedDays.Count}个期限（{string.Join('、', fixedDays.Select(l => l.Words))}），按最后一个填写，请核对", .. read.Doubts] : [.. read.Doubts];
        var task = new WorkPlanTask(part, order, new(read.Number, read.Text, limit?.Words ?? "", limit?.From, limit?.To, read.Quantities.FirstOrDefault(q => !q.Words.StartsWith('第'))?.Words ?? "", null))
        {
            Section = WorkPlan.Cut(read.Section, WorkPlanPart.TitleMaxLength),
            Papers = WorkPlan.Cut(string.Join('\n', read.Papers.Select(p => p.Name)), TextMaxLength),
            // What is cut is said: the whole stands in the paper beside it.
            Doubts = WorkPlan.Cut(string.Join('\n', read.Text.Length > TextMaxLength ? [$"任务文字超过{TextMaxLength}字，没有读完", .. doubts] : doubts), DoubtsMaxLength),
            PlaceStart = read.Place.Start,
            PlaceLength = read.Place.Length,
        };
        var people = read.Persons.ToLookup(p => p.Label.Contains("领导", StringComparison.Ordinal) || p.Label.Contains("负责人", StringComparison.Ordinal), p => p.Name);
        foreach (var unit in read.Units.Take(MaxDuties))
            task._duties.Add(TaskDuty.Of(task._duties.Count + 1, unit, units, unit == read.Units[0] ? string.Join('、', people[true]) : "", unit == read.Units[0] ? string.Join('、', people[false]) : ""));
        return task;
    }

    /// <summary>What is missing or impossible, in Chinese.</summary>
    internal IEnumerable<string> Lacks()
    {
        if (Text.Length == 0) yield return "没有任务内容";
        if (!_duties.Any(d => d.Role != UnitRole.Support && d.Scope != DutyScope.Unassigned)) yield return "没有牵头或者负责的处室";
        foreach (var duty in _duties.Where(d => d.Scope == DutyScope.Unassigned)) yield return $"的“{duty.Name}”还没有对应到处室";
        if (From > DueOn) yield return "的开始日期晚于截止日期";
    }

    internal void Set(TaskContent content)
    {
        (Number, Text) = (WorkPlan.Cut(content.Number, NumberMaxLength), WorkPlan.Cut(content.Text, TextMaxLength));
        (LimitWords, From, DueOn) = (WorkPlan.Cut(content.LimitWords, LimitMaxLength), content.From, content.DueOn);
        (Target, TargetFigure) = (WorkPlan.Cut(content.Target, TargetMaxLength), content.TargetFigure);
    }

    internal void Assign(IReadOnlyList<TaskDuty> duties)
    {
        if (duties.Count > MaxDuties) throw new RefusedException(new("TooManyDuties", $"一项任务的处室不超过{MaxDuties}个"));
        if (duties.Where(d => d.UnitId is not null).GroupBy(d => d.UnitId).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new RefusedException(new("DutyTwice", $"“{twice.First().Name}”写了两次"));
        _duties.Clear();
        _duties.AddRange(duties);
    }

    /// <summary>A person has looked at it: the reader's doubts are settled.</summary>
    internal void Settle() => Doubts = "";

    internal void CarryOn(int from, string limit) => (CarriedFromId, Doubts) = (from, $"由上年转入，{(limit.Length > 0 ? $"上年的期限是“{limit}”，" : "")}请重新确定编号、期限和处室");

    internal void TakeIn(WorkPlanTask next)
    {
        if (Text.Length + next.Text.Length > TextMaxLength) throw new RefusedException(new("MergeTooLong", $"合并后的任务文字超过{TextMaxLength}字"));
        if (_duties.Count + next._duties.Count > MaxDuties) throw new RefusedException(new("TooManyDuties", $"一项任务的处室不超过{MaxDuties}个"));
        Text += next.Text;
        if (LimitWords.Length == 0) (LimitWords, From, DueOn) = (next.LimitWords, next.From, next.DueOn);
        Doubts = WorkPlan.Cut(string.Join('\n', new[] { Doubts, next.Doubts, next.LimitWords.Length > 0 && next.LimitWords != LimitWords ? $"合并进来的一项期限是“{next.LimitWords}”，请核对" : "" }.Where(d => d.Length > 0)), DoubtsMaxLength);
        if (Target.Length == 0) (Target, TargetFigure) = (next.Target, next.TargetFigure);
        foreach (var duty in next._duties.Where(d => !_duties.Any(o => o.UnitId == d.UnitId && o.Name == d.Name))) _duties.Add(duty.Copy(_duties.Count + 1));
        Papers = WorkPlan.Cut(string.Join('\n', (Papers + "\n" + next.Papers).Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct()), TextMaxLength);
        var end = Math.Max(PlaceStart + PlaceLength, next.PlaceStart + next.PlaceLength);
        if (PlaceLength > 0 && next.PlaceLength > 0) (PlaceStart, PlaceLength) = (Math.Min(PlaceStart, next.PlaceStart), end - Math.Min(PlaceStart, next.PlaceStart));
    }

    /// <summary>Cuts the text at a place; the second half becomes a task of its own with the same units, to be corrected.</summary>
    internal WorkPlanTask Split(int at)
    {
        var rest = new WorkPlanTask(Part, Order + 1, new("", Text[at..], "", null, null, "", null)) { PlaceStart = PlaceStart, PlaceLength = PlaceLength, Section = Section, Doubts = "由上一项拆分而来，请核对期限、目标和处室" };
        rest._duties.AddRange(_duties.Select(d => d.Copy(d.Order)));
        Text = Text[..at].Trim();
        return rest;
    }

    internal TaskChange Propose(TaskField field, string old, string value, string reason, Stamp by)
    {
        if (_changes.Any(c => c.Field == field && c.State == ChangeState.Proposed)) throw new RefusedException(new("ChangeWaits", "已有一项同样的变更在等待审批"));
        var change = new TaskChange(field, old, value, reason, by);
        _changes.Add(change);
        return change;
    }

    // The new target's figure where it names just one; progress is never held against the old one.
    private static decimal? OnlyFigure(string target) =>
        Figures().Matches(target) is { Count: 1 } found && decimal.TryParse(found[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var figure) ? figure : null;

    [GeneratedRegex("[0-9]+(?:\\.[0-9]+)?")]
    private static partial Regex Figures();

    internal Refusal? WhyNotHandOver(string dutyName, Unit to) =>
        !_duties.Any(d => d.Scope == DutyScope.Unit && d.Name == dutyName) ? new("NoDuty", "这个处室在这项任务里没有分工", "DutyName")
        : to.IsClosed ? TaskDuty.NoUnit
        : _duties.Any(d => d.UnitId == to.Id) ? new("DutyTwice", $"“{to.Name}”已经在这项任务里", "To")
        : null;

    /// <summary>When a unit took another's part over; null where it had it from the beginning.</summary>
    public DateTime? TakenOverAt(int unitId) => _duties.FirstOrDefault(d => d.UnitId == unitId) is { } duty
        ? _changes.Where(c => c is { Field: TaskField.Unit, State: ChangeState.Approved } && c.NewValue == duty.Name).Max(c => c.DecidedAt) : null;

    internal void Apply(TaskChange change, Unit? to)
    {
        if (change.Field == TaskField.Unit) _duties.First(d => d.Scope == DutyScope.Unit && d.Name == change.OldValue).HandOver(to!);
        else if (change.Field == TaskField.DueOn) DueOn = TaskChange.Day(change.NewValue);
        else (Target, TargetFigure) = (WorkPlan.Cut(change.NewValue, TargetMaxLength), TargetFigure is null ? null : OnlyFigure(change.NewValue));
    }
}
