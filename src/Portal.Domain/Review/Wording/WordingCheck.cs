namespace Portal.Domain.Review.Wording;

/// <summary>
/// Reads a text as a proof-reader does before people look (requirement B8). Pure, and linear in the text: what it finds depends on nothing
/// but the text, the lexicon and the day.
/// </summary>
public static class WordingCheck
{
    /// <summary>What is shown at most of one field; a text with more is not ready to be looked at.</summary>
    public const int MaxPerField = 1000;

    public static IReadOnlyList<WordingFinding> Find(WordingText text, WordingLexicon lexicon, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(lexicon);
        var found = new List<WordingFinding>();
        foreach (var (field, value) in new[]
        {
            (WordingField.Title, text.Title), (WordingField.IssuingBody, text.IssuingBody), (WordingField.DocumentNumber, text.DocumentNumber),
            (WordingField.Summary, text.Summary), (WordingField.Body, text.Body),
        })
            found.AddRange(Field(MarkdownReading.Read(field, 0, value), lexicon, today));
        for (var i = 0; i < text.AttachmentNames.Count; i++)
            found.AddRange(Field(MarkdownReading.Read(WordingField.AttachmentName, i, text.AttachmentNames[i]), lexicon, today));
        return found;
    }

    private static List<WordingFinding> Field(Passage passage, WordingLexicon lexicon, DateOnly today)
    {
        if (passage.Raw.Length == 0) return [];
        if (passage.Field == WordingField.DocumentNumber)
            return Settle(passage, DocumentNumberRules.FindField(passage, today).Concat(TamperingRules.Find(passage, lexicon)).Concat(LeftoverRules.Find(passage)), lexicon);
        return Settle(passage, TamperingRules.Find(passage, lexicon)
            .Concat(DocumentNumberRules.Find(passage, today))
            .Concat(LexiconRules.Find(passage, lexicon))
            .Concat(BodyRules.Find(passage, lexicon))
            .Concat(PeopleRules.Find(passage, lexicon))
            .Concat(LeftoverRules.Find(passage))
            .Concat(DateRules.Find(passage, today))
            .Concat(RepetitionRules.Find(passage))
            .Concat(BlankRules.Find(passage))
            .Concat(PunctuationRules.Find(passage))
            .Concat(PairRules.Find(passage))
            .Concat(NumberingRules.Find(passage)), lexicon);
    }

    /// <summary>One finding for one place: an error before a doubt, then the longer, then the rule that was asked first. So no two suggestions touch the same characters.</summary>
    private static List<WordingFinding> Settle(Passage passage, IEnumerable<WordingFinding> findings, WordingLexicon lexicon)
    {
        var taken = new bool[passage.Raw.Length];
        var kept = new List<WordingFinding>();
        foreach (var finding in findings.OrderBy(f => f.Severity).ThenByDescending(f => f.Length))
        {
            if (taken.AsSpan(finding.Start, finding.Length).Contains(true)) continue;
            if (finding.Kind is not WordingKind.Tampering && lexicon.IsAllowed(passage.Raw, finding.Start, finding.End)) continue;
            taken.AsSpan(finding.Start, finding.Length).Fill(true);
            kept.Add(finding);
        }
        kept.Sort((a, b) => a.Start.CompareTo(b.Start));
        return kept.Count <= MaxPerField ? kept : kept[..MaxPerField];
    }
}
