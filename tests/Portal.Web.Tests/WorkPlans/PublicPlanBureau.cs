using Microsoft.Extensions.DependencyInjection;
using Portal.Application.WorkPlans;
using Portal.Domain.WorkPlans;
using Portal.Domain.WorkPlans.Reading;
using Portal.Testing;

namespace Portal.Web.Tests.WorkPlans;

/// <summary>A bureau that shows its plan: prepared by the officer, signed by the signer.</summary>
public class PublicPlanBureau : PlanBureau
{
    public PublicPlanBureau() => Set("Portal:Api:RequestsPerMinute", "0");

    /// <summary>Livelihood projects, in force as they were read.</summary>
    public async Task<int> ProjectsInForceAsync(int year, string text)
    {
        var id = await this.ReadPlanAsync(year, text, WorkPlanKind.LivelihoodProjects);
        await this.AsAsync(Officer, async (s, officer) =>
        {
            var desk = s.GetRequiredService<WorkPlanDesk>();
            var plan = (await desk.FindAsync(id, default))!;
            await desk.ChangeAsync(plan, plan.Version, p =>
            {
                foreach (var task in p.Tasks.ToList()) p.Correct(task.Id, new TaskContent(task.Number, task.Text, task.LimitWords, task.From, task.DueOn, task.Target, 60), [new TaskDuty(1, "社会救助处", UnitRole.Lead, DutyScope.Unit, Relief, "", "")], officer);
                p.PutInForce(officer, Clock.Now.UtcDateTime);
                return "校对";
            }, officer, default);
            return 0;
        });
        return id;
    }

    public void At(int year, int month, int day) => Clock.MoveTo(new DateTimeOffset(year, month, day, 9, 0, 0, TimeSpan.FromHours(8)));
}
