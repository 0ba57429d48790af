using Microsoft.AspNetCore.Identity;
using Portal.Domain.People;

namespace Portal.Application.People;

/// <summary>A person with an account. The user name is the work number or pinyin; <see cref="Name"/> is what pages show.</summary>
public sealed class PortalUser : IdentityUser<int>
{
    public const int NameMaxLength = 40;
    public const int TitleMaxLength = 60;
    public const int UserNameMaxLength = 60;
    public const int EmailMaxLength = 256;

    /// <summary>What Identity allows in a user name.</summary>
    public const string UserNamePattern = @"^[A-Za-z0-9\-._@+]+$";

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

    /// <summary>A new stamp: it is compared on every request, so every session of this person ends with the save.</summary>
    public void SignOutEverywhere() => SecurityStamp = Guid.NewGuid().ToString("N");
}

public sealed class PortalRole : IdentityRole<int>
{
    /// <summary>The row of a role; the rows are made by the migration and never change.</summary>
    public static int IdOf(Role role) => (int)role + 1;

    /// <summary>An administrator demands a one-time code of everybody in this role.</summary>
    public bool NeedsSecondFactor { get; set; }
    public int Version { get; set; }
}
