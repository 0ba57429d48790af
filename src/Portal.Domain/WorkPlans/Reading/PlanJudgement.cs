namespace Portal.Domain.WorkPlans.Reading;

/// <summary>Tells a plan from a report, a rule, a notice, news: by its title, by its structure, and by how it speaks.</summary>
internal sealed class PlanJudgement(PlanText text, PlanHead head, IReadOnlyList<PartDraft> parts)
{
    private static readonly string[] _strong = ["工作要点", "实事项目", "任务分工", "任务分解", "分工方案", "责任分工", "责任分解", "任务清单", "重点任务", "重点工作", "工作计划", "工作安排", "工作任务", "工作清单", "工作台账", "推进计划", "任务书", "任务表", "分工表", "分解表", "落实方案"];
    private static readonly string[] _weak = ["工作方案", "实施方案", "行动计划", "行动方案", "要点"];

    private static readonly (string End, string Why)[] _others =
    [
        ("报告", "这是报告"), ("总结", "这是工作总结"), ("汇报", "这是汇报"), ("情况", "这是情况报告"), ("情况通报", "这是通报"), ("通报", "这是通报"), ("年报", "这是年度报告"), ("解读", "这是解读"), ("问答", "这是问答"), ("办法", "这是制度文件"), ("条例", "这是法规"), ("规定", "这是制度文件"), ("规则", "这是制度文件"), ("细则", "这是制度文件"), ("制度", "这是制度文件"),
        ("纪要", "这是会议纪要"), ("名单", "这是名单"), ("公示", "这是公示"), ("公告", "这是公告"), ("批复", "这是批复"), ("答复", "这是答复"), ("讲话", "这是讲话"), ("评分表", "这是考核材料"), ("考核细则", "这是考核材料"), ("指标", "这是考核材料"), ("标准", "这是标准"), ("指南", "这是指南"), ("函", "这是函件"), ("说明", "这是说明"), ("目录", "这是目录"), ("名录", "这是名录"), ("一览表", "这是一览表"), ("统计表", "这是统计表"), ("登记表", "这是登记表"), ("通讯录", "这是通讯录"), ("意见", "这是意见"), ("措施", "这是政策文件"), ("权责清单", "这是权责清单"), ("事项清单", "这是事项清单"), ("负面清单", "这是清单"), ("服务清单", "这是清单"),
        ("考核方案", "这是考核材料"), ("考核实施方案", "这是考核材料"), ("评估方案", "这是考核材料"), ("考核体系", "这是考核材料"),
    ];

    private static readonly string[] _doneWords = ["落实情况", "完成情况", "进展情况", "推进情况", "执行情况", "总结及", "总结和", "总结暨", "总结与", "情况表"];

    private static readonly string[] _reports = ["报告如下", "汇报如下", "总结如下", "通报如下", "情况如下", "特此报告", "存在问题", "存在的问题", "存在的主要问题", "主要做法", "取得的成效", "工作成效", "下一步工作", "下步工作", "自查情况", "工作开展情况", "落实情况报告", "开展情况"];

