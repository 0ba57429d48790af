using Microsoft.Extensions.DependencyInjection;
using Portal.Application.People;
using Portal.Application.WorkPlans;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.WorkPlans;

namespace Portal.Testing;

/// <summary>A short work plan of a bureau and the steps by which its people carry it through the year, each by the desks' own methods.</summary>
public static class BureauPlans
{
    public const string Paper = """
        云岭市民政局2026年政务公开工作要点

        　　一、推进政策公开
        　　1.系统梳理规范性文件，通过网站集中公开并动态更新。（办公室牵头，各有关处室配合）
        　　2.5月底前公开社会救助标准和办事指南，全年发布解读不少于4篇。（社会救助处牵头，办公室配合）
        　　二、加强基础工作
        　　3.开展政务公开培训，及时办理依申请公开。（各处室按职责分工负责，省信息中心配合）
        """;

    /// <summary>Read in by the officer; not in force yet.</summary>
    public static async Task<int> ReadPlanAsync(this Bureau bureau, int year = 2026, string? paper = null, WorkPlanKind kind = WorkPlanKind.WorkPlan) => await bureau.AsAsync(Bureau.Officer, async (services, officer) =>
    {
        var desk = services.GetRequiredService<WorkPlanDesk>();
        var plan = await desk.CreateAsync(kind, year, $"云岭市民政局{year}年政务公开工作要点", "云岭市民政局", ReportingWindow.Quarterly, await desk.ReadAsync("粘贴的原文", paper ?? Paper, officer, default), officer, default);
        return plan.Id;
    });

    /// <summary>Checked: 相关处室 and outside bodies matched; in force from the clock's day.</summary>
    public static async Task<int> PlanInForceAsync(this Bureau bureau, int year = 2026)
    {
        var id = await bureau.ReadPlanAsync(year);
        await bureau.AsAsync(Bureau.Officer, async (services, officer) =>
        {
            var desk = services.GetRequiredService<WorkPlanDesk>();
            var plan = (await desk.FindAsync(id, default))!;
            await desk.ChangeAsync(plan, plan.Version, p =>
            {
                foreach (var task in p.Tasks.ToList()) p.Correct(task.Id, new TaskContent(task.Number, task.Text, task.LimitWords, task.From, task.DueOn, task.Target, task.Number == "2" ? 4 : null), [.. task.Duties.Select(Settled)], officer);
                p.PutInForce(officer, bureau.Clock.Now.UtcDateTime);
                return "校对";
            }, officer, default);
            return 0;
        });
        return id;

        TaskDuty Settled(TaskDuty duty, int n) => duty.Scope != DutyScope.Unassigned ? new(n + 1, duty.Name, duty.Role, duty.Scope, duty.UnitId, "", "")
            : duty.Name.StartsWith('省') ? new(n + 1, duty.Name, duty.Role, DutyScope.Outside, null, "", "") : new(n + 1, duty.Name, duty.Role, DutyScope.Unit, bureau.Relief, "", "");
    }

    public static async Task<int> TaskAsync(this Bureau bureau, int planId, string number) => (await bureau.FindAsync(planId)).Tasks.Single(t => t.Number == number).Id;

    public static Task<WorkPlan> FindAsync(this Bureau bureau, int planId) => bureau.InScopeAsync(async services => (await services.GetRequiredService<WorkPlanDesk>().FindAsync(planId, default))!);

    public static Task<TaskState> StateAsync(this Bureau bureau, int planId, int task) => bureau.InScopeAsync(async services =>
        (await services.GetRequiredService<PlanGrid>().StatesAsync((await services.GetRequiredService<WorkPlanDesk>().FindAsync(planId, default))!, default))[task]);

    public static Task<T> AsAsync<T>(this Bureau bureau, string userName, Func<IServiceProvider, Actor, Task<T>> act) => bureau.InScopeAsync(async services => await act(services, await services.GetRequiredService<Actors>().LoadAsync(bureau.IdOf(userName))));

