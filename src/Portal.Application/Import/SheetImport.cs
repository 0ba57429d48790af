using Microsoft.EntityFrameworkCore;
using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Files;
using Portal.Application.Review;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Domain.Publishing;

namespace Portal.Application.Import;

/// <summary>A line of the report while it is made. <paramref name="Row"/> 0: a file that no row names.</summary>
public sealed record SheetReportLine(int Row, string File, ImportStatus Status, string Reason, string? Title, IReadOnlyList<string> Unsure, int? DocumentId);

/// <summary>What a run came to. <paramref name="RunId"/> 0: a trial that wrote nothing.</summary>
public sealed record SheetOutcome(int RunId, int Taken, int Known, int Refused, int Unnamed, IReadOnlyList<string> Unknown);

/// <summary>
/// Moves old papers in by a sheet of metadata: each row by itself, in a transaction of its own, so that a wrong one never stops the others and
/// a run that was broken off is begun again (the same bytes are known). Every row and every file has a line in the report.
/// </summary>
public sealed class SheetImport(PortalDbContext db, PaperImport papers, FileIntake intake, SecrecyGuard guard, SiteAddresses site, TimeProvider clock)
{
    private readonly Dictionary<string, int> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _indexNumbers = [];
    private readonly Dictionary<string, int> _addresses = [];
    private readonly HashSet<string> _named = [];
    private readonly int[] _counts = new int[4];

    /// <param name="target">Null for a trial that writes nothing.</param>
    /// <param name="databaseIsThere">A trial may run before the database is made.</param>
    /// <exception cref="IntakeRefusedException">The sheet as a whole cannot be used.</exception>
    public async Task<SheetOutcome> RunAsync(PaperFolder folder, string sheetName, PaperSheet sheet, ImportTarget? target, bool databaseIsThere, Action<SheetReportLine, int> report, CancellationToken token)
    {
        var reading = new SheetRowReading(databaseIsThere ? await db.Columns.AsNoTracking().ToListAsync(token) : null, site, clock.Today());
        foreach (var seen in new[] { _files, _indexNumbers, _addresses }) seen.Clear();
        _named.Clear();
        Array.Clear(_counts);
        var runId = target is null ? 0 : await BeginAsync(sheetName, sheet, target, token);
        foreach (var row in sheet.Rows)
        {
            var line = await RowAsync(row, folder, reading, target, databaseIsThere, runId, token);
            if (runId > 0 && line.Status != ImportStatus.Taken) await KeepAsync([line], runId, token);
            Report(line);
        }
        foreach (var path in folder.Paths) if (!_named.Contains(path)) Report(new(0, path, ImportStatus.Unnamed, "表里没有提到这个文件", null, [], null));
        if (runId > 0) await FinishAsync(runId, [.. folder.Paths.Where(p => !_named.Contains(p))], target!, token);
        return new SheetOutcome(runId, _counts[0], _counts[1], _counts[2], _counts[3], sheet.Unknown);

        void Report(SheetReportLine line)
        {
            _counts[(int)line.Status]++;
            report(line, sheet.Rows.Count);
        }
    }

    private async Task<SheetReportLine> RowAsync(PaperRow row, PaperFolder folder, SheetRowReading reading, ImportTarget? target, bool databaseIsThere, int runId, CancellationToken token)
    {
        var name = row[SheetField.File];
        try
        {
            var (path, attachments) = Claim(row, folder);
            var bytes = await folder.ReadAsync(path, intake.Options.MaxBytes, token);
            if (databaseIsThere && await papers.KnownAsync(FileStore.HashOf(bytes), token) is { } known) return Line(ImportStatus.Known, "内容相同的文件已经导入过", row[SheetField.Title], [], known);
            var facts = reading.Read(row);
            await RefuseTwiceAsync(facts, row.Line, databaseIsThere, token);
            facts = facts with { Attachments = await BytesAsync(attachments, folder, token) };
            var line = target is null
                ? await papers.TryAsync(path, bytes, facts, databaseIsThere, token)
                : await papers.ImportAsync(path, bytes, target, facts, taken => db.ImportRunLines.Add(Stored(Of(taken), runId)), token);
            if (line.Status == ImportStatus.Taken) Remember(facts, row.Line);
            return Of(line);
        }
        catch (SecrecyMarkException refused)
        {
            if (target is not null) await guard.RecordAsync($"{FileIntake.SafeFileName(name)}（表中的说明）", System.Text.Encoding.UTF8.GetBytes(string.Join('\n', row.Cells.Values)), target.Actor, token);
            return Line(ImportStatus.Refused, refused.Message, null, [], null);
        }
        catch (IntakeRefusedException refused)
        {
            return Line(ImportStatus.Refused, refused.Message, row[SheetField.Title], [], null);
        }
        catch (RefusedException refused)
        {
            return Line(ImportStatus.Refused, refused.Refusal.Message, row[SheetField.Title], [], null);
        }
        catch (DbUpdateException)
        {
            return Line(ImportStatus.Refused, "与同时登记的内容冲突（索引号或者原网址），请再导入一次", row[SheetField.Title], [], null);
        }

        SheetReportLine Of(ImportLine line) => Line(line.Status, line.Reason ?? "", line.Reading?.Title ?? row[SheetField.Title], [.. (line.Reading?.Unsure ?? []).Select(u => u.Field).Distinct()], line.DocumentId);

        SheetReportLine Line(ImportStatus status, string reason, string? title, IReadOnlyList<string> unsure, int? documentId) => new(row.Line, name, status, reason, title, unsure, documentId);
    }

