using System.Globalization;
using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Testing;

namespace Portal.Web.Tests.Reports;

/// <summary>Two units, two columns, three months, withdrawn, restricted, reposted and by other channels: the figures are counted by hand below.</summary>
public sealed class FiguresBureau : Bureau
{
    public int Notice { get; private set; }

    protected override async Task ArrangeAsync()
    {
        await base.ArrangeAsync();
        await AddAsync("clerk2", "丁拟稿", OfficeUnit, Role.Drafter, Role.UnitHead);
        // January: two notices of the relief unit by their old dates, one of them withdrawn later, and a repost among the news.
        Notice = await OutAsync("一月通知", "2026-01-05");
        var withdrawn = await OutAsync("一月又一件", "2026-01-31");
        await OutAsync("一月转载", "2026-01-15", column: "news", source: "民政部网站");
        // February: nothing. March: a notice today, one on request that is listed by title alone, and one still a draft.
        await OutAsync("三月通知", null);
        var listed = await DraftAsync(c => c with { Title = "三月依申请", Attribute = DisclosureAttribute.OnRequest, AttributeReason = "属于过程性信息，正在研究", LegalBasis = "16.2", ListTitle = true });
        await CarryAsync(listed, EditionState.Published);
        await DraftAsync(c => c with { Title = "三月草稿" });
        await WithdrawAsync(withdrawn, WithdrawalReason.PersonalData);
    }

    public async Task<int> OutAsync(string title, string? day, string column = "notices", string source = "")
    {
        var id = await DraftAsync(c => c with { Title = title, Source = source, SourceUrl = source.Length > 0 ? "https://www.example.org/1" : "", FirstPublishedOn = day is null ? null : DateOnly.Parse(day, CultureInfo.InvariantCulture) }, column);
        await CarryAsync(id, EditionState.Published);
        return id;
    }
}

public sealed class FiguresTests(FiguresBureau bureau) : IClassFixture<FiguresBureau>
{
    private const string Span = "/admin/figures?from=2026-01&to=2026-03";

    [Fact]
    [Trait("Req", "K5")]
    public async Task The_figures_are_right_in_every_direction_and_the_file_says_the_same()
    {
        var drafter = await bureau.SignedInAsync(Bureau.Drafter);
        await RecordAsync(drafter, "NewMedia", "2026-01-06", "云岭民政公众号");
        await RecordAsync(drafter, "NoticeBoard", "2026-03-01", "一楼大厅");
        await RecordAsync(drafter, "Press", "2026-02-10", "云岭日报");
        var supervisor = await bureau.SignedInAsync(Bureau.Supervisor);
        var page = await supervisor.OpenAsync(Span);

        Assert.Equal(["月份", "网站", "政务新媒体", "报刊", "公示栏", "合计", "其中原创", "其中转载"], Cells(page, "#months thead tr").Single());
        Assert.Equal([["2026-01", "3", "1", "0", "0", "4", "3", "1"], ["2026-02", "0", "0", "1", "0", "1", "1", "0"], ["2026-03", "1", "0", "0", "1", "2", "2", "0"], ["合计", "4", "1", "1", "1", "7", "6", "1"]], Cells(page, "#months tbody tr, #months tfoot tr"));
        var units = Cells(page, "#units tbody tr, #units tfoot tr");
        Assert.Contains(["社会救助处", "通知公告", "3", "1", "1", "1", "6", "6", "0"], units);
        Assert.Equal(["社会救助处", "小计", "4", "1", "1", "1", "7", "6", "1"], units[^2]);
        Assert.Equal(["合计", "全部栏目", "4", "1", "1", "1", "7", "6", "1"], units[^1]);
        Assert.Equal(3, page.Document.QuerySelectorAll("svg text.middle").Count(t => t.TextContent.EndsWith('月')));
        Assert.Equal(6, page.Document.QuerySelectorAll("svg rect[height]:not([height='12'])").Length);
        Assert.DoesNotContain(" style=", page.Html, StringComparison.Ordinal);

        var file = await supervisor.OpenAsync(page.Document.QuerySelector("a[href^='/admin/figures/xlsx']")!.GetAttribute("href")!);
        var bytes = await file.Response.Content.ReadAsByteArrayAsync();
        var sheets = Sheets(bytes);
        Assert.Equal([.. Cells(page, "#months thead tr"), .. Cells(page, "#months tbody tr, #months tfoot tr")], sheets["按月"]);
        Assert.Equal(Cells(page, "#units tbody tr:not(.sum)"), sheets["按处室和栏目"][1..^1]);
        Assert.Equal(7, sheets["明细"].Skip(1).Sum(r => int.Parse(r[^1], CultureInfo.InvariantCulture)));
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath} {e.Description}"));
        var chart = Assert.Single(document.WorkbookPart!.WorksheetParts, p => p.DrawingsPart is not null).DrawingsPart!.ChartParts.Single().ChartSpace.InnerXml;
        Assert.Contains("'按月'!$G$2:$G$4", chart, StringComparison.Ordinal);

        // One unit alone, and one that published nothing.
        Assert.Equal(["合计", "4", "1", "1", "1", "7", "6", "1"], Cells(await supervisor.OpenAsync($"{Span}&unit={bureau.Relief}"), "#months tfoot tr").Single());
        Assert.Contains("没有公开的文件", (await supervisor.OpenAsync($"{Span}&unit={bureau.OfficeUnit}")).Text, StringComparison.Ordinal);

