namespace Portal.Application.Data;

/// <summary>The form was made from an older state than the one that stands; one filter answers with the conflict page.</summary>
public sealed class StaleException(string subject, int id) : Exception($"{subject} {id} was changed since it was read.")
{
    public string Subject { get; } = subject;
    public int Id { get; } = id;
}
