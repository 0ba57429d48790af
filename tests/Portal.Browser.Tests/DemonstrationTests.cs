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
        await InScopeAsync(services => DemonstrationHost.LoadAsync(services.GetRequiredService<IConfiguration>(), Clock.Now.UtcDateTime, NullLogger.Instance, default));
        // Another host wrote it.
        await TendAsync();
    }
}

/// <summary>Main pages with the demonstration content. With PORTAL_SCREENSHOTS=FOLDER (eng/screenshots) each is also taken as a picture.</summary>
[Collection(BrowserCollection.Name)]
[Trait("Req", "A14")]
public sealed class DemonstrationTests(DemonstrationApp app, Chromium chromium) : IClassFixture<DemonstrationApp>
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("PORTAL_SCREENSHOTS");

    [BrowserFact]
    public async Task Its_main_pages_stand_in_both_widths()
    {
        await using var citizen = await chromium.PersonAsync(app);
        await ShowAsync(citizen, "home", "/");
        await ShowAsync(citizen, "list", "/documents");
        await ShowAsync(citizen, "column", "/columns/policies");
        var document = await FirstAsync(citizen, "main .list a[href^='/documents/']");
        await ShowAsync(citizen, "document", document);
        await ShowAsync(citizen, "document-print", document + "/print");
        foreach (var (name, path) in new[] { ("about", "/about"), ("guide", "/about/guide"), ("rules", "/about/rules"), ("statutory", "/about/statutory"), ("reports", "/reports"), ("requests", "/requests"), ("requests-form", "/requests/form"), ("offices", "/about/offices"), ("site-map", "/site-map"), ("privacy", "/about/privacy"), ("accessibility", "/about/accessibility"), ("view", "/view"), ("search", "/search?q=低保"), ("search-none", "/search?q=没有这样的"), ("search-apart", "/search?q=助餐"), ("search-narrowed", "/search?q=低保&year=2026&validity=all"), ("search-page", "/search"), ("calendar-public", "/documents/calendar"), ("list-month", "/documents?year=2026&month=3"), ("interface", "/api"), ("work-plans", "/work-plans"), ("work-plan", "/work-plans/2026"), ("work-plan-unit", "/work-plans/2026?unit=养老服务处"), ("livelihood-projects", "/livelihood-projects"), ("column-empty-year", "/columns/standards?year=2019") })
            await ShowAsync(citizen, name, path);
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
        await officer.OpenAsync("/admin/documents?state=Published");
        var published = (await officer.Page.Locator("main .grid-table a").First.GetAttributeAsync("href"))!.Split('?')[0];
        await ShowAsync(officer, "sheet-approval", published + "/sheets/approval");
        await PdfAsync(officer, "sheet-approval");
        await ShowAsync(officer, "sheet-secrecy", published + "/sheets/secrecy");
        await PdfAsync(officer, "sheet-secrecy");
        foreach (var (name, path) in new[] { ("audit", "/admin/audit"), ("batch", "/admin/batch"), ("returns", "/admin/returns"), ("lexicon", "/admin/lexicon"), ("lexicon-try", "/admin/lexicon/try"), ("site-release", "/admin/site-release"), ("synonyms", "/admin/synonyms"), ("synonym-form", "/admin/synonyms/1"), ("search-misses", "/admin/search-misses"), ("figures", "/admin/figures") }) await ShowAsync(officer, name, path);

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
        await ShowAsync(administrator, "columns", "/admin/columns");
        await ShowAsync(administrator, "column-form", "/admin/columns/1");
        await ShowAsync(administrator, "settings", "/admin/settings");
        await ShowAsync(administrator, "old-addresses", "/admin/old-addresses");
        await ShowAsync(administrator, "calendar", "/admin/calendar");
        await ShowAsync(administrator, "calendar-year", "/admin/calendar/2026");
    }

    [BrowserFact]
    [Trait("Req", "F10")]
    [Trait("Req", "F11")]
    public async Task Training_and_contacts_stand_in_both_widths()
    {
        await using var officer = await chromium.SignedInAsync(app, "gongkai", Demonstration.Password);
        await ShowAsync(officer, "todo-notices", "/admin");
        await ShowAsync(officer, "training", "/admin/training");
        var held = (await officer.Page.Locator("#sessions tbody a").Last.GetAttributeAsync("href"))!;
        await ShowAsync(officer, "training-session", held);
        foreach (var (name, path) in new[] { ("training-people", held + "/people"), ("training-record", held + "/record"), ("training-line", "/admin/training/lines/1"), ("training-figures", "/admin/training/figures"), ("contacts", "/admin/contacts") }) await ShowAsync(officer, name, path);
        await ShowAsync(officer, "contacts-unit", await FirstAsync(officer, "main tr:has(.tag.warn) a[href^='/admin/contacts/']", "/admin/contacts"));
        await using var drafter = await chromium.SignedInAsync(app, "yanglao", Demonstration.Password);
        await ShowAsync(drafter, "handover", await FirstAsync(drafter, "main .note a[href^='/admin/contacts/handovers/']", "/admin"));
        await ShowAsync(drafter, "contacts-report", await FirstAsync(drafter, "main td a[href$='/contact/report']", "/admin/contacts"));
        await ShowAsync(drafter, "training-mine", "/admin/training");
    }

    private static async Task<string> FirstAsync(Person person, string link, string? onPage = null)
    {
        if (onPage is not null) await person.OpenAsync(onPage);
        return (await person.Page.Locator(link).First.GetAttributeAsync("href"))!;
    }

    /// <summary>On A4, as the office prints it.</summary>
    private static async Task PdfAsync(Person person, string name)
    {
        var pdf = await person.Page.PdfAsync(new() { Format = "A4", Path = Folder is null ? null : Path.Combine(Folder, name + ".pdf") });
        Assert.Equal("%PDF", System.Text.Encoding.ASCII.GetString(pdf, 0, 4));
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
