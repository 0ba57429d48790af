using System.Diagnostics;
using System.Net;
using Portal.Domain.Documents;
using Portal.Testing;
using Xunit.Abstractions;

namespace Portal.Web.Tests.Hosting;

/// <summary>A fact that needs haproxy; without it it is reported as not run.</summary>
public sealed class HaproxyFactAttribute : FactAttribute
{
    public HaproxyFactAttribute()
    {
        if (Program is null) Skip = "No haproxy on this machine (Debian's package haproxy).";
    }

    public static string? Program { get; } =
        (Environment.GetEnvironmentVariable("PATH") + Path.PathSeparator + "/usr/sbin").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "haproxy")).FirstOrDefault(File.Exists);
}

/// <summary>One office host and two public nodes, each a process of its own, behind docs/haproxy.cfg: nothing is shown late, twice or never, whichever node dies.</summary>
[Trait("Req", "K4")]
public sealed class NodesTests(ITestOutputHelper output) : IAsyncLifetime, IDisposable
{
    private sealed class Office : Bureau
    {
        protected override bool OnKestrel => true;
    }

    private readonly Office _office = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-nodes-").FullName;
    private readonly HttpClient _citizen = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero }) { Timeout = TimeSpan.FromSeconds(30) };
    private readonly List<PublicNode> _nodes = [];
    private readonly int _port = PublicNode.FreePort();
    private Process? _balancer;

    private string Site => $"http://127.0.0.1:{_port}";

    [HaproxyFact]
    public async Task Nothing_is_shown_late_twice_or_never_whichever_node_dies()
    {
        var first = await PublishAsync("两个节点都看得见的通知");
        foreach (var node in _nodes) await SeesAsync(node, first);
        Assert.Equal(HttpStatusCode.OK, (await _citizen.GetAsync(Site + first)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _citizen.GetAsync(Site + "/admin")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _citizen.GetAsync(Site + "/account/login")).StatusCode);

        // One dies in the middle of the readers; none of them notices.
        await _nodes[0].KillAsync();
        for (var n = 0; n < 40; n++) Assert.Equal(HttpStatusCode.OK, (await _citizen.GetAsync(Site + (n % 2 == 0 ? first : "/documents"))).StatusCode);

        // What happens meanwhile is there when it comes back: a publication and a withdrawal.
        var second = await PublishAsync("节点停机时公开的通知");
        await SeesAsync(_nodes[1], second);
        await _office.WithdrawAsync(await IdAsync(first), WithdrawalReason.WrongContent);
        await GoneAsync(_nodes[1], first);
        await _nodes[0].StartAsync();
        await SeesAsync(_nodes[0], second);
        await GoneAsync(_nodes[0], first);

        // A node that lost its index answers, and has a new one soon.
        await _nodes[1].KillAsync();
        foreach (var file in Directory.EnumerateFiles(_nodes[1].IndexFolder, "shelf-*.db"))
        {
            await using var stream = new FileStream(file, FileMode.Open);
            stream.SetLength(stream.Length / 2);
        }
        await _nodes[1].StartAsync();
        Assert.Equal(HttpStatusCode.OK, await _nodes[1].StatusAsync("/search?q=" + Uri.EscapeDataString("通知")));
        await SeesAsync(_nodes[1], second);

        // Never again, on no node; and no list names a paper twice.
        foreach (var node in _nodes)
        {
            for (var n = 0; n < 10; n++) Assert.Equal(HttpStatusCode.Gone, await node.StatusAsync(first));
            var list = await _citizen.GetStringAsync(node.Address + "/documents");
            Assert.DoesNotContain(first, list, StringComparison.Ordinal);
            Assert.Equal(2, list.Split($"href=\"{second}\"").Length);
        }
    }

    public async Task InitializeAsync()
    {
        if (HaproxyFactAttribute.Program is not { } haproxy) return;
        try
        {
            await StartAsync(haproxy);
        }
        catch
        {
            // Nobody disposes of a test that did not begin: its processes must not outlive it.
            await DisposeAsync();
            throw;
        }
    }

    private async Task StartAsync(string haproxy)
    {
        await _office.InitializeAsync();
        foreach (var name in new[] { "1", "2" }) _nodes.Add(new PublicNode(_office, Path.Combine(_folder, name)));
        await Task.WhenAll(_nodes.Select(n => n.StartAsync()));
        var start = new ProcessStartInfo(haproxy, ["-f", Path.Combine(Repository.Root, "docs", "haproxy.cfg"), "-db"]) { RedirectStandardError = true, RedirectStandardOutput = true };
        (start.Environment["PORTAL_BIND"], start.Environment["PORTAL_PUBLIC_1"], start.Environment["PORTAL_PUBLIC_2"]) = ($"127.0.0.1:{_port}", $"127.0.0.1:{_nodes[0].Port}", $"127.0.0.1:{_nodes[1].Port}");
        _balancer = Process.Start(start)!;
        _balancer.ErrorDataReceived += (_, line) => output.WriteLine(line.Data ?? "");
        _balancer.BeginErrorReadLine();
        await Until.TrueAsync(async () =>
        {
            try
            {
                return (await _citizen.GetAsync(Site + "/health/ready")).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }, "The balancer did not answer.");
    }

    public async Task DisposeAsync()
    {
        if (_balancer is not null)
        {
            _balancer.Kill();
            await _balancer.WaitForExitAsync();
        }
        foreach (var node in _nodes) await node.DisposeAsync();
        if (HaproxyFactAttribute.Program is not null) await _office.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public void Dispose()
    {
        _citizen.Dispose();
        _balancer?.Dispose();
    }

    private async Task<string> PublishAsync(string title)
    {
        var id = await _office.DraftAsync(c => c with { Title = title });
        await _office.CarryAsync(id, EditionState.Published);
        return await _office.AddressAsync(id);
    }

    private Task<int> IdAsync(string address) =>
        _office.InScopeAsync(s => Task.FromResult(((Portal.Application.Data.PublicDbContext)s.GetService(typeof(Portal.Application.Data.PublicDbContext))!).ShelfRecords.Where(r => "/documents/" + r.Slug == address).Select(r => r.SourceId).Single()));

    // Page, list and search, each of which has its own way to be late.
    private async Task SeesAsync(PublicNode node, string address)
    {
        var watch = Stopwatch.StartNew();
        await Until.TrueAsync(async () => await node.StatusAsync(address) == HttpStatusCode.OK, $"{address} is never shown by {node.Address}.");
        await Until.TrueAsync(async () => (await _citizen.GetStringAsync(node.Address + "/documents")).Contains(address, StringComparison.Ordinal), $"{address} is in no list of {node.Address}.");
        await Until.TrueAsync(async () => (await _citizen.GetStringAsync(node.Address + "/search?q=" + Uri.EscapeDataString("通知"))).Contains(address, StringComparison.Ordinal), $"{address} is not found at {node.Address}.");
        output.WriteLine($"{address} at {node.Address}: shown, listed and found after {watch.ElapsedMilliseconds} ms");
    }

    private async Task GoneAsync(PublicNode node, string address)
    {
        var watch = Stopwatch.StartNew();
        await Until.TrueAsync(async () => await node.StatusAsync(address) == HttpStatusCode.Gone, $"{address} is still shown by {node.Address}.");
        await Until.TrueAsync(async () => !(await _citizen.GetStringAsync(node.Address + "/documents")).Contains(address, StringComparison.Ordinal), $"{address} is still listed by {node.Address}.");
        // Each page is as old as the node's last look at the shelf, and no two were made at the same moment.
        await Until.TrueAsync(async () => !(await _citizen.GetStringAsync(node.Address + "/search?q=" + Uri.EscapeDataString("通知"))).Contains(address, StringComparison.Ordinal), $"{address} is still found at {node.Address}.");
        output.WriteLine($"{address} at {node.Address}: gone after {watch.ElapsedMilliseconds} ms");
    }
}
