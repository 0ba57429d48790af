using Portal.Domain.Documents;
using Portal.Domain.People;

namespace Portal.Domain.Training;

/// <summary>Who does what about training (requirement F10): the disclosure office keeps it, unit heads record who of their own unit came.</summary>
public static class TrainingDuties
{
    private static readonly Role[] Keepers = [Role.DisclosureOffice];
    private static readonly Role[] Recorders = [Role.DisclosureOffice, Role.UnitHead];

    public static bool Keeps(Actor actor) => Keepers.Any(actor.Holds);

    /// <summary>Sees every session; others see those they were to come to or came to.</summary>
    public static bool SeesSessions(Actor actor) => Keeps(actor) || actor.Holds(Role.Supervisor) || actor.Holds(Role.UnitHead);

    /// <summary>Sees by name who of the unit was expected and who came.</summary>
    public static bool SeesRoll(Actor actor, int unitId) => actor.Holds(Role.Supervisor) || MayRecord(actor, unitId);

    public static bool MayRecord(Actor actor, int unitId) => actor.For(Recorders, unitId).Any();

    /// <exception cref="RefusedException">He does not keep the training.</exception>
    public static Stamp KeeperStamp(Actor actor, DateTime now) => actor.StampFor(Keepers, 0, now);

    /// <exception cref="RefusedException">He does not record for this unit.</exception>
    public static Stamp RecorderStamp(Actor actor, int unitId, DateTime now) => actor.StampFor(Recorders, unitId, now);

    internal static void RefuseLong(string text, int length, string what)
    {
        if (text.Length > length) throw new RefusedException(new("TrainingText", $"{what}不超过{length}个字"));
    }

    internal static string Reason(string reason, int length)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusedException(Refusals.NoteMissing);
        RefuseLong(reason.Trim(), length, "原因");
        return reason.Trim();
    }
}
