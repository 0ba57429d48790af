using System.Globalization;
using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Training;
using Portal.Domain.Training;
using Portal.Testing;

namespace Portal.Web.Tests.Training;

/// <summary>The plan, its sessions, who came, and the year's figures.</summary>
[Trait("Req", "F10")]
public sealed class TrainingTests(TrainingBureau bureau) : IClassFixture<TrainingBureau>
{
    [Fact]
    public async Task From_a_line_of_the_plan_to_the_figures_of_the_year()
    {
        var officer = await bureau.SignedInAsync(Bureau.Officer);
        var line = await bureau.LineAsync(officer, "条例专题培训", 5, 2024);
        var session = await bureau.SessionAsync(officer, "条例专题培训第一期", "2024-05-08", line);
        await bureau.SessionAsync(officer, "没有登记的一期", "2024-05-07", line);
        await bureau.ExpectAsync(officer, session, ("WholeUnits", $"{bureau.Relief}"), ("People", bureau.Id(Bureau.Lawyer)));
        Assert.Equal("已安排（2场）", Cell(await officer.OpenAsync("/admin/training?year=2024"), "#plan tbody tr", "条例专题培训", 4));

        // Before its day nobody can say who came.
        var ahead = await bureau.SessionAsync(officer, "明天的一期", "2026-03-03");
        var head = await bureau.SignedInAsync(Bureau.Head);
        Assert.Null((await head.OpenAsync($"/admin/training/sessions/{ahead}")).Document.QuerySelector(TrainingBureau.Roll(bureau.Relief)));
        var early = await TrainingBureau.ForceAsync(head, $"/admin/training/sessions/{ahead}/rolls/{bureau.Relief}", ("Version", "0"), ("Came", bureau.Id(Bureau.Drafter)));
        Assert.Contains("培训还没有举办", early.Text, StringComparison.Ordinal);

        var done = await head.FollowAsync(await head.SubmitAsync(await head.OpenAsync($"/admin/training/sessions/{session}"), TrainingBureau.Roll(bureau.Relief), ("Came", bureau.Id(Bureau.Drafter))));
        Assert.Contains("应到 2 人，实到 1 人", done.Document.QuerySelector($"#roll-{bureau.Relief}")!.TextContent, StringComparison.Ordinal);
        var page = await officer.OpenAsync($"/admin/training/sessions/{session}");
        // The reviewer comes without being expected.
        await officer.SubmitAsync(page, TrainingBureau.Roll(bureau.OfficeUnit), ("Came", bureau.Id(Bureau.Lawyer)), ("Came", bureau.Id(Bureau.Reviewer)));
        var recorded = await officer.SubmitAsync(await officer.OpenAsync($"/admin/training/sessions/{session}/record"), TrainingBureau.Session, ("Guests", "4"), ("Summary", "讲解条例"));
        Assert.True(recorded.Status == HttpStatusCode.Redirect, recorded.Text);

        Assert.Equal("已举办（2场）", Cell(await officer.OpenAsync("/admin/training?year=2024"), "#plan tbody tr", "条例专题培训", 4));
        var supervisor = await bureau.SignedInAsync(Bureau.Supervisor);
        var figures = await supervisor.OpenAsync("/admin/training/figures?year=2024");
        Assert.Equal(["1场培训", "2.5学时", "3参加人次，另有外单位4人", "67%参加面（2 / 3）"], figures.Document.QuerySelectorAll("#sums div").Select(d => d.TextContent.Trim()));
        Assert.Equal([["社会救助处", "1", "2", "1"], ["办公室", "1", "1", "2"], ["养老服务处", "0", "0", "0"]], Cells(figures, "#units tbody tr"));
        Assert.Equal(new TrainingFigures(2024, 1, 2.5m, 3, 4, 2, 3), await bureau.InScopeAsync(s => s.GetRequiredService<TrainingFiguresReading>().SumAsync(2024, default)));

        var csv = await supervisor.OpenAsync("/admin/training/figures/csv?year=2024");
        Assert.Equal("\uFEFF日期,培训名称,对应计划,形式,地点,主讲人,学时,应到人次,实到人次,外单位人数,参加处室数\r\n2024-05-08,条例专题培训第一期,条例专题培训,线下,三楼会议室,赵法规,2.5,3,3,4,2\r\n", System.Text.Encoding.UTF8.GetString(await csv.Response.Content.ReadAsByteArrayAsync()));
        var bytes = await (await supervisor.OpenAsync("/admin/training/figures/xlsx?year=2024")).Response.Content.ReadAsByteArrayAsync();
        var sheets = Sheets(bytes);
        Assert.Equal(["学时合计", "2.5"], sheets["年度合计"][2]);
        Assert.Equal(["2024-05-08", "条例专题培训第一期", "条例专题培训", "线下", "三楼会议室", "赵法规", "2.5", "3", "3", "4", "2"], sheets["培训场次"][1]);
        Assert.Equal(Cells(figures, "#units tbody tr"), sheets["按处室"][1..]);
        using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator().Validate(book).Select(e => $"{e.Path?.XPath} {e.Description}"));
        Assert.Empty((await supervisor.OpenAsync("/admin/training/figures?year=2023")).Document.QuerySelectorAll("#sessions"));

