using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Domain;
using Portal.Domain.Search;

namespace Portal.Application.Search;

/// <summary>Keeps the synonyms of the search. Every change is a row of history that says from what to what; the public gets them with the next release of the site.</summary>
public sealed class SynonymDesk(PortalDbContext db, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public const int PageSize = 50;

    /// <summary>Groups that hold the words somewhere, or all, the newest first, below an id where one is given. One more than a page says that there is a next one.</summary>
    public async Task<IReadOnlyList<SynonymGroup>> ListAsync(string? words, int? after, CancellationToken token)
    {
        var groups = db.SynonymGroups.AsNoTracking();
        if (after is { } id) groups = groups.Where(g => g.Id < id);
        if (words?.Trim() is { Length: > 0 } some) groups = groups.Where(g => g.Words.Contains(some) || g.Note.Contains(some));
        return await groups.OrderByDescending(g => g.Id).Take(PageSize + 1).ToListAsync(token);
    }

    public Task<SynonymGroup?> FindAsync(int id, CancellationToken token) => db.SynonymGroups.SingleOrDefaultAsync(g => g.Id == id, token);

    public async Task<SynonymGroup> CreateAsync(string words, string note, Stamp by, CancellationToken token)
    {
        var group = new SynonymGroup(words, note, null);
        db.SynonymGroups.Add(group);
        await db.SaveNumberedAsync(_ =>
        {
            db.AuditEvents.Add(new AuditEvent("synonyms.created", nameof(SynonymGroup), group.Id, group.Words, by));
            return Task.CompletedTask;
        }, token);
        return group;
    }

    /// <exception cref="StaleException">Somebody else changed it since the form was shown.</exception>
    public async Task ChangeAsync(SynonymGroup group, int seenVersion, string words, string note, bool off, Stamp by, CancellationToken token)
    {
        if (group.Version != seenVersion) throw new StaleException(nameof(SynonymGroup), group.Id);
        var before = Describe(group);
        group.Change(words, note, off);
        db.AuditEvents.Add(new AuditEvent("synonyms.changed", nameof(SynonymGroup), group.Id, $"{before}；改为：{Describe(group)}", by));
        await db.SaveChangesAsync(token);
    }

    /// <summary>Loads groups that did not come from the file before. What an office changed or switched off stays as it is.</summary>
    public async Task SeedAsync(string file, CancellationToken token)
    {
        var known = (await db.SynonymGroups.AsNoTracking().Select(g => g.SeedWord).ToListAsync(token)).ToHashSet();
        await using var stream = File.OpenRead(file);
        var added = 0;
        foreach (var line in await JsonSerializer.DeserializeAsync<List<SeedLine>>(stream, Json, token) ?? [])
        {
            if (!known.Add(SynonymGroup.Split(line.Words)[0])) continue;
            db.SynonymGroups.Add(new SynonymGroup(line.Words, line.Note ?? "", SynonymGroup.Split(line.Words)[0]));
            added++;
        }
        if (added == 0) return;
        db.AuditEvents.Add(new AuditEvent("synonyms.seeded", nameof(SynonymGroup), 0, $"{Path.GetFileName(file)}，{added}组", new Stamp(0, clock.UtcNow())));
        await db.SaveChangesAsync(token);
    }

    private static string Describe(SynonymGroup group) => $"{group.Words}{(group.Note.Length == 0 ? "" : $"（{group.Note}）")}{(group.IsOff ? "，停用" : "")}";

    private sealed record SeedLine(string Words, string? Note);
}
