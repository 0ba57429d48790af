namespace Portal.Domain.WorkPlans.Reading;

/// <summary>The forms that limits have. docs/work-plans.md says what days each means.</summary>
internal static partial class LimitWords
{
    private static FoundLimit? At(string s, int i, int end, bool labelled)
    {
        if (s[i] is '每' or '按' or '逐') return Recurring(s, i, end);
        if (Relative(s, i, end) is { } relative) return relative;
        var p = i;
        var year = Year(s, ref p, end);
        if (p < end && Months(s, i, p, end, year, labelled) is { } months) return months;
        if (Halves(s, i, p, end, year) is { } half) return half;
        if (Quarters(s, i, p, end, year) is { } quarter) return quarter;
        return YearEnd(s, i, p, end, year, labelled);
    }

    // 2024年, 今年, 明年; 0 for the plan's own, 1 for the next
    private static int Year(string s, ref int p, int end)
    {
        if (end - p > 4 && s[p] == '2' && IsFigure(s[p + 1]) && IsFigure(s[p + 2]) && IsFigure(s[p + 3]) && Skip(s, p + 4, end) is var at && at < end && s[at] is '年' or '.' or '-' or '/')
        {
            var year = (s[p] - '0') * 1000 + (s[p + 1] - '0') * 100 + (s[p + 2] - '0') * 10 + s[p + 3] - '0';
            p = Skip(s, at + 1, end);
            return s[at] == '年' ? year : -year;
        }
        if (Word(s, p, end, "今年", "本年", "当年") is >= 0 and var own)
        {
            p = own;
            return 0;
        }
        if (Word(s, p, end, "明年", "次年", "下一年") is < 0 and var none) return none + 1;
        p += PlanLines.StartsWith(s, p, end, "下一年") ? 3 : 2;
        return 1;
    }

    private static FoundLimit? Months(string s, int i, int start, int end, int year, bool labelled)
    {
        if (start > i && year < 0) return Dashed(s, i, start, end, -year, labelled);
        var (month, p) = Number(s, start, end);
        if (month is < 1 or > 12) return null;
        p = Skip(s, p, end);
        if (p < end && s[p] is '-' or '~' or '至' or '到' or '、' && RangeOfMonths(s, i, p, end, year, month) is { } range) return range;
        if (p >= end || s[p] != '月') return null;
        p++;
        if (p < end && s[p] is '份') p++;
        var begin = One(year, month, 1);
        if (Word(s, p, end, "龄", "度", "均", "报", "薪", "初一") is >= 0) return null;
        // 6月底, 6月中旬, 6月30日
        var (day, after) = Number(s, Skip(s, p, end), end);
        after = Skip(s, after, end);
        if (day is > 0 and <= 31 && after < end && s[after] is '日' or '号') return Day(s, i, after + 1, end, year, month, day, labelled);
        if (Word(s, p, end, "底", "末", "底之") is >= 0 and var endOf)
        {
            var before = PastBefore(s, endOf, end);
            return new FoundLimit(i, before, LimitKind.Fixed, begin with { FromMonth = 0, FromDay = 0, ToDay = 31 });
        }
        foreach (var (word, from, to) in ((string, int, int)[])[("上旬", 1, 10), ("中旬", 11, 20), ("下旬", 21, 31), ("初", 1, 10)])
        {
            if (Word(s, p, end, word) is not (>= 0 and var third)) continue;
            var before = PastBefore(s, third, end);
            return new FoundLimit(i, before, LimitKind.Fixed, before > third ? new LimitTerm(year, 0, 0, year, month, to, true) : new LimitTerm(year, month, from, year, month, to, word != "初"));
        }
        if (p < end && s[p] is '至' or '到' or '-' or '~' && RangeTo(s, i, p + 1, end, year, begin) is { } long1) return long1;
        var past = PastBefore(s, p, end);
        // Before a month begins: its eve. Offices also mean its end, therefore unsure.
        if (past > p) return new FoundLimit(i, past, LimitKind.Fixed, month == 1 ? new LimitTerm(year, 0, 0, year, 1, 1, false) : new LimitTerm(year, 0, 0, year, month - 1, 31, false));
        if (Word(s, p, end, "内", "期间", "以内") is >= 0 and var inside && !PlanLines.StartsWith(s, p, end, "内容")) p = inside;
        return new FoundLimit(i, p, LimitKind.Fixed, begin with { ToDay = 31 });
    }

    private static LimitTerm One(int year, int month, int day) => new(year, month, day, year, month, day, true);

