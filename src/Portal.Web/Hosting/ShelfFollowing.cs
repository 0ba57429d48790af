using Portal.Application.Publishing;

namespace Portal.Web.Hosting;

/// <summary>On every host: looks for changes of the shelf each second, so that publications and withdrawals of other nodes show within two.</summary>
public sealed class ShelfFollowing(ShelfFollower follower, TimeProvider clock, ILogger<ShelfFollowing> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var failing = false;
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await follower.FollowAsync(stoppingToken);
                failing = false;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // Said once, not every second.
                if (!failing) log.LogError(fault, "The shelf cannot be followed; it is tried again each second");
                failing = true;
            }
        }
        while (await timer.NextAsync(stoppingToken));
    }
}
