using Portal.Domain.Review.Wording;

namespace Portal.Domain.Tests.Review.Wording;

[Trait("Req", "B8")]
public sealed class WordingCheckTests
{
    public static TheoryData<int> WrongTexts => [.. Enumerable.Range(0, WordingCases.Wrong.Count)];

    public static TheoryData<string> RightTexts => [.. WordingCases.Right];

    [Fact]
    public void The_tables_are_as_long_as_they_should_be()
    {
        Assert.True(WordingCases.Wrong.Count >= 120, $"{WordingCases.Wrong.Count}");
        Assert.True(WordingCases.Right.Count >= 60, $"{WordingCases.Right.Count}");
        Assert.Equal(Enum.GetValues<WordingKind>(), WordingCases.Wrong.Select(c => c.Kind).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(WrongTexts))]
    public void What_is_wrong_is_found_at_its_place(int number)
    {
        var (kind, text, found, suggestion) = WordingCases.Wrong[number];
        var all = Lexicons.Body(text);
        var one = Assert.Single(all, f => f.Kind == kind && f.Found == found);
        Assert.Equal(suggestion, one.Suggestion);
        Assert.Equal(found, text.Substring(one.Start, one.Length));
        Assert.Matches("[\u4e00-\u9fff]", one.Message);
        Assert.True(all.Count == 1 || all.All(f => f.Kind == kind), Lexicons.Show(all));
    }

    [Theory]
    [MemberData(nameof(RightTexts))]
    public void A_good_text_gives_nothing(string text) => Assert.True(Lexicons.Body(text).Count == 0, Lexicons.Show(Lexicons.Body(text)));

    [Theory]
    [MemberData(nameof(WrongTexts))]
    public void A_suggestion_once_taken_leaves_nothing_of_the_kind_at_its_place(int number)
    {
        var (_, text, _, _) = WordingCases.Wrong[number];
        foreach (var finding in Lexicons.Body(text).Where(f => f.Suggestion is not null))
        {
            var mended = text.Remove(finding.Start, finding.Length).Insert(finding.Start, finding.Suggestion!);
            var end = finding.Start + Math.Max(1, finding.Suggestion!.Length);
            Assert.DoesNotContain(Lexicons.Body(mended), f => f.Kind == finding.Kind && f.Start < end && f.End > finding.Start);
        }
    }

    [Fact]
    public void Suggestions_taken_together_leave_a_text_with_none()
    {
        var text = string.Join("\n\n", WordingCases.Wrong.Where(c => c.Suggestion is not null && c.Kind is not (WordingKind.Punctuation or WordingKind.Numbering)).Select(c => c.Text));
        var mended = text;
        foreach (var finding in Lexicons.Body(text).Where(f => f.Suggestion is not null).Reverse()) mended = mended.Remove(finding.Start, finding.Length).Insert(finding.Start, finding.Suggestion!);
        var rest = Lexicons.Body(mended).Where(f => f.Suggestion is not null).ToList();
        Assert.True(rest.Count == 0, Lexicons.Show(rest));
    }

    [Fact]
    public void Every_entry_of_the_lexicon_is_found_and_its_right_form_is_not()
    {
        foreach (var entry in Lexicons.Shipped.Where(e => e.Kind is not (LexiconKind.Leader or LexiconKind.Allowed or LexiconKind.KnownHost)))
        {
            Assert.Empty(LexiconEntry.WhyNot(entry));
            var wrong = entry.Wrong.Replace("#", "6", StringComparison.Ordinal).Replace("…", "有关", StringComparison.Ordinal);
            Assert.True(Lexicons.Body($"请看{wrong}，谢谢。").Any(f => f.Found == wrong), wrong);
            foreach (var exception in LexiconEntry.Words(entry.Exceptions).Where(e => e.Contains(entry.Wrong, StringComparison.Ordinal)))
                Assert.DoesNotContain(Lexicons.Body($"请看{exception}，谢谢。"), f => f.Found == entry.Wrong);
            if (entry.Right.Length == 0) continue;
            var right = entry.Right.Replace("#", "6", StringComparison.Ordinal).Replace("…", "有关", StringComparison.Ordinal);
            Assert.True(Lexicons.Body($"请看{right}，谢谢。").Count == 0, $"{entry.Wrong} → {right}: {Lexicons.Show(Lexicons.Body($"请看{right}，谢谢。"))}");
        }
    }

