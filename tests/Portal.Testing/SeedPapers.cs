namespace Portal.Testing;

/// <summary>The five real papers; they are not part of the repository and may be absent.</summary>
public static class SeedPapers
{
    public static string? Folder { get; } = Find();

    public static string MissingReason => "The five real papers are not on this machine (looked for ../shared/seeds beside the repository).";

    /// <summary>The bytes of the paper whose file name begins with this number, such as 003.</summary>
    public static (string Name, byte[] Bytes) Read(string number)
    {
        var file = Directory.EnumerateFiles(Folder ?? throw new InvalidOperationException(MissingReason), number + "_*.txt").Single();
        return (Path.GetFileName(file), File.ReadAllBytes(file));
    }

    private static string? Find()
    {
        var seeds = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "seeds"));
        return Directory.Exists(seeds) && Directory.EnumerateFiles(seeds, "*.txt").Any() ? seeds : null;
    }
}

/// <summary>A fact that reads the real papers; skipped with a reason where they are absent.</summary>
public sealed class SeedPapersFactAttribute : Xunit.FactAttribute
{
    public SeedPapersFactAttribute()
    {
        if (SeedPapers.Folder is null) Skip = SeedPapers.MissingReason;
    }
}

/// <summary>The same for a theory.</summary>
public sealed class SeedPapersTheoryAttribute : Xunit.TheoryAttribute
{
    public SeedPapersTheoryAttribute()
    {
        if (SeedPapers.Folder is null) Skip = SeedPapers.MissingReason;
    }
}
