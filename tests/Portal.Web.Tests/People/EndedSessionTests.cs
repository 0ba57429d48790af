using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Portal.Web.Tests.People;

/// <summary>What was typed is never lost because a session ended meanwhile.</summary>
[Trait("Req", "K6")]
public sealed class EndedSessionTests(PeopleApp app) : IClassFixture<PeopleApp>
{
    [Fact]
    public async Task A_form_sent_after_the_session_ended_is_shown_again_with_a_link_to_sign_in()
    {
        var visitor = await app.SignedInAsync("guanli");
        var form = await visitor.OpenAsync("/admin/units/new");
        await SignOutAsync("guanli");

        var page = await visitor.SubmitAsync(form, "form[action='/admin/units']", ("Name", "<b>新处</b>"), ("Duties", "第一行\n第二行"), ("NewPassword", "geheim"));

        Assert.Equal(HttpStatusCode.Unauthorized, page.Status);
        Assert.Contains("登录已经结束", page.Text, StringComparison.Ordinal);
        Assert.Contains("<b>新处</b>", page.Text, StringComparison.Ordinal);
        Assert.Contains("第一行\n第二行", page.Document.QuerySelector("main")!.TextContent.Replace("\r", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("__RequestVerificationToken", page.Html, StringComparison.Ordinal);
        var link = page.Document.QuerySelector("main a[href='/account/login']")!;
        Assert.Equal("_blank", link.GetAttribute("target"));
    }

    [Fact]
    public async Task After_signing_in_again_the_same_form_goes_through()
    {
        var visitor = await app.SignedInAsync("guanli");
        var form = await visitor.OpenAsync("/admin/units/new");
        await SignOutAsync("guanli");
        await visitor.SubmitAsync(form, "form[action='/admin/units']", ("Name", "再来处"));
        await PeopleApp.SignInAsync(visitor, "guanli", Testing.PortalApp.Password);

        Assert.Equal("/admin/units", (await visitor.SubmitAsync(form, "form[action='/admin/units']", ("Name", "再来处"))).Location);
    }

    [Fact]
    public async Task A_form_of_another_persons_session_is_refused_with_what_was_typed()
    {
        var visitor = await app.SignedInAsync("guanli");
        var form = await visitor.OpenAsync("/admin/delegations");
        var mine = await visitor.OpenAsync("/admin/units/new");
        Assert.Equal(HttpStatusCode.OK, form.Status);
        await PeopleApp.SignInAsync(visitor, "jiandu", Testing.PortalApp.Password);

        // Sent to a page that the second person may open, so that only the token can be wrong.
        var request = new HttpRequestMessage(HttpMethod.Post, "/admin/delegations")
        {
            Content = new FormUrlEncodedContent([new("Reason", "出差一周"), new("__RequestVerificationToken", mine.Document.QuerySelector("form[action='/admin/units'] input[name=__RequestVerificationToken]")!.GetAttribute("value"))]),
        };
        var page = await visitor.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("页面已经过期", page.Text, StringComparison.Ordinal);
        Assert.Contains("出差一周", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_sites_form_puts_no_words_on_our_page()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/admin/units") { Content = new FormUrlEncodedContent([new("Name", "别站的话")]) };
        request.Headers.Add("Origin", "https://evil.example");

        var page = await app.Visitor().SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, page.Status);
        Assert.DoesNotContain("别站的话", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_only_opened_leads_to_sign_in() =>
        Assert.Equal("/account/login?ReturnUrl=%2Fadmin%2Funits", (await app.Visitor().OpenAsync("/admin/units")).Location);

    private Task SignOutAsync(string userName) => app.DoAsync(async db =>
    {
        (await db.Users.SingleAsync(u => u.UserName == userName)).SignOutEverywhere();
        await db.SaveChangesAsync();
    });
}
