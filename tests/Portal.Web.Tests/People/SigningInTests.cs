using System.Net;
using Portal.Testing;

namespace Portal.Web.Tests.People;

[Trait("Req", "K6")]
public sealed class SigningInTests(PeopleApp app) : IClassFixture<PeopleApp>
{
    [Fact]
    public async Task Name_and_password_lead_to_the_page_that_was_asked_for_under_the_persons_own_name()
    {
        var visitor = app.Visitor();
        var asked = await visitor.OpenAsync("/admin/delegations");
        Assert.StartsWith("/account/login?ReturnUrl=%2Fadmin%2Fdelegations", asked.Location, StringComparison.Ordinal);

        var answer = await PeopleApp.SignInAsync(visitor, "lisi", PortalApp.Password, asked.Location!);

        Assert.Equal("/admin/delegations", answer.Location);
        var page = await visitor.FollowAsync(answer);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("李四", page.Document.QuerySelector("nav.rail")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(await app.EventsAsync("sign-in.ok"), e => e.ById > 0 && e.SubjectId == e.ById);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task Another_site_is_never_returned_to(string target)
    {
        var answer = await PeopleApp.SignInAsync(app.Visitor(), "lisi", PortalApp.Password, "/account/login?ReturnUrl=" + Uri.EscapeDataString(target));
        Assert.Equal("/admin", answer.Location);
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_name_a_closed_and_a_locked_account_get_the_same_answer()
    {
        await app.PersonAsync("tingyong", "停用者", app.Office);
        await app.PersonAsync("suoding", "锁定者", app.Office);
        await app.DoAsync(async db =>
        {
            db.Users.Single(u => u.UserName == "tingyong").IsClosed = true;
            db.Users.Single(u => u.UserName == "suoding").LockoutEnd = DateTimeOffset.UtcNow.AddHours(1);
            await db.SaveChangesAsync();
        });

        var answers = new List<string>();
        foreach (var (name, password) in new[] { ("wangwu", "wrong-Password-1"), ("meiyouren", PortalApp.Password), ("tingyong", PortalApp.Password), ("suoding", PortalApp.Password) })
        {
            var page = await PeopleApp.SignInAsync(app.Visitor(), name, password);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain(password, page.Html, StringComparison.Ordinal);
            answers.Add(page.Document.QuerySelector("[role=alert]")!.TextContent.Trim());
        }

        Assert.Single(answers.Distinct());
        Assert.Contains("锁定15分钟", answers[0], StringComparison.Ordinal);
        var events = (await app.EventsAsync("sign-in.failed")).Concat(await app.EventsAsync("sign-in.locked")).ToList();
        Assert.DoesNotContain(events, e => e.Detail.Contains("wrong-Password-1", StringComparison.Ordinal) || e.Detail.Contains("meiyouren", StringComparison.Ordinal));
        Assert.Contains(events, e => e is { Kind: "sign-in.failed", SubjectId: 0 });
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_also_for_the_right_one()
    {
        var id = await app.PersonAsync("wuci", "五次", app.Office, Domain.People.Role.Drafter);
        var visitor = app.Visitor();
        for (var i = 0; i < 5; i++) await PeopleApp.SignInAsync(visitor, "wuci", "wrong-Password-1");

        Assert.Equal(HttpStatusCode.OK, (await PeopleApp.SignInAsync(visitor, "wuci", PortalApp.Password)).Status);
        Assert.Equal(5, (await app.EventsAsync("sign-in.failed")).Count(e => e.SubjectId == id));
        Assert.Equal(2, (await app.EventsAsync("sign-in.locked")).Count(e => e.SubjectId == id));
    }

    [Fact]
    public async Task An_empty_form_says_what_is_missing_beside_the_fields()
    {
        var page = await PeopleApp.SignInAsync(app.Visitor(), "", "");

        Assert.Equal("请填写用户名", page.Document.QuerySelector("#UserName-error")!.TextContent);
        Assert.Equal("UserName-error", page.Document.QuerySelector("#UserName")!.GetAttribute("aria-describedby"));
        Assert.NotNull(page.Document.QuerySelector("#Password-error"));
    }

    [Fact]
    public async Task After_signing_out_the_office_is_closed()
    {
        var visitor = await app.SignedInAsync("lisi");
        var page = await visitor.OpenAsync("/admin/delegations");

        var answer = await visitor.SubmitAsync(page, "form[action='/account/logout']");

        Assert.Equal("/account/login", answer.Location);
        await PeopleApp.AssertSignedOutAsync(visitor);
    }

    [Fact]
    public async Task Who_lacks_the_role_sees_a_page_that_says_so()
    {
        var visitor = await app.SignedInAsync("wangwu");
        var answer = await visitor.OpenAsync("/admin/people");
        Assert.StartsWith("/account/denied", answer.Location, StringComparison.Ordinal);

        var page = await visitor.FollowAsync(answer);

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains("没有权限", page.Text, StringComparison.Ordinal);
    }
}