    private static FoundLimit? Day(string s, int i, int p, int end, int year, int month, int day, bool labelled)
    {
        if (p < end && s[p] is '至' or '到' or '-' or '~' && RangeTo(s, i, p + 1, end, year, One(year, month, day)) is { } range) return range;
        var past = PastBefore(s, p, end);
        if (past > p || labelled && !(p < end && s[p] == '起')) return new FoundLimit(i, past, LimitKind.Fixed, One(year, month, day) with { FromMonth = 0, FromDay = 0 });
        return new FoundLimit(i, p, LimitKind.Fixed, One(year, month, day));
    }

    // 2024-06-30, 2024.6.30, 2024.6
    private static FoundLimit? Dashed(string s, int i, int start, int end, int year, bool labelled)
    {
        var (month, p) = Number(s, start, end);
        if (month is < 1 or > 12 || !labelled && p >= end) return null;
        if (p < end && s[p] is '.' or '-' or '/' && Number(s, p + 1, end) is { Value: > 0 and <= 31 } day) return Day(s, i, day.End, end, year, month, day.Value, labelled);
        return labelled ? new FoundLimit(i, PastBefore(s, p, end), LimitKind.Fixed, One(year, month, 1) with { FromMonth = 0, FromDay = 0, ToDay = 31 }) : null;
    }

    // 3-5月, 3至5月
    private static FoundLimit? RangeOfMonths(string s, int i, int p, int end, int year, int month)
    {
        if (s[p] == '、') return null;
        var (to, after) = Number(s, Skip(s, p + 1, end), end);
        after = Skip(s, after, end);
        if (to is < 1 or > 12 || after >= end || s[after] != '月') return null;
        after++;
        if (after < end && s[after] is '份' or '底') after++;
        return new FoundLimit(i, PastBefore(s, after, end), LimitKind.Fixed, new LimitTerm(year, month, 1, to < month && year == 0 ? 1 : year, to, 31, to >= month));
    }

    // 5月1日至6月30日, 5月至年底, 5月1日至10日
    private static FoundLimit? RangeTo(string s, int i, int p, int end, int year, LimitTerm begin)
    {
        p = Skip(s, p, end);
        if (p >= end) return null;
        if (Word(s, p, end, "年底", "年末") is >= 0 and var last) return new FoundLimit(i, PastBefore(s, last, end), LimitKind.Fixed, begin with { ToMonth = 12, ToDay = 31 });
        var (bare, afterBare) = Number(s, p, end);
        if (bare is > 0 and <= 31 && afterBare < end && s[afterBare] is '日' or '号') return new FoundLimit(i, PastBefore(s, afterBare + 1, end), LimitKind.Fixed, begin with { ToDay = bare });
        var q = p;
        var toYear = Year(s, ref q, end);
        if (q == p) toYear = year;
        if (toYear < 0) return null;
        if (Months(s, p, q, end, toYear, labelled: false) is not { } to) return null;
        var term = to.Term;
        var wraps = term.ToYear == begin.FromYear && term.ToMonth < begin.FromMonth && year == 0 && q == p;
        return new FoundLimit(i, to.End, LimitKind.Fixed, new LimitTerm(begin.FromYear, begin.FromMonth, begin.FromDay, wraps ? 1 : term.ToYear, term.ToMonth, term.ToDay, begin.Sure && term.Sure && !wraps));
    }

    private static FoundLimit? Halves(string s, int i, int p, int end, int year)
    {
        var first = Word(s, p, end, "上半年");
        var after = first >= 0 ? first : Word(s, p, end, "下半年");
        if (after < 0) return null;
        var ends = after < end && s[after] is '底' or '末';
        if (ends) after++;
        var before = PastBefore(s, after, end);
        var month = first >= 0 ? 6 : 12;
        return new FoundLimit(i, before, LimitKind.Fixed, ends || before > after ? new LimitTerm(year, 0, 0, year, month, 31, ends) : new LimitTerm(year, month - 5, 1, year, month, 31, true));
    }

    private static FoundLimit? Quarters(string s, int i, int p, int end, int year)
    {
        if (p < end && s[p] == '第') p++;
        var (quarter, after) = Number(s, p, end);
        if (quarter is < 1 or > 4 || after - p != 1) return null;
        var start = quarter;
        if (after < end && s[after] is '、' or '至' or '-' or '~' && Number(s, after + 1 + (after + 1 < end && s[after + 1] == '第' ? 1 : 0), end) is { Value: >= 1 and <= 4 } second && PlanLines.StartsWith(s, second.End, end, "季度")) (quarter, after) = (second.Value, second.End);
        if (Word(s, after, end, "季度") is not (>= 0 and var at)) return null;
        var ends = at < end && s[at] is '底' or '末';
        if (ends) at++;
        var before = PastBefore(s, at, end);
        if (before == at && Word(s, at, end, "内", "以内") is >= 0 and var inside && !PlanLines.StartsWith(s, at, end, "内容")) before = at = inside;
        return new FoundLimit(i, before, LimitKind.Fixed, ends || before > at ? new LimitTerm(year, 0, 0, year, quarter * 3, 31, ends) : new LimitTerm(year, start * 3 - 2, 1, year, quarter * 3, 31, true));
    }

