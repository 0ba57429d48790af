using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Data;
using Portal.Application.Publishing;

namespace Portal.Application.Search;

/// <summary>The released synonyms, read again when the site's facts change.</summary>
public sealed class SearchVocabulary(IServiceScopeFactory scopes, ShelfFollower follower)
{
    private static readonly string[] Tags = [ShelfTags.Site];
    private volatile Read? _read;

    public async ValueTask<Synonyms> SynonymsAsync(CancellationToken token)
    {
        var number = follower.Number;
        if (_read is { } read && follower.LastChangeOf(Tags) <= read.Number) return read.Synonyms;
        await using var scope = scopes.CreateAsyncScope();
        var synonyms = new Synonyms(await scope.ServiceProvider.GetRequiredService<PublicDbContext>().ShelfSynonyms.AsNoTracking().OrderBy(s => s.Id).Select(s => s.Words).ToListAsync(token));
        if (number >= 0) _read = new Read(number, synonyms);
        return synonyms;
    }

    private sealed record Read(long Number, Synonyms Synonyms);
}
