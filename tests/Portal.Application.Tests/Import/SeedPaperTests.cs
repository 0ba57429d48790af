using System.Text;
using Portal.Application.Documents;
using Portal.Application.Import;
using Portal.Domain.Documents;
using Portal.Testing;

namespace Portal.Application.Tests.Import;

/// <summary>The five real papers, read whole: every field known by reading them, every sentence looked for.</summary>
[Trait("Req", "A11")]
[Trait("Req", "A5")]
[Trait("Req", "A13")]
public sealed class SeedPaperTests
{
    private static PaperReading Read(string number)
    {
        var (name, bytes) = SeedPapers.Read(number);
        return new PaperReader().Read(name, bytes);
    }

    private static string[] Unsure(PaperReading reading) => reading.Unsure.Select(u => u.Field).Distinct().Order(StringComparer.Ordinal).ToArray();

    private static int Count(string markdown, string mark) => markdown.Split('\n').Count(l => l.StartsWith(mark + " ", StringComparison.Ordinal));

    [SeedPapersFact]
    public void The_ministrys_paper_on_another_site()
    {
        var paper = Read("000");
        Assert.Equal("民政部2017年政务公开工作要点", paper.Title);
        Assert.Null(paper.DocumentNumber);
        Assert.Null(paper.IndexNumber);
        Assert.Equal("民政部", paper.IssuingBody);
        Assert.Null(paper.DateWritten);
        Assert.Equal(new DateOnly(2017, 5, 7), paper.PublishedOn);
        Assert.Equal("民政部网站", paper.Source);
        Assert.Null(paper.Attribute);
        Assert.Equal(["attribute", "dateWritten", "issuingBody", "publishedOn", "source"], Unsure(paper));
        Assert.Equal(6, Count(paper.BodyMarkdown, "##"));
        Assert.Equal(12, Count(paper.BodyMarkdown, "###"));
        Assert.StartsWith("按照《国务院办公厅", paper.BodyMarkdown, StringComparison.Ordinal);
        Assert.EndsWith("可转为主动公开的应当主动公开。\n", paper.BodyMarkdown, StringComparison.Ordinal);
        foreach (var rubbish in (string[])["视频", "摘编", "免责", "验证码", "发表感言", "原标题", "发布时间", "字体大小", "护粮安", "历史周期率是"]) Assert.DoesNotContain(rubbish, paper.BodyMarkdown, StringComparison.Ordinal);
    }

    [SeedPapersFact]
    public void The_vandalised_paper()
    {
        var paper = Read("001");
        Assert.Null(paper.Title);
        Assert.Equal("临民字〔2018〕2号", paper.DocumentNumber);
        Assert.Null(paper.IssuingBody);
        Assert.Equal(new DateOnly(2017, 12, 26), paper.DateWritten);
        Assert.Equal(DisclosureAttribute.Proactive, paper.Attribute);
        Assert.Equal(["dateWritten", "issuingBody", "title"], Unsure(paper));
        Assert.Contains("36365", paper.Unsure.Single(u => u.Field == "issuingBody").Why, StringComparison.Ordinal);
        Assert.Contains("公布36365权力和责任清单", paper.BodyMarkdown, StringComparison.Ordinal);
        Assert.Contains("::: sign\n36365\n\n2017年12月26日\n:::", paper.BodyMarkdown, StringComparison.Ordinal);
        Assert.Contains("## 落实情况\n", paper.BodyMarkdown, StringComparison.Ordinal);
        Assert.Equal(3, Count(paper.BodyMarkdown, "##"));
        Assert.Equal(13, Count(paper.BodyMarkdown, "###"));
        Assert.Equal(7, Count(paper.BodyMarkdown, "####"));
        Assert.Contains("#### 1.完善政务公开制度。\n\n建立主动公开", paper.BodyMarkdown, StringComparison.Ordinal);
    }

    [SeedPapersFact]
    public void The_paper_that_lost_its_figures()
    {
        var paper = Read("002");
        Assert.Equal("关于印发《省民政厅2020年政务公开工作要点及任务分工》的通知", paper.Title);
        Assert.Equal("辽民办函〔2020〕111号", paper.DocumentNumber);
        Assert.Equal("辽宁省民政厅", paper.IssuingBody);
        Assert.Equal(new DateOnly(2020, 8, 24), paper.DateWritten);
        Assert.Equal(new DateOnly(2020, 11, 10), paper.PublishedOn);
        Assert.Equal("办公室", paper.Source);
        Assert.Equal(DisclosureAttribute.Proactive, paper.Attribute);
        Assert.Equal(["dateWritten", "documentNumber"], Unsure(paper));
        Assert.Contains("辽民函〔2020111", paper.Unsure.Single(u => u.Field == "documentNumber").Why, StringComparison.Ordinal);
        Assert.Contains("::: to\n机关各处室,省民政事务服务中心:\n:::", paper.BodyMarkdown, StringComparison.Ordinal);
        Assert.Contains("::: sign\n辽宁省民政厅\n\n2020824\n:::\n\n此件公开发布\n\n# 省民政厅2020年政务公开工作要点及任务分工\n", paper.BodyMarkdown, StringComparison.Ordinal);
        Assert.Equal(7, Count(paper.BodyMarkdown, "##"));
        Assert.Equal(0, Count(paper.BodyMarkdown, "####"));
        Assert.Equal(21, paper.BodyMarkdown.Split('\n').Count(l => l.Length > 2 && char.IsAsciiDigit(l[0]) && l != "2020824"));
        Assert.DoesNotContain("<ol", MarkdownRenderer.ToHtml(paper.BodyMarkdown), StringComparison.Ordinal);
        foreach (var rubbish in (string[])["发布时间", "编辑:", "来源:", "〔2020111"]) Assert.DoesNotContain(rubbish, paper.BodyMarkdown, StringComparison.Ordinal);
    }

