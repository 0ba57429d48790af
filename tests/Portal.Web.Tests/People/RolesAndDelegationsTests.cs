using System.Net;
using Portal.Domain.People;

namespace Portal.Web.Tests.People;

[Trait("Req", "K7")]
public sealed class RolesAndDelegationsTests(PeopleApp app) : IClassFixture<PeopleApp>
{
    [Fact]
    public async Task The_page_of_roles_says_what_each_may_do_and_sets_the_demand_once_per_version()
    {
        var admin = await app.SignedInAsync("guanli");
        var page = await admin.OpenAsync("/admin/roles");
        Assert.Equal(Enum.GetValues<Role>().Length, page.Document.QuerySelectorAll("tbody tr").Length);

        Assert.Equal("/admin/roles", (await admin.SubmitAsync(page, "#demand-Signer")).Location);

        Assert.Contains("必须使用", (await admin.OpenAsync("/admin/roles")).Document.QuerySelector("#demand-Signer")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await admin.SubmitAsync(page, "#demand-Signer")).Status);
        Assert.Single(await app.EventsAsync("roles.changed"));
    }

    [Fact]
    public async Task A_delegation_gives_the_role_for_its_time_and_signs_the_deputy_out()
    {
        await app.PersonAsync("jueA", "甲角", app.Relief, Role.DisclosureOffice);
        await app.PersonAsync("jueB", "乙角", app.Relief, Role.Drafter);
        var a = await app.SignedInAsync("jueA");
        var b = await app.SignedInAsync("jueB");
        Assert.StartsWith("/account/denied", (await b.OpenAsync("/admin/audit")).Location, StringComparison.Ordinal);

        var given = await GiveAsync(a, "jueB", "DisclosureOffice", "2026-03-02T08:00", "2026-03-05T18:00");

        Assert.Equal("/admin/delegations", given.Location);
        await PeopleApp.AssertSignedOutAsync(b);
        b = await app.SignedInAsync("jueB");
        Assert.Equal(HttpStatusCode.OK, (await b.OpenAsync("/admin/audit")).Status);

        var list = await a.OpenAsync("/admin/delegations");
        var end = list.Document.QuerySelector("form[id^=end-]")!.Id!;
        Assert.Equal("/admin/delegations", (await a.SubmitAsync(list, "#" + end)).Location);
        await PeopleApp.AssertSignedOutAsync(b);
        b = await app.SignedInAsync("jueB");
        Assert.StartsWith("/account/denied", (await b.OpenAsync("/admin/audit")).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await a.SubmitAsync(list, "#" + end)).Status);
    }

    [Fact]
    public async Task Only_ones_own_roles_can_be_given()
    {
        var visitor = await app.SignedInAsync("wangwu");
        var answer = await GiveAsync(visitor, "lisi", "Signer", "2026-03-03T08:00", "2026-03-05T18:00");

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("只能委托本人担任的角色", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_form_keeps_everything_typed()
    {
        var visitor = await app.SignedInAsync("lisi");
        var page = await GiveAsync(visitor, "meiyouren", "Drafter", "2026-03-05T08:00", "2026-03-03T18:00");

        Assert.Contains("没有这个用户名", page.Document.QuerySelector("#ToUserName-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("结束时间应当晚于开始时间", page.Document.QuerySelector("#EndsAt-error")!.TextContent);
        Assert.Equal("2026-03-05T08:00", page.Document.QuerySelector("#StartsAt")!.GetAttribute("value"));
        Assert.Equal("出差", page.Document.QuerySelector("#Reason")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Administrators_see_and_end_all_and_others_only_their_own()
    {
        var lisi = await app.SignedInAsync("lisi");
        await GiveAsync(lisi, "wangwu", "UnitHead", "2026-03-10T08:00", "2026-03-12T18:00");
        var admin = await app.SignedInAsync("guanli");
        var list = await admin.OpenAsync("/admin/delegations");
        var row = list.Document.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("李四", StringComparison.Ordinal));
        var id = row.QuerySelector("form")!.Id!["end-".Length..];

        var other = await app.SignedInAsync("jiandu");
        Assert.DoesNotContain("李四", (await other.OpenAsync("/admin/delegations")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await EndAsync(other)).Status);
        var wangwu = await app.SignedInAsync("wangwu");
        Assert.Equal(HttpStatusCode.Conflict, (await EndAsync(wangwu)).Status);
        Assert.Equal("/admin/delegations", (await admin.SubmitAsync(list, $"#end-{id}")).Location);

        async Task<Testing.Page> EndAsync(Testing.Visitor visitor)
        {
            var token = (await visitor.OpenAsync("/admin/delegations")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            return await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"/admin/delegations/{id}/end") { Content = new FormUrlEncodedContent([new("Version", "0"), new("__RequestVerificationToken", token)]) });
        }
    }

    private static async Task<Testing.Page> GiveAsync(Testing.Visitor visitor, string to, string role, string from, string until) =>
        await visitor.SubmitAsync(await visitor.OpenAsync("/admin/delegations/new"), "form[action='/admin/delegations']", ("ToUserName", to), ("Role", role), ("StartsAt", from), ("EndsAt", until), ("Reason", "出差"));
}
