using System.Text;
using Portal.Application.Documents;
using Portal.Application.Import;
using Portal.Application.WorkPlans;
using Portal.Domain.WorkPlans.Reading;

namespace Portal.Application.Tests.WorkPlans;

[Trait("Req", "F4")]
public sealed class PlanPapersTests
{
    private const string Body = "一、抓公开\n\n1.公开低保标准，6月底前完成。（责任单位：救助股）\n\n2.公开审批结果。（办公室牵头，各股室配合）\n\n二、抓解读\n\n| 序号 | 工作任务 | 责任单位 | 完成时限 |\n| --- | --- | --- | --- |\n| 3 | 解读救助政策 | 救助股、办公室 | 全年 |\n";

    [Fact]
    public void A_document_on_the_shelf_is_read_with_its_tables()
    {
        var plan = PlanPapers.OfShelf("东山县民政局2024年政务公开工作要点", MarkdownRenderer.ToHtml(Body));
        Assert.Equal((true, 2024, "东山县民政局"), (plan.IsPlan, plan.Year ?? 0, plan.Body));
        Assert.Equal(["1 救助股:Lead", "2 办公室:Lead 各股室:Support", "3 救助股:Each 办公室:Each"], plan.Tasks.Select(Line));
        Assert.Equal(["抓公开", "抓解读"], plan.Parts.Select(p => p.Title));
    }

    [Fact]
    public void A_file_of_Markdown_is_read_like_the_page_it_becomes()
    {
        var plan = new PlanPapers(new PaperReader()).OfFile("plan.md", Encoding.UTF8.GetBytes("# 东山县民政局2024年政务公开工作要点\n\n" + Body));
        Assert.Equal(["1 救助股:Lead", "2 办公室:Lead 各股室:Support", "3 救助股:Each 办公室:Each"], plan.Tasks.Select(Line));
    }

    [Fact]
    public void Places_of_a_text_file_are_places_in_the_file()
    {
        var text = "东山县民政局2024年政务公开工作要点\n一、抓公开\n1.公开低保标准。（责任单位：救助股）\n2.公开结果，8月底前完成。（办公室负责）\n";
        var papers = new PlanPapers(new PaperReader());
        var plan = papers.OfFile("plan.txt", Encoding.UTF8.GetBytes(text));
        Assert.Equal(text, papers.TextOf("plan.txt", Encoding.UTF8.GetBytes(text)));
        Assert.Equal(["救助股", "办公室"], plan.Tasks.SelectMany(t => t.Units).Select(u => text.Substring(u.Place.Start, u.Place.Length)));
        Assert.Equal("8月底前", plan.Tasks.SelectMany(t => t.Limits).Select(l => text.Substring(l.Place.Start, l.Place.Length)).Single());
    }

    [Fact]
    public void A_file_without_a_byte_is_no_plan_and_no_failure() => Assert.Equal("没有文字", new PlanPapers(new PaperReader()).OfFile("空.txt", []).WhyNot);

    private static string Line(ReadTask task) => $"{task.Number} {string.Join(' ', task.Units.Select(u => $"{u.Name}:{u.Role}"))}";
}
