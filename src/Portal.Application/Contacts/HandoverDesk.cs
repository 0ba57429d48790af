using Microsoft.EntityFrameworkCore;
using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Documents;
using Portal.Domain;
using Portal.Domain.Contacts;
using Portal.Domain.People;

namespace Portal.Application.Contacts;

/// <summary>One side of a handover for a page: who it is, whether somebody has to confirm for him, and why the reader cannot confirm it now.</summary>
public sealed record HandoverSideView(HandoverSide Side, string Name, string Post, bool IsAbsent, HandoverConfirmation? Confirmation, Refusal? WhyNot);

/// <summary>A handover for a page, with what is open now beside what was open then.</summary>
public sealed record HandoverView(ContactHandover Handover, string UnitName, IReadOnlyList<HandoverSideView> Sides, int DraftsNow, int UnderWayNow);

/// <summary>The handover between two contacts: what is open, and the confirmation of both.</summary>
public sealed class HandoverDesk(PortalDbContext db, OfficeReading reading, TimeProvider clock)
{
    /// <summary>Null where there is none for this person: the two sides, the unit's own people, the disclosure office and supervisors see it.</summary>
    public async Task<ContactHandover?> FindAsync(int id, Actor actor, CancellationToken token)
    {
        var handover = await db.ContactHandovers.Include(h => h.Confirmations).SingleOrDefaultAsync(h => h.Id == id, token);
        return handover is not null && (handover.FromUserId == actor.UserId || handover.ToUserId == actor.UserId
            || UnitContact.MayReport(actor, handover.UnitId) || UnitContact.MayNote(actor) || actor.Holds(Role.Supervisor)) ? handover : null;
    }

    public async Task<HandoverView> ViewAsync(ContactHandover handover, Actor actor, CancellationToken token)
    {
        var sides = new List<HandoverSideView>();
        foreach (var side in Enum.GetValues<HandoverSide>())
        {
            var absent = await IsAbsentAsync(handover, side, token);
            var id = side == HandoverSide.Giving ? handover.FromId : handover.ToId;
            var who = await db.UnitContacts.Where(c => c.Id == id).Select(c => new { c.Name, c.Post }).SingleAsync(token);
            sides.Add(new HandoverSideView(side, who.Name, who.Post, absent, handover.Of(side), handover.WhyNotConfirm(side, actor, absent)));
        }
        var (drafts, underWay) = await reading.OpenAsync(handover.UnitId, token);
        return new HandoverView(handover, await db.Units.Where(u => u.Id == handover.UnitId).Select(u => u.Name).SingleAsync(token), sides, drafts, underWay);
    }

    /// <exception cref="StaleException">The other side confirmed since the form was shown.</exception>
    public async Task ConfirmAsync(ContactHandover handover, int seenVersion, HandoverSide side, string note, Actor actor, CancellationToken token)
    {
        if (handover.Version != seenVersion) throw new StaleException(nameof(ContactHandover), handover.Id);
        db.Entry(handover).Property(h => h.Version).OriginalValue = seenVersion;
        var by = handover.Confirm(side, note, actor, await IsAbsentAsync(handover, side, token), clock.UtcNow());
        db.AuditEvents.Add(new AuditEvent("contacts.handover-confirmed", nameof(ContactHandover), handover.Id, $"处室 {handover.UnitId} {handover.Duty.Chinese()}，{side.Chinese()}{(note.Trim().Length > 0 ? "：" + note.Trim() : "")}", by));
        await db.SaveChangesAsync(token);
    }

    private async Task<bool> IsAbsentAsync(ContactHandover handover, HandoverSide side, CancellationToken token) =>
        handover.UserOf(side) is not { } user || !await db.Users.AnyAsync(u => u.Id == user && !u.IsClosed, token);
}
