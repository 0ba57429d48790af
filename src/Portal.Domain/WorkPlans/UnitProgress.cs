using Portal.Domain.People;
using Portal.Domain.WorkPlans.Reading;
using PersonRole = Portal.Domain.People.Role;

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

    public int Version { get; private set; }
    public IReadOnlyList<ProgressReport> Reports => _reports;

    /// <summary>Done, with evidence that can still be seen.</summary>
    public bool IsDone => Accepted == ReportedProgress.Done && Evidence > 0;

    public ProgressReport? Of(DateOnly period) => _reports.SingleOrDefault(r => r.Period == period);

    public Refusal? WhyNotReport(DateOnly period, Actor actor) =>
        !actor.For([PersonRole.Drafter, PersonRole.UnitHead], UnitId).Any() ? WorkPlanRefusals.NotYourDesk
        : Of(period) is { State: ReportState.Accepted, Progress: ReportedProgress.Done, ValidEvidence: > 0 } ? new("ReportAccepted", "这一期已经采纳，不能再改")
        : Of(period) is { State: ReportState.Confirmed } ? new("ReportConfirmed", "这一期已经确认，正在等公开办公室采纳；要改请公开办公室退回")
        : null;

    /// <summary>
    /// Reports for a window; a returned or not yet confirmed report is replaced, and history keeps what it said. One that was accepted is replaced only by 已完成: where the
    /// work was finished since, or its evidence was withdrawn.
    /// </summary>
    /// <param name="period">First day of the window.</param>
    public ProgressReport Report(DateOnly period, ReportContent content, IReadOnlyList<ReportEvidence> evidence, Actor actor, DateTime now, DateOnly today)
    {
        if (WhyNotReport(period, actor) is { } refusal) throw new RefusedException(refusal);
        if (content.WhyNot(period, evidence.Count, today) is { } wrong) throw new RefusedException(wrong);
        var report = Of(period);
        if (report is { State: ReportState.Accepted } && content.Progress != ReportedProgress.Done) throw new RefusedException(new("ReportAccepted", "这一期已经采纳，只能补报“已完成”", nameof(ProgressReport.Progress)));
        if (report is null) _reports.Add(report = new ProgressReport(period));
        report.Submit(content, evidence, actor.StampFor([PersonRole.Drafter, PersonRole.UnitHead], UnitId, now));
        Follow();
        return report;
    }

    /// <param name="leads">Units that lead the task.</param>
    public Refusal? WhyNotConfirm(ProgressReport report, IReadOnlyCollection<int> leads, Actor actor) =>
        report.State != ReportState.Submitted ? new("ReportState", "这份进展报告不在待确认的环节")
        : !MayConfirm(leads, actor) ? WorkPlanRefusals.NotYourDesk
        : null;

    public void Confirm(ProgressReport report, IReadOnlyCollection<int> leads, Actor actor, DateTime now)
    {
        if (WhyNotConfirm(report, leads, actor) is { } refusal) throw new RefusedException(refusal);
        report.Move(ReportState.Confirmed, "", HeadStamp(leads, actor, now)!.Value);
        Follow();
    }

    public Refusal? WhyNotAccept(ProgressReport report, Actor actor) =>
        !actor.Holds(PersonRole.DisclosureOffice) ? WorkPlanRefusals.NotYourDesk
        : report.State != ReportState.Confirmed ? new("ReportState", "这份进展报告还没有确认，或者已经办结")
        : report is { Progress: ReportedProgress.Done, ValidEvidence: 0 } ? new("EvidenceGone", "作为佐证的信息已经撤回，没有有效的佐证，请退回补充")
        : !actor.IsOtherThan([report.SubmittedById, report.ConfirmedById ?? 0], [PersonRole.DisclosureOffice], 0) ? new("ReporterAccepts", "不能采纳自己上报或者确认的进展")
        : null;

    public void Accept(ProgressReport report, Actor actor, DateTime now)
    {
        if (WhyNotAccept(report, actor) is { } refusal) throw new RefusedException(refusal);
        report.Move(ReportState.Accepted, "", actor.StampFor([PersonRole.DisclosureOffice], 0, now));
        Follow();
    }

    public Refusal? WhyNotReturn(ProgressReport report, IReadOnlyCollection<int> leads, Actor actor) =>
        report.State == ReportState.Submitted && MayConfirm(leads, actor) ? null
        : report.State is ReportState.Submitted or ReportState.Confirmed or ReportState.Accepted && actor.Holds(PersonRole.DisclosureOffice) ? null
        : report.State == ReportState.Returned ? new("ReportState", "这份进展报告已经退回") : WorkPlanRefusals.NotYourDesk;

    public void Return(ProgressReport report, string reason, IReadOnlyCollection<int> leads, Actor actor, DateTime now)
    {
        if (WhyNotReturn(report, leads, actor) is { } refusal) throw new RefusedException(refusal);
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusedException(new("NoteMissing", "请写明退回的理由", nameof(ProgressReport.ReturnReason)));
        // Whoever holds both returns as the head while that is his step.
        var head = report.State == ReportState.Submitted ? HeadStamp(leads, actor, now) : null;
        report.Move(ReportState.Returned, WorkPlan.Typed(reason, ProgressReport.ReasonMaxLength, "理由", nameof(ProgressReport.ReturnReason)), head ?? actor.StampFor([PersonRole.DisclosureOffice], 0, now));
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
    public IEnumerable<int> Confirmers(IReadOnlyCollection<int> leads) => ConfirmersOf(Role, UnitId, leads);

    public static IEnumerable<int> ConfirmersOf(UnitRole role, int unitId, IReadOnlyCollection<int> leads) => role == UnitRole.Support && leads.Count > 0 ? leads : [unitId];

    private bool MayConfirm(IReadOnlyCollection<int> leads, Actor actor) => Confirmers(leads).Any(u => actor.For([PersonRole.UnitHead], u).Any());

    private Stamp? HeadStamp(IReadOnlyCollection<int> leads, Actor actor, DateTime now) =>
        Confirmers(leads).Where(u => actor.For([PersonRole.UnitHead], u).Any()).Select(u => (Stamp?)actor.StampFor([PersonRole.UnitHead], u, now)).FirstOrDefault();

    private void Follow()
    {
        Version++;
        var accepted = _reports.Where(r => r.State == ReportState.Accepted).OrderBy(r => r.Period).ToList();
        var last = accepted.Count > 0 ? accepted[^1] : null;
        (Accepted, AcceptedPeriod) = (last?.Progress ?? ReportedProgress.NotBegun, last?.Period);
        (DoneOn, Evidence) = (last is { Progress: ReportedProgress.Done } ? last.DoneOn : null, last?.ValidEvidence ?? 0);
        Figure = accepted.Any(r => r.Figure is not null) ? accepted.Sum(r => r.Figure ?? 0) : null;
    }
}
