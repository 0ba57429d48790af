using Microsoft.EntityFrameworkCore;
using Portal.Application.Audit;
using Portal.Application.Data;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Domain.Publishing;

namespace Portal.Application.Publishing;

/// <summary>What of the old addresses is asked for; <paramref name="After"/> is the last line of the page before.</summary>
public sealed record OldAddressQuestion(string? Words, bool? Waits, int After = 0);

/// <summary>An old address with where it leads as people read it.</summary>
public sealed record OldAddressLine(int Id, string Path, string? Target, int? DocumentId, string? Slug, string? IndexNumber, string? Title, bool Waits, bool IsReleased)
{
    /// <summary>The page it leads to; empty while its document is not public.</summary>
    public string Leads => Target ?? (Slug is null ? "" : PublishingGate.DocumentPrefix + Slug);
}

/// <summary>The administrator's desk for the addresses of the site that was moved from. What he changes goes public by a second person.</summary>
public sealed class OldAddressDesk(PortalDbContext db, SiteAddresses site, RecordAddresses addresses)
{
    public const int PageSize = 50;

    public Task<OldAddress?> FindAsync(int id, CancellationToken token) => db.OldAddresses.SingleOrDefaultAsync(a => a.Id == id, token);

    public Task<OldAddressLine?> LineAsync(int id, CancellationToken token) => Lines(db.OldAddresses.Where(a => a.Id == id)).SingleOrDefaultAsync(token);

    /// <summary>One page; one line more than a page says that there is a next one.</summary>
    public async Task<IReadOnlyList<OldAddressLine>> PageAsync(OldAddressQuestion question, CancellationToken token) =>
        await Lines(Asked(question).OrderBy(a => a.Id).Take(PageSize + 1)).ToListAsync(token);

    /// <summary>Every line of the question, page after page, so that a long table does not stand in memory.</summary>
    public async IAsyncEnumerable<OldAddressLine> AllAsync(OldAddressQuestion question, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)
    {
        const int step = 2000;
        for (var next = question; ;)
        {
            var lines = await Lines(Asked(next).OrderBy(a => a.Id).Take(step)).ToListAsync(token);
            foreach (var line in lines) yield return line;
            if (lines.Count < step) yield break;
            next = next with { After = lines[^1].Id };
        }
    }

    /// <summary>Why the two cannot be kept, by the field that is wrong; null when they can.</summary>
    public async Task<(string Field, Refusal Refusal)?> WhyNotAsync(string? oldAddress, string? leadsTo, int exceptId, CancellationToken token)
    {
        var path = OldAddress.Normalise(oldAddress);
        if (OldAddress.WhyNotPath(path, site) is { } wrong) return (nameof(OldAddress.Path), wrong);
        if (await db.OldAddresses.AnyAsync(a => a.Path == path && a.Id != exceptId, token)) return (nameof(OldAddress.Path), new("AddressTaken", $"旧网址“{path}”已经登记过"));
        if (await db.OldAddresses.AnyAsync(a => a.Target == path, token)) return (nameof(OldAddress.Path), new("AddressIsTarget", $"别的旧网址正指向“{path}”，它不能再转到别处"));
        return (await ResolveAsync(path!, leadsTo, token)).Refusal is { } no ? (nameof(OldAddress.Target), no) : null;
    }

    public async Task<OldAddress> CreateAsync(string oldAddress, string leadsTo, Stamp by, CancellationToken token)
    {
        var address = await NewAsync(oldAddress, leadsTo, token);
        await SaveAsync(() => db.SaveNumberedAsync(_ =>
        {
            Note("addresses.created", address, Describe(address), by);
            return Task.CompletedTask;
        }, token));
        return address;
    }

    /// <summary>Adds many that were looked at one by one, in one transaction.</summary>
    internal Task CreateAsync(IReadOnlyList<OldAddress> addresses, Stamp by, CancellationToken token) => SaveAsync(() => db.SaveNumberedAsync(_ =>
    {
        foreach (var address in addresses) Note("addresses.created", address, Describe(address), by);
        return Task.CompletedTask;
    }, token));

    /// <summary>Tracked, not saved.</summary>
    /// <exception cref="RefusedException">One of the two cannot be kept.</exception>
    internal async Task<OldAddress> NewAsync(string oldAddress, string leadsTo, CancellationToken token)
    {
        if (await WhyNotAsync(oldAddress, leadsTo, 0, token) is { } no) throw new RefusedException(no.Refusal);
        var path = OldAddress.Normalise(oldAddress)!;
        var (documentId, target, _) = await ResolveAsync(path, leadsTo, token);
        var address = documentId is { } id ? OldAddress.ToDocument(path, id) : OldAddress.ToPage(path, target!);
        db.OldAddresses.Add(address);
        return address;
    }

    public async Task ChangeAsync(OldAddress address, int seenVersion, string leadsTo, Stamp by, CancellationToken token)
    {
        Expect(address, seenVersion);
        var (documentId, target, refusal) = await ResolveAsync(address.Path, leadsTo, token);
        if (refusal is not null) throw new RefusedException(refusal);
        var before = Describe(address);
        address.Lead(documentId, target);
        Note("addresses.changed", address, $"{before}；改为：{Describe(address)}", by);
        await db.SaveChangesAsync(token);
    }

