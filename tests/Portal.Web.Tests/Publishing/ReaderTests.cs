using System.Net;

namespace Portal.Web.Tests.Publishing;

/// <summary>Seeing well, finding and leaving: what serves the reader, without script.</summary>
[Trait("Req", "K3")]
public sealed class ReaderTests(PublicPagesBureau bureau) : IClassFixture<PublicPagesBureau>
{
    [Fact]
    public async Task Large_text_and_contrast_are_chosen_and_taken_back_by_one_cookie()
    {
        var citizen = bureau.Visitor();
        var form = await citizen.OpenAsync("/view?back=%2Fdocuments%3Fyear%3D2026");
        Assert.Equal("/documents?year=2026", form.Document.QuerySelector("input[name=back]")!.GetAttribute("value"));
        Assert.False(form.Response.Headers.Contains("Set-Cookie"));

        var chosen = await citizen.OpenAsync("/view?large=1&contrast=1&back=%2Fdocuments%3Fyear%3D2026");
        Assert.Equal((HttpStatusCode.Redirect, "/documents?year=2026"), (chosen.Status, chosen.Location));
        Assert.StartsWith("portal-view=large-contrast;", Assert.Single(chosen.Response.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        var page = await citizen.FollowAsync(chosen);
        Assert.Equal("large contrast", page.Document.DocumentElement.ClassName);
        Assert.Equal("large contrast", (await citizen.OpenAsync("/nothing-here")).Document.DocumentElement.ClassName);

        var back = page.Document.QuerySelector("a[href^='/view?large=0&contrast=1']")!.GetAttribute("href")!;
        Assert.Equal("contrast", (await citizen.FollowAsync(await citizen.OpenAsync(back))).Document.DocumentElement.ClassName);
        await citizen.OpenAsync("/view?large=0&contrast=0");
        Assert.Null((await citizen.OpenAsync("/")).Document.DocumentElement.GetAttribute("class"));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("~/about")]
    [InlineData("/about\r\nSet-Cookie: a=b")]
    [InlineData("javascript:alert(1)")]
    [InlineData("evil.example")]
    [InlineData("/view?large=1")]
    [InlineData("")]
    public async Task It_goes_back_to_this_site_only(string back)
    {
        var answer = await bureau.Visitor().OpenAsync($"/view?large=1&back={Uri.EscapeDataString(back)}");
        Assert.Equal((HttpStatusCode.Redirect, "/"), (answer.Status, answer.Location));
    }

    [Theory]
    [InlineData("/documents/云民-2026-1", "/documents/%E4%BA%91%E6%B0%91-2026-1")]
    [InlineData("/search?q=低保&order=newest", "/search?q=%E4%BD%8E%E4%BF%9D&order=newest")]
    public async Task It_goes_back_to_addresses_in_Chinese_too(string back, string location)
    {
        var answer = await bureau.Visitor().OpenAsync($"/view?large=1&back={Uri.EscapeDataString(back)}");
        Assert.Equal((HttpStatusCode.Redirect, location), (answer.Status, answer.Location));
    }

    [Fact]
    public async Task Any_other_cookie_is_the_usual_view()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Cookie", "portal-view=\"><script>");
        var page = await bureau.Visitor().SendAsync(request);
        Assert.Null(page.Document.DocumentElement.GetAttribute("class"));
    }

    [Fact]
    public async Task Outside_links_pass_a_page_that_says_where_they_lead()
    {
        var citizen = bureau.Visitor();
        var page = await citizen.OpenAsync(bureau.Readable);
        var leave = bureau.Readable.Replace("/documents/", "/leave/", StringComparison.Ordinal);
        Assert.Equal(2, page.Document.QuerySelectorAll($".text a[href='{leave}/1']").Length);
        Assert.NotNull(page.Document.QuerySelector($".facts a[href='{leave}/2']"));
        foreach (var direct in new[] { "https://www.gov.cn/zhengce", "/about", "mailto:a@b.cn" }) Assert.NotNull(page.Document.QuerySelector($".text a[href='{direct}']"));
        Assert.DoesNotContain(page.Document.QuerySelectorAll("a"), a => a.GetAttribute("href")!.StartsWith("https://news.", StringComparison.Ordinal) || a.GetAttribute("href")!.StartsWith("https://daily.", StringComparison.Ordinal));

        var leaving = await citizen.OpenAsync($"{leave}/1");
        Assert.Contains("不是政府网站", leaving.Text, StringComparison.Ordinal);
        Assert.Equal("离开本站", PublicTagsTests.Tag(leaving, "ColumnName"));
        var go = leaving.Document.QuerySelector($"a[href='{PublicPagesBureau.OutsideUrl}']")!;
        Assert.Contains("noopener", go.GetAttribute("rel"), StringComparison.Ordinal);
        Assert.NotNull((await citizen.OpenAsync($"{leave}/2")).Document.QuerySelector($"a[href='{PublicPagesBureau.SourceUrl}']"));
    }

    [Fact]
    public async Task Nobody_can_make_the_leaving_page_lead_elsewhere()
    {
        var citizen = bureau.Visitor();
        string Leave(string address) => address.Replace("/documents/", "/leave/", StringComparison.Ordinal);
        foreach (var path in new[] { Leave(bureau.Readable) + "/0", Leave(bureau.Readable) + "/3", Leave(bureau.Readable) + "/-1", Leave(bureau.Gone) + "/1", Leave(bureau.Replaced) + "/1", Leave(bureau.Listed) + "/1", "/leave/none/1", "/leave/https:%2F%2Fevil.example/1" })
            Assert.Equal(HttpStatusCode.NotFound, (await citizen.OpenAsync(path)).Status);
        var page = await citizen.OpenAsync(Leave(bureau.Readable) + "/1?url=https://evil.example/");
        Assert.DoesNotContain("evil.example", page.Document.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_box_finds_titles_and_numbers_and_nothing_withdrawn()
    {
        var citizen = bureau.Visitor();
        var index = bureau.Readable["/documents/".Length..].Replace("000000000-", "000000000/", StringComparison.Ordinal);
        foreach (var words in new[] { "清明节", index, "  祭扫服务 " })
            Assert.NotNull((await citizen.OpenAsync($"/search?q={Uri.EscapeDataString(words)}")).Document.QuerySelector($"main a[href='{bureau.Readable}']"));
        foreach (var words in new[] { "过时的公告", "旧的办法", "个人信息的名单", "%", "_", "'" })
            Assert.Empty((await citizen.OpenAsync($"/search?q={Uri.EscapeDataString(words)}")).Document.QuerySelectorAll("main .list a"));
        var none = await citizen.OpenAsync("/search?q=<b>没有</b>");
        Assert.Contains("“<b>没有</b>”", none.Text, StringComparison.Ordinal);
    }
}
