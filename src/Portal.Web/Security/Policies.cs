using Microsoft.AspNetCore.Authorization;
using Portal.Domain.People;

namespace Portal.Web.Security;

/// <summary>Which roles open which desk (docs/permissions.md). About the person for one paper the edition itself decides.</summary>
public static class Policies
{
    public const string Office = nameof(Office);
    public const string Drafting = nameof(Drafting);
    public const string UnitHead = nameof(UnitHead);
    public const string DisclosureOffice = nameof(DisclosureOffice);
    public const string Gates = nameof(Gates);
    public const string Signing = nameof(Signing);
    public const string Release = nameof(Release);
    public const string Stopping = nameof(Stopping);
    public const string Channels = nameof(Channels);
    public const string Importing = nameof(Importing);
    public const string Batch = nameof(Batch);
    public const string Audit = nameof(Audit);
    public const string Lexicon = nameof(Lexicon);
    public const string Administration = nameof(Administration);
    public const string SiteRelease = nameof(SiteRelease);

    /// <summary>Reads the draft of the year's report on its plan.</summary>
    public const string SelfCheck = nameof(SelfCheck);

    /// <summary>Says who came to a training.</summary>
    public const string Attendance = nameof(Attendance);

    public static IReadOnlyDictionary<string, Role[]> Roles { get; } = new Dictionary<string, Role[]>
    {
        [Office] = Enum.GetValues<Role>(),
        [Drafting] = [Role.Drafter, Role.UnitHead],
        [UnitHead] = [Role.UnitHead],
        [DisclosureOffice] = [Role.DisclosureOffice],
        [Gates] = [Role.UnitHead, Role.DisclosureOffice, Role.ConfidentialityReviewer, Role.LegalSection],
        [Signing] = [Role.Signer],
        [Release] = [Role.DisclosureOffice, Role.Signer],
        [Stopping] = [Role.UnitHead, Role.DisclosureOffice, Role.ConfidentialityReviewer, Role.Signer, Role.Supervisor],
        [Channels] = [Role.Drafter, Role.UnitHead, Role.DisclosureOffice],
        [Importing] = [Role.Drafter, Role.UnitHead],
        [Batch] = [Role.UnitHead, Role.DisclosureOffice, Role.ConfidentialityReviewer, Role.LegalSection, Role.Signer],
        [Audit] = [Role.Supervisor, Role.Administrator, Role.DisclosureOffice],
        [Lexicon] = [Role.DisclosureOffice, Role.Administrator],
        [Administration] = [Role.Administrator],
        [SiteRelease] = [Role.DisclosureOffice, Role.Administrator],
        [SelfCheck] = [Role.Drafter, Role.UnitHead, Role.DisclosureOffice],
        [Attendance] = [Role.UnitHead, Role.DisclosureOffice],
    };

    public static void AddPortalPolicies(this IServiceCollection services)
    {
        services.AddScoped<IAuthorizationHandler, HoldsRoleHandler>();
        var builder = services.AddAuthorizationBuilder();
        foreach (var (name, roles) in Roles)
            builder.AddPolicy(name, p => p.RequireAuthenticatedUser().AddRequirements(new HoldsRole(roles)));
    }
}

/// <summary>The person holds one of the roles, by himself or as somebody's deputy.</summary>
public sealed class HoldsRole(IReadOnlyCollection<Role> roles) : IAuthorizationRequirement
{
    public IReadOnlyCollection<Role> Roles { get; } = roles;
}

public sealed class HoldsRoleHandler(CurrentActor current) : AuthorizationHandler<HoldsRole>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, HoldsRole requirement)
    {
        if (context.User.Identity?.IsAuthenticated != true) return;
        var actor = await current.GetAsync();
        if (requirement.Roles.Any(actor.Holds)) context.Succeed(requirement);
    }
}
