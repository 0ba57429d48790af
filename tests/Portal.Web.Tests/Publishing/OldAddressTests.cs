using System.Net;
using System.Text;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Audit;
using Portal.Application.Data;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Publishing;
using Portal.Testing;

namespace Portal.Web.Tests.Publishing;

/// <summary>Addresses of the site that was moved from lead on for ever, once a second person has let them out.</summary>
[Trait("Req", "K5")]
public sealed class OldAddressTests(Bureau bureau) : IClassFixture<Bureau>
{
    private const string ReleaseForm = "form[action='/admin/site-release']";

    [Fact]
    public async Task A_documents_old_address_leads_to_it_from_its_publication_on_and_after_its_withdrawal()
    {
        var id = await bureau.DraftAsync(c => c with { Title = "搬家的通知" });
        await bureau.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            db.OldAddresses.Add(OldAddress.ToDocument(OldAddress.Normalise("http://old.example.org/art/通知_1.HTML")!, id));
            await db.SaveChangesAsync();
        });
        var citizen = bureau.Visitor();
        const string old = "/ART/%E9%80%9A%E7%9F%A5_1.html";
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.OpenAsync(old)).Status);
        await bureau.CarryAsync(id, EditionState.Published);

        foreach (var address in new[] { old, old + "?from=wx", old + "/" })
        {
            var answer = await citizen.OpenAsync(address);
            Assert.Equal((HttpStatusCode.MovedPermanently, await bureau.AddressAsync(id)), (answer.Status, answer.Location));
        }
        Assert.Contains("搬家的通知", (await citizen.FollowAsync(await citizen.OpenAsync(old))).Text, StringComparison.Ordinal);
        var head = await citizen.SendAsync(new HttpRequestMessage(HttpMethod.Head, old));
        Assert.Equal((HttpStatusCode.MovedPermanently, await bureau.AddressAsync(id)), (head.Status, head.Location));

        await bureau.WithdrawAsync(id, WithdrawalReason.PersonalData);
        var gone = await citizen.OpenAsync(old);
        Assert.Equal(HttpStatusCode.MovedPermanently, gone.Status);
        Assert.Equal(HttpStatusCode.Gone, (await citizen.FollowAsync(gone)).Status);
        await AssertVerifiesAsync();
    }

    [Fact]
    public async Task An_administrators_redirect_goes_out_by_a_second_person_and_stays()
    {
        var admin = await bureau.SignedInAsync(Bureau.Administrator);
        var saved = await AddAsync(admin, "http://old.example.org/col/col12/index.html", "/columns/notices?year=2026");
        Assert.Equal("/admin/old-addresses", saved.Location);
        var citizen = bureau.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.OpenAsync("/col/col12/index.html")).Status);

        var officer = await bureau.SignedInAsync(Bureau.Officer);
        var pending = await officer.OpenAsync("/admin/site-release");
        Assert.Contains("/col/col12/index.html", pending.Text, StringComparison.Ordinal);
        await officer.SubmitAsync(pending, ReleaseForm);
        var answer = await citizen.OpenAsync("/col/col12/index.html");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/columns/notices?year=2026"), (answer.Status, answer.Location));
        await AssertVerifiesAsync();

        // Now it may be led elsewhere, again by two people, but never be taken away.
        var edit = await EditAsync(admin, "/col/col12/index.html");
        Assert.Null(edit.Document.QuerySelector("#remove"));
        var id = edit.Path.Split('/')[^1];
        var stale = await admin.OpenAsync(edit.Path);
        await admin.SubmitAsync(edit, "#address", ("LeadsTo", "/columns/policies"));
        Assert.Equal("/columns/notices?year=2026", (await citizen.OpenAsync("/col/col12/index.html")).Location);
        var conflict = await admin.SubmitAsync(stale, "#address", ("LeadsTo", "/columns/news"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        var forced = await admin.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"/admin/old-addresses/{id}/remove") { Content = new FormUrlEncodedContent([new("version", "1"), new("__RequestVerificationToken", TokenOf(edit))]) });
        Assert.Contains("永久保留", forced.Text, StringComparison.Ordinal);
        await officer.SubmitAsync(await officer.OpenAsync("/admin/site-release"), ReleaseForm);
        Assert.Equal("/columns/policies", (await citizen.OpenAsync("/col/col12/index.html")).Location);
        await AssertVerifiesAsync();
    }

    [Fact]
    public async Task Who_entered_an_old_address_does_not_release_it()
    {
        await bureau.AddAsync("twohats", "吴双职", bureau.OfficeUnit, Role.Administrator, Role.DisclosureOffice);
        var both = await bureau.SignedInAsync("twohats");
        await AddAsync(both, "/two/hats.html", "/columns/notices");
        Assert.Contains("应当由另一个人核对公布", (await both.OpenAsync("/admin/site-release")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await bureau.Visitor().OpenAsync("/two/hats.html")).Status);
    }

    [Fact]
    public async Task A_document_that_is_public_already_gets_its_old_address_by_a_release()
    {
        var id = await bureau.DraftAsync();
        await bureau.CarryAsync(id, EditionState.Published);
        var admin = await bureau.SignedInAsync(Bureau.Administrator);
        await AddAsync(admin, "/late/1.html", (await bureau.ReloadAsync(id)).IndexNumber!);
        // In the national encoding, as old sites have it.
        await AddAsync(admin, "/late/%C4%EA.html", await bureau.AddressAsync(id));
        var officer = await bureau.SignedInAsync(Bureau.Officer);
        await officer.SubmitAsync(await officer.OpenAsync("/admin/site-release"), ReleaseForm);
        foreach (var old in new[] { "/late/1.html", "/late/%c4%ea.html", "/late/%C4%EA.html" }) Assert.Equal(await bureau.AddressAsync(id), (await bureau.Visitor().OpenAsync(old)).Location);
        await AssertVerifiesAsync();
    }

    [Theory]
    [InlineData("/ring/a.html", "/ring/a.html", "LeadsTo", "会一直转不出去")]
    [InlineData("/columns/notices", "/columns/news", "OldPath", "正在使用的网址")]
    [InlineData("/admin/x.html", "/columns/news", "OldPath", "正在使用的网址")]
    [InlineData("/ok.html", "https://elsewhere.example.org/", "LeadsTo", "不在本网站")]
    [InlineData("/ok.html", "/columns/nothing-here", "LeadsTo", "没有“/columns/nothing-here”这个栏目")]
    [InlineData("/ok.html", "000000000/1999-00001", "LeadsTo", "没有索引号")]
    [InlineData("/ok.html", "", "LeadsTo", "请填写")]
    [InlineData("", "/columns/news", "OldPath", "开头")]
    public async Task A_wrong_redirect_is_refused_beside_its_field(string old, string leadsTo, string field, string why)
    {
        var admin = await bureau.SignedInAsync(Bureau.Administrator);
        var page = await AddAsync(admin, old, leadsTo);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(why, page.Document.QuerySelector($"#{field}-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((old, leadsTo), (page.Document.QuerySelector("#OldPath")!.GetAttribute("value") ?? "", page.Document.QuerySelector("#LeadsTo")!.GetAttribute("value") ?? ""));
    }

    [Fact]
    public async Task Rings_and_chains_are_refused_and_one_address_is_kept_once()
    {
        var admin = await bureau.SignedInAsync(Bureau.Administrator);
        Assert.Equal("/admin/old-addresses", (await AddAsync(admin, "/chain/a.html", "/columns/news")).Location);
        Assert.Contains("本身也是旧网址", (await AddAsync(admin, "/chain/b.html", "/Chain/A.html")).Text, StringComparison.Ordinal);
        Assert.Contains("已经登记过", (await AddAsync(admin, "https://old.example.org/CHAIN/a.html#x", "/columns/notices")).Text, StringComparison.Ordinal);
        // A ring needs a first redirect to an address that the site does not answer.
        Assert.Contains("本网站没有", (await AddAsync(admin, "/chain/c.html", "/chain/d.html")).Text, StringComparison.Ordinal);
        var removed = await admin.SubmitAsync(await EditAsync(admin, "/chain/a.html"), "#remove");
        Assert.Equal("/admin/old-addresses", removed.Location);
        Assert.Contains("没有符合条件", (await admin.OpenAsync("/admin/old-addresses?q=/chain/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_lines_are_pasted_and_each_wrong_one_is_named_and_kept()
    {
        var admin = await bureau.SignedInAsync(Bureau.Administrator);
        var text = "/paste/1.html\t/columns/news\n/paste/2.html,/columns/notices\n\n/paste/1.html /columns/news\n/paste/3.html https://elsewhere.example.org\n/paste/4.html\n/paste/5.html /paste/1.html";
        var page = await admin.SubmitAsync(await admin.OpenAsync("/admin/old-addresses/paste"), "#paste", ("Lines", text));
        Assert.Contains("登记2行，未登记4行", page.Text, StringComparison.Ordinal);
        var wrong = page.Document.QuerySelectorAll("#wrong tbody tr").Select(r => r.TextContent).ToList();
        Assert.Collection(wrong, r => Assert.Contains("与第1行的旧网址重复", r, StringComparison.Ordinal), r => Assert.Contains("不在本网站", r, StringComparison.Ordinal), r => Assert.Contains("中间用空格", r, StringComparison.Ordinal), r => Assert.Contains("第1行的旧网址", r, StringComparison.Ordinal));
        Assert.Equal(4, page.Document.QuerySelector("#Lines")!.TextContent.Trim().Split('\n').Length);
        Assert.Contains("/paste/2.html", (await admin.OpenAsync("/admin/old-addresses?q=paste/2")).Text, StringComparison.Ordinal);
        var csv = Encoding.UTF8.GetString(await (await admin.OpenAsync("/admin/old-addresses/export?q=/paste/")).Response.Content.ReadAsByteArrayAsync());
        Assert.Contains("/paste/1.html,/columns/news,,,待公布", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_table_goes_page_by_page_with_its_filter_in_the_address()
    {
        var admin = await bureau.SignedInAsync(Bureau.Administrator);
        await admin.SubmitAsync(await admin.OpenAsync("/admin/old-addresses/paste"), "#paste", ("Lines", string.Join('\n', Enumerable.Range(1, 60).Select(n => $"/many/{n}.html /columns/news"))));
        var first = await admin.OpenAsync("/admin/old-addresses?q=/many/&waits=true");
        var second = await admin.OpenAsync(first.Document.QuerySelector(".pager a[rel=next]")!.GetAttribute("href")!);
        // Whoever releases sees a page that stays small, and where the rest is.
        foreach (var part in new[] { 1, 2 }) await admin.SubmitAsync(await admin.OpenAsync("/admin/old-addresses/paste"), "#paste", ("Lines", string.Join('\n', Enumerable.Range(1, 60).Select(n => $"/more{part}/{n}.html /columns/news"))));
        var pending = await (await bureau.SignedInAsync(Bureau.Officer)).OpenAsync("/admin/site-release");
        Assert.Contains("另有", pending.Text, StringComparison.Ordinal);
        Assert.True(pending.Html.Length < 60 * 1024);
        Assert.Equal((50, 10), (first.Document.QuerySelectorAll("tbody tr").Length, second.Document.QuerySelectorAll("tbody tr").Length));
    }

    [Fact]
    public async Task Only_administrators_keep_the_table_and_only_who_releases_it_reads_along()
    {
        var drafter = await bureau.SignedInAsync(Bureau.Drafter);
        Assert.StartsWith("/account/denied", (await drafter.OpenAsync("/admin/old-addresses")).Location, StringComparison.Ordinal);
        var officer = await bureau.SignedInAsync(Bureau.Officer);
        Assert.Equal(HttpStatusCode.OK, (await officer.OpenAsync("/admin/old-addresses")).Status);
        Assert.StartsWith("/account/denied", (await officer.OpenAsync("/admin/old-addresses/new")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_nowhere_stays_not_found_whatever_the_method()
    {
        var citizen = bureau.Visitor();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Head })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await citizen.SendAsync(new HttpRequestMessage(method, "/nothing/here.html"))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await citizen.SendAsync(new HttpRequestMessage(method, "/admin/nothing-here"))).Status);
        }
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await citizen.SendAsync(new HttpRequestMessage(HttpMethod.Delete, "/documents"))).Status);
        Assert.Contains("404", (await citizen.OpenAsync("/" + new string('x', 3000))).Status.ToString("D"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_site_knows_every_public_page_it_has()
    {
        var own = new SiteAddresses(Portal.Web.Hosting.SiteRoutes.All);
        var pages = bureau.Endpoints.Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is { } a && a.RouteValues["area"] is null && a.ControllerName is not ("Errors" or "Redirects")).ToList();
        Assert.NotEmpty(pages);
        Assert.All(pages, p => Assert.True(own.Answers("/" + string.Join('/', p.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(x => x is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart l ? l.Content : "1"))))), p.RoutePattern.RawText));
    }

    [Fact]
    [Trait("Req", "B6")]
    public async Task A_redirect_changed_behind_the_gate_is_found()
    {
        var id = await bureau.DraftAsync();
        await bureau.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            db.OldAddresses.Add(OldAddress.ToDocument("/forged.html", id));
            await db.SaveChangesAsync();
        });
        await bureau.CarryAsync(id, EditionState.Published);
        await PutAsync("/documents/somewhere-else");
        Assert.Contains((await VerifyAsync()).Findings, f => f.What == "旧网址");
        await PutAsync(await bureau.AddressAsync(id));
        await AssertVerifiesAsync();

        Task PutAsync(string target) => bureau.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().ShelfRedirects.Where(r => r.Path == "/forged.html").ExecuteUpdateAsync(u => u.SetProperty(r => r.Target, target)));
    }

    [Fact]
    public async Task A_public_host_answers_old_addresses_and_a_restart_forgets_none()
    {
        var source = new Bureau();
        await source.InitializeAsync();
        var id = await source.DraftAsync();
        await source.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            db.OldAddresses.Add(OldAddress.ToDocument("/show.asp?id=7", id));
            await db.SaveChangesAsync();
        });
        await source.CarryAsync(id, EditionState.Published);
        var address = await source.AddressAsync(id);
        var open = new PublicHostOver(source.DataDirectory);
        await open.InitializeAsync();
        foreach (var visitor in new[] { open.Visitor(), source.Visitor() })
        {
            Assert.Equal(address, (await visitor.OpenAsync("/Show.asp?ID=7")).Location);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync("/show.asp?id=8")).Status);
        }
        await open.DisposeAsync();
        await source.DisposeAsync();
    }

    /// <summary>A second process over the same database, as after a restart, that faces the open network.</summary>
    private sealed class PublicHostOver : PortalApp
    {
        public PublicHostOver(string data)
        {
            Set("ConnectionStrings:Portal", $"Data Source={Path.Combine(data, "portal.db")}");
            Set("Portal:Files:Shelf", Path.Combine(data, "files", "shelf"));
        }

        protected override HostRole HostAs => HostRole.Public;
    }

    private static async Task<Page> AddAsync(Visitor admin, string old, string leadsTo) =>
        await admin.SubmitAsync(await admin.OpenAsync("/admin/old-addresses/new"), "#address", ("OldPath", old), ("LeadsTo", leadsTo));

    private static async Task<Page> EditAsync(Visitor admin, string path)
    {
        var list = await admin.OpenAsync("/admin/old-addresses?q=" + path);
        return await admin.OpenAsync(list.Document.QuerySelectorAll("tbody a").First(a => a.TextContent == path).GetAttribute("href")!);
    }

    private static string TokenOf(Page page) => page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private Task<VerificationReport> VerifyAsync() => bureau.InScopeAsync(s => s.GetRequiredService<Verification>().RunAsync(0, _ => { }, default));

    private async Task AssertVerifiesAsync() => Assert.Empty((await VerifyAsync()).Findings);
}
