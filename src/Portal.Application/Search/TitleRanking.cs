
namespace Portal.Application.Search;

/// <summary>Which of several titles that hold the words is meant: the one that is the words, then the shorter, then the newer.</summary>
internal static class TitleRanking
{
    private const int YearsThatCount = 5;

    public static IReadOnlyList<long> Order(IReadOnlyList<(long Row, string Title)> titles, SearchQuery query, DateOnly today) =>
        [.. titles.Select(t => (t.Row, Score: Score(t.Title, IndexedRecord.OfRow(t.Row).Day, query, today))).OrderByDescending(t => t.Score).ThenByDescending(t => t.Row).Select(t => t.Row)];

    private static double Score(string title, DateOnly day, SearchQuery query, DateOnly today)
    {
        double covered = 0;
        var typed = 0;
        foreach (var alternatives in query.Words)
        {
            var found = alternatives.Select((word, n) => (word, n)).FirstOrDefault(a => Passages.Find(title, query.PartsOf(a.word), 0).Start >= 0);
            if (found.word is null) continue;
            covered += found.word.Count(char.IsLetterOrDigit);
            if (found.n == 0) typed++;
        }
        var bare = title.Count(c => char.IsLetterOrDigit(c));
        var coverage = bare == 0 ? 0 : Math.Min(1, covered / bare);
        var age = Math.Clamp((today.DayNumber - day.DayNumber) / 365.25 / YearsThatCount, 0, 1);
        return (coverage >= 0.999 ? 200 : 0) + 100 * coverage + 10.0 * typed / Math.Max(1, query.Words.Count) + 15 * (1 - age);
    }
}
