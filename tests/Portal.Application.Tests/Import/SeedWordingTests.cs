using System.Text.Json;
using Portal.Application.Import;
using Portal.Application.Seeding;
using Portal.Domain.Review.Wording;
using Portal.Testing;

namespace Portal.Application.Tests.Import;

/// <summary>The five real papers after import: what a proof-reader finds in them, and nothing else. Four came with half-width marks, which are counted apart.</summary>
[Trait("Req", "B8")]
public sealed class SeedWordingTests
{
    [SeedPapersTheory]
    [InlineData("000", "FrequentError 其它", true)]
    [InlineData("001", "FrequentError 建全|FrequentError 题案|FrequentError 其它|Tampering 36365|Tampering 36365|FrequentError 政信息公开|Tampering 36365|Tampering 36365", true)]
    [InlineData("002", "Date 2020824", true)]
    [InlineData("003", "", true)]
    [InlineData("004", "FrequentError 全方位的向", true)]
    public void What_is_found_is_what_is_wrong(string number, string expected, bool halfWidth)
    {
        var (name, bytes) = SeedPapers.Read(number);
        var paper = new PaperReader().Read(name, bytes);
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(BaseData.Folder, "lexicon.json")));
        var lexicon = new WordingLexicon(json.RootElement.EnumerateArray().Select(e => new LexiconFacts(Enum.Parse<LexiconKind>(Text(e, "kind")), Text(e, "wrong"), Text(e, "right"), Text(e, "exceptions"), Text(e, "note"),
            Text(e, "severity") == "Doubt" ? WordingSeverity.Doubt : WordingSeverity.Error)));

        var found = WordingCheck.Find(new WordingText { Title = paper.Title ?? "", Body = paper.BodyMarkdown, DocumentNumber = paper.DocumentNumber ?? "", IssuingBody = paper.IssuingBody ?? "" }, lexicon, new DateOnly(2026, 11, 25));

        var half = found.Where(f => f.Kind == WordingKind.Punctuation && f.Found is [< (char)128]).ToList();
        Assert.Equal(halfWidth, half.Count > 0);
        // The third paper lost closing brackets on its way; only a person knows where they stood.
        Assert.All(half, f => Assert.True(f.Suggestion is not null || f.Message.Contains("没有配对", StringComparison.Ordinal), f.Message));
        Assert.Equal(expected, string.Join('|', found.Except(half).Select(f => $"{f.Kind} {f.Found}")));
    }

    private static string Text(JsonElement entry, string name) => entry.TryGetProperty(name, out var value) ? value.ToString() : "";
}
