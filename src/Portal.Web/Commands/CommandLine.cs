using System.CommandLine;
using Portal.Application.Files;
using Portal.Domain;
using Portal.Web.Export;
using Portal.Web.Hosting;

namespace Portal.Web.Commands;

/// <summary>The verbs. Everything before the verb (--environment, --Portal:…) is configuration; results go to stdout, logs to stderr.</summary>
public static class CommandLine
{
    public static readonly IReadOnlyList<Func<CommandHost, Command>> Verbs =
    [
        MigrateCommand.Create,
        SeedCommand.Create,
        ImportCommand.Create,
        VerifyCommand.Create,
        CalendarCommand.Create,
        PlansCommand.Create,
        UserCommand.Create,
        SearchCommand.Create,
        ExportCommand.Create,
    ];

    /// <summary>-1 where there is none and the program serves.</summary>
    public static int IndexOfVerb(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "--help" or "-h" or "-?" or "--version") return i;
            if (!args[i].StartsWith('-')) return i;
            if (!args[i].Contains('=', StringComparison.Ordinal)) i++; // "--key value"
        }
        return -1;
    }

    public static async Task<int> RunAsync(string[] args, string[] configuration)
    {
        await using var host = new CommandHost(configuration);
        var root = new RootCommand("政务公开平台 / open-government portal. Without a verb it serves.");
        foreach (var verb in Verbs) root.Subcommands.Add(verb(host));
        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception refused) when (refused is StartUpException or RefusedException or IntakeRefusedException or ExportRefusedException)
        {
            await Console.Error.WriteLineAsync((refused as RefusedException)?.Refusal.Message ?? refused.Message);
            return 1;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"没有完成：{fault.GetType().Name}: {fault.Message}");
            return 1;
        }
    }
}
