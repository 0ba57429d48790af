using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Files;
using Portal.Application.Publishing;
using Portal.Domain.Audit;
using Portal.Domain.Documents;
using Portal.Domain.Publishing;

namespace Portal.Application.Audit;

/// <summary>One thing that is not as it should be.</summary>
public sealed record Finding(string What, string Where, string Why);

/// <summary>What <c>verify</c> looked at and found.</summary>
public sealed record VerificationReport(long ChainLinks, int Files, int ShelfRecords, IReadOnlyList<Finding> Findings);

/// <summary>Walks the audit chain, every file's hash, and whether shelf and editions agree (design rule 7).</summary>
public sealed partial class Verification(PortalDbContext db, AuditKey key, WorkroomFiles workroom, ShelfFiles shelf, IOptions<PortalOptions> options, TimeProvider clock)
{
    private readonly List<Finding> _findings = [];

    /// <param name="from">The last link that is taken as good, such as that of an exported head; 0 walks all.</param>
    public async Task<VerificationReport> RunAsync(long from, Action<string> progress, CancellationToken token)
    {
        progress("审计链");
        var links = await ChainAsync(from, token);
        progress("文件");
        var files = await FilesAsync(token);
        progress("公开件与审批件");
        var records = await ShelfAsync(token);
        return new VerificationReport(links, files, records, _findings);
    }

