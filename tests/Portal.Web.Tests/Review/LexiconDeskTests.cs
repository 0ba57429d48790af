using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Data;
using Portal.Application.Review;
using Portal.Application.Seeding;
using Portal.Domain.Review.Wording;
using Portal.Testing;

namespace Portal.Web.Tests.Review;

[Trait("Req", "B8")]
public sealed class LexiconDeskTests(Bureau app) : IClassFixture<Bureau>
{
    private const string New = "form[action='/admin/lexicon']";

    [Theory]
    [InlineData(Bureau.Drafter)]
    [InlineData(Bureau.Head)]
    [InlineData(Bureau.Signer)]
    [InlineData(Bureau.Supervisor)]
    public async Task Others_do_not_get_in(string user)
    {
        var visitor = await app.SignedInAsync(user);
        foreach (var address in new[] { "/admin/lexicon", "/admin/lexicon/new", "/admin/lexicon/1", "/admin/lexicon/try" })
            Assert.NotEqual(HttpStatusCode.OK, (await visitor.OpenAsync(address)).Status);
        Assert.DoesNotContain((await visitor.OpenAsync("/admin")).Document.QuerySelectorAll("nav a"), a => a.GetAttribute("href") == "/admin/lexicon");
    }

    [Fact]
    public async Task The_seeded_lexicon_is_there_by_pages_and_filters_stay_in_the_address()
    {
        var officer = await app.SignedInAsync(Bureau.Officer);
        var first = await officer.OpenAsync("/admin/lexicon?kind=FrequentError");
        Assert.Equal(LexiconDesk.PageSize, first.Document.QuerySelectorAll("tbody tr").Length);
        var next = first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        Assert.Contains("kind=FrequentError", next, StringComparison.Ordinal);
        var second = await officer.OpenAsync(next);
        Assert.Empty(Words(first).Intersect(Words(second)));
        Assert.Equal("报帐", Assert.Single(Words(await officer.OpenAsync("/admin/lexicon?q=报帐"))));
        Assert.Contains("没有符合条件的词条", (await officer.OpenAsync("/admin/lexicon?q=没有这样的词")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_is_added_found_in_a_text_changed_and_switched_off_and_its_history_tells_all()
    {
        var officer = await app.SignedInAsync(Bureau.Officer);
        var admin = await app.SignedInAsync(Bureau.Administrator);
        Assert.Equal("/admin/lexicon", (await officer.SubmitAsync(await officer.OpenAsync("/admin/lexicon/new"), New, ("Wrong", "云领"), ("Right", "云岭"), ("Exceptions", "白云领先、 乌云领"))).Location);
        var id = await IdAsync("云领");
        Assert.Contains("云岭", (await TryAsync(officer, "云领市的低保对象。")).QuerySelector("#wording ins")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("没有发现问题", (await TryAsync(officer, "白云领先的企业。")).QuerySelector("#wording summary")!.TextContent, StringComparison.Ordinal);

        var form = await admin.OpenAsync($"/admin/lexicon/{id}");
        Assert.Equal("白云领先 乌云领", form.Document.QuerySelector("#Exceptions")!.TextContent.Trim());
        await admin.SubmitAsync(form, $"form[action='/admin/lexicon/{id}']", ("Right", "云岭市"));
        Assert.Contains("云岭市", (await TryAsync(officer, "云领的低保对象。")).QuerySelector("#wording ins")!.TextContent, StringComparison.Ordinal);

        await officer.SubmitAsync(await officer.OpenAsync($"/admin/lexicon/{id}"), "form#switch");
        Assert.Contains("没有发现问题", (await TryAsync(officer, "云领的低保对象。")).QuerySelector("#wording summary")!.TextContent, StringComparison.Ordinal);
        await officer.SubmitAsync(await officer.OpenAsync($"/admin/lexicon/{id}"), "form#switch");
        Assert.NotNull((await TryAsync(officer, "云领的低保对象。")).QuerySelector("#wording ins"));

        var history = (await officer.OpenAsync($"/admin/lexicon/{id}")).Document.QuerySelectorAll("tbody tr").Select(r => r.TextContent).ToList();
        Assert.Equal(4, history.Count);
        Assert.Contains("启用词条", history[0], StringComparison.Ordinal);
        Assert.Contains("停用词条", history[1], StringComparison.Ordinal);
        Assert.Contains("周管理", history[2], StringComparison.Ordinal);
        Assert.Matches("“云领”→“云岭”.*；改为：.*“云领”→“云岭市”", history[2]);
        Assert.Contains("刘公开", history[3], StringComparison.Ordinal);
        Assert.Contains("新增词条", history[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "甲乙", "Wrong", "请填写要查的词")]
    [InlineData("甲乙丙", "甲乙丙", "Right", "一样")]
    [InlineData("的", "地", "Wrong", "只有一个字")]
    [InlineData("的#", "地#", "Wrong", "只有一个字")]
    [InlineData("#月", "月", "Wrong", "放在最前面")]
    [InlineData("…", "", "Wrong", "前后都要有字")]
    [InlineData("，。", "。", "Wrong", "没有文字")]
    [InlineData("甲#乙", "甲乙", "Right", "个数应当相同")]
    [InlineData("报帐", "报账", "Wrong", "已经有这个词")]
    public async Task What_would_match_too_much_or_nothing_is_refused_beside_the_field(string wrong, string right, string field, string message)
    {
        var officer = await app.SignedInAsync(Bureau.Officer);
        var answer = await officer.SubmitAsync(await officer.OpenAsync("/admin/lexicon/new"), New, ("Wrong", wrong), ("Right", right), ("Remark", "写好的说明"));
        Assert.Contains(message, answer.Document.QuerySelector($"#{field}-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(wrong, answer.Document.QuerySelector("#Wrong")!.GetAttribute("value") ?? "");
        Assert.Equal("写好的说明", answer.Document.QuerySelector("#Remark")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Words_that_are_too_long_are_refused()
    {
        var officer = await app.SignedInAsync(Bureau.Officer);
        var answer = await officer.SubmitAsync(await officer.OpenAsync("/admin/lexicon/new"), New, ("Wrong", new string('长', 61)), ("Exceptions", new string('外', 401)), ("Remark", new string('明', 201)), ("Rank", "1000"));
        foreach (var (field, limit) in new[] { ("Wrong", "60"), ("Exceptions", "400"), ("Remark", "200"), ("Rank", "999") })
            Assert.Contains(limit, answer.Document.QuerySelector($"#{field}-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_change_one_entry_the_second_gets_both_texts()
    {
        var officer = await app.SignedInAsync(Bureau.Officer);
        await officer.SubmitAsync(await officer.OpenAsync("/admin/lexicon/new"), New, ("Wrong", "两人改"), ("Right", "甲"));
        var id = await IdAsync("两人改");
        var old = await officer.OpenAsync($"/admin/lexicon/{id}");
        await officer.SubmitAsync(old, $"form[action='/admin/lexicon/{id}']", ("Right", "先改的"));

        var late = await officer.SubmitAsync(old, $"form[action='/admin/lexicon/{id}']", ("Right", "后改的"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("后改的", late.Text, StringComparison.Ordinal);
        Assert.Contains("先改的", late.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await officer.SubmitAsync(old, "form#switch")).Status);
        Assert.Equal("先改的", (await officer.OpenAsync($"/admin/lexicon/{id}")).Document.QuerySelector("#Right")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Seeding_again_brings_nothing_back()
    {
        var officer = await app.SignedInAsync(Bureau.Officer);
        var id = await IdAsync("园满");
        await officer.SubmitAsync(await officer.OpenAsync($"/admin/lexicon/{id}"), $"form[action='/admin/lexicon/{id}']", ("Wrong", "园满结束"), ("Right", "圆满结束"), ("Exceptions", ""));
        var before = await CountAsync();
        await app.InScopeAsync(services => services.GetRequiredService<BaseData>().LoadAsync(default));
        Assert.Equal(before, await CountAsync());
        Assert.Empty(Words(await officer.OpenAsync("/admin/lexicon?q=园满意度")));
    }

    [Fact]
    public async Task Two_who_add_the_same_word_at_once_are_told_apart_by_the_index()
    {
        var facts = new LexiconFacts(LexiconKind.FrequentError, "同时加", "同时添加", "", "", WordingSeverity.Error);
        async Task<string?> AddAsync()
        {
            try
            {
                await app.InScopeAsync(services => services.GetRequiredService<LexiconDesk>().CreateAsync(facts, new Domain.Stamp(app.IdOf(Bureau.Officer), app.Clock.Now.UtcDateTime), default));
                return null;
            }
            catch (Domain.RefusedException refused)
            {
                return refused.Refusal.Code;
            }
        }
        var answers = await Task.WhenAll(AddAsync(), AddAsync(), AddAsync());
        Assert.Single(answers, a => a is null);
        Assert.All(answers.Where(a => a is not null), a => Assert.Equal("LexiconTaken", a));
    }

    [Fact]
    public async Task An_empty_or_endless_trial_is_said_to_be_one()
    {
        var officer = await app.SignedInAsync(Bureau.Officer);
        var page = await officer.OpenAsync("/admin/lexicon/try");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SubmitAsync(page, "form#try", ("text", " "))).Status);
        var endless = await officer.SubmitAsync(page, "form#try", ("text", new string('长', 20_001)));
        Assert.Contains("不超过20000个字", endless.Text, StringComparison.Ordinal);
        Assert.Contains("长长长", endless.Document.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.OpenAsync("/admin/lexicon/999999")).Status);
    }

    private static List<string> Words(Page page) => [.. page.Document.QuerySelectorAll("tbody tr td:first-child").Select(c => c.TextContent.Trim())];

    private static async Task<IDocument> TryAsync(Visitor visitor, string text) =>
        (await visitor.SubmitAsync(await visitor.OpenAsync("/admin/lexicon/try"), "form#try", ("text", text))).Document;

    private Task<int> IdAsync(string wrong) => app.InScopeAsync(services => services.GetRequiredService<PortalDbContext>().LexiconEntries.Where(e => e.Wrong == wrong).Select(e => e.Id).SingleAsync());

    private Task<int> CountAsync() => app.InScopeAsync(services => services.GetRequiredService<PortalDbContext>().LexiconEntries.CountAsync());
}
