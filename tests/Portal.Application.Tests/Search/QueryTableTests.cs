using Portal.Testing;

namespace Portal.Application.Tests.Search;

/// <summary>
/// What citizens type and what they expect, read from queries.tsv: words, then "first", "has" or "not", then part of a title. Lines that begin with "seeds"
/// need the real papers.
/// </summary>
[Trait("Req", "K2")]
public sealed class QueryTableTests(SearchShelf shelf) : IClassFixture<SearchShelf>
{
    private static readonly string File = Path.Combine(Repository.Root, "tests", "Portal.Application.Tests", "Search", "queries.tsv");

    public static TheoryData<string, string, string> Demonstration => Lines(seeds: false);

    public static TheoryData<string, string, string> Real => Lines(seeds: true);

    [Theory]
    [MemberData(nameof(Demonstration))]
    public Task The_demonstrations_papers_are_found(string words, string how, string title) => CheckAsync(words, how, title);

    [SeedPapersTheory]
    [MemberData(nameof(Real))]
    public Task The_real_papers_are_found(string words, string how, string title) => CheckAsync(words, how, title);

    [Fact]
    public void The_table_is_long_enough() => Assert.True(Demonstration.Count + Real.Count >= 150);

    private async Task CheckAsync(string words, string how, string title)
    {
        var answer = await shelf.FindAsync(words);
        Assert.False(answer.FromDatabase);
        var titles = answer.Hits.Select(h => h.Record.Title).ToList();
        var all = string.Join('\n', titles);
        switch (how)
        {
            case "first": Assert.True(titles.Count > 0 && titles[0].Contains(title, StringComparison.Ordinal), all); break;
            case "has": Assert.True(titles.Exists(t => t.Contains(title, StringComparison.Ordinal)), all); break;
            case "not": Assert.False(titles.Exists(t => t.Contains(title, StringComparison.Ordinal)), all); break;
            case "apart": Assert.True(answer.NotInForce.Any(h => h.Record.Title.Contains(title, StringComparison.Ordinal)), all); break;
            case "none": Assert.True(titles.Count == 0, all); break;
            case "mean": Assert.Equal(title, answer.DidYouMean); break;
            default: Assert.Fail($"Unknown expectation {how}."); break;
        }
    }

    private static TheoryData<string, string, string> Lines(bool seeds)
    {
        var data = new TheoryData<string, string, string>();
        foreach (var line in System.IO.File.ReadLines(File).Where(l => l.Length > 0 && l[0] != '#'))
        {
            var parts = line.Split('\t');
            var real = parts[0] == "seeds";
            if (real != seeds) continue;
            if (real) parts = parts[1..];
            data.Add(parts[0], parts[1], parts.Length > 2 ? parts[2] : "");
        }
        return data;
    }
}
