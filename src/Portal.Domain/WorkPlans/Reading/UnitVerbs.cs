namespace Portal.Domain.WorkPlans.Reading;

/// <summary>What a clause does with the names before its verb.</summary>
internal enum VerbRole
{
    Lead,
    Support,

    /// <summary>分别负责, 按职责分工负责.</summary>
    Each,

    /// <summary>负责 alone: one unit leads, several are each responsible.</summary>
    ByCount,
}

/// <summary>A verb in a clause of responsibility; names end at <paramref name="NameEnd"/>, the next words begin at <paramref name="After"/>.</summary>
internal readonly record struct UnitVerb(VerbRole Role, int NameEnd, int After);

internal static class UnitVerbs
{
    private static readonly (string Word, VerbRole Role, bool Inside)[] _verbs =
    [
        ("牵头", VerbRole.Lead, true), ("主办", VerbRole.Lead, true), ("主责", VerbRole.Lead, false), ("配合", VerbRole.Support, true), ("协助", VerbRole.Support, true), ("协办", VerbRole.Support, true), ("参与", VerbRole.Support, false), ("参加", VerbRole.Support, false), ("协同", VerbRole.Support, false), ("支持", VerbRole.Support, false),
        ("各负其责", VerbRole.Each, false), ("各司其职", VerbRole.Each, false), ("负责", VerbRole.ByCount, true), ("落实", VerbRole.ByCount, false), ("承办", VerbRole.ByCount, true), ("实施", VerbRole.ByCount, false), ("执行", VerbRole.ByCount, false), ("完成", VerbRole.ByCount, false), ("办理", VerbRole.ByCount, false), ("抓好", VerbRole.ByCount, false),
    ];

    private static readonly string[] _fillers = ["组织", "实施", "落实", "推进", "办理", "做好", "相关", "有关", "工作", "完成", "负责", "此项", "该项", "抓好", "具体", "单位", "共同", "统筹", "协调", "推动", "执行", "为主", "任务", "各项"];
    private static readonly string[] _adverbs = ["分别", "共同", "联合", "积极", "协同", "各自", "具体", "全力", "密切", "主动", "按要求", "总", "为", "统筹", "组织", "认真", "抓好", "协调", "做好"];
    private static readonly string[] _duties = ["职责", "分工", "职能", "职权", "责任"];

    /// <summary>The first verb of a piece between two commas; null where it only names.</summary>
    public static UnitVerb? First(string s, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (s[i] is not ('牵' or '主' or '配' or '协' or '参' or '支' or '各' or '负' or '落' or '承' or '实' or '执' or '完' or '办' or '抓')) continue;
            foreach (var (word, role, inside) in _verbs)
            {
                if (!PlanLines.StartsWith(s, i, end, word)) continue;
                if (i > start && word[0] == '主' && s[i - 1] == '自') break;
                var after = Fillers(s, i + word.Length, end);
                var ends = after >= end || s[after] is '。' or '；' or '）' or ' ';
                if (!ends && (!inside || !UnitNames.IsLike(Rest(s, after, end)))) break;
                return With(s, start, i, role, after);
            }
        }
        return Duties(s, start, end) is { } at && at < end - 2 && at >= start ? new UnitVerb(VerbRole.Each, at, end) : null;
    }

    // “办公室牵头各处室配合”: what follows the first verb is names with the next one
    private static ReadOnlySpan<char> Rest(string s, int start, int end)
    {
        var rest = s.AsSpan(start, end - start);
        foreach (var (word, _, inside) in _verbs)
            if (inside && rest.IndexOf(word, StringComparison.Ordinal) is > 1 and var at) return rest[..at];
        return rest;
    }

    private static int Fillers(string s, int at, int end)
    {
        for (var more = true; more;)
        {
            more = false;
            foreach (var filler in _fillers)
                if (PlanLines.StartsWith(s, at, end, filler)) (at, more) = (at + filler.Length, true);
        }
        return at;
    }

    private static UnitVerb With(string s, int start, int nameEnd, VerbRole role, int after)
    {
        for (var more = true; more;)
        {
            more = false;
            foreach (var adverb in _adverbs)
            {
                if (nameEnd - start < adverb.Length || string.CompareOrdinal(s, nameEnd - adverb.Length, adverb, 0, adverb.Length) != 0) continue;
                nameEnd -= adverb.Length;
                more = true;
                if (role == VerbRole.ByCount && adverb is "分别" or "共同" or "联合" or "各自") role = VerbRole.Each;
            }
            if (Duties(s, start, nameEnd) is { } at)
            {
                (nameEnd, more) = (at, true);
                if (role == VerbRole.ByCount) role = VerbRole.Each;
            }
        }
        return new UnitVerb(role, nameEnd, after);
    }

    /// <summary>Where 按职责分工, 按照各自职责, 依职能 begins, if the words end with it.</summary>
    private static int? Duties(string s, int start, int end)
    {
        if (end - start < 2) return null;
        foreach (var duty in _duties)
        {
            if (string.CompareOrdinal(s, end - duty.Length, duty, 0, duty.Length) != 0 || end - duty.Length < start) continue;
            for (var i = end - duty.Length - 1; i >= Math.Max(start, end - 16); i--)
            {
                if (s[i] is '，' or '、') break;
                if (s[i] is '按' or '依') return i;
                if (s[i] is '根' && s[i + 1] == '据') return i;
            }
            if (duty == "分工" && end - 4 >= start && string.CompareOrdinal(s, end - 4, "职责", 0, 2) == 0) return end - 4;
        }
        return null;
    }
}
