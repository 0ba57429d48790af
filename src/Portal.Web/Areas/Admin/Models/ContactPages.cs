using Portal.Application.Contacts;
using Portal.Application.People;
using Portal.Domain.Contacts;
using Portal.Domain.People;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Models;

/// <param name="OnlyMissing">Shows only units that nobody answers for.</param>
public sealed record ContactsPage(IReadOnlyList<UnitContacts> Units, bool OnlyMissing, Actor Actor)
{
    public bool MayNote => UnitContact.MayNote(Actor);

    public int Missing => Units.Count(u => u.Missing.Any());

    public IEnumerable<UnitContacts> Shown => OnlyMissing ? Units.Where(u => u.Missing.Any()) : Units;

    public bool MayReport(int unitId) => UnitContact.MayReport(Actor, unitId);
}

/// <param name="WrongId">The contact whose decline or end had no reason; its form stands open.</param>
public sealed record UnitContactPage(UnitContactHistory History, bool IsClosed, Actor Actor, IReadOnlyDictionary<int, string> People, int? WrongId, string EndReason)
{
    public int UnitId => History.Now.UnitId;

    public bool MayReport => !IsClosed && UnitContact.MayReport(Actor, UnitId);

    public bool MayNote => UnitContact.MayNote(Actor);

    /// <summary>Opens the pages of handovers.</summary>
    public bool SeesHandovers => UnitContact.MayReport(Actor, UnitId) || MayNote || Actor.Holds(Role.Supervisor);
}

public sealed record ContactFormPage(ContactForm Form, int UnitId, string UnitName, ContactRow? Now, IReadOnlyList<PersonLine> People);

public sealed record HandoverPage(HandoverView View, IReadOnlyDictionary<int, string> People, HandoverSide? WrongSide, string Note);

/// <summary>Puts the page of a unit's contacts together, for every action that ends on it.</summary>
public sealed class ContactPages(ContactReading reading, UnitDesk units, PeopleList people, CurrentActor current)
{
    public const string UnitView = "~/Areas/Admin/Views/Contacts/Unit.cshtml";

    /// <summary>Null where there is no such unit.</summary>
    public async Task<UnitContactPage?> UnitAsync(int unitId, int? wrongId, string endReason, CancellationToken token)
    {
        if (await reading.HistoryAsync(unitId, token) is not { } history) return null;
        return new UnitContactPage(history, (await units.FindAsync(unitId, token))!.IsClosed, await current.GetAsync(), await people.NamesAsync(token), wrongId, endReason);
    }
}
