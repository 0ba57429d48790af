using System.Globalization;
using System.Security.Claims;
using Portal.Application.Calendar;
using Portal.Application.People;
using Portal.Domain;
using Portal.Domain.People;

namespace Portal.Web.Security;

/// <summary>The signed-in person with everything he may act as, read once per request.</summary>
public sealed class CurrentActor(IHttpContextAccessor accessor, Actors actors, TimeProvider clock)
{
    private Actor? _actor;

    /// <summary>0 when nobody is signed in.</summary>
    public int UserId => int.TryParse(accessor.HttpContext?.User.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    public Stamp Stamp => new(UserId, clock.UtcNow());

    public async Task<Actor> GetAsync() => _actor ??= UserId == 0 ? new Actor(0, []) : await actors.LoadAsync(UserId);
}
