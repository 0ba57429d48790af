using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Portal.Domain.Documents;
using Portal.Testing;

namespace Portal.Benchmarks;

/// <summary>Every kind of page of the office over many documents, and the preview of a long text: what a person waits for at his desk.</summary>
internal sealed partial class DeskBench(int documents, int views) : IAsyncDisposable
{
    private sealed class DeskBureau : Bureau
    {
        protected override bool OnKestrel => true;
    }

    private readonly DeskBureau _bureau = new();
    private HttpClient? _client;

    public async Task RunAsync()
    {
        await _bureau.InitializeAsync();
        var filled = Stopwatch.StartNew();
        for (var done = 0; done < documents; done += 500) await _bureau.SignedAsync(Math.Min(500, documents - done));
        Console.WriteLine($"{documents} papers carried to the signature in {filled.Elapsed.TotalSeconds:0} s");
        var id = await _bureau.DraftAsync(c => c with { Title = "一份草稿" });
        var inGates = await _bureau.DraftAsync(c => c with { Title = "一份在审的文件" });
        await _bureau.CarryAsync(inGates, EditionState.InGates);

        await SignInAsync(Bureau.Officer);
        foreach (var path in new[] { "/admin", "/admin/documents", "/admin/documents?state=Signed", "/admin/documents?words=" + Uri.EscapeDataString("第77号"), "/admin/documents?words=" + Uri.EscapeDataString("没有这样的"), $"/admin/documents/{inGates}", $"/admin/documents/{inGates}/history", $"/admin/documents/{inGates}/sheets/approval", "/admin/batch", "/admin/returns", "/admin/audit", "/admin/lexicon", "/admin/site-release" })
            await PageAsync(path);
        await SignInAsync(Bureau.Drafter);
        foreach (var path in new[] { "/admin/documents/new", $"/admin/documents/{id}/edit", "/admin/import" }) await PageAsync(path);
        await PreviewAsync(id);
        await SignInAsync(Bureau.Administrator);
        foreach (var path in new[] { "/admin/audit?kind=edition.Saved", "/admin/people", "/admin/units", "/admin/columns", "/admin/settings", "/admin/calendar/2026" }) await PageAsync(path);
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await _bureau.DisposeAsync();
    }

    private async Task PageAsync(string path)
    {
        var times = new List<double>();
        long size = 0;
        for (var n = -3; n < views; n++)
        {
            var watch = Stopwatch.StartNew();
            using var answer = await _client!.GetAsync(path);
            size = (await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync()).Length;
            if (n >= 0) times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {Uri.UnescapeDataString(path)} | p50 {times[times.Count / 2]:0.0} ms, most {times[^1]:0.0} ms | {size / 1024} KB |"));
    }

    private async Task PreviewAsync(int id)
    {
        var page = await _client!.GetStringAsync($"/admin/documents/{id}/edit");
        var body = new StringBuilder();
        for (var n = 1; Encoding.UTF8.GetByteCount(body.ToString()) < 100 * 1024; n++)
            body.Append(CultureInfo.InvariantCulture, $"## {n}、工作要求\n\n各县（区）要**按时**发放到户，不得截留、挪用，不得拖延。\n\n| 地区 | 人数 |\n| --- | ---: |\n| 东山县 | {n} |\n\n- 第一点。\n- 第二点。\n\n");
        foreach (var path in new[] { "/admin/preview", "/admin/wording" })
        {
            var times = new List<double>();
            for (var n = -3; n < views; n++)
            {
                using var form = new FormUrlEncodedContent([new("body", body.ToString()), new("__RequestVerificationToken", Token().Match(page).Groups[1].Value)]);
                var watch = Stopwatch.StartNew();
                using var answer = await _client.PostAsync(path, form);
                await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
                if (n >= 0) times.Add(watch.Elapsed.TotalMilliseconds);
            }
            times.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| POST {path}, 100 KB of Markdown | p50 {times[times.Count / 2]:0.0} ms, most {times[^1]:0.0} ms | |"));
        }
    }

    private async Task SignInAsync(string user)
    {
        _client?.Dispose();
        _client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(_bureau.Address) };
        var page = await _client.GetStringAsync("/account/login");
        using var form = new FormUrlEncodedContent([new("UserName", user), new("Password", PortalApp.Password), new("__RequestVerificationToken", Token().Match(page).Groups[1].Value)]);
        (await _client.PostAsync("/account/login", form)).EnsureSuccessStatusCode();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
