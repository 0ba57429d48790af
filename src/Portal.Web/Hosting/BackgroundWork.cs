using Portal.Application.Audit;
using Portal.Application.Publishing;

namespace Portal.Web.Hosting;

/// <summary>The one background service, on Admin and All hosts: calls plain methods that tests call too. A failing round never stops the next.</summary>
public sealed class BackgroundWork(IServiceScopeFactory scopes, ScheduledPublication publication, TimeProvider clock, ILogger<BackgroundWork> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await publication.RunAsync(stoppingToken);
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<Verification>().ExportHeadAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError(fault, "Background work failed; it is tried again in {Interval}", Interval);
            }
        }
    }
}
