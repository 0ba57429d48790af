using Microsoft.EntityFrameworkCore;
using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Publishing;
using Portal.Application.Review;
using Portal.Domain;
using Portal.Domain.People;
using Portal.Domain.WorkPlans;
using Portal.Domain.WorkPlans.Reading;

namespace Portal.Application.WorkPlans;

public sealed record PlanLine(int Id, WorkPlanKind Kind, int Year, string Title, WorkPlanState State, int Tasks);

/// <summary>Where the task of an earlier year stands from which one goes on.</summary>
public sealed record EarlierTask(int PlanId, int Year, int TaskId, string Number, string Text)
{
    public string Name => WorkPlanTask.NameOf(Number, Text);
}

/// <summary>A paper as it was handed in, with what was read out of it.</summary>
public sealed record PlanPaper(string Name, string Text, PlanReading Reading);

/// <summary>Reads plans out of papers and keeps them while a person corrects them (requirements F1 to F4). Every change is a row of history.</summary>
public sealed class WorkPlanDesk(PortalDbContext db, PlanPapers papers, RecordAddresses addresses, SecrecyGuard guard, TimeProvider clock)
{
    public async Task<IReadOnlyList<PlanLine>> ListAsync(CancellationToken token) =>
        await db.WorkPlans.AsNoTracking().OrderByDescending(p => p.Year).ThenBy(p => p.Kind).Select(p => new PlanLine(p.Id, p.Kind, p.Year, p.Title, p.State, p.Tasks.Count)).ToListAsync(token);

    /// <summary>With parts, tasks, duties and changes.</summary>
    public Task<WorkPlan?> FindAsync(int id, CancellationToken token) => Whole().SingleOrDefaultAsync(p => p.Id == id, token);

    public Task<WorkPlan?> FindAsync(WorkPlanKind kind, int year, CancellationToken token) => Whole().AsNoTrackingWithIdentityResolution().SingleOrDefaultAsync(p => p.Kind == kind && p.Year == year, token);

    /// <summary>Text that was pasted or sent as a file.</summary>
    /// <exception cref="RefusedException">It bears a secrecy mark.</exception>
    public async Task<PlanPaper> ReadAsync(string name, string text, Actor actor, CancellationToken token)
    {
        await guard.RefuseMarksAsync(name, text, actor, token);
        return new PlanPaper(name, text, PlanReader.Read(text));
    }

    public Task<PlanPaper> ReadAsync(string fileName, byte[] bytes, Actor actor, CancellationToken token) => ReadAsync(fileName, papers.TextOf(fileName, bytes), actor, token);

    /// <summary>A public record of the shelf; null where there is none at the address.</summary>
    public async Task<PlanPaper?> ReadShelfAsync(string address, Actor actor, CancellationToken token)
    {
        if (await addresses.SlugAsync(address, token) is not { } slug) return null;
        var record = await db.ShelfRecords.AsNoTracking().Where(r => r.Slug == slug).Select(r => new { r.Content.Title, r.Content.Html }).SingleAsync(token);
        return await ReadAsync(PublishingGate.DocumentPrefix + slug, PlanPapers.TextOfShelf(record.Title, record.Html), actor, token);
    }

    /// <exception cref="RefusedException">There is a plan of this kind and year already.</exception>
    public async Task<WorkPlan> CreateAsync(WorkPlanKind kind, int year, string title, string body, ReportingWindow window, PlanPaper paper, Actor actor, CancellationToken token)
    {
        if (await db.WorkPlans.AnyAsync(p => p.Kind == kind && p.Year == year, token)) throw new RefusedException(new("PlanTwice", $"{year}年的计划已经有了，请先打开看看；读错了可以作废后重新读入"));
        var plan = new WorkPlan(kind, year, title, body, window, paper.Name, paper.Text, actor, clock.UtcNow());
        plan.Take(paper.Reading, await OpenUnitsAsync(token));
        if (plan.Parts.Count == 0) plan.AddPart("", title, actor);
        db.WorkPlans.Add(plan);
        await guard.RefuseMarksInChangesAsync("工作要点", actor, token);
        await db.SaveNumberedAsync(_ =>
        {
            Note("plans.read", plan, $"{title}，读自{paper.Name}，{plan.Tasks.Count}项任务", actor);
            return Task.CompletedTask;
        }, token);
        return plan;
    }

    /// <summary>One correction of a plan by the disclosure office, with its row of history.</summary>
    /// <exception cref="StaleException">Somebody else changed it since the form was shown.</exception>
    public async Task ChangeAsync(WorkPlan plan, int seenVersion, Func<WorkPlan, string> change, Actor actor, CancellationToken token, string kind = "plans.corrected")
    {
        if (plan.Version != seenVersion) throw new StaleException(nameof(WorkPlan), plan.Id);
        Note(kind, plan, change(plan), actor);
        await guard.RefuseMarksInChangesAsync("工作要点", actor, token);
        await db.SaveChangesAsync(token);
    }

