namespace Portal.Domain.Documents;

/// <summary>One of the fifteen items that article 20 of the Regulation has published without being asked. <paramref name="Name"/> is our own short wording.</summary>
public sealed record Article20Item(int Number, string Name, string Text)
{
    private const string Digits = "一二三四五六七八九十";

    /// <summary>（一） to （十五）.</summary>
    public string Mark => Number <= 10 ? $"（{Digits[Number - 1]}）" : $"（十{Digits[Number - 11]}）";
}

/// <summary>法定主动公开内容, in the order of article 20 (国办公开办函〔2019〕61号; requirement K1). <see cref="Column.Article20"/> says which item a column fills.</summary>
public static class Article20
{
    public static IReadOnlyList<Article20Item> Items { get; } =
    [
        new(1, "法规文件", "行政法规、规章和规范性文件"),
        new(2, "机构职能", "机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名"),
        new(3, "规划计划", "国民经济和社会发展规划、专项规划、区域规划及相关政策"),
        new(4, "统计信息", "国民经济和社会发展统计信息"),
        new(5, "行政许可", "办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果"),
        new(6, "行政处罚、行政强制", "实施行政处罚、行政强制的依据、条件、程序以及本行政机关认为具有一定社会影响的行政处罚决定"),
        new(7, "预算、决算", "财政预算、决算信息"),
        new(8, "行政事业性收费", "行政事业性收费项目及其依据、标准"),
        new(9, "政府采购", "政府集中采购项目的目录、标准及实施情况"),
        new(10, "重大建设项目", "重大建设项目的批准和实施情况"),
        new(11, "民生政策", "扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况"),
        new(12, "应急管理", "突发公共事件的应急预案、预警信息及应对情况"),
        new(13, "监督检查", "环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况"),
        new(14, "公务员招考", "公务员招考的职位、名额、报考条件等事项以及录用结果"),
        new(15, "其他法定信息", "法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息"),
    ];
}
