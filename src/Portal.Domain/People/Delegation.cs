using Portal.Domain.Audit;

namespace Portal.Domain.People;

/// <summary>AB角: for a time with an end, somebody acts in another's role. A recorded act (design rule 4).</summary>
public sealed class Delegation : IChained
{
    public const int ReasonMaxLength = 200;

    private Delegation() => Reason = "";

    public Delegation(int fromId, int toId, Role role, DateTime startsAt, DateTime endsAt, string reason, Stamp by)
    {
        if (fromId == toId) throw new RefusedException(new("DelegationToOneself", "不能委托给本人"));
        if (endsAt <= startsAt) throw new RefusedException(new("DelegationEnd", "委托的结束时间必须晚于开始时间"));
        if (endsAt > startsAt.AddDays(366)) throw new RefusedException(new("DelegationTooLong", "一次委托不能超过一年"));
        if (role == Role.Administrator) throw new RefusedException(new("DelegationOfAdministration", "系统管理员的职责不能委托"));
        (FromId, ToId, Role, StartsAt, EndsAt, Reason, GivenById, GivenAt) = (fromId, toId, role, startsAt, endsAt, reason, by.UserId, by.At);
    }

    public int Id { get; private set; }
    public int FromId { get; private set; }
    public int ToId { get; private set; }
    public Role Role { get; private set; }
    public DateTime StartsAt { get; private set; }
    public DateTime EndsAt { get; private set; }
    public string Reason { get; private set; }
    public int GivenById { get; private set; }
    public DateTime GivenAt { get; private set; }
    public int Version { get; private set; }

    public bool IsActive(DateTime now) => StartsAt <= now && now < EndsAt;

    /// <summary>Ends it before its time; the row stays.</summary>
    public void End(DateTime now)
    {
        if (EndsAt <= now) throw new RefusedException(new("DelegationOver", "这项委托已经结束"));
        EndsAt = now < StartsAt ? StartsAt : now;
        Version++;
    }

    public AuditRecord ToAudit() => new("people.delegated", nameof(Delegation), Id, new Stamp(GivenById, GivenAt),
        $"{FromId} → {ToId}，{Role.Chinese()}，{StartsAt:O} 至 {EndsAt:O}：{Reason}");
}
