using Portal.Application.Search;
using Portal.Domain.Documents;

namespace Portal.Application.Tests.Search;

/// <summary>Search by pairs finds exactly what a search for the substring finds: over many random texts, of characters, figures, letters and signs.</summary>
[Trait("Req", "K2")]
public sealed class PairSearchProperties : IDisposable
{
    private const string Characters = "民政低保公开养";
    private const string Others = "12ab，。〔〕 \n";
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-pairs-").FullName;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Pairs_find_what_a_substring_finds(int seed)
    {
        var random = new Random(seed);
        var texts = Enumerable.Range(1, 400).ToDictionary(n => n, _ => Text(random, random.Next(1, 60)));
        var file = new IndexFile(Path.Combine(_folder, $"{seed}.db"));
        using (var connection = file.Create())
        {
            using (var writer = new IndexFile.Writer(connection, null))
                foreach (var (n, text) in texts)
                    writer.Add(new IndexedRecord(n, $"s{n}", $"i{n}", "", "", "", "", "", text, "c", "", new DateOnly(2026, 1, 1), DisclosureAttribute.Proactive, Validity.InForce, null), new DateOnly(2026, 1, 1));
            IndexFile.Finish(connection, 1, "");
        }
        using var reading = file.Read();
        foreach (var word in Words(random, texts.Values))
        {
            var match = SearchQuery.Of([word], Synonyms.None).Match(new SearchFilter(Validity: ValidityChoice.All));
            var found = match is null ? [] : new IndexReading(reading).Newest("words", match, long.MaxValue, 1000).ConvertAll(r => IndexedRecord.OfRow(r).Id).ToHashSet();
            Assert.True(found.SetEquals(texts.Where(t => Holds(t.Value, word)).Select(t => t.Key)), $"“{word}”: found {string.Join(',', found.Order())}, holds {string.Join(',', texts.Where(t => Holds(t.Value, word)).Select(t => t.Key))}");
        }
        file.Forget();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Text(Random random, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => random.Next(4) > 0 ? Characters[random.Next(Characters.Length)] : Others[random.Next(Others.Length)]));

    // Pieces of the texts and pieces made up, of two characters or more, without signs: those only part words.
    private static IEnumerable<string> Words(Random random, IEnumerable<string> texts)
    {
        var all = texts.ToList();
        for (var n = 0; n < 600; n++)
        {
            var text = n % 2 == 0 ? all[random.Next(all.Count)] : Text(random, 12);
            var start = random.Next(text.Length);
            var word = text[start..Math.Min(text.Length, start + random.Next(2, 7))];
            if (word.Any(c => !char.IsLetterOrDigit(c)) || word.Length < 2 || word[^1] is 'a' or 'b') continue;
            yield return word;
        }
    }

    // A figure or a word of letters is found whole, not in its parts.
    private static bool Holds(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var cutsLeft = at > 0 && char.IsAsciiLetterOrDigit(text[at - 1]) && char.IsAsciiLetterOrDigit(word[0]);
            var cutsRight = at + word.Length < text.Length && char.IsAsciiLetterOrDigit(text[at + word.Length]) && char.IsAsciiLetterOrDigit(word[^1]);
            if (!cutsLeft && !cutsRight) return true;
        }
        return false;
    }
}
