namespace Portal.Domain.Documents;

/// <summary>A field that the import read but would not stand for, and why, with the other reading.</summary>
public sealed record UnsureField(string Field, string Why)
{
    public const int LinesMaxLength = 4000;

    public static IReadOnlyList<UnsureField> Parse(string lines) =>
        [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t', 2)).Select(p => new UnsureField(p[0], p.Length > 1 ? p[1] : ""))];

    public static string Join(IEnumerable<UnsureField> fields)
    {
        var lines = string.Join('\n', fields.Select(f => f.Field + "\t" + f.Why.Replace('\n', ' ').Replace('\t', ' ')));
        return lines.Length > LinesMaxLength ? lines[..LinesMaxLength] : lines;
    }
}
