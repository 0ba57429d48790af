using System.Buffers;

namespace Portal.Domain.WorkPlans.Reading;

/// <summary>What a column, or a label before a colon, holds.</summary>
internal enum CellKind
{
    None,
    Number,
    Part,
    Task,
    Detail,
    Units,
    Lead,
    Support,
    Person,
    Limit,
    Other,
}

/// <summary>The heads of the columns that tables of tasks have.</summary>
internal static class TableColumns
{
    private const int LongestLabel = 16;
    private static readonly SearchValues<char> _marks = SearchValues.Create("。，；：|0123456789");

    private static readonly (string Word, CellKind Kind)[] _rules =
    [
        ("序号", CellKind.Number), ("编号", CellKind.Number),
        ("备注", CellKind.Other), ("完成情况", CellKind.Other), ("进展", CellKind.Other), ("成果", CellKind.Other), ("形式", CellKind.Other), ("依据", CellKind.Other), ("电话", CellKind.Other), ("渠道", CellKind.Other), ("来源", CellKind.Other), ("载体", CellKind.Other), ("分值", CellKind.Other), ("标准", CellKind.Other),
        ("责任人", CellKind.Person), ("领导", CellKind.Person), ("联系人", CellKind.Person), ("负责人", CellKind.Person), ("经办人", CellKind.Person),
        ("时限", CellKind.Limit), ("时间", CellKind.Limit), ("期限", CellKind.Limit), ("进度", CellKind.Limit), ("节点", CellKind.Limit),
        ("责任", CellKind.Units), ("承办", CellKind.Units), ("落实单位", CellKind.Units), ("落实部门", CellKind.Units), ("负责", CellKind.Units), ("实施单位", CellKind.Units), ("分工", CellKind.Units), ("完成单位", CellKind.Units),
        ("牵头", CellKind.Lead), ("主办", CellKind.Lead), ("主责", CellKind.Lead),
        ("配合", CellKind.Support), ("协办", CellKind.Support), ("协助", CellKind.Support), ("参与", CellKind.Support), ("参加", CellKind.Support), ("会办", CellKind.Support), ("协同", CellKind.Support),
        ("单位", CellKind.Units), ("部门", CellKind.Units), ("科室", CellKind.Units), ("处室", CellKind.Units),
        ("类别", CellKind.Part), ("分类", CellKind.Part), ("板块", CellKind.Part), ("领域", CellKind.Part), ("一级", CellKind.Part),
        ("措施", CellKind.Detail), ("举措", CellKind.Detail), ("要求", CellKind.Detail), ("目标", CellKind.Detail), ("具体", CellKind.Detail), ("标志", CellKind.Detail),
        ("任务", CellKind.Task), ("内容", CellKind.Task), ("要点", CellKind.Task), ("事项", CellKind.Task), ("工作", CellKind.Task), ("项目", CellKind.Task),
    ];

    public static CellKind Kind(string s, int start, int end)
    {
        while (start < end && s[start] is ' ' or '\t') start++;
        while (end > start && s[end - 1] is ' ' or '\t') end--;
        if (end - start is 0 or > LongestLabel) return CellKind.None;
        var label = PlanLines.Bare(s, start, end);
        if (label.Length > 10 || label.AsSpan().ContainsAny(_marks)) return CellKind.None;
        // 牵头及配合单位 holds both
        if (label.Contains("牵头", StringComparison.Ordinal) && (label.Contains("配合", StringComparison.Ordinal) || label.Contains("责任", StringComparison.Ordinal)) && !label.Contains("领导", StringComparison.Ordinal) && !label.EndsWith('人')) return CellKind.Units;
        if (label[^1] == '人' || label.EndsWith("人员", StringComparison.Ordinal)) return label.Contains("单位", StringComparison.Ordinal) || label.Contains("部门", StringComparison.Ordinal) || label.Contains("科室", StringComparison.Ordinal) ? CellKind.Units : CellKind.Person;
        foreach (var (word, kind) in _rules)
            if (label.Contains(word, StringComparison.Ordinal)) return IsWhole(label, word, kind) ? kind : CellKind.None;
        return CellKind.None;
    }

    // “工作要点” heads a column; “加强政策解读工作” is what stands in one.
    private static bool IsWhole(string label, string word, CellKind kind) =>
        kind is not (CellKind.Task or CellKind.Detail or CellKind.Units or CellKind.Part) || label.Length <= word.Length + 4 && !label.StartsWith('各') && !label.StartsWith("相关", StringComparison.Ordinal) && !label.StartsWith("有关", StringComparison.Ordinal);

    /// <summary>Of two columns of tasks the second says what is done in the first.</summary>
    public static List<CellKind> Refined(List<CellKind> kinds)
    {
        var first = kinds.IndexOf(CellKind.Task);
        return first < 0 ? kinds : [.. kinds.Select((k, i) => k == CellKind.Task && i > first ? CellKind.Detail : k)];
    }

    /// <summary>A row of heads: a task and who or when, and hardly anything that is no head.</summary>
    public static bool AreHeads(IReadOnlyList<CellKind> kinds) =>
        kinds.Any(k => k is CellKind.Task or CellKind.Detail) && kinds.Any(k => k is CellKind.Units or CellKind.Lead or CellKind.Support or CellKind.Limit or CellKind.Number)
        && kinds.Count(k => k == CellKind.None) * 3 <= kinds.Count;
}
