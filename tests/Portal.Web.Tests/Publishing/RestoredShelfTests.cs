using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Data;
using Portal.Web.Tests.Caching;

namespace Portal.Web.Tests.Publishing;

/// <summary>A backup is restored under a running node: its change number falls, and nothing the node had kept is shown again.</summary>
[Trait("Req", "K4")]
public sealed class RestoredShelfTests(CachedBureau bureau) : IClassFixture<CachedBureau>
{
    [Fact]
    public async Task Pages_search_and_tags_are_those_of_the_restored_shelf()
    {
        var before = await bureau.AddressAsync(await bureau.PublishedAsync("备份以前公开的通知"));
        var backup = Path.Combine(bureau.DataDirectory, "backup.db");
        await CopyAsync(to: backup);
        var lost = await bureau.AddressAsync(await bureau.PublishedAsync("备份以后公开的通知"));
        await bureau.TendAsync();
        string[] lists = ["/documents", "/columns/notices", "/search?q=" + Uri.EscapeDataString("备份以后公开")];
        foreach (var list in lists) Assert.Contains(lost, (await bureau.Visitor().OpenAsync(list)).Html, StringComparison.Ordinal);
        var tag = (await GetAsync("/feed.atom")).Headers.ETag!.ToString();
        Assert.Equal(HttpStatusCode.NotModified, (await GetAsync("/feed.atom", tag)).StatusCode);

        await CopyAsync(from: backup);
        await bureau.TendAsync();

        foreach (var list in lists) Assert.DoesNotContain(lost, (await bureau.Visitor().OpenAsync(list)).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await bureau.Visitor().OpenAsync(lost)).Status);
        Assert.Equal(HttpStatusCode.OK, (await bureau.Visitor().OpenAsync(before)).Status);
        Assert.Contains(before, (await bureau.Visitor().OpenAsync("/search?q=" + Uri.EscapeDataString("备份以前公开"))).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/feed.atom", tag)).StatusCode);

        bureau.Clock.Advance(TimeSpan.FromMinutes(1));
        // The next publication bears a number that the node had seen before.
        var next = await bureau.AddressAsync(await bureau.PublishedAsync("恢复以后公开的通知"));
        await bureau.TendAsync();
        foreach (var list in new[] { "/documents", "/columns/notices", "/search?q=" + Uri.EscapeDataString("恢复以后公开") }) Assert.Contains(next, (await bureau.Visitor().OpenAsync(list)).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/feed.atom", tag)).StatusCode);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string? tag = null)
    {
        using var client = bureau.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await client.SendAsync(request);
    }

    // By the engine's own backup, in either direction, while the node has its connections open.
    private Task<int> CopyAsync(string? from = null, string? to = null) => bureau.InScopeAsync(async services =>
    {
        await using var live = new SqliteConnection(services.GetRequiredService<PortalDbContext>().Database.GetConnectionString());
        await using var file = new SqliteConnection($"Data Source={from ?? to};Pooling=False");
        await live.OpenAsync();
        await file.OpenAsync();
        if (to is not null) live.BackupDatabase(file);
        else file.BackupDatabase(live);
        return 0;
    });
}