        // What is struck out with a reason counts no more, and stays to be seen.
        var desk = await drafter.OpenAsync($"/admin/documents/{bureau.Notice}");
        var strike = desk.Document.QuerySelectorAll("#channels form[id^=strike-]").First(f => f.ParentElement!.ParentElement!.TextContent.Contains("云岭日报", StringComparison.Ordinal)).Id;
        var missing = await drafter.SubmitAsync(desk, $"#{strike}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.Status);
        Assert.Contains("请写明划去的原因", missing.Document.QuerySelector("#channels")!.TextContent, StringComparison.Ordinal);
        var done = await drafter.FollowAsync(await drafter.SubmitAsync(desk, $"#{strike}", ("StrikeReason", "登记错了，没有见报")));
        Assert.Contains("登记错了，没有见报", done.Document.QuerySelector("#channels del")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["合计", "4", "1", "1", "6", "5", "1"], Cells(await supervisor.OpenAsync(Span), "#months tfoot tr").Single());
        var again = await drafter.SubmitAsync(desk, $"#{strike}", ("StrikeReason", "再划一次"));
        Assert.Contains("已经划去", again.Text, StringComparison.Ordinal);
        var log = await supervisor.OpenAsync($"/admin/audit?type=Document&id={bureau.Notice}");
        Assert.Contains("划去公开渠道登记", log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_entry_is_refused_beside_its_field_and_what_was_typed_stays()
    {
        var id = await bureau.OutAsync("另一件", "2025-12-01");
        var drafter = await bureau.SignedInAsync(Bureau.Drafter);
        var page = await drafter.SubmitAsync(await drafter.OpenAsync($"/admin/documents/{id}"), "#channel", ("Channel", ""), ("OutOn", "2026-03-03"), ("Place", "某处"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("请选择渠道", page.Document.QuerySelector("#Channel-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("和今天之间", page.Document.QuerySelector("#OutOn-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("2026-03-03", "某处"), (page.Document.QuerySelector("#channel-day")!.GetAttribute("value"), page.Document.QuerySelector("#channel-place")!.GetAttribute("value")));
        Assert.Contains("请选择渠道", (await drafter.SubmitAsync(page, "#channel", ("Channel", "Website"), ("OutOn", "2026-03-01"))).Text, StringComparison.Ordinal);
        await drafter.SubmitAsync(page, "#channel", ("Channel", "Gazette"), ("OutOn", "2025-12-02"));
        Assert.Contains("已经登记过", (await drafter.SubmitAsync(page, "#channel", ("Channel", "Gazette"), ("OutOn", "2025-12-02"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_unit_and_the_disclosure_office_keep_the_ledger_and_only_of_what_is_public()
    {
        var draft = await bureau.DraftAsync();
        var drafter = await bureau.SignedInAsync(Bureau.Drafter);
        Assert.Null((await drafter.OpenAsync($"/admin/documents/{draft}")).Document.QuerySelector("#channel"));
        var officer = await bureau.SignedInAsync(Bureau.Officer);
        var desk = await officer.OpenAsync($"/admin/documents/{bureau.Notice}");
        Assert.NotNull(desk.Document.QuerySelector("#channel"));
        Assert.Null((await (await bureau.SignedInAsync(Bureau.Supervisor)).OpenAsync($"/admin/documents/{bureau.Notice}")).Document.QuerySelector("#channel"));
        var refused = await officer.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"/admin/documents/{draft}/channels")
        {
            Content = new FormUrlEncodedContent([new("Version", (await bureau.ReloadAsync(draft)).Version.ToString(CultureInfo.InvariantCulture)), new("Channel", "Press"), new("OutOn", "2026-03-01"), new("__RequestVerificationToken", desk.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]),
        });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("公开以后才能登记", refused.Text, StringComparison.Ordinal);
        var stranger = await bureau.SignedInAsync("clerk2");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/admin/documents/{bureau.Notice}")).Status);
    }

    [Theory]
    [InlineData("from=2026-13&to=2026-03", "from", "开始月份")]
    [InlineData("from=2026-03&to=2026-01", "to", "早于开始月份")]
    [InlineData("from=2020-01&to=2026-01", "to", "最多统计36个月")]
    [InlineData("from=1949-09&to=1949-12", "from", "1949年10月")]
    [InlineData("from=2026-01&to=gestern", "to", "结束月份")]
    public async Task A_span_that_cannot_be_is_named_beside_the_field(string query, string field, string why)
    {
        var supervisor = await bureau.SignedInAsync(Bureau.Supervisor);
        var page = await supervisor.OpenAsync("/admin/figures?" + query);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(why, page.Document.QuerySelector($"#{field}-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(query.Split('&').Single(q => q.StartsWith(field, StringComparison.Ordinal)).Split('=')[1], page.Document.QuerySelector($"#{field}")!.GetAttribute("value"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drafters_do_not_see_the_bureaus_figures()
    {
        var drafter = await bureau.SignedInAsync(Bureau.Drafter);
        foreach (var path in new[] { "/admin/figures", "/admin/figures/xlsx" }) Assert.StartsWith("/account/denied", (await drafter.OpenAsync(path)).Location, StringComparison.Ordinal);
        Assert.Contains("2026-01", (await (await bureau.SignedInAsync(Bureau.Officer)).OpenAsync("/admin/figures")).Html, StringComparison.Ordinal);
    }

    private async Task RecordAsync(Visitor who, string channel, string day, string place)
    {
        var answer = await who.SubmitAsync(await who.OpenAsync($"/admin/documents/{bureau.Notice}"), "#channel", ("Channel", channel), ("OutOn", day), ("Place", place));
        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.Text);
    }

    private static List<string[]> Cells(Page page, string rows) => [.. page.Document.QuerySelectorAll(rows).Select(r => r.Children.Select(c => c.TextContent.Trim()).ToArray())];

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
