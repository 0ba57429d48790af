using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Portal.Web.Export;

namespace Portal.Web.Commands;

/// <summary><c>export DIR</c>: the public site as a tree of files for any web server; the next run writes only what changed. Exit code 1 where a page failed.</summary>
public static class ExportCommand
{
    private const int Step = 500;

    public static Command Create(CommandHost host)
    {
        var folder = new Argument<string>("DIR") { Description = "空文件夹，或者以前导出过的文件夹 / an empty folder, or one of an earlier export" };
        var json = new Option<bool>("--json") { Description = "Print for machines" };
        var command = new Command("export", "导出静态网站 / export the public site as files") { folder, json };
        command.SetAction((parsed, token) => host.RunAsync(async _ =>
        {
            var watch = Stopwatch.StartNew();
            var result = await ExportHost.RunAsync(host.Configuration, parsed.GetValue(folder)!, Told, token);
            if (parsed.GetValue(json)) CommandHost.Print(result);
            else Print(result, watch.Elapsed);
            return result.Failed.Count == 0 ? 0 : 1;
        }, needsSchema: true, writes: false));
        return command;
    }

    private static void Told(int pages)
    {
        if (pages % Step == 0 && !Console.IsErrorRedirected) Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r已处理{pages}页"));
    }

    private static void Print(ExportResult result, TimeSpan time)
    {
        if (!Console.IsErrorRedirected) Console.Error.WriteLine();
        foreach (var address in result.LeftOut) Console.WriteLine($"文件名过长，留给服务器：{address}");
        foreach (var address in result.Failed) Console.WriteLine($"没有生成：{address}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"共{result.Pages}页，写入{result.Written}页，不变{result.Unchanged}页，删除{result.Removed}页，用时{time.TotalSeconds:0.0}秒，每秒{result.Pages / Math.Max(time.TotalSeconds, 0.001):0}页"));
    }
}
