using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Audit;
using Portal.Domain;

namespace Portal.Web.Tests.People;

[Trait("Req", "B6")]
public sealed class AuditLogTests(PeopleApp app) : IClassFixture<PeopleApp>
{
    [Fact]
    public async Task What_was_done_is_found_by_person_kind_subject_and_day()
    {
        await WriteAsync("roles.changed", "找得到的事");
        var supervisor = await app.SignedInAsync("jiandu");

        foreach (var query in new[] { "kind=roles.changed", $"person={app.Admin}&type=PortalRole&id=7", "from=2026-03-02&to=2026-03-02&kind=roles.changed" })
        {
            var page = await supervisor.OpenAsync("/admin/audit?" + query);
            Assert.Contains("管理员甲", page.Document.QuerySelector("td[data-label=人员]")!.TextContent, StringComparison.Ordinal);
            Assert.Contains(page.Document.QuerySelectorAll("td[data-label=说明]"), d => d.TextContent == "找得到的事");
            Assert.Contains(page.Document.QuerySelectorAll("td[data-label=事项]"), d => d.TextContent == "修改角色要求");
        }
        foreach (var query in new[] { "kind=roles.changed&to=2026-03-01", "kind=roles.changed&from=2026-03-03", "kind=nothing" })
            Assert.Contains("没有符合条件的记录", (await supervisor.OpenAsync("/admin/audit?" + query)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Older_rows_follow_by_key_and_the_filter_stays_in_the_address()
    {
        for (var i = 0; i < 60; i++) await WriteAsync("units.changed", $"第{i}条");
        var supervisor = await app.SignedInAsync("jiandu");
        var first = await supervisor.OpenAsync("/admin/audit?kind=units.changed");
        var older = first.Document.QuerySelector(".pager a")!.GetAttribute("href")!;

        Assert.Contains("kind=units.changed", older, StringComparison.Ordinal);
        var second = await supervisor.OpenAsync(older);

        Assert.Equal((50, 10), (first.Document.QuerySelectorAll("tbody tr").Length, second.Document.QuerySelectorAll("tbody tr").Length));
        Assert.Contains("第59条", first.Text, StringComparison.Ordinal);
        Assert.Contains("第0条", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_export_runs_no_formula_opens_in_a_spreadsheet_and_is_itself_history()
    {
        await WriteAsync("people.changed", "=HYPERLINK(\"http://evil\")");
        await WriteAsync("people.changed", "@\"a\", b");
        await WriteAsync("roles.changed", "不在条件里");
        var supervisor = await app.SignedInAsync("jiandu");

        var answer = await supervisor.SubmitAsync(await supervisor.OpenAsync("/admin/audit?kind=people.changed"), "form[action='/admin/audit/export']");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var bytes = await answer.Response.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var text = Encoding.UTF8.GetString(bytes);
        Assert.Contains(",\"'=HYPERLINK(\"\"http://evil\"\")\"", text, StringComparison.Ordinal);
        Assert.Contains(",\"'@\"\"a\"\", b\"", text, StringComparison.Ordinal);
        Assert.Contains("管理员甲", text, StringComparison.Ordinal);
        Assert.DoesNotContain("不在条件里", text, StringComparison.Ordinal);
        Assert.Contains(await app.EventsAsync("audit.exported"), e => e.Detail.Contains("people.changed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_day_that_is_none_is_named_beside_the_field()
    {
        var supervisor = await app.SignedInAsync("jiandu");
        var page = await supervisor.OpenAsync("/admin/audit?from=gestern");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotNull(page.Document.QuerySelector(".field.wrong .error"));
    }

    [Fact]
    public async Task Drafters_do_not_read_the_log()
    {
        var drafter = await app.SignedInAsync("wangwu");
        Assert.StartsWith("/account/denied", (await drafter.OpenAsync("/admin/audit")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chain_of_everything_written_here_is_whole()
    {
        await WriteAsync("calendar.revised", "一环");
        var report = await app.InScopeAsync(services => services.GetRequiredService<Verification>().RunAsync(0, _ => { }, CancellationToken.None));
        Assert.Empty(report.Findings);
    }

    private Task WriteAsync(string kind, string detail) => app.DoAsync(async db =>
    {
        db.AuditEvents.Add(new AuditEvent(kind, "PortalRole", 7, detail, new Stamp(app.Admin, app.Clock.Now.UtcDateTime)));
        await db.SaveChangesAsync();
    });

    [Theory]
    [InlineData("=1", "'=1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("a=1", "a=1")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData(null, "")]
    public void A_cell_never_begins_like_a_formula(string? text, string cell) => Assert.Equal(cell, SafeCsv.Cell(text));
}
