using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Publishing;
using Portal.Application.WorkPlans;
using Portal.Domain.Calendar;
using Portal.Domain.People;
using Portal.Domain.WorkPlans;

namespace Portal.Application.Seeding;

/// <summary>Carries the demonstration's plans through their years by the desks' own methods, step by step as the clock comes to them.</summary>
public sealed class DemonstrationPlanWalk
{
    private readonly IServiceProvider _services;
    private readonly ScriptedClock _clock;
    private readonly Queue<(DateTime At, Func<IServiceProvider, CancellationToken, Task> Do)> _steps;

    public DemonstrationPlanWalk(IServiceProvider services, ScriptedClock clock, WorkCalendar calendar)
    {
        (_services, _clock) = (services, clock);
        var steps = new List<(DateOnly On, TimeOnly At, Func<IServiceProvider, CancellationToken, Task> Do)>();
        foreach (var plan in DemonstrationPlan.All())
        {
            steps.Add((plan.Read, new(10, 0), (s, t) => BeginAsync(s, plan, t)));
            steps.AddRange(plan.Reports.Select((r, n) => (r.On, new TimeOnly(10, 10).AddMinutes(n), (Func<IServiceProvider, CancellationToken, Task>)((s, t) => ReportAsync(s, plan, r, t)))));
            steps.AddRange((plan.Changes ?? []).Select(c => (c.On, new TimeOnly(11, 0), (Func<IServiceProvider, CancellationToken, Task>)((s, t) => ChangeAsync(s, plan, c, t)))));
            steps.AddRange(plan.Releases.Select(day => (day, new TimeOnly(15, 0), (Func<IServiceProvider, CancellationToken, Task>)((s, t) => ReleaseAsync(s, plan, t)))));
        }
        // A stable order: what falls on one minute is done in the order of the files.
        _steps = new(steps.Select(s => (At: Shanghai.ToUtc(calendar.OnOrAfter(s.On).ToDateTime(s.At)), s.Do)).OrderBy(s => s.At));
    }

    /// <summary>Everything before a moment that was not done yet.</summary>
    public async Task UpToAsync(DateTime moment, CancellationToken token)
    {
        while (_steps.TryPeek(out var step) && step.At < moment)
        {
            _steps.Dequeue();
            _clock.MoveTo(step.At);
            await using var scope = _services.CreateAsyncScope();
            await step.Do(scope.ServiceProvider, token);
        }
    }

