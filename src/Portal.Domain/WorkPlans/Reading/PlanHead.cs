using System.Buffers;

namespace Portal.Domain.WorkPlans.Reading;

/// <summary>Title, year, body and day of a plan.</summary>
internal sealed class PlanHead(PlanText text)
{
    private const int HeadLines = 60;
    private static readonly string[] _bodies = ["人民政府办公厅", "人民政府办公室", "人民政府", "管理委员会", "委员会", "管委会", "领导小组办公室", "领导小组", "办公厅", "办公室", "局", "厅", "委", "部", "署", "中心", "院", "公司", "集团", "医院", "学校", "大学", "学院", "会", "办", "处", "府", "行", "站", "所"];

    private static readonly SearchValues<char> _marks = SearchValues.Create("、，。：；《》");

    public string? Title { get; private set; }
    public int? Year { get; private set; }
    public string? Body { get; private set; }
    public DateOnly? Written { get; private set; }

    public static PlanHead Of(PlanText text, OutlineSegment? segment)
    {
        var head = new PlanHead(text);
        head.Read(segment);
        return head;
    }

    private void Read(OutlineSegment? segment)
    {
        Title = Clean(segment?.Title);
        var first = FirstTitle();
        if (string.IsNullOrEmpty(Title)) Title = first;
        var start = segment?.Start ?? 0;
        Year = YearIn(Title) ?? YearIn(first) ?? YearOfText(start);
        Written = Signature(start, out var signature);
        Year ??= Written?.Year;
        Body = BodyOf(Title) ?? BodyOf(first) ?? signature ?? BodyOf(FirstTitle(clean: false));
        if (signature is not null && Body is not null && signature.Length > Body.Length && (signature.EndsWith(Body, StringComparison.Ordinal) || signature.StartsWith(Body, StringComparison.Ordinal))) Body = signature;
    }

    private static string? Clean(string? title)
    {
        if (title is null) return null;
        if (title.StartsWith("原标题：", StringComparison.Ordinal)) title = title[4..];
        var open = title.IndexOf('《', StringComparison.Ordinal);
        var close = title.LastIndexOf('》');
        return open >= 0 && close > open + 1 && PlanLines.PlanWord(title[(open + 1)..close]) is not null && (title.Contains("印发", StringComparison.Ordinal) || title.Contains("通知", StringComparison.Ordinal)) ? title[(open + 1)..close] : title.Trim('《', '》');
    }

    private string? FirstTitle(bool clean = true)
    {
        foreach (var (start, end) in text.Lines.Take(HeadLines))
            if (PlanLines.IsTitle(text.Norm, start, end)) return clean ? Clean(PlanLines.Bare(text.Norm, start, end)) : PlanLines.Bare(text.Norm, start, end);
        return null;
    }

    public static int? YearIn(string? words)
    {
        if (words is null) return null;
        for (var i = 0; i + 4 <= words.Length; i++)
        {
            var year = 0;
            for (var n = 0; n < 4 && year >= 0; n++)
            {
                var figure = words[i + n] is >= '0' and <= '9' ? words[i + n] - '0' : "〇一二三四五六七八九".IndexOf(words[i + n] is '零' or '○' or 'O' or '·' ? '〇' : words[i + n], StringComparison.Ordinal);
                year = figure < 0 ? -1 : year * 10 + figure;
            }
            var alone = (i == 0 || !char.IsAsciiDigit(words[i - 1])) && (i + 4 == words.Length || !char.IsAsciiDigit(words[i + 4]));
            if (year is >= 1990 and <= 2099 && alone && (i + 4 == words.Length || words[i + 4] is '年' or '-' or '至' or ' ')) return year;
        }
        return null;
    }

    // The year that the words before the plan and its first lines name most
    private int? YearOfText(int start)
    {
        var counts = new Dictionary<int, int>();
        var s = text.Norm;
        for (var i = 0; i + 5 <= Math.Min(s.Length, start + 3000); i++)
            if (s[i] == '2' && s[i + 4] == '年' && YearIn(s.Substring(i, 5)) is { } year && (i == 0 || !char.IsAsciiDigit(s[i - 1]))) counts[year] = counts.GetValueOrDefault(year) + 1;
        return counts.Count == 0 ? null : counts.OrderByDescending(c => c.Value).ThenByDescending(c => c.Key).First().Key;
    }

