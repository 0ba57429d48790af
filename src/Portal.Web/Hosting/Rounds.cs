namespace Portal.Web.Hosting;

internal static class Rounds
{
    /// <summary>Waits for the next round; false where the host stops, also where it stops before it ever started.</summary>
    public static async ValueTask<bool> NextAsync(this PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
