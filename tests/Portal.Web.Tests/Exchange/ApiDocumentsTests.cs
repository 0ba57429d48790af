using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Documents;
using Portal.Application.Files;
using Portal.Application.Publishing;
using Portal.Domain.Documents;
using Portal.Web.Tests.Publishing;

namespace Portal.Web.Tests.Exchange;

/// <summary>Documents as other systems read them.</summary>
[Trait("Req", "K4")]
public sealed partial class ApiDocumentsTests(ApiBureau bureau) : IClassFixture<ApiBureau>
{
    [Fact]
    public async Task An_item_says_what_the_page_says()
    {
        var item = (await bureau.AskAsync("/api/v1/documents?column=normative")).Json.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("title").GetString() == "特困人员认定办法");
        string Text(string name) => item.GetProperty(name).GetString()!;
        Assert.Equal("云民发〔2026〕3号", Text("documentNumber"));
        Assert.Equal(("云岭市民政局", "2026-03-01", "2026-03-02", "2026-03-02T09:00:00+08:00"), (Text("issuingBody"), Text("dateWritten"), Text("publishedOn"), Text("publishedAt")));
        Assert.Equal(("normative", "规范性文件", "社会救助处", "proactive", "inForce"), (Text("column"), Text("columnName"), Text("unit"), Text("attribute"), Text("validity")));
        Assert.Equal("http://localhost/documents/" + Text("slug"), Text("url"));
        Assert.Equal(Text("indexNumber").Replace('/', '-'), Text("slug"));
    }

    [Theory]
    [InlineData("column=normative", "特困人员认定办法,过期的办法")]
    [InlineData("validity=lapsed", "过期的办法")]
    [InlineData("validity=inForce&column=normative", "特困人员认定办法")]
    [InlineData("kind=onRequest", "可以申请的报告")]
    [InlineData("q=云民发[2026]3号", "特困人员认定办法")]
    [InlineData("q=办法&validity=lapsed", "过期的办法")]
    [InlineData("q=可以申请&kind=proactive", "")]
    [InlineData("year=2024", "旧年的公告")]
    [InlineData("year=2024&month=5", "旧年的公告")]
    [InlineData("year=2024&month=6", "")]
    [InlineData("day=2024-05-06", "旧年的公告")]
    [InlineData("unit=社会救助处&year=2024", "旧年的公告")]
    [InlineData("unit=办公室", "")]
    [InlineData("subject=特困供养", "特困人员认定办法")]
    [InlineData("validity=lapsed&after=20991231-2147483647", "过期的办法")]
    public async Task Filters_narrow_the_list(string query, string titles)
    {
        var answer = await bureau.AskAsync("/api/v1/documents?limit=100&" + query);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var expected = titles.Split(',', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected.Order(), answer.Json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("title").GetString()!).Order());
        Assert.Equal((expected.Length, false), (answer.Json.GetProperty("total").GetInt32(), answer.Json.GetProperty("totalIsLowerBound").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, answer.Json.GetProperty("next").ValueKind);
    }

    [Theory]
    [InlineData("limit=1e9", "limit")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("limit=99999999999999999999", "limit")]
    [InlineData("year=abc", "year")]
    [InlineData("year=0", "year")]
    [InlineData("year=2026&month=13", "month")]
    [InlineData("month=3", "month")]
    [InlineData("day=2026-02-30", "day")]
    [InlineData("day=2026-2-3", "day")]
    [InlineData("after=20260230-1", "after")]
    [InlineData("after=garbage", "after")]
    [InlineData("validity=forever", "validity")]
    [InlineData("kind=secret", "kind")]
    [InlineData("column=none", "column")]
    [InlineData("unit=没有这个处", "unit")]
    [InlineData("subject=没有这个主题", "subject")]
    [InlineData("colunm=news", "colunm")]
    [InlineData("limit=1&limit=2", "limit")]
    [InlineData("q=%00%01", "q")]
    [InlineData("page=-1&limit=1e9", "page,limit")]
    public async Task What_cannot_be_answered_is_named(string query, string names)
    {
        var answer = await bureau.AskAsync("/api/v1/documents?" + query);
        answer.IsProblem(HttpStatusCode.BadRequest);
        Assert.Equal(names.Split(',').Order(), answer.Wrong.Order());
    }

    [Theory]
    [InlineData("\" OR NEAR( * ) AND NOT -:^")]
    [InlineData("%_[]{}'';--")]
    [InlineData("\ud83d\ude00")]
    [InlineData("，。；！")]
    public async Task Odd_words_find_nothing_and_break_nothing(string words)
    {
        var answer = await bureau.AskAsync("/api/v1/documents?q=" + Uri.EscapeDataString(words));
        Assert.Equal((HttpStatusCode.OK, 0), (answer.Status, answer.Json.GetProperty("total").GetInt32()));
    }

    [Fact]
    public async Task Words_beyond_reason_are_refused()
    {
        var answer = await bureau.AskAsync("/api/v1/documents?q=" + new string('a', 10_000));
        answer.IsProblem(HttpStatusCode.BadRequest);
        Assert.Equal(["q"], answer.Wrong);
        // Half a surrogate, as bytes that are no UTF-8.
        Assert.Equal(HttpStatusCode.OK, (await bureau.AskAsync("/api/v1/documents?q=%ED%A0%80x")).Status);
    }

    [Fact]
    public async Task A_document_has_its_text_in_three_forms_and_its_files_with_hashes()
    {
        var answer = await bureau.AskAsync("/api/v1" + bureau.Readable);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var json = answer.Json;
        Assert.Contains("<h2>一、提前准备</h2>", json.GetProperty("html").GetString(), StringComparison.Ordinal);
        var markdown = json.GetProperty("markdown").GetString()!;
        Assert.Contains("## 一、提前准备", markdown, StringComparison.Ordinal);
        Assert.Contains("[外部报道](<https://news.example.org/a?b=1&c=2>)", markdown, StringComparison.Ordinal);
        // Only the alignment of columns has no place in the Markdown of tables.
        Assert.Equal(Unaligned().Replace(json.GetProperty("html").GetString()!, ""), MarkdownRenderer.ToHtml(markdown));
        Assert.Contains("提前准备", json.GetProperty("text").GetString(), StringComparison.Ordinal);
        var file = json.GetProperty("attachments").EnumerateArray().Single();
        var download = await bureau.Visitor().OpenAsync(file.GetProperty("url").GetString()!);
        var bytes = await download.Response.Content.ReadAsByteArrayAsync();
        Assert.Equal((file.GetProperty("sha256").GetString(), file.GetProperty("size").GetInt64()), (FileStore.HashOf(bytes), bytes.LongLength));
        Assert.Equal(("名单.txt", "text/plain; charset=utf-8"), (file.GetProperty("name").GetString(), file.GetProperty("type").GetString()));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("withdrawal").ValueKind);
    }

    [Fact]
    [Trait("Req", "A7")]
    public async Task What_is_given_on_request_has_a_header_and_no_text()
    {
        var answer = await bureau.AskAsync("/api/v1" + bureau.Listed);
        Assert.Equal((HttpStatusCode.OK, "onRequest"), (answer.Status, answer.Json.GetProperty("attribute").GetString()));
        foreach (var text in new[] { "html", "markdown", "text" }) Assert.Equal(JsonValueKind.Null, answer.Json.GetProperty(text).ValueKind);
        Assert.Equal(0, answer.Json.GetProperty("attachments").GetArrayLength());
    }

    [Fact]
    [Trait("Req", "B7")]
    public async Task What_was_withdrawn_says_so_as_its_page_does()
    {
        var gone = await bureau.AskAsync("/api/v1" + bureau.Gone);
        gone.IsProblem(HttpStatusCode.Gone);
        var page = await bureau.Visitor().OpenAsync(bureau.Gone);
        Assert.StartsWith(gone.Json.GetProperty("detail").GetString()!.Split('。')[0], page.Document.QuerySelector("main h1 + p")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("PersonalData", gone.Json.GetProperty("reason").GetString());
        Assert.Equal("2026-03-02", gone.Json.GetProperty("withdrawnOn").GetString());
        Assert.DoesNotContain("含有个人信息的名单", gone.Json.GetRawText(), StringComparison.Ordinal);

        var replaced = await bureau.AskAsync("/api/v1" + bureau.Replaced);
        replaced.IsProblem(HttpStatusCode.Gone);
        Assert.Equal("http://localhost/api/v1" + bureau.Readable, replaced.Json.GetProperty("replacedBy").GetString());

        var banner = await bureau.AskAsync("/api/v1" + bureau.Banner);
        Assert.Equal((HttpStatusCode.OK, "内容已经过时，保留备查"), (banner.Status, banner.Json.GetProperty("withdrawal").GetProperty("reason").GetString()));
        (await bureau.AskAsync("/api/v1/documents/000000000-2026-99999")).IsProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Chinese_goes_out_as_Chinese()
    {
        var page = await bureau.Visitor().OpenAsync("/api/v1/documents?column=normative");
        Assert.Contains("特困人员认定办法", page.Html, StringComparison.Ordinal);
        Assert.Contains("没有这个栏目", (await bureau.Visitor().OpenAsync("/api/v1/documents?column=x")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u", page.Html, StringComparison.Ordinal);
    }

    [GeneratedRegex(" class=\"(left|center|right)\"")]
    private static partial Regex Unaligned();
}

/// <summary>Records in every state, in two years, one of them lapsed; units are public too.</summary>
public sealed class ApiBureau : PublicPagesBureau
{
    public ApiBureau() => Set("Portal:Api:RequestsPerMinute", "0");

    protected override async Task ArrangeAsync()
    {
        await base.ArrangeAsync();
        await ReleaseSiteAsync();
        var number = await DraftAsync(c => c with { Title = "特困人员认定办法", Subject = "特困供养" }, "normative");
        await CarryAsync(number, EditionState.Signed);
        await RegisterAsync(number, "云民发〔2026〕3号");
        await ActAsync(number, Officer, (s, d, a) => s.GetRequiredService<DocumentRelease>().PublishAsync(d, a, default));
        var lapsed = await DraftAsync(c => c with { Title = "过期的办法", ValidUntil = new DateOnly(2026, 2, 28) }, "normative");
        await CarryAsync(lapsed, EditionState.Signed);
        await RegisterAsync(lapsed, "云民发〔2026〕2号");
        await ActAsync(lapsed, Officer, (s, d, a) => s.GetRequiredService<DocumentRelease>().PublishAsync(d, a, default));
        await CarryAsync(await DraftAsync(c => c with { Title = "旧年的公告", FirstPublishedOn = new DateOnly(2024, 5, 6) }), EditionState.Published);
    }

    /// <summary>Units and columns go out as an officer releases them.</summary>
    private async Task ReleaseSiteAsync()
    {
        var officer = await SignedInAsync(Officer);
        await officer.SubmitAsync(await officer.OpenAsync("/admin/site-release"), "form[action='/admin/site-release']");
    }
}
