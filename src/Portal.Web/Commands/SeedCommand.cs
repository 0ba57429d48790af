using System.CommandLine;
using Portal.Application.Seeding;

namespace Portal.Web.Commands;

/// <summary><c>seed</c>: working days, columns, lexicon and synonyms, safe to run twice.</summary>
public static class SeedCommand
{
    public static Command Create(CommandHost host)
    {
        var json = new Option<bool>("--json") { Description = "Print for machines" };
        var command = new Command("seed", "装入工作日历、栏目、词库和同义词 / load working days, columns, lexicon and synonyms") { json };
        command.SetAction((parsed, token) => host.RunAsync(async services =>
        {
            await services.GetRequiredService<BaseData>().LoadAsync(token);
            if (parsed.GetValue(json)) CommandHost.Print(new { loaded = true });
            else Console.WriteLine("工作日历、栏目、词库和同义词已经装入");
            return 0;
        }, needsSchema: true));
        return command;
    }
}
