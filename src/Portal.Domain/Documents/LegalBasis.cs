namespace Portal.Domain.Documents;

/// <summary>One article of the Regulation that an attribute may rest on. <paramref name="Gist"/> is our own short wording, for the list to choose from.</summary>
public sealed record RegulationArticle(string Code, string Name, string Gist, params DisclosureAttribute[] Grounds);

/// <summary>The articles of the Regulation on Open Government Information (2019) that drafters choose from, and what may rest on them (requirement A2).</summary>
public static class LegalBasis
{
    public const int MaxLength = 100;

    public static IReadOnlyList<RegulationArticle> Articles { get; } =
    [
        new("13", "第十三条", "不在应当主动公开之列，有需要的可以申请", DisclosureAttribute.OnRequest),
        new("14", "第十四条", "国家秘密，法律、行政法规禁止公开，或者公开后危及“三安全一稳定”", DisclosureAttribute.Withheld, DisclosureAttribute.Redacted),
        new("15", "第十五条", "商业秘密、个人隐私，公开会损害第三方合法权益", DisclosureAttribute.Withheld, DisclosureAttribute.Redacted, DisclosureAttribute.OnRequest),
        new("16.1", "第十六条第一款", "内部事务信息：人事、后勤、内部工作流程", DisclosureAttribute.Withheld, DisclosureAttribute.Redacted, DisclosureAttribute.OnRequest),
        new("16.2", "第十六条第二款", "过程性信息和行政执法案卷", DisclosureAttribute.Withheld, DisclosureAttribute.Redacted, DisclosureAttribute.OnRequest),
        new("27", "第二十七条", "不属于第十九条至第二十一条所列，依申请提供", DisclosureAttribute.OnRequest),
        new("37", "第三十七条", "能够区分处理的，公开可以公开的部分", DisclosureAttribute.Redacted),
    ];

    public static RegulationArticle? Find(string code) => Articles.FirstOrDefault(a => a.Code == code);

    public static IReadOnlyList<string> Codes(string basis) => basis.Split([',', '，', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The chosen articles as a person reads them.</summary>
    public static string Words(string basis, string other)
    {
        var articles = Codes(basis).Select(c => Find(c)?.Name ?? c).ToList();
        var text = articles.Count == 0 ? "" : $"《中华人民共和国政府信息公开条例》{string.Join("、", articles)}";
        return string.Join("；", new[] { text, other }.Where(t => t.Length > 0));
    }

    /// <summary>Null when attribute, reason and basis fit together (requirements A1, A2), else what is missing, with the code it is returned under.</summary>
    public static (ReturnReason Reason, string Message)? WhatIsMissing(DisclosureAttribute? attribute, string reason, string basis, string other)
    {
        if (attribute is not { } chosen) return (ReturnReason.NoAttribute, "尚未明确公开属性，请选择主动公开、删减后公开、依申请公开或者不公开");
        if (chosen == DisclosureAttribute.Proactive) return null;
        if (reason.Trim().Length < 4) return (ReturnReason.NoReasonOrBasis, $"公开属性为“{chosen.Chinese()}”的，应当依法依规说明理由");
        var codes = Codes(basis);
        if (codes.FirstOrDefault(c => Find(c) is null) is { } unknown) return (ReturnReason.NoReasonOrBasis, $"公开依据“{unknown}”不在可选条款之内");
        if (codes.FirstOrDefault(c => !Find(c)!.Grounds.Contains(chosen)) is { } wrong)
            return (ReturnReason.NoReasonOrBasis, $"{Find(wrong)!.Name}不能作为“{chosen.Chinese()}”的依据");
        // Another law may be why something is withheld; what is given on request must be shown to lie outside articles 19 to 21.
        if (codes.Count == 0 && (chosen == DisclosureAttribute.OnRequest || other.Trim().Length < 4))
            return (ReturnReason.NoReasonOrBasis, $"公开属性为“{chosen.Chinese()}”的，应当选择所依据的条款" + (chosen == DisclosureAttribute.OnRequest ? "" : "，或者写明其他法律依据"));
        return null;
    }
}
