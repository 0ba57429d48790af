using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.Options;
using Portal.Application.Data;
using Portal.Application.Search;

namespace Portal.Web.Commands;

/// <summary><c>search rebuild</c>: builds this node's index anew. The one that serves stays until the new one is whole; a running portal takes it over by itself.</summary>
public static class SearchCommand
{
    public static Command Create(CommandHost host)
    {
        var json = new Option<bool>("--json") { Description = "Print for machines" };
        var rebuild = new Command("rebuild", "重建全文索引 / build the index anew") { json };
        rebuild.SetAction((parsed, token) => host.RunAsync(async services =>
        {
            var watch = Stopwatch.StartNew();
            // The public login reads the shelf; what is missing there is filled in by the office's host.
            var texts = services.GetRequiredService<IOptions<PortalOptions>>().Value.Role == HostRole.Public ? 0 : await services.GetRequiredService<ShelfTexts>().FillAsync(token);
            var count = await services.GetRequiredService<SearchIndex>().RebuildAsync(Console.IsErrorRedirected ? null : new OnTerminal(), wait: true, token);
            if (!Console.IsErrorRedirected) Console.Error.WriteLine();
            if (parsed.GetValue(json)) CommandHost.Print(new { records = count, attachmentsRead = texts, seconds = Math.Round(watch.Elapsed.TotalSeconds, 1) });
            else Console.WriteLine($"索引已经重建：{count} 条，{watch.Elapsed.TotalSeconds:0.0} 秒{(texts > 0 ? $"；补读附件 {texts} 个" : "")}");
            return 0;
        }, needsSchema: true));
        return new Command("search", "全文索引 / the search index") { rebuild };
    }

    private sealed class OnTerminal : IProgress<RebuildProgress>
    {
        private long _last;

        public void Report(RebuildProgress value)
        {
            if (Stopwatch.GetElapsedTime(_last) < TimeSpan.FromMilliseconds(200) && value.Done < value.Total) return;
            _last = Stopwatch.GetTimestamp();
            Console.Error.Write($"\r{value.Done} / {value.Total}  {100.0 * value.Done / Math.Max(1, value.Total):0}% ");
        }
    }
}
