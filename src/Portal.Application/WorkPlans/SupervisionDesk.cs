using Microsoft.EntityFrameworkCore;
using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Domain;
using Portal.Domain.Calendar;
using Portal.Domain.People;
using Portal.Domain.WorkPlans;

namespace Portal.Application.WorkPlans;

/// <summary>A reminder or notice with the task it speaks of.</summary>
public sealed record SupervisionLine(Supervision Item, string TaskName, string TaskText, string UnitName);

/// <summary>Reminders by rule, notices of supervision (督办) with reply, escalation to the supervisors (requirement F6).</summary>
public sealed class SupervisionDesk(PortalDbContext db, Deadlines deadlines, TimeProvider clock)
{
    /// <summary>
    /// One round of the rules over every plan in force: a reminder ten working days before a task's day, one when it has passed, and the supervisors are told ten
    /// working days later, or when a notice was not answered in time. Each comes once for a unit, a task and a day. Returns how many came.
    /// </summary>
    public async Task<int> RunAsync(CancellationToken token)
    {
        var (today, now) = (clock.Today(), clock.UtcNow());
        var calendar = await deadlines.CalendarAsync(token);
        var came = 0;
        var plans = await db.WorkPlans.Where(p => p.State == WorkPlanState.InForce).Include(p => p.Tasks).ThenInclude(t => t.Duties).AsSplitQuery().AsNoTracking().ToListAsync(token);
        foreach (var plan in plans)
        {
            var known = (await db.Supervisions.AsNoTracking().Where(s => s.WorkPlanId == plan.Id).Select(s => new { s.TaskId, s.UnitId, s.Kind, s.DueOn }).ToListAsync(token)).Select(s => (s.TaskId, s.UnitId, s.Kind, s.DueOn)).ToHashSet();
            var unanswered = (await db.Supervisions.AsNoTracking().Where(s => s.WorkPlanId == plan.Id && s.Kind == SupervisionKind.Notice && s.RepliedAt == null && s.ClosedAt == null && s.ReplyDueOn < today).Select(s => new { s.TaskId, s.UnitId, s.ReplyDueOn }).ToListAsync(token)).ToLookup(s => (s.TaskId, s.UnitId), s => s.ReplyDueOn!.Value);
            foreach (var state in (await PlanStandings.OfAsync(db, plan, today, token)).Values)
                foreach (var unit in state.Answering.Where(u => state.OfUnit(u, today) is not (TaskStanding.Done or TaskStanding.DoneLate)))
                    foreach (var (kind, due, text) in Due(state, calendar, today, unanswered[(state.Task.Id, unit)]))
                        if (known.Add((state.Task.Id, unit, kind, due)))
                        {
                            db.Supervisions.Add(new Supervision(plan.Id, state.Task.Id, unit, kind, due, text, null, new Stamp(0, now)));
                            came++;
                        }
        }
        if (came > 0) await db.SaveChangesAsync(token);
        return came;
    }

    /// <summary>A notice of supervision by the disclosure office or a supervisor.</summary>
    public async Task<Supervision> IssueAsync(WorkPlan plan, WorkPlanTask task, int unitId, string text, Actor actor, CancellationToken token)
    {
        if (!actor.Holds(Role.DisclosureOffice) && !actor.Holds(Role.Supervisor)) throw new RefusedException(WorkPlanRefusals.NotYourDesk);
        if (plan.State != WorkPlanState.InForce) throw new RefusedException(WorkPlanRefusals.NotInForce);
        if (string.IsNullOrWhiteSpace(text)) throw new RefusedException(new("NoteMissing", "请写明督办的内容和要求"));
        var state = (await PlanStandings.OfAsync(db, plan, clock.Today(), token, task.Id))[task.Id];
        if (!state.Roles.ContainsKey(unitId)) throw new RefusedException(new("NoDuty", "这个处室在这项任务里没有分工"));
        var replyBy = (await deadlines.CalendarAsync(token)).Due(clock.Today(), Supervision.ReplyWithin).Due;
        var notice = new Supervision(plan.Id, task.Id, unitId, SupervisionKind.Notice, state.Due, text, replyBy, new Stamp(actor.UserId, clock.UtcNow()));
        db.Supervisions.Add(notice);
        await db.SaveNumberedAsync(_ => Note("supervision.issued", notice, text, actor), token);
        return notice;
    }

    public async Task AnswerAsync(Supervision notice, int seenVersion, string reply, Actor actor, CancellationToken token)
    {
        if (notice.Version != seenVersion) throw new StaleException(nameof(Supervision), notice.Id);
        notice.Answer(reply, actor, clock.UtcNow());
        await Note("supervision.answered", notice, notice.Reply, actor);
        await db.SaveChangesAsync(token);
    }

    /// <summary>Puts one away that was looked at: a unit its reminders, the disclosure office or a supervisor anything.</summary>
    public async Task CloseAsync(Supervision item, int seenVersion, Actor actor, CancellationToken token)
    {
        if (item.Version != seenVersion) throw new StaleException(nameof(Supervision), item.Id);
        var bureau = actor.Holds(Role.DisclosureOffice) || actor.Holds(Role.Supervisor);
        var own = item.Kind is not (SupervisionKind.Notice or SupervisionKind.Escalation) && actor.For([Role.UnitHead, Role.Drafter], item.UnitId).Any();
        if (!bureau && !own) throw new RefusedException(WorkPlanRefusals.NotYourDesk);
        item.Close(clock.UtcNow());
        await Note("supervision.closed", item, item.Kind.Chinese(), actor);
        await db.SaveChangesAsync(token);
    }

    public Task<Supervision?> FindAsync(int id, CancellationToken token) => db.Supervisions.SingleOrDefaultAsync(s => s.Id == id, token);

    /// <summary>Everything of a task, the newest first.</summary>
    public async Task<IReadOnlyList<Supervision>> OfTaskAsync(int taskId, CancellationToken token) =>
        await db.Supervisions.AsNoTracking().Where(s => s.TaskId == taskId).OrderByDescending(s => s.Id).Take(200).ToListAsync(token);

    private static IEnumerable<(SupervisionKind Kind, DateOnly Due, string Text)> Due(TaskState state, WorkCalendar calendar, DateOnly today, IEnumerable<DateOnly> unanswered)
    {
        var left = calendar.WorkingDaysBetween(today, state.Due);
        if (state.Due >= today && left <= Supervision.RemindBefore) yield return (SupervisionKind.ComingDue, state.Due, $"{state.Task.Name}应当在{state.Due:yyyy年M月d日}前完成，还有{left}个工作日");
        if (state.Due < today) yield return (SupervisionKind.Overdue, state.Due, $"{state.Task.Name}应当在{state.Due:yyyy年M月d日}前完成，已经逾期");
        if (state.Due < today && -left >= Supervision.EscalateAfter) yield return (SupervisionKind.Escalation, state.Due, $"{state.Task.Name}逾期{-left}个工作日仍未完成");
        foreach (var day in unanswered) yield return (SupervisionKind.Escalation, day, $"{state.Task.Name}的督办通知应当在{day:yyyy年M月d日}前答复，至今没有答复");
    }

    private Task Note(string kind, Supervision item, string detail, Actor actor)
    {
        db.AuditEvents.Add(new AuditEvent(kind, nameof(Supervision), item.Id, detail, new Stamp(actor.UserId, clock.UtcNow())));
        return Task.CompletedTask;
    }
}
