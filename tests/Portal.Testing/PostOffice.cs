using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Portal.Testing;

/// <summary>A mail server on a free port that keeps what it is given. It speaks as much SMTP as a client without sign-in needs.</summary>
public sealed class PostOffice : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<(string To, string Message)> _letters = [];
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _serving;

    public PostOffice()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = ServeAsync();
    }

    public int Port { get; }

    /// <summary>Addresses that it does not take.</summary>
    public HashSet<string> Unknown { get; } = [];

    /// <summary>Takes nothing from anybody.</summary>
    public bool IsShut { get; set; }

    public IReadOnlyList<(string To, string Message)> Letters => _letters;

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _serving;
        _listener.Dispose();
        _closing.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_closing.Token);
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 localhost");
        var to = "";
        while (await reader.ReadLineAsync(_closing.Token) is { } line)
        {
            var answer = line switch
            {
                _ when line.StartsWith("EHLO", StringComparison.Ordinal) => "250 localhost",
                _ when IsShut => "451 not now",
                _ when line.StartsWith("RCPT TO:<", StringComparison.Ordinal) => Unknown.Contains(to = line[9..line.IndexOf('>', StringComparison.Ordinal)]) ? "550 no such person" : "250 known",
                "DATA" => "354 go on",
                "QUIT" => "221 good-bye",
                _ => "250 yes",
            };
            await writer.WriteLineAsync(answer);
            if (line == "QUIT") return;
            if (!answer.StartsWith("354", StringComparison.Ordinal)) continue;
            var message = new StringBuilder();
            while (await reader.ReadLineAsync(_closing.Token) is { } part && part != ".") message.Append(part).Append('\n');
            _letters.Add((to, message.ToString()));
            await writer.WriteLineAsync("250 kept");
        }
    }
}
