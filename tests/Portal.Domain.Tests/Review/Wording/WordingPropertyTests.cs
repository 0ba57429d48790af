using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Review.Wording;

namespace Portal.Domain.Tests.Review.Wording;

[Trait("Req", "B8")]
public sealed class WordingPropertyTests
{
    // Pieces that rules look for, in any order: what nobody would think of writing.
    private static readonly string[] Pieces =
    [
        "台帐", "其它", "的", "的", "了", "关于", "进行", "，", "。", "、", "；", ",", ".", ":", "(", ")", "（", "）", "《", "》", "“", "”", "\"", "*", "**", "***", "`", "|", "\n", "\n\n", "## ", "- ", "::: sign\n", ":::\n", "```\n",
        "2026年", "2月30日", "（星期一）", "至", "云民发", "[2026]", "〔26〕", "015号", " ", "　", "1 000", "3 .5", "%", "一、", "三、", "（二）", "第三条　", "1.", "×××", "XX", "[请输入]", "年  月  日", "36365", "\u200b", "аpp", "https://a.example/x", "[链接](", "陈签发", "局长", "高远山", "\ud83d\ude00", "\ud800", "\\", "#", "…", "…一样", "象",
    ];

    private static readonly Arbitrary<string> Texts = Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();

    [Fact]
    public void Places_are_inside_and_the_slice_is_what_was_found() => Prop.ForAll(Texts, text =>
    {
        var found = WordingCheck.Find(new WordingText { Title = text, Summary = text, Body = text, DocumentNumber = text, IssuingBody = text, AttachmentNames = [text] }, Lexicons.Lexicon, Lexicons.Today);
        return found.All(f => f.Start >= 0 && f.Length > 0 && f.End <= text.Length && text.Substring(f.Start, f.Length) == f.Found && f.Suggestion != f.Found && f.Message.Length > 0);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_two_findings_of_a_field_touch_the_same_characters() => Prop.ForAll(Texts, text =>
    {
        var found = Lexicons.Body(text);
        return found.Zip(found.Skip(1)).All(p => p.First.End <= p.Second.Start);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_text_gives_the_same_findings() =>
        Prop.ForAll(Texts, text => Lexicons.Body(text).SequenceEqual(Lexicons.Body(text))).QuickCheckThrowOnFailure();

    [Fact]
    public void The_papers_of_the_demonstration_give_next_to_nothing()
    {
        var papers = Directory.GetFiles(Path.Combine(Lexicons.Root, "seeds", "demonstration", "papers"), "*.md");
        Assert.NotEmpty(papers);
        foreach (var paper in papers)
        {
            var text = File.ReadAllText(paper);
            var found = Lexicons.Body(text[text.IndexOf("\n\n", StringComparison.Ordinal)..]);
            Assert.True(found.Count <= 1 && found.All(f => f.Kind == WordingKind.Leftover), $"{Path.GetFileName(paper)}: {Lexicons.Show(found)}");
        }
    }

    [Theory]
    [InlineData("[")]
    [InlineData("（")]
    [InlineData("《")]
    [InlineData("“")]
    [InlineData("年 月 ")]
    [InlineData("| 年  月  日 ")]
    [InlineData("[a](")]
    [InlineData("关于")]
    [InlineData("1 000 ")]
    [InlineData("一、\n")]
    [InlineData("副局长陈签发、")]
    [InlineData("（《“")]
    public async Task Long_runs_of_one_piece_do_not_hang_it(string piece)
    {
        var text = new StringBuilder().Insert(0, piece, 400_000 / piece.Length).ToString() + "）》”";
        // A guard against work that grows with the square, far beyond any busy machine's time.
        await Task.Run(() => Lexicons.Body(text)).WaitAsync(TimeSpan.FromMinutes(4));
    }
}
