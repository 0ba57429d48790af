using Portal.Domain.Documents;
using Portal.Domain.People;

namespace Portal.Domain.Contacts;

/// <summary>What somebody answers for in his unit about open government.</summary>
public enum ContactDuty
{
    /// <summary>分管负责人: the leader in charge.</summary>
    Leader,

    /// <summary>联络员: does the work from day to day.</summary>
    Contact,
}

public enum ContactState
{
    /// <summary>待备案: reported by the unit, not yet noted.</summary>
    Reported,

    /// <summary>在任: noted by the disclosure office; one of each duty in a unit at a time.</summary>
    InForce,

    /// <summary>已退回: the disclosure office did not note it.</summary>
    Declined,

    /// <summary>已卸任</summary>
    Past,
}

/// <summary>Who it is: a user of the portal, or only a name and a telephone. <paramref name="Since"/> is the day he took it over (到任).</summary>
public sealed record ContactFacts(int? UserId, string Name, string Post, string Phone, DateOnly Since);

/// <summary>
/// Somebody who answers for open government in a unit (requirement F11: SH24 25). The unit reports a change; it takes effect when the disclosure office notes it (备案).
/// Rows stay when others follow: they are the unit's history.
/// </summary>
public sealed class UnitContact
{
    public const int NameMaxLength = 40;
    public const int PostMaxLength = 60;
    public const int PhoneMaxLength = 40;
    public const int ReasonMaxLength = 200;
    private static readonly Role[] Reporters = [Role.Drafter, Role.UnitHead];
    private static readonly Role[] Keepers = [Role.DisclosureOffice];

    private UnitContact() => (Name, Post, Phone, Reason, EndReason) = ("", "", "", "", "");

    public UnitContact(int unitId, ContactDuty duty, ContactFacts facts, string reason, Stamp by, DateOnly today) : this()
    {
        (UnitId, Duty, ReportedById, ReportedAt) = (unitId, duty, by.UserId, by.At);
        Take(facts, reason, today);
    }

    public int Id { get; private set; }
    public int UnitId { get; private set; }
    public ContactDuty Duty { get; private set; }
    public int? UserId { get; private set; }
    public string Name { get; private set; }

    /// <summary>职务</summary>
    public string Post { get; private set; }

    /// <summary>办公电话</summary>
    public string Phone { get; private set; }

    /// <summary>到任</summary>
    public DateOnly Since { get; private set; }

    /// <summary>Why the unit reported the change.</summary>
    public string Reason { get; private set; }
    public ContactState State { get; private set; }
    public int ReportedById { get; private set; }
    public DateTime ReportedAt { get; private set; }
    public int? NotedById { get; private set; }
    public DateTime? NotedAt { get; private set; }

    /// <summary>The last day: the successor's first, or the day the office ended it.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>Why it was declined, or ended without a successor.</summary>
    public string EndReason { get; private set; }
    public int Version { get; private set; }

    public ContactFacts Facts => new(UserId, Name, Post, Phone, Since);

    /// <summary>Drafters and the head report for their unit and those below it.</summary>
    public static bool MayReport(Actor actor, int unitId) => actor.For(Reporters, unitId).Any();

    public static bool MayNote(Actor actor) => Keepers.Any(actor.Holds);

    /// <exception cref="RefusedException">The unit is not his.</exception>
    public static Stamp ReporterStamp(Actor actor, int unitId, DateTime now) => actor.StampFor(Reporters, unitId, now);

    /// <exception cref="RefusedException">He is not of the disclosure office.</exception>
    public static Stamp KeeperStamp(Actor actor, DateTime now) => actor.StampFor(Keepers, 0, now);

    /// <summary>The same person, who only has another telephone or post: nothing is handed over.</summary>
    public bool IsSamePerson(UnitContact other) => UserId is { } id ? other.UserId == id : other.UserId is null && other.Name == Name;

    /// <summary>The unit corrects what it reported, until it is noted.</summary>
    public void Change(ContactFacts facts, string reason, Stamp by, DateOnly today)
    {
        RefuseDone();
        Take(facts, reason, today);
        (ReportedById, ReportedAt) = (by.UserId, by.At);
        Version++;
    }

    public void Note(Stamp by)
    {
        RefuseDone();
        (State, NotedById, NotedAt) = (ContactState.InForce, by.UserId, by.At);
        Version++;
    }

    public void Decline(string reason, Stamp by)
    {
        RefuseDone();
        (State, EndReason, NotedById, NotedAt) = (ContactState.Declined, Written(reason), by.UserId, by.At);
        Version++;
    }

    /// <summary>The successor was noted.</summary>
    public void GiveWayTo(UnitContact successor) => End(successor.Since < Since ? Since : successor.Since, "");

    /// <summary>Left with nobody to follow yet: the unit stands in the list of those without one.</summary>
    public void Leave(string reason, DateOnly today) => End(today < Since ? Since : today, Written(reason));

    private void End(DateOnly until, string reason)
    {
        if (State != ContactState.InForce) throw new RefusedException(new("ContactNotInForce", "这名人员已经不在任，请刷新后再看"));
        (State, Until, EndReason) = (ContactState.Past, until, reason);
        Version++;
    }

    private void RefuseDone()
    {
        if (State != ContactState.Reported) throw new RefusedException(new("ContactDone", $"这项变动{State.Chinese()}，请刷新后再看"));
    }

    private static string Written(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusedException(Refusals.NoteMissing);
        if (reason.Trim().Length > ReasonMaxLength) throw new RefusedException(new("ContactText", $"原因不超过{ReasonMaxLength}个字"));
        return reason.Trim();
    }

    private void Take(ContactFacts facts, string reason, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(facts.Name)) throw new RefusedException(new("ContactName", "请填写姓名"));
        if (Duty == ContactDuty.Contact && string.IsNullOrWhiteSpace(facts.Phone)) throw new RefusedException(new("ContactPhone", "请填写联络员的办公电话"));
        if (facts.Since < Edition.FirstDay || facts.Since > today) throw new RefusedException(new("ContactSince", SinceMessage));
        if (facts.Name.Length > NameMaxLength || facts.Post.Length > PostMaxLength || facts.Phone.Length > PhoneMaxLength || reason.Length > ReasonMaxLength)
            throw new RefusedException(new("ContactText", "填写的内容太长"));
        (UserId, Name, Post, Phone, Since, Reason) = (facts.UserId, facts.Name.Trim(), facts.Post.Trim(), facts.Phone.Trim(), facts.Since, reason.Trim());
    }

    public const string SinceMessage = "到任日期应当在1949年10月1日和今天之间";
}

public static class ContactNames
{
    public static string Chinese(this ContactDuty duty) => duty == ContactDuty.Leader ? "分管负责人" : "联络员";

    public static string Chinese(this ContactState state) => state switch
    {
        ContactState.Reported => "待备案",
        ContactState.InForce => "在任",
        ContactState.Declined => "已退回",
        ContactState.Past => "已卸任",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
