using Portal.Application.Search;

namespace Portal.Web.Hosting;

/// <summary>On hosts with public pages: keeps this node's search index, and sends in words that found nothing.</summary>
public sealed class SearchWork(SearchIndex index, SearchMisses misses, TimeProvider clock, ILogger<SearchWork> log) : BackgroundService
{
    private const int RoundsBetweenMisses = 30;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Building may take long; the host starts listening meanwhile.
        await Task.Yield();
        using var timer = new PeriodicTimer(Interval, clock);
        var round = 0;
        do
        {
            try
            {
                await index.TendAsync(stoppingToken);
                if (++round % RoundsBetweenMisses == 0) await misses.SendAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                if (round % RoundsBetweenMisses == 0) log.LogError(fault, "The search index could not be looked after; it is tried again");
                round++;
            }
        }
        while (await timer.NextAsync(stoppingToken));
    }
}
