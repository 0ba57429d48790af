namespace Portal.Web.Hosting;

/// <summary>Serves. What cannot work from the start is said in one line, with exit code 1.</summary>
public static class Server
{
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var app = PortalHost.Build(args);
            await StartUp.PrepareAsync(app, CancellationToken.None);
            await app.RunAsync();
            return 0;
        }
        catch (StartUpException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }
}

/// <summary>The program cannot start; the message is one line for the operator, in Chinese.</summary>
public sealed class StartUpException(string message, Exception? inner = null) : Exception(message, inner);
