using System.Net.Sockets;
using System.Text;
using Portal.Testing;

namespace Portal.Web.Tests.Hosting;

/// <summary>A real server with short limits, behind a balancer whose word about addresses counts.</summary>
public sealed class LimitedBureau : Bureau
{
    public const int Permits = 20;
    public const int SignIns = 3;

    public LimitedBureau()
    {
        Set("Portal:Limits:HeaderSeconds", "1");
        Set("Portal:Limits:GraceSeconds", "2");
        // What fits into the sockets' own buffers counts as sent at once and gives credit: the rate is high, so that it is used up soon.
        Set("Portal:Limits:BytesPerSecond", "20000000");
        // Windows longer than any run of the tests.
        Set("Portal:Limits:Costly:Permits", $"{Permits}");
        Set("Portal:Limits:Costly:Seconds", "36000");
        Set("Portal:Limits:SignIn:Permits", $"{SignIns}");
        Set("Portal:Limits:SignIn:Seconds", "36000");
        Set("Portal:Proxies:0", "127.0.0.1");
    }

    protected override bool OnKestrel => true;

    /// <summary>A client that the balancer says comes from this address.</summary>
    public HttpClient From(string address)
    {
        var client = new HttpClient { BaseAddress = new Uri(Address) };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }

    /// <summary>Sends bytes as they are.</summary>
    public async Task<TcpClient> RawAsync(string text, int receiveBuffer = 0)
    {
        var uri = new Uri(Address);
        var client = new TcpClient();
        if (receiveBuffer > 0) client.ReceiveBufferSize = receiveBuffer;
        await client.ConnectAsync(uri.Host, uri.Port);
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text));
        return client;
    }

    /// <summary>Everything until the server closes, or until these words have come.</summary>
    public static async Task<string> EndAsync(TcpClient client, string until = "\0")
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var answer = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            while (await client.GetStream().ReadAsync(buffer, limit.Token) is var read and > 0)
            {
                answer.Write(buffer, 0, read);
                if (answer.Length < buffer.Length && Text().Contains(until, StringComparison.Ordinal)) break;
            }
        }
        catch (IOException)
        {
            // Cut off hard: what came before counts.
        }
        return Text();

        string Text() => Encoding.UTF8.GetString(answer.GetBuffer(), 0, (int)answer.Length);
    }
}
