using Microsoft.EntityFrameworkCore;
using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Domain;
using Portal.Domain.Publishing;
using Portal.Domain.Search;

namespace Portal.Application.Publishing;

/// <summary>Columns, units, facts about the office, old addresses of its pages and synonyms of its search, as they would be on the shelf.</summary>
public sealed record SiteFace(IReadOnlyList<ShelfColumn> Columns, IReadOnlyList<ShelfUnit> Units, IReadOnlyList<ShelfSetting> Settings, IReadOnlyList<ShelfRedirect> Redirects, IReadOnlyList<ShelfSynonym> Synonyms)
{
    public string Hash => ShelfSite.Hash(Columns, Units, Settings, Redirects, Synonyms);
}

/// <summary>The site's own facts go out by the same gate: columns, units, settings, old addresses.</summary>
public sealed partial class PublishingGate
{
    public const string SiteReleased = "site.released";

    /// <summary>Puts columns of the program's own data on the shelf before anybody can have changed them; what is there stays as it was released.</summary>
    public async Task PutFirstColumnsAsync(IReadOnlyCollection<string> slugs, CancellationToken token)
    {
        var known = await db.ShelfColumns.Select(c => c.Slug).ToListAsync(token);
        if (slugs.All(known.Contains)) return;
        var wanted = (await WantedFaceAsync(token)).Columns.Where(c => slugs.Contains(c.Slug) && !known.Contains(c.Slug)).ToList();
        db.ShelfColumns.AddRange(wanted);
        await db.SaveNumberedAsync(async inner => await NumberSiteAsync(new Stamp(0, clock.UtcNow()), $"初始栏目{wanted.Count}个", inner), token);
    }

    /// <summary>Puts the program's own synonyms on the shelf while it has none.</summary>
    public async Task PutFirstSynonymsAsync(CancellationToken token)
    {
        if (await db.ShelfSynonyms.AnyAsync(token)) return;
        var wanted = (await WantedFaceAsync(token)).Synonyms;
        if (wanted.Count == 0) return;
        db.ShelfSynonyms.AddRange(wanted);
        await db.SaveNumberedAsync(async inner => await NumberSiteAsync(new Stamp(0, clock.UtcNow()), $"初始同义词{wanted.Count}组", inner), token);
    }

    /// <summary>Brings the public columns, units, settings and old addresses in line with the workroom's. <see cref="SiteRelease"/> asks who may.</summary>
    internal async Task PutSiteAsync(Stamp by, string note, CancellationToken token)
    {
        var wanted = await WantedFaceAsync(token);
        var shelved = await db.ShelfColumns.ToDictionaryAsync(c => c.Slug, token);
        foreach (var column in wanted.Columns)
            if (shelved.TryGetValue(column.Slug, out var row)) row.Put(column);
            else db.ShelfColumns.Add(column);
        // Nothing refers to these rows: the shelf's units and settings are made anew.
        db.RemoveRange(await db.ShelfUnits.ToListAsync(token));
        db.RemoveRange(await db.ShelfSettings.ToListAsync(token));
        db.RemoveRange(await db.ShelfSynonyms.ToListAsync(token));
        await db.SaveNumberedAsync(async inner =>
        {
            db.ShelfUnits.AddRange(wanted.Units);
            db.ShelfSettings.AddRange(wanted.Settings);
            db.ShelfSynonyms.AddRange(wanted.Synonyms);
            await PutRedirectsAsync(await WaitingAddressesAsync(inner), inner);
            await db.SaveChangesAsync(inner);
            await NumberSiteAsync(by, note, inner);
        }, token);
        await follower.FollowNowAsync();
    }

    /// <summary>The workroom's columns, units and settings as the shelf would show them. Closed units are not shown.</summary>
    public async Task<SiteFace> WantedFaceAsync(CancellationToken token)
    {
        var columns = await db.Columns.AsNoTracking().ToListAsync(token);
        var slugs = columns.ToDictionary(c => c.Id, c => c.Slug);
        var owners = await OwnersAsync(token);
        return new SiteFace(
            columns.ConvertAll(c =>
            {
                var row = new ShelfColumn(c.Slug);
                row.Put(c, c.ParentId is { } parent ? slugs[parent] : null, c.OwnerUnitId is { } owner ? owners[owner] : "");
                return row;
            }),
            (await db.Units.AsNoTracking().Where(u => !u.IsClosed).ToListAsync(token)).ConvertAll(u =>
            {
                var row = new ShelfUnit(u.Id);
                row.Put(u);
                return row;
            }),
            (await db.SiteSettings.AsNoTracking().ToListAsync(token)).ConvertAll(s => new ShelfSetting(s.Key, s.Value)),
            await db.OldAddresses.AsNoTracking().Where(a => a.Target != null).Select(a => new ShelfRedirect(a.Path, a.Target!, true)).ToListAsync(token),
            await db.SynonymGroups.AsNoTracking().Where(g => !g.IsOff).OrderBy(g => g.Id).Select(g => new ShelfSynonym(g.Words)).ToListAsync(token));
    }

    /// <summary>What the public sees now.</summary>
    public async Task<SiteFace> ShownFaceAsync(CancellationToken token) =>
        new(await db.ShelfColumns.AsNoTracking().ToListAsync(token), await db.ShelfUnits.AsNoTracking().ToListAsync(token), await db.ShelfSettings.AsNoTracking().ToListAsync(token),
            await db.ShelfRedirects.AsNoTracking().Where(r => r.IsSite).ToListAsync(token), await db.ShelfSynonyms.AsNoTracking().ToListAsync(token));

    private Task<Dictionary<int, string>> OwnersAsync(CancellationToken token) => db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, token);

    private async Task NumberSiteAsync(Stamp by, string note, CancellationToken token)
    {
        var number = await db.RaiseAsync(Counter.Shelf, 1, token);
        db.ShelfChanges.Add(new ShelfChange(number, ShelfSite.Slug, ShelfChangeKind.Changed, clock.UtcNow(), (await ShownFaceAsync(token)).Hash));
        db.AuditEvents.Add(new AuditEvent(SiteReleased, nameof(ShelfChange), 0, note, by));
    }
}
