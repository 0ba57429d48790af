namespace Portal.Web.Filters;

/// <summary>What somebody typed into a form that could not be taken, to be shown again. Never passwords or codes.</summary>
public static class TypedText
{
    public static IReadOnlyList<(string Field, string Text)> Of(IFormCollection form) =>
        [.. form.Where(f => !IsSecret(f.Key) && !string.IsNullOrWhiteSpace(f.Value)).Select(f => (FieldNames.Chinese(f.Key), f.Value.ToString()))];

    private static bool IsSecret(string field) =>
        field is "Version" or "SeenRevision" or "ReturnUrl" or "Code" or "Sealed" or "__RequestVerificationToken" || field.Contains("Password", StringComparison.OrdinalIgnoreCase);
}
