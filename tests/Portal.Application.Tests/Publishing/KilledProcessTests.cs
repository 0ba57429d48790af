using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Audit;
using Portal.Application.Data;
using Portal.Application.Documents;
using Portal.Testing;
using Xunit.Abstractions;

namespace Portal.Application.Tests.Publishing;

[Trait("Req", "K6")]
[Trait("Req", "B6")]
public sealed class KilledProcessTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Rounds = 25;
    private const int ProcessesAtOnce = 2;
    private readonly Bureau _bureau = new();

    public Task InitializeAsync() => _bureau.InitializeAsync();

    public Task DisposeAsync() => _bureau.DisposeAsync();

    [Fact]
    public async Task Fifty_kills_at_random_moments_leave_everything_whole()
    {
        await _bureau.SignedAsync(600);
        var withFile = await _bureau.DraftAsync();
        await _bureau.ActAsync(withFile, Bureau.Drafter, (s, d, a) => s.GetRequiredService<DocumentDrafting>().AttachAsync(d, "附件.txt", "附件"u8.ToArray(), a, default));
        await _bureau.CarryAsync(withFile, Domain.Documents.EditionState.Published);
        var random = new Random(20260302);

        for (var round = 0; round < Rounds; round++)
            await Task.WhenAll(Enumerable.Range(0, ProcessesAtOnce).Select(_ => RunAndKillAsync(random.Next(20, 400))));

        await _bureau.InScopeAsync(async services =>
        {
            var report = await services.GetRequiredService<Verification>().RunAsync(0, _ => { }, default);
            output.WriteLine($"{report.ChainLinks} links, {report.ShelfRecords} records after {Rounds * ProcessesAtOnce} kills");
            Assert.Empty(report.Findings);
            Assert.True(report.ShelfRecords > Rounds, "The processes published too little to be killed in the middle of it.");
            Assert.Equal("ok", (await services.GetRequiredService<PortalDbContext>().Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync())[0]);
        });
    }

    private async Task RunAndKillAsync(int milliseconds)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                "exec", typeof(KilledProcessTests).Assembly.Location, PublishLoop.Verb, _bureau.DataDirectory,
                _bureau.IdOf(Bureau.Officer).ToString(CultureInfo.InvariantCulture), _bureau.IdOf(Bureau.Signer).ToString(CultureInfo.InvariantCulture),
            },
            RedirectStandardOutput = true,
        })!;
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync());
        await Task.Delay(milliseconds);
        process.Kill();
        await process.WaitForExitAsync();
    }
}
