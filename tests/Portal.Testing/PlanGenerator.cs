using System.Globalization;
using System.Text;
using Portal.Domain.WorkPlans.Reading;

namespace Portal.Testing;

/// <summary>How a made plan writes who does what by when.</summary>
public enum PlanLayout
{
    /// <summary>（责任单位：…） and its kin behind each task.</summary>
    Brackets,

    /// <summary>责任单位：… on lines of their own below the task.</summary>
    UnitLines,

    /// <summary>甲牵头，乙、丙配合。 as the task's last sentence.</summary>
    Clauses,

    /// <summary>A table, cells between bars.</summary>
    Pipes,

    /// <summary>A table, each cell on its line.</summary>
    Cells,

    /// <summary>一、（一） 1. and 一是 within tasks.</summary>
    Nested,
}

/// <summary>What happens to a text on its way into the clipboard.</summary>
[Flags]
public enum PlanNoise
{
    None = 0,
    Width = 1,
    LostBrackets = 2,
    Blanks = 4,
    Breaks = 8,
    PageNumbers = 16,
    Web = 32,
    All = 63,
}

public sealed record KnownLimit(string Words, DateOnly? From, DateOnly? To);

public sealed record KnownTask(string Text, IReadOnlyList<(string Name, UnitRole Role)> Units, IReadOnlyList<KnownLimit> Limits, IReadOnlyList<string> Papers);

public sealed record KnownPlan(string Text, int Year, string Body, IReadOnlyList<(string Title, IReadOnlyList<KnownTask> Tasks)> Parts);

/// <summary>Makes plans whose answers are known, in six layouts, with noise.</summary>
public sealed class PlanGenerator(int seed)
{
    private static readonly string[] Bodies = ["云岭市民政局", "东山县教育局", "西河区人力资源和社会保障局", "青石县卫生健康局", "临江市住房和城乡建设局", "北岭县人民政府办公室"];
    private static readonly string[] Acts = ["推进", "加强", "规范", "完善", "优化", "深化", "做好", "抓好"];
    private static readonly string[] Topics = ["社会救助信息公开", "养老服务信息公开", "政策文件解读", "政务新媒体管理", "依申请公开办理", "行政许可公示", "财政预决算公开", "基层政务公开目录", "建议提案答复公开", "公众参与机制建设", "政府开放日活动", "政策咨询服务", "公文属性认定", "网站专栏建设", "慈善募捐信息公开", "殡葬服务信息公开", "招生信息公开", "执法信息公示"];
    private static readonly string[] Clauses = ["及时公布办理条件、流程和结果，方便群众查询", "健全台账，动态更新，做到应公开尽公开", "坚持先审查后公开，防止泄露个人隐私", "运用图解、短视频等形式，提高可读性", "对群众反映集中的问题主动回应", "明确专人负责日常维护，杜绝空白栏目", "与业务工作同部署、同落实、同检查", "广泛听取企业和群众意见，采纳情况一并公布", "梳理历史文件，标注有效性", "建立问题清单，逐项销号"];
    private static readonly string[] PartTitles = ["聚焦重点领域，深化主动公开", "突出政策落地，强化解读回应", "坚持群众视角，扩大公众参与", "夯实工作基础，提升服务质效", "加强平台建设，畅通公开渠道", "强化监督保障，压实工作责任"];
    private static readonly string[] Units = ["办公室", "法规科", "社会救助科", "养老服务科", "信息中心", "人事教育科", "规划财务科", "行政审批科", "宣传科", "市政务服务中心", "社会福利和养老服务科", "基层政权建设和社区治理科", "机关党委", "信访办", "综合执法大队"];
    private static readonly string[] Others = ["各科室", "相关科室", "各有关单位", "局属各单位", "各县（市、区）民政局", "各乡镇（街道）"];
    private static readonly string[] Papers = ["政府信息公开条例", "关于加强社会救助工作的实施意见", "主动公开基本目录", "养老服务管理办法（试行）"];

    private readonly Random _random = new(seed);
    private int _year;

