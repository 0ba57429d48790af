using Portal.Domain.Documents;

namespace Portal.Domain.People;

/// <summary>One role somebody holds: by himself, or as deputy (AB角) of <paramref name="OnBehalfOfId"/>. <paramref name="Units"/> are the units it reaches.</summary>
public sealed record Mandate(Role Role, IReadOnlySet<int> Units, int? OnBehalfOfId = null)
{
    /// <summary>Drafters and unit heads act for their own units; every other role for the whole bureau.</summary>
    public bool Covers(int unitId) => Role is not (Role.Drafter or Role.UnitHead) || Units.Contains(unitId);
}

/// <summary>A person at a desk with everything he may act as at this moment.</summary>
public sealed class Actor(int userId, IReadOnlyList<Mandate> mandates)
{
    public int UserId { get; } = userId;

    public IReadOnlyList<Mandate> Mandates { get; } = mandates;

    public bool Holds(Role role) => Mandates.Any(m => m.Role == role);

    /// <summary>Every mandate that carries one of the roles for the unit, own roles before delegated ones.</summary>
    public IEnumerable<Mandate> For(IReadOnlyCollection<Role> roles, int unitId) =>
        Mandates.Where(m => roles.Contains(m.Role) && m.Covers(unitId)).OrderBy(m => m.OnBehalfOfId is null ? 0 : 1);

    /// <summary>
    /// Whether he may act in one of the roles as somebody other than all of these people: neither he himself nor the one he stands for is among them.
    /// A deputy stands for two people (design rule 4).
    /// </summary>
    public bool IsOtherThan(IReadOnlyCollection<int> people, IReadOnlyCollection<Role> roles, int unitId) =>
        For(roles, unitId).Any(m => !people.Contains(UserId) && !people.Contains(m.OnBehalfOfId ?? UserId));

    /// <summary>The stamp of what he does in one of the roles for the unit, with whom he stands for.</summary>
    /// <exception cref="RefusedException">He holds none of them there.</exception>
    public Stamp StampFor(IReadOnlyCollection<Role> roles, int unitId, DateTime now) =>
        For(roles, unitId).FirstOrDefault() is { } mandate ? new(UserId, now, mandate.OnBehalfOfId) : throw new RefusedException(Refusals.NotYourDesk);
}
