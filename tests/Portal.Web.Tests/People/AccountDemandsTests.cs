using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.People;
using Portal.Testing;

namespace Portal.Web.Tests.People;

/// <summary>A given password is changed first, and a demanded one-time code is set up first.</summary>
[Trait("Req", "K6")]
public sealed class AccountDemandsTests(PeopleApp app) : IClassFixture<PeopleApp>
{
    private const string NewPassword = "Shanghai-2026-New";

    [Fact]
    public async Task A_given_password_must_be_changed_before_anything_else()
    {
        await app.PersonAsync("xinren", "新人", app.Relief, Role.Drafter);
        await MustChangeAsync("xinren");
        var visitor = await app.SignedInAsync("xinren");

        Assert.Equal("/account/password", (await visitor.OpenAsync("/admin")).Location);
        Assert.Equal("/account/password", (await visitor.OpenAsync("/account/second-factor")).Location);
        var form = await visitor.OpenAsync("/account/password");
        Assert.Contains("请先改成只有您自己知道的密码", form.Text, StringComparison.Ordinal);
        var weak = await visitor.SubmitAsync(form, "form[action='/account/password']", ("CurrentPassword", PortalApp.Password), ("NewPassword", "short"), ("RepeatPassword", "short"));
        Assert.Contains("密码至少10位", weak.Text, StringComparison.Ordinal);
        var same = await visitor.SubmitAsync(form, "form[action='/account/password']", ("CurrentPassword", PortalApp.Password), ("NewPassword", PortalApp.Password), ("RepeatPassword", PortalApp.Password));
        Assert.Contains("不能与现在的密码相同", same.Text, StringComparison.Ordinal);
        var wrong = await visitor.SubmitAsync(form, "form[action='/account/password']", ("CurrentPassword", "wrong-Password-1"), ("NewPassword", NewPassword), ("RepeatPassword", NewPassword));
        Assert.Equal("密码不对", wrong.Document.QuerySelector("#CurrentPassword-error")!.TextContent);

        var elsewhere = await app.SignedInAsync("xinren");
        var done = await visitor.SubmitAsync(form, "form[action='/account/password']", ("CurrentPassword", PortalApp.Password), ("NewPassword", NewPassword), ("RepeatPassword", NewPassword));

        Assert.Equal("/admin", done.Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/admin/delegations")).Status);
        await PeopleApp.AssertSignedOutAsync(elsewhere);
        Assert.Equal(HttpStatusCode.Redirect, (await PeopleApp.SignInAsync(app.Visitor(), "xinren", NewPassword)).Status);
        Assert.DoesNotContain(await app.EventsAsync("account.password-changed"), e => e.Detail.Contains(NewPassword, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_sent_under_a_demand_is_refused_with_what_was_typed()
    {
        await app.PersonAsync("bantu", "半途", app.Relief, Role.Drafter);
        var visitor = await app.SignedInAsync("bantu");
        var form = await visitor.OpenAsync("/admin/delegations/new");
        await MustChangeAsync("bantu");

        var page = await visitor.SubmitAsync(form, "form[action='/admin/delegations']", ("Reason", "培训"));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("请先修改初始密码", page.Text, StringComparison.Ordinal);
        Assert.Contains("培训", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_demands_a_code_leads_to_its_setup_and_then_to_a_second_step_at_sign_in()
    {
        await app.PersonAsync("baomi", "保密员", app.Office, Role.ConfidentialityReviewer);
        await app.DoAsync(async db =>
        {
            (await db.Roles.SingleAsync(r => r.Name == nameof(Role.ConfidentialityReviewer))).NeedsSecondFactor = true;
            await db.SaveChangesAsync();
        });
        var visitor = await app.SignedInAsync("baomi");
        Assert.Equal("/account/second-factor", (await visitor.OpenAsync("/admin/delegations")).Location);

        var setup = await visitor.FollowAsync(await visitor.SubmitAsync(await visitor.OpenAsync("/account/second-factor"), "form[action='/account/second-factor/start']"));
        var key = setup.Document.QuerySelector("code.secret")!.TextContent;
        var image = setup.Document.QuerySelector("img.qr")!;
        Assert.StartsWith("data:image/png;base64,", image.GetAttribute("src"), StringComparison.Ordinal);
        Assert.NotEmpty(image.GetAttribute("alt")!);
        var wrong = await visitor.SubmitAsync(setup, "form[action='/account/second-factor/confirm']", ("Code", "12"));
        Assert.Contains("验证码不对", wrong.Text, StringComparison.Ordinal);
        var codes = await visitor.SubmitAsync(setup, "form[action='/account/second-factor/confirm']", ("Code", PeopleApp.Totp(key)));
        var recovery = codes.Document.QuerySelectorAll("ul.codes code").Select(c => c.TextContent).ToList();
        Assert.Equal(10, recovery.Count);
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/admin/delegations")).Status);
        Assert.DoesNotContain(recovery[0], (await visitor.OpenAsync("/account/second-factor")).Html, StringComparison.Ordinal);

        var second = app.Visitor();
        var half = await PeopleApp.SignInAsync(second, "baomi", PortalApp.Password, "/account/login?ReturnUrl=%2Fadmin%2Fdelegations");
        Assert.StartsWith("/account/code", half.Location, StringComparison.Ordinal);
        await PeopleApp.AssertSignedOutAsync(second);
        var step = await second.FollowAsync(half);
        Assert.Contains("验证码不对", (await second.SubmitAsync(step, "form[action='/account/code']", ("Code", "000"))).Text, StringComparison.Ordinal);
        Assert.Equal("/admin/delegations", (await second.SubmitAsync(step, "form[action='/account/code']", ("Code", PeopleApp.Totp(key)))).Location);

        Assert.Equal("/admin", (await WithRecoveryAsync(recovery[0])).Location);
        Assert.Contains("验证码不对", (await WithRecoveryAsync(recovery[0])).Text, StringComparison.Ordinal);

        var off = await visitor.SubmitAsync(await visitor.OpenAsync("/account/second-factor"), "form[action='/account/second-factor/off']", ("Password", "wrong-Password-1"));
        Assert.Equal("密码不对", off.Document.QuerySelector("#Password-error")!.TextContent);
        await visitor.SubmitAsync(off, "form[action='/account/second-factor/off']", ("Password", PortalApp.Password));
        Assert.Equal("/account/second-factor", (await visitor.OpenAsync("/admin/delegations")).Location);

        async Task<Page> WithRecoveryAsync(string code)
        {
            var third = app.Visitor();
            var page = await third.FollowAsync(await PeopleApp.SignInAsync(third, "baomi", PortalApp.Password));
            return await third.SubmitAsync(page, "form[action='/account/code']", ("Code", code), ("Recovery", "true"));
        }
    }

    [Fact]
    public async Task Without_a_first_step_the_second_one_leads_back() =>
        Assert.Equal("/account/login", (await app.Visitor().OpenAsync("/account/code")).Location);

    private Task MustChangeAsync(string userName) => app.DoAsync(async db =>
    {
        (await db.Users.SingleAsync(u => u.UserName == userName)).MustChangePassword = true;
        await db.SaveChangesAsync();
    });
}