    private static FoundLimit? YearEnd(string s, int i, int p, int end, int year, bool labelled)
    {
        var named = p > i;
        if (year < 0) return null;
        // “2024年底”, “今年底”: the 年 is read already
        var at = named ? Word(s, p, end, "年底", "底", "末") : Word(s, p, end, "年底", "年末");
        if (at >= 0 && !(at < end && s[at] is '考' or '总' or '评'))
        {
            if (i > 0 && !named && s[i - 1] is '去' or '上' or '每' or '近') return null;
            return new FoundLimit(i, PastBefore(s, at, end), LimitKind.Fixed, new LimitTerm(year, 0, 0, year, 12, 31, true));
        }
        at = named ? Word(s, p, end, "年内", "内", "度内", "全年", "以内") : Word(s, p, end, "年内", "年度内", "本年度内", "全年", "本年内");
        if (at >= 0 && !PlanLines.StartsWith(s, at - 1, end, "内容") && !PlanLines.StartsWith(s, at - 1, end, "内部"))
        {
            if (i > 0 && !named && s[i - 1] is '近' or '去' or '上' or '周') return null;
            return new FoundLimit(i, at, LimitKind.Fixed, new LimitTerm(year, 1, 1, year, 12, 31, true));
        }
        if (!labelled || !named) return null;
        at = Word(s, p, end, "度") is >= 0 and var term ? term : p;
        return new FoundLimit(i, at, LimitKind.Fixed, new LimitTerm(year, 1, 1, year, 12, 31, true));
    }

    // 3个工作日内, 24小时以内, 20日内, 一个月内
    private static FoundLimit? Relative(string s, int i, int end)
    {
        var half = s[i] == '半';
        var (value, p) = half ? (1, i + 1) : Number(s, i, end);
        if (value == 0) return null;
        p = Skip(s, p, end);
        var counted = p < end && s[p] == '个';
        if (counted) p = Skip(s, p + 1, end);
        if (Word(s, p, end, "工作日", "自然日", "工作天", "小时", "日", "天", "周", "星期", "分钟", "年", "月", "季度") is not (>= 0 and var unit)) return null;
        if (s[p] == '月' && !counted && !half || s[p] == '季' && !counted || s[p] == '年' && value > 30) return null;
        // a day of the month: 6月20日内 has been read as such
        var at = Skip(s, unit, end);
        if (Word(s, at, end, "之内", "以内", "内") is not (>= 0 and var after) || PlanLines.StartsWith(s, at, end, "内容")) return null;
        return new FoundLimit(i, after, LimitKind.Relative, LimitTerm.None);
    }

    // 每季度, 每月5日前, 每年12月底前, 按月, 逐月
    private static FoundLimit? Recurring(string s, int i, int end)
    {
        var every = s[i] == '每';
        var p = i + 1;
        if (every && Number(s, p, end) is { Value: > 0 } n) p = p + 1 < end && s[n.End..Math.Min(end, n.End + 1)] == "个" ? n.End + 1 : n.End;
        if (Word(s, p, end, "半年度", "半年", "年度", "季度", "月度", "双月", "两月", "年", "季", "月", "周", "日", "天", "星期", "旬") is not (>= 0 and var at)) return null;
        if (!every && (PlanLines.StartsWith(s, at - 1, end, "周期") || PlanLines.StartsWith(s, at - 1, end, "日常") || PlanLines.StartsWith(s, at - 1, end, "日程") || PlanLines.StartsWith(s, at - 1, end, "天然") || PlanLines.StartsWith(s, p, end, "年龄") || PlanLines.StartsWith(s, p, end, "年限") || PlanLines.StartsWith(s, p, end, "日期"))) return null;
        if (!every) return new FoundLimit(i, at, LimitKind.Recurring, LimitTerm.None);
        // the day in it
        var q = at;
        if (Number(s, q, end) is { Value: > 0 and <= 31 } figure && figure.End < end && s[figure.End] is '日' or '月' or '号' or '次')
        {
            if (s[figure.End] != '次') q = figure.End + 1;
            if (s[figure.End] == '月' && Number(s, q, end) is { Value: > 0 and <= 31 } day && day.End < end && s[day.End] == '日') q = day.End + 1;
        }
        if (Word(s, q, end, "底", "末", "初") is >= 0 and var part) q = part;
        q = PastBefore(s, q, end);
        return new FoundLimit(i, q, LimitKind.Recurring, LimitTerm.None);
    }
}
