using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Domain.Review.Wording;

namespace Portal.Domain.Tests.Review.Wording;

/// <summary>The lexicon as the program ships it, with the leaders of the demonstration bureau.</summary>
internal static class Lexicons
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<LexiconFacts> Shipped { get; } = Read("seeds", "lexicon.json");

    public static WordingLexicon Lexicon { get; } = new(Shipped.Concat(Read("seeds", "demonstration", "lexicon.json")), "云岭市民政局", ["yunling.example"]);

    /// <summary>Wednesday.</summary>
    public static DateOnly Today { get; } = new(2026, 11, 25);

    public static IReadOnlyList<WordingFinding> Body(string text) => WordingCheck.Find(new WordingText { Body = text }, Lexicon, Today);

    public static string Show(IEnumerable<WordingFinding> found) => string.Join('\n', found.Select(f => $"{f.Severity} {f.Kind} {f.Field} “{f.Found}” → “{f.Suggestion}” {f.Message}"));

    private static List<LexiconFacts> Read(params string[] path) =>
        [.. JsonSerializer.Deserialize<List<Line>>(File.ReadAllText(Path.Combine([Root, .. path])), Json)!.Select(l => new LexiconFacts(l.Kind, l.Wrong, l.Right ?? "", l.Exceptions ?? "", l.Note ?? "", l.Severity, l.Rank))];

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Portal.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new FileNotFoundException("Portal.sln");
        return folder;
    }

    private sealed record Line(LexiconKind Kind, string Wrong, string? Right, string? Exceptions, string? Note, WordingSeverity Severity, int Rank);
}
