using Microsoft.AspNetCore.Identity;
using Portal.Domain.People;

namespace Portal.Application.People;

/// <summary>A person with an account. The user name is the work number or pinyin; <see cref="Name"/> is what pages show.</summary>
public sealed class PortalUser : IdentityUser<int>
{
    public const int NameMaxLength = 40;
    public const int TitleMaxLength = 60;

    public string Name { get; set; } = "";

    /// <summary>职务</summary>
    public string Title { get; set; } = "";
    public int? UnitId { get; set; }
    public Unit? Unit { get; set; }

    /// <summary>Left the bureau: cannot sign in, stays in the history.</summary>
    public bool IsClosed { get; set; }

    /// <summary>The password was given by somebody else and has to be changed first.</summary>
    public bool MustChangePassword { get; set; }
    public int Version { get; set; }
}

public sealed class PortalRole : IdentityRole<int>
{
    /// <summary>An administrator demands a one-time code of everybody in this role.</summary>
    public bool NeedsSecondFactor { get; set; }
    public int Version { get; set; }
}
