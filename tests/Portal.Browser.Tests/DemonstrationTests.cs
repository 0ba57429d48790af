using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;
using Portal.Application.Seeding;
using Portal.Browser.Tests.Harness;
using Portal.Testing;
using Portal.Web.Hosting;

namespace Portal.Browser.Tests;

/// <summary>The bureau that a newcomer sees, on today's clock.</summary>
public sealed class DemonstrationApp : PortalApp
{
    protected override bool OnKestrel => true;

    protected override async Task ArrangeAsync()
    {
        Clock.MoveTo(DateTimeOffset.UtcNow);
        await InScopeAsync(services => DemonstrationHost.LoadAsync(services.GetRequiredService<IConfiguration>(), NullLogger.Instance, default));
    }
}

/// <summary>Needs the demonstration's papers too.</summary>
public sealed class DemonstrationFactAttribute : BrowserFactAttribute
{
    public DemonstrationFactAttribute()
    {
        var papers = Path.Combine(Repository.Root, "seeds", "demonstration", "papers");
        if (Skip is null && !(Directory.Exists(papers) && Directory.EnumerateFiles(papers).Any())) Skip = "The demonstration has no papers (seeds/demonstration/papers).";
    }
}

/// <summary>Main pages with the demonstration content. With PORTAL_SCREENSHOTS=FOLDER (eng/screenshots) each is also taken as a picture.</summary>
[Collection(BrowserCollection.Name)]
[Trait("Req", "K3")]
public sealed class DemonstrationTests(DemonstrationApp app, Chromium chromium) : IClassFixture<DemonstrationApp>
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("PORTAL_SCREENSHOTS");

    [DemonstrationFact]
    public async Task Its_main_pages_stand_in_both_widths()
    {
        await using var citizen = await chromium.PersonAsync(app);
        await ShowAsync(citizen, "home", "/");
        await ShowAsync(citizen, "list", "/documents");
        await ShowAsync(citizen, "column", "/columns/policies");
        await ShowAsync(citizen, "document", await FirstAsync(citizen, "main .list a[href^='/documents/']"));
        await ShowAsync(citizen, "not-found", "/nothing-here");
        await ShowAsync(citizen, "login", "/account/login");

        await using var officer = await chromium.SignedInAsync(app, "gongkai", Demonstration.Password);
        await ShowAsync(officer, "todo", "/admin");
        await ShowAsync(officer, "desk", await FirstAsync(officer, "main .grid-table a"));
        await ShowAsync(officer, "documents", "/admin/documents");
        await ShowAsync(officer, "desk-gates", await FirstAsync(officer, "main .grid-table a", "/admin/documents?state=InGates"));
        await ShowAsync(officer, "desk-signed", await FirstAsync(officer, "main .grid-table a", "/admin/documents?state=Signed"));
        await ShowAsync(officer, "desk-published", await FirstAsync(officer, "main .grid-table a", "/admin/documents?state=Published"));
        await ShowAsync(officer, "history", new Uri(officer.Page.Url).AbsolutePath + "/history");
        await ShowAsync(officer, "audit", "/admin/audit");

        await using var drafter = await chromium.SignedInAsync(app, "jiuzhu", Demonstration.Password);
        await ShowAsync(drafter, "new", "/admin/documents/new");
        await ShowAsync(drafter, "import", "/admin/import");
        await drafter.OpenAsync("/admin/documents?state=Draft");
        if (await drafter.HasAsync("main .grid-table a"))
            await ShowAsync(drafter, "editor", new Uri(new Uri(app.Address), await FirstAsync(drafter, "main .grid-table a")).AbsolutePath + "/edit");

        await using var signer = await chromium.SignedInAsync(app, "qianfa", Demonstration.Password);
        await ShowAsync(signer, "desk-sign", await FirstAsync(signer, "main .grid-table a", "/admin/documents?state=WithSigner"));

        await using var administrator = await chromium.SignedInAsync(app, "guanli", Demonstration.Password);
        await ShowAsync(administrator, "people", "/admin/people");
        await ShowAsync(administrator, "units", "/admin/units");
        await ShowAsync(administrator, "roles", "/admin/roles");
        await ShowAsync(administrator, "calendar", "/admin/calendar");
        await ShowAsync(administrator, "calendar-year", "/admin/calendar/2026");
    }

    private static async Task<string> FirstAsync(Person person, string link, string? onPage = null)
    {
        if (onPage is not null) await person.OpenAsync(onPage);
        return (await person.Page.Locator(link).First.GetAttributeAsync("href"))!;
    }

    private static async Task ShowAsync(Person person, string name, string path)
    {
        await person.OpenAsync(path);
        foreach (var width in new[] { 390, 1440 })
        {
            await person.Page.SetViewportSizeAsync(width, 900);
            Assert.InRange(await person.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 0, width);
            if (Folder is not null) await person.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{width}.png"), FullPage = true, Type = ScreenshotType.Png });
        }
        Assert.Empty(person.Complaints);
    }
}
