using System.Net;
using Portal.Testing;

namespace Portal.Web.Tests.Documents;

/// <summary>Lists of papers keep what was asked in their address, and every line comes once.</summary>
public sealed class OfficeListTests(Bureau bureau) : IClassFixture<Bureau>
{
    [Fact]
    [Trait("Req", "K3")]
    public async Task A_list_by_waiting_time_shows_each_paper_once_over_its_pages_and_keeps_the_filter()
    {
        for (var n = 0; n < 3; n++)
        {
            await bureau.SignedAsync(40);
            bureau.Clock.Advance(TimeSpan.FromHours(1));
        }
        var officer = await bureau.SignedInAsync(Bureau.Officer);
        var seen = new List<string>();
        string? next = "/admin/documents?state=Signed&order=Longest";
        while (next is not null)
        {
            var page = await officer.OpenAsync(next);
            seen.AddRange(page.Document.QuerySelectorAll(".grid-table tbody a").Select(a => a.GetAttribute("href")!));
            next = page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
            if (next is not null) Assert.Contains("order=Longest", next, StringComparison.Ordinal);
            Assert.NotNull(page.Document.QuerySelector("#state option[value=Signed][selected]"));
        }
        await EverythingToDoStandsOnItsPagesAsync(officer);
        Assert.Equal(120, seen.Count);
        Assert.Equal(120, seen.Distinct().Count());
        Assert.Equal(HttpStatusCode.OK, (await officer.OpenAsync("/admin/documents?after=garbage&order=Longest")).Status);
    }

    private static async Task EverythingToDoStandsOnItsPagesAsync(Visitor officer)
    {
        var seen = new List<string>();
        for (var next = "/admin"; next is not null;)
        {
            var page = await officer.OpenAsync(next);
            Assert.Contains("有 120 件等您办理", page.Text, StringComparison.Ordinal);
            seen.AddRange(page.Document.QuerySelectorAll(".grid-table tbody a").Select(a => a.GetAttribute("href")!));
            next = page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }
        Assert.Equal(120, seen.Distinct().Count());
        Assert.Equal(120, seen.Count);
    }
}
