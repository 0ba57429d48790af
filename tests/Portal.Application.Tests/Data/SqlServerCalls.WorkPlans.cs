using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Data;
using Portal.Application.Files;
using Portal.Application.Mail;
using Portal.Application.Publishing;
using Portal.Application.WorkPlans;
using Portal.Domain;
using Portal.Domain.People;
using Portal.Domain.WorkPlans;
using Portal.Domain.WorkPlans.Reading;

namespace Portal.Application.Tests.Data;

internal static partial class SqlServerCalls
{
    private const string PlanText = "云岭市民政局2026年政务公开工作要点\n\n一、公开\n\n1.公开救助标准，5月底前完成。（办公室牵头）\n2.公开预算。（办公室牵头）\n";

    private static Dictionary<string, Func<Task>> WorkPlans(IServiceProvider s)
    {
        T Get<T>() where T : notnull => s.GetRequiredService<T>();
        var db = Get<PortalDbContext>();
        var first = new DateOnly(2026, 1, 1);
        var done = new ReportContent(ReportedProgress.Done, "完成", 3, new DateOnly(2026, 3, 1));
        return new()
        {
            ["WorkroomIntake.TakeAsync"] = () => Get<WorkroomIntake>().TakeAsync("纪要.txt", "纪要"u8.ToArray(), Everybody, default),
            ["WorkPlanDesk.ListAsync"] = () => Get<WorkPlanDesk>().ListAsync(default),
            ["WorkPlanDesk.FindAsync"] = async () => { await Get<WorkPlanDesk>().FindAsync(1, default); await Get<WorkPlanDesk>().FindAsync(WorkPlanKind.WorkPlan, 2026, default); },
            ["WorkPlanDesk.ReadAsync"] = () => Get<WorkPlanDesk>().ReadAsync("名", "机密★10年\n" + PlanText, Everybody, default),
            ["WorkPlanDesk.ReadShelfAsync"] = () => Get<WorkPlanDesk>().ReadShelfAsync("/documents/a", Everybody, default),
            ["WorkPlanDesk.CreateAsync"] = () => Get<WorkPlanDesk>().CreateAsync(WorkPlanKind.WorkPlan, 2026, "要点", "", ReportingWindow.Monthly, new PlanPaper("名", PlanText, PlanReader.Read(PlanText)), Everybody, default),
            ["WorkPlanDesk.ChangeAsync"] = () => { var plan = Plan(false); return Get<WorkPlanDesk>().ChangeAsync(plan, plan.Version, p => { p.Rename("新", "", ReportingWindow.Monthly, Everybody); return "改"; }, Everybody, default); },
            ["WorkPlanDesk.CloseAsync"] = () => { var plan = Plan(true, 2025); return Get<WorkPlanDesk>().CloseAsync(plan, plan.Version, Everybody, default); },
            ["WorkPlanDesk.CarriedFromAsync"] = () => { var plan = Plan(false); return Get<WorkPlanDesk>().CarriedFromAsync(plan.CarryOver(0, plan.Tasks[0], Everybody), default); },
            ["PlanChangeDesk.ProposeAsync"] = () => { var plan = Plan(true); return Get<PlanChangeDesk>().ProposeAsync(plan, plan.Version, 0, TaskField.DueOn, "2026-08-31", "标准未下达", Everybody, default); },
            ["PlanChangeDesk.ProposeUnitAsync"] = () => { var plan = Plan(true); return Get<PlanChangeDesk>().ProposeUnitAsync(plan, plan.Version, 0, "办公室", 2, "机构改革", Everybody, default); },
            ["PlanChangeDesk.DecideAsync"] = () =>
            {
                var plan = Plan(true);
                plan.Propose(0, TaskField.DueOn, "2026-08-31", "标准未下达", new Actor(5, Everybody.Mandates), Now);
                return Get<PlanChangeDesk>().DecideAsync(plan, plan.Version, 0, 0, true, "", Everybody, default);
            },
            ["RecordAddresses.SlugAsync"] = async () => { await Get<RecordAddresses>().SlugAsync("/documents/a-2026-00001", default); await Get<RecordAddresses>().SlugAsync("0024204128/2024-00055", default); },
            ["WorkPlanDesk.DiscardAsync"] = () => { var plan = Plan(false); return Get<WorkPlanDesk>().DiscardAsync(plan, plan.Version, "读错", Everybody, default); },
            ["WorkPlanDesk.CarryableAsync"] = () => Get<WorkPlanDesk>().CarryableAsync(Plan(false), default),
            ["WorkPlanDesk.OpenUnitsAsync"] = () => Get<WorkPlanDesk>().OpenUnitsAsync(default),
            ["PlanGrid.StatesAsync"] = () => Get<PlanGrid>().StatesAsync(Plan(true), default),
            ["PlanGrid.StateAsync"] = () => Get<PlanGrid>().StateAsync(Plan(true), 0, default),
            ["PlanGrid.ReportedAsync"] = () => Get<PlanGrid>().ReportedAsync(Plan(true), [1, 2], new DateOnly(2026, 1, 1), default),
            ["PlanGrid.OfUnitAsync"] = () => Get<PlanGrid>().OfUnitAsync(Plan(true), 1, default),
            ["ProgressDesk.OpenAsync"] = () => { var plan = Plan(true); return Get<ProgressDesk>().OpenAsync(plan, plan.Tasks[0], 1, default); },
            ["ProgressDesk.RolesAsync"] = () => Get<ProgressDesk>().RolesAsync(Plan(true).Tasks[0], default),
            ["ProgressDesk.LeadsAsync"] = () => Get<ProgressDesk>().LeadsAsync(Plan(true).Tasks[0], default),
            ["ProgressDesk.ItemsAsync"] = () => Get<ProgressDesk>().ItemsAsync("标准", default),
            ["ProgressDesk.FileAsync"] = () => Get<ProgressDesk>().FileAsync(1, default),
            ["ProgressDesk.ReportAsync"] = () => { var plan = Plan(true); return Get<ProgressDesk>().ReportAsync(plan, new UnitProgress(1, 1, 1, UnitRole.Lead), 0, first, done, ["/documents/a"], [], [new EvidenceUpload("纪要.txt", "纪要"u8.ToArray())], Everybody, default); },
            ["ProgressDesk.StepAsync"] = () =>
            {
                var (plan, progress) = (Plan(true), new UnitProgress(1, 0, 1, UnitRole.Lead));
                progress.Report(first, done, [ReportEvidence.Published("a", "标准")], Everybody, Now, new DateOnly(2026, 3, 2));
                db.Add(progress);
                return Get<ProgressDesk>().StepAsync(plan, progress, progress.Version, first, ReportState.Confirmed, "", Everybody, default);
            },
            ["SupervisionDesk.RunAsync"] = () => Get<SupervisionDesk>().RunAsync(default),
            ["SupervisionDesk.IssueAsync"] = () => { var plan = Plan(true); return Get<SupervisionDesk>().IssueAsync(plan, plan.Tasks[0], 1, "请抓紧", Everybody, default); },
            ["SupervisionDesk.AnswerAsync"] = () => { var notice = Notice(); return Get<SupervisionDesk>().AnswerAsync(notice, 0, "已办", Everybody, default); },
            ["SupervisionDesk.OfPlanAsync"] = () => Get<SupervisionDesk>().OfPlanAsync(1, new SupervisionFilter(SupervisionKind.Notice, 2, IsOpen: true, Before: 9), default),
            ["SupervisionDesk.CloseAsync"] = () => { var notice = Notice(); return Get<SupervisionDesk>().CloseAsync(notice, 0, Everybody, default); },
            ["SupervisionDesk.FindAsync"] = () => Get<SupervisionDesk>().FindAsync(1, default),
            ["SupervisionDesk.OfTaskAsync"] = () => Get<SupervisionDesk>().OfTaskAsync(1, 1, 9, default),
            ["SupervisionMail.RunAsync"] = async () =>
            {
                // A server that is not there: what was claimed is given back.
                var options = Microsoft.Extensions.Options.Options.Create(new PortalOptions { Mail = { Host = "127.0.0.1", Port = 1, From = "a@example.cn" } });
                await Assert.ThrowsAsync<System.Net.Sockets.SocketException>(() => new SupervisionMail(db, new Mailer(options, Microsoft.Extensions.Logging.Abstractions.NullLogger<Mailer>.Instance), options, TimeProvider.System).RunAsync(default));
            },
            ["WorkPlanTodos.OfAsync"] = () => Get<WorkPlanTodos>().OfAsync(Everybody, default),
            ["PlanScores.AllAsync"] = () => Get<PlanScores>().AllAsync(Plan(true), default),
            ["SelfCheckReport.WriteAsync"] = () => Get<SelfCheckReport>().WriteAsync(Plan(true), default),
            ["SelfCheckReport.DraftAsync"] = () => Get<SelfCheckReport>().DraftAsync(Plan(true), 1, Everybody, default),
            ["PlanReleaseDesk.SnapshotAsync"] = () => Get<PlanReleaseDesk>().SnapshotAsync(Plan(true), default),
            ["PlanReleaseDesk.ReleasesAsync"] = () => Get<PlanReleaseDesk>().ReleasesAsync(1, default),
            ["PlanReleaseDesk.FindAsync"] = () => Get<PlanReleaseDesk>().FindAsync(1, 1, default),
            ["PlanReleaseDesk.PrepareAsync"] = async () => { var plan = Plan(true); await Get<PlanReleaseDesk>().PrepareAsync(plan, (await Get<PlanReleaseDesk>().SnapshotAsync(plan, default)).Fingerprint, Everybody, default); },
            ["PlanReleaseDesk.SignAsync"] = () => Get<PlanReleaseDesk>().SignAsync(Release(), 0, Everybody, default),
            ["PlanReleaseDesk.RefuseAsync"] = () => Get<PlanReleaseDesk>().RefuseAsync(Release(), 0, "不全", Everybody, default),
        };

        WorkPlan Plan(bool inForce, int year = 2026)
        {
            var office = new Unit("办公室", UnitKind.Section, null, 1);
            db.Entry(office).Property(u => u.Id).CurrentValue = 1;
            var plan = new WorkPlan(WorkPlanKind.WorkPlan, year, "要点", "云岭市民政局", ReportingWindow.Quarterly, "名", PlanText, Everybody, Now);
            // One task: none has a number of its own before it is saved.
            var read = PlanReader.Read(PlanText);
            plan.Take(read with { Parts = [read.Parts[0] with { Tasks = [read.Parts[0].Tasks[0]] }] }, [office]);
            if (inForce) plan.PutInForce(Everybody, Now);
            db.Add(plan);
            return plan;
        }

        Supervision Notice()
        {
            var notice = new Supervision(1, 1, 1, SupervisionKind.Notice, new DateOnly(2026, 5, 31), "请抓紧", new Stamp(2, Now));
            db.Attach(notice);
            return notice;
        }

        PlanRelease Release()
        {
            var release = new PlanRelease(1, new PlanSnapshot { Kind = WorkPlanKind.WorkPlan, Year = 2026, Title = "要点", Body = "", AsOf = new DateOnly(2026, 3, 2) }, new Actor(5, Everybody.Mandates), Now);
            db.Attach(release);
            return release;
        }
    }
}
