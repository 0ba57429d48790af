using Portal.Domain.Review;

namespace Portal.Domain.Tests.Review;

[Trait("Req", "B3")]
public sealed class SecrecyMarksTests
{
    [Theory]
    [InlineData("机密★10年", "机密")]
    [InlineData("绝密 ★ 30年", "绝密")]
    [InlineData("秘　密　★　6个月", "秘密")]
    [InlineData("秘密☆长期", "秘密")]
    [InlineData("秘密＊10年", "秘密")]
    [InlineData("机密*长期", "机密")]
    [InlineData("机密* 十年", "机密")]
    [InlineData("机\u200b密★", "机密")]
    [InlineData("机密★\ufe0f5年", "机密")]
    [InlineData("機密★", "机密")]
    [InlineData("国家秘密★", "秘密")]
    [InlineData("000123\n秘密*\n某某文件", "秘密")]
    [InlineData("密级：秘密＊", "秘密")]
    [InlineData("**机密**★10年", "机密")]
    [InlineData("**秘密**10年", "秘密")]
    [InlineData("**机密★**", "机密")]
    [InlineData("秘密\\*", "秘密")]
    [InlineData("机密&#9733;10年", "机密")]
    [InlineData("机密&starf;", "机密")]
    [InlineData("| 绝密★ | 特急 |", "绝密")]
    public void A_level_with_a_star_is_a_mark(string text, string level) => Assert.Equal(level, Assert.Single(SecrecyMarks.Find(text)).Level);

    [Theory]
    [InlineData("妥善处理好政务公开与保守国家秘密的关系")]
    [InlineData("防止泄露国家秘密、工作秘密和敏感信息，加强对商业秘密的保护")]
    [InlineData("**秘密**")]
    [InlineData("*秘密*")]
    [InlineData("这是**国家秘密**的范围")]
    [InlineData("**密级：秘密**")]
    [InlineData("涉及国家秘密*的除外")]
    [InlineData("一个隐藏20多年的秘密….. ·[视频]激情燃烧的岁月")]
    [InlineData("机密\n★ 重点工作")]
    [InlineData("评分★★★★")]
    [InlineData("")]
    public void The_bare_word_is_none(string text) => Assert.Empty(SecrecyMarks.Find(text));

    [Fact]
    public void The_mark_tells_its_place_and_term()
    {
        var mark = Assert.Single(SecrecyMarks.Find("标题\n机 密 ★ 10 年"));
        Assert.Equal(3, mark.Position);
        Assert.Equal("机密★10年", mark.Text);
    }

    [Fact]
    public void Ten_megabytes_of_one_line_are_read_in_bounded_time()
    {
        var text = string.Concat(Enumerable.Repeat("**秘密", 2_000_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Empty(SecrecyMarks.Find(text));
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"took {watch.Elapsed}");
    }
}
