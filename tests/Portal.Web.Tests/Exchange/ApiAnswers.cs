using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.Testing;

namespace Portal.Web.Tests.Exchange;

/// <summary>An answer of the interface, and its JSON.</summary>
internal sealed record ApiAnswer(HttpStatusCode Status, JsonElement Json, HttpResponseMessage Response)
{
    public string MediaType => Response.Content.Headers.ContentType!.MediaType!;

    /// <summary>The names of the parameters that a 400 found wrong.</summary>
    public IReadOnlyList<string> Wrong => [.. Json.GetProperty("errors").EnumerateObject().Select(e => e.Name)];
}

internal static class ApiAnswers
{
    public static Task<ApiAnswer> AskAsync(this PortalApp app, string path, HttpMethod? method = null) => app.AskAsync(new HttpRequestMessage(method ?? HttpMethod.Get, path));

    public static async Task<ApiAnswer> AskAsync(this PortalApp app, HttpRequestMessage request)
    {
        var page = await app.Visitor().SendAsync(request);
        return new ApiAnswer(page.Status, page.Html.Length == 0 ? default : JsonDocument.Parse(page.Html).RootElement, page.Response);
    }

    /// <summary>An error as RFC 9457 has it, with words in Chinese.</summary>
    public static void IsProblem(this ApiAnswer answer, HttpStatusCode status)
    {
        Assert.Equal((status, "application/problem+json"), (answer.Status, answer.MediaType));
        Assert.Equal((int)status, answer.Json.GetProperty("status").GetInt32());
        foreach (var words in new[] { "title", "detail" }) Assert.Matches(new Regex(@"\p{IsCJKUnifiedIdeographs}"), answer.Json.GetProperty(words).GetString()!);
    }

    /// <summary>All slugs of a list, page by page; <paramref name="between"/> is called after each page.</summary>
    public static async Task<List<string>> SlugsAsync(this PortalApp app, string path, Func<Task>? between = null)
    {
        var slugs = new List<string>();
        string? after = null;
        do
        {
            var answer = await app.AskAsync(path + (after is null ? "" : $"&after={after}"));
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            slugs.AddRange(answer.Json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("slug").GetString()!));
            after = answer.Json.GetProperty("next").GetString();
            if (between is not null) await between();
        }
        while (after is not null);
        return slugs;
    }
}

/// <summary>A bureau whose interface counts nobody's requests: its tests ask more often than any harvester.</summary>
internal sealed class OpenBureau : Bureau, IAsyncDisposable
{
    public OpenBureau() => Set("Portal:Api:RequestsPerMinute", "0");

    async ValueTask IAsyncDisposable.DisposeAsync() => await base.DisposeAsync();
}
