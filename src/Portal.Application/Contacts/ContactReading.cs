using Microsoft.EntityFrameworkCore;
using Portal.Application.Data;
using Portal.Application.Documents;
using Portal.Domain.Contacts;
using Portal.Domain.People;

namespace Portal.Application.Contacts;

/// <summary>A contact as lists show him. <paramref name="HasLeft"/>: his account was closed, so that nobody answers any more.</summary>
public sealed record ContactRow(int Id, int UnitId, ContactDuty Duty, string Name, string Post, string Phone, DateOnly Since, DateOnly? Until, ContactState State, string Reason, string EndReason, bool HasLeft,
    int ReportedById, DateTime ReportedAt, int? NotedById, DateTime? NotedAt, int Version);

/// <summary>A unit with its two contacts, and what it reported of them.</summary>
public sealed record UnitContacts(int UnitId, string UnitName, ContactRow? Leader, ContactRow? Contact, ContactRow? ReportedLeader, ContactRow? ReportedContact)
{
    /// <summary>The duties that nobody answers for.</summary>
    public IEnumerable<ContactDuty> Missing
    {
        get
        {
            if (Leader is null or { HasLeft: true }) yield return ContactDuty.Leader;
            if (Contact is null or { HasLeft: true }) yield return ContactDuty.Contact;
        }
    }

    public IEnumerable<ContactRow> Reported => new[] { ReportedLeader, ReportedContact }.OfType<ContactRow>();
}

/// <summary>A handover in a list.</summary>
public sealed record HandoverRow(int Id, ContactDuty Duty, string From, string To, DateTime OpenedAt, int Confirmations);

/// <summary>Everything a unit ever had: who it is now, who was before, what was handed over.</summary>
public sealed record UnitContactHistory(UnitContacts Now, IReadOnlyList<ContactRow> All, IReadOnlyList<HandoverRow> Handovers);

/// <summary>Contacts of the units, for everybody in the office: they are the people to call.</summary>
public sealed class ContactReading(PortalDbContext db)
{
    /// <summary>Every unit that is not closed, in the office's order.</summary>
    public async Task<IReadOnlyList<UnitContacts>> ListAsync(CancellationToken token)
    {
        var units = await db.Units.AsNoTracking().Where(u => !u.IsClosed).OrderBy(u => u.Order).ThenBy(u => u.Id).Select(u => new { u.Id, u.Name }).ToListAsync(token);
        var rows = (await Rows(db.UnitContacts.Where(c => c.State == ContactState.Reported || c.State == ContactState.InForce)).ToListAsync(token)).ToLookup(r => r.UnitId);
        return units.ConvertAll(u => Of(u.Id, u.Name, rows[u.Id]));
    }

    /// <summary>Null where there is no such unit; a closed one keeps its history.</summary>
    public async Task<UnitContactHistory?> HistoryAsync(int unitId, CancellationToken token)
    {
        if (await db.Units.AsNoTracking().Where(u => u.Id == unitId).Select(u => u.Name).SingleOrDefaultAsync(token) is not { } name) return null;
        var rows = await Rows(db.UnitContacts.Where(c => c.UnitId == unitId)).ToListAsync(token);
        var handovers = await db.ContactHandovers.AsNoTracking().Where(h => h.UnitId == unitId).OrderByDescending(h => h.Id)
            .Select(h => new HandoverRow(h.Id, h.Duty, db.UnitContacts.Where(c => c.Id == h.FromId).Select(c => c.Name).First(), db.UnitContacts.Where(c => c.Id == h.ToId).Select(c => c.Name).First(), h.OpenedAt, h.Confirmations.Count)).ToListAsync(token);
        return new UnitContactHistory(Of(unitId, name, rows), [.. rows.OrderByDescending(r => r.Id)], handovers);
    }

    /// <summary>
    /// For the to-do page. The disclosure office: changes to note, units that nobody answers for. Everybody: handovers that wait for him.
    /// </summary>
    public async Task<IReadOnlyList<OfficeNotice>> NoticesAsync(Actor actor, CancellationToken token)
    {
        var notices = new List<OfficeNotice>();
        if (UnitContact.MayNote(actor))
        {
            var units = await ListAsync(token);
            notices.AddRange(units.SelectMany(u => u.Reported, (u, r) => new OfficeNotice("联络人员变动待备案", $"{u.UnitName}：{r.Duty.Chinese()} {r.Name}", $"/admin/contacts/{u.UnitId}")));
            var missing = units.Where(u => u.Missing.Any()).Select(u => u.UnitName).ToList();
            if (missing.Count > 0)
                notices.Add(new OfficeNotice("分管负责人或者联络员空缺", $"{string.Join('、', missing.Take(5))}{(missing.Count > 5 ? $"等{missing.Count}个处室和单位" : "")}", "/admin/contacts?missing=true"));
        }
        var me = actor.UserId;
        var heads = actor.Mandates.Where(m => m.Role == Role.UnitHead).SelectMany(m => m.Units).Distinct().ToList();
        // What somebody without an account has to confirm waits for the head of the unit.
        var open = await db.ContactHandovers.AsNoTracking()
            .Where(h => h.Confirmations.All(c => c.ById != me)
                && ((!h.Confirmations.Any(c => c.Side == HandoverSide.Giving) && (h.FromUserId == me || (heads.Contains(h.UnitId) && !db.Users.Any(u => u.Id == h.FromUserId && !u.IsClosed))))
                    || (!h.Confirmations.Any(c => c.Side == HandoverSide.Taking) && (h.ToUserId == me || (heads.Contains(h.UnitId) && !db.Users.Any(u => u.Id == h.ToUserId && !u.IsClosed))))))
            .OrderBy(h => h.Id).Take(20)
            .Select(h => new { h.Id, h.Duty, Unit = db.Units.Where(u => u.Id == h.UnitId).Select(u => u.Name).First() }).ToListAsync(token);
        notices.AddRange(open.Select(h => new OfficeNotice("交接待确认", $"{h.Unit}{h.Duty.Chinese()}的工作交接", $"/admin/contacts/handovers/{h.Id}")));
        return notices;
    }

    private static UnitContacts Of(int unitId, string name, IEnumerable<ContactRow> rows)
    {
        var list = rows.ToList();
        ContactRow? Find(ContactDuty duty, ContactState state) => list.FirstOrDefault(r => r.Duty == duty && r.State == state);
        return new UnitContacts(unitId, name, Find(ContactDuty.Leader, ContactState.InForce), Find(ContactDuty.Contact, ContactState.InForce),
            Find(ContactDuty.Leader, ContactState.Reported), Find(ContactDuty.Contact, ContactState.Reported));
    }

    private IQueryable<ContactRow> Rows(IQueryable<UnitContact> contacts) => contacts.AsNoTracking().Select(c => new ContactRow(c.Id, c.UnitId, c.Duty, c.Name, c.Post, c.Phone, c.Since, c.Until, c.State, c.Reason, c.EndReason,
        db.Users.Any(u => u.Id == c.UserId && u.IsClosed), c.ReportedById, c.ReportedAt, c.NotedById, c.NotedAt, c.Version));
}
