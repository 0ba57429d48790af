using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Review;
using Portal.Domain;
using Portal.Domain.Calendar;
using Portal.Domain.People;
using Portal.Domain.WorkPlans;

namespace Portal.Application.WorkPlans;

/// <summary>What of a plan's reminders and notices a register shows; null says nothing.</summary>
/// <param name="IsOpen">Only what is neither answered nor put away.</param>
/// <param name="Before">Only what is older than this one.</param>
public sealed record SupervisionFilter(SupervisionKind? Kind = null, int? UnitId = null, bool IsOpen = false, int? Before = null);

/// <summary>Reminders by rule, notices of supervision (督办) with reply, escalation to the supervisors (requirement F6).</summary>
public sealed class SupervisionDesk(PortalDbContext db, Deadlines deadlines, IOptions<PortalOptions> options, SecrecyGuard guard, TimeProvider clock)
{
    public const int PageSize = 20;

    // What the rules make, and put away again when it is no longer so.
    private static readonly SupervisionKind[] ByRule = [SupervisionKind.ComingDue, SupervisionKind.Overdue, SupervisionKind.Escalation];

    /// <summary>
    /// One round of the rules over every plan in force: a reminder before a task's day, one when it has passed, and the supervisors are told later, or when a notice was not
    /// answered in time. Each comes once for a unit, a task and a day, and is put away when the unit is done, the day was moved, or the notice was answered.
    /// </summary>
    /// <returns>How many came.</returns>
    public async Task<int> RunAsync(CancellationToken token)
    {
        var calendar = await deadlines.CalendarAsync(token);
        var came = 0;
        var plans = await db.WorkPlans.Where(p => p.State == WorkPlanState.InForce).Include(p => p.Tasks).ThenInclude(t => t.Duties).AsSplitQuery().AsNoTracking().ToListAsync(token);
        foreach (var plan in plans) came += await RunAsync(plan, calendar, token);
        await db.SaveChangesAsync(token);
        return came;
    }

    private async Task<int> RunAsync(WorkPlan plan, WorkCalendar calendar, CancellationToken token)
    {
        var (today, now) = (clock.Today(), clock.UtcNow());
        var known = (await db.Supervisions.AsNoTracking().Where(s => s.WorkPlanId == plan.Id).Select(s => new { s.TaskId, s.UnitId, s.Kind, s.DueOn }).ToListAsync(token)).Select(s => (s.TaskId, s.UnitId, s.Kind, s.DueOn)).ToHashSet();
        var unanswered = (await db.Supervisions.AsNoTracking().Where(s => s.WorkPlanId == plan.Id && s.Kind == SupervisionKind.Notice && s.RepliedAt == null && s.ClosedAt == null && s.ReplyDueOn < today).Select(s => new { s.TaskId, s.UnitId, s.ReplyDueOn }).ToListAsync(token)).ToLookup(s => (s.TaskId, s.UnitId), s => s.ReplyDueOn!.Value);
        var wanted = new HashSet<(int, int, SupervisionKind, DateOnly)>();
        var came = 0;
        foreach (var state in (await PlanStandings.OfAsync(db, plan, today, token)).Values)
            foreach (var unit in state.Roles.Keys)
                foreach (var (kind, due, text) in Due(state, unit, calendar, today, unanswered[(state.Task.Id, unit)]))
                {
                    wanted.Add((state.Task.Id, unit, kind, due));
                    if (!known.Add((state.Task.Id, unit, kind, due))) continue;
                    db.Supervisions.Add(new Supervision(plan.Id, state.Task.Id, unit, kind, due, text, new Stamp(0, now)));
                    came++;
                }
        foreach (var open in await db.Supervisions.Where(s => s.WorkPlanId == plan.Id && s.ClosedAt == null && ByRule.Contains(s.Kind)).ToListAsync(token))
            if (!wanted.Contains((open.TaskId, open.UnitId, open.Kind, open.DueOn))) open.Close(now);
        return came;
    }

    /// <summary>A notice of supervision by the disclosure office or a supervisor.</summary>
    public async Task<Supervision> IssueAsync(WorkPlan plan, WorkPlanTask task, int unitId, string text, Actor actor, CancellationToken token)
    {
        var by = actor.StampFor([Role.DisclosureOffice, Role.Supervisor], 0, clock.UtcNow());
        if (plan.State != WorkPlanState.InForce) throw new RefusedException(WorkPlanRefusals.NotInForce);
        if (string.IsNullOrWhiteSpace(text)) throw new RefusedException(new("NoteMissing", "请写明督办的内容和要求", nameof(Supervision.Text)));
        var state = (await PlanStandings.OfAsync(db, plan, clock.Today(), token, task.Id))[task.Id];
        if (!state.Roles.ContainsKey(unitId)) throw new RefusedException(new("NoDuty", "这个处室在这项任务里没有分工"));
        var notice = new Supervision(plan.Id, task.Id, unitId, SupervisionKind.Notice, state.Due, text, by);
        notice.SetReplyDue(deadlines.ReplyDue(await deadlines.CalendarAsync(token), notice.At));
        db.Supervisions.Add(notice);
        await guard.RefuseMarksInChangesAsync("督办通知", actor, token);
        await db.SaveNumberedAsync(_ =>
        {
            Note("supervision.issued", notice, notice.Text, by);
            return Task.CompletedTask;
        }, token);
        return notice;
    }