    [Theory]
    [InlineData("云民发〔2026〕15号", 0, null)]
    [InlineData("云岭市人民政府令第3号", 0, null)]
    [InlineData("云民发[2026]15号", 1, "〔2026〕15号")]
    [InlineData("云民发〔2026〕0015号", 1, "〔2026〕15号")]
    [InlineData("云民发202615", 1, null)]
    public void The_field_of_the_number_holds_a_proper_one(string number, int count, string? suggestion)
    {
        var found = WordingCheck.Find(new WordingText { DocumentNumber = number }, Lexicons.Lexicon, Lexicons.Today);
        Assert.Equal(count, found.Count);
        if (count > 0) Assert.Equal(suggestion, found[0].Suggestion);
    }

    [Theory]
    [InlineData("云岭市民政局", null, null)]
    [InlineData("市民政局", "BodyName", "云岭市民政局")]
    [InlineData("36365", "Tampering", null)]
    [InlineData("365bet娱乐", "Tampering", null)]
    [InlineData("云岭棋牌", "Tampering", null)]
    public void The_issuing_body_is_a_body(string name, string? kind, string? suggestion)
    {
        var found = WordingCheck.Find(new WordingText { IssuingBody = name }, Lexicons.Lexicon, Lexicons.Today);
        if (kind is null) Assert.Empty(found);
        else Assert.Contains(found, f => f.Kind.ToString() == kind && f.Suggestion == suggestion && f.Field == WordingField.IssuingBody);
    }

    [Fact]
    public void Each_field_is_read_and_attachments_are_told_apart()
    {
        var found = WordingCheck.Find(new WordingText { Title = "关于救助的通知。", Summary = "其它事项", AttachmentNames = ["名单.xlsx", "台帐(1).xlsx"] }, Lexicons.Lexicon, Lexicons.Today);
        Assert.Equal([(WordingField.Title, 0, "。"), (WordingField.Summary, 0, "其它"), (WordingField.AttachmentName, 1, "台帐")], found.Select(f => (f.Field, f.Item, f.Found)));
    }

    [Fact]
    public void Markdown_is_looked_through()
    {
        Assert.Equal("其**它", Assert.Single(Lexicons.Body("及**其**它对象。")).Found);
        Assert.Null(Lexicons.Body("及**其**它对象。")[0].Suggestion);
        Assert.Equal(3, Assert.Single(Lexicons.Body("## 台帐管理")).Start);
        Assert.Equal("台帐", Assert.Single(Lexicons.Body("[台帐](https://www.gov.cn/台帐)下载")).Found);
        Assert.Empty(Lexicons.Body("```\n台帐,台帐\n```"));
        Assert.Equal(2, Lexicons.Body("| 台帐 | 数量 |\n|---|---|\n| 帐户 | 3 |").Count);
    }

    [Fact]
    public void A_signature_after_today_or_without_a_name_is_seen()
    {
        Assert.Equal(WordingKind.Date, Assert.Single(Lexicons.Body("::: sign\n云岭市民政局\n\n2026年11月26日\n:::")).Kind);
        Assert.Empty(Lexicons.Body("本办法自2027年1月1日起施行。"));
        Assert.Equal(WordingKind.Tampering, Assert.Single(Lexicons.Body("::: sign\n884422\n\n2026年11月2日\n:::")).Kind);
    }

    [Theory]
    [InlineData("2026-11-02", "2026年11月2日")]
    [InlineData("2026.11.2", "2026年11月2日")]
    [InlineData("20261102", "2026年11月2日")]
    [InlineData("2020824", null)]
    [InlineData("20261302", null)]
    public void A_signature_s_date_of_figures_is_a_date_and_no_break_in(string date, string? suggestion)
    {
        var found = Assert.Single(Lexicons.Body($"::: sign\n云岭市民政局\n\n{date}\n:::"));
        Assert.Equal((WordingKind.Date, suggestion), (found.Kind, found.Suggestion));
    }

    [Fact]
    public void Allowed_words_are_left_alone() =>
        Assert.Empty(WordingCheck.Find(new WordingText { Body = "云岭其它文化公司" }, new WordingLexicon(Lexicons.Shipped.Append(new(LexiconKind.Allowed, "其它文化", "", "", "", default))), Lexicons.Today));
}
