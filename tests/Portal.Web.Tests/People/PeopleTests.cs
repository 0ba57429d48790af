using System.Net;
using Portal.Domain.People;
using Portal.Testing;

namespace Portal.Web.Tests.People;

[Trait("Req", "K7")]
public sealed class PeopleTests(PeopleApp app) : IClassFixture<PeopleApp>
{
    [Fact]
    public async Task A_new_person_gets_a_password_shown_once_and_has_to_change_it()
    {
        var admin = await app.SignedInAsync("guanli");
        var page = await admin.SubmitAsync(await admin.OpenAsync("/admin/people/new"), "form[action='/admin/people']",
            ("Name", "赵六"), ("UserName", "zhaoliu"), ("Title", "科员"), ("UnitId", $"{app.Relief}"), ("Roles", "Drafter"), ("Roles", "LegalSection"));

        var password = page.Document.QuerySelector("#password")!.TextContent;
        var visitor = app.Visitor();
        Assert.Equal("/admin", (await PeopleApp.SignInAsync(visitor, "zhaoliu", password)).Location);
        Assert.Equal("/account/password", (await visitor.OpenAsync("/admin")).Location);
        var list = await admin.OpenAsync("/admin/people?q=赵六");
        Assert.Contains("赵六 zhaoliu 社会救助科 科员 拟稿人、法规审核", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(password, list.Html, StringComparison.Ordinal);
        var created = Assert.Single(await app.EventsAsync("people.created"), e => e.Detail.StartsWith("赵六", StringComparison.Ordinal));
        Assert.Equal(app.Admin, created.ById);
        Assert.DoesNotContain(password, created.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_form_keeps_everything_typed_and_says_what_is_wrong_beside_the_fields()
    {
        var admin = await app.SignedInAsync("guanli");
        var page = await admin.SubmitAsync(await admin.OpenAsync("/admin/people/new"), "form[action='/admin/people']",
            ("Name", "钱七"), ("UserName", "LISI"), ("Title", new string('长', 61)), ("Email", "写错了"), ("Roles", "Signer"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("这个用户名已经有人使用", page.Document.QuerySelector("#UserName-error")!.TextContent);
        Assert.Equal("请选择处室", page.Document.QuerySelector("#UnitId-error")!.TextContent);
        Assert.NotNull(page.Document.QuerySelector("#Title-error"));
        Assert.Equal("写错了", page.Document.QuerySelector(".field.wrong #Email")!.GetAttribute("value"));
        Assert.Equal("钱七", page.Document.QuerySelector("#Name")!.GetAttribute("value"));
        Assert.True(page.Document.QuerySelector("input[name=Roles][value=Signer]")!.HasAttribute("checked"));
        Assert.Equal("UserName-error", page.Document.QuerySelector("#UserName")!.GetAttribute("aria-describedby"));
    }

    [Theory]
    [InlineData("roles")]
    [InlineData("unit")]
    [InlineData("closed")]
    [InlineData("password")]
    public async Task A_change_of_rights_signs_the_person_out_everywhere(string what)
    {
        var name = "biandong" + what;
        var id = await app.PersonAsync(name, "变动", app.Relief, Role.Drafter);
        var person = await app.SignedInAsync(name);
        var admin = await app.SignedInAsync("guanli");
        var page = await admin.OpenAsync($"/admin/people/{id}");

        var answer = what switch
        {
            "roles" => await admin.SubmitAsync(page, $"form[action='/admin/people/{id}']", ("Roles", "Signer")),
            "unit" => await admin.SubmitAsync(page, $"form[action='/admin/people/{id}']", ("UnitId", $"{app.Office}")),
            "closed" => await admin.SubmitAsync(page, $"form[action='/admin/people/{id}']", ("IsClosed", "true")),
            _ => await admin.SubmitAsync(page, $"form[action='/admin/people/{id}/password']"),
        };

        Assert.Equal(what == "password" ? HttpStatusCode.OK : HttpStatusCode.Redirect, answer.Status);
        await PeopleApp.AssertSignedOutAsync(person);
    }

    [Fact]
    public async Task A_changed_title_signs_nobody_out()
    {
        var id = await app.PersonAsync("zhiwu", "职务", app.Relief, Role.Drafter);
        var person = await app.SignedInAsync("zhiwu");
        var admin = await app.SignedInAsync("guanli");
        await admin.SubmitAsync(await admin.OpenAsync($"/admin/people/{id}"), $"form[action='/admin/people/{id}']", ("Title", "副科长"));

        Assert.Equal(HttpStatusCode.OK, (await person.OpenAsync("/admin/delegations")).Status);
    }

    [Fact]
    public async Task The_last_administrator_cannot_be_taken_away()
    {
        var admin = await app.SignedInAsync("guanli");
        var page = await admin.OpenAsync($"/admin/people/{app.Admin}");

        foreach (var fields in new (string, string?)[][] { [("Roles", "Drafter")], [("IsClosed", "true")] })
        {
            var answer = await admin.SubmitAsync(page, $"form[action='/admin/people/{app.Admin}']", fields);
            Assert.Equal(HttpStatusCode.Conflict, answer.Status);
            Assert.Contains("最后一名系统管理员", answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_stale_form_overwrites_nothing()
    {
        var id = await app.PersonAsync("chongtu", "冲突", app.Relief, Role.Drafter);
        var admin = await app.SignedInAsync("guanli");
        var old = await admin.OpenAsync($"/admin/people/{id}");
        await admin.SubmitAsync(old, $"form[action='/admin/people/{id}']", ("Title", "先保存的"));

        var answer = await admin.SubmitAsync(old, $"form[action='/admin/people/{id}']", ("Title", "后保存的"));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("别人刚刚改过", answer.Text, StringComparison.Ordinal);
        Assert.Contains("后保存的", answer.Text, StringComparison.Ordinal);
        Assert.Equal("先保存的", (await app.UserAsync("chongtu")).Title);
    }

    [Fact]
    public async Task Somebody_locked_out_is_let_in_again_by_the_administrator()
    {
        var id = await app.PersonAsync("jiesuo", "解锁", app.Relief, Role.Drafter);
        for (var i = 0; i < 5; i++) await PeopleApp.SignInAsync(app.Visitor(), "jiesuo", "wrong-Password-1");
        var admin = await app.SignedInAsync("guanli");

        await admin.SubmitAsync(await admin.OpenAsync($"/admin/people/{id}"), $"form[action='/admin/people/{id}/unlock']");

        Assert.Equal(HttpStatusCode.Redirect, (await PeopleApp.SignInAsync(app.Visitor(), "jiesuo", PortalApp.Password)).Status);
    }

    [Fact]
    public async Task A_lost_second_factor_is_taken_off_by_the_administrator()
    {
        var id = await app.PersonAsync("shouji", "手机", app.Relief, Role.Drafter);
        await app.DoAsync(async db =>
        {
            db.Users.Single(u => u.Id == id).TwoFactorEnabled = true;
            await db.SaveChangesAsync();
        });
        var admin = await app.SignedInAsync("guanli");

        await admin.SubmitAsync(await admin.OpenAsync($"/admin/people/{id}"), $"form[action='/admin/people/{id}/second-factor']");

        Assert.Equal("/admin", (await PeopleApp.SignInAsync(app.Visitor(), "shouji", PortalApp.Password)).Location);
    }

    [Fact]
    public async Task Unit_and_role_filter_the_list_and_stay_in_the_address()
    {
        var admin = await app.SignedInAsync("guanli");
        var page = await admin.OpenAsync($"/admin/people?unit={app.Relief}&role=UnitHead");

        Assert.Equal(["李四"], page.Document.QuerySelectorAll("td[data-label=姓名]").Select(c => c.TextContent));
        Assert.Equal("UnitHead", page.Document.QuerySelector("#role option[selected]")!.GetAttribute("value"));
        Assert.Contains("没有符合条件的人员", (await admin.OpenAsync("/admin/people?q=没有这个人")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_list_goes_on_by_key()
    {
        for (var i = 0; i < 52; i++) await app.PersonAsync($"duoren{i}", $"多人{i}", app.Relief);
        var admin = await app.SignedInAsync("guanli");

        var first = await admin.OpenAsync("/admin/people?q=duoren");
        var second = await admin.OpenAsync(first.Document.QuerySelector(".pager a")!.GetAttribute("href")!);

        Assert.Equal((50, 2), (first.Document.QuerySelectorAll("tbody tr").Length, second.Document.QuerySelectorAll("tbody tr").Length));
    }

    [Fact]
    public async Task Nobody_of_this_number_is_not_found()
    {
        var admin = await app.SignedInAsync("guanli");
        Assert.Equal(HttpStatusCode.NotFound, (await admin.OpenAsync("/admin/people/99999")).Status);
    }
}
