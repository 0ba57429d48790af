using System.Net;
using Portal.Domain.People;

namespace Portal.Web.Tests.People;

[Trait("Req", "K7")]
public sealed class UnitsTests(PeopleApp app) : IClassFixture<PeopleApp>
{
    [Fact]
    public async Task A_subordinate_body_is_made_below_a_unit_and_stands_there_in_the_tree()
    {
        var admin = await app.SignedInAsync("guanli");
        var answer = await admin.SubmitAsync(await admin.OpenAsync($"/admin/units/new?parent={app.Relief}"), "form[action='/admin/units']",
            ("Name", "市救助管理站"), ("Kind", "SubordinateBody"), ("Duties", "救助"), ("Phone", "0000-1"), ("Address", "一号"));

        var list = await admin.FollowAsync(answer);
        var row = list.Document.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("市救助管理站", StringComparison.Ordinal));
        Assert.NotNull(row.QuerySelector(".depth-1"));
        Assert.Contains("直属单位", row.TextContent, StringComparison.Ordinal);
        Assert.Contains(await app.EventsAsync("units.created"), e => e.Detail.StartsWith("市救助管理站", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_form_keeps_everything_typed()
    {
        var admin = await app.SignedInAsync("guanli");
        var page = await admin.SubmitAsync(await admin.OpenAsync("/admin/units/new"), "form[action='/admin/units']", ("Name", "办公室"), ("Order", "很多"), ("Duties", "写好的职责"));

        Assert.Equal("已经有这个名称的处室", page.Document.QuerySelector("#Name-error")!.TextContent);
        Assert.Contains("“很多”", page.Document.QuerySelector("#Order-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("很多", page.Document.QuerySelector("#Order")!.GetAttribute("value"));
        Assert.Contains("写好的职责", page.Document.QuerySelector("#Duties")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Under_its_own_lower_unit_it_cannot_be_put()
    {
        var upper = await app.UnitAsync("上级处");
        var lower = await app.UnitAsync("下级处", parentId: upper);
        var admin = await app.SignedInAsync("guanli");

        var answer = await admin.SubmitAsync(await admin.OpenAsync($"/admin/units/{upper}"), $"form[action='/admin/units/{upper}']", ("ParentId", $"{lower}"));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("上级处室不能是本处室或者它的下级", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_with_people_cannot_be_closed_and_an_empty_one_can()
    {
        var full = await app.UnitAsync("有人处");
        var empty = await app.UnitAsync("无人处");
        await app.PersonAsync("youren", "有人", full, Role.Drafter);
        var admin = await app.SignedInAsync("guanli");

        var refused = await admin.SubmitAsync(await admin.OpenAsync($"/admin/units/{full}"), $"form[action='/admin/units/{full}']", ("IsClosed", "true"));
        var closed = await admin.SubmitAsync(await admin.OpenAsync($"/admin/units/{empty}"), $"form[action='/admin/units/{empty}']", ("IsClosed", "true"));

        Assert.Contains("还有1名在岗人员", refused.Text, StringComparison.Ordinal);
        Assert.Equal("/admin/units", closed.Location);
        // Said once.
        Assert.Contains("“无人处”已经保存", (await admin.FollowAsync(closed)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("“无人处”已经保存", (await admin.FollowAsync(closed)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_form_overwrites_nothing()
    {
        var id = await app.UnitAsync("旧表处");
        var admin = await app.SignedInAsync("guanli");
        var old = await admin.OpenAsync($"/admin/units/{id}");
        await admin.SubmitAsync(old, $"form[action='/admin/units/{id}']", ("Phone", "先"));

        Assert.Equal(HttpStatusCode.Conflict, (await admin.SubmitAsync(old, $"form[action='/admin/units/{id}']", ("Phone", "后"))).Status);
        Assert.Equal("先", (await admin.OpenAsync($"/admin/units/{id}")).Document.QuerySelector("#Phone")!.GetAttribute("value"));
    }
}
