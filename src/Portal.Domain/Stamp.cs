namespace Portal.Domain;

/// <summary>Who acted, when, and in whose place (design rule 6). <see cref="At"/> is UTC.</summary>
public readonly record struct Stamp(int UserId, DateTime At, int? OnBehalfOfId = null);
