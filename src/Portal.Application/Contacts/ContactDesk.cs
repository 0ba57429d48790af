using Microsoft.EntityFrameworkCore;
using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Documents;
using Portal.Application.People;
using Portal.Application.Review;
using Portal.Domain;
using Portal.Domain.Contacts;
using Portal.Domain.People;

namespace Portal.Application.Contacts;

/// <summary>
/// Contacts of the units (requirement F11): a unit reports who answers for open government, the disclosure office notes it or declines it, and where
/// somebody else did so before, the handover begins.
/// </summary>
public sealed class ContactDesk(PortalDbContext db, OfficeReading reading, Actors actors, SecrecyGuard guard, TimeProvider clock)
{
    public Task<UnitContact?> FindAsync(int id, CancellationToken token) => db.UnitContacts.SingleOrDefaultAsync(c => c.Id == id, token);

    /// <summary>What the unit reported of the duty and nobody noted yet.</summary>
    public Task<UnitContact?> ReportedAsync(int unitId, ContactDuty duty, CancellationToken token) =>
        db.UnitContacts.SingleOrDefaultAsync(c => c.UnitId == unitId && c.Duty == duty && c.State == ContactState.Reported, token);

    /// <summary>Reports a change, or corrects the one that waits to be noted.</summary>
    /// <param name="seenId">Of the report that the form showed; 0 where there was none.</param>
    /// <exception cref="StaleException">The report is not the one the form was made from.</exception>
    public async Task ReportAsync(int unitId, ContactDuty duty, int seenId, int seenVersion, ContactFacts facts, string reason, Actor actor, CancellationToken token)
    {
        var by = UnitContact.ReporterStamp(actor, unitId, clock.UtcNow());
        var text = string.Join('\n', facts.Name, facts.Post, facts.Phone, reason);
        await guard.RefuseMarksAsync("联络人员", text, actor, token);
        var reported = await ReportedAsync(unitId, duty, token);
        if ((reported?.Id ?? 0) != seenId) throw new StaleException(nameof(UnitContact), seenId);
        if (facts.UserId is { } user && !await db.Users.AnyAsync(u => u.Id == user && !u.IsClosed, token)) throw new RefusedException(new("ContactNoUser", "没有这个用户，或者账号已经停用"));
        if (reported is not null)
        {
            Expect(reported, seenVersion);
            var before = Describe(reported);
            reported.Change(facts, reason, by, clock.Today());
            Note("contacts.report-changed", reported, $"{before}；改为：{Describe(reported)}", by);
            await SaveAsync(() => db.SaveChangesAsync(token));
            return;
        }
        var contact = new UnitContact(unitId, duty, facts, reason, by, clock.Today());
        db.UnitContacts.Add(contact);
        await SaveAsync(() => db.SaveNumberedAsync(_ =>
        {
            Note("contacts.reported", contact, Describe(contact), by);
            return Task.CompletedTask;
        }, token));
    }

    /// <summary>From now on it counts. Returns the handover that begins; null where nobody gives anything over.</summary>
    /// <exception cref="StaleException">It was changed since the form was shown.</exception>
    public async Task<ContactHandover?> NoteAsync(UnitContact contact, int seenVersion, Actor actor, CancellationToken token)
    {
        var by = UnitContact.KeeperStamp(actor, clock.UtcNow());
        Expect(contact, seenVersion);
        var before = await db.UnitContacts.SingleOrDefaultAsync(c => c.UnitId == contact.UnitId && c.Duty == contact.Duty && c.State == ContactState.InForce, token);
        var handover = before is null || before.IsSamePerson(contact) ? null : new ContactHandover(before, contact, await OpenAsync(before, token), by.At);
        before?.GiveWayTo(contact);
        // The one before leaves in a statement of its own: only one of each duty may be in force, at every moment.
        await SaveAsync(() => db.SaveNumberedAsync(_ =>
        {
            contact.Note(by);
            if (handover is not null) db.ContactHandovers.Add(handover);
            Note("contacts.noted", contact, $"{Describe(contact)}{(before is null ? "" : $"；接替 {before.Id}")}", by);
            return Task.CompletedTask;
        }, token));
        return handover;
    }

    /// <exception cref="StaleException">It was changed since the form was shown.</exception>
    public async Task DeclineAsync(UnitContact contact, int seenVersion, string reason, Actor actor, CancellationToken token)
    {
        var by = UnitContact.KeeperStamp(actor, clock.UtcNow());
        Expect(contact, seenVersion);
        contact.Decline(reason, by);
        Note("contacts.declined", contact, $"{Describe(contact)}：{contact.EndReason}", by);
        await db.SaveChangesAsync(token);
    }

    /// <summary>Somebody left and nobody follows yet.</summary>
    /// <exception cref="StaleException">It was changed since the form was shown.</exception>
    public async Task LeaveAsync(UnitContact contact, int seenVersion, string reason, Actor actor, CancellationToken token)
    {
        var by = UnitContact.KeeperStamp(actor, clock.UtcNow());
        Expect(contact, seenVersion);
        contact.Leave(reason, clock.Today());
        Note("contacts.ended", contact, $"{Describe(contact)}：{contact.EndReason}", by);
        await db.SaveChangesAsync(token);
    }

    private async Task<OpenWork> OpenAsync(UnitContact from, CancellationToken token)
    {
        var (drafts, underWay) = await reading.OpenAsync(from.UnitId, token);
        var waiting = from.UserId is { } user ? (await reading.TodosAsync(await actors.LoadAsync(user, token), token)).Todos.Count : 0;
        return new OpenWork(drafts, underWay, waiting);
    }

    private void Expect(UnitContact contact, int seenVersion)
    {
        if (contact.Version != seenVersion) throw new StaleException(nameof(UnitContact), contact.Id);
        db.Entry(contact).Property(c => c.Version).OriginalValue = seenVersion;
    }

    private void Note(string kind, UnitContact contact, string detail, Stamp by) => db.AuditEvents.Add(new AuditEvent(kind, nameof(UnitContact), contact.Id, detail, by));

    private static string Describe(UnitContact contact) =>
        $"{contact.Duty.Chinese()}（处室 {contact.UnitId}）：{contact.Name}{(contact.UserId is { } user ? $"（编号 {user}）" : "")}，{contact.Post}，{contact.Phone}，{contact.Since:yyyy-MM-dd}到任";

    // Two people of a unit report at once, or two officers note: the unique index lets one in.
    private static async Task SaveAsync(Func<Task> save)
    {
        try
        {
            await save();
        }
        catch (DbUpdateException fault) when (fault is not DbUpdateConcurrencyException)
        {
            throw new RefusedException(new("ContactTaken", "别人刚刚办理了同一处室的人员变动，没有保存，请刷新后再看"));
        }
    }
}