    private static async Task BeginAsync(IServiceProvider services, DemonstrationPlan script, CancellationToken token)
    {
        var (db, desk) = (services.GetRequiredService<PortalDbContext>(), services.GetRequiredService<WorkPlanDesk>());
        var officer = await services.ActorAsync(Role.DisclosureOffice, 0, token);
        var body = services.GetRequiredService<IOptions<PortalOptions>>().Value.Site.Body;
        var paper = script.Paper is { } title
            ? await desk.ReadShelfAsync(PublishingGate.DocumentPrefix + await SlugAsync(db, title, token), officer, token)
            : await desk.ReadAsync("粘贴的原文", string.Join("\n\n", script.Text!), officer, token);
        var made = await desk.CreateAsync(script.Kind, script.Year, script.Title, body, ReportingWindow.Quarterly, paper!, officer, token);
        var before = script.Carry is { } number ? (await desk.FindAsync(script.Kind, script.Year - 1, token))!.Tasks.Single(t => t.Number == number) : null;
        await desk.ChangeAsync(made, made.Version, plan =>
        {
            foreach (var task in plan.Tasks.ToList())
                plan.Correct(task.Id, Content(task, task.Number, script.Figures?.GetValueOrDefault(task.Number)), [.. task.Duties.Select((d, n) => Settled(d, n + 1))], officer);
            if (before is not null) plan.CarryOver(plan.InOrder.Last().Id, before, officer);
            return "逐项校对";
        }, officer, token);
        await desk.ChangeAsync(made, made.Version, plan =>
        {
            // What goes on from the year before gets the next number of this one.
            foreach (var task in plan.Tasks.Where(t => t.CarriedFromId is not null).ToList())
                plan.Correct(task.Id, Content(task, plan.Tasks.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), task.TargetFigure) with { LimitWords = "" }, [.. task.Duties], officer);
            plan.PutInForce(officer, services.GetRequiredService<TimeProvider>().UtcNow());
            return $"开始执行，共{plan.Tasks.Count}项任务";
        }, officer, token, "plans.inForce");
    }

    private static TaskContent Content(WorkPlanTask task, string number, decimal? figure) => new(number, task.Text, task.LimitWords, task.From, task.DueOn, task.Target, figure is > 0 ? figure : null);

    // 相关处室 means all of them here; what is no unit of the bureau is named and not followed.
    private static TaskDuty Settled(TaskDuty duty, int order) => duty.Scope != DutyScope.Unassigned ? new(order, duty.Name, duty.Role, duty.Scope, duty.UnitId, "", "")
        : new(order, duty.Name, duty.Role, duty.Name.EndsWith("处室", StringComparison.Ordinal) ? DutyScope.AllSections : DutyScope.Outside, null, "", "");

    private static async Task ReportAsync(IServiceProvider services, DemonstrationPlan script, DemonstrationReport report, CancellationToken token)
    {
        var (db, desk, plan) = (services.GetRequiredService<PortalDbContext>(), services.GetRequiredService<ProgressDesk>(), await PlanAsync(services, script, token));
        var unit = await UnitAsync(db, report.Unit, token);
        var progress = await desk.OpenAsync(plan, plan.Tasks.Single(t => t.Number == report.Task), unit, token);
        var evidence = new List<string>();
        foreach (var title in report.Evidence) evidence.Add(PublishingGate.DocumentPrefix + await SlugAsync(db, title, token));
        await desk.ReportAsync(plan, progress, progress.Version, report.Period, new ReportContent(report.Progress, report.Text, report.Figure, report.DoneOn), evidence, [], [], await services.ActorAsync(Role.Drafter, unit, token), token);
        if (report.Until == ReportState.Submitted) return;
        await desk.StepAsync(plan, progress, progress.Version, report.Period, ReportState.Confirmed, "", await services.ActorAsync(Role.UnitHead, unit, token), token);
        if (report.Until == ReportState.Confirmed) return;
        await desk.StepAsync(plan, progress, progress.Version, report.Period, ReportState.Accepted, "", await services.ActorAsync(Role.DisclosureOffice, unit, token), token);
    }

    private static async Task ChangeAsync(IServiceProvider services, DemonstrationPlan script, DemonstrationChange change, CancellationToken token)
    {
        var (desk, plan) = (services.GetRequiredService<PlanChangeDesk>(), await PlanAsync(services, script, token));
        var task = plan.Tasks.Single(t => t.Number == change.Task);
        var head = await services.ActorAsync(Role.UnitHead, await UnitAsync(services.GetRequiredService<PortalDbContext>(), change.Unit, token), token);
        await desk.ProposeAsync(plan, plan.Version, task.Id, TaskField.DueOn, change.Value, change.Reason, head, token);
        var signer = await services.ActorAsync(Role.Signer, 0, token);
        await desk.DecideAsync(plan, plan.Version, task.Id, task.Changes[^1].Id, true, "同意", signer, token);
    }

    private static async Task ReleaseAsync(IServiceProvider services, DemonstrationPlan script, CancellationToken token)
    {
        var desk = services.GetRequiredService<PlanReleaseDesk>();
        var plan = await PlanAsync(services, script, token);
        var release = await desk.PrepareAsync(plan, (await desk.SnapshotAsync(plan, token)).Fingerprint, await services.ActorAsync(Role.DisclosureOffice, 0, token), token);
        await desk.SignAsync(release, release.Version, await services.ActorAsync(Role.Signer, 0, token), token);
    }

    private static async Task<WorkPlan> PlanAsync(IServiceProvider services, DemonstrationPlan script, CancellationToken token)
    {
        var id = await services.GetRequiredService<PortalDbContext>().WorkPlans.Where(p => p.Kind == script.Kind && p.Year == script.Year).Select(p => p.Id).SingleAsync(token);
        return (await services.GetRequiredService<WorkPlanDesk>().FindAsync(id, token))!;
    }

    private static Task<int> UnitAsync(PortalDbContext db, string name, CancellationToken token) => db.Units.Where(u => u.Name == name).Select(u => u.Id).SingleAsync(token);

    private static Task<string> SlugAsync(PortalDbContext db, string title, CancellationToken token) => db.ShelfRecords.Where(r => r.IsListed && r.Content.Title == title).Select(r => r.Slug).SingleAsync(token);
}
