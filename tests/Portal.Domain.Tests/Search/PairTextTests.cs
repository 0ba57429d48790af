using Portal.Domain.Search;

namespace Portal.Domain.Tests.Search;

[Trait("Req", "K2")]
public sealed class PairTextTests
{
    [Theory]
    [InlineData("政务公开", "政务 务公 公开 开")]
    [InlineData("政", "政")]
    [InlineData("２０２４年ABC", "2024 年 abc")]
    [InlineData("第73号文件", "第 73 号 号文 文件 件")]
    [InlineData("通知，各县（区）", "通知 知 各县 县 区")]
    [InlineData("发〔2024〕73号，3人", "发 _ 2024 _ 73 号 _ 3 人")]
    [InlineData("𠀀𠀁的", "𠀀𠀁 𠀁的 的")]
    [InlineData("a\uD800b", "a _ b")]
    [InlineData("\"OR\" NOT * ^ : (", "or _ not")]
    [InlineData("", "")]
    public void A_text_becomes_its_pairs(string text, string tokens) => Assert.Equal(tokens, PairText.Tokens(text).TrimEnd());

    [Theory]
    [InlineData("政务公开", "政务 务公 公开", false)]
    [InlineData("低保", "低保", false)]
    [InlineData("低", "低", true)]
    [InlineData("73号", "73 号", false)]
    [InlineData("第3条", "第 3 条", false)]
    [InlineData("2024年低保", "2024 年 年低 低保", false)]
    [InlineData("word", "word", true)]
    [InlineData("2024", "2024", false)]
    [InlineData("？！", "", false)]
    public void A_word_becomes_a_phrase(string word, string tokens, bool open)
    {
        var phrase = PairText.Phrase(word);
        Assert.Equal(tokens, string.Join(' ', phrase.Tokens));
        Assert.Equal(open, phrase.Open);
    }

    [Theory]
    [InlineData("《低保》", "低保", "低保")]
    [InlineData("“社会救助”、低保。", "社会救助”、低保", "社会救助|低保")]
    [InlineData("发〔2024〕73号", "发〔2024〕73号", "发|2024|73号")]
    [InlineData("𠀀𠀁", "𠀀𠀁", "𠀀𠀁")]
    [InlineData("？！", "", "")]
    public void Signs_around_a_word_are_not_of_it(string word, string trimmed, string parts)
    {
        Assert.Equal(trimmed, PairText.Trim(word));
        Assert.Equal(parts, string.Join('|', PairText.Parts(word)));
    }

    [Fact]
    public void Folding_keeps_every_place()
    {
        const string text = "（２０２４）ABC　政务𠀀\uD800";
        Assert.Equal(text.Length, PairText.Fold(text).Length);
        Assert.Equal("(2024)abc 政务𠀀\uD800", PairText.Fold(text));
    }

    [Theory]
    [InlineData("低保", true)]
    [InlineData("身份证 530102199001011234", false)]
    [InlineData("138 1234 5678", false)]
    [InlineData("a@b.cn", false)]
    [InlineData("低", false)]
    [InlineData("云民发〔2024〕73号", true)]
    public void What_could_be_somebodys_number_is_not_kept(string words, bool kept) => Assert.Equal(kept, SearchMiss.MayKeep(words));

    [Theory]
    [InlineData("低保", "至少两个")]
    [InlineData("低保 a", "太短")]
    [InlineData("一二 三四 五六 七八 九十 甲乙 丙丁 戊己 庚辛", "不超过8个")]
    public void A_group_of_synonyms_needs_words_that_say_something(string words, string message) => Assert.Contains(message, SynonymGroup.WhyNot(words), StringComparison.Ordinal);
}
