using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.TestHost;

namespace Portal.Testing;

/// <summary>An answer as a test reads it.</summary>
public sealed record Page(HttpStatusCode Status, string Html, IHtmlDocument Document, string? Location, string Path, HttpResponseMessage Response)
{
    /// <summary>The words of the page's main part, blanks folded.</summary>
    public string Text => string.Join(' ', (Document.QuerySelector("main") ?? Document.Body!).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A browser without script: keeps cookies, fills in forms with what the page holds.</summary>
public sealed class Visitor(TestServer server)
{
    private readonly CookieContainer _cookies = new();

    public Task<Page> OpenAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Sends the form with its hidden and filled fields, overwritten by <paramref name="fields"/>.</summary>
    public Task<Page> SubmitAsync(Page page, string formSelector, params (string Name, string? Value)[] fields) => SubmitAsync(page, formSelector, [], fields);

    public Task<Page> SubmitAsync(Page page, string formSelector, IReadOnlyList<(string Field, string Name, byte[] Bytes)> files, params (string Name, string? Value)[] fields)
    {
        if (page.Document.QuerySelector(formSelector) is not IHtmlFormElement form) throw new InvalidOperationException($"{page.Path} ({page.Status}) has no form {formSelector}: {page.Text}");
        var values = new List<(string Name, string Value)>();
        foreach (var element in form.Elements.OfType<IHtmlElement>())
        {
            var name = element.GetAttribute("name");
            if (string.IsNullOrEmpty(name)) continue;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box when !box.IsChecked: break;
                case IHtmlInputElement { Type: "file" or "submit" or "button" }: break;
                case IHtmlInputElement input: values.Add((name, input.Value)); break;
                case IHtmlTextAreaElement area: values.Add((name, area.Value)); break;
                case IHtmlSelectElement select: values.AddRange(select.Options.Where(o => o.IsSelected).Select(o => (name, o.Value))); break;
            }
        }
        var overwritten = fields.Select(f => f.Name).ToHashSet();
        var all = values.Where(v => !overwritten.Contains(v.Name)).Concat(fields.Where(f => f.Value is not null).Select(f => (f.Name, Value: f.Value!))).ToList();
        var action = form.GetAttribute("action") is { Length: > 0 } target ? target : page.Path;
        HttpContent content;
        if (files.Count == 0) content = new FormUrlEncodedContent(all.Select(v => KeyValuePair.Create(v.Item1, v.Item2)));
        else
        {
            var multipart = new MultipartFormDataContent();
            foreach (var (name, value) in all) multipart.Add(new StringContent(value), name);
            foreach (var (field, name, bytes) in files) multipart.Add(new ByteArrayContent(bytes), field, name);
            content = multipart;
        }
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, action) { Content = content });
    }

    /// <summary>Sends fields where no form of the page leads, with the page's token: what a hand-made request would do.</summary>
    public Task<Page> PostAsync(Page page, string path, params (string Name, string Value)[] fields)
    {
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? throw new InvalidOperationException($"{page.Path} has no form.");
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))) });
    }

    /// <summary>Follows the redirect of an answer.</summary>
    public Task<Page> FollowAsync(Page page) => OpenAsync(page.Location ?? throw new InvalidOperationException($"{page.Path} answered {page.Status}: {page.Text}"));

    public async Task<Page> SendAsync(HttpRequestMessage request)
    {
        var uri = new Uri(new Uri("http://localhost"), request.RequestUri!);
        request.RequestUri = uri;
        using var client = server.CreateClient();
        if (_cookies.GetCookieHeader(uri) is { Length: > 0 } cookies) request.Headers.Add("Cookie", cookies);
        request.Headers.Referrer = uri;
        var response = await client.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set) _cookies.SetCookies(uri, cookie);
        var html = await response.Content.ReadAsStringAsync();
        return new Page(response.StatusCode, html, await new HtmlParser().ParseDocumentAsync(html), response.Headers.Location?.ToString().Replace("http://localhost", "", StringComparison.Ordinal), uri.PathAndQuery, response);
    }
}
