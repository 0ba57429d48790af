using Portal.Domain.People;
using Portal.Domain.WorkPlans.Reading;

namespace Portal.Domain.WorkPlans;

/// <summary>What a unit says of its part in a task.</summary>
public enum ReportedProgress
{
    NotBegun,
    OnTheWay,

    /// <summary>Counts only with accepted evidence.</summary>
    Done,
}

public enum ReportState
{
    /// <summary>已上报, waits for confirmation.</summary>
    Submitted,

    /// <summary>已确认, waits for the disclosure office.</summary>
    Confirmed,

    /// <summary>已采纳</summary>
    Accepted,

    /// <summary>已退回, to be written anew (退回 with reason).</summary>
    Returned,
}

/// <summary>
/// One unit's progress in one task (requirement F5): a report for each window, with evidence. A supporting unit's report is confirmed by a head of a unit that
/// leads, any other by the unit's own head; the disclosure office accepts or returns.
/// </summary>
public sealed class UnitProgress
{
    private readonly List<ProgressReport> _reports = [];

    private UnitProgress() { }

    public UnitProgress(int planId, int taskId, int unitId, UnitRole role) => (WorkPlanId, TaskId, UnitId, Role) = (planId, taskId, unitId, role);

    public int Id { get; private set; }
    public int WorkPlanId { get; private set; }
    public int TaskId { get; private set; }
    public int UnitId { get; private set; }
    public UnitRole Role { get; private set; }

    /// <summary>What the last accepted report says; the grid reads these columns and no report.</summary>
    public ReportedProgress Accepted { get; private set; }
    public DateOnly? AcceptedPeriod { get; private set; }

    /// <summary>The day it was done, by the accepted report.</summary>
    public DateOnly? DoneOn { get; private set; }

    /// <summary>Pieces of evidence of the accepted report that can still be seen; a withdrawn publication does not count.</summary>
    public int Evidence { get; private set; }

    /// <summary>Sum of the figures of accepted reports.</summary>
    public decimal? Figure { get; private set; }

