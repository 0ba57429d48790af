using Microsoft.EntityFrameworkCore;
using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Review;
using Portal.Domain;
using Portal.Domain.People;
using Portal.Domain.WorkPlans;

namespace Portal.Application.WorkPlans;

/// <summary>Changes of a task's day, target or units once the plan counts: asked for by the unit's head or the disclosure office, decided by a signer (requirement F5).</summary>
public sealed class PlanChangeDesk(PortalDbContext db, SecrecyGuard guard, TimeProvider clock)
{
    /// <exception cref="StaleException">Somebody else changed the plan since the form was shown.</exception>
    public async Task ProposeAsync(WorkPlan plan, int seenVersion, int taskId, TaskField field, string value, string reason, Actor actor, CancellationToken token)
    {
        Expect(plan, seenVersion);
        var change = plan.Propose(taskId, field, value, reason, actor, clock.UtcNow());
        var task = plan.Task(taskId);
        await SaveAsync("plans.changeProposed", plan, $"{task.Name}：{field.Chinese()}由{change.OldValue}改为{change.NewValue}，{change.Reason}", WorkPlan.ProposerStamp(task, actor, clock.UtcNow()), actor, token);
    }

    /// <summary>Another unit is to take over a unit's part.</summary>
    /// <exception cref="StaleException">Somebody else changed the plan since the form was shown.</exception>
    public async Task ProposeUnitAsync(WorkPlan plan, int seenVersion, int taskId, string dutyName, int to, string reason, Actor actor, CancellationToken token)
    {
        Expect(plan, seenVersion);
        var unit = await db.Units.SingleOrDefaultAsync(u => u.Id == to, token) ?? throw new RefusedException(new("NoUnit", "请选择接手的处室", "To"));
        var change = plan.ProposeUnit(taskId, dutyName, unit, reason, actor, clock.UtcNow());
        var task = plan.Task(taskId);
        await SaveAsync("plans.changeProposed", plan, $"{task.Name}：{change.Field.Chinese()}由{change.OldValue}改为{change.NewValue}，{change.Reason}", WorkPlan.ProposerStamp(task, actor, clock.UtcNow()), actor, token);
    }

    /// <exception cref="StaleException">Somebody else changed the plan since the form was shown.</exception>
    public async Task DecideAsync(WorkPlan plan, int seenVersion, int taskId, int changeId, bool approve, string note, Actor actor, CancellationToken token)
    {
        Expect(plan, seenVersion);
        var name = plan.Task(taskId).Changes.FirstOrDefault(c => c.Id == changeId && c.Field == TaskField.Unit)?.NewValue;
        var to = name is null ? null : await db.Units.SingleOrDefaultAsync(u => u.Name == name && !u.IsClosed, token);
        var change = plan.Decide(taskId, changeId, approve, note, to, actor, clock.UtcNow());
        await SaveAsync("plans.changeDecided", plan, $"{plan.Task(taskId).Name}：{(approve ? "同意" : "不同意")}{change.Field.Chinese()}由{change.OldValue}改为{change.NewValue} {change.Decision}".TrimEnd(), actor.StampFor([Role.Signer], 0, clock.UtcNow()), actor, token);
    }

    private static void Expect(WorkPlan plan, int seenVersion)
    {
        if (plan.Version != seenVersion) throw new StaleException(nameof(WorkPlan), plan.Id);
    }

    private async Task SaveAsync(string kind, WorkPlan plan, string detail, Stamp by, Actor actor, CancellationToken token)
    {
        db.AuditEvents.Add(new AuditEvent(kind, nameof(WorkPlan), plan.Id, detail, by));
        await guard.RefuseMarksInChangesAsync("任务变更", actor, token);
        await db.SaveChangesAsync(token);
    }
}