    /// <summary>The year is over: what still reminds of it is put away with it.</summary>
    /// <exception cref="StaleException">Somebody else changed it since the form was shown.</exception>
    public async Task CloseAsync(WorkPlan plan, int seenVersion, Actor actor, CancellationToken token)
    {
        if (plan.Version != seenVersion) throw new StaleException(nameof(WorkPlan), plan.Id);
        if (plan.WhyNotClose(actor, clock.Today()) is null) await RefuseOpenAsync(plan, token);
        plan.Close(actor, clock.Today());
        foreach (var open in await db.Supervisions.Where(s => s.WorkPlanId == plan.Id && s.ClosedAt == null).ToListAsync(token)) open.Close(clock.UtcNow());
        Note("plans.closed", plan, $"{plan.Title}，年度办结", actor);
        await db.SaveChangesAsync(token);
    }

    // After the end nobody could take the step any more that these wait for.
    private async Task RefuseOpenAsync(WorkPlan plan, CancellationToken token)
    {
        var reports = await db.UnitProgress.Where(p => p.WorkPlanId == plan.Id).SelectMany(p => p.Reports).CountAsync(r => r.State == ReportState.Submitted || r.State == ReportState.Confirmed, token);
        if (reports > 0) throw new RefusedException(new("ReportsOpen", $"还有{reports}份进展报告没有确认或者采纳，请先办完或者退回"));
        if (plan.Tasks.Sum(t => t.Changes.Count(c => c.State == ChangeState.Proposed)) is > 0 and var changes) throw new RefusedException(new("ChangesOpen", $"还有{changes}项任务变更等待审批"));
    }

    /// <summary>A reading that was wrong as a whole goes, with a reason; one that counts stays for ever.</summary>
    public async Task DiscardAsync(WorkPlan plan, int seenVersion, string reason, Actor actor, CancellationToken token)
    {
        if (plan.Version != seenVersion) throw new StaleException(nameof(WorkPlan), plan.Id);
        if (plan.WhyNotCorrect(actor) is { } refusal) throw new RefusedException(refusal);
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusedException(new("NoteMissing", "请写明作废的理由", "Reason"));
        await guard.RefuseMarksAsync("作废的理由", reason, actor, token);
        Note("plans.discarded", plan, $"{plan.Title}，{plan.Tasks.Count}项任务，未生效。理由：{reason}", actor);
        // A copy: what is removed leaves the plan's own list at once.
        db.RemoveRange(plan.Tasks.ToList());
        db.Remove(plan);
        await db.SaveChangesAsync(token);
    }

    /// <summary>Tasks of the year before that were not done, for this year's plan to carry on; empty where there was no plan.</summary>
    public async Task<IReadOnlyList<(WorkPlanTask Task, TaskStanding Standing)>> CarryableAsync(WorkPlan plan, CancellationToken token)
    {
        if (await FindAsync(plan.Kind, plan.Year - 1, token) is not { State: not WorkPlanState.Checking } before) return [];
        var taken = plan.Tasks.Where(t => t.CarriedFromId is not null).Select(t => t.CarriedFromId!.Value).ToHashSet();
        var standings = await PlanStandings.OfAsync(db, before, clock.Today(), token);
        return [.. before.Tasks.OrderBy(t => t.Order).Where(t => !taken.Contains(t.Id) && standings[t.Id].Standing is not (TaskStanding.Done or TaskStanding.DoneLate)).Select(t => (t, standings[t.Id].Standing))];
    }

    /// <summary>The task from which this one was carried on; null where it is new this year.</summary>
    public async Task<EarlierTask?> CarriedFromAsync(WorkPlanTask task, CancellationToken token) => task.CarriedFromId is not { } id ? null
        : await db.WorkPlans.AsNoTracking().SelectMany(p => p.Tasks.Where(t => t.Id == id), (p, t) => new EarlierTask(p.Id, p.Year, t.Id, t.Number, t.Text)).SingleOrDefaultAsync(token);

    public async Task<IReadOnlyList<Unit>> OpenUnitsAsync(CancellationToken token) => [.. (await db.Units.AsNoTracking().Where(u => !u.IsClosed).ToListAsync(token)).OrderBy(u => u.Order).ThenBy(u => u.Id)];

    private void Note(string kind, WorkPlan plan, string detail, Actor actor) =>
        db.AuditEvents.Add(new AuditEvent(kind, nameof(WorkPlan), plan.Id, detail, actor.StampFor([Role.DisclosureOffice], 0, clock.UtcNow())));

    private IQueryable<WorkPlan> Whole() => db.WorkPlans.Include(p => p.Parts).Include(p => p.Tasks).ThenInclude(t => t.Duties).Include(p => p.Tasks).ThenInclude(t => t.Changes).AsSplitQuery();
}
