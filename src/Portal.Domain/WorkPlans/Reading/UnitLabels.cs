namespace Portal.Domain.WorkPlans.Reading;

/// <summary>A label before the names: 责任单位：, 牵头部门：, 完成时限：, 责任人：.</summary>
internal readonly record struct UnitLabel(CellKind Kind, int Start, int LabelEnd, int BodyAt);

/// <summary>Knows labels. The list of how they begin and end keeps 落实责任： and 工作要求： out.</summary>
internal static class UnitLabels
{
    private const int Longest = 16;

    private static readonly string[] _begins =
        ["责任", "牵头", "配合", "主办", "协办", "承办", "主责", "参与", "参加", "协助", "实施", "落实", "完成", "会办", "共同", "具体", "联系", "分管", "包保", "包抓", "时限", "时间", "进度", "第一", "市级", "县级", "局", "直接", "主要", "负责", "经办", "办理", "督办", "工作时限", "工作进度", "整改时限", "推进", "计划完成", "拟完成", "市", "区", "县"];

    private static readonly string[] _ends =
        ["单位", "部门", "科室", "处室", "股室", "司局", "机构", "主体", "人", "人员", "领导", "时限", "时间", "期限", "节点", "时限要求", "时间要求", "进度要求", "完成要求", "牵头", "配合", "主办", "协办", "承办", "负责", "责任", "处", "科", "进度安排", "时间安排", "责任分工", "领导小组", "同志"];

    private static readonly string[] _plain =
        ["责任单位", "责任部门", "责任科室", "责任处室", "责任股室", "牵头单位", "牵头部门", "牵头科室", "牵头处室", "配合单位", "配合部门", "配合科室", "配合处室", "主办单位", "主办科室", "协办单位", "协办科室", "承办单位", "承办科室", "完成时限", "完成时间", "责任领导", "责任人", "落实单位", "参与单位"];

    /// <param name="inNote">Within brackets a label may have lost its colon.</param>
    public static UnitLabel? At(string s, int start, int end, bool inNote = false)
    {
        while (start < end && s[start] is ' ' or '\t' or '·' or '-' or '*') start++;
        var open = start < end && s[start] == '（' ? start + 1 : start;
        var colon = -1;
        for (var i = open; i < end && i <= open + Longest; i++)
        {
            if (s[i] == '：' || open > start && s[i] == '）')
            {
                colon = i;
                break;
            }
            if (s[i] is '，' or '。' or '；' or '\n' || s[i] == '（' && i > open + 8) break;
        }
        if (colon > open && (open == start || s[colon] == '）' || s[colon] == '：'))
        {
            if (Kind(s, open, colon) is not CellKind.None and var kind)
            {
                var body = colon + 1;
                if (s[colon] == '）' && body < end && s[body] == '：') body++;
                if (open > start && s[colon] == '：') return null; // （责任单位：…）: the bracket's affair
                return new UnitLabel(kind, start, colon, body);
            }
        }
        if (open > start) return null;
        foreach (var plain in _plain)
        {
            if (!PlanLines.StartsWith(s, start, end, plain)) continue;
            var body = start + plain.Length;
            var to = body;
            while (to < end && s[to] is not ('，' or '；' or '。' or '\n')) to++;
            var blank = body < end && s[body] is ' ' or '\t' or '-';
            if (body < to && s[body] is not ('及' or '和' or '：' or '、' or '要' or '应' or '为' or '对') && (blank || inNote) && (plain[^1] is '限' or '间' or '人' or '导' || UnitNames.IsList(s, body, to)))
                return new UnitLabel(TableColumns.Kind(s, start, body), start, body, body);
        }
        return null;
    }

    /// <summary>One of the labels that can be nothing else, with its colon, wherever it stands.</summary>
    public static bool IsPlain(string s, int at, int end) =>
        (s[at] is '责' or '牵' or '配' or '主' or '协' or '承' or '完' or '落' or '参') && Array.Exists(_plain, p => PlanLines.StartsWith(s, at, end, p) && at + p.Length < end && s[at + p.Length] == '：');

    private static CellKind Kind(string s, int start, int end)
    {
        var label = PlanLines.Bare(s, start, end);
        if (label.Length is < 2 or > 14 || !Array.Exists(_begins, b => label.StartsWith(b, StringComparison.Ordinal)) || !Array.Exists(_ends, e => label.EndsWith(e, StringComparison.Ordinal))) return CellKind.None;
        if (label is "责任" or "局领导" or "主要负责" || label.StartsWith("主要", StringComparison.Ordinal) && !label.Contains("责任", StringComparison.Ordinal)) return label == "责任" ? CellKind.Units : CellKind.None;
        if (label.EndsWith("责任", StringComparison.Ordinal)) return CellKind.None;
        if (label.Length > 10) return label.Contains("领导", StringComparison.Ordinal) || label[^1] == '人' ? CellKind.Person : label.Contains("牵头", StringComparison.Ordinal) && label.Contains("配合", StringComparison.Ordinal) || label.Contains("责任", StringComparison.Ordinal) ? CellKind.Units : CellKind.None;
        var kind = TableColumns.Kind(s, start, end);
        return kind is CellKind.Units or CellKind.Lead or CellKind.Support or CellKind.Person or CellKind.Limit ? kind
            : label is "牵头" or "主办" ? CellKind.Lead : label is "配合" or "协办" ? CellKind.Support : CellKind.None;
    }
}
