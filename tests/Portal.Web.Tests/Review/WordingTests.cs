using System.Net;
using System.Text.Json;
using Portal.Domain.Documents;
using Portal.Testing;

namespace Portal.Web.Tests.Review;

[Trait("Req", "B8")]
public sealed class WordingTests(Bureau app) : IClassFixture<Bureau>
{
    [Fact]
    public async Task The_editor_gets_places_that_slice_its_own_text()
    {
        var drafter = await app.SignedInAsync(Bureau.Drafter);
        const string Body = "云岭市😀的台帐,请看。\n\n根据云民发[2026]15号，自2026年2月30日起办理。\n联系人：×××";
        // A browser sends CRLF.
        var found = await AskAsync(drafter, ("title", "关于关于救助的通知"), ("body", Body.Replace("\n", "\r\n", StringComparison.Ordinal)), ("documentNumber", "云民发(2026)15号"), ("issuingBody", "36365"), ("attachments", "台帐.xlsx"));

        foreach (var finding in found.Where(f => f.GetProperty("field").GetString() == "body"))
            Assert.Equal(finding.GetProperty("found").GetString(), Body.Substring(finding.GetProperty("start").GetInt32(), finding.GetProperty("length").GetInt32()));
        Assert.Equal(["date", "documentNumber", "frequentError", "leftover", "punctuation", "repetition", "tampering"],
            found.Select(f => f.GetProperty("kind").GetString()).Distinct().Order(StringComparer.Ordinal));
        var number = Assert.Single(found, f => f.GetProperty("kind").GetString() == "documentNumber" && f.GetProperty("field").GetString() == "body");
        Assert.Equal("〔2026〕15号", number.GetProperty("suggestion").GetString());
        Assert.Equal("error", number.GetProperty("severity").GetString());
        Assert.Equal(JsonValueKind.Null, Assert.Single(found, f => f.GetProperty("kind").GetString() == "leftover").GetProperty("suggestion").ValueKind);
        Assert.Contains(found, f => f.GetProperty("field").GetString() == "attachmentName" && f.GetProperty("found").GetString() == "台帐");
        Assert.Contains(found, f => f.GetProperty("field").GetString() == "issuingBody" && f.GetProperty("kind").GetString() == "tampering");
        Assert.Empty(await AskAsync(drafter, ("title", "关于做好救助工作的通知")));
    }

    [Fact]
    public async Task Without_the_page_s_token_or_an_account_nothing_is_read()
    {
        var stranger = app.Visitor();
        using var form = new FormUrlEncodedContent([new("body", "台帐")]);
        Assert.NotEqual(HttpStatusCode.OK, (await stranger.SendAsync(new(HttpMethod.Post, "/admin/wording") { Content = form })).Status);
        var drafter = await app.SignedInAsync(Bureau.Drafter);
        using var bare = new FormUrlEncodedContent([new("body", "台帐")]);
        Assert.Equal(HttpStatusCode.BadRequest, (await drafter.SendAsync(new(HttpMethod.Post, "/admin/wording") { Content = bare })).Status);
    }

    [Fact]
    public async Task The_desk_shows_what_was_found_and_opens_it_for_the_one_who_guards_the_wording()
    {
        var id = await app.DraftAsync(c => c with { Title = "关于建立救助台帐的通知", Body = "请认真执行,不得延误。\n\n困难群众的的救助，要做到做到应保尽保。\n\n各县（区）民政局，市救助管理站,要抓好落实,按时报送。" });
        var drafter = await app.SignedInAsync(Bureau.Drafter);
        var editor = (await drafter.OpenAsync($"/admin/documents/{id}/edit")).Document.QuerySelector("#wording")!;
        Assert.Contains("账", editor.QuerySelector("ins")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("共3处", editor.TextContent, StringComparison.Ordinal);
        Assert.Contains("正文第3行", editor.TextContent, StringComparison.Ordinal);

        await app.CarryAsync(id, EditionState.InGates);
        var guard = (await (await app.SignedInAsync(Bureau.Officer)).OpenAsync($"/admin/documents/{id}")).Document.QuerySelector("#wording")!;
        Assert.True(guard.HasAttribute("open"));
        Assert.Equal("台帐", guard.QuerySelector("mark")!.TextContent);
        var other = (await (await app.SignedInAsync(Bureau.Lawyer)).OpenAsync($"/admin/documents/{id}")).Document.QuerySelector("#wording")!;
        Assert.False(other.HasAttribute("open"));

        await app.CarryAsync(id, EditionState.Published);
        Assert.Null((await drafter.OpenAsync($"/admin/documents/{id}")).Document.QuerySelector("#wording"));
    }

    [Fact]
    public async Task A_clean_paper_says_so_and_a_page_full_of_findings_stays_small()
    {
        var drafter = await app.SignedInAsync(Bureau.Drafter);
        var clean = await app.DraftAsync();
        Assert.Contains("没有发现问题", (await drafter.OpenAsync($"/admin/documents/{clean}")).Document.QuerySelector("#wording")!.TextContent, StringComparison.Ordinal);

        var full = await app.DraftAsync(c => c with { Body = string.Concat(Enumerable.Range(1, 400).Select(n => $"第{n}项台帐,联系人×××，自2026年13月{n}日起，云民发[2026]{n}号。\n\n")) });
        var page = (await drafter.OpenAsync($"/admin/documents/{full}")).Document.QuerySelector("#wording")!;
        Assert.True(page.OuterHtml.Length < 60_000, $"{page.OuterHtml.Length}");
        Assert.Contains("没有列出", page.TextContent, StringComparison.Ordinal);
    }

    private static async Task<List<JsonElement>> AskAsync(Visitor visitor, params (string Name, string Value)[] fields)
    {
        var token = (await visitor.OpenAsync("/admin/documents/new")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        var answer = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/admin/wording") { Content = form });
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return [.. JsonDocument.Parse(answer.Html).RootElement.GetProperty("findings").EnumerateArray().Select(e => e.Clone())];
    }
}
