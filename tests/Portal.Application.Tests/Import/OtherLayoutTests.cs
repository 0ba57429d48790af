using System.Diagnostics;
using System.Text;
using Portal.Application.Import;
using Portal.Domain.Documents;

namespace Portal.Application.Tests.Import;

/// <summary>Papers of invented offices in layouts that the five real ones do not have.</summary>
[Trait("Req", "A11")]
[Trait("Req", "A5")]
public sealed class OtherLayoutTests
{
    private const string Body = "各县（市、区）民政局：\n为做好困难群众救助工作，现就有关事项通知如下，请认真贯彻执行。\n一、加强组织领导\n各地要高度重视，明确责任分工，确保各项措施落到实处。\n二、严格资金管理\n各地要规范资金使用，定期开展检查，及时公开有关情况。\n";

    static OtherLayoutTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static PaperReading Read(string text, string name = "a.txt") => new PaperReader().Read(name, Encoding.UTF8.GetBytes(text));

    private static void IsWhole(PaperReading paper)
    {
        Assert.StartsWith("::: to\n各县（市、区）民政局：\n:::\n\n为做好困难群众", paper.BodyMarkdown, StringComparison.Ordinal);
        Assert.Contains("\n## 一、加强组织领导\n", paper.BodyMarkdown, StringComparison.Ordinal);
        Assert.Contains("及时公开有关情况。", paper.BodyMarkdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_with_colons_one_on_each_line()
    {
        var paper = Read("首页 > 政务公开 > 通知公告\n索 引 号：11341700003244799H/202102-00014\n信息分类：通知\n发文机关：黄岭市民政局\n成文日期：2021年2月8日\n发文字号：黄民〔2021〕5号\n发布日期：2021-02-10\n有效性：有效\n标　　题：黄岭市民政局关于做好救助工作的通知\n黄岭市民政局关于做好救助工作的通知\n" + Body + "黄岭市民政局\n2021年2月8日\n（此件主动公开）\n打印本页 关闭窗口\n主办单位：黄岭市民政局 网站标识码：3417000001\n皖ICP备05000001号");
        Assert.Equal("黄岭市民政局关于做好救助工作的通知", paper.Title);
        Assert.Equal("11341700003244799H/202102-00014", paper.IndexNumber);
        Assert.Equal("黄民〔2021〕5号", paper.DocumentNumber);
        Assert.Equal("黄岭市民政局", paper.IssuingBody);
        Assert.Equal(new DateOnly(2021, 2, 8), paper.DateWritten);
        Assert.Equal(new DateOnly(2021, 2, 10), paper.PublishedOn);
        Assert.Empty(paper.Unsure);
        IsWhole(paper);
        Assert.EndsWith("（此件主动公开）\n", paper.BodyMarkdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_labels_on_one_line_and_tabs()
    {
        var paper = Read("信息索引号：000014349/2018-00221  生成日期：2018-03-01  发文机构：柳河县民政局\n文　　号：\t柳民发(2018)008号\t公开方式：\t依申请公开\n柳河县民政局关于做好救助工作的通知\n" + Body + "柳河县民政局\n二〇一八年三月一日\n（此件依申请公开）");
        Assert.Equal("000014349/2018-00221", paper.IndexNumber);
        Assert.Equal("柳民发〔2018〕8号", paper.DocumentNumber);
        Assert.Equal("柳河县民政局", paper.IssuingBody);
        Assert.Equal(new DateOnly(2018, 3, 1), paper.DateWritten);
        Assert.Equal(DisclosureAttribute.OnRequest, paper.Attribute);
        Assert.Empty(paper.Unsure);
        IsWhole(paper);
    }

    [Fact]
    public void Labels_and_values_on_lines_of_their_own()
    {
        var paper = Read("索引号：\n6107280000/2024-001005\n发布机构：\n石泉区民政局\n发文日期：\n2024/4/5\n石泉区民政局关于做好救助工作的通知\n" + Body + "石泉区民政局\n2024年4月5日\n（此件不公开）");
        Assert.Equal("6107280000/2024-001005", paper.IndexNumber);
        Assert.Equal("石泉区民政局", paper.IssuingBody);
        Assert.Equal(new DateOnly(2024, 4, 5), paper.DateWritten);
        Assert.Equal(DisclosureAttribute.Withheld, paper.Attribute);
        Assert.Empty(paper.Unsure);
        IsWhole(paper);
    }

    private const string Page = """
        <!DOCTYPE html><html><head><meta charset="gb18030"><title>关于做好救助工作的通知_云岭市民政局</title>
        <meta name="ArticleTitle" content="云岭市民政局关于做好救助工作的通知"><meta name="PubDate" content="2023-06-02 10:20"><meta name="ContentSource" content="社会救助科"></head>
        <body><div class="top"><ul><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li><li><a href="/bsfw">办事服务</a></li></ul></div>
        <div class="path">当前位置：<a href="/">首页</a> &gt; <a href="/a">政务公开</a></div>
        <div class="wrap"><table class="head"><tr><td>索引号：</td><td>YL001/2023-00031</td><td>主题分类：</td><td>救助</td></tr>
        <tr><td>发文机关：</td><td>云岭市民政局</td><td>成文日期：</td><td>2023年5月30日</td></tr><tr><td>发文字号：</td><td>云民发【2023】31号</td><td>公开方式：</td><td>主动公开</td></tr></table>
        <h1>云岭市民政局关于做好救助工作的通知</h1><div class="info"><span>发布时间：2023-06-02</span><span>来源：社会救助科</span><span>浏览次数：<script>hits()</script></span></div>
        <div id="zoom"><p>各县（市、区）民政局：</p><p>　　为做好困难群众救助工作，现就有关事项通知如下，请认真贯彻执行。</p><p>　　<strong>一、加强组织领导</strong></p><p>　　各地要高度重视，<b>明确责任</b>分工，确保各项措施落到实处。</p>
        <p>　　二、严格资金管理</p><p style="display:none">隐藏的广告文字不应出现在正文之中。</p><ul><li>规范使用</li><li>定期检查</li></ul><p>　　各地要规范资金使用，定期开展检查，及时公开有关情况。</p><table border="1"><tr><th>县区</th><th>金额</th></tr><tr><td>甲县</td><td>10</td></tr></table>
        <p style="text-align:right">云岭市民政局</p><p>2023年5月30日</p><p>附件：<a href="/a.docx">1.申请表.docx</a></p></div></div>
        <div class="related"><h3>相关文章</h3><ul><li><a href="/1">关于甲事项的通知</a></li><li><a href="/2">关于乙事项的通知</a></li><li><a href="/3">关于丙事项的通知</a></li></ul></div>
        <footer><p>主办单位：云岭市民政局 技术支持：某公司</p><p>网站标识码：5300000001</p></footer></body></html>
        """;

    [Theory]
    [InlineData("utf-8")]
    [InlineData("GB18030")]
    [InlineData("utf-16")]
    public void A_web_page_with_a_header_table(string encoding)
    {
        var code = Encoding.GetEncoding(encoding);
        var paper = new PaperReader().Read("page.html", code.GetPreamble().Concat(code.GetBytes(Page)).ToArray());
        Assert.Equal("云岭市民政局关于做好救助工作的通知", paper.Title);
        Assert.Equal("YL001/2023-00031", paper.IndexNumber);
        Assert.Equal("云民发〔2023〕31号", paper.DocumentNumber);
        Assert.Equal("云岭市民政局", paper.IssuingBody);
        Assert.Equal(new DateOnly(2023, 5, 30), paper.DateWritten);
        Assert.Equal(new DateOnly(2023, 6, 2), paper.PublishedOn);
        Assert.Equal("社会救助科", paper.Source);
        Assert.Equal(DisclosureAttribute.Proactive, paper.Attribute);
        Assert.Empty(paper.Unsure);
        IsWhole(paper);
        Assert.Contains("**明确责任**", paper.BodyMarkdown, StringComparison.Ordinal);
        Assert.Contains("- 规范使用\n- 定期检查", paper.BodyMarkdown, StringComparison.Ordinal);
        Assert.Contains("| 县区 | 金额 |", paper.BodyMarkdown, StringComparison.Ordinal);
        Assert.Contains("::: sign\n云岭市民政局\n\n2023年5月30日\n:::", paper.BodyMarkdown, StringComparison.Ordinal);
        Assert.Contains("附件：1.申请表.docx", paper.BodyMarkdown, StringComparison.Ordinal);
        foreach (var rubbish in (string[])["首页", "隐藏的广告", "相关文章", "甲事项", "主办单位", "浏览次数", "索引号", "hits"]) Assert.DoesNotContain(rubbish, paper.BodyMarkdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_with_its_own_headings()
    {
        var paper = Read("# 青山区民政局关于做好救助工作的通知\n\n青民〔2022〕3号\n\n" + Body.Replace("\n", "\n\n", StringComparison.Ordinal).Replace("一、加强", "## 一、加强", StringComparison.Ordinal) + "青山区民政局\n\n2022.3.4\n\n（此件删减后公开）", "a.md");
        Assert.Equal("青山区民政局关于做好救助工作的通知", paper.Title);
        Assert.Equal("青民〔2022〕3号", paper.DocumentNumber);
        Assert.Equal(new DateOnly(2022, 3, 4), paper.DateWritten);
        Assert.Equal(DisclosureAttribute.Redacted, paper.Attribute);
        Assert.Empty(paper.Unsure);
        IsWhole(paper);
    }

    [Theory]
    [InlineData("南湖民发〔2024〕9号\n", "2024年2月30日", "（此件公开发布）", "dateWritten")]
    [InlineData("南湖民发2024〕9号\n", "2024年2月3日", "（此件公开发布）", "documentNumber")]
    [InlineData("南湖民发〔2024〕9号\n公开方式：依申请公开\n", "2024年2月3日", "（此件公开发布）", "attribute")]
    [InlineData("南湖民发〔2024〕9号\n发布日期：2024-13-01\n", "2024年2月3日", "（此件公开发布）", "publishedOn")]
    [InlineData("南湖民发〔2024〕9号\n发文机关：北山市民政局\n", "2024年2月3日", "（此件公开发布）", "issuingBody")]
    [InlineData("南湖民发〔2024〕9号\n成文日期：2024年2月5日\n", "2024年2月3日", "（此件公开发布）", "dateWritten")]
    [InlineData("南湖民发〔2024〕9号\n", "2023年2月3日", "（此件公开发布）", "dateWritten")]
    [InlineData("南湖民发〔2024〕9号\n", "2024111", "（此件公开发布）", "dateWritten")]
    [InlineData("南湖民发〔2024〕9号\n", "2024年2月3日", "", "attribute")]
    public void What_does_not_agree_is_said(string head, string date, string note, string field)
    {
        var paper = Read("关于做好救助工作的通知\n" + head + Body + "南湖市民政局\n" + date + "\n" + note);
        var unsure = Assert.Single(paper.Unsure);
        Assert.Equal(field, unsure.Field);
        Assert.NotEmpty(unsure.Why);
        IsWhole(paper);
    }

    [Theory]
    [InlineData("bet365官网")]
    [InlineData("葡京娱乐场")]
    [InlineData("8888")]
    [InlineData("asdfgh")]
    public void A_forged_name_is_never_taken(string name)
    {
        var paper = Read("关于做好救助工作的通知\n" + Body + name + "\n2024年2月3日\n（此件公开发布）");
        Assert.Null(paper.IssuingBody);
        Assert.Contains(name, paper.Unsure.Single(u => u.Field == "issuingBody").Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Paper_with_number_behind_title_order_and_long_tasks()
    {
        var paper = Read("东江市民政局关于表彰先进集体的决定（东民发〔2020〕77号）\n各有关单位：\n为树立典型，经研究，决定表彰下列先进集体，请各单位学习。\n1. 某某福利院\n2. 某某救助站\n请受表彰的集体珍惜荣誉，再接再厉。\n东江市民政局　　2020年12月1日\n联系电话：0123-4567890\n抄送：省民政厅。\n东江市民政局办公室 2020年12月1日印发");
        Assert.Equal("东江市民政局关于表彰先进集体的决定", paper.Title);
        Assert.Equal("东民发〔2020〕77号", paper.DocumentNumber);
        Assert.Equal(new DateOnly(2020, 12, 1), paper.DateWritten);
        Assert.Equal("东江市民政局", paper.IssuingBody);
        Assert.Contains("抄送：省民政厅。", paper.BodyMarkdown, StringComparison.Ordinal);
        Assert.Contains("东江市民政局办公室 2020年12月1日印发", paper.BodyMarkdown, StringComparison.Ordinal);
        Assert.Contains("联系电话", paper.BodyMarkdown, StringComparison.Ordinal);
    }

    [Fact]
    public void News_without_number_and_with_credits()
    {
        var paper = Read("我市召开养老服务工作推进会\n发布时间：2024-03-05 09:30 来源：养老服务科 浏览次数：128次 字号：[大 中 小]\n3月4日，我市召开养老服务工作推进会，总结去年工作，部署今年任务。\n会议强调，各地要进一步提高认识，完善政策措施，推动养老服务高质量发展。\n（责任编辑：张三）\n上一篇：某某新闻\n下一篇：某某新闻\n扫一扫在手机打开当前页\n版权所有：某某市民政局");
        Assert.Equal("我市召开养老服务工作推进会", paper.Title);
        Assert.Equal(new DateOnly(2024, 3, 5), paper.PublishedOn);
        Assert.Equal("养老服务科", paper.Source);
        Assert.Equal("3月4日，我市召开养老服务工作推进会，总结去年工作，部署今年任务。\n\n会议强调，各地要进一步提高认识，完善政策措施，推动养老服务高质量发展。\n", paper.BodyMarkdown);
        Assert.True(paper.IsUnsure("title"));
    }

    [Fact]
    public void Two_signing_bodies_and_an_enclosed_paper()
    {
        var paper = Read("临江市民政局 临江市财政局\n关于印发《临江市救助办法》的通知\n临民发〔2024〕1号\n" + Body + "临江市民政局\n临江市财政局\n2024年1月2日\n附件\n临江市救助办法\n第一章 总则\n第一条 为规范救助工作，制定本办法。\n第二章 附则\n第二条 本办法自发布之日起施行。");
        Assert.Equal("临江市民政局、临江市财政局", paper.IssuingBody);
        Assert.Contains("\n# 临江市救助办法\n\n## 第一章 总则\n\n第一条 为规范", paper.BodyMarkdown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bracketed_note_between_title_and_text_is_kept()
    {
        var paper = Read("东江市社会救助办法\n（2023年5月1日东江市民政局局务会议通过）\n第一条 为规范社会救助工作，制定本办法。\n第二条 本办法自发布之日起施行。");
        Assert.Equal("东江市社会救助办法", paper.Title);
        Assert.StartsWith("（2023年5月1日东江市民政局局务会议通过）", paper.BodyMarkdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Contacts_and_hosts_of_an_event_are_the_papers_own()
    {
        const string Own = "主办单位：东江市民政局\n承办单位：东江市慈善总会\n地址：东江市人民路1号，邮编：100000，电话：0123-4567890\n登录东江民政网上大厅提交申请\n联系人：张三";
        var paper = Read("关于举办慈善周活动的通知\n各县（市、区）民政局：\n现将慈善周活动有关事项通知如下，请认真组织。\n" + Own + "\n东江市民政局\n2024年9月1日");
        foreach (var line in Own.Split('\n')) Assert.Contains(line, paper.BodyMarkdown, StringComparison.Ordinal);
        Assert.Equal("东江市民政局", paper.IssuingBody);
    }

    [Fact]
    [Trait("Req", "A13")]
    public void A_repost_keeps_source_and_link()
    {
        var paper = Read("国务院办公厅关于印发工作要点的通知\n发布时间：2024-05-06 来源：中国政府网\n" + Body + "国务院办公厅\n2024年5月1日\n原文链接：https://www.gov.cn/zhengce/content/2024.htm");
        Assert.Equal("中国政府网", paper.Source);
        Assert.Equal("https://www.gov.cn/zhengce/content/2024.htm", paper.SourceUrl);
        Assert.Equal("国务院办公厅", paper.IssuingBody);
        IsWhole(paper);
    }

    [Fact]
    public void Red_head_signer_and_a_list_of_annexes()
    {
        var paper = Read("00000001\n特急\n石桥市民政局文件\n石民〔2024〕1号　　签发人：李四\n石桥市民政局\n关于某项工作情况的报告\n市人民政府：\n按照要求，现将某项工作情况报告如下。\n1.完善制度。建立健全各项制度，明确职责分工。\n2.优化服务。提升服务水平，满足群众需求。\n3.强化监督。定期开展检查，公开有关情况。\n附件：1.任务分工表\n2.进度安排表\n石桥市民政局\n2024年3月1日");
        Assert.Equal("石桥市民政局关于某项工作情况的报告", paper.Title);
        Assert.Equal("石民〔2024〕1号", paper.DocumentNumber);
        Assert.Equal("石桥市民政局", paper.IssuingBody);
        Assert.Contains("#### 1.完善制度。\n", paper.BodyMarkdown, StringComparison.Ordinal);
        Assert.Contains("附件：1.任务分工表\n\n2.进度安排表\n", paper.BodyMarkdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.项目\n")]
    [InlineData("某某市民政局\n2024年1月1日\n")]
    [InlineData("2024年1月1日\n")]
    [InlineData("附件\n")]
    [InlineData("打印\n")]
    [InlineData("来源：某网\n")]
    [InlineData("甲\t乙\n")]
    [InlineData("**秘密** ")]
    [InlineData("（一）标题。正文的话要长一点。\n")]
    public void Many_small_lines_are_read_in_bounded_time(string line)
    {
        var text = "关于某事的通知\n各科室：\n现将某事通知如下，请遵照执行。\n" + string.Concat(Enumerable.Repeat(line, 100_000)) + "以上通知，请各科室认真遵照执行，不得有误，特此通知，请按时上报有关情况。";
        var watch = Stopwatch.StartNew();
        Read(text);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"took {watch.Elapsed}");
    }

    [Fact]
    public void A_hundred_files_are_read_well_under_five_seconds()
    {
        var text = Encoding.UTF8.GetBytes("关于做好救助工作的通知\n南湖民发〔2024〕9号\n" + Body + string.Concat(Enumerable.Repeat("（三）规范资金使用，定期开展检查，及时公开有关情况，接受社会各界监督。\n", 170)) + "南湖市民政局\n2024年2月3日");
        Assert.True(text.Length > 18_000);
        new PaperReader().Read("a.txt", text);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 100; i++) new PaperReader().Read("a.txt", text);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"took {watch.Elapsed}");
    }

    [Fact]
    public void A_deeply_nested_page_does_not_fall()
    {
        var html = "<html><body>" + string.Concat(Enumerable.Repeat("<div>", 30_000)) + "关于某事的通知" + string.Concat(Enumerable.Repeat("</div>", 30_000));
        Assert.Contains("关于某事的通知", Read(html, "a.html").Title + Read(html, "a.html").BodyMarkdown, StringComparison.Ordinal);
        var less = "<html><body>" + string.Concat(Enumerable.Repeat("<div>", 5_000)) + "关于某事的通知" + string.Concat(Enumerable.Repeat("</div>", 5_000));
        _ = Read(less, "a.html");
    }
}
