using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Data;
using Portal.Application.Publishing;

namespace Portal.Application.Search;

/// <summary>The released synonyms, read again when the site's facts change.</summary>
public sealed class SearchVocabulary(IServiceScopeFactory scopes, ShelfCopies copies)
{
    private static readonly string[] Tags = [ShelfTags.Site];

    public ValueTask<Synonyms> SynonymsAsync(CancellationToken token) => copies.GetAsync("synonyms", Tags, () => ReadAsync(token));

    private async Task<Synonyms> ReadAsync(CancellationToken token)
    {
        await using var scope = scopes.CreateAsyncScope();
        return new(await scope.ServiceProvider.GetRequiredService<PublicDbContext>().ShelfSynonyms.AsNoTracking().OrderBy(s => s.Id).Select(s => s.Words).ToListAsync(token));
    }
}
