using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Audit;
using Portal.Application.Data;
using Portal.Application.Documents;
using Portal.Application.Publishing;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Testing;

namespace Portal.Application.Tests.Publishing;

[Trait("Req", "K6")]
public sealed class ConcurrencyTests : IAsyncLifetime
{
    private readonly Bureau _bureau = new();

    public Task InitializeAsync() => _bureau.InitializeAsync();

    public Task DisposeAsync() => _bureau.DisposeAsync();

    [Fact]
    [Trait("Req", "A5")]
    public async Task Two_hundred_publications_at_once_leave_no_gap_and_no_double()
    {
        var ids = await _bureau.SignedAsync(200);

        await Task.WhenAll(ids.Select(id => Task.Run(() =>
            _bureau.ActAsync(id, Bureau.Officer, (s, d, a) => s.GetRequiredService<PublishingGate>().PublishAsync(d, a, default)))));

        await _bureau.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            var numbers = await db.ShelfRecords.Select(r => r.IndexNumber).ToListAsync();
            Assert.Equal(Enumerable.Range(1, 200).Select(n => $"000000000/2026-{n:D5}"), numbers.Order(StringComparer.Ordinal));
            var changes = await db.ShelfChanges.OrderBy(c => c.Number).Select(c => c.Number).ToListAsync();
            // The first two changes are those of the columns and of the synonyms.
            Assert.Equal(Enumerable.Range(1, 202).Select(n => (long)n), changes);
            Assert.Empty((await services.GetRequiredService<Verification>().RunAsync(0, _ => { }, default)).Findings);
        });
    }

    [Fact]
    public async Task Two_people_who_publish_the_same_paper_at_once_publish_it_once()
    {
        var id = (await _bureau.SignedAsync(1))[0];

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            try
            {
                await _bureau.ActAsync(id, Bureau.Officer, (s, d, a) => s.GetRequiredService<PublishingGate>().PublishAsync(d, a, default));
                return true;
            }
            catch (Exception no) when (no is DbUpdateConcurrencyException or RefusedException)
            {
                return false;
            }
        })));

        Assert.Single(results, done => done);
        await _bureau.InScopeAsync(async s => Assert.Empty((await s.GetRequiredService<Verification>().RunAsync(0, _ => { }, default)).Findings));
    }

    [Fact]
    public async Task Two_people_signing_at_once_leave_one_signature()
    {
        await _bureau.AddAsync("signer2", "吴签发", _bureau.OfficeUnit, Portal.Domain.People.Role.Signer);
        var id = await _bureau.DraftAsync();
        await _bureau.CarryAsync(id, EditionState.WithSigner);

        // Both have the same version on their screens before either signs.
        var seen = (await _bureau.ReloadAsync(id)).Version;
        var results = new List<bool>();
        foreach (var signer in new[] { Bureau.Signer, "signer2" })
            try
            {
                await _bureau.InScopeAsync(async s =>
                {
                    var document = (await s.GetRequiredService<DocumentStore>().FindAsync(id, seen, default))!;
                    await s.GetRequiredService<DocumentRelease>().SignAsync(document, DisclosureAttribute.Proactive, "", "", "", await s.GetRequiredService<Application.People.Actors>().LoadAsync(_bureau.IdOf(signer)), default);
                });
                results.Add(true);
            }
            catch (StaleException)
            {
                results.Add(false);
            }

        Assert.Equal([true, false], results);
        Assert.Single((await _bureau.ReloadAsync(id)).Working!.Events, e => e.What == nameof(EditionAction.Sign));
    }
}
