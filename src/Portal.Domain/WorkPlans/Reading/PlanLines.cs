namespace Portal.Domain.WorkPlans.Reading;

/// <summary>Lines that are no part of a task: page numbers, the web page around the paper, signature, annexes; and titles of plans.</summary>
internal static class PlanLines
{
    private static readonly string[] _planWords = ["工作要点", "实事项目", "任务分工", "任务分解", "分工方案", "责任分工", "责任分解", "任务清单", "重点工作", "重点任务", "工作计划", "工作安排", "工作任务", "工作方案", "实施方案", "行动计划", "行动方案", "工作清单", "工作台账", "推进计划", "任务书", "任务表", "分工表", "分解表", "落实方案", "要点"];

    private static readonly string[] _tails =
    [
        "附件", "附：", "附表", "附 件", "抄送", "主题词", "扫一扫", "扫描二维码", "微信扫", "手机扫", "分享到", "分享：", "分享", "打印", "关闭", "【打印", "返回顶部", "返回列表", "返回首页", "上一篇", "下一篇", "上一条", "下一条", "相关链接", "相关文章", "相关新闻", "相关信息",
        "相关解读", "相关文件", "相关阅读", "推荐阅读", "热点推荐", "猜你喜欢", "点击查看更多", "发表感言", "发表评论", "网友评论", "验证码", "友情链接", "浏览次数", "点击数", "阅读次数", "版权所有", "主办单位：", "承办单位：", "技术支持", "网站标识码", "政府网站标识码", "备案号", "copyright", "©",
        "网站地图", "联系我们", "关于我们", "免责声明", "（免责声明", "版权声明", "特别声明", "责任编辑", "责编", "编辑：", "来源：", "文章来源", "信息来源", "公开方式：", "此件公开发布", "（此件", "此件主动公开", "（注：", "注：", "设为首页", "加入收藏", "字体", "字号", "您当前的位置", "当前位置", "位置：", "首页 >",
        "索引号", "索取号", "发布日期", "发布时间", "（信息公开形式", "（公开方式", "（主动公开", "（公开属性", "校对：", "审核：", "供稿：", "撰稿：", "摄影：", "初审：", "复审：", "终审：", "联系电话：", "咨询电话：", "icp备", "京icp", "公网安备", "联系地址：", "邮编：", "收藏", "纠错", "我要纠错", "政府信息公开", "解读文件", "图片解读", "一图读懂", "关联稿件", "稿件来源", "浏览量", "打印本页", "【字体", "无障碍", "长者模式",
    ];

    private static readonly string[] _plainTails = ["附件：", "附件1", "扫一扫", "上一篇", "下一篇", "版权所有", "分享到", "打印", "关闭", "网站标识码", "相关链接", "主办单位：", "责任编辑", "抄送", "（此件"];

    public static bool IsFinished(char last) => last is '。' or '!' or '?' or '；' or '：' or '）' or '"' or '》' or '…' or '|';

    /// <summary>- 3 -, 第3页 共10页, 3/10, a lonely figure.</summary>
    public static bool IsPageNumber(string s, int start, int end)
    {
        if (end - start > 20) return false;
        var figures = 0;
        for (var i = start; i < end; i++)
        {
            if (char.IsAsciiDigit(s[i])) figures++;
            else if (s[i] is not ('-' or ' ' or '·' or '/' or '第' or '页' or '共' or '，' or '_' or '=' or '\t')) return false;
        }
        return figures is > 0 and <= 8 || figures == 0; // a rule of dashes too
    }

    /// <summary>After this the paper is at its end, unless its numbers go on.</summary>
    public static bool IsTail(string s, int start, int end)
    {
        if (end - start > 200) return IsDisclaimer(s, start, end);
        foreach (var tail in _tails)
        {
            if (!StartsWith(s, start, end, tail)) continue;
            // “政府信息公开申请…” and “附件上传…” may begin a line that was broken off in the middle of a sentence.
            var whole = end - start <= tail.Length + 1 || tail[^1] == '：' || tail[0] == '（';
            if (whole || !Contains(s, start, end, '。') && !Contains(s, start, end, '，') && end - start <= 60) return true;
        }
        return IsDay(s, start, end) || IsDisclaimer(s, start, end);
    }

    /// <summary>What can be nothing else, whatever stands before it.</summary>
    public static bool IsPlainTail(string s, int start, int end) => end - start <= 60 && Array.Exists(_plainTails, t => StartsWith(s, start, end, t));

    private static bool IsDisclaimer(string s, int start, int end) => StartsWith(s, start, end, "（免责声明") || StartsWith(s, start, end, "（版权声明") || StartsWith(s, start, end, "免责声明");

    /// <summary>A signature's day, alone on its line.</summary>
    public static bool IsDay(string s, int start, int end) =>
        end - start <= 24 && LimitWords.Date(s, start, end) is { Day: > 0 } day && day.Year > 0 && day.End == end;

    /// <summary>The line as a title of a plan: short, with a word such as 工作要点, no sentence.</summary>
    public static bool IsTitle(string s, int start, int end)
    {
        if (end - start is < 4 or > 70 || s[end - 1] is '。' or '，' or '：' or '；' or '、') return false;
        if (PlanNumber.At(s, start, end) is { Form: not NumberForm.Bare } || StartsWith(s, start, end, "附件：") || StartsWith(s, start, end, "附：")) return false;
        for (var i = start; i < end; i++)
            if (s[i] is '。' or '；' or '!' or '?' or '|' or '\t') return false;
        return PlanWord(s[start..end].Replace(" ", "", StringComparison.Ordinal)) is not null;
    }

    public static string? PlanWord(string line) => Array.Find(_planWords, w => line.Contains(w, StringComparison.Ordinal));

    public static bool StartsWith(string s, int start, int end, string word) =>
        end - start >= word.Length && string.Compare(s, start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;

    public static bool Contains(string s, int start, int end, char c) => s.AsSpan(start, end - start).Contains(c);

    /// <summary>Without any blank, for comparing.</summary>
    public static string Bare(string s, int start, int end) => s[start..end].Replace(" ", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal);
}
