using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Domain.Documents;
using Portal.Domain.Review.Wording;

namespace Portal.Application.Review;

/// <summary>The lexicon of this node, made ready once for each state of the table.</summary>
public sealed class WordingLexicons
{
    private volatile Prepared? _last;

    internal WordingLexicon? Of((int Count, long Versions) state) => _last is { } last && last.State == state ? last.Lexicon : null;

    internal void Keep((int Count, long Versions) state, WordingLexicon lexicon) => _last = new Prepared(state, lexicon);

    private sealed record Prepared((int Count, long Versions) State, WordingLexicon Lexicon);
}

/// <summary>Reads papers with the lexicon as it stands (requirement B8). It tells; it never blocks.</summary>
public sealed class WordingDesk(PortalDbContext db, WordingLexicons lexicons, IOptions<PortalOptions> options, TimeProvider clock)
{
    public async Task<IReadOnlyList<WordingFinding>> FindAsync(WordingText text, CancellationToken token) =>
        WordingCheck.Find(text, await LexiconAsync(token), clock.Today());

    public Task<IReadOnlyList<WordingFinding>> FindAsync(Edition edition, CancellationToken token) => FindAsync(TextOf(edition), token);

    /// <summary>What the public will see of an edition.</summary>
    public static WordingText TextOf(Edition edition) => new()
    {
        Title = edition.Content.Title,
        Summary = edition.Content.Summary,
        Body = edition.Content.Body,
        DocumentNumber = edition.DocumentNumber,
        IssuingBody = edition.Content.IssuingBody,
        AttachmentNames = [.. edition.Attachments.OrderBy(a => a.Order).Select(a => a.Name)],
    };

    // Entries are never deleted and every change raises a version: number and sum tell on every node whether anything is new.
    private async Task<WordingLexicon> LexiconAsync(CancellationToken token)
    {
        var state = await db.LexiconEntries.GroupBy(_ => 1).Select(g => new { Count = g.Count(), Versions = g.Sum(e => (long)e.Version) }).SingleOrDefaultAsync(token);
        var key = (state?.Count ?? 0, state?.Versions ?? 0);
        if (lexicons.Of(key) is { } known) return known;
        var entries = await db.LexiconEntries.AsNoTracking().Where(e => !e.IsOff).OrderBy(e => e.Id).ToListAsync(token);
        var site = options.Value.Site;
        var lexicon = new WordingLexicon(entries.Select(e => e.Facts), site.Body, [site.Domain]);
        lexicons.Keep(key, lexicon);
        return lexicon;
    }
}