    public KnownPlan Make(PlanLayout layout, PlanNoise noise, int parts = 4, int tasksInPart = 4)
    {
        _year = _random.Next(2018, 2027);
        var body = Pick(Bodies);
        var known = new List<(string, IReadOnlyList<KnownTask>)>();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{body}{_year}年{(layout is PlanLayout.Pipes or PlanLayout.Cells ? "政务公开任务分解表" : "政务公开工作要点")}\n");
        if (layout is not (PlanLayout.Pipes or PlanLayout.Cells)) text.Append("　　为做好全年政务公开工作，结合实际，制定本要点。\n");
        if (layout == PlanLayout.Pipes) text.Append("| 序号 | 工作任务 | 牵头单位 | 配合单位 | 完成时限 |\n| --- | --- | --- | --- | --- |\n");
        if (layout == PlanLayout.Cells) text.Append("序号\n工作任务\n责任单位\n完成时限\n");
        var titles = PartTitles.OrderBy(_ => _random.Next()).Take(parts).ToList();
        var number = 0;
        var restarts = _random.Next(2) == 0;
        foreach (var (title, part) in titles.Select((t, i) => (t, i + 1)))
        {
            if (restarts) number = 0;
            text.Append(layout == PlanLayout.Pipes ? $"| {Chinese(part)}、{title} | | | | |\n" : $"{Indent(layout)}{Chinese(part)}、{title}\n");
            var tasks = new List<KnownTask>();
            if (layout == PlanLayout.Nested) Nested(text, tasks, tasksInPart, noise);
            else for (var n = 0; n < tasksInPart; n++) tasks.Add(Task(text, layout, layout is PlanLayout.Pipes or PlanLayout.Cells ? tasks.Count + known.Sum(k => k.Item2.Count) + 1 : ++number, noise));
            known.Add((title, tasks));
        }
        var noisy = Noisy(text.ToString(), layout, noise);
        return new KnownPlan(noisy, _year, body, known);
    }

    private KnownTask Task(StringBuilder text, PlanLayout layout, int number, PlanNoise noise)
    {
        var (words, limits, papers) = Sentence(inText: layout is not (PlanLayout.Pipes or PlanLayout.Cells) && _random.Next(3) == 0);
        var lost = noise.HasFlag(PlanNoise.LostBrackets) && _random.Next(3) == 0;
        if (layout is PlanLayout.Pipes or PlanLayout.Cells)
        {
            var limit = Limit();
            words = words.TrimEnd('。');
            if (layout == PlanLayout.Pipes)
            {
                var (lead, support) = (Some(1, 2), _random.Next(4) == 0 ? [] : Some(1, 3, others: true));
                support.RemoveAll(lead.Contains);
                text.Append(CultureInfo.InvariantCulture, $"| {number} | {words} | {string.Join('、', lead)} | {string.Join('、', support)} | {limit.Words} |\n");
                return new KnownTask(words, [.. lead.Select(u => (u, UnitRole.Lead)), .. support.Select(u => (u, UnitRole.Support))], [.. limits, limit], papers);
            }
            var units = Some(1, 3);
            text.Append(CultureInfo.InvariantCulture, $"{number}\n{words}\n{string.Join('、', units)}\n{limit.Words}\n");
            return new KnownTask(words, [.. units.Select(u => (u, units.Count == 1 ? UnitRole.Lead : UnitRole.Each))], [.. limits, limit], papers);
        }
        text.Append(Indent(layout)).Append(CultureInfo.InvariantCulture, $"{number}{Pick([".", "．", "、", ". "])}");
        text.Append(words);
        if (layout == PlanLayout.UnitLines)
        {
            var units = Some(1, 3);
            text.Append('\n').Append(Pick(["责任单位：", "责任科室：", "责任部门："])).AppendJoin('、', units).Append('\n');
            var all = limits.ToList();
            if (_random.Next(2) == 0)
            {
                var limit = Limit();
                text.Append("完成时限：").Append(limit.Words).Append('\n');
                all.Add(limit);
            }
            return new KnownTask(words, [.. units.Select(u => (u, units.Count == 1 ? UnitRole.Lead : UnitRole.Each))], all, papers);
        }
        var (clause, roles) = Clause(labels: layout == PlanLayout.Brackets);
        if (layout == PlanLayout.Clauses) text.Append(clause).Append("。\n");
        else
        {
            var (open, close) = Pick([("（", "）"), ("（", "）"), ("〔", "〕"), ("【", "】")]);
            // What pastes lose: the first half, the second, or both.
            var loss = lost ? _random.Next(3) : -1;
            text.Append(loss is 0 or 2 ? "" : open).Append(clause).Append(loss is 1 or 2 ? "" : close).Append('\n');
        }
        return new KnownTask(words, roles, limits, papers);
    }

