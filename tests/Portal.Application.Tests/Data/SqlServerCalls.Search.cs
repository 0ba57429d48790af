using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Data;
using Portal.Application.Publishing;
using Portal.Application.Search;
using Portal.Application.Seeding;
using Portal.Domain;
using Portal.Domain.Search;

namespace Portal.Application.Tests.Data;

internal static partial class SqlServerCalls
{
    private static Dictionary<string, Func<Task>> Searching(IServiceProvider s)
    {
        T Get<T>() where T : notnull => s.GetRequiredService<T>();
        var stamp = new Stamp(1, Now);
        IndexSource Source() => new(Get<PublicDbContext>());
        return new()
        {
            ["SynonymDesk.ListAsync"] = async () => { await Get<SynonymDesk>().ListAsync("低保", 9, default); await Get<SynonymDesk>().ListAsync(null, null, default); },
            ["SynonymDesk.FindAsync"] = () => Get<SynonymDesk>().FindAsync(1, default),
            ["SynonymDesk.CreateAsync"] = () => Get<SynonymDesk>().CreateAsync("低保 最低生活保障", "", stamp, default),
            ["SynonymDesk.ChangeAsync"] = () => { var g = new SynonymGroup("低保 最低生活保障", "", null); Get<PortalDbContext>().Attach(g); return Get<SynonymDesk>().ChangeAsync(g, 0, "低保 低保金", "", true, stamp, default); },
            ["SynonymDesk.SeedAsync"] = () => Get<SynonymDesk>().SeedAsync(Path.Combine(BaseData.Folder, "synonyms.json"), default),
            ["PublishingGate.PutFirstSynonymsAsync"] = () => Get<PublishingGate>().PutFirstSynonymsAsync(default),
            ["SearchMissReading.SinceAsync"] = () => Get<SearchMissReading>().SinceAsync(new DateOnly(2026, 3, 1), default),
            ["SearchMissReading.ForgetAsync"] = () => Get<SearchMissReading>().ForgetAsync(default),
            ["SearchMisses.SendAsync"] = () => { Get<SearchMisses>().Add("低保"); return Get<SearchMisses>().SendAsync(default); },
            ["SearchVocabulary.SynonymsAsync"] = async () => await Get<SearchVocabulary>().SynonymsAsync(default),
            ["ShelfTexts.FillAsync"] = () => Get<ShelfTexts>().FillAsync(default),
            ["ShelfSearch.FindAsync"] = () => Get<ShelfSearch>().FindAsync(new SearchQuestion("低保", new SearchFilter("news", "办公室", 2026, "救助", Portal.Domain.Documents.DisclosureAttribute.Proactive), SearchOrder.Relevance, null, 20), default),
            ["ShelfSearch.SuggestAsync"] = () => Get<ShelfSearch>().SuggestAsync("低保", default),
            ["SearchHits.TitlesAsync"] = () => Get<SearchHits>().TitlesAsync([1, 2], SearchQuery.Of("低保", Synonyms.None), default),
            ["SearchHits.ReadAsync"] = () => Get<SearchHits>().ReadAsync([IndexedRecord.RowOf(new DateOnly(2026, 3, 1), 1)], SearchQuery.Of("低保", Synonyms.None), default),
            ["IndexRecordSearch.FindAsync"] = () => Get<IndexRecordSearch>().FindAsync(new RecordQuestion("低保", new RecordFilter(new DateOnly(2026, 3, 1))), null, 20, default),
            ["IndexSource.NewestAsync"] = () => Source().NewestAsync(default),
            ["IndexSource.StampOfAsync"] = () => Source().StampOfAsync(7, default),
            ["IndexSource.ChangesAsync"] = () => Source().ChangesAsync(7, 200, default),
            ["IndexSource.CountAsync"] = () => Source().CountAsync(default),
            ["IndexSource.NextAsync"] = () => Source().NextAsync(new DateOnly(2026, 3, 1), 7, 200, default),
            ["IndexSource.IdsAsync"] = () => Source().IdsAsync(["a", "b"], default),
            ["IndexSource.ListedAsync"] = () => Source().ListedAsync([1, 2], default),
            ["ShelfFollower.FollowAsync"] = async () => { await Get<ShelfFollower>().FollowAsync(default); await Get<ShelfFollower>().FollowAsync(default); },
            ["ShelfFollower.FollowNowAsync"] = () => Get<ShelfFollower>().FollowNowAsync(),
        };
    }
}