    /// <summary>Writes the head of the chain beside the data; done daily, so that a chain cut short is noticed.</summary>
    public async Task<string?> ExportHeadAsync(CancellationToken token)
    {
        var head = await db.AuditEntries.AsNoTracking().OrderByDescending(a => a.Sequence).Select(a => new { a.Sequence, a.Mac }).FirstOrDefaultAsync(token);
        if (head is null) return null;
        var file = Path.Combine(options.Value.DataPath, "audit-heads", clock.Today().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + ".json");
        if (File.Exists(file)) return file;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file + ".tmp", JsonSerializer.Serialize(head), token);
        File.Move(file + ".tmp", file, overwrite: true);
        return file;
    }

    private async Task<long> ChainAsync(long from, CancellationToken token)
    {
        var mac = from == 0 ? AuditEntry.Genesis : await db.AuditEntries.Where(a => a.Sequence == from).Select(a => a.Mac).SingleOrDefaultAsync(token) ?? AuditEntry.Genesis;
        var expected = from + 1;
        await foreach (var entry in db.AuditEntries.AsNoTracking().Where(a => a.Sequence > from).OrderBy(a => a.Sequence).AsAsyncEnumerable().WithCancellation(token))
        {
            var broken = entry.Sequence != expected ? $"缺第{expected}条" : entry.WhatIsBroken(mac, key.Bytes);
            if (broken is not null)
            {
                // After the first broken link nothing behind it can be told good from bad.
                _findings.Add(new("审计链", $"第{entry.Sequence}条", broken));
                return entry.Sequence;
            }
            mac = entry.Mac;
            expected++;
        }
        var head = await db.Counters.Where(c => c.Name == Counter.AuditHead).Select(c => c.Value).SingleAsync(token);
        if (head != expected - 1) _findings.Add(new("审计链", $"第{expected}条", $"链尾缺失，计数为{head}"));
        await HeadsAsync(token);
        await RowsAsync(token);
        return expected - 1;
    }

    private async Task HeadsAsync(CancellationToken token)
    {
        var folder = Path.Combine(options.Value.DataPath, "audit-heads");
        if (!Directory.Exists(folder)) return;
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            using var json = Parsed(await File.ReadAllTextAsync(file, token));
            if (json is null)
            {
                _findings.Add(new("审计链", Path.GetFileName(file), "导出的链头不能读取"));
                continue;
            }
            var sequence = json.RootElement.GetProperty("Sequence").GetInt64();
            var mac = json.RootElement.GetProperty("Mac").GetString();
            if (!await db.AuditEntries.AnyAsync(a => a.Sequence == sequence && a.Mac == mac, token))
                _findings.Add(new("审计链", $"第{sequence}条", $"与导出的链头 {Path.GetFileName(file)} 不符"));
        }
    }

    private static JsonDocument? Parsed(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether this host's key is the one that sealed the last link; another key would break the chain with its first row.</summary>
    public async Task<bool> KeyFitsAsync(CancellationToken token)
    {
        var last = await db.AuditEntries.AsNoTracking().OrderByDescending(a => a.Sequence).Take(2).ToListAsync(token);
        return last is not [var head, ..] || head.WhatIsBroken(last.Count > 1 ? last[1].Mac : AuditEntry.Genesis, key.Bytes) is null;
    }

    // The rows of history themselves: each must still be what its link says.
    private async Task RowsAsync(CancellationToken token)
    {
        await CompareAsync("EditionEvent", db.Set<EditionEvent>().AsNoTracking(), e => e.Id, token);
        await CompareAsync("GateVerdict", db.Set<Domain.Review.GateVerdict>().AsNoTracking(), e => e.Id, token);
        await CompareAsync(nameof(AuditEvent), db.AuditEvents.AsNoTracking(), e => e.Id, token);
        await ContributorsAsync(token);
    }

    // Who may not review or sign rests on these rows; the sealed events tell who they must be.
    private async Task ContributorsAsync(CancellationToken token)
    {
        string[] writing = [EditionEvent.Saved, nameof(EditionAction.Submit)];
        var events = await db.Set<EditionEvent>().AsNoTracking().Where(e => writing.Contains(e.What)).Select(e => new { e.EditionId, e.ById, e.OnBehalfOfId }).Distinct().ToListAsync(token);
        var wrote = events.SelectMany(e => new[] { (e.EditionId, e.ById), (e.EditionId, e.OnBehalfOfId ?? e.ById) }).ToHashSet();
        var stored = (await db.Editions.AsNoTracking().SelectMany(e => e.Contributors, (e, c) => new { e.Id, c.UserId }).ToListAsync(token)).Select(c => (c.Id, c.UserId)).ToHashSet();
        foreach (var (edition, user) in wrote.Except(stored).Union(stored.Except(wrote)))
            _findings.Add(new("历史记录", $"第{edition}号版本", $"修改人{user}与保存记录不一致"));
    }

    private async Task CompareAsync<T>(string type, IQueryable<T> rows, Func<T, int> id, CancellationToken token) where T : class, IChained
    {
        var sealedRows = await db.AuditEntries.AsNoTracking().Where(a => a.RowType == type)
            .Select(a => new { Id = a.RowId!.Value, a.DetailHash, a.ActorId, a.OnBehalfOfId, a.SubjectId, a.At }).ToDictionaryAsync(a => a.Id, token);
        var seen = 0;
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(token))
        {
            seen++;
            var record = row.ToAudit();
            if (!sealedRows.TryGetValue(id(row), out var link)) _findings.Add(new("历史记录", $"{type} {id(row)}", "没有封存"));
            else if ((link.DetailHash, link.ActorId, link.OnBehalfOfId, link.SubjectId, link.At) != (AuditEntry.Hash(record.Detail), record.By.UserId, record.By.OnBehalfOfId, record.SubjectId, record.By.At)) _findings.Add(new("历史记录", $"{type} {id(row)}", "与封存内容不一致"));
        }
        if (seen < sealedRows.Count) _findings.Add(new("历史记录", type, $"少了{sealedRows.Count - seen}条"));
    }

    private async Task<int> FilesAsync(CancellationToken token)
    {
        var originals = await db.StoredFiles.AsNoTracking().Select(f => f.Sha256).ToListAsync(token);
        foreach (var sha256 in originals)
            if (await workroom.WhatIsWrongAsync(sha256, token) is { } wrong) _findings.Add(new("内部文件", sha256, wrong));
        var copies = await db.ShelfRecords.AsNoTracking().SelectMany(r => r.Files).Select(f => f.Sha256).Distinct().ToListAsync(token);
        foreach (var sha256 in copies)
            if (await shelf.WhatIsWrongAsync(sha256, token) is { } wrong) _findings.Add(new("公开文件", sha256, wrong));
        return originals.Count + copies.Count;
    }

    // Those of the site stand in its fingerprint; those of documents must lead where the workroom ties them.
    private async Task RedirectsAsync(CancellationToken token)
    {
        var wrong = await db.ShelfRedirects.AsNoTracking()
            .Where(r => !r.IsSite && !db.OldAddresses.Any(a => a.Path == r.Path && (a.Waits || db.Documents.Any(d => d.Id == a.DocumentId && r.Target == PublishingGate.DocumentPrefix + d.Slug))))
            .Select(r => r.Path).ToListAsync(token);
        foreach (var path in wrong) _findings.Add(new("旧网址", path, "与内部登记的去向不一致"));
        foreach (var path in await db.OldAddresses.AsNoTracking().Where(a => a.IsReleased && !db.ShelfRedirects.Any(r => r.Path == a.Path)).Select(a => a.Path).ToListAsync(token))
            _findings.Add(new("旧网址", path, "已经公布的旧网址不见了"));
    }

    private async Task<int> ShelfAsync(CancellationToken token)
    {
        var editions = (await db.Editions.AsNoTracking()
            .Where(e => e.State == EditionState.Published || e.State == EditionState.Stopped || e.State == EditionState.Withdrawn)
            .Select(e => new { e.DocumentId, e.Number, e.SignedHash, e.State }).ToListAsync(token)).ToDictionary(e => e.DocumentId);
        var changes = (await db.ShelfChanges.AsNoTracking().ToListAsync(token)).OrderBy(c => c.Number).ToList();
        for (var i = 0; i < changes.Count; i++)
            if (changes[i].Number != i + 1) { _findings.Add(new("公开变更", $"第{i + 1}号", "变更号不连续")); break; }
        var sealedChanges = (await db.AuditEntries.AsNoTracking().Where(a => a.SubjectType == nameof(ShelfChange)).Select(a => a.DetailHash).ToListAsync(token)).ToHashSet();
        var last = changes.GroupBy(c => c.Slug).ToDictionary(g => g.Key, g => g.Last());
        var totals = new Dictionary<string, int>();

        var count = 0;
        await foreach (var record in db.ShelfRecords.Include(r => r.Files).AsNoTracking().AsAsyncEnumerable().WithCancellation(token))
        {
            count++;
            if (record.IsListed) totals[record.ColumnSlug] = totals.GetValueOrDefault(record.ColumnSlug) + 1;
            if (WhatIsWrong(record) is { } wrong) _findings.Add(new("公开件", record.IndexNumber, wrong));
        }
        if (last.TryGetValue(ShelfSite.Slug, out var site))
        {
            var (columns, units, settings) = (await db.ShelfColumns.AsNoTracking().ToListAsync(token), await db.ShelfUnits.AsNoTracking().ToListAsync(token), await db.ShelfSettings.AsNoTracking().ToListAsync(token));
            if (ShelfSite.Hash(columns, units, settings, await db.ShelfRedirects.AsNoTracking().Where(r => r.IsSite).ToListAsync(token), await db.ShelfSynonyms.AsNoTracking().ToListAsync(token)) != site.ContentHash) _findings.Add(new("栏目、机构和网站信息", "", "公布的内容被改动"));
        }
        await PlansAsync(last, sealedChanges, token);
        await RedirectsAsync(token);
        if (count < editions.Count) _findings.Add(new("公开件", "", $"有{editions.Count - count}件已公开的版本没有公开件"));
        foreach (var column in await db.ShelfColumns.AsNoTracking().ToListAsync(token))
            if (column.Total != totals.GetValueOrDefault(column.Slug)) _findings.Add(new("栏目合计", column.Slug, $"记为{column.Total}，实为{totals.GetValueOrDefault(column.Slug)}"));
        return count;

        string? WhatIsWrong(ShelfRecord record)
        {
            if (!editions.TryGetValue(record.SourceId, out var edition)) return "没有对应的已公开版本";
            if (edition.SignedHash != record.EditionHash || edition.Number != record.EditionNumber) return "与签发的内容不一致";
            if (record.IsListed != (edition.State == EditionState.Published)) return "公开状态与流程状态不一致";
            if (record.Content.Hash(record.Files) != record.ContentHash) return "公开内容被改动";
            if (!last.TryGetValue(record.Slug, out var change) || change.Number != record.Change || change.ContentHash != record.ContentHash) return "与最后一次变更不一致";
            return sealedChanges.Contains(AuditEntry.Hash(change.ToAudit().Detail)) ? null : "变更没有封存";
        }
    }
}
