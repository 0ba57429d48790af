namespace Portal.Domain;

/// <summary>Why a rule says no. <paramref name="Code"/> is stable and for tests and logs; <paramref name="Message"/> is for the person, in Chinese.</summary>
/// <param name="Field">Name of the value that has to be put otherwise; null where the step itself cannot be done.</param>
public sealed record Refusal(string Code, string Message, string? Field = null);

/// <summary>Thrown by every rule that says no; one filter turns it into a page with the reason. Never caught to be ignored.</summary>
public sealed class RefusedException(Refusal refusal) : Exception($"{refusal.Code}: {refusal.Message}")
{
    public Refusal Refusal { get; } = refusal;
}
