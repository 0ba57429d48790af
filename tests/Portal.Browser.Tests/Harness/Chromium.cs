using Microsoft.Playwright;
using Portal.Testing;

namespace Portal.Browser.Tests.Harness;

/// <summary>The one browser of this assembly: the machine's own Chromium, nothing is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Switches =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static string? Path { get; } = Find();

    public async Task InitializeAsync()
    {
        if (Path is null) return;
        Assertions.SetDefaultExpectTimeout(30_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Headless = true, Args = Switches });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>Somebody at a screen of this width, with nobody's cookies.</summary>
    public async Task<Person> PersonAsync(PortalApp app, int width = 1440, bool script = true)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = app.Address,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            JavaScriptEnabled = script,
            ViewportSize = new() { Width = width, Height = 900 },
        });
        context.SetDefaultTimeout(60_000);
        return new Person(context, await context.NewPageAsync());
    }

    /// <summary>The same after the real sign-in page.</summary>
    public async Task<Person> SignedInAsync(PortalApp app, string userName, string password = PortalApp.Password)
    {
        var person = await PersonAsync(app);
        await person.OpenAsync("/account/login");
        await person.FillAsync("#UserName", userName);
        await person.FillAsync("#Password", password);
        await person.PressAsync("登录");
        Assert.Equal("/admin", person.Where);
        return person;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("PORTAL_TEST_CHROMIUM") is { Length: > 0 } named) return File.Exists(named) ? named : null;
        return Tools.OnPath("chromium", "chromium-browser", "google-chrome");
    }
}

[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<Chromium>
{
    public const string Name = "Browser";
}

/// <summary>A fact that needs the browser; without one it is reported as not run.</summary>
public class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Chromium.Path is null) Skip = "No Chromium on this machine (looked in PORTAL_TEST_CHROMIUM, then for chromium, chromium-browser and google-chrome on PATH).";
    }
}

public static class Tools
{
    public static string? OnPath(params string[] names) =>
        names.SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
