using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Documents;
using Portal.Domain.Documents;
using Portal.Domain.Review;
using Portal.Testing;

namespace Portal.Web.Tests.Documents;

/// <summary>The desks over HTTP: right person, wrong role, wrong unit, stale form, bad form.</summary>
[Trait("Req", "B1")]
[Trait("Req", "B2")]
public sealed class OfficeDesksTests(Bureau bureau) : IClassFixture<Bureau>
{
    [Fact]
    public async Task The_whole_way_by_forms()
    {
        var id = await bureau.DraftAsync();
        await StepAsync(id, Bureau.Drafter, "#submit");
        await StepAsync(id, Bureau.Head, "#agree", ("Note", "同意公开"));
        await StepAsync(id, Bureau.Officer, "#examine");
        foreach (var gate in Enum.GetValues<GateKind>())
            await StepAsync(id, Bureau.GuardOf(gate), $"#verdict-{gate}", ("Verdict", "Pass"));
        await StepAsync(id, Bureau.Signer, "#sign");
        await StepAsync(id, Bureau.Officer, "#register", ("DateWritten", "2026-03-01"));
        await StepAsync(id, Bureau.Officer, "#publish");

        var citizen = await bureau.Visitor().OpenAsync(await bureau.AddressAsync(id));
        Assert.Equal(HttpStatusCode.OK, citizen.Status);
        Assert.Contains("祭扫高峰", citizen.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EditionState.WithUnitHead, "agree", Bureau.Drafter)]
    [InlineData(EditionState.WithUnitHead, "agree", Bureau.Officer)]
    [InlineData(EditionState.WithOffice, "examine", Bureau.Head)]
    [InlineData(EditionState.InGates, "verdicts", Bureau.Drafter)]
    [InlineData(EditionState.WithSigner, "sign", Bureau.Officer)]
    [InlineData(EditionState.WithSigner, "sign", Bureau.Reviewer)]
    [InlineData(EditionState.Signed, "publish", Bureau.Drafter)]
    [InlineData(EditionState.Signed, "publish", Bureau.Supervisor)]
    [InlineData(EditionState.Published, "withdraw", Bureau.Drafter)]
    [InlineData(EditionState.Published, "stop", Bureau.Drafter)]
    [InlineData(EditionState.Published, "stop", Bureau.Administrator)]
    public async Task A_forged_form_of_the_wrong_role_changes_nothing(EditionState state, string action, string person)
    {
        var id = await bureau.DraftAsync();
        await bureau.CarryAsync(id, state);
        var version = (await bureau.ReloadAsync(id)).Version;
        var visitor = await bureau.SignedInAsync(person);

        var answer = await ForgeAsync(visitor, $"/admin/documents/{id}/{action}", ("Version", version.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Verdict", "Pass"), ("Gate", "Legal"), ("Attribute", "Proactive"), ("Note", "x"), ("PublicNote", "x"), ("Reason", "WrongContent"));

        Assert.NotEqual(HttpStatusCode.OK, answer.Status);
        Assert.DoesNotContain($"/admin/documents/{id}", answer.Location ?? "", StringComparison.Ordinal);
        var after = await bureau.ReloadAsync(id);
        Assert.Equal((version, state), (after.Version, await bureau.StateAsync(id)));
    }

    [Fact]
    public async Task Another_units_papers_are_not_there_for_a_drafter()
    {
        var elsewhere = await bureau.UnitAsync("养老服务处");
        await bureau.AddAsync($"other{Guid.NewGuid():N}"[..12], "冯拟稿", elsewhere, Portal.Domain.People.Role.Drafter);
        var id = await bureau.DraftAsync();
        var other = await bureau.SignedInAsync(await NewDrafterAsync(elsewhere));
        foreach (var path in new[] { "", "/edit", "/history", "/compare?left=1&right=1" })
            Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"/admin/documents/{id}{path}")).Status);
        Assert.DoesNotContain($"/admin/documents/{id}", (await other.OpenAsync("/admin/documents")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_form_gets_the_conflict_page_with_what_was_typed()
    {
        var id = await bureau.DraftAsync();
        var first = await bureau.SignedInAsync(Bureau.Drafter);
        var second = await bureau.SignedInAsync(Bureau.Head);
        var hers = await first.OpenAsync($"/admin/documents/{id}/edit");
        var his = await second.OpenAsync($"/admin/documents/{id}/edit");

        Assert.Equal(HttpStatusCode.Redirect, (await second.SubmitAsync(his, "#edition", ("Title", "处长改的标题"))).Status);
        var conflict = await first.SubmitAsync(hers, "#edition", ("Body", "拟稿人辛苦写的一段话"));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("别人刚刚改过", conflict.Text, StringComparison.Ordinal);
        Assert.Contains("拟稿人辛苦写的一段话", conflict.Text, StringComparison.Ordinal);
        Assert.Contains("处长改的标题", conflict.Text, StringComparison.Ordinal);
        Assert.Equal("处长改的标题", (await bureau.ReloadAsync(id)).Working!.Content.Title);
    }

    [Fact]
    public async Task A_wrong_form_keeps_everything_typed_and_says_what_is_wrong_beside_the_field()
    {
        var visitor = await bureau.SignedInAsync(Bureau.Drafter);
        var page = await visitor.OpenAsync("/admin/documents/new");
        var answer = await visitor.SubmitAsync(page, "#edition", ("Title", new string('长', 600)), ("Body", "正文不能丢"), ("SourceUrl", "javascript:alert(1)"), ("ColumnId", "0"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        foreach (var message in new[] { "标题不能超过500字", "请选择栏目", "来源网址应当以 http" }) Assert.Contains(message, answer.Text, StringComparison.Ordinal);
        Assert.Contains("正文不能丢", answer.Html, StringComparison.Ordinal);
        Assert.Contains(new string('长', 600), answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Req", "A3")]
    public async Task A_submission_without_attribute_says_so_and_is_counted_as_a_return()
    {
        var id = await bureau.DraftAsync(c => c with { Attribute = null });
        var visitor = await bureau.SignedInAsync(Bureau.Drafter);
        var answer = await visitor.SubmitAsync(await visitor.OpenAsync($"/admin/documents/{id}/edit"), "#edition", ("Then", "submit"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("公开属性", answer.Text, StringComparison.Ordinal);
        Assert.Contains("退文", (await visitor.OpenAsync($"/admin/documents/{id}/history")).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Req", "B2")]
    public async Task A_gate_that_refers_needs_reason_and_receiver()
    {
        var id = await bureau.DraftAsync();
        await bureau.CarryAsync(id, EditionState.InGates);
        var reviewer = await bureau.SignedInAsync(Bureau.Reviewer);
        var page = await reviewer.OpenAsync($"/admin/documents/{id}");
        var wrong = await reviewer.SubmitAsync(page, "#verdict-Confidentiality", ("Verdict", "Referred"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("报送给哪个", wrong.Text, StringComparison.Ordinal);
        var done = await reviewer.SubmitAsync(page, "#verdict-Confidentiality", ("Verdict", "Referred"), ("Note", "拿不准"), ("ReferredTo", "市国家保密局"));
        Assert.Contains("已报送，等答复", (await reviewer.FollowAsync(done)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_todo_page_tells_what_waits_since_when_and_until_when()
    {
        var id = await bureau.DraftAsync(c => c with { Title = "等处长审核的通知" });
        await bureau.CarryAsync(id, EditionState.WithUnitHead);
        var head = await bureau.SignedInAsync(Bureau.Head);
        var todo = await head.OpenAsync("/admin");
        Assert.Contains("等处长审核的通知", todo.Text, StringComparison.Ordinal);
        Assert.Contains("审核并提出意见", todo.Text, StringComparison.Ordinal);
        Assert.Contains("还有 2 个工作日", todo.Text, StringComparison.Ordinal);
        var drafter = await (await bureau.SignedInAsync(Bureau.Drafter)).OpenAsync("/admin");
        Assert.DoesNotContain("等处长审核的通知", drafter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_returned_paper_comes_back_with_its_reason()
    {
        var id = await bureau.DraftAsync(c => c with { Title = "要退回的通知" });
        await bureau.CarryAsync(id, EditionState.WithOffice);
        await StepAsync(id, Bureau.Officer, "#return", ("Reason", "WrongAttribute"), ("Note", "应当依申请公开"));
        var editor = await (await bureau.SignedInAsync(Bureau.Drafter)).OpenAsync($"/admin/documents/{id}/edit");
        Assert.Contains("公开属性不当", editor.Text, StringComparison.Ordinal);
        Assert.Contains("应当依申请公开", editor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Differences_between_editions_stand_side_by_side()
    {
        var id = await bureau.DraftAsync(c => c with { Body = "第一段。\n\n有错子。" });
        await bureau.CarryAsync(id, EditionState.Published);
        var drafter = await bureau.SignedInAsync(Bureau.Drafter);
        var next = await drafter.SubmitAsync(await drafter.OpenAsync($"/admin/documents/{id}"), "#next", ("correction", "true"));
        var editor = await drafter.FollowAsync(next);
        await drafter.SubmitAsync(editor, "#edition", ("Body", "第一段。\n\n有错字。"));
        var compare = await drafter.OpenAsync($"/admin/documents/{id}/compare?left=1&right=2");
        Assert.Contains("有错子", compare.Text, StringComparison.Ordinal);
        Assert.Contains("有错字", compare.Text, StringComparison.Ordinal);
        Assert.NotNull(compare.Document.QuerySelector("td.mod, td.ins, td.del"));

        // Who judges it sees them on the desk, without the lines that are the same.
        await bureau.ActAsync(id, Bureau.Drafter, (s, d, a) => s.GetRequiredService<DocumentDrafting>().SubmitAsync(d, a, default));
        var judged = (await (await bureau.SignedInAsync(Bureau.Reviewer)).OpenAsync($"/admin/documents/{id}")).Document.QuerySelector("#differences")!;
        Assert.Contains("改动 1 处", judged.TextContent, StringComparison.Ordinal);
        Assert.Contains("有错字", judged.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("第一段", judged.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Req", "A4")]
    public async Task The_transmittal_goes_with_a_paper_to_the_higher_body()
    {
        var id = await bureau.DraftAsync(c => c with { HigherBody = "云岭市人民政府", AttributeReason = "涉及公众利益调整", InterpretationForHigherBody = "## 背景\n\n为了老人。" });
        var page = await (await bureau.SignedInAsync(Bureau.Officer)).OpenAsync($"/admin/documents/{id}/transmittal");
        foreach (var words in new[] { "云岭市人民政府", "涉及公众利益调整", "主动公开", "为了老人" }) Assert.Contains(words, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Req", "K6")]
    public async Task Script_in_every_text_field_stays_text()
    {
        const string evil = "<script>alert(1)</script><img src=x onerror=alert(1)>";
        var id = await bureau.DraftAsync(c => c with
        {
            Title = evil, IssuingBody = evil, Subject = evil, Summary = evil, Source = evil,
            Body = $"{evil}\n\n[链接](javascript:alert(1)) ![图](javascript:alert(1)) <a href=\"javascript:alert(1)\">x</a>",
        });
        await bureau.CarryAsync(id, EditionState.Published);
        var office = await (await bureau.SignedInAsync(Bureau.Officer)).OpenAsync($"/admin/documents/{id}");
        var citizen = await bureau.Visitor().OpenAsync(await bureau.AddressAsync(id));
        foreach (var page in new[] { office, citizen, await bureau.Visitor().OpenAsync("/documents") })
        {
            Assert.Empty(page.Document.QuerySelectorAll("main script, [onerror], [style], main img:not(.qr)"));
            Assert.DoesNotContain(page.Document.QuerySelectorAll("a[href]"), a => a.GetAttribute("href")!.Contains("javascript", StringComparison.OrdinalIgnoreCase));
        }
    }

    private async Task<string> NewDrafterAsync(int unit)
    {
        var name = $"d{Guid.NewGuid():N}"[..12];
        await bureau.AddAsync(name, "冯拟稿", unit, Portal.Domain.People.Role.Drafter);
        return name;
    }

    private async Task StepAsync(int id, string person, string form, params (string, string?)[] fields)
    {
        var visitor = await bureau.SignedInAsync(person);
        var answer = await visitor.SubmitAsync(await visitor.OpenAsync($"/admin/documents/{id}"), form, fields);
        Assert.True(answer.Status == HttpStatusCode.Redirect, $"{person} {form}: {answer.Status} {answer.Text}");
    }

    /// <summary>A form of one's own making, with a token from a page that this person may see.</summary>
    private static async Task<Page> ForgeAsync(Visitor visitor, string action, params (string Name, string Value)[] fields) =>
        await visitor.PostAsync(await visitor.OpenAsync("/account/password"), action, fields);
}
