using Portal.Domain.People;

namespace Portal.Domain.WorkPlans;

/// <summary>Corrections while the plan is checked against its paper: words, units, order, merging and splitting (requirement F4).</summary>
public sealed partial class WorkPlan
{
    public Refusal? WhyNotCorrect(Actor actor) => !actor.Holds(Role.DisclosureOffice) ? WorkPlanRefusals.NotYourDesk : State != WorkPlanState.Checking ? WorkPlanRefusals.NotChecking : null;

    public WorkPlanTask Task(int taskId) => _tasks.SingleOrDefault(t => t.Id == taskId) ?? throw new RefusedException(WorkPlanRefusals.NoTask);

    public void Rename(string title, string body, ReportingWindow window, Actor actor)
    {
        Guard(actor);
        (Title, Body, Window) = (Typed(title, TitleMaxLength, "标题", nameof(Title)), Typed(body, BodyMaxLength, "制定单位", nameof(Body)), window);
    }

    public WorkPlanPart Part(int partId) => _parts.SingleOrDefault(p => p.Id == partId) ?? throw new RefusedException(WorkPlanRefusals.NoTask);

    public void RenamePart(int partId, string number, string title, Actor actor)
    {
        Guard(actor);
        Part(partId).Rename(Typed(number, WorkPlanPart.NumberMaxLength, "序号", nameof(WorkPlanPart.Number)), PartTitle(title));
    }

    /// <summary>Takes away a part that has no tasks.</summary>
    public void RemovePart(int partId, Actor actor)
    {
        Guard(actor);
        var part = Part(partId);
        if (TasksOf(part).Any()) throw new RefusedException(new("PartHasTasks", "这一部分还有任务，请先移走或者删去"));
        if (_parts.Count == 1) throw new RefusedException(new("LastPart", "计划至少有一个部分"));
        _parts.Remove(part);
    }

    /// <summary>Sets a task and its units; what the reader doubted counts as looked at.</summary>
    public void Correct(int taskId, TaskContent content, IReadOnlyList<TaskDuty> duties, Actor actor)
    {
        Guard(actor);
        var task = Task(taskId);
        task.Set(content);
        task.Assign(duties);
        task.Settle();
    }

    public WorkPlanTask Add(int partId, TaskContent content, IReadOnlyList<TaskDuty> duties, Actor actor)
    {
        Guard(actor);
        if (_tasks.Count >= MaxTasks) throw new RefusedException(new("TooManyTasks", $"任务不超过{MaxTasks}项"));
        var part = Part(partId);
        var task = new WorkPlanTask(part, Last(part) + 1, content);
        task.Assign(duties);
        Insert(task);
        return task;
    }

    public WorkPlanPart AddPart(string number, string title, Actor actor)
    {
        Guard(actor);
        if (_parts.Count >= MaxParts) throw new RefusedException(new("TooManyParts", $"部分不超过{MaxParts}个"));
        var part = new WorkPlanPart(_parts.Count == 0 ? 1 : _parts.Max(p => p.Order) + 1, Typed(number, WorkPlanPart.NumberMaxLength, "序号", nameof(WorkPlanPart.Number)), PartTitle(title), "");
        _parts.Add(part);
        return part;
    }

    public void Remove(int taskId, Actor actor)
    {
        Guard(actor);
        _tasks.Remove(Task(taskId));
        Renumber();
    }

    /// <summary>Joins the next task of the same part to this one.</summary>
    public void MergeWithNext(int taskId, Actor actor)
    {
        Guard(actor);
        var task = Task(taskId);
        var next = TasksOf(task.Part).FirstOrDefault(t => t.Order > task.Order) ?? throw new RefusedException(new("NoNext", "这是本部分的最后一项，后面没有可以合并的任务"));
        task.TakeIn(next);
        _tasks.Remove(next);
        Renumber();
    }

    /// <summary>Cuts the task's words at a place; the rest becomes the next task.</summary>
    public void Split(int taskId, int at, Actor actor)
    {
        Guard(actor);
        var task = Task(taskId);
        if (at <= 0 || at >= task.Text.Length || task.Text[..at].Trim().Length == 0 || task.Text[at..].Trim().Length == 0 || char.IsLowSurrogate(task.Text[at]))
            throw new RefusedException(new("SplitPlace", "请在任务文字的中间选择拆分的位置"));
        Insert(task.Split(at));
    }

    /// <summary>One place up or down; over the edge of its part it goes into the part beside.</summary>
    public void Move(int taskId, bool up, Actor actor)
    {
        Guard(actor);
        var task = Task(taskId);
        var part = TasksOf(task.Part).ToList();
        var at = part.IndexOf(task);
        if (up ? at > 0 : at < part.Count - 1)
        {
            var other = part[up ? at - 1 : at + 1];
            (task.Order, other.Order) = (other.Order, task.Order);
            return;
        }
        var parts = InOrder.ToList();
        var beside = parts.IndexOf(task.Part) + (up ? -1 : 1);
        if (beside < 0 || beside >= parts.Count) throw new RefusedException(new("NoPlace", up ? "已经是第一项" : "已经是最后一项"));
        task.Part = parts[beside];
        Renumber(task, atEnd: up);
    }

    /// <summary>Gives every task that has no unit that answers for it to one.</summary>
    public int AssignRest(Unit unit, Actor actor)
    {
        Guard(actor);
        var rest = _tasks.Where(t => t.Duties.Count == 0).ToList();
        foreach (var task in rest) task.Assign([new TaskDuty(1, unit.Name, Reading.UnitRole.Lead, DutyScope.Unit, unit.Id, "", "")]);
        return rest.Count;
    }

    /// <summary>A task of last year that this year's paper does not name goes on with its units; its day is to be set anew.</summary>
    public WorkPlanTask CarryOver(int partId, WorkPlanTask before, Actor actor)
    {
        var task = Add(partId, new(before.Number, before.Text, "", null, null, before.Target, before.TargetFigure), [.. before.Duties.Select(d => d.Copy(d.Order))], actor);
        task.CarryOn(before.Id, before.LimitWords);
        return task;
    }

    private static string PartTitle(string title) =>
        Typed(title, WorkPlanPart.TitleMaxLength, "标题", nameof(WorkPlanPart.Title)) is { Length: > 0 } words ? words : throw new RefusedException(new("PartTitle", "请填写这一部分的标题", nameof(WorkPlanPart.Title)));

    private void Guard(Actor actor)
    {
        if (WhyNotCorrect(actor) is { } refusal) throw new RefusedException(refusal);
        Touch();
    }

    private int Last(WorkPlanPart part) => _tasks.Where(t => t.Part.Order <= part.Order).Select(t => t.Order).DefaultIfEmpty(0).Max();

    private void Insert(WorkPlanTask task)
    {
        foreach (var later in _tasks.Where(t => t.Order >= task.Order)) later.Order++;
        _tasks.Add(task);
    }

    private void Renumber(WorkPlanTask? moved = null, bool atEnd = false)
    {
        var order = 0;
        foreach (var task in InOrder.SelectMany(p => _tasks.Where(t => t.Part == p).OrderBy(t => t == moved ? (atEnd ? int.MaxValue : int.MinValue) : t.Order)).ToList()) task.Order = ++order;
    }
}
