using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace Portal.Web.Caching;

/// <summary>
/// Holds back an answer that may be kept. Which it is shows at the first byte: status, headers and <see cref="PageSources"/> stand then. Anything else,
/// and what grows too large, passes through as it comes.
/// </summary>
internal sealed class CapturedBody(HttpContext context, IHttpResponseBodyFeature outer, int limit, Action passing) : Stream, IHttpResponseBodyFeature
{
    private readonly ArrayBufferWriter<byte> _held = new(16 * 1024);
    private PipeWriter? _writer;
    private bool? _holding;

    /// <summary>The whole answer; only where <see cref="HasPage"/>.</summary>
    public ReadOnlySpan<byte> Held => _held.WrittenSpan;

    public bool HasPage => _holding == true && _held.WrittenCount > 0;

    Stream IHttpResponseBodyFeature.Stream => this;

    public PipeWriter Writer => _writer ??= PipeWriter.Create(this, new StreamPipeWriterOptions(leaveOpen: true));

    public override bool CanRead => false;
    public override bool CanWrite => true;

    /// <summary>True, so that an error page can begin anew after a page failed half way (<see cref="SetLength"/>).</summary>
    public override bool CanSeek => true;
    public override long Length => _held.WrittenCount;
    public override long Position { get => Length; set => throw new NotSupportedException(); }

    /// <summary>Brings what the writer still holds into the stream.</summary>
    public async Task EndAsync()
    {
        if (_writer is not null) await _writer.FlushAsync();
    }

    public Task StartAsync(CancellationToken cancellationToken = default) => Holds() ? Task.CompletedTask : outer.StartAsync(cancellationToken);

    public async Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default)
    {
        if (_held.WrittenCount > 0) await SendFileFallback.SendFileAsync(this, path, offset, count, cancellationToken);
        else
        {
            Pass();
            await outer.SendFileAsync(path, offset, count, cancellationToken);
        }
    }

    public async Task CompleteAsync()
    {
        await EndAsync();
        if (!Holds()) await outer.CompleteAsync();
    }

    public void DisableBuffering()
    {
        if (_held.WrittenCount > 0) return;
        Pass();
        outer.DisableBuffering();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Holds() && _held.WrittenCount + buffer.Length <= limit)
        {
            _held.Write(buffer.Span);
            return;
        }
        if (_holding == true)
        {
            Pass();
            await outer.Stream.WriteAsync(_held.WrittenMemory, cancellationToken);
            _held.Clear();
        }
        await outer.Stream.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (Holds()) _held.Write(buffer.AsSpan(offset, count));
        else outer.Stream.Write(buffer, offset, count);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Holds() ? Task.CompletedTask : outer.Stream.FlushAsync(cancellationToken);

    public override void Flush()
    {
        if (!Holds()) outer.Stream.Flush();
    }

    public override void SetLength(long value)
    {
        if (value != 0 || _holding == false) throw new NotSupportedException();
        _held.Clear();
        _holding = null;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    private bool Holds()
    {
        if (_holding is { } decided) return decided;
        var (response, headers) = (context.Response, context.Response.Headers);
        var holds = response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status404NotFound or StatusCodes.Status410Gone
            && PageSources.Of(context.Features) is not null
            && headers.SetCookie.Count == 0 && headers.ContentEncoding.Count == 0 && headers.ContentRange.Count == 0
            && !headers.CacheControl.ToString().Contains("no-store", StringComparison.OrdinalIgnoreCase)
            && VariesAsPagesDo(headers.Vary.ToString());
        if (holds) _holding = true;
        else Pass();
        return holds;
    }

    private void Pass()
    {
        _holding = false;
        passing();
    }

    private static bool VariesAsPagesDo(string vary) =>
        vary.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).All(v => v.Equals("Accept-Encoding", StringComparison.OrdinalIgnoreCase) || v.Equals("Cookie", StringComparison.OrdinalIgnoreCase));
}
