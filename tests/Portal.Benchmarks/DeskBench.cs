using System.Diagnostics;
using System.Globalization;
using System.Text;
using Portal.Domain.Documents;
using Portal.Testing;

namespace Portal.Benchmarks;

/// <summary>Every kind of page of the office over many documents, and the preview of a long text: what a person waits for at his desk.</summary>
internal sealed class DeskBench(int documents, int views) : IAsyncDisposable
{
    private sealed class DeskBureau : Bureau
    {
        protected override bool OnKestrel => true;
    }

    private readonly DeskBureau _bureau = new();
    private BenchClient? _client;

    public async Task RunAsync()
    {
        await _bureau.InitializeAsync();
        _client = new BenchClient(_bureau.Address, views);
        var filled = Stopwatch.StartNew();
        for (var done = 0; done < documents; done += 500) await _bureau.SignedAsync(Math.Min(500, documents - done));
        Console.WriteLine($"{documents} papers carried to the signature in {filled.Elapsed.TotalSeconds:0} s");
        var id = await _bureau.DraftAsync(c => c with { Title = "一份草稿" });
        var inGates = await _bureau.DraftAsync(c => c with { Title = "一份在审的文件" });
        await _bureau.CarryAsync(inGates, EditionState.InGates);

        await _client.SignInAsync(Bureau.Officer);
        foreach (var path in new[] { "/admin", "/admin/documents", "/admin/documents?state=Signed", "/admin/documents?words=" + Uri.EscapeDataString("第77号"), "/admin/documents?words=" + Uri.EscapeDataString("没有这样的"), $"/admin/documents/{inGates}", $"/admin/documents/{inGates}/history", $"/admin/documents/{inGates}/sheets/approval", "/admin/batch", "/admin/returns", "/admin/audit", "/admin/lexicon", "/admin/site-release" })
            await _client.PageAsync(path);
        await _client.SignInAsync(Bureau.Drafter);
        foreach (var path in new[] { "/admin/documents/new", $"/admin/documents/{id}/edit", "/admin/import" }) await _client.PageAsync(path);
        await PreviewAsync(id);
        await _client.SignInAsync(Bureau.Administrator);
        foreach (var path in new[] { "/admin/audit?kind=edition.Saved", "/admin/people", "/admin/units", "/admin/columns", "/admin/settings", "/admin/calendar/2026" }) await _client.PageAsync(path);
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await _bureau.DisposeAsync();
    }

    private async Task PreviewAsync(int id)
    {
        var page = await _client!.Http.GetStringAsync($"/admin/documents/{id}/edit");
        var body = new StringBuilder();
        for (var n = 1; Encoding.UTF8.GetByteCount(body.ToString()) < 100 * 1024; n++)
            body.Append(CultureInfo.InvariantCulture, $"## {n}、工作要求\n\n各县（区）要**按时**发放到户，不得截留、挪用，不得拖延。\n\n| 地区 | 人数 |\n| --- | ---: |\n| 东山县 | {n} |\n\n- 第一点。\n- 第二点。\n\n");
        foreach (var path in new[] { "/admin/preview", "/admin/wording" })
        {
            var times = new List<double>();
            for (var n = -3; n < views; n++)
            {
                using var form = new FormUrlEncodedContent([new("body", body.ToString()), new("__RequestVerificationToken", BenchClient.TokenIn(page))]);
                var watch = Stopwatch.StartNew();
                using var answer = await _client.Http.PostAsync(path, form);
                await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
                if (n >= 0) times.Add(watch.Elapsed.TotalMilliseconds);
            }
            times.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| POST {path}, 100 KB of Markdown | p50 {times[times.Count / 2]:0.0} ms, most {times[^1]:0.0} ms | |"));
        }
    }
}
