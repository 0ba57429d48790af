using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Data;
using Portal.Application.Documents;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Testing;

namespace Portal.Web.Tests.Documents;

public sealed class EditorBureau : Bureau
{
    /// <summary>A second drafter of the same unit.</summary>
    public const string Colleague = "colleague";

    protected override async Task ArrangeAsync()
    {
        await base.ArrangeAsync();
        await AddAsync(Colleague, "钱拟稿", Relief, Role.Drafter);
    }
}

/// <summary>What the editor's page asks for while somebody writes.</summary>
public sealed class EditorTests(EditorBureau bureau) : IClassFixture<EditorBureau>
{
    [Fact]
    public async Task What_was_typed_is_kept_apart_and_comes_back_after_the_session_ended()
    {
        var id = await bureau.DraftAsync();
        var drafter = await bureau.SignedInAsync(Bureau.Drafter);
        var page = await drafter.OpenAsync($"/admin/documents/{id}/edit");
        var answer = await KeepAsync(drafter, page, id, ("Body", "写了一半的正文。"));
        Assert.True(answer.GetProperty("kept").GetBoolean());

        // The paper itself is as it was, for everybody.
        Assert.DoesNotContain("写了一半", (await bureau.ReloadAsync(id)).Working!.Content.Body, StringComparison.Ordinal);
        var again = await (await bureau.SignedInAsync(Bureau.Drafter)).OpenAsync($"/admin/documents/{id}/edit");
        Assert.Contains("还没有保存", again.Document.QuerySelector("#kept")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("写了一半", again.Html, StringComparison.Ordinal);

        var colleague = await (await bureau.SignedInAsync(EditorBureau.Colleague)).OpenAsync($"/admin/documents/{id}/edit?restore=true");
        Assert.Null(colleague.Document.QuerySelector("#kept"));
        Assert.DoesNotContain("写了一半", colleague.Html, StringComparison.Ordinal);

        var fresh = await bureau.SignedInAsync(Bureau.Drafter);
        var restored = await fresh.OpenAsync($"/admin/documents/{id}/edit?restore=true");
        Assert.Contains("写了一半的正文。", restored.Document.QuerySelector("#Body")!.TextContent, StringComparison.Ordinal);
        await fresh.SubmitAsync(restored, "#edition", ("Then", "save"));
        Assert.Equal("写了一半的正文。", (await bureau.ReloadAsync(id)).Working!.Content.Body.Trim());
        Assert.Null((await fresh.OpenAsync($"/admin/documents/{id}/edit")).Document.QuerySelector("#kept"));
    }

    [Fact]
    public async Task Kept_text_overwrites_nobody_who_saved_meanwhile()
    {
        var id = await bureau.DraftAsync();
        var drafter = await bureau.SignedInAsync(Bureau.Drafter);
        var page = await drafter.OpenAsync($"/admin/documents/{id}/edit");
        await KeepAsync(drafter, page, id, ("Body", "甲的改动。"));
        var colleague = await bureau.SignedInAsync(EditorBureau.Colleague);
        await colleague.SubmitAsync(await colleague.OpenAsync($"/admin/documents/{id}/edit"), "#edition", ("Body", "乙的改动。"));

        var answer = await KeepAsync(drafter, page, id, ("Body", "甲的又一改动。"));
        Assert.True(answer.GetProperty("stale").GetBoolean());
        var restored = await drafter.OpenAsync($"/admin/documents/{id}/edit?restore=true");
        Assert.Contains("之后又保存过", restored.Document.QuerySelector("#restored")!.TextContent, StringComparison.Ordinal);
        var conflict = await drafter.SubmitAsync(restored, "#edition", ("Then", "save"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("甲的又一改动。", conflict.Html, StringComparison.Ordinal);
        Assert.Contains("乙的改动。", conflict.Html, StringComparison.Ordinal);
        Assert.Equal("乙的改动。", (await bureau.ReloadAsync(id)).Working!.Content.Body.Trim());
    }

    [Fact]
    public async Task Who_else_has_the_paper_open_is_told_and_forgotten_after_a_minute()
    {
        var id = await bureau.DraftAsync();
        await (await bureau.SignedInAsync(EditorBureau.Colleague)).OpenAsync($"/admin/documents/{id}/edit");
        var drafter = await bureau.SignedInAsync(Bureau.Drafter);
        var page = await drafter.OpenAsync($"/admin/documents/{id}/edit");
        Assert.Contains("钱拟稿", page.Document.QuerySelector("#others")!.TextContent, StringComparison.Ordinal);

        bureau.Clock.Advance(EditorDesk.Present + TimeSpan.FromSeconds(1));
        var answer = await KeepAsync(drafter, page, id);
        Assert.Empty(answer.GetProperty("others").EnumerateArray());
    }

    [Fact]
    [Trait("Req", "B3")]
    public async Task A_secrecy_mark_is_refused_before_it_is_kept()
    {
        var id = await bureau.DraftAsync();
        var drafter = await bureau.SignedInAsync(Bureau.Drafter);
        var page = await drafter.OpenAsync($"/admin/documents/{id}/edit");
        var refused = await PostAsync(drafter, page, $"/admin/documents/{id}/keep", [.. Fields(page), ("Body", "机密★10年\n内容"), ("dirty", "true")]);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("国家秘密标志", Json(refused).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.False(await bureau.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().EditorSessions.AnyAsync(e => e.DocumentId == id && e.Kept != null)));
    }

    [Fact]
    public async Task After_the_session_ended_the_script_is_told_in_words()
    {
        var id = await bureau.DraftAsync();
        var drafter = await bureau.SignedInAsync(Bureau.Drafter);
        var page = await drafter.OpenAsync($"/admin/documents/{id}/edit");
        var stranger = bureau.Visitor();
        var answer = await PostAsync(stranger, page, $"/admin/documents/{id}/keep", [("dirty", "false")]);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Contains("请在新窗口登录", Json(answer).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Req", "B1")]
    public async Task The_preview_is_the_public_page_and_makes_nothing_public()
    {
        var id = await bureau.DraftAsync();
        var drafter = await bureau.SignedInAsync(Bureau.Drafter);
        var page = await drafter.OpenAsync($"/admin/documents/{id}/edit");
        var preview = await PostAsync(drafter, page, $"/admin/documents/{id}/preview", [.. Fields(page), ("Title", "预览里的标题"), ("Body", "## 一、标题\n\n预览正文。")], "text/html");
        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.Equal("预览里的标题", preview.Document.QuerySelector("h1")!.TextContent);
        Assert.Contains("一、标题", preview.Document.QuerySelector(".text h2")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("公开时编号", preview.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("预览里的标题", (await bureau.Visitor().OpenAsync("/documents")).Html, StringComparison.Ordinal);
        Assert.Null((await bureau.ReloadAsync(id)).Slug);

        // The public page that comes of it has the same words.
        await drafter.SubmitAsync(page, "#edition", ("Title", "预览里的标题"), ("Body", "## 一、标题\n\n预览正文。"));
        await bureau.CarryAsync(id, EditionState.Published);
        var real = await bureau.Visitor().OpenAsync(await bureau.AddressAsync(id));
        Assert.Equal(real.Document.QuerySelector("article .text")!.InnerHtml, preview.Document.QuerySelector("article .text")!.InnerHtml);
    }

    [Fact]
    public async Task Files_that_are_dropped_stand_in_the_list_at_once_and_the_form_stays_fresh()
    {
        var id = await bureau.DraftAsync();
        var drafter = await bureau.SignedInAsync(Bureau.Drafter);
        var page = await drafter.OpenAsync($"/admin/documents/{id}/edit");
        var content = new MultipartFormDataContent { { new StringContent(Token(page)), "__RequestVerificationToken" }, { new StringContent(page.Document.QuerySelector("#attach input[name=version]")!.GetAttribute("value")!), "version" }, { new ByteArrayContent("名单"u8.ToArray()), "uploads", "名单.txt" } };
        var answer = await drafter.SendAsync(Asking(new HttpRequestMessage(HttpMethod.Post, $"/admin/documents/{id}/attachments") { Content = content }));
        var json = Json(answer);
        Assert.Contains("名单.txt", json.GetProperty("html").GetString(), StringComparison.Ordinal);
        var saved = await drafter.SubmitAsync(page, "#edition", ("Version", json.GetProperty("version").GetInt32().ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Title", "拖入附件后照常保存"));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal("拖入附件后照常保存", (await bureau.ReloadAsync(id)).Working!.Content.Title);
    }

    [Fact]
    public async Task A_paste_from_Word_keeps_headings_tables_signature_and_annexes_and_nothing_else()
    {
        var drafter = await bureau.SignedInAsync(Bureau.Drafter);
        var page = await drafter.OpenAsync("/admin/documents/new");
        var answer = await PostAsync(drafter, page, "/admin/paste", [("html", """
            <html><head><style>p{color:red}</style><script>alert(1)</script></head><body><!--StartFragment-->
            <p class=MsoNormal style='text-indent:32pt'>各县（区）民政局：</p>
            <p class=MsoNormal><b>一、保障标准</b></p>
            <p class=MsoNormal onclick="alert(2)">城市低保标准提高到<span lang=EN-US>每人每月760元</span>。<img src="data:image/png;base64,AAAA"></p>
            <p style='display:none'>看不见的字</p>
            <table border=1><tr><td rowspan=2>地区</td><td colspan=2>标准（元）</td></tr><tr><td>城市</td><td>农村</td></tr><tr><td>东山县</td><td>760</td><td>600</td></tr></table>
            <ul><li>按月发放。</li><li>动态管理。</li></ul>
            <p class=MsoNormal>附件：1. 标准对照表</p><p class=MsoNormal>2. 名单样式</p>
            <p class=MsoNormal align=right style='text-align:right'>云岭市民政局</p><p class=MsoNormal align=right>2026年3月1日</p>
            <!--EndFragment--></body></html>
            """)]);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var markdown = Json(answer).GetProperty("markdown").GetString()!;
        Assert.Contains("::: to\n各县（区）民政局：\n:::", markdown, StringComparison.Ordinal);
        Assert.Contains("## 一、保障标准", markdown, StringComparison.Ordinal);
        Assert.Contains("城市低保标准提高到每人每月760元。", markdown, StringComparison.Ordinal);
        Assert.Contains("- 按月发放。\n- 动态管理。", markdown, StringComparison.Ordinal);
        Assert.Contains("附件：1. 标准对照表", markdown, StringComparison.Ordinal);
        Assert.Contains("::: sign\n云岭市民政局\n\n2026年3月1日\n:::", markdown, StringComparison.Ordinal);
        foreach (var gone in new[] { "alert", "看不见", "color", "base64" }) Assert.DoesNotContain(gone, markdown, StringComparison.Ordinal);
        var html = MarkdownRenderer.ToHtml(markdown);
        Assert.Contains("rowspan=\"2\"", html, StringComparison.Ordinal);
        Assert.Contains("colspan=\"2\"", html, StringComparison.Ordinal);
        Assert.Contains("图片没有粘贴", Json(answer).GetProperty("notes")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_megabytes_with_pictures_come_in_and_a_whole_spreadsheet_is_turned_away()
    {
        var drafter = await bureau.SignedInAsync(Bureau.Drafter);
        var page = await drafter.OpenAsync("/admin/documents/new");
        var pictures = await PostAsync(drafter, page, "/admin/paste", [("html", $"<p>图片前的话。</p><img src=\"data:image/png;base64,{new string('A', 5_000_000)}\"><p>图片后的话。</p>")]);
        Assert.Equal("图片前的话。\n\n图片后的话。\n", Json(pictures).GetProperty("markdown").GetString());

        var sheet = new StringBuilder("<table>");
        for (var row = 0; row < 2000; row++) sheet.Append("<tr><td>张三</td><td>120</td><td>东山县</td></tr>");
        var refused = await PostAsync(drafter, page, "/admin/paste", [("html", sheet.Append("</table>").ToString())]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("请作为附件上传", Json(refused).GetProperty("detail").GetString(), StringComparison.Ordinal);

        var nothing = await PostAsync(drafter, page, "/admin/paste", [("html", "<script>alert(1)</script>")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.Status);
    }

    private static (string, string)[] Fields(Page page) => [.. page.Document.QuerySelectorAll("#edition input[type=hidden], #edition input:not([type]), #edition select, #edition textarea, #edition input[type=radio][checked]")
        .Where(e => e.GetAttribute("name") is { } n && n != "__RequestVerificationToken").Select(e => (e.GetAttribute("name")!, (e as AngleSharp.Html.Dom.IHtmlSelectElement)?.Value ?? (e as AngleSharp.Html.Dom.IHtmlTextAreaElement)?.Value ?? e.GetAttribute("value") ?? ""))];

    private static string Token(Page page) => page.Document.QuerySelector("#edition input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private static JsonElement Json(Page answer) => JsonDocument.Parse(answer.Html).RootElement;

    private static HttpRequestMessage Asking(HttpRequestMessage request, string accept = "application/json")
    {
        request.Headers.Add("Accept", accept);
        return request;
    }

    /// <summary>As the script does; of a field named twice the last counts.</summary>
    private static Task<Page> PostAsync(Visitor visitor, Page page, string address, (string Name, string Value)[] fields, string accept = "application/json")
    {
        var content = new MultipartFormDataContent { { new StringContent(Token(page)), "__RequestVerificationToken" } };
        foreach (var (name, value) in fields.GroupBy(f => f.Name).Select(g => g.Last())) content.Add(new StringContent(value), name);
        return visitor.SendAsync(Asking(new HttpRequestMessage(HttpMethod.Post, address) { Content = content }, accept));
    }

    private static async Task<JsonElement> KeepAsync(Visitor visitor, Page page, int id, params (string, string)[] typed)
    {
        var answer = await PostAsync(visitor, page, $"/admin/documents/{id}/keep", [.. Fields(page), .. typed, ("dirty", typed.Length > 0 ? "true" : "false")]);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return Json(answer);
    }
}