    /// <summary>Whose plan it is, out of 白山市民政局2023年…, 2024年上海市民政局…, 关于印发….</summary>
    public static string? BodyOf(string? title)
    {
        if (title is null) return null;
        var year = -1;
        for (var i = 0; i + 5 <= title.Length && year < 0; i++)
            if (YearIn(title.Substring(i, 5)) is not null && title[i + 4] == '年') year = i;
        var before = year > 0 ? title[..year] : "";
        var about = before.IndexOf("关于", StringComparison.Ordinal);
        if (about >= 0) before = before[..about];
        before = before.Trim('《', '》', ' ', '"', '：').Replace("印发", "", StringComparison.Ordinal).TrimEnd('，', '(', '（');
        if (before.Length is >= 2 and <= 40 && Whole(before) is { } whole) return whole;
        var rest = year >= 0 ? title[(year + 5)..].TrimStart('度') : title;
        about = rest.IndexOf("关于", StringComparison.Ordinal);
        if (about >= 0) rest = rest[..about];
        var stop = rest.Length;
        foreach (var word in (string[])["政务公开", "政府信息", "信息公开", "工作要点", "重点工作", "工作计划", "工作任务", "主要任务", "任务分", "责任分", "法治", "党建", "民政工作", "要点"])
            if (rest.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at && at < stop) stop = at;
        rest = rest[..stop];
        foreach (var end in _bodies)
            if (rest.LastIndexOf(end, StringComparison.Ordinal) is > 0 and var at && at + end.Length is >= 3 and <= 40) return rest[..(at + end.Length)];
        if (rest is "全省" or "全市" or "全县" or "全区" or "全州" or "本市" or "本省" or "我市" or "我县" or "我区" or "我省") return null;
        return year >= 0 && rest.Length is >= 2 and <= 20 && rest[^1] is '市' or '县' or '区' or '省' or '镇' or '乡' or '州' or '街' ? rest : null;
    }

    // 西河县社会组织综合执法2024年…: what stands before the year, up to the last word that ends a body's name
    private static string? Whole(string before)
    {
        var best = 0;
        foreach (var end in _bodies)
            if (before.LastIndexOf(end, StringComparison.Ordinal) is > 0 and var at && at + end.Length > best && !(end == "会" && before[at - 1] == '社')) best = at + end.Length;
        if (before[^1] is '省' or '市' or '县' or '区' or '镇' or '乡' or '州' or '旗' or '盟' or '道' or '联' or '馆' or '队') best = before.Length;
        for (var i = before.Length - 1; i > 0 && best == 0; i--)
            if (before[i] is '省' or '市' or '县' or '区' or '镇' or '乡') best = i + 1;
        return best > 1 ? before[..best] : null;
    }

    /// <summary>The body that signs, and the day below it; before the plan's title (in the notice) or after its end.</summary>
    private DateOnly? Signature(int start, out string? body)
    {
        (body, var day) = (null, (DateOnly?)null);
        for (var i = 0; i < text.Lines.Count; i++)
        {
            var (s, e) = text.Lines[i];
            if (e - s > 40 || LimitWords.Date(text.Norm, s, e) is not { } date || date.End < e) continue;
            if (i == 0 || !IsBody(text.Lines[i - 1])) continue;
            var (bs, be) = text.Lines[i - 1];
            (body, day) = (PlanLines.Bare(text.Norm, bs, be), new DateOnly(date.Year, date.Month, date.Day));
            if (s >= start) break; // the plan's own signature, or the notice's nearest before it
        }
        if (body is null)
            foreach (var line in text.Lines)
                if (line.Start < start && IsBody(line) && line.End - line.Start >= 4) body = PlanLines.Bare(text.Norm, line.Start, line.End);
        return day;
    }

    private bool IsBody((int Start, int End) line)
    {
        if (line.End - line.Start is < 3 or > 30) return false;
        var words = PlanLines.Bare(text.Norm, line.Start, line.End);
        return words.All(c => c >= '\u3400') && !words.AsSpan().ContainsAny(_marks) && Array.Exists(_bodies, b => words.EndsWith(b, StringComparison.Ordinal)) && !words.StartsWith('各') && PlanNumber.At(words, 0, words.Length) is null;
    }
}
