namespace Portal.Domain.People;

/// <summary>What a person may do. A role opens a desk; the edition itself decides about the person (design rule 4).</summary>
public enum Role
{
    /// <summary>拟稿人</summary>
    Drafter,

    /// <summary>处室负责人: for the own unit and the units below it.</summary>
    UnitHead,

    /// <summary>政务公开办公室</summary>
    DisclosureOffice,

    /// <summary>保密审查员</summary>
    ConfidentialityReviewer,

    /// <summary>法规机构</summary>
    LegalSection,

    /// <summary>签发人</summary>
    Signer,

    /// <summary>监督人员: sees everything, changes nothing, may stop a publication.</summary>
    Supervisor,

    /// <summary>系统管理员: people, units, settings; no desk.</summary>
    Administrator,
}

public static class RoleNames
{
    public static string Chinese(this Role role) => role switch
    {
        Role.Drafter => "拟稿人",
        Role.UnitHead => "处室负责人",
        Role.DisclosureOffice => "公开办公室",
        Role.ConfidentialityReviewer => "保密审查员",
        Role.LegalSection => "法规审核",
        Role.Signer => "签发人",
        Role.Supervisor => "监督人员",
        Role.Administrator => "系统管理员",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>The role of a Chinese name, or of the name in code; null where there is none.</summary>
    public static Role? Find(string name)
    {
        foreach (var role in Enum.GetValues<Role>())
            if (role.Chinese() == name || role.ToString().Equals(name, StringComparison.OrdinalIgnoreCase)) return role;
        return null;
    }
}