    /// <summary>Null for a plan.</summary>
    public string? WhyNot()
    {
        var tasks = parts.SelectMany(p => p.Tasks).ToList();
        if (text.Lines.Count == 0) return "没有文字";
        var own = head.Title;
        var title = own ?? HeadLine();
        if (title is not null && Other(title) is { } other) return $"{other}，不是工作要点或者任务分工";
        if (own is null && OtherHead() is { } kind) return $"{kind}，不是工作要点或者任务分工";
        if (own is not null && IsNews(own)) return "这是消息，不是工作要点或者任务分工";
        if (Articles() >= 3) return "这是法规或者制度条文，不是工作要点或者任务分工";
        if (tasks.Count < 2) return tasks.Count == 0 ? "没有读到编号的任务" : "只读到一项任务，不像工作要点或者任务分工";
        var noted = tasks.Count(t => t.Cells.Any(c => c.Kind is CellKind.Units or CellKind.Lead) || t.Notes is { Units.Count: > 0 } || t.Inherited is { Units.Count: > 0 });
        var withUnits = noted * 2 >= tasks.Count;
        var signs = _reports.Count(r => text.Norm.Contains(r, StringComparison.Ordinal));
        var strong = own is not null && Array.Exists(_strong, w => own.Contains(w, StringComparison.Ordinal));
        // A notice about plans is none, unless it issues one or names who does what.
        if (own is not null && own.EndsWith("通知", StringComparison.Ordinal) && !own.Contains("印发", StringComparison.Ordinal) && !own.Contains("下发", StringComparison.Ordinal) && !own.Contains("分工", StringComparison.Ordinal) && !own.Contains("分解", StringComparison.Ordinal)) strong = false;
        var weak = own is not null && Array.Exists(_weak, w => own.Contains(w, StringComparison.Ordinal));
        if (signs >= 2 && noted * 4 < tasks.Count && (!strong || signs >= 3) || signs >= 1 && !strong && !weak && !withUnits) return "这是报告或者总结，说的是已经做的事，不是要做的任务";
        if (strong) return null;
        if (Array.Exists(["工作要点如下", "制定本要点", "工作要点。", "提出如下工作要点", "制定如下工作要点"], w => text.Norm.Contains(w, StringComparison.Ordinal)) && signs == 0) return null;
        if (withUnits && tasks.Count >= 3) return null;
        return weak ? "这是方案，任务没有责任单位，不是年度工作要点或者任务分工" : "没有工作要点、任务分工一类的标题，任务也没有责任单位";
    }

    // “市民政局印发2024年工作要点”: a plan's own title tells of no deed
    private bool IsNews(string title) =>
        !title.Contains("关于", StringComparison.Ordinal) && !title.Contains("通知", StringComparison.Ordinal) && Array.Exists(["印发", "出台", "发布", "召开", "部署"], w => title.IndexOf(w, StringComparison.Ordinal) > 1)
        && Array.Exists(["记者", "日前", "近日", "本报讯", "本网讯", "通讯员", "据悉", "据了解", "获悉"], w => text.Norm.Contains(w, StringComparison.Ordinal));

    private static string? Other(string title)
    {
        title = title.TrimEnd('》', '）', ')', '"');
        if (title.EndsWith("征求意见稿", StringComparison.Ordinal)) title = title[..^5].TrimEnd('（', '(');
        foreach (var (end, why) in _others)
            if (title.EndsWith(end, StringComparison.Ordinal)) return why;
        if (!Array.Exists(_doneWords, w => title.Contains(w, StringComparison.Ordinal))) return null;
        return title.Contains("总结", StringComparison.Ordinal) ? "这是工作总结" : "这是落实情况的报告或者统计";
    }

    /// <summary>A title of another kind among the first lines: short, 关于…的报告, …办法.</summary>
    private string? OtherHead()
    {
        foreach (var (start, end) in text.Lines.Take(12))
        {
            if (end - start is < 4 or > 70) continue;
            var line = PlanLines.Bare(text.Norm, start, end);
            if (line[^1] is '。' or '：' or '，' or '；' || line.Contains('。', StringComparison.Ordinal)) continue;
            if (line.EndsWith("》的通知", StringComparison.Ordinal)) line = line[..^4];
            if (Other(line) is { } why) return why;
        }
        return null;
    }

    private string? HeadLine()
    {
        var (start, end) = text.Lines[0];
        return end - start <= 70 ? PlanLines.Bare(text.Norm, start, end) : null;
    }

    // 第一条 … 第二条 …
    private int Articles()
    {
        var count = 0;
        foreach (var (start, end) in text.Lines)
        {
            if (end - start < 5 || text.Norm[start] != '第') continue;
            var p = start + 1;
            while (p < end && p - start < 6 && (char.IsAsciiDigit(text.Norm[p]) || "一二三四五六七八九十百零".Contains(text.Norm[p], StringComparison.Ordinal))) p++;
            if (p > start + 1 && p < end && text.Norm[p] == '条') count++;
        }
        return count;
    }
}
