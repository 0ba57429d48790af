using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Domain.People;
using Portal.Domain.WorkPlans;

namespace Portal.Application.WorkPlans;

/// <summary>Scores of all units that have a part in a plan, each with the rows it is counted from (requirement F7).</summary>
public sealed class PlanScores(PortalDbContext db, Deadlines deadlines, IOptions<PortalOptions> options, TimeProvider clock)
{
    /// <summary>By when a report of a window is in time.</summary>
    public Limit ReportWithin => options.Value.Deadlines.PlanReport;

    /// <param name="unitId">Only this unit's score.</param>
    public async Task<IReadOnlyList<UnitScore>> AllAsync(WorkPlan plan, CancellationToken token, int? unitId = null)
    {
        var today = clock.Today();
        var states = await PlanStandings.OfAsync(db, plan, today, token, unitIds: unitId is { } only ? [only] : null);
        var rows = new Dictionary<int, List<ScoreRow>>();
        foreach (var state in states.Values.OrderBy(s => s.Task.Order))
            foreach (var unit in state.Roles.Keys.Where(u => unitId is not { } one || u == one))
            {
                var list = Rows(unit);
                if (state.Due < today || state.OfUnit(unit, today) is TaskStanding.Done or TaskStanding.DoneLate) list.Add(new(ScorePart.OnTime, state.Task.Id, state.Task.Name, state.OfUnit(unit, today).Chinese(), UnitScore.Credit(state.OfUnit(unit, today))));
            }
        await AddReportsAsync(plan, states, unitId, Rows, today, token);
        await AddRepliesAsync(plan, states, unitId, Rows, today, token);
        return [.. rows.Select(r => UnitScore.Of(r.Key, plan.Weights, r.Value)).OrderByDescending(s => s.Total).ThenBy(s => s.UnitId)];

        List<ScoreRow> Rows(int unit) => rows.TryGetValue(unit, out var known) ? known : rows[unit] = [];
    }

    // A window counts from the day the plan began to count until the unit's part was done.
    private async Task AddReportsAsync(WorkPlan plan, IReadOnlyDictionary<int, TaskState> states, int? unitId, Func<int, List<ScoreRow>> rows, DateOnly today, CancellationToken token)
    {
        if (plan.InForceAt is not { } since) return;
        var calendar = await deadlines.CalendarAsync(token);
        var over = ReportingPeriods.Begun(plan.Window, plan.Year, today)
            .Select(p => (Period: p, Last: calendar.Due(ReportingPeriods.End(plan.Window, p), ReportWithin.WorkingDays).Due)).Where(p => p.Last < today && ReportingPeriods.End(plan.Window, p.Period) >= Shanghai.DayOf(since)).ToList();
        // The first time it was sent counts: a report that was returned and sent again was in time all the same.
        var sent = (await (from p in db.UnitProgress.AsNoTracking()
                           where p.WorkPlanId == plan.Id && (unitId == null || p.UnitId == unitId)
                           from r in p.Reports
                           select new { p.TaskId, p.UnitId, r.Period, r.State, r.Progress, Evidence = r.ValidEvidence, First = r.FirstSubmittedAt }).ToListAsync(token)).ToLookup(r => (r.TaskId, r.UnitId));
        foreach (var state in states.Values.OrderBy(s => s.Task.Order))
            foreach (var unit in state.Roles.Keys.Where(u => unitId is not { } one || u == one))
            {
                var own = sent[(state.Task.Id, unit)].ToDictionary(r => r.Period);
                var began = state.Task.TakenOverAt(unit) is { } taken && taken > since ? taken : since;
                var done = state.Cells.TryGetValue(unit, out var cell) && cell.Standing.IsDone ? cell.AcceptedPeriod : null;
                foreach (var (period, last) in over.Where(p => ReportingPeriods.End(plan.Window, p.Period) >= Shanghai.DayOf(began) && (done is not { } end || p.Period <= end)))
                {
                    var inTime = own.TryGetValue(period, out var report) && Shanghai.DayOf(report.First) <= last;
                    rows(unit).Add(new(ScorePart.Reports, state.Task.Id, state.Task.Name, $"{ReportingPeriods.Name(plan.Window, period)}，{(report is null ? "没有上报" : $"{Shanghai.DayOf(report.First):M月d日}上报")}（应当在{last:M月d日}前）", inTime ? 1 : 0));
                }
                foreach (var accepted in own.Values.Where(r => r.State == ReportState.Accepted && r.Progress != ReportedProgress.NotBegun).OrderBy(r => r.Period))
                    rows(unit).Add(new(ScorePart.Evidence, state.Task.Id, state.Task.Name, $"{ReportingPeriods.Name(plan.Window, accepted.Period)}，有效佐证{accepted.Evidence}件", accepted.Evidence > 0 ? 1 : 0));
            }
    }

    private async Task AddRepliesAsync(WorkPlan plan, IReadOnlyDictionary<int, TaskState> states, int? unitId, Func<int, List<ScoreRow>> rows, DateOnly today, CancellationToken token)
    {
        var notices = await db.Supervisions.AsNoTracking().Where(s => s.WorkPlanId == plan.Id && s.Kind == SupervisionKind.Notice && (unitId == null || s.UnitId == unitId)).OrderBy(s => s.Id).ToListAsync(token);
        foreach (var notice in notices.Where(n => n.RepliedAt is not null || (n.ReplyDueOn < today && !n.IsTakenBack(Shanghai.DayOf))))
        {
            var inTime = notice.RepliedAt is { } at && Shanghai.DayOf(at) <= notice.ReplyDueOn;
            rows(notice.UnitId).Add(new(ScorePart.Replies, notice.TaskId, states[notice.TaskId].Task.Name, $"{Shanghai.DayOf(notice.At):M月d日}的督办通知，{(notice.RepliedAt is { } replied ? $"{Shanghai.DayOf(replied):M月d日}答复" : "没有答复")}（应当在{notice.ReplyDueOn:M月d日}前）", inTime ? 1 : 0));
        }
    }
}
