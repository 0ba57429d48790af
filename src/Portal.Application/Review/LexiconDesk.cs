using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Domain;
using Portal.Domain.Review.Wording;

namespace Portal.Application.Review;

/// <summary>What of the lexicon is asked for; <paramref name="After"/> is the last entry of the page before.</summary>
public sealed record LexiconQuestion(LexiconKind? Kind, string? Words, bool? Off, int After = 0);

/// <summary>Keeps the lexicon. Every change is a row of history that says from what to what.</summary>
public sealed class LexiconDesk(PortalDbContext db, TimeProvider clock)
{
    public const int PageSize = 50;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public Task<LexiconEntry?> FindAsync(int id, CancellationToken token) => db.LexiconEntries.SingleOrDefaultAsync(e => e.Id == id, token);

    public Task<LexiconEntry?> FindAsync(string wrong, int exceptId, CancellationToken token) =>
        db.LexiconEntries.AsNoTracking().SingleOrDefaultAsync(e => e.Wrong == wrong && e.Id != exceptId, token);

    /// <summary>One page; one line more than a page says that there is a next one.</summary>
    public async Task<IReadOnlyList<LexiconEntry>> PageAsync(LexiconQuestion question, CancellationToken token)
    {
        var entries = db.LexiconEntries.AsNoTracking().Where(e => e.Id > question.After);
        if (question.Kind is { } kind) entries = entries.Where(e => e.Kind == kind);
        if (question.Off is { } off) entries = entries.Where(e => e.IsOff == off);
        if (question.Words?.Trim() is { Length: > 0 } words) entries = entries.Where(e => e.Wrong.Contains(words) || e.Right.Contains(words) || e.Note.Contains(words));
        return await entries.OrderBy(e => e.Id).Take(PageSize + 1).ToListAsync(token);
    }

    public async Task<LexiconEntry> CreateAsync(LexiconFacts facts, Stamp by, CancellationToken token)
    {
        await RefuseTakenAsync(facts.Wrong, 0, token);
        var entry = new LexiconEntry(facts, null);
        db.LexiconEntries.Add(entry);
        await SaveAsync(facts.Wrong, () => db.SaveNumberedAsync(_ =>
        {
            Note("lexicon.created", entry, Describe(facts), by);
            return Task.CompletedTask;
        }, token), token);
        return entry;
    }

    public async Task ChangeAsync(LexiconEntry entry, int seenVersion, LexiconFacts facts, Stamp by, CancellationToken token)
    {
        db.Entry(entry).Property(e => e.Version).OriginalValue = seenVersion;
        await RefuseTakenAsync(facts.Wrong, entry.Id, token);
        var before = Describe(entry.Facts);
        entry.Change(facts);
        Note("lexicon.changed", entry, $"{before}；改为：{Describe(facts)}", by);
        await SaveAsync(facts.Wrong, () => db.SaveChangesAsync(token), token);
    }

    public async Task SwitchAsync(LexiconEntry entry, int seenVersion, bool off, Stamp by, CancellationToken token)
    {
        if (entry.Version != seenVersion) throw new StaleException(nameof(LexiconEntry), entry.Id);
        db.Entry(entry).Property(e => e.Version).OriginalValue = seenVersion;
        entry.Switch(off);
        Note(off ? "lexicon.switched-off" : "lexicon.switched-on", entry, Describe(entry.Facts), by);
        await db.SaveChangesAsync(token);
    }

    /// <summary>Loads entries that did not come from a file such as seeds/lexicon.json before. What an office changed or switched off stays as it is.</summary>
    public async Task SeedAsync(string file, CancellationToken token)
    {
        var known = (await db.LexiconEntries.AsNoTracking().Select(e => new { e.Wrong, e.SeedWord }).ToListAsync(token)).SelectMany(e => new[] { e.Wrong, e.SeedWord }).ToHashSet();
        await using var stream = File.OpenRead(file);
        var added = 0;
        foreach (var line in await JsonSerializer.DeserializeAsync<List<SeedLine>>(stream, Json, token) ?? [])
        {
            if (!known.Add(line.Wrong)) continue;
            db.LexiconEntries.Add(new LexiconEntry(line.Facts, line.Wrong));
            added++;
        }
        if (added == 0) return;
        db.AuditEvents.Add(new AuditEvent("lexicon.seeded", nameof(LexiconEntry), 0, $"{Path.GetFileName(file)}，{added}条", new Stamp(0, clock.UtcNow())));
        await db.SaveChangesAsync(token);
    }

    private static string Describe(LexiconFacts facts) =>
        $"{facts.Kind.Chinese()}“{facts.Wrong}”{(facts.Right.Length == 0 ? "（无替换）" : $"→“{facts.Right}”")}，{facts.Severity.Chinese()}{(facts.Exceptions.Length == 0 ? "" : $"，例外：{facts.Exceptions}")}{(facts.Note.Length == 0 ? "" : $"，说明：{facts.Note}")}{(facts.Rank == 0 ? "" : $"，排序{facts.Rank}")}";

    private void Note(string kind, LexiconEntry entry, string detail, Stamp by) => db.AuditEvents.Add(new AuditEvent(kind, nameof(LexiconEntry), entry.Id, detail, by));

    private async Task RefuseTakenAsync(string wrong, int exceptId, CancellationToken token)
    {
        if (await FindAsync(wrong, exceptId, token) is not null) throw Taken(wrong);
    }

    // Two people add the same word at once: the unique index lets one in.
    private async Task SaveAsync(string wrong, Func<Task> save, CancellationToken token)
    {
        try
        {
            await save();
        }
        catch (DbUpdateException fault) when (fault is not DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            if (await FindAsync(wrong, 0, token) is null) throw;
            throw Taken(wrong);
        }
    }

    private static RefusedException Taken(string wrong) => new(new("LexiconTaken", $"词库里已经有“{wrong}”"));

    private sealed record SeedLine(LexiconKind Kind, string Wrong, string? Right, string? Exceptions, string? Note, WordingSeverity Severity, int Rank)
    {
        public LexiconFacts Facts => new(Kind, Wrong, Right ?? "", Exceptions ?? "", Note ?? "", Severity, Rank);
    }
}
