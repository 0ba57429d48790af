using Microsoft.Playwright;

namespace Portal.Browser.Tests.Harness;

/// <summary>Somebody at a browser, with cookies of his own, and what the browser complained of.</summary>
public sealed class Person : IAsyncDisposable
{
    private readonly List<string> _complaints = [];
    private int _answers;

    public Person(IBrowserContext context, IPage page)
    {
        (Context, Page) = (context, page);
        page.Response += (_, response) =>
        {
            if (response.Request.IsNavigationRequest && response.Frame == page.MainFrame && response.Status is < 300 or >= 400) (Status, _answers) = (response.Status, _answers + 1);
        };
        // The browser reports the status of the page itself too, where it is meant.
        page.Console += (_, message) =>
        {
            if (message.Type is "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) _complaints.Add(message.Text);
        };
        page.RequestFailed += (_, request) =>
        {
            // A page that is left while its script was asking something is no fault.
            if (!request.IsNavigationRequest && request.Failure != "net::ERR_ABORTED") _complaints.Add($"{request.Url}: {request.Failure}");
        };
        page.Response += (_, response) =>
        {
            if (!response.Request.IsNavigationRequest && response.Status >= 400) _complaints.Add($"{response.Url}: {response.Status}");
        };
        page.PageError += (_, fault) => _complaints.Add(fault);
        page.Dialog += async (_, dialog) =>
        {
            if (dialog.Type != DialogType.BeforeUnload) _complaints.Add($"{dialog.Type}: {dialog.Message}");
            await dialog.AcceptAsync();
        };
    }

    public IBrowserContext Context { get; }
    public IPage Page { get; }

    /// <summary>Status of the page that is shown.</summary>
    public int Status { get; private set; }

    /// <summary>Errors on the console, scripts that failed, dialogs that nobody asked for.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public string Where => new Uri(Page.Url).AbsolutePath;

    public async Task OpenAsync(string path) => await Page.GotoAsync(path);

    public Task FillAsync(string selector, string text) => Page.FillAsync(selector, text);

    public Task CheckAsync(string selector) => Page.CheckAsync(selector);

    /// <summary>Presses the one button of this name, inside a part of the page if named, and waits for the page that follows.</summary>
    public Task PressAsync(string button, string within = "body") =>
        FollowAsync(() => Page.Locator(within).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync());

    public Task GoAsync(string link, string within = "body") =>
        FollowAsync(() => Page.Locator(within).GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync());

    /// <summary>The words of the page's main part, as they are seen.</summary>
    public async Task<string> TextAsync(string selector = "main") => string.Join(' ', (await Page.InnerTextAsync(selector)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public async Task SeesAsync(string text, string selector = "main") => Assert.Contains(text, await TextAsync(selector), StringComparison.Ordinal);

    public Task<bool> HasAsync(string selector) => Page.Locator(selector).First.IsVisibleAsync();

    public Task<string> ValueAsync(string selector) => Page.InputValueAsync(selector);

    /// <summary>A form that no page offers, sent from a page that this person has open, with its valid token.</summary>
    public async Task<(int Status, string Html)> ForgeAsync(string action, params (string Name, string Value)[] fields)
    {
        var answer = await Page.EvaluateAsync<System.Text.Json.JsonElement>("""
            async ([action, fields]) => {
              const form = new URLSearchParams(fields);
              form.set('__RequestVerificationToken', document.querySelector('input[name=__RequestVerificationToken]').value);
              const answer = await fetch(action, { method: 'POST', body: form });
              return { status: answer.status, html: await answer.text() };
            }
            """, new object[] { action, fields.Select(f => new[] { f.Name, f.Value }).ToArray() });
        return (answer.GetProperty("status").GetInt32(), answer.GetProperty("html").GetString()!);
    }

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();

    private async Task FollowAsync(Func<Task> act)
    {
        var (loaded, before) = (new TaskCompletionSource(), _answers);
        // The page before may still say that it is loaded.
        void OnLoad(object? sender, IPage page)
        {
            if (_answers > before) loaded.TrySetResult();
        }
        Page.Load += OnLoad;
        await act();
        await loaded.Task.WaitAsync(TimeSpan.FromSeconds(60));
        Page.Load -= OnLoad;
    }
}