    /// <summary>A report carried to its end: sent by the drafter, confirmed by the head, accepted by the officer.</summary>
    public static async Task ReportDoneAsync(this Bureau bureau, int planId, int task, int unit, DateOnly period, DateOnly doneOn, params string[] items)
    {
        await StepAsync(Bureau.Drafter, (desk, plan, progress, actor) => desk.ReportAsync(plan, progress, progress.Version, period, new ReportContent(ReportedProgress.Done, "已经完成。", null, doneOn), items, [], [], actor, default));
        await StepAsync(Bureau.Head, (desk, plan, progress, actor) => desk.StepAsync(plan, progress, progress.Version, period, ReportState.Confirmed, "", actor, default));
        await StepAsync(Bureau.Officer, (desk, plan, progress, actor) => desk.StepAsync(plan, progress, progress.Version, period, ReportState.Accepted, "", actor, default));

        Task<int> StepAsync(string who, Func<ProgressDesk, WorkPlan, UnitProgress, Actor, Task> step) => bureau.AsAsync(who, async (services, actor) =>
        {
            var plan = (await services.GetRequiredService<WorkPlanDesk>().FindAsync(planId, default))!;
            var desk = services.GetRequiredService<ProgressDesk>();
            await step(desk, plan, await desk.OpenAsync(plan, plan.Task(task), unit, default), actor);
            return 0;
        });
    }

    public static async Task<(int Id, string Address)> PublishedAsync(this Bureau bureau, string title)
    {
        var id = await bureau.DraftAsync(c => c with { Title = title });
        await bureau.CarryAsync(id, EditionState.Published);
        return (id, await bureau.AddressAsync(id));
    }

    public static Task<IReadOnlyList<Supervision>> SupervisionsAsync(this Bureau bureau, int task) => bureau.InScopeAsync(services => services.GetRequiredService<SupervisionDesk>().OfTaskAsync(task, null, null, default));

    /// <summary>Its state of today, prepared by the officer.</summary>
    public static Task<int> PrepareAsync(this Bureau bureau, int planId) => bureau.AsAsync(Bureau.Officer, async (services, officer) =>
    {
        var (desk, plan) = (services.GetRequiredService<PlanReleaseDesk>(), (await services.GetRequiredService<WorkPlanDesk>().FindAsync(planId, default))!);
        return (await desk.PrepareAsync(plan, (await desk.SnapshotAsync(plan, default)).Fingerprint, officer, default)).Id;
    });

    public static Task SignReleaseAsync(this Bureau bureau, int planId, int release) => bureau.AsAsync(Bureau.Signer, async (services, signer) =>
    {
        var desk = services.GetRequiredService<PlanReleaseDesk>();
        var waiting = (await desk.FindAsync(planId, release, default))!;
        await desk.SignAsync(waiting, waiting.Version, signer, default);
        return 0;
    });

    public static async Task ReleaseAsync(this Bureau bureau, int planId) => await bureau.SignReleaseAsync(planId, await bureau.PrepareAsync(planId));

    /// <summary>A change that the head asks for; it waits for a signer.</summary>
    public static Task ProposeAsync(this Bureau bureau, int planId, int task, TaskField field, string value, string reason) => bureau.AsAsync(Bureau.Head, async (services, head) =>
    {
        var plan = (await services.GetRequiredService<WorkPlanDesk>().FindAsync(planId, default))!;
        await services.GetRequiredService<PlanChangeDesk>().ProposeAsync(plan, plan.Version, task, field, value, reason, head, default);
        return 0;
    });

    /// <summary>The signer agrees to the task's last change.</summary>
    public static Task ApproveAsync(this Bureau bureau, int planId, int task) => bureau.AsAsync(Bureau.Signer, async (services, signer) =>
    {
        var plan = (await services.GetRequiredService<WorkPlanDesk>().FindAsync(planId, default))!;
        await services.GetRequiredService<PlanChangeDesk>().DecideAsync(plan, plan.Version, task, plan.Task(task).Changes.MaxBy(c => c.Id)!.Id, true, "同意", signer, default);
        return 0;
    });

    public static Task<int> RoundAsync(this Bureau bureau) => bureau.InScopeAsync(services => services.GetRequiredService<SupervisionDesk>().RunAsync(default));
}