    // The row's files count as named even where something else is wrong with it.
    private (string Path, IReadOnlyList<string> Attachments) Claim(PaperRow row, PaperFolder folder)
    {
        var attachments = new List<string>();
        var wrong = "";
        foreach (var name in SheetRowReading.Names(row[SheetField.Attachments], folder))
            if (folder.Find(name, out var missing) is { } attachment)
            {
                _named.Add(attachment);
                attachments.Add(attachment);
            }
            else if (wrong.Length == 0) wrong = $"附件{missing}";
        if (row[SheetField.File].Length == 0) throw new IntakeRefusedException("没有填写文件名");
        if (folder.Find(row[SheetField.File], out var why) is not { } path) throw new IntakeRefusedException(why);
        _named.Add(path);
        if (!_files.TryAdd(path, row.Line)) throw new IntakeRefusedException($"文件与第{_files[path]}行重复");
        return wrong.Length > 0 ? throw new IntakeRefusedException(wrong) : (path, attachments);
    }

    private async Task<IReadOnlyList<SheetAttachment>> BytesAsync(IReadOnlyList<string> paths, PaperFolder folder, CancellationToken token)
    {
        var attachments = new List<SheetAttachment>();
        foreach (var path in paths) attachments.Add(new(path[(path.LastIndexOf('/') + 1)..], await folder.ReadAsync(path, intake.Options.MaxBytes, token)));
        return attachments;
    }

    private async Task RefuseTwiceAsync(SheetFacts facts, int line, bool databaseIsThere, CancellationToken token)
    {
        var number = facts.IndexNumber;
        if (number.Length > 0 && _indexNumbers.TryGetValue(number, out var before)) throw new IntakeRefusedException($"索引号{number}与第{before}行重复");
        if (number.Length > 0 && databaseIsThere && await db.Documents.AnyAsync(d => (d.IndexNumber == number || d.ProposedIndexNumber == number) && d.Editions.Any(e => e.State != EditionState.Discarded), token)) throw new IntakeRefusedException($"已有文件使用索引号{number}");
        foreach (var address in facts.OldAddresses)
        {
            if (_addresses.TryGetValue(address, out before)) throw new IntakeRefusedException($"原网址“{address}”与第{before}行重复");
            if (databaseIsThere && await db.OldAddresses.AnyAsync(a => a.Path == address && (a.IsReleased || a.DocumentId == null || db.Editions.Any(e => e.DocumentId == a.DocumentId && e.State != EditionState.Discarded)), token)) throw new IntakeRefusedException($"原网址“{address}”已经登记过，指向别的页面");
        }
    }

    // Only what came in stands in the way of later rows.
    private void Remember(SheetFacts facts, int line)
    {
        if (facts.IndexNumber.Length > 0) _indexNumbers[facts.IndexNumber] = line;
        foreach (var address in facts.OldAddresses) _addresses[address] = line;
    }

    private async Task<int> BeginAsync(string sheetName, PaperSheet sheet, ImportTarget target, CancellationToken token)
    {
        var notes = sheet.Unknown.Count == 0 ? "" : $"有{sheet.Unknown.Count}列没有采用：{string.Join("、", sheet.Unknown)}";
        var run = new ImportRun(FileIntake.SafeFileName(sheetName), sheet.Rows.Count, notes, target.Actor.UserId, clock.UtcNow());
        db.ImportRuns.Add(run);
        await db.SaveChangesAsync(token);
        return run.Id;
    }

    private async Task FinishAsync(int runId, IReadOnlyList<string> unnamed, ImportTarget target, CancellationToken token)
    {
        foreach (var some in unnamed.Chunk(500))
            await KeepAsync([.. some.Select(path => new SheetReportLine(0, path, ImportStatus.Unnamed, "表里没有提到这个文件", null, [], null))], runId, token);
        db.ChangeTracker.Clear();
        var run = await db.ImportRuns.SingleAsync(r => r.Id == runId, token);
        run.Finish(clock.UtcNow());
        db.AuditEvents.Add(new AuditEvent("import.run", nameof(ImportRun), runId, $"{run.Name}：接收{_counts[0]}行，已有{_counts[1]}行，未接收{_counts[2]}行，表外文件{_counts[3]}个", new Stamp(target.Actor.UserId, clock.UtcNow())));
        await db.SaveChangesAsync(token);
    }

    private async Task KeepAsync(IReadOnlyList<SheetReportLine> lines, int runId, CancellationToken token)
    {
        db.ChangeTracker.Clear();
        db.ImportRunLines.AddRange(lines.Select(l => Stored(l, runId)));
        await db.SaveChangesAsync(token);
    }

    private static ImportRunLine Stored(SheetReportLine line, int runId) => new(runId, line.Row, line.File, line.Status, line.Title ?? "", line.Reason, string.Join(',', line.Unsure), line.DocumentId);
}
