using Portal.Domain.Review.Wording;

namespace Portal.Domain.WorkPlans.Reading;

/// <summary>Kinds of numbers in the order in which papers nest them.</summary>
internal enum NumberKind
{
    None,
    Part,
    Heading,
    Han,
    HanBracket,
    Arabic,
    Dotted,
    ArabicBracket,
    Circle,
    Ordinal,
}

/// <summary>How plainly it is a number: with its point, with a blank only, or with nothing between it and the words.</summary>
internal enum NumberForm
{
    Pointed,
    Spaced,
    Bare,
}

/// <summary>A number before a heading or task. <paramref name="TextAt"/> is where the words begin.</summary>
internal readonly record struct PlanNumber(NumberKind Kind, int Value, NumberForm Form, int Start, int LabelEnd, int TextAt)
{
    private const string Numerals = "一二三四五六七八九十百〇零";

    /// <summary>After a bare figure these make it an amount or a day: 3个工作日, 2020年.</summary>
    private const string Measures = "个年月日号时分秒天周季度条项份次场期篇件名人户家所张类批届轮大级位元万亿千百%‰亩米公支套部岁倍成种方点面例款字页楼层栋路室多余+-/.，、：；。）~·°℃";
    private const string HanMeasures = "个年月日号时分秒天周季度条项份次场期篇件名家所张类批届轮级位元万亿千百成种点面例款字页层室是些般直旦切律致起步同定站体流方网一二三四五六七八九十、，。";
    private const string Plainly = "个年月日号%‰+/.，、：；。）~°℃";

    /// <summary>Words of tasks that begin like a measure.</summary>
    private static readonly string[] _words = ["公开", "公布", "公示", "公益", "公共", "公众", "公平", "大力", "支持", "成立", "成果", "部署", "部门", "分类", "分级", "分层", "分别", "方便", "面向", "多渠", "多措", "多元", "多形", "项目", "人大", "人员", "人才", "人社", "点对", "时刻", "号召", "度夏", "季节", "期间", "名录", "名单", "家庭", "户外", "位置", "字体", "路径", "室内", "条目", "件件", "类别", "批准", "级别", "场所", "场景", "天天", "日常", "年度", "月度"];

    public static PlanNumber? At(string s, int i, int end)
    {
        if (i >= end) return null;
        var c = s[i];
        if (c == '（') return Bracketed(s, i, end);
        if (c == '第') return Nth(s, i, end);
        if (char.IsAsciiDigit(c)) return Figures(s, i, end);
        if (Numerals.Contains(c, StringComparison.Ordinal)) return Numeral(s, i, end);
        if (c is '任' or '重' or '事') return Worded(s, i, end);
        return Single(s, i, end);
    }

    private static PlanNumber Make(NumberKind kind, int value, NumberForm form, string s, int start, int labelEnd, int after, int end)
    {
        while (after < end && s[after] is ' ' or '\t') after++;
        return new PlanNumber(kind, value, form, start, labelEnd, after);
    }

    private static int Run(string s, int i, int end, bool figures)
    {
        var limit = Math.Min(end, i + 5);
        while (i < limit && (figures ? char.IsAsciiDigit(s[i]) : Numerals.Contains(s[i], StringComparison.Ordinal))) i++;
        return i;
    }

    private static int Blanks(string s, int i, int end)
    {
        while (i < end && s[i] is ' ') i++;
        return i;
    }

    // （一） (1) 一） and their lost halves are the callers' affair
    private static PlanNumber? Bracketed(string s, int i, int end)
    {
        var from = Blanks(s, i + 1, end);
        var figures = from < end && char.IsAsciiDigit(s[from]);
        var to = Run(s, from, end, figures);
        if (to == from || to - from > 3) return null;
        var close = Blanks(s, to, end);
        var value = Script.Number(s.AsSpan(from, to - from));
        if (value == 0 || close >= end) return null;
        if (s[close] != '）') // its half was lost
            return close == to && !(figures ? Measures : HanMeasures).Contains(s[to], StringComparison.Ordinal) && !char.IsAsciiLetterOrDigit(s[to]) ? Make(figures ? NumberKind.ArabicBracket : NumberKind.HanBracket, value, NumberForm.Bare, s, i, to, to, end) : null;
        var after = close + 1;
        if (after < end && s[after] is '、' or '.' or '：') after++;
        return Make(figures ? NumberKind.ArabicBracket : NumberKind.HanBracket, value, NumberForm.Pointed, s, i, after, after, end);
    }

    private static PlanNumber? Nth(string s, int i, int end)
    {
        var from = Blanks(s, i + 1, end);
        var figures = from < end && char.IsAsciiDigit(s[from]);
        var to = Run(s, from, end, figures);
        if (to == from || to - from > 3) return null;
        var value = Script.Number(s.AsSpan(from, to - from));
        to = Blanks(s, to, end);
        if (value == 0 || to >= end) return null;
        if (s[to] is '，' or '、' or '：') return Make(NumberKind.Ordinal, value, NumberForm.Pointed, s, i, to + 1, to + 1, end);
        var length = s.AsSpan(to, end - to) switch { ['部', '分', ..] or ['板', '块', ..] => 2, ['篇', ..] or ['章', ..] => 1, _ => 0 };
        if (length == 0) return null;
        var after = to + length;
        // 第一部分是…, 第二章的… speak of it
        if (after < end && s[after] is not (' ' or '：' or '、' or '，' or '.' or '\t') && end - after > 30) return null;
        if (after < end && s[after] is '：' or '、' or '，' or '.') after++;
        return Make(NumberKind.Part, value, NumberForm.Pointed, s, i, after, after, end);
    }

    private static PlanNumber? Numeral(string s, int i, int end)
    {
        var to = Run(s, i, end, figures: false);
        if (to - i > 3) return null;
        var value = Script.Number(s.AsSpan(i, to - i));
        if (value == 0 || to >= end) return null;
        var at = Blanks(s, to, end);
        if (at >= end) return null;
        if (s[at] is '、' or '.' or '：' or '．') return Make(NumberKind.Han, value, NumberForm.Pointed, s, i, at + 1, at + 1, end);
        if (s[at] == '，') return Make(NumberKind.Han, value, NumberForm.Spaced, s, i, at + 1, at + 1, end);
        if (s[at] == '）') return Make(NumberKind.HanBracket, value, NumberForm.Pointed, s, i, at + 1, at + 1, end);
        if (s[at] == '是' && at == to) return Make(NumberKind.Ordinal, value, NumberForm.Pointed, s, i, at + 1, at + 1, end);
        if (at > to) return Make(NumberKind.Han, value, NumberForm.Spaced, s, i, to, at, end);
        return end - to is > 3 and <= 30 && !HanMeasures.Contains(s[to], StringComparison.Ordinal) && !s.AsSpan(to, end - to).ContainsAny('。', '；') ? Make(NumberKind.Han, value, NumberForm.Bare, s, i, to, to, end) : null;
    }

    private static PlanNumber? Figures(string s, int i, int end)
    {
        var to = Run(s, i, end, figures: true);
        if (to - i > 3) return null;
        var value = Script.Number(s.AsSpan(i, to - i));
        if (value is 0 || to >= end) return null;
        if (s[to] == '.' && to + 1 < end && char.IsAsciiDigit(s[to + 1])) return DottedAt(s, i, to, end);
        var at = Blanks(s, to, end);
        if (at >= end) return null;
        if (s[at] is '.' or '、' or '，' or '：')
        {
            var next = Blanks(s, at + 1, end);
            if (next >= end) return s[at] is '.' or '、' ? Make(NumberKind.Arabic, value, NumberForm.Pointed, s, i, at + 1, end, end) : null; // its words stand on the next line
            if (at > to && char.IsAsciiDigit(s[next]) || next == at + 1 && char.IsAsciiDigit(s[next]) && s[at] != '、') return null;
            return Make(NumberKind.Arabic, value, s[at] is '，' or '：' ? NumberForm.Spaced : NumberForm.Pointed, s, i, at + 1, next, end);
        }
        if (s[at] == '）') return Make(NumberKind.ArabicBracket, value, NumberForm.Pointed, s, i, at + 1, at + 1, end);
        if (IsMeasure(s, at, end, at > to || s[to] == '\t')) return null;
        return Make(NumberKind.Arabic, value, at > to || s[to] == '\t' ? NumberForm.Spaced : NumberForm.Bare, s, i, to, at, end);
    }

    // 1.2 总体要求, 1.2.1 …; its value is that of the last figure
    private static PlanNumber? DottedAt(string s, int i, int dot, int end)
    {
        var value = 0;
        var at = dot;
        // “1.5月底前…”, “2.2024年…”: the task begins with a day
        var figures = dot + 1;
        while (figures < end && figures - dot < 6 && char.IsAsciiDigit(s[figures])) figures++;
        if (figures < end && s[figures] is '月' or '年' or '日' or '个')
            return Make(NumberKind.Arabic, Script.Number(s.AsSpan(i, dot - i)), NumberForm.Spaced, s, i, dot + 1, dot + 1, end);
        while (at + 1 < end && s[at] == '.' && char.IsAsciiDigit(s[at + 1]))
        {
            var to = Run(s, at + 1, end, figures: true);
            if (to - at > 3) return null;
            value = Script.Number(s.AsSpan(at + 1, to - at - 1));
            at = to;
        }
        if (value == 0 || at >= end) return null;
        var after = Blanks(s, at, end);
        if (after >= end || s[after] is '.' or '、') after = Blanks(s, Math.Min(after + 1, end), end);
        if (after >= end || IsMeasure(s, after, end, after > at)) return null;
        return Make(NumberKind.Dotted, value, after > at ? NumberForm.Pointed : NumberForm.Bare, s, i, at, after, end);
    }

    private static bool IsMeasure(string s, int at, int end, bool spaced) =>
        char.IsAsciiLetterOrDigit(s[at]) || (spaced ? Plainly : Measures).Contains(s[at], StringComparison.Ordinal) && !Array.Exists(_words, w => PlanLines.StartsWith(s, at, end, w));

    // 任务一：, 重点任务3：, 事项二、
    private static PlanNumber? Worded(string s, int i, int end)
    {
        var word = 0;
        foreach (var w in (string[])["重点任务", "重点工作", "任务", "事项"])
            if (string.CompareOrdinal(s, i, w, 0, w.Length) == 0 && i + w.Length < end) { word = w.Length; break; }
        if (word == 0) return null;
        var from = Blanks(s, i + word, end);
        var figures = from < end && char.IsAsciiDigit(s[from]);
        var to = Run(s, from, end, figures);
        if (to == from || to - from > 3 || to >= end) return null;
        var value = Script.Number(s.AsSpan(from, to - from));
        if (value == 0 || s[to] is not ('：' or '、' or '.' or ' ')) return null;
        return Make(NumberKind.Arabic, value, NumberForm.Pointed, s, from, to + 1, to + 1, end) with { Start = i };
    }

    // ⑴ ① ⒈ ㈠
    private static PlanNumber? Single(string s, int i, int end)
    {
        var c = s[i];
        var (kind, value) = c switch
        {
            >= '①' and <= '⑳' => (NumberKind.Circle, c - '①' + 1),
            >= '⑴' and <= '⒇' => (NumberKind.ArabicBracket, c - '⑴' + 1),
            >= '⒈' and <= '⒛' => (NumberKind.Arabic, c - '⒈' + 1),
            >= '㈠' and <= '㈩' => (NumberKind.HanBracket, c - '㈠' + 1),
            >= '❶' and <= '❿' => (NumberKind.Circle, c - '❶' + 1),
            _ => (NumberKind.None, 0),
        };
        if (kind == NumberKind.None) return null;
        var after = i + 1;
        if (after < end && s[after] is '.' or '、') after++;
        return Make(kind, value, NumberForm.Pointed, s, i, after, after, end);
    }

    /// <summary>The number as it is written, without brackets, points and blanks.</summary>
    public string Label(PlanText text)
    {
        return text.Norm[Start..LabelEnd].Trim(' ', '\t', '（', '）', '、', '.', '，', '：', '是');
    }
}