    private void Nested(StringBuilder text, List<KnownTask> tasks, int count, PlanNoise noise)
    {
        for (var n = 1; tasks.Count < count; n++)
        {
            if (_random.Next(2) == 0)
            {
                var topic = Pick(Topics);
                var (a, limits, papers) = Sentence(inText: true);
                var words = $"{Pick(Acts)}{topic}。一是{a.TrimEnd('。')}；二是{Pick(Clauses)}；三是{Pick(Clauses)}。";
                var (clause, roles) = Clause(labels: true);
                text.Append(CultureInfo.InvariantCulture, $"（{Chinese(n)}）{words}（{clause}）\n");
                tasks.Add(new KnownTask(words, roles, limits, papers));
                continue;
            }
            text.Append(CultureInfo.InvariantCulture, $"（{Chinese(n)}）{Pick(Acts)}{Pick(Topics)}\n");
            var below = Math.Min(_random.Next(2, 4), count - tasks.Count);
            for (var k = 1; k <= below; k++) tasks.Add(Task(text, PlanLayout.Brackets, k, noise & ~PlanNoise.LostBrackets));
        }
    }

    private (string Words, List<KnownLimit> Limits, List<string> Papers) Sentence(bool inText)
    {
        var words = new StringBuilder();
        var limits = new List<KnownLimit>();
        var papers = new List<string>();
        words.Append(Pick(Acts)).Append(Pick(Topics)).Append(_random.Next(2) == 0 ? "。" : "，").Append(Pick(Clauses));
        if (_random.Next(4) == 0)
        {
            papers.Add(Pick(Papers));
            words.Append("，落实《").Append(papers[0]).Append("》要求");
        }
        if (inText)
        {
            var limit = Limit();
            // A term that only recurs or stands for ever is no limit in running words.
            while (limit.Words is "长期坚持" or "持续推进") limit = Limit();
            limits.Add(limit);
            words.Append('，').Append(limit.Words).Append("完成首轮更新");
        }
        if (_random.Next(3) == 0) words.Append(CultureInfo.InvariantCulture, $"，不少于{_random.Next(2, 20)}次");
        return (words.Append('。').ToString(), limits, papers);
    }

    private (string Words, List<(string, UnitRole)> Roles) Clause(bool labels)
    {
        var lead = Some(1, 2);
        var more = Some(1, 3, others: true);
        more.RemoveAll(lead.Contains);
        var (a, b) = (string.Join('、', lead), string.Join('、', more));
        List<(string, UnitRole)> With(UnitRole first, UnitRole second) => [.. lead.Select(u => (u, first)), .. more.Select(u => (u, second))];
        switch (_random.Next(labels ? 8 : 5))
        {
            case 0 when more.Count > 0: return ($"{a}{(lead.Count > 1 ? "分别" : "")}牵头，{b}配合", With(UnitRole.Lead, UnitRole.Support));
            case 1 when more.Count > 0: return ($"{a}牵头，{b}按职责分工负责", With(UnitRole.Lead, UnitRole.Each));
            case 2 when lead.Count > 1: return ($"{a}分别负责", [.. lead.Select(u => (u, UnitRole.Each))]);
            case 3: return ($"{a}按职责分工负责", [.. lead.Select(u => (u, UnitRole.Each))]);
            case 5: return ($"责任单位：{a}", [.. lead.Select(u => (u, lead.Count == 1 ? UnitRole.Lead : UnitRole.Each))]);
            case 6 when more.Count > 0: return ($"牵头单位：{a}；配合单位：{b}", With(UnitRole.Lead, UnitRole.Support));
            case 7 when more.Count > 0: return ($"责任部门：{a}牵头，{b}配合", With(UnitRole.Lead, UnitRole.Support));
            default: return ($"{lead[0]}负责", [(lead[0], UnitRole.Lead)]);
        }
    }

