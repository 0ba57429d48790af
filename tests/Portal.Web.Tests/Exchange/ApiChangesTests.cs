using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Data;
using Portal.Application.Documents;
using Portal.Application.Publishing;
using Portal.Application.Search;
using Portal.Domain.Documents;
using Portal.Testing;

namespace Portal.Web.Tests.Exchange;

/// <summary>Harvesting and paging, while the shelf changes under the reader.</summary>
[Trait("Req", "K4")]
public sealed class ApiChangesTests : IAsyncLifetime
{
    private readonly Bureau _bureau = new();
    private readonly List<int> _public = [];
    private int _titles;

    public Task InitializeAsync()
    {
        _bureau.Set("Portal:Api:RequestsPerMinute", "0");
        return _bureau.InitializeAsync();
    }

    public Task DisposeAsync() => _bureau.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Changes_replayed_give_the_shelf(int seed)
    {
        var random = new Random(seed);
        var follower = new Harvest();
        for (var step = 0; step < 30; step++)
        {
            await ChangeAsync(random);
            // One harvester comes again and again and takes little each time; another one begins from nothing.
            if (random.Next(3) == 0) await follower.TakeAsync(_bureau, random.Next(1, 4), once: true);
            if (random.Next(4) == 0) await CompareAsync(new Harvest(), random.Next(1, 6));
        }
        await CompareAsync(follower, 2);
        await CompareAsync(new Harvest(), 500);
    }

    [Fact]
    public async Task Changes_are_numbered_in_order_without_gap_and_name_their_record()
    {
        var first = await PublishAsync();
        var second = await PublishAsync();
        await _bureau.WithdrawAsync(first, WithdrawalReason.PersonalData);
        var page = (await _bureau.AskAsync("/api/v1/changes?limit=500")).Json;
        var changes = page.GetProperty("changes").EnumerateArray().ToList();
        Assert.Equal(Enumerable.Range(1, changes.Count).Select(n => (long)n), changes.Select(c => c.GetProperty("number").GetInt64()));
        Assert.Equal(["added", "added", "withdrawn"], changes.Where(c => c.GetProperty("kind").GetString() != "site").Select(c => c.GetProperty("kind").GetString()));
        Assert.Equal("/", changes[0].GetProperty("slug").GetString());
        Assert.Equal(JsonValueKind.Null, changes[0].GetProperty("indexNumber").ValueKind);
        var index = (await _bureau.ReloadAsync(first)).IndexNumber;
        Assert.Equal([index, index], changes.Where(c => c.GetProperty("indexNumber").GetString() == index).Select(c => c.GetProperty("indexNumber").GetString()));
        // Added and withdrawn since: nothing of it is told any more.
        Assert.All(changes.Where(c => c.GetProperty("indexNumber").GetString() == index), c => Assert.Equal(JsonValueKind.Null, c.GetProperty("item").ValueKind));
        var record = await _bureau.InScopeAsync(async s => await s.GetRequiredService<PublicDbContext>().ShelfRecords.AsNoTracking().SingleAsync(r => r.SourceId == second));
        var kept = changes.Single(c => c.GetProperty("slug").GetString() == record.Slug);
        Assert.Equal((record.ContentHash, record.Content.Title), (kept.GetProperty("contentHash").GetString(), kept.GetProperty("item").GetProperty("title").GetString()));
        Assert.Equal((changes.Count, false, changes.Count), (page.GetProperty("next").GetInt64(), page.GetProperty("hasMore").GetBoolean(), page.GetProperty("last").GetInt64()));
    }

    [Theory]
    [InlineData("after=-1", "after")]
    [InlineData("after=x", "after")]
    [InlineData("after=99999999999999999999", "after")]
    [InlineData("limit=501", "limit")]
    [InlineData("limit=1e9", "limit")]
    [InlineData("since=5", "since")]
    public async Task Odd_numbers_are_named(string query, string name)
    {
        var answer = await _bureau.AskAsync("/api/v1/changes?" + query);
        answer.IsProblem(HttpStatusCode.BadRequest);
        Assert.Equal([name], answer.Wrong);
    }

    [Fact]
    public async Task A_number_from_before_a_restore_is_told_by_the_last_one()
    {
        var page = (await _bureau.AskAsync("/api/v1/changes?after=9223372036854775807")).Json;
        Assert.Equal((0, long.MaxValue, false), (page.GetProperty("changes").GetArrayLength(), page.GetProperty("next").GetInt64(), page.GetProperty("hasMore").GetBoolean()));
        Assert.True(page.GetProperty("last").GetInt64() < 100);
    }

    [Theory]
    [InlineData("/api/v1/documents?limit=3")]
    [InlineData("/api/v1/documents?limit=3&year=2026")]
    [InlineData("/api/v1/documents?limit=3&kind=proactive")]
    [InlineData("/api/v1/documents?limit=3&q=通知")]
    [InlineData("/api/v1/documents?limit=3&column=notices&validity=inForce")]
    public async Task Paging_visits_each_item_once_while_others_are_published(string path)
    {
        for (var n = 0; n < 10; n++) await PublishAsync();
        var before = await _bureau.SlugsAsync(path);
        var seen = await _bureau.SlugsAsync(path, async () =>
        {
            await PublishAsync();
            _bureau.Clock.Advance(TimeSpan.FromHours(7));
        });
        Assert.Equal(10, before.Count);
        Assert.Equal(seen.Distinct(), seen);
        Assert.Equal(before, seen.Where(before.Contains));
    }

