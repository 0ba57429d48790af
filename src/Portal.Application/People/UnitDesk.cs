using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Audit;
using Portal.Application.Data;
using Portal.Domain;
using Portal.Domain.People;
using Portal.Domain.WorkPlans;

namespace Portal.Application.People;

public sealed record UnitFacts(string Name, UnitKind Kind, int? ParentId, int Order, bool IsClosed = false, string? Duties = null, string? Phone = null, string? Address = null);

/// <summary>The administrator's desk for units.</summary>
public sealed class UnitDesk(PortalDbContext db)
{
    public Task<Unit?> FindAsync(int id, CancellationToken token) => db.Units.SingleOrDefaultAsync(u => u.Id == id, token);

    public Task<bool> IsNameTakenAsync(string name, int exceptId, CancellationToken token) => db.Units.AnyAsync(u => u.Name == name && u.Id != exceptId, token);

    public async Task<Unit> CreateAsync(UnitFacts facts, Stamp by, CancellationToken token)
    {
        await RefuseTakenAsync(facts.Name, 0, token);
        var unit = new Unit(facts.Name, facts.Kind, facts.ParentId, facts.Order);
        unit.Change(facts.Name, facts.Kind, facts.ParentId, facts.Order, facts.IsClosed, facts.Duties, facts.Phone, facts.Address, []);
        db.Units.Add(unit);
        await db.SaveNumberedAsync(_ =>
        {
            db.AuditEvents.Add(new AuditEvent("units.created", nameof(Unit), unit.Id, Describe(facts), by));
            return Task.CompletedTask;
        }, token);
        return unit;
    }

    public async Task ChangeAsync(Unit unit, int seenVersion, UnitFacts facts, Stamp by, CancellationToken token)
    {
        db.Entry(unit).Property(u => u.Version).OriginalValue = seenVersion;
        await RefuseTakenAsync(facts.Name, unit.Id, token);
        if (facts.IsClosed && !unit.IsClosed) await RefuseUsedAsync(unit.Id, token);
        unit.Change(facts.Name, facts.Kind, facts.ParentId, facts.Order, facts.IsClosed, facts.Duties, facts.Phone, facts.Address, await AboveAsync(facts.ParentId, token));
        db.AuditEvents.Add(new AuditEvent("units.changed", nameof(Unit), unit.Id, Describe(facts), by));
        await db.SaveChangesAsync(token);
    }

    private async Task<IReadOnlyCollection<int>> AboveAsync(int? parentId, CancellationToken token)
    {
        var parents = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.ParentId, token);
        var above = new HashSet<int>();
        for (var id = parentId; id is { } current && above.Add(current); id = parents.GetValueOrDefault(current)) { }
        return above;
    }

    private async Task RefuseTakenAsync(string name, int exceptId, CancellationToken token)
    {
        if (await IsNameTakenAsync(name, exceptId, token)) throw new RefusedException(new("UnitNameTaken", $"已经有名为“{name}”的处室"));
    }

    private async Task RefuseUsedAsync(int id, CancellationToken token)
    {
        var people = await db.Users.CountAsync(u => u.UnitId == id && !u.IsClosed, token);
        if (people > 0) throw new RefusedException(new("UnitHasPeople", $"这个处室还有{people}名在岗人员，请先把他们调到别的处室"));
        if (await db.Units.AnyAsync(u => u.ParentId == id && !u.IsClosed, token)) throw new RefusedException(new("UnitHasUnits", "这个处室还有没有撤销的下级处室，请先处理下级处室"));
        var tasks = await db.WorkPlans.Where(p => p.State == WorkPlanState.InForce).SelectMany(p => p.Tasks).CountAsync(t => t.Duties.Any(d => d.UnitId == id), token);
        if (tasks > 0) throw new RefusedException(new("UnitHasTasks", $"这个处室在执行中的工作要点里还有{tasks}项任务，撤销以后没有人能上报，请先申请变更这些任务的责任处室"));
    }

    private static string Describe(UnitFacts facts) =>
        string.Create(CultureInfo.InvariantCulture, $"{facts.Name}，{facts.Kind.Chinese()}，上级 {facts.ParentId}，排序 {facts.Order}{(facts.IsClosed ? "，已撤销" : "")}");
}
