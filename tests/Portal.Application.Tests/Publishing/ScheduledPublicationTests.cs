using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Data;
using Portal.Application.Publishing;
using Portal.Domain.Documents;
using Portal.Testing;

namespace Portal.Application.Tests.Publishing;

[Trait("Req", "A12")]
public sealed class ScheduledPublicationTests : IAsyncLifetime
{
    private readonly Bureau _bureau = new();

    public Task InitializeAsync() => _bureau.InitializeAsync();

    public Task DisposeAsync() => _bureau.DisposeAsync();

    [Fact]
    public async Task It_is_published_when_its_time_has_come_and_not_before()
    {
        var id = await _bureau.DraftAsync();
        await _bureau.CarryAsync(id, EditionState.Scheduled);

        Assert.Equal((0, 0), await RunAsync());
        _bureau.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal((1, 0), await RunAsync());

        Assert.Equal(EditionState.Published, await _bureau.StateAsync(id));
        Assert.Equal((0, 0), await RunAsync());
    }

    [Fact]
    public async Task One_that_fails_is_shown_as_failed_and_never_stops_the_others()
    {
        var broken = await _bureau.DraftAsync();
        await _bureau.CarryAsync(broken, EditionState.Scheduled);
        var good = await _bureau.DraftAsync();
        await _bureau.CarryAsync(good, EditionState.Scheduled);
        await _bureau.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Database.ExecuteSqlAsync($"UPDATE Editions SET Content_Title = 'x' WHERE DocumentId = {broken}"));
        _bureau.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal((1, 1), await RunAsync());

        Assert.Equal(EditionState.Published, await _bureau.StateAsync(good));
        var failed = (await _bureau.ReloadAsync(broken)).Working!;
        Assert.Equal((EditionState.PublicationFailed, Refusals.ContentChanged.Message), (failed.State, failed.FailureReason));
    }

    [Fact]
    public async Task What_fell_due_while_the_server_was_off_is_published_at_start()
    {
        var id = await _bureau.DraftAsync();
        await _bureau.CarryAsync(id, EditionState.Scheduled);
        _bureau.Clock.Advance(TimeSpan.FromDays(3));
        var heads = Path.Combine(_bureau.DataDirectory, "audit-heads");

        await _bureau.InScopeAsync(async services =>
        {
            using var background = ActivatorUtilities.CreateInstance<Web.Hosting.BackgroundWork>(services);
            await background.StartAsync(default);
            // The round goes on after the publication: it exports the head of the chain.
            for (var n = 0; n < 1200 && !(await _bureau.StateAsync(id) == EditionState.Published && Directory.Exists(heads) && Directory.EnumerateFiles(heads).Any()); n++) await Task.Delay(50);
            await background.StopAsync(default);
        });

        Assert.Equal(EditionState.Published, await _bureau.StateAsync(id));
        Assert.NotEmpty(Directory.EnumerateFiles(heads));
    }

    [Fact]
    public async Task Several_nodes_publish_each_item_once()
    {
        for (var n = 0; n < 10; n++) await _bureau.CarryAsync(await _bureau.DraftAsync(), EditionState.Scheduled);
        _bureau.Clock.Advance(TimeSpan.FromHours(2));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(RunAsync)));

        await _bureau.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            Assert.Equal(10, await db.ShelfChanges.CountAsync(c => c.Slug != Portal.Domain.Publishing.ShelfSite.Slug));
            Assert.Equal(10, await db.Editions.CountAsync(e => e.State == EditionState.Published));
        });
    }

    private Task<(int Published, int Failed)> RunAsync() => _bureau.InScopeAsync(s => s.GetRequiredService<ScheduledPublication>().RunAsync(default));
}
