using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Data;
using Portal.Domain.Publishing;
using Portal.Domain.Search;
using Portal.Testing;
using SQLitePCL;

namespace Portal.Application.Tests.Data;

/// <summary>Public contexts that go from request to request, with their connection and their statements.</summary>
public sealed class SqliteContextsTests(Bureau bureau) : IClassFixture<Bureau>
{
    [Fact]
    public async Task The_next_request_gets_the_open_connection_of_the_one_before()
    {
        var first = await InScopeAsync(async db =>
        {
            await db.ShelfColumns.CountAsync();
            return db;
        });

        await InScopeAsync(db =>
        {
            Assert.Same(first, db);
            Assert.Equal(ConnectionState.Open, db.Database.GetDbConnection().State);
            return Task.FromResult(db);
        });
    }

    [Fact]
    public async Task A_kept_statement_is_not_planned_anew_for_the_values_it_runs_with()
    {
        await InScopeAsync(db => db.ShelfColumns.CountAsync());

        await InScopeAsync(db =>
        {
            // Asked with -1, the engine says how it stands.
            raw.sqlite3_db_config(((SqliteConnection)db.Database.GetDbConnection()).Handle, raw.SQLITE_DBCONFIG_ENABLE_QPSG, -1, out var isStable);
            Assert.Equal(1, isStable);
            return Task.FromResult(isStable);
        });
    }

    [Fact]
    public async Task It_reads_what_others_wrote_in_between()
    {
        const string Words = "低保 最低生活保障 中间写入";
        Assert.False(await InScopeAsync(db => db.ShelfSynonyms.AnyAsync(s => s.Words == Words)));
        await bureau.InScopeAsync(async services =>
        {
            var office = services.GetRequiredService<PortalDbContext>();
            office.Add(new ShelfSynonym(Words));
            return await office.SaveChangesAsync();
        });

        Assert.True(await InScopeAsync(db => db.ShelfSynonyms.AnyAsync(s => s.Words == Words)));
    }

    [Fact]
    public async Task Two_requests_at_once_have_one_each_and_one_given_back_twice_is_lent_once()
    {
        using var contexts = Contexts();
        var (one, two) = (contexts.Lend(), contexts.Lend());
        Assert.NotSame(one, two);

        one.Dispose();
        await one.DisposeAsync();

        var (third, fourth) = (contexts.Lend(), contexts.Lend());
        Assert.Same(one, third);
        Assert.NotSame(third, fourth);
        foreach (var context in new[] { two, third, fourth }) context.Dispose();
    }

    [Fact]
    public void Nothing_of_one_request_is_seen_by_the_next()
    {
        using var contexts = Contexts();
        var context = contexts.Lend();
        context.Add(new SearchMiss(Guid.NewGuid(), "没有写完", new DateOnly(2026, 1, 5), 1));
        context.Dispose();

        Assert.Same(context, contexts.Lend());
        Assert.Empty(context.ChangeTracker.Entries());
        context.Dispose();
    }

    [Fact]
    public async Task One_in_a_transaction_or_with_a_failed_statement_goes_for_good()
    {
        using var contexts = Contexts();
        var left = contexts.Lend();
        await left.Database.BeginTransactionAsync();
        await left.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => left.ShelfColumns.CountAsync());

        var failing = contexts.Lend();
        await Assert.ThrowsAsync<SqliteException>(() => failing.Database.ExecuteSqlRawAsync("SELECT 1 FROM NoSuchTable"));
        await failing.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => failing.ShelfColumns.CountAsync());
    }

    [Fact]
    public async Task A_statement_runs_with_new_values_each_time_and_inside_itself()
    {
        using var contexts = Contexts();
        await using var context = contexts.Lend();
        var slugs = await context.ShelfColumns.AsNoTracking().OrderBy(c => c.Slug).Select(c => c.Slug).ToListAsync();
        Assert.True(slugs.Count > 3);

        foreach (var slug in slugs) Assert.Equal(slug, (await OfAsync(context, slug))?.Slug);
        Assert.Null(await OfAsync(context, "没有"));

        var pairs = 0;
        await foreach (var outer in After(context, "").AsAsyncEnumerable())
            await foreach (var inner in After(context, outer).AsAsyncEnumerable())
                pairs += string.CompareOrdinal(outer, inner) < 0 ? 1 : throw new InvalidOperationException($"{outer} {inner}");
        Assert.Equal(slugs.Count * (slugs.Count - 1) / 2, pairs);
    }

    [Fact]
    public async Task Many_at_once_from_the_first_on_each_read_their_own()
    {
        List<string> slugs;
        using (var some = Contexts())
        await using (var first = some.Lend()) slugs = await first.ShelfColumns.Select(c => c.Slug).ToListAsync();
        // Fresh ones: while connections are opened and closed their handles go from one to another.
        for (var round = 0; round < 5; round++)
        {
            using var contexts = Contexts();
            await Parallel.ForAsync(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (n, _) =>
            {
                await using var context = contexts.Lend();
                for (var more = 0; more < 3; more++) Assert.Equal(slugs[(n + more) % slugs.Count], (await OfAsync(context, slugs[(n + more) % slugs.Count]))?.Slug);
            });
        }
    }

    [Fact]
    public async Task After_the_end_none_is_kept()
    {
        var contexts = Contexts();
        var late = contexts.Lend();
        await late.ShelfColumns.CountAsync();
        contexts.Dispose();

        await late.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => late.ShelfColumns.CountAsync());
    }

    private static Task<ShelfColumn?> OfAsync(PublicDbContext db, string slug) => db.ShelfColumns.AsNoTracking().FirstOrDefaultAsync(c => c.Slug == slug);

    private static IQueryable<string> After(PublicDbContext db, string slug) => db.ShelfColumns.Where(c => c.Slug.CompareTo(slug) > 0).OrderBy(c => c.Slug).Select(c => c.Slug);

    private SqliteContexts Contexts() => new(bureau.InScopeAsync(s => Task.FromResult(s.GetRequiredService<DbContextOptions<PublicDbContext>>())).Result);

    private Task<T> InScopeAsync<T>(Func<PublicDbContext, Task<T>> work) => bureau.InScopeAsync(services => work(services.GetRequiredService<PublicDbContext>()));
}
