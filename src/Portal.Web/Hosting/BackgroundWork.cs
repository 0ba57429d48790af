using Microsoft.EntityFrameworkCore;
using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Documents;
using Portal.Application.Publishing;
using Portal.Application.Search;
using Portal.Application.WorkPlans;

namespace Portal.Web.Hosting;

/// <summary>The one background service, on Admin and All hosts: calls plain methods that tests call too. A failing round never stops the next.</summary>
public sealed class BackgroundWork(IServiceScopeFactory scopes, ScheduledPublication publication, TimeProvider clock, ILogger<BackgroundWork> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan MailPause = TimeSpan.FromMinutes(5);
    private DateOnly _forgotOn;
    private DateTimeOffset _mailNotBefore;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Lets the host start listening first.
        await Task.Yield();
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                if ((await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Database.GetPendingMigrationsAsync(stoppingToken)).Any())
                {
                    log.LogError("The schema does not match this program; run migrate. /health/ready answers 503 until then");
                    continue;
                }
                await publication.RunAsync(stoppingToken);
                await scope.ServiceProvider.GetRequiredService<Verification>().ExportHeadAsync(stoppingToken);
                await scope.ServiceProvider.GetRequiredService<EditorDesk>().ForgetAsync(stoppingToken);
                await MailAsync(scope.ServiceProvider, stoppingToken);
                if (_forgotOn == clock.Today()) continue;
                await scope.ServiceProvider.GetRequiredService<SearchMissReading>().ForgetAsync(stoppingToken);
                await scope.ServiceProvider.GetRequiredService<SupervisionDesk>().RunAsync(stoppingToken);
                _forgotOn = clock.Today();
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError(fault, "Background work failed; it is tried again in {Interval}", Interval);
            }
        }
        while (await timer.NextAsync(stoppingToken));
    }

    // A mail server that is down is asked again later and holds up nothing else.
    private async Task MailAsync(IServiceProvider services, CancellationToken stoppingToken)
    {
        if (clock.GetUtcNow() < _mailNotBefore) return;
        try
        {
            await services.GetRequiredService<SupervisionMail>().RunAsync(stoppingToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            _mailNotBefore = clock.GetUtcNow() + MailPause;
            log.LogWarning(fault, "E-mail could not be sent; it is tried again in {Pause}", MailPause);
        }
    }
}
