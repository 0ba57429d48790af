using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Documents;
using Portal.Application.Publishing;
using Portal.Application.Search;
using Portal.Domain.Documents;
using Portal.Testing;

namespace Portal.Web.Tests.Search;

public sealed class SearchBureau : Bureau
{
    public Task AttachAsync(int documentId, string name, byte[] bytes) => ActAsync(documentId, Drafter, (s, d, a) => s.GetRequiredService<DocumentDrafting>().AttachAsync(d, name, bytes, a, default));

    public async Task<string> PublishedAsync(string title, string body = "各县（区）民政局。", string column = "notices", Func<EditionContent, EditionContent>? change = null, (string Name, string Text)? file = null, string? number = null)
    {
        var id = await DraftAsync(c => (change ?? (x => x))(c with { Title = title, Body = body }), column);
        if (file is var (name, text)) await AttachAsync(id, name, System.Text.Encoding.UTF8.GetBytes(text));
        if (number is null) await CarryAsync(id, EditionState.Published);
        else
        {
            await CarryAsync(id, EditionState.Signed);
            await RegisterAsync(id, number);
            await ActAsync(id, Officer, (s, d, a) => s.GetRequiredService<DocumentRelease>().PublishAsync(d, a, default));
        }
        return await AddressAsync(id);
    }

    public SearchIndex Index => InScopeAsync(s => Task.FromResult(s.GetRequiredService<SearchIndex>())).GetAwaiter().GetResult();
}

