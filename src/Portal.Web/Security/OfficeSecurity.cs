using Microsoft.AspNetCore.Identity;
using Portal.Application.Data;
using Portal.Application.People;

namespace Portal.Web.Security;

/// <summary>Sign-in of the office side: lock-out, password rules, and a security stamp that is checked on every request, so that a change of rights signs out everywhere.</summary>
public static class OfficeSecurity
{
    public const int PasswordMinLength = 10;
    public const int MaxFailedSignIns = 5;

    public static void AddOfficeSecurity(this IServiceCollection services)
    {
        services.AddIdentity<PortalUser, PortalRole>(Rules).AddEntityFrameworkStores<PortalDbContext>().AddErrorDescriber<ChineseIdentityErrors>().AddDefaultTokenProviders();
        // Zero would not do: a cookie issued in this very moment, or by a node whose clock runs ahead, would pass unchecked.
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.MinValue);
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "portal-office";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.HttpOnly = true;
            cookie.LoginPath = "/account/login";
            cookie.LogoutPath = "/account/logout";
            cookie.AccessDeniedPath = "/account/denied";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
            cookie.SlidingExpiration = true;
            cookie.Events.OnRedirectToLogin = EndedSession.OnRedirectToLoginAsync;
        });
        services.AddScoped<IUserClaimsPrincipalFactory<PortalUser>, PersonClaims>();
        services.AddScoped<CurrentActor>();
        services.AddScoped<SignInDesk>();
        services.AddScoped<OwnAccount>();
        services.AddPortalPolicies();
    }

    /// <summary>The same for the site and for the command that creates accounts.</summary>
    public static void Rules(IdentityOptions identity)
    {
        identity.Password.RequiredLength = PasswordMinLength;
        identity.Password.RequiredUniqueChars = 5;
        identity.Password.RequireNonAlphanumeric = false;
        identity.Lockout.MaxFailedAccessAttempts = MaxFailedSignIns;
        identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        identity.Lockout.AllowedForNewUsers = true;
        identity.User.RequireUniqueEmail = false;
    }
}
