using Portal.Domain.Review.Wording;

namespace Portal.Domain.WorkPlans.Reading;

/// <summary>A limit in the words of a text, before its year is known. Days are 0 where the words name none.</summary>
internal readonly record struct FoundLimit(int Start, int End, LimitKind Kind, LimitTerm Term);

/// <summary>A term by month and day; a year of 0 is the plan's own, 1 the one after.</summary>
internal readonly record struct LimitTerm(int FromYear, int FromMonth, int FromDay, int ToYear, int ToMonth, int ToDay, bool Sure)
{
    public static readonly LimitTerm None = new(0, 0, 0, 0, 0, 0, true);
}

/// <summary>A day as it is written: 2024年6月30日, 2024-06-30, 2024.6.30.</summary>
internal readonly record struct WrittenDay(int Year, int Month, int Day, int End);

/// <summary>Finds limits by hand-written scanning, so that no text can make it slow.</summary>
internal static partial class LimitWords
{
    private const int LongestWhole = 60;
    private static readonly string[] _befores = ["之前", "以前", "前", "为止", "止"];
    private static readonly string[] _standing = ["长期坚持", "长期推进", "长期任务", "长期", "持续推进", "持续坚持", "持续", "常态化推进", "常态化开展", "常态化", "常年", "日常工作", "日常", "适时", "及时", "按要求", "按时限要求", "按规定时限", "即时", "随时", "立即", "定期", "实时", "按节点推进", "按计划推进", "根据要求", "贯穿全年", "近期", "按进度", "待定"];
    private static readonly string[] _fillers = ["完成", "前完成", "并", "持续", "推进", "坚持", "取得阶段性成果", "取得明显成效", "取得", "基本", "全面", "并长期坚持", "并持续推进", "实施", "全部", "需", "须", "底", "前", "内", "，", "、", "；", "。", " ", "（", "）", "：", "每年", "开展", "落实", "阶段性", "进展", "力争", "按", "于", "在", "至少", "一次", "1次", "长期", "分阶段", "启动", "到位", "上报", "报送", "一次性", "结束"];

    /// <summary>All limits of a text, in order. Names in 《》 and numbers of papers are no limits.</summary>
    public static List<FoundLimit> Find(string s, int start, int end, bool labelled)
    {
        var found = new List<FoundLimit>();
        var inTitle = 0;
        for (var i = start; i < end; i++)
        {
            var c = s[i];
            if (c == '《' || c == '》')
            {
                // A mark that never closes must not hide the rest.
                inTitle = c == '《' ? i + 60 : 0;
                continue;
            }
            if (i < inTitle || !MayBegin(c) || i > start && IsFigure(c) && IsFigure(s[i - 1])) continue;
            if (At(s, i, end, labelled) is not { } limit) continue;
            if (labelled && limit.End < end && s[limit.End] == '起' && limit.Term.FromMonth > 0)
            {
                found.Add(limit with { End = limit.End + 1, Term = limit.Term with { ToMonth = 0, ToDay = 0 } }); // 7月1日起
                i = limit.End;
                continue;
            }
            if (limit.End < end && s[limit.End] is '起' or '以' || Before(s, start, i, "截至") || Before(s, start, i, "截止") || Before(s, start, i, "自") && limit.Kind == LimitKind.Fixed && !labelled) continue;
            found.Add(limit);
            i = limit.End - 1;
        }
        return found;
    }

    private static bool Before(string s, int start, int i, string word) => i - start >= word.Length && string.CompareOrdinal(s, i - word.Length, word, 0, word.Length) == 0;

    private static bool MayBegin(char c) => c is (>= '0' and <= '9') or '一' or '二' or '两' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十' or '上' or '下' or '年' or '全' or '本' or '今' or '当' or '明' or '次' or '第' or '每' or '按' or '逐' or '半';

    private static bool IsFigure(char c) => char.IsAsciiDigit(c);

    /// <summary>Nothing but a limit and such words as 完成: what stands in a column of limits.</summary>
    public static bool IsWhole(string s, int start, int end)
    {
        while (start < end && s[start] is ' ' or '\t') start++;
        if (end - start is < 2 or > LongestWhole) return false;
        var seen = false;
        for (var i = start; i < end;)
        {
            if (MayBegin(s[i]) && At(s, i, end, labelled: true) is { } limit)
            {
                (i, seen) = (limit.End, true);
                continue;
            }
            if (Standing(s, i, end) is > 0 and var length && (seen || i == start))
            {
                (i, seen) = (i + length, true);
                continue;
            }
            var filler = 0;
            foreach (var word in _fillers)
                if (word.Length > filler && PlanLines.StartsWith(s, i, end, word)) filler = word.Length;
            if (filler == 0) return false;
            i += filler;
        }
        return seen;
    }

    public static int Standing(string s, int start, int end)
    {
        foreach (var word in _standing)
            if (PlanLines.StartsWith(s, start, end, word)) return word.Length;
        return 0;
    }

    public static WrittenDay? Date(string s, int start, int end)
    {
        if (end - start < 6) return null;
        var p = start;
        var year = 0;
        for (var n = 0; n < 4 && p < end; n++, p++)
        {
            var figure = IsFigure(s[p]) ? s[p] - '0' : "〇一二三四五六七八九".IndexOf(s[p] is '零' or 'O' or '○' ? '〇' : s[p], StringComparison.Ordinal);
            if (figure < 0) return null;
            year = year * 10 + figure;
        }
        if (year is < 1949 or > 2199 || p >= end || s[p] is not ('年' or '-' or '.' or '/')) return null;
        var mark = s[p];
        p = Skip(s, p + 1, end);
        var (month, after) = Number(s, p, end);
        if (month is < 1 or > 12) return null;
        p = Skip(s, after, end);
        if (p >= end || s[p] != (mark == '年' ? '月' : mark)) return null;
        p = Skip(s, p + 1, end);
        (var day, after) = Number(s, p, end);
        if (day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        p = Skip(s, after, end);
        if (mark != '年') return new WrittenDay(year, month, day, p);
        return p < end && s[p] is '日' or '号' ? new WrittenDay(year, month, day, p + 1) : null;
    }

    private static int Skip(string s, int p, int end)
    {
        while (p < end && s[p] == ' ') p++;
        return p;
    }

    /// <summary>A number up to 999 in figures or Chinese, and where it ends; 0 where there is none.</summary>
    private static (int Value, int End) Number(string s, int p, int end)
    {
        var to = p;
        if (p < end && IsFigure(s[p])) while (to < end && to - p < 4 && IsFigure(s[to])) to++;
        else while (to < end && to - p < 4 && "一二两三四五六七八九十百".Contains(s[to], StringComparison.Ordinal)) to++;
        if (to == p || to - p > 3) return (0, p);
        if (to - p == 1 && s[p] == '两') return (2, to);
        return (Script.Number(s.AsSpan(p, to - p)), to);
    }

    private static int Word(string s, int p, int end, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (PlanLines.StartsWith(s, p, end, word)) return p + word.Length;
        return -1;
    }

    /// <summary>Past 前, 之前, 完成前; the same place where there is none.</summary>
    private static int PastBefore(string s, int p, int end) => Word(s, Skip(s, p, end), end, _befores) is >= 0 and var after && !PlanLines.StartsWith(s, Skip(s, p, end), end, "前期") ? after : p;
}
