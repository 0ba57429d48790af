using System.Diagnostics;
using System.Globalization;
using System.Text;
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace Portal.Web.Hosting;

/// <summary>
/// One line for each request: method, path, status, milliseconds, bytes. No address, no query, no browser: nothing that tells who asked what.
/// Switched off by <c>Serilog:MinimumLevel:Override:Portal.Requests</c>.
/// </summary>
public sealed class RequestLog(RequestDelegate next, Serilog.ILogger log)
{
    public const string Category = "Portal.Requests";
    private const int PathShown = 200;

    /// <summary>The client was gone before it was answered.</summary>
    private const int ClosedByClient = 499;

    private static readonly MessageTemplate Line = new MessageTemplateParser().Parse("{Method} {Path} {Status} {Milliseconds} ms {Bytes} bytes");
    private static readonly LogEventProperty Get = new("Method", new ScalarValue("GET"));
    private static readonly LogEventProperty Source = new(Constants.SourceContextPropertyName, new ScalarValue(Category));
    private static readonly LogEventProperty Unknown = new("Bytes", new ScalarValue(null));
    private readonly Serilog.ILogger _log = log.ForContext(Constants.SourceContextPropertyName, Category);

    public Task InvokeAsync(HttpContext context) =>
        _log.IsEnabled(LogEventLevel.Information) && !context.Request.Path.StartsWithSegments("/health") ? TimedAsync(context) : next(context);

    private async Task TimedAsync(HttpContext context)
    {
        var (path, began) = (context.Request.Path.Value ?? "/", Stopwatch.GetTimestamp());
        var faulty = true;
        try
        {
            await next(context);
            faulty = false;
        }
        finally
        {
            var status = context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted ? ClosedByClient : faulty ? StatusCodes.Status500InternalServerError : context.Response.StatusCode;
            Write(context, path, status, Stopwatch.GetElapsedTime(began));
        }
    }

    private void Write(HttpContext context, string path, int status, TimeSpan time)
    {
        var level = status >= 500 ? LogEventLevel.Warning : LogEventLevel.Information;
        if (!_log.IsEnabled(level)) return;
        _log.Write(new LogEvent(DateTimeOffset.Now, level, null, Line,
        [
            HttpMethods.IsGet(context.Request.Method) ? Get : new("Method", new ScalarValue(Shown(context.Request.Method))),
            new("Path", new ScalarValue(Shown(path))),
            new("Status", new ScalarValue(status)),
            new("Milliseconds", new ScalarValue(Math.Round(time.TotalMilliseconds, 2))),
            context.Response.ContentLength is { } bytes ? new("Bytes", new ScalarValue(bytes)) : Unknown,
            Source,
        ]));
    }

    // A path is written by a stranger: it must not begin a line of its own, nor colour the operator's terminal.
    private static string Shown(string text)
    {
        var known = true;
        foreach (var c in text) known &= char.IsAscii(c) && !char.IsControl(c);
        if (known && text.Length <= PathShown) return text;
        var shown = new StringBuilder(PathShown);
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= PathShown) return shown.Append('…').ToString();
            shown.Append(Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? "\uFFFD" : rune.ToString());
        }
        return shown.ToString();
    }
}
