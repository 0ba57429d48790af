using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Publishing;
using Portal.Application.Review;
using Portal.Application.Search;
using Portal.Domain.Documents;

namespace Portal.Application.Seeding;

/// <summary>What every installation needs before its first paper: working days, columns, lexicon and synonyms. Safe to run twice.</summary>
public sealed class BaseData(PortalDbContext db, CalendarDesk calendar, LexiconDesk lexicon, SynonymDesk synonyms, PublishingGate gate)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The folder of data files beside the program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "seeds");

    public async Task LoadAsync(CancellationToken token)
    {
        await calendar.SeedAsync(Path.Combine(Folder, "workdays.json"), token);
        await lexicon.SeedAsync(Path.Combine(Folder, "lexicon.json"), token);
        var known = await db.Columns.Select(c => c.Slug).ToListAsync(token);
        await using var file = File.OpenRead(Path.Combine(Folder, "columns.json"));
        var lines = await JsonSerializer.DeserializeAsync<List<ColumnLine>>(file, Json, token) ?? [];
        foreach (var (line, order) in lines.Select((l, i) => (l, (i + 1) * 10)))
            if (!known.Contains(line.Slug)) db.Columns.Add(new Column(line.Slug, new ColumnFacts(line.Name, line.Description, line.Path, line.NeedsNumber, null, order, line.Kind, line.Section, line.Article20, PublishDays: line.PublishDays)));
        await db.SaveChangesAsync(token);
        await gate.PutFirstColumnsAsync([.. lines.Select(l => l.Slug)], token);
        await synonyms.SeedAsync(Path.Combine(Folder, "synonyms.json"), token);
        await gate.PutFirstSynonymsAsync(token);
    }

    private sealed record ColumnLine(string Slug, string Name, string Description, WorkflowPath Path, bool NeedsNumber, ColumnKind Kind, ColumnSection Section, int Article20, int? PublishDays);
}