    [SeedPapersFact]
    public void The_clean_paper_with_a_header_table()
    {
        var paper = Read("003");
        Assert.Equal("上海市民政局关于印发《2024年上海市民政局政务公开工作要点》的通知", paper.Title);
        Assert.Equal("0024204128/2024-00055", paper.IndexNumber);
        Assert.Equal("沪民便函〔2024〕73号", paper.DocumentNumber);
        Assert.Equal("上海市民政局", paper.IssuingBody);
        Assert.Equal(new DateOnly(2024, 4, 15), paper.DateWritten);
        Assert.Equal(new DateOnly(2024, 4, 26), paper.PublishedOn);
        Assert.Equal(DisclosureAttribute.Proactive, paper.Attribute);
        Assert.Empty(paper.Unsure);
        Assert.StartsWith("::: to\n局机关各处室,局属各单位:\n:::\n\n现将", paper.BodyMarkdown, StringComparison.Ordinal);
        Assert.Contains("\n# 2024年上海市民政局政务公开工作要点\n", paper.BodyMarkdown, StringComparison.Ordinal);
        Assert.Equal(4, Count(paper.BodyMarkdown, "##"));
        Assert.Equal(0, Count(paper.BodyMarkdown, "####"));
        Assert.Equal(25, paper.BodyMarkdown.Split('\n').Count(l => l.Length > 60 && char.IsAsciiDigit(l[0]) && l[..3].Contains('.', StringComparison.Ordinal)));
        foreach (var rubbish in (string[])["只接收", "索取号", "公开类别"]) Assert.DoesNotContain(rubbish, paper.BodyMarkdown, StringComparison.Ordinal);
    }

    [SeedPapersFact]
    public void The_paper_with_full_width_blanks()
    {
        var paper = Read("004");
        Assert.Equal("关于印发《白山市民政局2023年政务公开工作要点》的通知", paper.Title);
        Assert.Equal("白山民发〔2023〕171号", paper.DocumentNumber);
        Assert.Equal("白山市民政局", paper.IssuingBody);
        Assert.Equal(new DateOnly(2023, 10, 20), paper.DateWritten);
        Assert.Null(paper.PublishedOn);
        Assert.Equal(DisclosureAttribute.Proactive, paper.Attribute);
        Assert.Empty(paper.Unsure);
        Assert.Contains("::: sign\n白山市民政局\n\n2023年10月20日\n:::\n\n（此件公开发布）\n\n# 白山市民政局2023年政务公开工作要点\n", paper.BodyMarkdown, StringComparison.Ordinal);
        Assert.Equal(5, Count(paper.BodyMarkdown, "##"));
        Assert.Equal(16, Count(paper.BodyMarkdown, "###"));
        Assert.EndsWith("确保落实到位。\n", paper.BodyMarkdown, StringComparison.Ordinal);
    }

    /// <summary>The original lines from the first to the last of the text, without those known to be the page's, word for word.</summary>
    [SeedPapersTheory]
    [InlineData("000", "按照《国务院", "加强依申请公开工作分析研究")]
    [InlineData("001", "根据《临沧市", "附件:36365贯彻")]
    [InlineData("002", "机关各处室", "21.")]
    [InlineData("003", "局机关各处室", "25.加强")]
    [InlineData("004", "机关各科室", "（三）推动工作落实")]
    public void No_sentence_is_lost(string number, string first, string last)
    {
        var (name, bytes) = SeedPapers.Read(number);
        var lines = Encoding.UTF8.GetString(bytes).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
        var from = lines.FindIndex(l => l.StartsWith(first, StringComparison.Ordinal));
        var to = lines.FindIndex(from, l => l.StartsWith(last, StringComparison.Ordinal));
        Assert.True(from >= 0 && to > from);
        var expected = string.Concat(string.Concat(lines.Skip(from).Take(to - from + 1)).Where(c => !char.IsWhiteSpace(c)));
        var plain = MarkdownRenderer.ToPlainText(new PaperReader().Read(name, bytes).BodyMarkdown);
        Assert.Equal(expected, string.Concat(plain.Where(c => !char.IsWhiteSpace(c))));
    }
}
