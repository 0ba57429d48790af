using System.Diagnostics;
using Portal.Application.Documents;

namespace Portal.Application.Tests.Documents;

[Trait("Req", "A11")]
public sealed class MarkdownRendererTests
{
    [Theory]
    [InlineData("# 附件标题", "<h2 class=\"enclosed\">附件标题</h2>")]
    [InlineData("## 一、总则", "<h2>一、总则</h2>")]
    [InlineData("### （一）目标", "<h3>（一）目标</h3>")]
    [InlineData("#### 1.任务", "<h4>1.任务</h4>")]
    [InlineData("###### 更深", "<h5>更深</h5>")]
    [InlineData("::: sign\n某某局\n:::", "<div class=\"sign\">\n<p>某某局</p>\n</div>")]
    [InlineData("::: evil onclick=x\n某某局\n:::", "<div>\n<p>某某局</p>\n</div>")]
    [InlineData("**“五公开”**工作", "<p><strong>“五公开”</strong>工作</p>")]
    [InlineData("[章程](/documents/1)", "<p><a href=\"/documents/1\">章程</a></p>")]
    [InlineData("![示意图](https://example.org/a.png)", "<p><a href=\"https://example.org/a.png\">示意图</a></p>")]
    [InlineData("![示意图](data:image/png;base64,AA)", "<p>示意图</p>")]
    [InlineData("<b onclick=\"x\">粗</b>", "<p>&lt;b onclick=&quot;x&quot;&gt;粗&lt;/b&gt;</p>")]
    [InlineData("联系 http://example.org", "<p>联系 http://example.org</p>")]
    [InlineData("段落 {.red onclick=alert(1)}", "<p>段落 {.red onclick=alert(1)}</p>")]
    [InlineData("甲::乙::丙", "<p>甲::乙::丙</p>")]
    public void Markdown_becomes_this_html(string markdown, string html) => Assert.Equal(html, MarkdownRenderer.ToHtml(markdown).TrimEnd());

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData("java&#115;cript:alert(1)")]
    [InlineData("java&#x0A;script:alert(1)")]
    [InlineData("&#1;javascript:alert(1)")]
    [InlineData("data:text/html;base64,AAAA")]
    [InlineData("vbscript:msgbox(1)")]
    [InlineData("//evil.example/x")]
    [InlineData("/\\evil.example")]
    [InlineData("file:///etc/passwd")]
    [InlineData("relative.html")]
    public void A_link_that_may_harm_becomes_its_words(string target)
    {
        var html = MarkdownRenderer.ToHtml($"[看这里]({target}) [引用][r]\n\n[r]: {target}");
        Assert.DoesNotContain("<a", html, StringComparison.Ordinal);
        Assert.Contains("看这里", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<a", MarkdownRenderer.ToHtml($"<{target}>"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://example.org/a?b=1&c=2")]
    [InlineData("https://example.org/中文")]
    [InlineData("mailto:a@example.org")]
    [InlineData("tel:010-12345")]
    [InlineData("#part")]
    public void An_honest_link_stays(string target) => Assert.Contains("<a href=", MarkdownRenderer.ToHtml($"[看]({target})"), StringComparison.Ordinal);

    [Fact]
    public void Tables_are_scrollable_and_carry_no_style()
    {
        var html = MarkdownRenderer.ToHtml("| 项目 | 金额 |\n| --- | ---: |\n| 低保 | 10 |\n\n+----+----+\n| 甲 | 乙 |\n+====+====+\n| 合并    |\n+----+----+");
        Assert.DoesNotContain("style", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<col", html.Replace("<colgroup", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("<div class=\"table-wrap\" tabindex=\"0\" role=\"region\" aria-label=\"表格\">", html, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\">项目</th>", html, StringComparison.Ordinal);
        Assert.Contains("<td class=\"right\">10</td>", html, StringComparison.Ordinal);
        Assert.Contains("<td colspan=\"2\">合并</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_text_has_the_words_alone()
    {
        var text = MarkdownRenderer.ToPlainText("## 一、**总**则\n\n::: sign\n某某局\n:::\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n\n1\\. 甲 &amp; 乙 [链](http://a.b)");
        Assert.Equal("一、总则\n某某局\n甲\t乙\n1\t2\n1. 甲 & 乙 链", text);
    }

    [Fact]
    public void The_border_of_a_wide_grid_nests_nothing()
    {
        var blank = new string(' ', 120);
        var line = new string('-', 120);
        var html = MarkdownRenderer.ToHtml($"+{line}+----+----+\n| 甲{blank[..118]}| 乙      |\n+{blank}+----+----+\n|{blank}| 1  | 2  |\n+{line}+----+----+");
        Assert.Contains(" rowspan=\"2\">甲</", html, StringComparison.Ordinal);
        Assert.Contains(" colspan=\"2\">乙</", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Footnotes_work_without_style() => Assert.Contains("注释内容", MarkdownRenderer.ToHtml("正文[^1]。\n\n[^1]: 注释内容"), StringComparison.Ordinal);

    public static TheoryData<string, string> Bombs => new()
    {
        { "one line", new string('长', 10_000_000) },
        { "stars", string.Concat(Enumerable.Repeat("*a ", 500_000)) },
        { "quotes", new string('>', 10_000) + " a" },
        { "spaced quotes", string.Concat(Enumerable.Repeat("> ", 10_000)) + "a" },
        { "brackets", new string('[', 10_000) + "a" },
        { "links", string.Concat(Enumerable.Repeat("[a](", 10_000)) },
        { "pictures", string.Concat(Enumerable.Repeat("![", 10_000)) },
        { "lists", string.Concat(Enumerable.Repeat("- ", 10_000)) + "a" },
        { "crossed lists", string.Concat(Enumerable.Repeat("+    ", 10_000)) + "--+" },
        { "numbered lists", string.Concat(Enumerable.Repeat("1. ", 10_000)) + "a" },
        { "growing lists", string.Join('\n', Enumerable.Range(0, 1000).Select(i => new string(' ', i * 2) + "- a")) },
        { "closers", new string('a', 10) + string.Concat(Enumerable.Repeat("**a **", 20_000)) },
        { "bars", string.Concat(Enumerable.Repeat("| a ", 40_000)) + "|\n|---|\n" },
        { "rows", "| a | b |\n| --- | --- |\n" + string.Concat(Enumerable.Repeat("| 1 | 2 |\n", 5_000)) },
        { "containers", string.Concat(Enumerable.Range(3, 2000).Select(i => new string(':', 2003 - i + 3) + " sign\n")) },
        { "backticks", string.Concat(Enumerable.Range(1, 1500).Select(i => new string('`', i) + "a")) },
        { "lines of quotes", string.Concat(Enumerable.Repeat("> a\n", 50_000)) },
        { "footnotes", string.Concat(Enumerable.Range(1, 5000).Select(i => $"a[^{i}]\n\n[^{i}]: b\n\n")) },
        { "entities", string.Concat(Enumerable.Repeat("&", 100_000)) },
        { "grid", "+" + string.Concat(Enumerable.Repeat("--+", 20_000)) + "\n|" + string.Concat(Enumerable.Repeat(" a|", 20_000)) },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void Nothing_makes_it_slow_or_falls(string name, string markdown)
    {
        var watch = Stopwatch.StartNew();
        var html = MarkdownRenderer.ToHtml(markdown);
        _ = MarkdownRenderer.ToPlainText(markdown);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"{name} took {watch.Elapsed}");
        Assert.NotEmpty(html);
    }

    [Fact]
    public async Task It_is_safe_from_many_threads()
    {
        var expected = MarkdownRenderer.ToHtml("## 甲\n\n- 乙\n- 丙");
        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => MarkdownRenderer.ToHtml("## 甲\n\n- 乙\n- 丙"))));
        Assert.All(results, r => Assert.Equal(expected, r));
    }
}
