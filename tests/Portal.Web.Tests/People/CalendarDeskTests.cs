using System.Net;

namespace Portal.Web.Tests.People;

[Trait("Req", "K7")]
public sealed class CalendarDeskTests(PeopleApp app) : IClassFixture<PeopleApp>
{
    [Fact]
    public async Task A_sum_is_shown_line_by_line()
    {
        var admin = await app.SignedInAsync("guanli");
        var page = await admin.OpenAsync("/admin/calendar?From=2026-09-30&Days=20");

        Assert.Contains("2026年11月3日到期", page.Text, StringComparison.Ordinal);
        Assert.True(page.Document.QuerySelectorAll("ol.sums li").Length >= 3);
        Assert.Contains("2026-09-30", page.Document.QuerySelector("#From")!.GetAttribute("value"), StringComparison.Ordinal);
        Assert.NotNull((await admin.OpenAsync("/admin/calendar?From=2026-09-30&Days=2000")).Document.QuerySelector("#Days-error"));
        Assert.NotNull((await admin.OpenAsync("/admin/calendar?From=gestern&Days=20")).Document.QuerySelector("#From-error"));
    }

    [Fact]
    public async Task A_year_is_shown_month_by_month_with_days_off_and_make_up_days()
    {
        var admin = await app.SignedInAsync("guanli");
        var page = await admin.OpenAsync("/admin/calendar/2025");

        Assert.Equal(12, page.Document.QuerySelectorAll("table.month").Length);
        Assert.Equal((28, 5), (page.Document.QuerySelectorAll("table.month td.off").Length, page.Document.QuerySelectorAll("table.month td.work").Length));
        Assert.Contains("共248个工作日", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_year_is_entered_and_a_revision_that_was_not_seen_is_never_overwritten()
    {
        var admin = await app.SignedInAsync("guanli");
        var empty = await admin.OpenAsync("/admin/calendar/2027");
        Assert.Contains("这一年还没有录入", empty.Text, StringComparison.Ordinal);

        var saved = await admin.SubmitAsync(empty, "form[action='/admin/calendar/2027']", ("Off", "2027-01-01\n2027-10-01"), ("Work", "2027-10-09"), ("Source", "国办发明电〔2026〕1号"));
        Assert.Equal("/admin/calendar/2027", saved.Location);
        var shown = await admin.FollowAsync(saved);
        Assert.Contains("第1版", shown.Text, StringComparison.Ordinal);
        Assert.Contains("没有期限需要变动", shown.Text, StringComparison.Ordinal);

        var stale = await admin.SubmitAsync(empty, "form[action='/admin/calendar/2027']", ("Off", "2027-01-02"), ("Source", "旧表"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("2027-01-02", stale.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("十月一日", "", "Off", "不是日期")]
    [InlineData("2026-10-01", "2026-10-12", "Off", "本来就是工作日")]
    [InlineData("2027-10-01", "", "Off", "不在2026年内")]
    [InlineData("2026-10-01", "x", "Work", "不是日期")]
    public async Task A_wrong_day_is_named_beside_the_field_and_everything_typed_is_kept(string off, string work, string field, string message)
    {
        var admin = await app.SignedInAsync("guanli");
        var page = await admin.SubmitAsync(await admin.OpenAsync("/admin/calendar/2026"), "form[action='/admin/calendar/2026']", ("Off", off), ("Work", work), ("Source", "写好的依据"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(message, page.Document.QuerySelector($"#{field}-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(off, page.Document.QuerySelector("#Off")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("写好的依据", page.Document.QuerySelector("#Source")!.GetAttribute("value"));
    }
}
