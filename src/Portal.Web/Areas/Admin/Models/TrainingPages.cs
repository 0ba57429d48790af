using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.People;
using Portal.Application.Training;
using Portal.Domain.People;
using Portal.Domain.Training;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Models;

/// <param name="Keeps">The reader keeps plan and sessions.</param>
/// <param name="SeesAll">The reader sees every session, not only his own.</param>
public sealed record TrainingPlanPage(TrainingPlan Plan, DateOnly Today, bool Keeps, bool SeesAll, bool SeesFigures);

public sealed record TrainingLinePage(TrainingLineForm Form, TrainingLine? Line, IReadOnlyList<UnitLine> Units, IReadOnlyList<AuditLine> History, IReadOnlyDictionary<int, string> People)
{
    public string CancelReason { get; init; } = "";
}

public sealed record TrainingSessionFormPage(TrainingSessionForm Form, TrainingSession? Session, IReadOnlyList<TrainingLineRow> Lines);

public sealed record TrainingPeoplePage(TrainingSession Session, IReadOnlyList<TrainingRollView> Units);

/// <summary>The page of one session as its reader may see it.</summary>
public sealed record TrainingSessionPage(TrainingView View, Actor Actor, DateOnly Today, IReadOnlyList<AuditLine> History, IReadOnlyDictionary<int, string> People)
{
    public TrainingSession Session => View.Session;

    public bool Keeps => TrainingDuties.Keeps(Actor);

    public bool SeesAll => TrainingDuties.SeesSessions(Actor);

    /// <summary>From its day on it can be said who came.</summary>
    public bool MayRecord(int unitId) => TrainingDuties.MayRecord(Actor, unitId) && Session.State != TrainingState.Cancelled && Session.On <= Today;

    public string CancelReason { get; init; } = "";

    public string RecordAddress { get; init; } = "";
}

/// <param name="SeesSessions">The reader may open each session.</param>
public sealed record TrainingFiguresPage(TrainingYear Year, bool SeesSessions);

/// <summary>Puts the page of a session together, for every action that ends on it.</summary>
public sealed class TrainingPages(TrainingReading reading, AuditLog log, PeopleList people, CurrentActor current, TimeProvider clock)
{
    public const string SessionView = "~/Areas/Admin/Views/Training/Session.cshtml";

    /// <summary>Null where there is no such session for the reader.</summary>
    public async Task<TrainingSessionPage?> SessionAsync(int id, CancellationToken token)
    {
        var actor = await current.GetAsync();
        if (await reading.FindAsync(id, actor, token) is not { } view) return null;
        var history = TrainingDuties.Keeps(actor) || actor.Holds(Role.Supervisor) ? await HistoryAsync(nameof(TrainingSession), id, token) : [];
        return new TrainingSessionPage(view, actor, clock.Today(), history, history.Count > 0 ? await people.NamesAsync(token) : new Dictionary<int, string>());
    }

    public async Task<IReadOnlyList<AuditLine>> HistoryAsync(string type, int id, CancellationToken token) =>
        [.. (await log.PageAsync(new AuditQuestion(null, null, null, null, type, id), null, token)).Take(AuditLog.PageSize)];
}
