using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Application.Data;
using Portal.Domain.Calendar;
using Portal.Domain.Documents;

namespace Portal.Application.Calendar;

/// <summary>The day each step should be over: calculated once when the step begins, and stored with its sum.</summary>
public sealed class Deadlines(PortalDbContext db, IOptions<PortalOptions> options)
{
    /// <summary>Read for each use: a calendar kept in memory outlives its correction.</summary>
    public Task<WorkCalendar> CalendarAsync(CancellationToken token = default) => CalendarAsync(null, token);

    /// <summary>With a revision that is not saved yet.</summary>
    public async Task<WorkCalendar> CalendarAsync(CalendarYear? revised, CancellationToken token = default)
    {
        var years = await db.CalendarYears.AsNoTracking().ToListAsync(token);
        if (revised is not null) years.Add(revised);
        return new WorkCalendar(years.GroupBy(y => y.Year).Select(g => g.MaxBy(y => y.Revision)!.ToDays()));
    }

    public async Task SetAsync(Edition edition, CancellationToken token = default) => Set(edition, await CalendarAsync(token), await ColumnLimitsAsync(token));

    /// <summary>Limits of columns that ask for another one than article 26.</summary>
    public async Task<IReadOnlyDictionary<int, Limit>> ColumnLimitsAsync(CancellationToken token) =>
        await db.Columns.AsNoTracking().Where(c => c.PublishDays != null).ToDictionaryAsync(c => c.Id, c => new Limit { WorkingDays = c.PublishDays!.Value, Source = $"“{c.Name}”栏目的公开时限" }, token);

    public void Set(Edition edition, WorkCalendar calendar, IReadOnlyDictionary<int, Limit> columns)
    {
        var limits = options.Value.Deadlines;
        var limit = edition.State switch
        {
            EditionState.WithUnitHead => limits.UnitHead,
            EditionState.WithOffice => limits.Office,
            EditionState.InGates or EditionState.AwaitingConfirmation => limits.Gates,
            EditionState.WithSigner => limits.Signer,
            EditionState.Signed or EditionState.PublicationFailed or EditionState.Stopped => limits.Release,
            _ => null,
        };
        edition.SetStepDue(limit is null ? null : Due(calendar, Shanghai.DayOf(edition.StepSince), limit));
        edition.SetPublishDue(edition is { DateWritten: { } written, Content.Attribute: DisclosureAttribute.Proactive, PublishedAt: null } ? Due(calendar, edition.IssuedOn ?? written, columns.GetValueOrDefault(edition.Content.ColumnId) ?? limits.Disclosure) : null);
    }

    /// <summary>By when a notice of supervision wants its reply.</summary>
    public DueDate ReplyDue(WorkCalendar calendar, DateTime issuedAt) => Due(calendar, Shanghai.DayOf(issuedAt), options.Value.Deadlines.SupervisionReply);

    /// <summary>The day with its sum, whose last line names the limit's source.</summary>
    public static DueDate Due(WorkCalendar calendar, DateOnly from, Limit limit)
    {
        var due = calendar.Due(from, limit.WorkingDays);
        return due with { Lines = [.. due.Lines, $"依据：{limit.Source}"] };
    }
}