    [Fact]
    public async Task A_rare_value_is_looked_for_piece_by_piece()
    {
        var ids = await _bureau.SignedAsync(12);
        foreach (var id in ids) await _bureau.ActAsync(id, Bureau.Officer, (s, d, a) => s.GetRequiredService<DocumentRelease>().PublishAsync(d, a, default));
        var all = await _bureau.SlugsAsync("/api/v1/documents?limit=100");
        await _bureau.InScopeAsync(async services =>
        {
            var search = new DatabaseSearch(services.GetRequiredService<PublicDbContext>()) { Window = 5 };
            var question = new RecordQuestion("第3号", new RecordFilter(new DateOnly(2026, 3, 2)));
            var found = new List<string>();
            var pages = 0;
            string? after = null;
            do
            {
                var page = await search.FindAsync(question, after, 2, default);
                // The third is not among the newest five.
                Assert.Equal((0, true), (page.Total, page.TotalIsLowerBound));
                found.AddRange(page.Records.Select(r => r.Slug));
                after = page.Next;
                pages++;
            }
            while (after is not null);
            Assert.Equal([all[^3]], found);
            Assert.Equal(3, pages);
            var everything = new List<string>();
            do
            {
                var page = await search.FindAsync(question with { Words = "" }, after, 2, default);
                everything.AddRange(page.Records.Select(r => r.Slug));
                after = page.Next;
            }
            while (after is not null);
            Assert.Equal(all, everything);
        });
    }

    private async Task CompareAsync(Harvest harvest, int limit)
    {
        await harvest.TakeAsync(_bureau, limit, once: false);
        var shelf = await _bureau.InScopeAsync(async s => await s.GetRequiredService<PublicDbContext>().ShelfRecords.AsNoTracking().Where(r => r.IsListed).ToDictionaryAsync(r => r.Slug, r => (r.Content.Title, r.ColumnSlug, r.ContentHash)));
        Assert.Equal(shelf.OrderBy(r => r.Key, StringComparer.Ordinal), harvest.Shelf.OrderBy(r => r.Key, StringComparer.Ordinal));
    }

    private async Task ChangeAsync(Random random)
    {
        if (_public.Count == 0 || random.Next(10) < 4)
        {
            _public.Add(await PublishAsync());
            return;
        }
        var id = _public[random.Next(_public.Count)];
        switch (random.Next(4))
        {
            case 0:
                _public.Remove(id);
                await _bureau.WithdrawAsync(id, random.Next(2) == 0 ? WithdrawalReason.PersonalData : WithdrawalReason.Outdated);
                break;
            case 1:
                await _bureau.ActAsync(id, Bureau.Officer, (s, d, a) => s.GetRequiredService<DocumentRelease>().StopAsync(d, "核实", a, default));
                if (random.Next(2) == 0) await _bureau.ActAsync(id, Bureau.Signer, (s, d, a) => s.GetRequiredService<DocumentRelease>().LiftStopAsync(d, "无误", a, default));
                else _public.Remove(id);
                break;
            default:
                await EditAsync(id, random.Next(2) == 0 ? "notices" : "personnel");
                break;
        }
    }

    private async Task EditAsync(int id, string column)
    {
        var columnId = await _bureau.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Columns.Where(c => c.Slug == column).Select(c => c.Id).SingleAsync());
        await _bureau.ActAsync(id, Bureau.Drafter, (s, d, a) => s.GetRequiredService<DocumentDrafting>().StartNextAsync(d, false, a, default));
        await _bureau.ActAsync(id, Bureau.Drafter, (s, d, a) => s.GetRequiredService<DocumentDrafting>().SaveAsync(d, d.Working!.Content with { Title = $"改过的通知{++_titles}", ColumnId = columnId }, a, default));
        await _bureau.CarryAsync(id, EditionState.Published);
    }

    private async Task<int> PublishAsync()
    {
        var id = await _bureau.DraftAsync(c => c with { Title = $"通知{++_titles}" });
        await _bureau.CarryAsync(id, EditionState.Published);
        return id;
    }

    /// <summary>A copy of what is public, kept by changes alone.</summary>
    private sealed class Harvest
    {
        private long _after;

        public Dictionary<string, (string Title, string Column, string Hash)> Shelf { get; } = [];

        public async Task TakeAsync(PortalApp app, int limit, bool once)
        {
            bool more;
            do
            {
                var page = (await app.AskAsync($"/api/v1/changes?after={_after}&limit={limit}")).Json;
                foreach (var change in page.GetProperty("changes").EnumerateArray())
                {
                    Assert.Equal(_after + 1, change.GetProperty("number").GetInt64());
                    _after++;
                    var (slug, item) = (change.GetProperty("slug").GetString()!, change.GetProperty("item"));
                    if (item.ValueKind == JsonValueKind.Object) Shelf[slug] = (item.GetProperty("title").GetString()!, item.GetProperty("column").GetString()!, change.GetProperty("contentHash").GetString()!);
                    else Shelf.Remove(slug);
                }
                Assert.Equal(_after, page.GetProperty("next").GetInt64());
                more = page.GetProperty("hasMore").GetBoolean();
            }
            while (more && !once);
        }
    }
}
