using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Documents;
using Portal.Domain;
using Portal.Domain.Documents;

namespace Portal.Application.Publishing;

/// <summary>
/// Publishes what was set for a time that has come, also while the server was off. Each item for itself: the version of its document guards it,
/// so that of several nodes one succeeds, and one that fails is shown as failed and never stops the others.
/// </summary>
public sealed class ScheduledPublication(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ScheduledPublication> log)
{
    /// <returns>How many were published and how many failed.</returns>
    public async Task<(int Published, int Failed)> RunAsync(CancellationToken token)
    {
        List<int> due;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var now = clock.UtcNow();
            due = await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Editions.AsNoTracking()
                .Where(e => e.State == EditionState.Scheduled && e.PublishAt <= now).OrderBy(e => e.PublishAt).Select(e => e.DocumentId).ToListAsync(token);
        }
        var (published, failed) = (0, 0);
        foreach (var id in due)
        {
            var (done, reason) = await PublishAsync(id, token);
            if (done) published++;
            else if (reason is not null && await FailAsync(id, reason, token)) failed++;
        }
        return (published, failed);
    }

    // Neither done nor a reason: somebody was faster, or the database could not be reached and the next round tries again.
    private async Task<(bool Done, string? Reason)> PublishAsync(int documentId, CancellationToken token)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            if (await scope.ServiceProvider.GetRequiredService<DocumentStore>().FindAsync(documentId, null, token) is not { Working.State: EditionState.Scheduled } document) return (false, null);
            await scope.ServiceProvider.GetRequiredService<PublishingGate>().PublishAsync(document, null, token);
            return (true, null);
        }
        catch (RefusedException refused)
        {
            return (false, refused.Refusal.Message);
        }
        catch (DbUpdateConcurrencyException)
        {
            return (false, null); // another node, or a person, was faster
        }
        catch (Exception fault) when (fault is DbUpdateException or System.Data.Common.DbException)
        {
            log.LogError(fault, "Scheduled publication of document {Document} could not reach the database", documentId);
            return (false, null);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "Scheduled publication of document {Document} failed", documentId);
            return (false, "系统故障，请联系管理员（" + fault.GetType().Name + "）");
        }
    }

    private async Task<bool> FailAsync(int documentId, string reason, CancellationToken token)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<DocumentStore>();
        try
        {
            if (await store.FindAsync(documentId, null, token) is not { Working: { State: EditionState.Scheduled } edition }) return false;
            edition.Fail(reason, clock.UtcNow());
            await store.SaveAsync(edition, token);
            return true;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The next round tries again; the others go on.
            log.LogError(fault, "Could not note the failed publication of document {Document}", documentId);
            return false;
        }
    }
}
