using System.Net;
using DocumentFormat.OpenXml.Packaging;
using Portal.Domain.Documents;
using Portal.Domain.Review;
using Portal.Testing;

namespace Portal.Web.Tests.Documents;

/// <summary>The sheets that inspectors ask for, and the history of one document.</summary>
[Trait("Req", "B2")]
[Trait("Req", "B6")]
public sealed class SheetTests(Bureau bureau) : IClassFixture<Bureau>
{
    [Fact]
    public async Task The_approval_sheet_has_every_opinion_with_name_and_time()
    {
        var id = await bureau.DraftAsync(c => c with { Title = "审批表上的通知" });
        await bureau.CarryAsync(id, EditionState.InGates);
        await bureau.JudgeAsync(id, GateKind.Legal, Verdict.Referred, "依据拿不准", "市司法局");
        await bureau.JudgeAsync(id, GateKind.Legal, Verdict.Pass, "市司法局答复：依据充分");
        await bureau.CarryAsync(id, EditionState.Published);

        var sheet = await (await bureau.SignedInAsync(Bureau.Officer)).OpenAsync($"/admin/documents/{id}/sheets/approval");
        Assert.Equal(HttpStatusCode.OK, sheet.Status);
        Assert.Contains("信息发布审批表", sheet.Document.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        foreach (var (label, who) in new[] { ("处室负责人意见", "张处长"), ("公开办公室审查意见", "刘公开"), ("政治关", "刘公开"), ("法律关", "赵法规"), ("政策关", "张处长"), ("保密关", "李保密"), ("文字关", "刘公开"), ("签发意见", "陈签发"), ("发布", "刘公开") })
        {
            var row = sheet.Document.QuerySelectorAll(".sheet-table tr").Single(r => r.QuerySelector("th")!.TextContent == label);
            Assert.Contains(who, row.QuerySelector(".signed")!.TextContent, StringComparison.Ordinal);
            Assert.Matches(@"2026-03-02 \d\d:\d\d", row.QuerySelector(".signed")!.TextContent);
        }
        Assert.Contains("报送市司法局。依据拿不准", sheet.Text, StringComparison.Ordinal);
        Assert.Contains("王拟稿", sheet.Text, StringComparison.Ordinal);
        Assert.Contains((await bureau.ReloadAsync(id)).IndexNumber!, sheet.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_sheets_are_Word_files_with_the_same_words()
    {
        var id = await bureau.DraftAsync(c => c with { Title = "带表格的<审批>通知" });
        await bureau.CarryAsync(id, EditionState.Signed);
        var officer = await bureau.SignedInAsync(Bureau.Officer);
        foreach (var (kind, words) in new[] { ("approval", "信息发布审批表"), ("secrecy", "信息公开保密审查表") })
        {
            var answer = await officer.OpenAsync($"/admin/documents/{id}/sheets/{kind}.docx");
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            using var file = WordprocessingDocument.Open(new MemoryStream(await answer.Response.Content.ReadAsByteArrayAsync()), false);
            var text = file.MainDocumentPart!.Document!.InnerText;
            Assert.Contains(words, text, StringComparison.Ordinal);
            Assert.Contains("带表格的<审批>通知", text, StringComparison.Ordinal);
            Assert.Contains("李保密", text, StringComparison.Ordinal);
            Assert.Contains("陈签发", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_sheet_of_a_draft_shows_what_is_still_to_be_said_and_strangers_see_none()
    {
        var id = await bureau.DraftAsync();
        var sheet = await (await bureau.SignedInAsync(Bureau.Drafter)).OpenAsync($"/admin/documents/{id}/sheets/secrecy");
        var row = sheet.Document.QuerySelectorAll(".sheet-table tr").Single(r => r.QuerySelector("th")!.TextContent == "保密审查员意见");
        Assert.Empty(row.QuerySelector("td")!.TextContent.Trim());
        Assert.Contains("没有发现国家秘密标志", sheet.Text, StringComparison.Ordinal);

        await bureau.AddAsync("sheetstranger", "冯外处", await bureau.UnitAsync("养老服务处"), Portal.Domain.People.Role.Drafter);
        var stranger = await bureau.SignedInAsync("sheetstranger");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/admin/documents/{id}/sheets/approval")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/admin/documents/{id}/sheets/approval.docx")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await bureau.SignedInAsync(Bureau.Officer)).OpenAsync($"/admin/documents/{id}/sheets/other")).Status);
    }

    [Fact]
    [Trait("Req", "A6")]
    public async Task Who_opened_a_paper_that_is_not_for_everybody_stands_in_its_history()
    {
        var id = await bureau.DraftAsync(c => c with { Title = "内部件", Attribute = DisclosureAttribute.Withheld, AttributeReason = "属于内部事务信息", LegalBasis = "16.1" });
        await bureau.CarryAsync(id, EditionState.WithOffice);
        var supervisor = await bureau.SignedInAsync(Bureau.Supervisor);
        await supervisor.OpenAsync($"/admin/documents/{id}");
        await supervisor.OpenAsync($"/admin/documents/{id}");
        bureau.Clock.Advance(TimeSpan.FromHours(2));
        await supervisor.OpenAsync($"/admin/documents/{id}");

        var history = await supervisor.OpenAsync($"/admin/documents/{id}/history");
        var rows = history.Document.QuerySelectorAll("#seen tbody tr");
        Assert.Equal(2, rows.Count(r => r.TextContent.Contains("孙监督", StringComparison.Ordinal)));

        var open = await bureau.DraftAsync(c => c with { Title = "公开件" });
        await supervisor.OpenAsync($"/admin/documents/{open}");
        Assert.Null((await supervisor.OpenAsync($"/admin/documents/{open}/history")).Document.QuerySelector("#seen"));
    }

    [Fact]
    public async Task The_foot_of_the_desk_says_what_still_stands_in_the_way()
    {
        var id = await bureau.DraftAsync();
        await bureau.CarryAsync(id, EditionState.InGates);
        await bureau.PassGatesAsync(id, GateKind.Political, GateKind.Legal, GateKind.Policy);
        var reviewer = await bureau.SignedInAsync(Bureau.Reviewer);
        Assert.Contains("还差：保密关未审、文字关未审", (await reviewer.OpenAsync($"/admin/documents/{id}")).Document.QuerySelector("#standing")!.TextContent, StringComparison.Ordinal);
        await bureau.CarryAsync(id, EditionState.WithSigner);
        Assert.Contains("可以签发了", (await reviewer.OpenAsync($"/admin/documents/{id}")).Document.QuerySelector("#standing")!.TextContent, StringComparison.Ordinal);
        await bureau.CarryAsync(id, EditionState.Published);
        Assert.Null((await reviewer.OpenAsync($"/admin/documents/{id}")).Document.QuerySelector("#standing"));
    }
}
