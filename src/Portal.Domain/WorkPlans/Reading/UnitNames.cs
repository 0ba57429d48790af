using System.Buffers;

namespace Portal.Domain.WorkPlans.Reading;

/// <summary>Tells names of units from other words, where no label says so.</summary>
internal static class UnitNames
{
    private const int Longest = 30;

    private static readonly string[] _ends =
    [
        "单位", "部门", "科室", "处室", "股室", "司局", "中心", "机构", "机关", "街道", "中学", "小学", "中小学", "大学", "幼儿园", "公司", "集团", "企业", "学校", "专班", "党组", "党委", "团委", "工会", "残联", "妇联", "工商联", "科协", "文联", "侨联", "银行", "支行", "分行", "纪委", "网信办", "编办", "政府", "管委会", "居委会", "村委会", "领导小组", "协会", "学会", "基地", "社区", "各地", "成员单位", "园区", "医院", "督查室", "机要室", "室", "处", "科", "办", "局", "厅", "委", "部", "会", "站", "所", "院", "校", "馆", "队", "司", "股", "组", "府", "区", "县", "市", "州", "镇", "乡", "盟", "旗", "署", "台", "社", "园", "省", "庭", "团", "库", "报社",
    ];

    private static readonly string[] _never = ["全部", "内部", "外部", "干部", "机会", "社会", "大会", "都会", "不会", "也会", "议会", "开展", "举办", "承办", "主办", "督办", "协办", "交办", "转办", "承诺", "好办", "通办", "快办", "联办", "代办", "网办", "经办", "申办", "创办", "好处", "到位处", "之处", "长处", "益处", "处处", "用处", "害处", "所在", "场所", "重组", "一部", "培训会", "座谈会", "发布会", "推进会", "部署会", "研讨会", "见面会", "吹风会", "例会", "会", "本市", "全市", "全省", "全县", "全区", "我市", "我省", "我县", "我区", "城区", "地区", "示范区", "实验区", "安排部", "窗口单位和社会", "查处", "惩处", "论处", "报名处", "出处", "科", "处", "室", "局", "办", "部", "委", "所", "组", "队", "市", "区", "县", "镇", "乡", "省", "站", "院", "校", "馆", "园", "股", "司", "团", "入库", "数据库", "主题库", "政策库", "题库", "文库", "入园", "入会", "入社"];

    private static readonly string[] _verbs = ["做好", "加强", "推进", "完善", "及时", "按照", "围绕", "通过", "确保", "健全", "优化", "推动", "组织开展", "开展", "落实", "强化", "规范", "建立", "邀请", "结合", "提高", "提升", "制定", "印发", "深化", "持续", "积极", "认真", "严格", "要求", "纳入", "报送", "进行", "以及时", "召开", "公布", "向社会", "涉及", "包括", "对于", "关于", "设立"];

    /// <summary>Names that nearly every office has: where a name runs into the words before it, one of these is found.</summary>
    public static readonly IReadOnlyList<string> Common =
    [
        "局办公室", "厅办公室", "委办公室", "政务公开办公室", "政府办公室", "办公室", "综合科", "综合处", "综合股", "秘书科", "秘书处", "法规处", "法规科", "政策法规处", "政策法规科", "法制科", "人事处", "人事科", "人事教育科", "组织人事处", "组织人事科", "计划财务处", "计划财务科", "规划财务处", "规划财务科", "计财处", "计财科", "财务处", "财务科", "财务股", "审批处", "审批科", "行政审批科", "行政审批处", "行政审批股", "宣传处", "宣传科", "信息中心", "信访办", "信访科",
        "救助处", "救助科", "社会救助处", "社会救助科", "社会救助股", "养老处", "养老科", "养老服务处", "养老服务科", "养老服务股", "儿福处", "儿童福利处", "儿童福利科", "慈善处", "慈善科", "登记处", "社管处", "社团处", "社会组织管理处", "社会组织管理科", "社会组织管理股", "社会事务处", "社会事务科", "社会事务股", "区划地名处", "区划地名科", "基层政权处", "基层政权科", "机关党委", "各处室", "各有关处室", "有关处室", "相关处室", "各科室", "各有关科室", "有关科室", "相关科室", "各股室", "有关股室", "相关股室", "各司局", "有关司局", "各部门", "各有关部门", "有关部门", "相关部门", "各单位", "各有关单位", "有关单位", "相关单位", "处室", "科室", "各直属单位", "局属各单位", "各责任单位",
    ];

    private static readonly SearchValues<char> _noName = SearchValues.Create("。《》\"的了：!?%");

    public static bool IsLike(ReadOnlySpan<char> name)
    {
        if (name.Length is < 2 or > Longest) return false;
        if (name[^1] == '）')
        {
            var open = name.IndexOf('（');
            return open > 1 && IsLike(name[..open]) || open > 0 && name[open..] is ['（', '市' or '县' or '区' or '街', ..];
        }
        foreach (var c in name)
            if (c is '的' or '了' or '"' or '《' or '》' or '。' or '；' or '：' or '%' or '，' or '!' or '?' or '将' or '要') return false;
        foreach (var never in _never)
            if (name.SequenceEqual(never) || never.Length > 1 && name.EndsWith(never, StringComparison.Ordinal) && (never.Length > 2 || name.Length > 3)) return false;
        foreach (var verb in _verbs)
            if (name.IndexOf(verb, StringComparison.Ordinal) >= 0) return false;
        foreach (var end in _ends)
            if (name.EndsWith(end, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>Names between 、 perhaps with their parts (牵头, 配合), and nothing else.</summary>
    public static bool IsList(string s, int start, int end)
    {
        if (end - start is < 2 or > 300) return false;
        while (end > start && s[end - 1] is '。' or '；' or '，' or ' ' or '\t') end--;
        if (s.AsSpan(start, end - start).ContainsAny(_noName)) return false;
        var words = Words.Plain(s[start..end]);
        return UnitPhrase.Read(words, 0, words.Length, null) is { Units.Count: > 0 } phrase && phrase.AllLike;
    }

    public static bool EndsLikeClause(string s, int start, int end) =>
        end - start > 4 && s[..end].AsSpan(start) is var words && (words.EndsWith("配合", StringComparison.Ordinal) || words.EndsWith("负责", StringComparison.Ordinal) || words.EndsWith("牵头", StringComparison.Ordinal) || words.EndsWith("落实", StringComparison.Ordinal));
}