/// <summary>Finding over HTTP (requirement K2).</summary>
[Trait("Req", "K2")]
public sealed class SearchTests(SearchBureau bureau) : IClassFixture<SearchBureau>
{
    [Fact]
    [Trait("Req", "A12")]
    public async Task A_paper_is_found_by_title_text_and_attachment_at_once_and_never_after_its_withdrawal()
    {
        var address = await bureau.PublishedAsync("关于调整孤儿基本生活养育标准的通知", "散居孤儿每人每月一千四百元，自下月起执行。", file: ("分县区测算表.txt", "龙潭坪街道 二十七人"));
        foreach (var words in new[] { "孤儿基本生活", "养育标准", "散居孤儿", "一千四百元", "龙潭坪" })
            Assert.NotNull((await FindAsync(words)).QuerySelector($".hit a[href='{address}']"));
        var inFile = await FindAsync("龙潭坪");
        Assert.Contains("附件“分县区测算表.txt”", inFile.QuerySelector(".hit p")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("龙潭坪", inFile.QuerySelector(".hit p mark")!.TextContent);
        Assert.Contains("一千四百元", (await FindAsync("每月一千四百")).QuerySelector(".hit p")!.TextContent, StringComparison.Ordinal);

        var id = (await bureau.ReloadAsync(await IdAsync(address))).Id;
        await bureau.WithdrawAsync(id, WithdrawalReason.WrongContent);
        foreach (var words in new[] { "孤儿基本生活", "散居孤儿", "龙潭坪" })
            Assert.Null((await FindAsync(words)).QuerySelector($"a[href='{address}']"));
    }

    [Fact]
    [Trait("Req", "B7")]
    public async Task The_text_of_an_attachment_leaves_the_shelf_with_the_last_record_that_shows_it()
    {
        async Task<int> TextsAsync() => await bureau.InScopeAsync(s => Task.FromResult(s.GetRequiredService<Portal.Application.Data.PublicDbContext>().ShelfFileTexts.Count(t => t.Text.Contains("两处都有的附件"))));
        var first = await bureau.PublishedAsync("带同一附件的通知一", file: ("同一附件.txt", "两处都有的附件"));
        var second = await bureau.PublishedAsync("带同一附件的通知二", file: ("同一附件.txt", "两处都有的附件"));
        Assert.Equal(1, await TextsAsync());
        await bureau.WithdrawAsync(await IdAsync(first), WithdrawalReason.PersonalData);
        Assert.Equal(1, await TextsAsync());
        await bureau.WithdrawAsync(await IdAsync(second), WithdrawalReason.PersonalData);
        Assert.Equal(0, await TextsAsync());
    }

    [Fact]
    public async Task Words_that_mean_the_same_are_found_and_can_be_left_out()
    {
        var address = await bureau.PublishedAsync("关于做好高龄津贴年审的通知");
        var page = await FindAsync("高龄补贴年审");
        Assert.NotNull(page.QuerySelector($".hit a[href='{address}']"));
        Assert.Contains("也包括“高龄津贴年审”", page.TextContent, StringComparison.Ordinal);
        var exact = page.QuerySelectorAll("a").Single(a => a.TextContent.StartsWith("只搜", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.Null((await bureau.Visitor().OpenAsync(exact)).Document.QuerySelector($".hit a[href='{address}']"));
    }

    [Fact]
    public async Task What_lapsed_stands_apart_from_the_day_after_its_last()
    {
        var address = await bureau.PublishedAsync("流动人口集体婚礼试行办法", change: c => c with { ValidUntil = new DateOnly(2026, 3, 20) });
        Assert.NotNull((await FindAsync("集体婚礼")).QuerySelector($".hits>.hit a[href='{address}']"));
        var before = bureau.Clock.Now;
        bureau.Clock.MoveTo(new DateTimeOffset(2026, 3, 21, 9, 0, 0, TimeSpan.FromHours(8)));
        try
        {
            await bureau.TendAsync();
            var page = await FindAsync("集体婚礼");
            Assert.Null(page.QuerySelector($".hits>.hit a[href='{address}']"));
            Assert.NotNull(page.QuerySelector($".apart .hit a[href='{address}']"));
            Assert.Equal("失效", page.QuerySelector(".apart .hit .tag")!.TextContent);
            Assert.NotNull((await OpenAsync("/search?q=集体婚礼&validity=all")).QuerySelector($".hits>.hit a[href='{address}']"));
        }
        finally
        {
            bureau.Clock.MoveTo(before);
        }
    }

    [Fact]
    public async Task Results_are_narrowed_by_what_they_are_and_say_how_many()
    {
        await bureau.PublishedAsync("慈善超市建设通知甲", column: "notices", change: c => c with { Subject = "慈善事业" });
        await bureau.PublishedAsync("慈善超市建设动态乙", column: "news");
        await bureau.PublishedAsync("慈善超市建设动态丙", column: "news");
        var page = await FindAsync("慈善超市");
        var news = page.QuerySelectorAll(".facet a").Single(a => a.GetAttribute("href")!.Contains("column=news", StringComparison.Ordinal));
        Assert.Equal("2", news.QuerySelector("span")!.TextContent);
        var narrowed = (await bureau.Visitor().OpenAsync(news.GetAttribute("href")!)).Document;
        Assert.Equal(2, narrowed.QuerySelectorAll(".hits>.hit").Length);
        Assert.NotNull(narrowed.QuerySelector(".narrowed a"));
        Assert.Single((await OpenAsync("/search?q=慈善超市&topic=慈善事业")).QuerySelectorAll(".hits>.hit"));
        Assert.Equal(3, (await OpenAsync("/search?q=慈善超市&year=2026&unit=社会救助处")).QuerySelectorAll(".hits>.hit").Length);
        foreach (var odd in new[] { "year=0", "year=abc", "kind=9", "kind=nothing", "validity=x", "order=x", "after=x", "after=9-9-9", "after=0-99999999999999999999-1" })
            Assert.Equal(3, (await OpenAsync("/search?q=慈善超市&" + odd)).QuerySelectorAll(".hits>.hit").Length);
        foreach (var odd in new[] { "\") OR (\"慈善", "\0", "c_\0\"", "'", "慈善" })
            Assert.Empty((await OpenAsync("/search?q=慈善超市&column=" + Uri.EscapeDataString(odd))).QuerySelectorAll(".hits>.hit"));
        Assert.True(bureau.Index.IsReady);
    }

    [Fact]
    public async Task A_number_is_found_whether_in_force_or_not_but_not_outside_of_what_was_chosen()
    {
        await bureau.PublishedAsync("滑雪场救助点设置办法", column: "normative", change: c => c with { Subject = "救助点", ValidUntil = new DateOnly(2026, 2, 20) }, number: "云民发〔2026〕881号");
        Assert.Single((await OpenAsync("/search?q=[2026]881号")).QuerySelectorAll(".hits>.hit"));
        Assert.Single((await OpenAsync("/search?q=[2026]881号&column=normative&topic=救助点&year=2026")).QuerySelectorAll(".hits>.hit"));
        foreach (var other in new[] { "column=news", "topic=其他", "year=2025", "kind=OnRequest" })
            Assert.Empty((await OpenAsync("/search?q=[2026]881号&" + other)).QuerySelectorAll(".hits>.hit"));
        // Signs that were typed with a title part nothing from it.
        Assert.Equal("滑雪场救助点", (await FindAsync("“滑雪场救助点”")).QuerySelector(".hit h2 mark")!.TextContent);
        await bureau.PublishedAsync("关于印发《冰雪场地救助点》建设规范的通知");
        Assert.Equal(["冰雪场地救助点》建设规范"], (await FindAsync("《冰雪场地救助点》建设规范")).QuerySelectorAll(".hits>.hit h2 mark").Select(m => m.TextContent));
        Assert.Equal(["冰雪场地", "救助点"], (await FindAsync("冰雪场地《救助点》")).QuerySelectorAll(".hits>.hit h2 mark").Select(m => m.TextContent));
    }

    [Fact]
    public async Task What_is_in_force_and_what_is_not_is_counted_where_both_are_listed()
    {
        await bureau.PublishedAsync("水库移民安置慰问办法甲", change: c => c with { ValidUntil = new DateOnly(2026, 2, 28) });
        await bureau.PublishedAsync("水库移民安置慰问办法乙");
        Assert.Contains("另有 1条", (await FindAsync("水库移民安置")).QuerySelector(".facets")!.TextContent, StringComparison.Ordinal);
        var both = await OpenAsync("/search?q=水库移民安置&validity=all");
        var choices = both.QuerySelectorAll(".facet").Single(f => f.QuerySelector("h2")!.TextContent == "效力").QuerySelectorAll("a");
        foreach (var choice in choices)
        {
            Assert.Equal("1", choice.QuerySelector("span")!.TextContent);
            Assert.Single((await bureau.Visitor().OpenAsync(choice.GetAttribute("href")!)).Document.QuerySelectorAll(".hits>.hit"));
        }
        Assert.Equal(2, choices.Length);
    }

    public static TheoryData<string> Hostile =>
    [
        new string('低', 10_000), string.Concat(Enumerable.Repeat("低保 ", 4_000)), "？！……——", "\"\"\"", "'", "%", "_", "*", "低保*", "-低保", "NOT", "低保 NOT 养老", "\"低保\" AND", "col : 低保", "{title} : 低保", "^低保", "低保 + 养老", "(((", ")))",
        "NEAR(低保, 5)", "\\", ";DROP TABLE words;--", "<script>alert(1)</script>", "a\u0001b\u0002", string.Concat(Enumerable.Range(1, 31).Select(c => (char)c)), "𠀀𠀁", "🀄️", "\u202E低保", "a‍b", "０", "１２３４５６７８９０１２３",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    [Trait("Req", "K6")]
    public async Task Whatever_is_typed_gets_a_page(string typed)
    {
        var page = await bureau.Visitor().OpenAsync("/search?q=" + Uri.EscapeDataString(typed));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
        Assert.True(bureau.Index.IsReady);
        Assert.Equal(HttpStatusCode.OK, (await bureau.Visitor().OpenAsync("/search/suggest?q=" + Uri.EscapeDataString(typed.Length > 2_000 ? typed[..2_000] : typed))).Status);
    }

    [Theory]
    [InlineData("/search?q=%ED%A0%80")]
    [InlineData("/search?q=%FF%FE%00")]
    [InlineData("/search?q=%E4%BD")]
    public async Task Bytes_that_are_no_text_get_a_page(string path) => Assert.Equal(HttpStatusCode.OK, (await bureau.Visitor().OpenAsync(path)).Status);

    [Fact]
    public async Task Groups_of_synonyms_stand_each_once_over_their_pages()
    {
        var officer = await bureau.SignedInAsync(Bureau.Officer);
        var seen = new List<string>();
        for (var next = "/admin/synonyms"; next is not null;)
        {
            var page = await officer.OpenAsync(next);
            seen.AddRange(page.Document.QuerySelectorAll(".grid-table tbody a").Select(a => a.GetAttribute("href")!));
            next = page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }
        Assert.True(seen.Count > 100);
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task Suggestions_name_papers_and_known_words()
    {
        var address = await bureau.PublishedAsync("关于开展困境儿童走访的通知");
        var answer = JsonDocument.Parse((await bureau.Visitor().OpenAsync("/search/suggest?q=困境儿童")).Html).RootElement.EnumerateArray().Select(s => (Text: s.GetProperty("text").GetString(), Address: s.GetProperty("address").GetString())).ToList();
        Assert.Contains(("关于开展困境儿童走访的通知", address), answer);
        Assert.Contains(("困境儿童和留守儿童", null), answer);
        Assert.Equal("[]", (await bureau.Visitor().OpenAsync("/search/suggest?q=")).Html);
        // Chinese goes out as it is; numbers and topics lead to what bears them.
        var numbered = await bureau.PublishedAsync("关于冬季取暖的通知", column: "normative", change: c => c with { Subject = "冬季救助专项" }, number: "云民发〔2026〕882号");
        var raw = (await bureau.Visitor().OpenAsync("/search/suggest?q=〔2026〕882号")).Html;
        Assert.Contains($$"""{"text":"云民发〔2026〕882号 关于冬季取暖的通知","address":"{{numbered}}"}""", raw, StringComparison.Ordinal);
        Assert.Contains($$"""{"text":"冬季救助专项","address":"/documents?topic={{Uri.EscapeDataString("冬季救助专项")}}"}""", (await bureau.Visitor().OpenAsync("/search/suggest?q=冬季救助")).Html, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Req", "K6")]
    public async Task Nobody_can_make_a_page_for_other_search_engines_that_says_what_he_typed()
    {
        await bureau.PublishedAsync("殡仪馆开放日公告");
        Assert.Null((await bureau.Visitor().OpenAsync("/search?q=殡仪馆开放日")).Document.QuerySelector("meta[name=robots]"));
        foreach (var query in new[] { "博彩网址大全", "殡仪馆开放日 博彩网址大全", "殡仪馆开放日&order=newest", "殡仪馆开放日&year=2026" })
            Assert.NotNull((await bureau.Visitor().OpenAsync("/search?q=" + query)).Document.QuerySelector("meta[name=robots][content=noindex]"));
    }

    [Fact]
    public async Task Words_that_found_nothing_are_listed_for_the_staff_without_anybodys_number()
    {
        foreach (var words in new[] { "彩虹桥搬迁", "彩虹桥搬迁", "530102199001011234" }) await FindAsync(words);
        await bureau.InScopeAsync(async s =>
        {
            await s.GetRequiredService<SearchMisses>().SendAsync(default);
            return 0;
        });
        var page = await (await bureau.SignedInAsync(Bureau.Officer)).OpenAsync("/admin/search-misses");
        var row = page.Document.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("彩虹桥搬迁", StringComparison.Ordinal));
        Assert.Equal("2", row.QuerySelector("[data-label=次数]")!.TextContent.Trim());
        Assert.DoesNotContain("530102", page.Html, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await (await bureau.SignedInAsync(Bureau.Drafter)).OpenAsync("/admin/search-misses")).Status);
    }

    private async Task<AngleSharp.Dom.IElement> FindAsync(string words) => await OpenAsync("/search?q=" + Uri.EscapeDataString(words));

    private async Task<AngleSharp.Dom.IElement> OpenAsync(string path) => (await bureau.Visitor().OpenAsync(path)).Document.QuerySelector("main")!;

    private Task<int> IdAsync(string address) => bureau.InScopeAsync(s => Task.FromResult(s.GetRequiredService<Portal.Application.Data.PublicDbContext>().ShelfRecords.Where(r => "/documents/" + r.Slug == address).Select(r => r.SourceId).Single()));
}
