namespace Portal.Domain.Publishing;

/// <summary>One fact about the office that the site prints, as an administrator changed it; without a row the configuration's own holds.</summary>
public sealed class SiteSetting
{
    public const int ValueMaxLength = 300;

    private SiteSetting() => (Key, Value) = ("", "");

    public SiteSetting(string key, string value) => (Key, Value) = (key, value);

    public int Id { get; private set; }

    /// <summary>A name of <see cref="SiteSettingKeys"/>.</summary>
    public string Key { get; private set; }
    public string Value { get; private set; }
    public int Version { get; private set; }

    public void Change(string value)
    {
        Value = value;
        Version++;
    }
}

/// <summary>The facts that may be changed at run time. What an address or a seal is made of (domain, name of the body) stays in the configuration.</summary>
public static class SiteSettingKeys
{
    /// <summary>Key and the label that a form shows, in the order of the form.</summary>
    public static IReadOnlyList<(string Key, string Label)> All { get; } =
    [
        ("Name", "网站名称"),
        ("DisclosureOffice", "政府信息公开工作机构"),
        ("Address", "办公地址"),
        ("PostCode", "邮政编码"),
        ("OfficeHours", "办公时间"),
        ("Phone", "联系电话"),
        ("Fax", "传真"),
        ("Email", "电子邮箱"),
        ("ComplaintPhone", "监督投诉电话"),
        ("IdentityCode", "网站标识码"),
        ("Icp", "ICP备案号"),
        ("PoliceNumber", "公安备案号"),
    ];
}
