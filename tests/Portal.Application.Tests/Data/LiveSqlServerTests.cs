using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Audit;
using Portal.Application.Data;
using Portal.Application.Documents;
using Portal.Application.Publishing;
using Portal.Domain.Documents;
using Portal.Testing;

namespace Portal.Application.Tests.Data;

/// <summary>The main job on a real SQL Server, in a database of its own.</summary>
public sealed class LiveSqlServerTests : IAsyncLifetime
{
    private readonly Bureau _bureau = new();

    public async Task InitializeAsync()
    {
        var connection = Environment.GetEnvironmentVariable(SqlServerFactAttribute.Variable);
        if (string.IsNullOrWhiteSpace(connection)) return;
        _bureau.Set("Portal:Database:Provider", "SqlServer");
        _bureau.Set("ConnectionStrings:Portal", new SqlConnectionStringBuilder(connection) { InitialCatalog = $"portal_test_{Guid.NewGuid():N}" }.ToString());
        if (Environment.GetEnvironmentVariable(SqlServerFactAttribute.Variable + "_BATCH") is { Length: > 0 } batch) _bureau.Set("Portal:Database:MaxBatchSize", batch);
        await _bureau.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        if (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(SqlServerFactAttribute.Variable))) return;
        await _bureau.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Database.EnsureDeletedAsync());
        await _bureau.DisposeAsync();
    }

    [SqlServerFact]
    public async Task A_paper_goes_through_all_hands_out_and_away()
    {
        var id = await _bureau.DraftAsync();
        await _bureau.ActAsync(id, Bureau.Drafter, (s, d, a) => s.GetRequiredService<DocumentDrafting>().AttachAsync(d, "附件.txt", "附件"u8.ToArray(), a, default));
        await _bureau.CarryAsync(id, EditionState.Published);
        var list = await _bureau.InScopeAsync(s => s.GetRequiredService<PublicSite>().ListAsync("notices", 2026, null, 20, default));
        Assert.Single(list.Records);
        await _bureau.WithdrawAsync(id, WithdrawalReason.WrongContent);
        await AssertWholeAsync();
    }

    [SqlServerFact]
    public async Task Two_hundred_publications_at_once_leave_no_gap_and_no_double()
    {
        var ids = await _bureau.SignedAsync(200);
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = 20 }, async (id, _) =>
            await _bureau.ActAsync(id, Bureau.Officer, (s, d, a) => s.GetRequiredService<PublishingGate>().PublishAsync(d, a, default)));
        await _bureau.InScopeAsync(async s =>
            Assert.Equal(Enumerable.Range(1, 200).Select(n => (long)n), await s.GetRequiredService<PortalDbContext>().ShelfChanges.OrderBy(c => c.Number).Select(c => c.Number).ToListAsync()));
        await AssertWholeAsync();
    }

    private Task AssertWholeAsync() => _bureau.InScopeAsync(async s => Assert.Empty((await s.GetRequiredService<Verification>().RunAsync(0, _ => { }, default)).Findings));
}
