using System.Globalization;
using System.Text;

namespace Portal.Benchmarks;

/// <summary>Papers in the field's words with a known seed: varied, of a given size, with words that stand in half of them and words that stand in few.</summary>
internal sealed class FieldText(int seed)
{
    private static readonly string[] Subjects = ["最低生活保障", "低保", "特困人员救助供养", "临时救助", "养老服务", "养老机构备案", "老年助餐", "高龄津贴", "残疾人两项补贴", "孤儿基本生活保障", "流浪乞讨救助", "婚姻登记", "殡葬服务", "节地生态安葬", "社会组织登记", "行业协会商会收费", "慈善募捐", "志愿服务", "社会工作", "福利彩票公益金", "行政区划调整", "地名命名", "村务公开", "社区治理", "政务公开", "政府信息公开"];
    private static readonly string[] Acts = ["关于印发《{0}实施办法》的通知", "关于做好{0}工作的通知", "关于提高{0}标准的通知", "关于开展{0}专项检查的公告", "关于{0}有关情况的通报", "{1}年第{2}季度{0}情况统计", "关于规范{0}管理的意见", "关于公开征求《{0}管理办法（征求意见稿）》意见的公告", "{0}办事指南（{1}年版）", "关于{0}资金分配结果的公示"];
    private static readonly string[] Heads = ["云溪区", "东山县", "西河县", "青石县", "南屏区", "北岭县", "临江市", "平坝镇", "和平街道", "柳林乡"];
    private static readonly string[] Clauses =
    [
        "各县（区）民政局要按时足额发放，不得截留、挪用", "符合条件的困难群众应保尽保、应救尽救", "由县级民政部门自收到申请之日起二十个工作日内作出决定", "所需资金从困难群众救助补助资金中列支",
        "要建立主动发现机制，村（居）委会应当及时报告", "对不符合条件的，书面告知理由和救济途径", "纳入政府信息主动公开目录，通过门户网站公布", "经办机构应当核对申请人家庭经济状况", "每季度末月二十五日前报送统计报表",
        "养老机构应当落实消防、食品、用电安全责任", "鼓励社会力量参与，支持连锁化运营", "审计、财政部门加强监督检查", "申请材料包括居民身份证、户口簿和授权书", "本办法自发布之日起施行，有效期五年", "具体标准由市人民政府批准后执行",
        "登记机关应当自受理之日起五日内审核完毕", "实行一人一档，资料保存期限不少于十年", "严禁向服务对象收取任何费用", "要加强政策宣传，让群众看得懂、会申请", "逾期不办理的，按自动放弃处理",
    ];

    private static readonly string[] _others = OtherWords();
    private readonly Random _random = new(seed);

    public (string Title, string Subject) Title(DateOnly day)
    {
        var subject = Subjects[_random.Next(Subjects.Length)];
        return (Heads[_random.Next(Heads.Length)] + string.Format(CultureInfo.InvariantCulture, Acts[_random.Next(Acts.Length)], subject, day.Year, _random.Next(1, 5)), subject);
    }

    private static string[] OtherWords()
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, 30_000).Select(_ => string.Concat(Enumerable.Range(0, random.Next(2, 4)).Select(_ => (char)(0x4E00 + (int)(2500 * Math.Pow(random.NextDouble(), 2))))))];
    }

    /// <param name="bytes">About this many bytes of UTF-8, three for a character.</param>
    public string Body(int bytes)
    {
        var text = new StringBuilder(bytes / 3 + 60);
        while (text.Length < bytes / 3)
        {
            text.Append(Heads[_random.Next(Heads.Length)]).Append(Subjects[_random.Next(Subjects.Length)]).Append(Clauses[_random.Next(Clauses.Length)]);
            // Names and other words: a few stand everywhere, most in few papers.
            for (var n = 0; n < 4; n++) text.Append(_others[(int)(_others.Length * Math.Pow(_random.NextDouble(), 4))]);
            text.Append(CultureInfo.InvariantCulture, $"{_random.Next(1, 100000)}人。\n");
        }
        return text.ToString();
    }
}
