using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Portal.Application.Data;
using Portal.Application.Publishing;
using Portal.Application.Search;
using Portal.Domain.Documents;
using Portal.Testing;

namespace Portal.Web.Tests.Search;

/// <summary>The index is derived and disposable: lost, cut, of another shelf or built anew, searches always get an answer and never a withdrawn paper.</summary>
[Trait("Req", "K2")]
public sealed class SearchIndexTests
{
    [Fact]
    public async Task A_damaged_index_is_noticed_and_titles_are_found_meanwhile()
    {
        await using var app = await StartAsync(60);
        var file = Directory.EnumerateFiles(Folder(app), "shelf-*.db").Single();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var beside in new[] { file + "-wal", file + "-shm" }) File.Delete(beside);
        await using (var stream = new FileStream(file, FileMode.Open)) stream.SetLength(stream.Length / 2);

        var page = await app.Visitor().OpenAsync("/search?q=" + Uri.EscapeDataString("第7号通知"));
        Assert.NotEmpty(page.Document.QuerySelectorAll(".hit"));
        Assert.Contains("全文索引正在准备", page.Text, StringComparison.Ordinal);
        // What was chosen still counts.
        foreach (var (chosen, hits) in new[] { ("&column=notices&year=2026", 1), ("&column=news", 0), ("&year=2025", 0), ("&validity=no", 0), ("&after=9999-1-1", 1), ("&order=newest&after=3-0-99999999999999999", 1) })
            Assert.Equal(hits, (await app.Visitor().OpenAsync("/search?q=" + Uri.EscapeDataString("第7号通知") + chosen)).Document.QuerySelectorAll(".hits>.hit").Length);
        Assert.Equal(20, (await app.Visitor().OpenAsync("/search?column=notices")).Document.QuerySelectorAll(".hits>.hit").Length);
        // Other systems are told not to keep what may be less than everything.
        var api = await app.Visitor().OpenAsync("/api/v1/documents?q=" + Uri.EscapeDataString("第7号通知"));
        Assert.Null(api.Response.Headers.ETag);
        Assert.True(api.Response.Headers.CacheControl!.NoStore);
        await app.TendAsync();
        page = await app.Visitor().OpenAsync("/search?q=" + Uri.EscapeDataString("第8号通知的正文"));
        Assert.NotEmpty(page.Document.QuerySelectorAll(".hit"));
        Assert.DoesNotContain("全文索引正在准备", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_out_while_an_index_is_built_stands_in_it_when_it_takes_over()
    {
        await using var app = await StartAsync(40);
        var waiting = await app.SignedAsync(40);
        using var second = Second(app);
        using var done = new CancellationTokenSource();
        var building = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                await second.RebuildAsync(null, wait: true, default);
                await app.TendAsync();
            }
        });
        await PublishAllAsync(app, waiting);
        await done.CancelAsync();
        await building;
        await app.TendAsync();
        var all = await app.InScopeAsync(s => s.GetRequiredService<ShelfSearch>().FindAsync(new SearchQuestion("通知的正文", new SearchFilter(), SearchOrder.Newest, null, 100), default));
        Assert.Equal((80, false), (all.Hits.Count, all.FromDatabase));
    }

    [Fact]
    public async Task A_lost_index_is_built_anew()
    {
        await using var app = await StartAsync(5);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder(app), recursive: true);
        await app.TendAsync();
        Assert.True(Index(app).IsReady);
        Assert.NotEmpty((await app.Visitor().OpenAsync("/search?q=" + Uri.EscapeDataString("通知的正文"))).Document.QuerySelectorAll(".hit"));
    }

    [Fact]
    public async Task An_index_of_another_shelf_is_not_used()
    {
        await using var app = await StartAsync(3);
        await using var other = await StartAsync(2);
        var own = Directory.EnumerateFiles(Folder(app), "shelf-*.db").Single();
        // With the journal beside it, where what came last stands.
        foreach (var part in Directory.EnumerateFiles(Folder(app), "shelf-*")) File.Copy(part, Path.Combine(Folder(other), Path.GetFileName(part)));
        await File.WriteAllTextAsync(Path.Combine(Folder(other), "current"), Path.GetFileName(own));
        using var second = Second(other);
        await second.TendAsync(default);
        Assert.True(second.IsReady);
        Assert.NotEqual(Path.GetFileName(own), (await File.ReadAllTextAsync(Path.Combine(Folder(other), "current"))).Trim());
    }

    [Fact]
    public async Task What_another_process_built_is_taken_over_and_the_old_one_serves_until_then()
    {
        await using var app = await StartAsync(4);
        var before = await File.ReadAllTextAsync(Path.Combine(Folder(app), "current"));
        using var second = Second(app);
        var progress = new List<RebuildProgress>();
        Assert.Equal(4, await second.RebuildAsync(new Collecting(progress), wait: true, default));
        Assert.Equal(new RebuildProgress(4, 4), progress[^1]);
        Assert.True(Index(app).IsReady);
        Assert.NotEmpty((await app.Visitor().OpenAsync("/search?q=" + Uri.EscapeDataString("通知的正文"))).Document.QuerySelectorAll(".hit"));
        await app.TendAsync();
        Assert.NotEqual(before, await File.ReadAllTextAsync(Path.Combine(Folder(app), "current")));
        Assert.DoesNotContain("全文索引正在准备", (await app.Visitor().OpenAsync("/search?q=" + Uri.EscapeDataString("通知"))).Text, StringComparison.Ordinal);
        Assert.NotEmpty((await app.Visitor().OpenAsync("/search?q=" + Uri.EscapeDataString("第1号通知"))).Document.QuerySelectorAll(".hit"));
    }

    [Fact]
    public async Task An_index_that_was_away_catches_up_and_a_folder_that_cannot_be_written_stops_nobody()
    {
        await using var app = await StartAsync(2);
        using (var away = Second(app)) await away.TendAsync(default);
        var late = await app.DraftAsync(c => c with { Title = "后来公开的一份通知" });
        await app.CarryAsync(late, EditionState.Published);
        using var back = Second(app);
        await back.TendAsync(default);
        Assert.Equal(Index(app).Standing, back.Standing);

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder(app), recursive: true);
        await File.WriteAllTextAsync(Folder(app), "in the way");
        using var blocked = Second(app);
        await blocked.TendAsync(default);
        Assert.False(blocked.IsReady);
        Assert.NotEmpty((await app.Visitor().OpenAsync("/search?q=" + Uri.EscapeDataString("后来公开"))).Document.QuerySelectorAll(".hit"));
        File.Delete(Folder(app));
    }

    [Theory]
    [InlineData(SearchOrder.Newest)]
    [InlineData(SearchOrder.Relevance)]
    public async Task Pages_visit_each_result_once_while_others_are_published(SearchOrder order)
    {
        await using var app = await StartAsync(130);
        var waiting = new Queue<int>(await app.SignedAsync(20));
        var seen = new List<string>();
        string? after = null;
        do
        {
            var answer = await app.InScopeAsync(s => s.GetRequiredService<ShelfSearch>().FindAsync(new SearchQuestion("通知", new SearchFilter(), order, after, 20), default));
            seen.AddRange(answer.Hits.Select(h => h.Record.Slug));
            after = answer.Next;
            // Others come in between, on a later day.
            app.Clock.Advance(TimeSpan.FromDays(1));
            for (var n = 0; n < 2 && waiting.Count > 0; n++) await PublishAsync(app, waiting.Dequeue());
        }
        while (after is not null);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        var first = await app.InScopeAsync(s => Task.FromResult(s.GetRequiredService<PublicDbContext>().ShelfRecords.Where(r => r.PublishedOn == new DateOnly(2026, 3, 2)).Select(r => r.Slug).ToList()));
        Assert.Equal(130, first.Count);
        Assert.Empty(first.Except(seen));
    }

    [Fact]
    public async Task More_than_a_thousand_results_are_not_counted_and_go_on_part_by_part()
    {
        await using var app = await StartAsync(0);
        for (var n = 0; n < 2; n++) await PublishAllAsync(app, await app.SignedAsync(560));
        var special = await app.DraftAsync(c => c with { Title = "救灾工作安排", Body = "第1号通知的正文。请照此办理。" }, "normative");
        await app.CarryAsync(special, EditionState.Signed);
        await app.RegisterAsync(special, "云通知〔2026〕1号");
        await PublishAsync(app, special);
        var seen = new HashSet<string>();
        string? after = null;
        var pages = 0;
        do
        {
            var answer = await app.InScopeAsync(s => s.GetRequiredService<ShelfSearch>().FindAsync(new SearchQuestion("通知", new SearchFilter(), SearchOrder.Relevance, after, 100), default));
            Assert.Equal("超过1000条", answer.TotalInWords);
            Assert.All(answer.Facets.Columns, f => Assert.Null(f.Count));
            foreach (var hit in answer.Hits) Assert.True(seen.Add(hit.Record.Slug), hit.Record.Title);
            (after, pages) = (answer.Next, pages + 1);
            // What holds the word in its text alone comes last.
            if (after is not null) Assert.DoesNotContain(answer.Hits, h => h.Record.Title == "救灾工作安排");
        }
        while (after is not null);
        Assert.Equal(1121, seen.Count);
        Assert.Equal(12, pages);
    }

    private static async Task<Bureau> StartAsync(int papers)
    {
        var app = new Bureau();
        await app.InitializeAsync();
        if (papers > 0) await PublishAllAsync(app, await app.SignedAsync(papers));
        return app;
    }

    private static async Task PublishAllAsync(Bureau app, IEnumerable<int> ids)
    {
        foreach (var id in ids) await PublishAsync(app, id);
    }

    private static Task PublishAsync(Bureau app, int id) => app.ActAsync(id, Bureau.Officer, (s, d, a) => s.GetRequiredService<PublishingGate>().PublishAsync(d, a, default));

    private static string Folder(Bureau app) => Path.Combine(app.DataDirectory, "search");

    private static SearchIndex Index(Bureau app) => app.InScopeAsync(s => Task.FromResult(s.GetRequiredService<SearchIndex>())).GetAwaiter().GetResult();

    // As another process of the same node would have it.
    private static SearchIndex Second(Bureau app) => app.InScopeAsync(s => Task.FromResult(new SearchIndex(s.GetRequiredService<IServiceScopeFactory>(), s.GetRequiredService<IOptions<PortalOptions>>(), app.Clock, NullLogger<SearchIndex>.Instance))).GetAwaiter().GetResult();

    private sealed class Collecting(List<RebuildProgress> seen) : IProgress<RebuildProgress>
    {
        public void Report(RebuildProgress value) => seen.Add(value);
    }
}
