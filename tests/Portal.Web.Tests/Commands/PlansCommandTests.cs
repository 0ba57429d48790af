using System.Diagnostics;
using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Portal.Web.Tests.Commands;

/// <summary><c>plans read</c> as a user runs it: a process of its own, in a folder where nothing may appear.</summary>
[Trait("Req", "F1")]
[Trait("Req", "F4")]
public sealed class PlansCommandTests : IDisposable
{
    private const string Plan = "东山县民政局2024年政务公开工作要点\n一、抓公开\n1.公开低保标准，落实《社会救助暂行办法》。（责任单位：救助股）\n2.公开审批结果，8月底前完成，办结率不低于95%。（办公室牵头，各股室配合）\n二、抓解读\n3.解读政策。（办公室、救助股分别负责）\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("portal-plans").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    [Trait("Req", "F2")]
    [Trait("Req", "F3")]
    public async Task A_plan_is_printed_for_machines()
    {
        var (code, output, _) = await RunAsync("plan.txt", Encoding.UTF8.GetBytes(Plan), "--json");
        Assert.Equal(0, code);
        Assert.Contains("公开低保标准", output, StringComparison.Ordinal);
        var plan = JsonDocument.Parse(output).RootElement;
        Assert.Equal((true, 2024, "东山县民政局"), (plan.GetProperty("isPlan").GetBoolean(), plan.GetProperty("year").GetInt32(), plan.GetProperty("body").GetString()));
        Assert.Equal(["一 抓公开", "二 抓解读"], plan.GetProperty("parts").EnumerateArray().Select(p => $"{p.GetProperty("number")} {p.GetProperty("title")}"));
        var tasks = plan.GetProperty("parts").EnumerateArray().SelectMany(p => p.GetProperty("tasks").EnumerateArray()).ToList();
        Assert.Equal(["1", "2", "3"], tasks.Select(t => t.GetProperty("number").GetString()));
        Assert.Equal(["救助股 lead", "办公室 lead", "各股室 support", "办公室 each", "救助股 each"], tasks.SelectMany(t => t.GetProperty("units").EnumerateArray()).Select(u => $"{u.GetProperty("name")} {u.GetProperty("role")}"));
        var limit = Assert.Single(tasks.SelectMany(t => t.GetProperty("limits").EnumerateArray()));
        Assert.Equal(("8月底前", null, "2024-08-31"), (limit.GetProperty("words").GetString(), limit.GetProperty("from").GetString(), limit.GetProperty("to").GetString()));
        Assert.Equal(("社会救助暂行办法", true), (tasks[0].GetProperty("papers")[0].GetString(), tasks[0].GetProperty("sure").GetBoolean()));
        Assert.Equal("不低于95%", tasks[1].GetProperty("quantities")[0].GetProperty("words").GetString());
        Assert.Equal("解读政策。", tasks[2].GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_plan_is_printed_for_people()
    {
        var (code, output, _) = await RunAsync("plan.txt", CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes(Plan));
        Assert.Equal(0, code);
        Assert.Contains("东山县民政局，2024年，2个部分，3项任务，3项有责任单位，0项存疑", output, StringComparison.Ordinal);
        Assert.Contains("责任：办公室（牵头）、各股室（配合）", output, StringComparison.Ordinal);
        Assert.Contains("时限：8月底前（到2024-08-31）", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("自查报告.txt", "东山县民政局2023年政务公开工作自查报告\n一、主要做法\n1.公开信息40条。\n2.解读政策3件。\n", "报告")]
    [InlineData("空.txt", "", "没有文字")]
    [InlineData("名单.txt", "评估等级名单\n1.云溪区商会\n2.云溪区义工协会\n", "名单")]
    public async Task A_paper_that_is_no_plan_is_an_answer_and_no_failure(string name, string text, string why)
    {
        var (code, output, _) = await RunAsync(name, Encoding.UTF8.GetBytes(text), "--json");
        var reading = JsonDocument.Parse(output).RootElement;
        Assert.Equal((0, false, 0), (code, reading.GetProperty("isPlan").GetBoolean(), reading.GetProperty("parts").GetArrayLength()));
        Assert.Contains(why, reading.GetProperty("whyNot").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_a_failure()
    {
        var (code, output, error) = await RunAsync(null, []);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("找不到", error, StringComparison.Ordinal);
        (code, output, error) = await RunAsync("image.txt", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
        Assert.Equal((1, ""), (code, output));
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    [Trait("Req", "F2")]
    public async Task A_table_of_a_web_page_is_read_with_merged_cells()
    {
        const string Page = """
            <html><head><title>东山县民政局</title></head><body><div class="nav"><a href="/">首页</a> <a href="/a">政务公开</a></div><div><h1>东山县民政局2024年政务公开任务分解表</h1><table>
            <tr><th rowspan="2">类别</th><th rowspan="2">序号</th><th rowspan="2">工作任务</th><th colspan="2">责任单位</th><th rowspan="2">完成时限</th></tr><tr><th>牵头单位</th><th>配合单位</th></tr>
            <tr><td rowspan="2">救助</td><td>1</td><td>公开低保标准和申请条件，回应群众关切</td><td>救助股</td><td><p>办公室</p><p>财务股</p></td><td>6月底前</td></tr>
            <tr><td>2</td><td>公开临时救助结果</td><td>救助股</td><td></td><td>每月</td></tr>
            <tr><td>养老</td><td>3</td><td>公开养老机构名录</td><td>养老股</td><td>各股室</td><td>全年</td></tr></table></div></body></html>
            """;
        var (code, output, _) = await RunAsync("plan.html", Encoding.UTF8.GetBytes(Page), "--json");
        Assert.Equal(0, code);
        Assert.Equal(["救助: 1 救助股/lead 办公室/support 财务股/support 2024-06-30", "救助: 2 救助股/lead ", "养老: 3 养老股/lead 各股室/support 2024-12-31"], Lines(output));
    }

    [Fact]
    public async Task A_docx_with_a_table_is_read()
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            static Paragraph Line(string words) => new(new Run(new Text(words)));
            static TableRow Row(params string[] cells) => new(cells.Select(c => new TableCell(Line(c))));
            file.AddMainDocumentPart().Document = new Document(new Body(
                Line("东山县民政局2025年政务公开工作要点"), Line("一、抓公开"), Line("（一）公开低保标准。（责任单位：救助股）"), Line("（二）公开审批结果。（责任单位：办公室、救助股）"), Line("二、抓解读"),
                new Table(Row("序号", "工作任务", "责任单位", "完成时限"), Row("1", "解读救助政策", "救助股", "3月底前"), Row("2", "制作政策图解", "办公室", "下半年"))));
        }
        var (code, output, _) = await RunAsync("plan.docx", stream.ToArray(), "--json");
        Assert.Equal(0, code);
        Assert.Equal(["抓公开: 一 救助股/lead ", "抓公开: 二 办公室/each 救助股/each ", "抓解读: 1 救助股/lead 2025-03-31", "抓解读: 2 办公室/lead 2025-12-31"], Lines(output));
    }

    private static IEnumerable<string> Lines(string json) => JsonDocument.Parse(json).RootElement.GetProperty("parts").EnumerateArray().SelectMany(p => p.GetProperty("tasks").EnumerateArray().Select(t =>
        $"{p.GetProperty("title")}: {t.GetProperty("number")} {string.Join(' ', t.GetProperty("units").EnumerateArray().Select(u => $"{u.GetProperty("name")}/{u.GetProperty("role")}"))} {string.Join(' ', t.GetProperty("limits").EnumerateArray().Select(l => l.GetProperty("to").GetString()))}"));

    private async Task<(int Code, string Output, string Error)> RunAsync(string? name, byte[] bytes, params string[] options)
    {
        var files = Directory.CreateTempSubdirectory("portal-plan-files");
        try
        {
            var path = Path.Combine(files.FullName, name ?? "missing.txt");
            if (name is not null) await File.WriteAllBytesAsync(path, bytes);
            var start = new ProcessStartInfo("dotnet") { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "Portal.Web.dll"), "plans", "read", path, .. options]) start.ArgumentList.Add(argument);
            start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
            using var process = Process.Start(start)!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            Assert.Empty(Directory.EnumerateFileSystemEntries(_folder)); // it writes nothing
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            files.Delete(recursive: true);
        }
    }
}
