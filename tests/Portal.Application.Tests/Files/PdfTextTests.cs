using Portal.Application.Files;
using Portal.Application.Search;

namespace Portal.Application.Tests.Files;

/// <summary>A PDF is read like any other attachment: for secrecy marks to its last note, for a search what a reader sees.</summary>
[Trait("Req", "B3")]
public sealed class PdfTextTests
{
    private static readonly FileIntake Intake = new();

    [Fact]
    public void Words_of_every_page_are_read()
    {
        var bytes = PdfFiles.Of([["城乡最低生活保障标准表", "龙潭坪街道 820元"], ["第二页的联系电话0000-12345"]]);
        var accepted = Intake.AcceptAttachment("附件1.pdf", bytes);
        foreach (var words in new[] { "最低生活保障标准表", "龙潭坪街道", "第二页的联系电话0000-12345" }) Assert.Contains(words, accepted.PlainText, StringComparison.Ordinal);
        Assert.Contains("第二页的联系电话", SearchableText.Of("附件1.pdf", bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("机密★10年", "", "")]
    [InlineData("公开的标准", "机密★10年", "")]
    [InlineData("公开的标准", "", "机密★10年")]
    public void A_secrecy_mark_on_a_page_in_a_note_or_in_the_title_keeps_it_out(string page, string note, string title) =>
        Assert.Throws<SecrecyMarkException>(() => Intake.AcceptAttachment("附件1.pdf", PdfFiles.Of([["第一页"], [page]], note, title)));

    [Fact]
    public void A_note_is_not_brought_to_light_by_a_search()
    {
        var text = SearchableText.Of("附件1.pdf", PdfFiles.Of([["公开的标准"]], "内部讨论的话", "草稿的题目"));
        Assert.Contains("公开的标准", text, StringComparison.Ordinal);
        Assert.DoesNotContain("内部", text, StringComparison.Ordinal);
        Assert.DoesNotContain("草稿", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_one_gives_what_could_be_read()
    {
        var bytes = PdfFiles.Of([["公开的标准"], ["第二页"]]);
        foreach (var length in new[] { 9, 200, bytes.Length / 2, bytes.Length - 40 })
            Assert.NotNull(Intake.AcceptAttachment("附件1.pdf", bytes[..length]).PlainText);
    }
}
