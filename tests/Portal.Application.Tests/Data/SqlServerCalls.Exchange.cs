using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Publishing;
using Portal.Application.Search;
using Portal.Application.WorkPlans;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Publishing;
using Portal.Domain.WorkPlans;

namespace Portal.Application.Tests.Data;

internal static partial class SqlServerCalls
{
    private static Dictionary<string, Func<Task>> Exchange(IServiceProvider s)
    {
        T Get<T>() where T : notnull => s.GetRequiredService<T>();
        return new()
        {
            ["ShelfFeed.NewestAsync"] = async () => { await Get<ShelfFeed>().NewestAsync(null, default); await Get<ShelfFeed>().NewestAsync(["news", "notices"], default); },
            ["ShelfItems.ByIdAsync"] = () => Get<ShelfItems>().ByIdAsync([1, 2], default),
            ["ShelfItems.ChangesAsync"] = () => Get<ShelfItems>().ChangesAsync(0, 100, default),
            ["DatabaseSearch.FindAsync"] = async () =>
            {
                foreach (var validity in Enum.GetValues<Validity>())
                    await Get<IRecordSearch>().FindAsync(new RecordQuestion("民发[2026]", Everything(validity)), "20260302-9", 20, default);
                await Get<IRecordSearch>().FindAsync(new RecordQuestion("", new RecordFilter(new DateOnly(2026, 3, 2)) { Columns = ["news"] }), null, 20, default);
            },
            ["RecordLists.ListAsync"] = async () =>
            {
                await Get<RecordLists>().ListAsync(Everything(null) with { Unit = null, Attribute = null }, "20260302-9", 20, default);
                await Get<RecordLists>().ListAsync(Everything(Validity.InForce), null, 20, default);
            },
            ["RecordLists.IsKnownAsync"] = () => Get<RecordLists>().IsKnownAsync(new RecordFilter(new DateOnly(2026, 3, 1)) { Topic = "社会救助" }, default),
            ["RecordLists.MonthsAsync"] = () => Get<RecordLists>().MonthsAsync(["news", "notices"], 2026, default),
            ["RecordLists.DaysAsync"] = () => Get<RecordLists>().DaysAsync(2026, default),
            // The imagined row's snapshot is no JSON: it was read, and that is what counts.
            ["PublicPlans.AllAsync"] = async () =>
            {
                await Assert.ThrowsAsync<JsonException>(() => Get<PublicPlans>().AllAsync(default));
                await Assert.ThrowsAsync<JsonException>(() => Get<PublicPlans>().AllAsync(WorkPlanKind.LivelihoodProjects, default));
            },
            ["PublicPlans.FindAsync"] = () => Assert.ThrowsAsync<JsonException>(() => Get<PublicPlans>().FindAsync(WorkPlanKind.WorkPlan, 2026, default)),
            ["PublicPlans.ListedAsync"] = () => Get<PublicPlans>().ListedAsync(Plan(), default),
            ["ShelfSitemap.CountAsync"] = () => Get<ShelfSitemap>().CountAsync(default),
            // The lines are no task and would not be asked for by themselves.
            ["ShelfSitemap.PartsAsync"] = async () =>
            {
                await Get<ShelfSitemap>().PartsAsync(default);
                await foreach (var line in Get<ShelfSitemap>().LinesAsync(2)) Assert.NotNull(line);
            },
        };

        static PublicPlan Plan()
        {
            var office = new Actor(5, Everybody.Mandates);
            var task = new SnapshotTask("1", "", "公开", TaskStanding.Done, "", new DateOnly(2026, 12, 31), null, "", null, null, "", false, [], [new SnapshotEvidence("标准", "a")], []);
            var row = new ShelfPlan(WorkPlanKind.WorkPlan, 2026);
            row.Put(new PlanRelease(1, new PlanSnapshot { Kind = WorkPlanKind.WorkPlan, Year = 2026, Title = "要点", Body = "", AsOf = new DateOnly(2026, 3, 2), PaperSlug = "b", Parts = [new SnapshotPart("一", "公开", "", [task])] }, office, Now), Now);
            return new PublicPlan(row);
        }

        static RecordFilter Everything(Validity? validity) => new(new DateOnly(2026, 3, 2))
        {
            Columns = ["news", "notices"],
            From = new DateOnly(2026, 1, 1),
            Before = new DateOnly(2027, 1, 1),
            Unit = "办公室",
            Attribute = DisclosureAttribute.Proactive,
            Validity = validity,
        };
    }
}
