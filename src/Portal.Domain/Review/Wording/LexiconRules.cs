namespace Portal.Domain.Review.Wording;

/// <summary>Looks up every place of a text in the lexicon.</summary>
internal static class LexiconRules
{
    public static IEnumerable<WordingFinding> Find(Passage passage, WordingLexicon lexicon)
    {
        for (var i = 0; i < passage.Chars.Length; i++)
        {
            var (first, second) = (passage.Chars[i], passage.At(i + 1));
            if (!lexicon.Knows(first, second)) continue;
            foreach (var word in lexicon.Starting(first, second))
                if (word.Match(passage, i) is var (end, right))
                    yield return passage.Finding(KindOf(word.Entry.Kind), word.Entry.Severity, i, end, right, Message(word.Entry, passage.Chars[i..end], right));
        }
    }

    private static string Message(LexiconFacts entry, string found, string? right)
    {
        var said = right is { } proper ? $"“{found}”{(entry.Severity == WordingSeverity.Error ? "应当" : "一般")}写作“{proper}”。" : entry.Kind switch
        {
            LexiconKind.Tampering => $"“{found}”是篡改网页的常见用词，请核对原文。",
            LexiconKind.Leftover => $"“{found}”疑似模板残留，请填写实际内容或者删去。",
            _ => $"“{found}”请核对。",
        };
        return entry.Note.Length == 0 ? said : said + entry.Note.TrimEnd('。') + "。";
    }

    private static WordingKind KindOf(LexiconKind kind) => kind switch
    {
        LexiconKind.BodyName => WordingKind.BodyName,
        LexiconKind.Title => WordingKind.Title,
        LexiconKind.Leftover => WordingKind.Leftover,
        LexiconKind.Tampering => WordingKind.Tampering,
        _ => WordingKind.FrequentError,
    };
}
