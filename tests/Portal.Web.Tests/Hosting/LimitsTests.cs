using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Documents;
using Portal.Application.Files;
using Portal.Domain.Documents;
using Portal.Testing;
using Portal.Web.Hosting;

namespace Portal.Web.Tests.Hosting;

/// <summary>One client takes from the others neither connections nor processor, and is told what it may do.</summary>
[Trait("Req", "K6")]
public sealed class LimitsTests(LimitedBureau bureau) : IClassFixture<LimitedBureau>
{
    [Fact]
    public async Task Thousands_of_different_queries_from_one_address_stop_at_its_limit_and_others_are_served()
    {
        using var busy = bureau.From("203.0.113.9");
        using var other = bureau.From("203.0.113.10");
        var answered = 0;
        for (var n = 0; n < 2_000; n++)
        {
            using var answer = await busy.GetAsync(n % 2 == 0 ? $"/search?q=made-up-{n}" : $"/documents?after=20260101-{n}");
            if (answer.StatusCode == HttpStatusCode.OK) answered++;
            else Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        }
        Assert.Equal(LimitedBureau.Permits, answered);
        using var refused = await busy.GetAsync("/search?q=x");
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Contains("访问太频繁", page, StringComparison.Ordinal);
        Assert.Contains("0000-12345", page, StringComparison.Ordinal);
        Assert.True(refused.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        foreach (var path in new[] { "/", "/documents", "/site-map", "/portal.css" }) Assert.Equal(HttpStatusCode.OK, (await busy.GetAsync(path)).StatusCode);
        foreach (var path in new[] { "/search?q=x", "/documents?after=20260101-1" }) Assert.Equal(HttpStatusCode.OK, (await other.GetAsync(path)).StatusCode);
        // What the cache holds costs nothing and is not counted.
        Assert.Equal(HttpStatusCode.OK, (await busy.GetAsync("/documents?after=20260101-1")).StatusCode);
    }

    [Fact]
    public async Task Attempts_to_sign_in_are_counted_by_address()
    {
        using var guesser = bureau.From("198.51.100.7");
        using var other = bureau.From("198.51.100.8");
        for (var n = 0; n < LimitedBureau.SignIns; n++) Assert.NotEqual(HttpStatusCode.TooManyRequests, (await TryAsync(guesser)).StatusCode);
        using var refused = await TryAsync(guesser);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Contains("访问太频繁", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await TryAsync(other)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await guesser.GetAsync("/account/login")).StatusCode);

        static Task<HttpResponseMessage> TryAsync(HttpClient client) => client.PostAsync("/account/login", new FormUrlEncodedContent([new("UserName", "admin"), new("Password", "guess")]));
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1")]
    [InlineData("2001:db8:1:2:3:4:5:6", "20010db800010002")]
    [InlineData("2001:db8:1:2:ffff::1", "20010db800010002")]
    public void One_subscriber_is_one_address(string address, string expected) => Assert.Equal(expected, AddressLimits.Of(IPAddress.Parse(address)));

    [Theory]
    [InlineData("/account/login", 300_000)]
    [InlineData("/search", 300_000)]
    [InlineData("/admin/documents", 9_000_000)]
    public async Task A_body_too_large_is_answered_before_it_is_read(string path, int length)
    {
        using var client = await bureau.RawAsync($"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\nConnection: close\r\n\r\na=");
        var answer = await LimitedBureau.EndAsync(client, "</html>");
        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
        Assert.Contains("提交的内容太大", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_does_not_tell_its_size_is_cut_at_the_limit()
    {
        using var client = bureau.From("198.51.100.30");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/login") { Content = new StreamContent(new MemoryStream(new byte[2_000_000])), Headers = { TransferEncodingChunked = true } };
        request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        try
        {
            using var answer = await client.SendAsync(request);
            Assert.InRange((int)answer.StatusCode, 400, 499);
        }
        catch (HttpRequestException)
        {
            // The server closed while we were still sending: as good an answer.
        }
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Headers_too_large_are_refused()
    {
        using var client = await bureau.RawAsync($"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: {new string('x', 40_000)}\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 431", await LimitedBureau.EndAsync(client), StringComparison.Ordinal);
        using var line = await bureau.RawAsync($"GET /search?q={new string('x', 40_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 414", await LimitedBureau.EndAsync(line), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_never_ends_his_headers_is_cut_off()
    {
        using var client = await bureau.RawAsync("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
        var answer = LimitedBureau.EndAsync(client);
        await DripAsync(client, answer);
        Assert.StartsWith("HTTP/1.1 408", await answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_sends_a_form_by_single_bytes_is_cut_off()
    {
        using var client = await bureau.RawAsync("POST /account/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\na=");
        var answer = LimitedBureau.EndAsync(client);
        await DripAsync(client, answer);
        Assert.Matches("^HTTP/1.1 (400|408)", await answer);
        using var other = bureau.From("198.51.100.31");
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Who_reads_a_file_by_single_bytes_is_cut_off()
    {
        var bytes = new byte[12_000_000];
        Random.Shared.NextBytes(bytes);
        var text = System.Text.Encoding.ASCII.GetBytes(Convert.ToHexString(bytes));
        var id = await bureau.DraftAsync();
        await bureau.ActAsync(id, Bureau.Drafter, (s, d, a) => s.GetRequiredService<DocumentDrafting>().AttachAsync(d, "大文件.txt", text, a, default));
        await bureau.CarryAsync(id, EditionState.Published);
        using var client = await bureau.RawAsync($"GET /files/{FileStore.HashOf(text)}/{Uri.EscapeDataString("大文件.txt")} HTTP/1.1\r\nHost: localhost\r\n\r\n", receiveBuffer: 4096);
        var one = new byte[1];
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (IsOpen(client))
        {
            await client.GetStream().ReadExactlyAsync(one, limit.Token);
            await Task.Delay(100, limit.Token);
        }
        // What had arrived before can still be read; the rest never comes.
        var rest = await LimitedBureau.EndAsync(client);
        Assert.True(rest.Length < text.Length);
    }

    private static bool IsOpen(TcpClient client) =>
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections().Any(c => c.State == TcpState.Established && c.LocalEndPoint.Port == ((IPEndPoint)client.Client.LocalEndPoint!).Port);

    // One byte after the other until the server has had enough.
    private static async Task DripAsync(TcpClient client, Task answer)
    {
        try
        {
            while (!answer.IsCompleted)
            {
                await client.GetStream().WriteAsync("x"u8.ToArray());
                await Task.WhenAny(answer, Task.Delay(200));
            }
        }
        catch (IOException)
        {
            // Closed while we were sending.
        }
    }
}
