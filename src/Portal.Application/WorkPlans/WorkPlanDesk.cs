using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Review;
using Portal.Domain;
using Portal.Domain.People;
using Portal.Domain.Publishing;
using Portal.Domain.WorkPlans;
using Portal.Domain.WorkPlans.Reading;

namespace Portal.Application.WorkPlans;

public sealed record PlanLine(int Id, WorkPlanKind Kind, int Year, string Title, WorkPlanState State, int Tasks);

/// <summary>A paper as it was handed in, with what was read out of it.</summary>
public sealed record PlanPaper(string Name, string Text, PlanReading Reading);

/// <summary>Reads plans out of papers and keeps them while a person corrects them (requirements F1 to F4). Every change is a row of history.</summary>
public sealed class WorkPlanDesk(PortalDbContext db, PlanPapers papers, SecrecyGuard guard, TimeProvider clock)
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
        await guard.RefuseMarksAsync(name, text, Encoding.UTF8.GetBytes(text), actor, token);
        return new PlanPaper(name, text, PlanReader.Read(text));
    }

    public Task<PlanPaper> ReadAsync(string fileName, byte[] bytes, Actor actor, CancellationToken token) => ReadAsync(fileName, papers.TextOf(fileName, bytes), actor, token);

    /// <summary>A public record of the shelf; null where there is none at the address.</summary>
    public async Task<PlanPaper?> ReadShelfAsync(string address, Actor actor, CancellationToken token)
    {
        var slug = SlugOf(address);
        return await db.ShelfRecords.AsNoTracking().Where(r => r.Slug == slug && r.State == ShelfState.Visible).Select(r => new { r.Content.Title, r.Content.Html }).SingleOrDefaultAsync(token) is { } record
            ? await ReadAsync("/documents/" + slug, PlanPapers.TextOfShelf(record.Title, record.Html), actor, token)
            : null;
    }

    /// <summary>The record's part of an address that somebody copied: /documents/X, a whole URL, or the index number.</summary>
    public static string SlugOf(string address)
    {
        var path = address.Trim();
        if (path.LastIndexOf("/documents/", StringComparison.Ordinal) is >= 0 and var at) path = path[(at + "/documents/".Length)..];
        return path.Split('?', '#')[0].TrimEnd('/').Replace('/', '-');
    }

    /// <exception cref="RefusedException">There is a plan of this kind and year already.</exception>
    public async Task<WorkPlan> CreateAsync(WorkPlanKind kind, int year, string title, string body, ReportingWindow window, PlanPaper paper, Actor actor, CancellationToken token)
    {
        if (await db.WorkPlans.AnyAsync(p => p.Kind == kind && p.Year == year, token)) throw new RefusedException(new("PlanTwice", $"{year}年的计划已经有了，请先打开看看；读错了可以作废后重新读入"));
        var plan = new WorkPlan(kind, year, title, body, window, paper.Name, paper.Text, actor, clock.UtcNow());
        plan.Take(paper.Reading, await OpenUnitsAsync(token));
        if (plan.Parts.Count == 0) plan.AddPart("", title, actor);
        db.WorkPlans.Add(plan);
        await db.SaveNumberedAsync(_ => Note("plans.read", plan, $"{title}，读自{paper.Name}，{plan.Tasks.Count}项任务", actor), token);
        return plan;
    }

    /// <summary>One change of a plan, with its row of history.</summary>
    /// <exception cref="StaleException">Somebody else changed it since the form was shown.</exception>
    public async Task ChangeAsync(WorkPlan plan, int seenVersion, Func<WorkPlan, string> change, Actor actor, CancellationToken token, string kind = "plans.corrected")
    {
        if (plan.Version != seenVersion) throw new StaleException(nameof(WorkPlan), plan.Id);
        var what = change(plan);
        await Note(kind, plan, what, actor);
        await db.SaveChangesAsync(token);
    }

    /// <summary>A reading that was wrong as a whole goes, with a reason; one that counts stays for ever.</summary>
    public async Task DiscardAsync(WorkPlan plan, int seenVersion, string reason, Actor actor, CancellationToken token)
    {
        if (plan.Version != seenVersion) throw new StaleException(nameof(WorkPlan), plan.Id);
        if (plan.WhyNotCorrect(actor) is { } refusal) throw new RefusedException(refusal);
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusedException(new("NoteMissing", "请写明作废的理由"));
        await Note("plans.discarded", plan, $"{plan.Title}，{plan.Tasks.Count}项任务，未生效。理由：{reason}", actor);
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

    public async Task<IReadOnlyList<Unit>> OpenUnitsAsync(CancellationToken token) => [.. (await db.Units.AsNoTracking().Where(u => !u.IsClosed).ToListAsync(token)).OrderBy(u => u.Order).ThenBy(u => u.Id)];

    private Task Note(string kind, WorkPlan plan, string detail, Actor actor)
    {
        db.AuditEvents.Add(new AuditEvent(kind, nameof(WorkPlan), plan.Id, detail, new Stamp(actor.UserId, clock.UtcNow(), actor.Mandates.OrderBy(m => m.OnBehalfOfId is null ? 0 : 1).Select(m => m.OnBehalfOfId).FirstOrDefault())));
        return Task.CompletedTask;
    }

    private IQueryable<WorkPlan> Whole() => db.WorkPlans.Include(p => p.Parts).Include(p => p.Tasks).ThenInclude(t => t.Duties).Include(p => p.Tasks).ThenInclude(t => t.Changes).AsSplitQuery();
}
