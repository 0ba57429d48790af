namespace Portal.Domain.WorkPlans.Reading;

/// <summary>Quantities that a task sets, and papers that it names.</summary>
internal static class PlanFigures
{
    private const int LongestName = 120;
    private static readonly string[] _bounds = ["不得低于", "不得少于", "不得超过", "不低于", "不少于", "不超过", "不高于", "不小于", "至少", "超过", "达到", "达", "控制在", "保持在", "提高到", "提升到", "原则上不少于"];
    private static readonly string[] _after = ["以上", "以内", "以下", "左右"];
    private static readonly string[] _measures = ["个百分点", "个工作日", "个自然日", "个小时", "个月", "百分点", "平方米", "公里", "人次", "场次", "万元", "亿元", "万人", "小时", "学时", "余家", "余个", "次", "场", "期", "篇", "条", "件", "项", "个", "份", "家", "名", "人", "户", "所", "张", "套", "批", "元", "分", "处", "例", "起", "页", "轮", "届", "部", "册", "种", "类", "座", "辆", "吨", "亩", "支", "倍", "岁", "节", "课", "张床位"];
    private static readonly string[] _rounds = ["届", "轮", "批", "期", "次", "批次", "版"];

    public static List<ReadQuantity> Quantities(Words words, int start, int end)
    {
        var s = words.Norm;
        var found = new List<ReadQuantity>();
        var inTitle = 0;
        for (var i = start; i < end; i++)
        {
            if (s[i] is '《' or '》') inTitle = s[i] == '《' ? i + 60 : 0;
            if (i < inTitle) continue;
            var to = s[i] == '第' ? Round(s, i, end) : s[i] is '不' or '至' or '超' or '达' or '控' or '保' or '提' or '原' ? Bound(s, i, end) : char.IsAsciiDigit(s[i]) && (i == start || !char.IsAsciiDigit(s[i - 1]) && s[i - 1] is not ('.' or '〔')) ? Amount(s, i, end) : s[i] is '百' or '一' or '二' or '两' or '三' or '四' or '五' ? Times(s, i, end) : -1;
            if (to <= i) continue;
            found.Add(new ReadQuantity(words.Name(i, to), words.Place(i, to)));
            i = to - 1;
        }
        return found;
    }

    // 第二届
    private static int Round(string s, int i, int end)
    {
        var p = Figures(s, i + 1, end);
        if (p == i + 1) while (p < end && p - i < 5 && "一二三四五六七八九十百".Contains(s[p], StringComparison.Ordinal)) p++;
        return p == i + 1 ? -1 : Any(s, p, end, _rounds);
    }

    // 不低于4%, 至少两次
    private static int Bound(string s, int i, int end)
    {
        var at = Any(s, i, end, _bounds);
        if (at < 0) return -1;
        while (at < end && s[at] == ' ') at++;
        var p = Figures(s, at, end);
        if (p == at) while (p < end && p - at < 5 && "一二两三四五六七八九十百千万".Contains(s[p], StringComparison.Ordinal)) p++;
        if (p == at) return PlanLines.StartsWith(s, at, end, "百分之") ? Percent(s, at, end) : -1;
        if (p < end && s[p] is '%' or '‰') return Tail(s, p + 1, end);
        if (p < end && s[p] is '万' or '亿') p++;
        var measure = Any(s, p, end, _measures);
        return Tail(s, measure < 0 ? p : measure, end);
    }

    // 95%以上, 12场次; a day, an hour or 3个工作日 is a limit
    private static int Amount(string s, int i, int end)
    {
        var p = Figures(s, i, end);
        if (p < end && s[p] is '%' or '‰') return Tail(s, p + 1, end);
        if (p - i > 7) return -1;
        if (p < end && s[p] is '万' or '亿' or '余' or '多') p++;
        if (p < end && s[p] == '个' && p + 1 < end && s[p + 1] is '工' or '自' or '月' or '小' or '季' or '星' or '年') return -1;
        var measure = Any(s, p, end, _measures);
        if (measure > 0 && Any(s, measure, end, ["内", "以内", "之内"]) > 0 && (PlanLines.StartsWith(s, p, end, "小时") || PlanLines.StartsWith(s, p, end, "个"))) return -1; // a limit
        return measure < 0 || s[p] == '起' || measure < end && s[p] == '分' && s[measure] is '钟' or '之' || PlanLines.StartsWith(s, p, end, "部门") || PlanLines.StartsWith(s, p, end, "节点") || PlanLines.StartsWith(s, p, end, "处室") ? -1 : Tail(s, measure, end);
    }

    // 两次, 一场; 一次性 and 一期 are none
    private static int Times(string s, int i, int end)
    {
        if (PlanLines.StartsWith(s, i, end, "百分之")) return Percent(s, i, end);
        if (i > 0 && s[i - 1] is '第' or '跑' or '十' or '同' or '首' or '再' or '上' or '另' or '唯' or '每') return -1;
        var p = i + 1;
        var measure = Any(s, p, end, ["场次", "次", "场"]);
        return measure < 0 || measure < end && s[measure] is '性' or '分' or '办' or '告' or '申' or '会' or '跑' or '都' or '提' or '采' or '评' or '登' or '报' ? -1 : Tail(s, measure, end);
    }

    private static int Percent(string s, int i, int end)
    {
        var p = i + 3;
        while (p < end && p < i + 8 && (char.IsAsciiDigit(s[p]) || "一二三四五六七八九十百".Contains(s[p], StringComparison.Ordinal))) p++;
        return p == i + 3 ? -1 : Tail(s, p, end);
    }

    private static int Tail(string s, int p, int end) => Any(s, p, end, _after) is >= 0 and var after ? after : p;

    private static int Figures(string s, int p, int end)
    {
        while (p < end && (char.IsAsciiDigit(s[p]) || s[p] == '.' && p + 1 < end && char.IsAsciiDigit(s[p + 1]))) p++;
        return p;
    }

    private static int Any(string s, int p, int end, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (PlanLines.StartsWith(s, p, end, word)) return p + word.Length;
        return -1;
    }

    /// <summary>Names in 《》, each once. One inside another belongs to it; one that never closes is left out.</summary>
    public static List<ReadPaper> Papers(Words words, int start, int end)
    {
        var found = new List<ReadPaper>();
        var seen = new HashSet<string>();
        var (open, depth) = (-1, 0);
        for (var i = start; i < end; i++)
        {
            if (words.Norm[i] == '《')
            {
                if (depth++ == 0 || i - open > LongestName) (open, depth) = (i, 1);
            }
            else if (words.Norm[i] == '》' && depth > 0 && --depth == 0)
            {
                if (i - open - 1 is > 0 and <= LongestName && words.Name(open + 1, i) is { Length: > 0 } name && seen.Add(name)) found.Add(new ReadPaper(name, words.Place(open, i + 1)));
            }
        }
        return found;
    }
}
