namespace Portal.Domain.WorkPlans.Reading;

/// <summary>Where a value was read, in UTF-16 units of the text that was given.</summary>
public readonly record struct Place(int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>A unit's part in a task (requirement F2).</summary>
public enum UnitRole
{
    /// <summary>牵头, 主办, or the only unit that is named.</summary>
    Lead,

    /// <summary>配合, 协办, 参与.</summary>
    Support,

    /// <summary>分别负责, 按职责分工负责, or several units named side by side.</summary>
    Each,
}

/// <summary>What kind of limit the words are; only <see cref="Fixed"/> has days.</summary>
public enum LimitKind
{
    /// <summary>8月底前, 上半年, 2024年6月30日前.</summary>
    Fixed,

    /// <summary>3个工作日内: counted from an event.</summary>
    Relative,

    /// <summary>每季度, 按月.</summary>
    Recurring,

    /// <summary>长期坚持, 持续推进, or words of a column of limits that name no day.</summary>
    Standing,
}

/// <summary>A unit as it is written, 各处室 too, with its part in the task.</summary>
/// <param name="Sure">False where the words leave room: brackets and stops lost before the name, no verb, taken from the part.</param>
public sealed record ReadUnit(string Name, UnitRole Role, Place Place, bool Sure);

/// <summary>A limit in the words of the plan, and the days it means in the plan's year (requirement F3).</summary>
/// <param name="From">First day, where the words name a term (上半年); null for 8月底前.</param>
/// <param name="To">Last day; null for limits that are counted from an event, that recur, or that have no end.</param>
public sealed record ReadLimit(string Words, LimitKind Kind, DateOnly? From, DateOnly? To, Place Place, bool Sure);

/// <summary>A figure that the plan sets: 不低于4%, 第二届, 不少于2次.</summary>
public sealed record ReadQuantity(string Words, Place Place);

/// <summary>A paper named in 《》, without the marks.</summary>
public sealed record ReadPaper(string Name, Place Place);

/// <summary>A responsible or handling person (责任人, 责任领导, 联系人).</summary>
public sealed record ReadPerson(string Name, string Label, Place Place);

/// <summary>A numbered task (requirement F1).</summary>
/// <param name="Number">As it is written, without brackets and points; empty for a part that is one paragraph.</param>
/// <param name="Section">The heading between part and task, where there is one.</param>
/// <param name="Text">All of the task's words except its number and the note of who does it by when.</param>
/// <param name="Place">The whole of it, number and note too.</param>
/// <param name="Doubts">In Chinese, for the person who checks; empty where the task is sure.</param>
public sealed record ReadTask(string Number, string Section, string Text, Place Place, IReadOnlyList<ReadUnit> Units, IReadOnlyList<ReadPerson> Persons, IReadOnlyList<ReadLimit> Limits,
    IReadOnlyList<ReadQuantity> Quantities, IReadOnlyList<ReadPaper> Papers, IReadOnlyList<string> Doubts)
{
    public bool Sure => Doubts.Count == 0;
}

/// <summary>A part with its heading; 总体要求 and the like have words but no tasks.</summary>
/// <param name="Intro">What the part says outside of its tasks.</param>
public sealed record ReadPart(string Number, string Title, string Intro, Place Place, IReadOnlyList<ReadTask> Tasks);

/// <summary>What was read out of a paper (requirement F4). It counts only after a person has checked it.</summary>
public sealed record PlanReading
{
    public required bool IsPlan { get; init; }

    /// <summary>Why the paper is no plan, in Chinese; null for a plan.</summary>
    public string? WhyNot { get; init; }

    public int? Year { get; init; }

    /// <summary>Whose plan it is.</summary>
    public string? Body { get; init; }

    public string? Title { get; init; }
    public IReadOnlyList<ReadPart> Parts { get; init; } = [];

    /// <summary>Doubts about the paper as a whole, in Chinese.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    public IEnumerable<ReadTask> Tasks => Parts.SelectMany(p => p.Tasks);
}
