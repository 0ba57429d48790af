using Microsoft.EntityFrameworkCore;
using Portal.Application.Data;
using Portal.Application.Publishing;
using Portal.Domain.Publishing;

namespace Portal.Application.Search;

/// <summary>
/// Answers out of the database alone, in titles and numbers. It looks at a bounded number of records for each page, newest first, so that a rare
/// value costs no walk over the whole shelf; what lies beyond comes with the next page.
/// </summary>
public sealed class DatabaseSearch(PublicDbContext db) : IRecordSearch
{
    /// <summary>Records looked at for one page.</summary>
    public int Window { get; init; } = 20_000;

    public async Task<RecordList> FindAsync(RecordQuestion question, string? after, int limit, CancellationToken token)
    {
        var all = question.Filter.Indexed(db.ShelfRecords.AsNoTracking());
        var from = all.After(after);
        var records = await Matching(from, question).LinesAsync(limit, token);
        var next = RecordPages.Cut(records, limit);
        if (next is null && await EndAsync(from, token) is var (day, id)) next = ListKey.Of(day, id);
        return new RecordList(records, next, await Matching(all, question).CappedCountAsync(token)) { IsPartial = await EndAsync(all, token) is not null };
    }

    private IQueryable<ShelfRecord> Matching(IQueryable<ShelfRecord> records, RecordQuestion question)
    {
        var window = question.Filter.Others(records.NewestFirst().Take(Window));
        if (question.Words.Length == 0) return window;
        var (words, number) = (question.Words, SearchWords.InOfficialBrackets(question.Words));
        return window.Where(r => r.Content.Title.Contains(words) || r.Content.DocumentNumber.Contains(number) || r.IndexNumber.Contains(words));
    }

    /// <summary>The last record looked at, where others lie beyond it. The lists' index answers alone.</summary>
    private async Task<(DateOnly Day, int Id)?> EndAsync(IQueryable<ShelfRecord> records, CancellationToken token)
    {
        var last = await records.NewestFirst().Skip(Window - 1).Take(2).Select(r => new { r.PublishedOn, r.Id }).ToListAsync(token);
        return last.Count == 2 ? (last[0].PublishedOn, last[0].Id) : null;
    }
}