    public async Task AnswerAsync(Supervision notice, int seenVersion, string reply, Actor actor, CancellationToken token)
    {
        if (notice.Version != seenVersion) throw new StaleException(nameof(Supervision), notice.Id);
        notice.Answer(reply, actor, clock.UtcNow());
        // Nobody has to be told any longer that there was no answer.
        foreach (var told in await db.Supervisions.Where(s => s.TaskId == notice.TaskId && s.UnitId == notice.UnitId && s.Kind == SupervisionKind.Escalation && s.DueOn == notice.ReplyDueOn && s.ClosedAt == null).ToListAsync(token)) told.Close(clock.UtcNow());
        Note("supervision.answered", notice, notice.Reply, notice.ReplierStamp(actor, clock.UtcNow()));
        await guard.RefuseMarksInChangesAsync("督办通知的答复", actor, token);
        await db.SaveChangesAsync(token);
    }

    /// <summary>Puts one away that was looked at: a unit its reminders, the disclosure office or a supervisor anything.</summary>
    public async Task CloseAsync(Supervision item, int seenVersion, Actor actor, CancellationToken token)
    {
        if (item.Version != seenVersion) throw new StaleException(nameof(Supervision), item.Id);
        Note("supervision.closed", item, item.Kind.Chinese(), item.CloserStamp(actor, clock.UtcNow()));
        item.Close(clock.UtcNow());
        await db.SaveChangesAsync(token);
    }

    public Task<Supervision?> FindAsync(int id, CancellationToken token) => db.Supervisions.SingleOrDefaultAsync(s => s.Id == id, token);

    /// <summary>One page of what concerns a task, the newest first; one line more than a page says that there is a next one.</summary>
    /// <param name="unitId">Only this unit's.</param>
    /// <param name="before">Only what is older than this one.</param>
    public async Task<IReadOnlyList<Supervision>> OfTaskAsync(int taskId, int? unitId, int? before, CancellationToken token) =>
        await db.Supervisions.AsNoTracking().Where(s => s.TaskId == taskId && (unitId == null || s.UnitId == unitId) && (before == null || s.Id < before)).OrderByDescending(s => s.Id).Take(PageSize + 1).ToListAsync(token);

    /// <summary>One page of everything that went out about a plan, the newest first; one line more than a page says that there is a next one.</summary>
    public async Task<IReadOnlyList<Supervision>> OfPlanAsync(int planId, SupervisionFilter filter, CancellationToken token)
    {
        var all = db.Supervisions.AsNoTracking().Where(s => s.WorkPlanId == planId);
        if (filter.Kind is { } kind) all = all.Where(s => s.Kind == kind);
        if (filter.UnitId is { } unit) all = all.Where(s => s.UnitId == unit);
        if (filter.IsOpen) all = all.Where(s => s.ClosedAt == null && s.RepliedAt == null);
        if (filter.Before is { } before) all = all.Where(s => s.Id < before);
        return await all.OrderByDescending(s => s.Id).Take(PageSize + 1).ToListAsync(token);
    }

    private IEnumerable<(SupervisionKind Kind, DateOnly Due, string Text)> Due(TaskState state, int unit, WorkCalendar calendar, DateOnly today, IEnumerable<DateOnly> unanswered)
    {
        foreach (var day in unanswered) yield return (SupervisionKind.Escalation, day, $"{state.Task.Name}的督办通知应当在{day:yyyy年M月d日}前答复，至今没有答复");
        if (state.OfUnit(unit, today) is TaskStanding.Done or TaskStanding.DoneLate) yield break;
        var limits = options.Value.Deadlines;
        var left = calendar.WorkingDaysBetween(today, state.Due);
        if (state.Due >= today && left <= limits.PlanReminder.WorkingDays) yield return (SupervisionKind.ComingDue, state.Due, $"{state.Task.Name}应当在{state.Due:yyyy年M月d日}前完成，还有{left}个工作日");
        if (state.Due < today) yield return (SupervisionKind.Overdue, state.Due, $"{state.Task.Name}应当在{state.Due:yyyy年M月d日}前完成，已经逾期");
        // A supporting unit is reminded of its part; for the task those who lead it answer.
        if (state.Answering.Contains(unit) && state.Due < today && -left >= limits.PlanEscalation.WorkingDays) yield return (SupervisionKind.Escalation, state.Due, $"{state.Task.Name}逾期{-left}个工作日仍未完成");
    }

    private void Note(string kind, Supervision item, string detail, Stamp by) => db.AuditEvents.Add(new AuditEvent(kind, nameof(Supervision), item.Id, detail, by));
}
