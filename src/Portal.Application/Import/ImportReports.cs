using Microsoft.EntityFrameworkCore;
using Portal.Application.Data;

namespace Portal.Application.Import;

/// <summary>A run as the list shows it.</summary>
public sealed record ImportRunSummary(ImportRun Run, IReadOnlyDictionary<ImportStatus, int> Counts)
{
    public int Count(ImportStatus status) => Counts.GetValueOrDefault(status);

    public int Rows => Count(ImportStatus.Taken) + Count(ImportStatus.Known) + Count(ImportStatus.Refused);
}

/// <summary>Reads the reports of imports by sheet, of those who started them; <c>null</c> for who may see all.</summary>
public sealed class ImportReports(PortalDbContext db)
{
    public const int PageSize = 50;
    private const int Newest = 20;

    public async Task<IReadOnlyList<ImportRunSummary>> ListAsync(IReadOnlyCollection<int>? starters, CancellationToken token)
    {
        var runs = await Visible(starters).OrderByDescending(r => r.Id).Take(Newest).ToListAsync(token);
        var ids = runs.ConvertAll(r => r.Id);
        var counts = await db.ImportRunLines.AsNoTracking().Where(l => ids.Contains(l.RunId)).GroupBy(l => new { l.RunId, l.Status }).Select(g => new { g.Key.RunId, g.Key.Status, Count = g.Count() }).ToListAsync(token);
        return runs.ConvertAll(r => new ImportRunSummary(r, counts.Where(c => c.RunId == r.Id).ToDictionary(c => c.Status, c => c.Count)));
    }

    public async Task<ImportRunSummary?> FindAsync(int id, IReadOnlyCollection<int>? starters, CancellationToken token)
    {
        if (await Visible(starters).SingleOrDefaultAsync(r => r.Id == id, token) is not { } run) return null;
        var counts = await db.ImportRunLines.AsNoTracking().Where(l => l.RunId == id).GroupBy(l => l.Status).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(token);
        return new ImportRunSummary(run, counts.ToDictionary(c => c.Key, c => c.Count));
    }

    /// <summary>One page of a run's lines; one line more than a page says that there is a next one.</summary>
    public async Task<IReadOnlyList<ImportRunLine>> PageAsync(int runId, ImportStatus? status, int after, CancellationToken token) =>
        await Lines(runId, status, after).Take(PageSize + 1).ToListAsync(token);

    /// <summary>Every line of a run, some at a time.</summary>
    public async IAsyncEnumerable<ImportRunLine> AllAsync(int runId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)
    {
        const int step = 2000;
        for (var after = 0; ;)
        {
            var lines = await Lines(runId, null, after).Take(step).ToListAsync(token);
            foreach (var line in lines) yield return line;
            if (lines.Count < step) yield break;
            after = lines[^1].Id;
        }
    }

    private IQueryable<ImportRun> Visible(IReadOnlyCollection<int>? starters) => db.ImportRuns.AsNoTracking().Where(r => starters == null || starters.Contains(r.StartedById));

    private IQueryable<ImportRunLine> Lines(int runId, ImportStatus? status, int after)
    {
        var lines = db.ImportRunLines.AsNoTracking().Where(l => l.RunId == runId && l.Id > after);
        if (status is { } wanted) lines = lines.Where(l => l.Status == wanted);
        return lines.OrderBy(l => l.Id);
    }
}
