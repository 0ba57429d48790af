using Portal.Domain.People;
using Portal.Domain.WorkPlans.Reading;

namespace Portal.Domain.WorkPlans;

/// <summary>Whom the words of a duty mean.</summary>
public enum DutyScope
{
    /// <summary>Not matched yet: 相关处室, or a name the bureau does not have. Such a task does not count.</summary>
    Unassigned,

    /// <summary>One unit of the bureau.</summary>
    Unit,

    /// <summary>各处室: every inner section, each for itself.</summary>
    AllSections,

    /// <summary>各处室、各直属单位: every unit of the bureau, each for itself.</summary>
    AllUnits,

    /// <summary>A body outside the bureau, such as 省信息中心: named, not followed.</summary>
    Outside,
}

/// <summary>A unit's part in a task, with the people who answer for it (requirement F2).</summary>
public sealed class TaskDuty
{
    public const int NameMaxLength = 60;
    public const int PersonMaxLength = 60;

    private TaskDuty() => (Name, ResponsiblePerson, HandlingPerson) = ("", "", "");

    public TaskDuty(int order, string name, UnitRole role, DutyScope scope, int? unitId, string responsible, string handling) : this() =>
        (Order, Name, Role, Scope, UnitId, ResponsiblePerson, HandlingPerson) =
        (order, WorkPlan.Cut(name, NameMaxLength), role, scope, scope == DutyScope.Unit ? unitId : null, WorkPlan.Cut(responsible, PersonMaxLength), WorkPlan.Cut(handling, PersonMaxLength));

    public int Id { get; private set; }
    public int WorkPlanTaskId { get; private set; }
    public int Order { get; private set; }

    /// <summary>As the paper has it.</summary>
    public string Name { get; private set; }
    public UnitRole Role { get; private set; }
    public DutyScope Scope { get; private set; }
    public int? UnitId { get; private set; }

    /// <summary>责任人</summary>
    public string ResponsiblePerson { get; private set; }

    /// <summary>经办人</summary>
    public string HandlingPerson { get; private set; }

    internal static TaskDuty Of(int order, ReadUnit read, IReadOnlyList<Unit> units, string responsible, string handling)
    {
        var (scope, unit) = UnitMatch.Of(read.Name, units);
        return new(order, read.Name, read.Role, scope, unit?.Id, responsible, handling);
    }

    internal static readonly Refusal NoUnit = new("NoUnit", "接手的处室已经撤销或者改名，请重新提出", "To");

    /// <summary>Another unit takes the part over; its people are to be named anew.</summary>
    internal void HandOver(Unit to) => (Name, UnitId, ResponsiblePerson, HandlingPerson) = (WorkPlan.Cut(to.Name, NameMaxLength), to.Id, "", "");

    internal TaskDuty Copy(int order) => new(order, Name, Role, Scope, UnitId, ResponsiblePerson, HandlingPerson);

    /// <summary>The units of the bureau that it means.</summary>
    public IEnumerable<int> UnitsOf(IReadOnlyList<(int Id, UnitKind Kind)> open) => Scope switch
    {
        DutyScope.Unit => [UnitId!.Value],
        DutyScope.AllSections => open.Where(u => u.Kind == UnitKind.Section).Select(u => u.Id),
        DutyScope.AllUnits => open.Select(u => u.Id),
        _ => [],
    };
}

/// <summary>Finds the bureau's unit that a plan's words mean.</summary>
public static class UnitMatch
{
    private static readonly string[] Each = ["各", "机关", "局", "厅", "部", "委", "本"];
    private static readonly string[] SectionWords = ["处室", "科室", "股室", "处", "科", "司局", "内设机构"];
    private static readonly string[] BodyWords = ["单位", "直属单位", "局属单位", "厅属单位", "所属单位", "事业单位"];

    public static (DutyScope Scope, Unit? Unit) Of(string name, IReadOnlyList<Unit> units)
    {
        var words = name.Trim();
        if (units.FirstOrDefault(u => u.Name == words) is { } exact) return (DutyScope.Unit, exact);
        if (Collective(words) is { } scope) return (scope, null);
        // 局办公室 and 办公室, 救助处 and 社会救助处: one name within the other, where only one unit fits.
        var near = units.Where(u => Within(words, u.Name)).ToList();
        return near.Count == 1 ? (DutyScope.Unit, near[0]) : (DutyScope.Unassigned, null);
    }

    // 各处室, 机关各处室、局属各单位; 相关处室 and 有关处室 are for a person to say.
    private static DutyScope? Collective(string words)
    {
        if (!words.Contains('各') || words.Contains("相关", StringComparison.Ordinal) || words.Contains("有关", StringComparison.Ordinal)) return null;
        var rest = words;
        foreach (var word in Each) rest = rest.Replace(word, "", StringComparison.Ordinal);
        if (SectionWords.Contains(rest)) return DutyScope.AllSections;
        return BodyWords.Contains(rest) || BodyWords.Any(b => SectionWords.Any(s => rest == s + "、" + b || rest == s + b || rest == s + "和" + b)) ? DutyScope.AllUnits : null;
    }

    private static bool Within(string words, string name)
    {
        var (shorter, longer) = words.Length <= name.Length ? (words, name) : (name, words);
        if (shorter.Length < 2) return false;
        if (longer.EndsWith(shorter, StringComparison.Ordinal)) return true;
        // 救助处 stands for 社会救助处, 养老处 for 养老服务处: its characters in their order, beginning and end kept.
        if (shorter[^1] != longer[^1]) return false;
        var at = 0;
        foreach (var c in longer)
            if (at < shorter.Length && c == shorter[at]) at++;
        return at == shorter.Length;
    }
}

public static class DutyNames
{
    public static string Chinese(this UnitRole role) => role switch
    {
        UnitRole.Lead => "牵头",
        UnitRole.Support => "配合",
        _ => "负责",
    };

    public static string Chinese(this DutyScope scope) => scope switch
    {
        DutyScope.Unassigned => "待对应",
        DutyScope.Unit => "本机关处室单位",
        DutyScope.AllSections => "全部内设处室",
        DutyScope.AllUnits => "全部处室和直属单位",
        _ => "机关以外的单位",
    };
}
