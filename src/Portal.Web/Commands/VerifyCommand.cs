using System.CommandLine;
using Portal.Application.Audit;

namespace Portal.Web.Commands;

/// <summary><c>verify</c>: the audit chain, every file's hash, and whether shelf and editions agree. Exit code 1 where anything is found.</summary>
public static class VerifyCommand
{
    public static Command Create(CommandHost host)
    {
        var from = new Option<long>("--from") { Description = "Number of the last link taken as good; 0 walks the whole chain" };
        var json = new Option<bool>("--json") { Description = "Print for machines" };
        var command = new Command("verify", "核对审计链、文件和公开件 / check chain, files and shelf") { from, json };
        command.SetAction((parsed, token) => host.RunAsync(async services =>
        {
            var report = await services.GetRequiredService<Verification>().RunAsync(parsed.GetValue(from), step => { if (!Console.IsErrorRedirected) Console.Error.WriteLine($"核对{step}…"); }, token);
            if (parsed.GetValue(json)) CommandHost.Print(report);
            else
            {
                foreach (var finding in report.Findings) Console.WriteLine($"有问题：{finding.What} {finding.Where}：{finding.Why}");
                Console.WriteLine($"审计链{report.ChainLinks}条，文件{report.Files}个，公开件{report.ShelfRecords}件，发现问题{report.Findings.Count}个");
            }
            return report.Findings.Count == 0 ? 0 : 1;
        }, needsSchema: true));
        return command;
    }
}
