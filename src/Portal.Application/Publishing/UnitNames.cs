using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Data;

namespace Portal.Application.Publishing;

/// <summary>The names of the public units, for filters on every list: read once after each release of the site, not once for each page.</summary>
public sealed class UnitNames(ShelfFollower follower, IServiceScopeFactory scopes)
{
    private volatile Known? _known;

    public async ValueTask<IReadOnlyList<string>> AllAsync(CancellationToken token)
    {
        // Taken before the rows are read: names are never older than their number.
        var change = follower.Number < 0 ? -1 : follower.LastChangeOf([ShelfTags.Site]);
        if (change >= 0 && _known is { } known && known.Change == change) return known.Names;
        await using var scope = scopes.CreateAsyncScope();
        var names = (await scope.ServiceProvider.GetRequiredService<PublicDbContext>().ShelfUnits.AsNoTracking().Select(u => new { u.Order, u.SourceId, u.Name }).ToListAsync(token))
            .OrderBy(u => u.Order).ThenBy(u => u.SourceId).Select(u => u.Name).ToList();
        _known = new(change, names);
        return names;
    }

    private sealed record Known(long Change, IReadOnlyList<string> Names);
}