    public async Task RemoveAsync(OldAddress address, int seenVersion, Stamp by, CancellationToken token)
    {
        Expect(address, seenVersion);
        if (address.WhyNotRemove() is { } refusal) throw new RefusedException(refusal);
        Note("addresses.removed", address, Describe(address), by);
        db.OldAddresses.Remove(address);
        await db.SaveChangesAsync(token);
    }

    /// <summary>An index number or the address of a document leads to the document, whether it is public yet or not; anything else is a page.</summary>
    private async Task<(int? DocumentId, string? Target, Refusal? Refusal)> ResolveAsync(string path, string? leadsTo, CancellationToken token)
    {
        var text = addresses.WithoutHost((leadsTo ?? "").Trim());
        if (text.Length == 0) return (null, null, new("TargetMissing", "请填写新网址或者索引号"));
        if (Document.IsIndexNumber(text))
        {
            var known = await db.Documents.Where(d => d.IndexNumber == text || d.ProposedIndexNumber == text).Select(d => d.Id).OrderBy(i => i).Take(2).ToListAsync(token);
            return known.Count == 1 ? (known[0], null, null) : (null, null, new("TargetNumber", known.Count == 0 ? $"没有索引号为“{text}”的文件" : $"有几份文件使用索引号“{text}”"));
        }
        // What a browser's address line holds.
        var target = text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;
        var normal = OldAddress.Normalise(target);
        var old = normal is not null && await db.OldAddresses.AnyAsync(a => a.Path == normal, token);
        if (OldAddress.WhyNotTarget(path, target, old, site) is { } refusal) return (null, null, refusal);
        if (target.StartsWith(PublishingGate.DocumentPrefix, StringComparison.Ordinal))
        {
            var slug = target[PublishingGate.DocumentPrefix.Length..].TrimEnd('/');
            var id = await db.Documents.Where(d => d.Slug == slug).Select(d => (int?)d.Id).SingleOrDefaultAsync(token);
            return id is null ? (null, null, new("TargetUnknown", $"本网站没有“{target}”这份文件")) : (id, null, null);
        }
        return await IsMissingColumnAsync(target, token) ? (null, null, new("TargetUnknown", $"本网站没有“{target}”这个栏目")) : (null, target, null);
    }

    private async Task<bool> IsMissingColumnAsync(string target, CancellationToken token)
    {
        const string prefix = "/columns/";
        if (!target.StartsWith(prefix, StringComparison.Ordinal)) return false;
        var slug = target[prefix.Length..].Split('?', '#')[0].TrimEnd('/');
        return !await db.Columns.AnyAsync(c => c.Slug == slug, token);
    }

    private IQueryable<OldAddress> Asked(OldAddressQuestion question)
    {
        var addresses = db.OldAddresses.AsNoTracking().Where(a => a.Id > question.After);
        if (question.Waits is { } waits) addresses = addresses.Where(a => a.Waits == waits);
        if (question.Words?.Trim() is { Length: > 0 } words)
        {
            // Addresses are kept in lower case and decoded; what is looked for may be neither.
            var path = OldAddress.Normalise(words) ?? words;
            addresses = addresses.Where(a => a.Path.Contains(path) || a.Target!.Contains(words) || db.Documents.Any(d => d.Id == a.DocumentId && (d.IndexNumber!.Contains(words) || d.ProposedIndexNumber!.Contains(words))));
        }
        return addresses;
    }

    private IQueryable<OldAddressLine> Lines(IQueryable<OldAddress> addresses) =>
        from address in addresses
        join document in db.Documents on address.DocumentId equals document.Id into documents
        from document in documents.DefaultIfEmpty()
        orderby address.Id
        select new OldAddressLine(address.Id, address.Path, address.Target, address.DocumentId, document == null ? null : document.Slug, document == null ? null : document.IndexNumber ?? document.ProposedIndexNumber,
            db.Editions.Where(e => e.DocumentId == address.DocumentId).OrderByDescending(e => e.Number).Select(e => e.Content.Title).FirstOrDefault(), address.Waits, address.IsReleased);

    private void Expect(OldAddress address, int seenVersion)
    {
        if (address.Version != seenVersion) throw new StaleException(nameof(OldAddress), address.Id);
        db.Entry(address).Property(a => a.Version).OriginalValue = seenVersion;
    }

    private void Note(string kind, OldAddress address, string detail, Stamp by) => db.AuditEvents.Add(new AuditEvent(kind, nameof(OldAddress), address.Id, detail, by));

    private static string Describe(OldAddress address) => $"{address.Path} → {address.Target ?? $"文件 {address.DocumentId}"}";

    // Two people add the same address at once: the unique index lets one in.
    private async Task SaveAsync(Func<Task> save)
    {
        try
        {
            await save();
        }
        catch (DbUpdateException fault) when (fault is not DbUpdateConcurrencyException)
        {
            throw new RefusedException(new("AddressTaken", "别人刚刚登记了其中的旧网址，没有保存，请刷新后再试"));
        }
    }
}