        // All of it stands in the history.
        foreach (var kind in new[] { "training.line-added", "training.planned", "training.expected", "training.attended", "training.recorded" }) Assert.NotEmpty(await bureau.EventsAsync(kind));
        var history = (await officer.OpenAsync($"/admin/training/sessions/{session}")).Text;
        Assert.Contains("登记培训实到人员", history, StringComparison.Ordinal);
        Assert.Contains("社会救助处，实到1人：王拟稿", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_the_field_and_what_was_typed_stays()
    {
        var officer = await bureau.SignedInAsync(Bureau.Officer);
        var line = await officer.SubmitAsync(await officer.OpenAsync("/admin/training/lines/new"), TrainingBureau.Line, ("Topic", "写好的主题"), ("Year", "明年"), ("Audience", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, line.Status);
        Assert.Equal("请填写培训对象", line.Document.QuerySelector("#Audience-error")!.TextContent);
        Assert.Equal("请选择计划月份", line.Document.QuerySelector("#Month-error")!.TextContent);
        Assert.Equal("请选择组织处室", line.Document.QuerySelector("#UnitId-error")!.TextContent);
        Assert.Equal(("写好的主题", "明年"), (line.Document.QuerySelector("#Topic")!.GetAttribute("value"), line.Document.QuerySelector("#Year")!.GetAttribute("value")));

        var session = await officer.SubmitAsync(await officer.OpenAsync("/admin/training/sessions/new"), TrainingBureau.Session, ("Title", "写好的名称"), ("Hours", "2.3"), ("Place", ""), ("HeldOn", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, session.Status);
        Assert.Equal(TrainingSession.HoursMessage, session.Document.QuerySelector("#Hours-error")!.TextContent);
        Assert.Equal("请填写培训日期", session.Document.QuerySelector("#HeldOn-error")!.TextContent);
        Assert.Equal(("写好的名称", "2.3"), (session.Document.QuerySelector("#Title")!.GetAttribute("value"), session.Document.QuerySelector("#Hours")!.GetAttribute("value")));

        var id = await bureau.SessionAsync(officer, "登记有误的培训", "2024-01-10");
        var record = await officer.SubmitAsync(await officer.OpenAsync($"/admin/training/sessions/{id}/record"), TrainingBureau.Session, ("HeldOn", "2099-01-01"), ("Guests", ""), ("Lecturer", ""), ("Summary", "写好的内容"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, record.Status);
        Assert.Contains("不能晚于今天", record.Document.QuerySelector("#HeldOn-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("没有的填0", record.Document.QuerySelector("#Guests-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("请填写主讲人", record.Document.QuerySelector("#Lecturer-error")!.TextContent);
        Assert.Contains("写好的内容", record.Document.QuerySelector("#Summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_change_the_same_the_second_sees_both_texts()
    {
        var officer = await bureau.SignedInAsync(Bureau.Officer);
        var line = await bureau.LineAsync(officer, "两人同改的计划", 6);
        var old = await officer.OpenAsync($"/admin/training/lines/{line}");
        await officer.SubmitAsync(old, TrainingBureau.Line, ("Topic", "先改的主题"));
        var stale = await officer.SubmitAsync(old, TrainingBureau.Line, ("Topic", "后改的主题"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("先改的主题", stale.Text, StringComparison.Ordinal);
        Assert.Contains("后改的主题", stale.Text, StringComparison.Ordinal);
        Assert.Equal("先改的主题", await bureau.ReadAsync(db => db.TrainingLines.Where(l => l.Id == line).Select(l => l.Topic).SingleAsync()));

        var session = await bureau.SessionAsync(officer, "两人同改的培训", "2026-03-02");
        await bureau.ExpectAsync(officer, session, ("WholeUnits", $"{bureau.Relief}"));
        var edit = await officer.OpenAsync($"/admin/training/sessions/{session}/edit");
        var people = await officer.OpenAsync($"/admin/training/sessions/{session}/people");
        Assert.Equal(HttpStatusCode.Redirect, (await officer.SubmitAsync(edit, TrainingBureau.Session, ("Lecturer", "先讲"))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await officer.SubmitAsync(edit, TrainingBureau.Session, ("Lecturer", "后讲"))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await officer.SubmitAsync(people, "#people", ("People", bureau.Id(Bureau.Lawyer)))).Status);

        // Two units record side by side; twice the same unit does not.
        var page = await officer.OpenAsync($"/admin/training/sessions/{session}");
        Assert.Equal(HttpStatusCode.Redirect, (await officer.SubmitAsync(page, TrainingBureau.Roll(bureau.Relief), ("Came", bureau.Id(Bureau.Drafter)))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await officer.SubmitAsync(page, TrainingBureau.Roll(bureau.OfficeUnit), ("Came", bureau.Id(Bureau.Lawyer)))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await officer.SubmitAsync(page, TrainingBureau.Roll(bureau.Relief), ("Came", bureau.Id(Bureau.Head)))).Status);
        Assert.Equal([bureau.IdOf(Bureau.Drafter)], await bureau.ReadAsync(db => db.TrainingRolls.Where(r => r.SessionId == session && r.UnitId == bureau.Relief).SelectMany(r => r.Entries).Where(e => e.HasCome).Select(e => e.UserId).ToListAsync()));
    }

    [Fact]
    public async Task What_is_called_off_needs_a_reason_and_a_line_with_a_session_stays()
    {
        var officer = await bureau.SignedInAsync(Bureau.Officer);
        var line = await bureau.LineAsync(officer, "要取消的计划", 7);
        var session = await bureau.SessionAsync(officer, "要取消的培训", "2026-07-01", line);
        Assert.Contains("请先取消或者登记那次培训", (await officer.SubmitAsync(await officer.OpenAsync($"/admin/training/lines/{line}"), "#cancel", ("CancelReason", "不办了"))).Text, StringComparison.Ordinal);
        var missing = await officer.SubmitAsync(await officer.OpenAsync($"/admin/training/sessions/{session}"), "#cancel", ("CancelReason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.Status);
        Assert.Equal("请写明取消的原因", missing.Document.QuerySelector("#CancelReason-error")!.TextContent);
        var done = await officer.FollowAsync(await officer.SubmitAsync(missing, "#cancel", ("CancelReason", "主讲人出差")));
        Assert.Contains("已取消", done.Text, StringComparison.Ordinal);
        Assert.Contains("主讲人出差", done.Text, StringComparison.Ordinal);
        Assert.Null(done.Document.QuerySelector("#cancel"));

        var noReason = await officer.SubmitAsync(await officer.OpenAsync($"/admin/training/lines/{line}"), "#cancel");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noReason.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await officer.SubmitAsync(noReason, "#cancel", ("CancelReason", "改为参加市里培训"))).Status);
        Assert.Contains("改为参加市里培训", Cell(await officer.OpenAsync("/admin/training?year=2026"), "#plan tbody tr", "要取消的计划", 4), StringComparison.Ordinal);
        Assert.Null((await officer.OpenAsync($"/admin/training/lines/{line}")).Document.QuerySelector(TrainingBureau.Line));
        Assert.Equal(HttpStatusCode.Conflict, (await officer.OpenAsync($"/admin/training/sessions/{session}/edit")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await officer.OpenAsync($"/admin/training/sessions/{session}/record")).Status);
    }

    [Fact]
    public async Task What_is_not_there_answers_404()
    {
        var officer = await bureau.SignedInAsync(Bureau.Officer);
        foreach (var path in new[] { "/admin/training/lines/9999", "/admin/training/sessions/9999", "/admin/training/sessions/9999/edit", "/admin/training/sessions/9999/record", "/admin/training/sessions/9999/people", "/admin/training/sessions/9999/materials/1" })
            Assert.Equal(HttpStatusCode.NotFound, (await officer.OpenAsync(path)).Status);
        foreach (var path in new[] { "/admin/training/lines/9999", "/admin/training/lines/9999/cancel", "/admin/training/sessions/9999/edit", "/admin/training/sessions/9999/cancel", "/admin/training/sessions/9999/record", "/admin/training/sessions/9999/people", $"/admin/training/sessions/9999/rolls/{bureau.Relief}", "/admin/training/sessions/9999/materials/records", "/admin/training/sessions/9999/materials/1/remove" })
            Assert.Equal(HttpStatusCode.NotFound, (await TrainingBureau.ForceAsync(officer, path, ("Version", "0"))).Status);
    }

    internal static List<string[]> Cells(Page page, string rows) => [.. page.Document.QuerySelectorAll(rows).Select(r => r.Children.Select(c => c.TextContent.Trim()).ToArray())];

    internal static string Cell(Page page, string rows, string first, int column) => string.Concat(Cells(page, rows).Single(r => r[0] == first)[column].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Dictionary<string, List<string[]>> Sheets(byte[] bytes)
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(bytes));
        var sheets = new Dictionary<string, List<string[]>>();
        do
        {
            var rows = sheets[reader.Name] = [];
            while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture) ?? "")]);
        }
        while (reader.NextResult());
        return sheets;
    }
}