    private KnownLimit Limit()
    {
        var month = _random.Next(2, 13);
        var last = new DateOnly(_year, month, DateTime.DaysInMonth(_year, month));
        var day = _random.Next(1, 28);
        return _random.Next(9) switch
        {
            0 => new KnownLimit($"{month}月底前", null, last),
            1 => new KnownLimit($"{_year}年{month}月底前", null, last),
            2 => new KnownLimit($"{month}月{day}日前", null, new DateOnly(_year, month, day)),
            3 => new KnownLimit("上半年", new DateOnly(_year, 1, 1), new DateOnly(_year, 6, 30)),
            4 => new KnownLimit("第三季度", new DateOnly(_year, 7, 1), new DateOnly(_year, 9, 30)),
            5 => new KnownLimit("年底前", null, new DateOnly(_year, 12, 31)),
            6 => new KnownLimit("每季度", null, null),
            7 => new KnownLimit("长期坚持", null, null),
            _ => new KnownLimit($"{_random.Next(3, 21)}个工作日内", null, null),
        };
    }

    private string Noisy(string text, PlanLayout layout, PlanNoise noise)
    {
        var result = new StringBuilder();
        var page = 1;
        var table = layout is PlanLayout.Pipes or PlanLayout.Cells;
        if (noise.HasFlag(PlanNoise.Web)) result.Append("首页 > 政务公开 > 规划计划\n").Append(text[..text.IndexOf('\n', StringComparison.Ordinal)]).Append("\n发布日期：2024-05-06 10:20  来源：本站  浏览次数：37\n");
        foreach (var line in text.Split('\n'))
        {
            var words = line;
            if (noise.HasFlag(PlanNoise.Width)) words = string.Concat(words.Select(c => _random.Next(3) > 0 ? c : c switch { '，' => ',', '：' => ':', '（' => '(', '）' => ')', '；' => ';', >= '0' and <= '9' when !table => (char)(c - '0' + '０'), _ => c }));
            if (noise.HasFlag(PlanNoise.Blanks)) words = _random.Next(2) == 0 ? words.TrimStart('　') : "  " + words.Replace("、", _random.Next(8) == 0 ? "、 " : "、", StringComparison.Ordinal) + "\u00a0";
            var at = 0;
            while (noise.HasFlag(PlanNoise.Breaks) && layout != PlanLayout.Pipes && words.Length - at > 40 && !words.StartsWith('|') && _random.Next(2) == 0)
            {
                var cut = at + _random.Next(26, 38);
                result.Append(words, at, cut - at).Append('\n');
                if (noise.HasFlag(PlanNoise.PageNumbers) && _random.Next(6) == 0) result.Append(CultureInfo.InvariantCulture, $"— {page++} —\n");
                at = cut;
            }
            result.Append(words, at, words.Length - at).Append('\n');
            if (noise.HasFlag(PlanNoise.PageNumbers) && !table && _random.Next(8) == 0) result.Append(CultureInfo.InvariantCulture, $"- {page++} -\n");
            if (noise.HasFlag(PlanNoise.Blanks) && !table && _random.Next(3) == 0) result.Append('\n');
        }
        if (noise.HasFlag(PlanNoise.Web)) result.Append("附件：任务台账.xlsx\n上一篇：关于开展检查的通知\n扫一扫在手机打开当前页\n版权所有：云岭市人民政府办公室\n");
        return result.ToString();
    }

    private string Indent(PlanLayout layout) => layout is PlanLayout.Pipes or PlanLayout.Cells ? "" : "　　";

    private List<string> Some(int least, int most, bool others = false)
    {
        var count = _random.Next(least, most + 1);
        var some = Units.OrderBy(_ => _random.Next()).Take(count).ToList();
        if (others && _random.Next(2) == 0) some[^1] = Pick(Others);
        return [.. some.Distinct()];
    }

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];

    // beyond 99 it begins again: only texts of megabytes come so far
    private static string Chinese(int n) => n > 99 ? Chinese((n - 1) % 99 + 1) : n <= 10 ? "一二三四五六七八九十"[n - 1].ToString() : n < 20 ? "十" + "一二三四五六七八九"[n - 11] : "一二三四五六七八九"[n / 10 - 1] + "十" + (n % 10 == 0 ? "" : "一二三四五六七八九"[n % 10 - 1].ToString());
}
