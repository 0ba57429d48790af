using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Portal.Application.People;

namespace Portal.Web.Security;

/// <summary>
/// Who is signed in: id, the person's own name, and the stamp that is compared on every request. Roles are not in the cookie:
/// <see cref="CurrentActor"/> reads them anew each time.
/// </summary>
public sealed class PersonClaims(IOptions<IdentityOptions> options) : IUserClaimsPrincipalFactory<PortalUser>
{
    public Task<ClaimsPrincipal> CreateAsync(PortalUser user)
    {
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, user.Id.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaim(new Claim(ClaimTypes.Name, user.Name));
        identity.AddClaim(new Claim(options.Value.ClaimsIdentity.SecurityStampClaimType, user.SecurityStamp!));
        return Task.FromResult(new ClaimsPrincipal(identity));
    }
}