    /// <summary>The newest window that was reported for, whatever became of it.</summary>
    public DateOnly? LastPeriod { get; private set; }
    public ReportState? LastState { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<ProgressReport> Reports => _reports;

    /// <summary>Done, with evidence that can still be seen.</summary>
    public bool IsDone => Accepted == ReportedProgress.Done && Evidence > 0;

    public ProgressReport? Of(DateOnly period) => _reports.SingleOrDefault(r => r.Period == period);

    public Refusal? WhyNotReport(DateOnly period, Actor actor) =>
        !actor.For([Domain.People.Role.Drafter, Domain.People.Role.UnitHead], UnitId).Any() ? WorkPlanRefusals.NotYourDesk
        : Of(period) is { State: ReportState.Accepted } ? new("ReportAccepted", "这一期已经采纳，不能再改")
        : Of(period) is { State: ReportState.Confirmed } ? new("ReportConfirmed", "这一期已经确认，正在等公开办公室采纳；要改请公开办公室退回")
        : null;

    /// <summary>Reports for a window; a returned or not yet confirmed report is replaced, and history keeps what it said.</summary>
    /// <param name="period">First day of the window.</param>
    public ProgressReport Report(DateOnly period, ReportContent content, IReadOnlyList<ReportEvidence> evidence, Actor actor, DateTime now, DateOnly today)
    {
        if (WhyNotReport(period, actor) is { } refusal) throw new RefusedException(refusal);
        if (content.WhyNot(period, evidence.Count, today) is { } wrong) throw new RefusedException(wrong);
        var report = Of(period);
        if (report is null) _reports.Add(report = new ProgressReport(period));
        report.Submit(content, evidence, Stamp(actor, now, Domain.People.Role.Drafter, Domain.People.Role.UnitHead));
        Follow();
        return report;
    }

    /// <param name="leads">Units that lead the task.</param>
    public Refusal? WhyNotConfirm(ProgressReport report, IReadOnlyCollection<int> leads, Actor actor) =>
        report.State != ReportState.Submitted ? new("ReportState", "这份进展报告不在待确认的环节")
        : !Confirmers(leads).Any(u => actor.For([Domain.People.Role.UnitHead], u).Any()) ? WorkPlanRefusals.NotYourDesk
        : null;

    public void Confirm(ProgressReport report, IReadOnlyCollection<int> leads, Actor actor, DateTime now)
    {
        if (WhyNotConfirm(report, leads, actor) is { } refusal) throw new RefusedException(refusal);
        report.Move(ReportState.Confirmed, "", Stamp(actor, now, Domain.People.Role.UnitHead));
        Follow();
    }

    public Refusal? WhyNotAccept(ProgressReport report, Actor actor) =>
        !actor.Holds(Domain.People.Role.DisclosureOffice) ? WorkPlanRefusals.NotYourDesk
        : report.State != ReportState.Confirmed ? new("ReportState", "这份进展报告还没有确认，或者已经办结")
        : report.SubmittedById == actor.UserId || report.ConfirmedById == actor.UserId ? new("ReporterAccepts", "不能采纳自己上报或者确认的进展")
        : null;

    public void Accept(ProgressReport report, Actor actor, DateTime now)
    {
        if (WhyNotAccept(report, actor) is { } refusal) throw new RefusedException(refusal);
        report.Move(ReportState.Accepted, "", Stamp(actor, now, Domain.People.Role.DisclosureOffice));
        Follow();
    }

    public Refusal? WhyNotReturn(ProgressReport report, IReadOnlyCollection<int> leads, Actor actor) =>
        report.State == ReportState.Submitted && Confirmers(leads).Any(u => actor.For([Domain.People.Role.UnitHead], u).Any()) ? null
        : report.State is ReportState.Submitted or ReportState.Confirmed or ReportState.Accepted && actor.Holds(Domain.People.Role.DisclosureOffice) ? null
        : report.State == ReportState.Returned ? new("ReportState", "这份进展报告已经退回") : WorkPlanRefusals.NotYourDesk;

    public void Return(ProgressReport report, string reason, IReadOnlyCollection<int> leads, Actor actor, DateTime now)
    {
        if (WhyNotReturn(report, leads, actor) is { } refusal) throw new RefusedException(refusal);
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusedException(new("NoteMissing", "请写明退回的理由"));
        report.Move(ReportState.Returned, reason, Stamp(actor, now, Domain.People.Role.DisclosureOffice, Domain.People.Role.UnitHead));
        Follow();
    }

    /// <summary>Tells the evidence that a published item was taken away, or is back; true where that changed anything.</summary>
    public bool See(string slug, bool isPublic)
    {
        var changed = false;
        foreach (var report in _reports)
        {
            foreach (var piece in report.Evidence.Where(e => e.Slug == slug && e.IsGone == isPublic)) changed |= piece.See(isPublic);
            report.Count();
        }
        if (changed) Follow();
        return changed;
    }

    /// <summary>Units one of whose heads may confirm: those that lead, for a supporting unit; else the unit itself.</summary>
    public IEnumerable<int> Confirmers(IReadOnlyCollection<int> leads) => Role == UnitRole.Support && leads.Count > 0 ? leads : [UnitId];

    private void Follow()
    {
        Version++;
        var accepted = _reports.Where(r => r.State == ReportState.Accepted).OrderBy(r => r.Period).ToList();
        var last = accepted.Count > 0 ? accepted[^1] : null;
        (Accepted, AcceptedPeriod) = (last?.Progress ?? ReportedProgress.NotBegun, last?.Period);
        (DoneOn, Evidence) = (last is { Progress: ReportedProgress.Done } ? last.DoneOn : null, last?.ValidEvidence ?? 0);
        Figure = accepted.Any(r => r.Figure is not null) ? accepted.Sum(r => r.Figure ?? 0) : null;
        var newest = _reports.MaxBy(r => r.Period);
        (LastPeriod, LastState) = (newest?.Period, newest?.State);
    }

    private static Stamp Stamp(Actor actor, DateTime now, params Domain.People.Role[] roles) => new(actor.UserId, now, actor.Mandates.Where(m => roles.Contains(m.Role)).OrderBy(m => m.OnBehalfOfId is null ? 0 : 1).Select(m => m.OnBehalfOfId).FirstOrDefault());
}
