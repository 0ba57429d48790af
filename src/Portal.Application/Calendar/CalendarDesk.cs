using Microsoft.EntityFrameworkCore;
using Portal.Application.Audit;
using Portal.Application.Data;
using Portal.Domain;
using Portal.Domain.Calendar;
using Portal.Domain.Documents;
using Portal.Domain.WorkPlans;

namespace Portal.Application.Calendar;

/// <summary>The calendar in the database: read whole, changed by adding a revision, after which open deadlines are calculated anew (design rule 11).</summary>
public sealed class CalendarDesk(PortalDbContext db, Deadlines deadlines, TimeProvider clock)
{
    public async Task<IReadOnlyList<CalendarYear>> CurrentAsync(CancellationToken token = default) =>
        [.. (await db.CalendarYears.AsNoTracking().ToListAsync(token)).GroupBy(y => y.Year).Select(g => g.MaxBy(y => y.Revision)!).OrderBy(y => y.Year)];

    public async Task<IReadOnlyList<CalendarYear>> RevisionsAsync(int year, CancellationToken token = default) =>
        await db.CalendarYears.AsNoTracking().Where(y => y.Year == year).OrderByDescending(y => y.Revision).ToListAsync(token);

    /// <summary>Adds a revision of a year. <paramref name="seenRevision"/> is the one the person saw, 0 for a new year.</summary>
    /// <returns>How many deadlines of open cases moved.</returns>
    public async Task<int> ReviseAsync(int year, int seenRevision, string off, string work, string source, Stamp by, CancellationToken token = default)
    {
        var last = await db.CalendarYears.Where(y => y.Year == year).MaxAsync(y => (int?)y.Revision, token) ?? 0;
        if (last != seenRevision) throw new StaleException(nameof(CalendarYear), year);
        var revision = new CalendarYear(year, last + 1, CalendarYear.Parse(off), CalendarYear.Parse(work), source, by);
        db.CalendarYears.Add(revision);
        var moved = await RecalculateAsync(await deadlines.CalendarAsync(revision, token), by, token);
        try
        {
            // One save: the audit head is raised after the deadlines' rows are written, as everywhere.
            await db.SaveChangesAsync(token);
            return moved;
        }
        catch (DbUpdateException) when (db.CalendarYears.AsNoTracking().Any(y => y.Year == year && y.Revision > last))
        {
            throw new StaleException(nameof(CalendarYear), year); // two people saved at once: the unique index let one in
        }
    }

    /// <summary>Loads years that are not there yet from a file such as seeds/workdays.json.</summary>
    public async Task SeedAsync(string file, CancellationToken token = default)
    {
        var known = await db.CalendarYears.Select(y => y.Year).ToListAsync(token);
        foreach (var year in CalendarFiles.Read(await File.ReadAllTextAsync(file, token), new Stamp(0, clock.UtcNow())))
            if (!known.Contains(year.Year)) db.CalendarYears.Add(year);
        await db.SaveChangesAsync(token);
    }

    private async Task<int> RecalculateAsync(WorkCalendar calendar, Stamp by, CancellationToken token)
    {
        var open = await db.Editions.Include(e => e.Document)
            .Where(e => e.State != EditionState.Published && e.State != EditionState.Superseded && e.State != EditionState.Withdrawn && e.State != EditionState.Filed && e.State != EditionState.Discarded)
            .ToListAsync(token);
        var columns = await deadlines.ColumnLimitsAsync(token);
        var moved = new List<int>();
        foreach (var edition in open)
        {
            var before = (edition.StepDueOn, edition.PublishDueOn);
            deadlines.Set(edition, calendar, columns);
            if (before != (edition.StepDueOn, edition.PublishDueOn)) moved.Add(edition.Id);
        }
        if (moved.Count > 0) db.AuditEvents.Add(new AuditEvent("deadlines.recalculated", nameof(Edition), 0, $"{moved.Count}件：{string.Join(' ', moved)}", by));
        return moved.Count + await RecalculateNoticesAsync(calendar, by, token);
    }

    private async Task<int> RecalculateNoticesAsync(WorkCalendar calendar, Stamp by, CancellationToken token)
    {
        var moved = new List<int>();
        foreach (var notice in await db.Supervisions.Where(s => s.Kind == SupervisionKind.Notice && s.RepliedAt == null && s.ClosedAt == null).ToListAsync(token))
        {
            var before = notice.ReplyDueOn;
            notice.SetReplyDue(deadlines.ReplyDue(calendar, notice.At));
            if (before != notice.ReplyDueOn) moved.Add(notice.Id);
        }
        if (moved.Count > 0) db.AuditEvents.Add(new AuditEvent("deadlines.recalculated", nameof(Supervision), 0, $"{moved.Count}件：{string.Join(' ', moved)}", by));
        return moved.Count;
    }
}
