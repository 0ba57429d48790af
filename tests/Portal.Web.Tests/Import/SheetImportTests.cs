using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Audit;
using Portal.Application.Data;
using Portal.Application.Documents;
using Portal.Application.Files;
using Portal.Application.Import;
using Portal.Application.Publishing;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Testing;

namespace Portal.Web.Tests.Import;

/// <summary>What weighs the memory of the whole process runs when nothing else does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "Alone";
}

/// <summary>Old papers move in by a sheet: what is right comes in whole, what is wrong is named, nothing comes twice.</summary>
[Collection(AloneCollection.Name)]
[Trait("Req", "A11")]
[Trait("Req", "K5")]
public sealed class SheetImportTests(Bureau bureau) : IClassFixture<Bureau>
{
    private static readonly string[] Headings = ["标题", "文件名", "附件", "索引号", "发文字号", "发文机关", "成文日期", "印发日期", "发布日期", "公开属性", "理由", "依据", "栏目", "主题", "概述", "有效性", "原网址", "备注"];

    [Fact]
    public async Task One_row_comes_in_whole_and_is_read_at_its_old_address()
    {
        var drafter = await bureau.SignedInAsync(Bureau.Drafter);
        var key = Guid.NewGuid().ToString("N")[..8];
        var archive = Zip(
            ("目录.xlsx", Sheet([Headings, Row("关于调整低保标准的通知", "2019/正文.txt", "2019/附件1：标准.txt；附件2.txt", $"000000000/2019-{key}", "云民发[2019]12号", "云岭市民政局", "2019年3月1日", "2019/3/4", "2019-03-06 10:30", "主动公开", "", "", "通知公告", "社会救助", "低保标准的调整。", "废止", $"http://old.example.org/art/{key}.html", "没有用的一列")])),
            ("2019/正文.txt", Text($"关于调整低保标准的旧通知\n云民发〔2019〕12号\n各县（区）民政局：\n按照{key}执行。\n云岭市民政局\n2019年3月2日")),
            ("2019/附件1：标准.txt", Text("标准")),
            ("附件/附件2.txt", Text("附件二")));
        var report = await SendAsync(drafter, archive);
        Assert.Contains("有1列没有采用：备注", report.Text, StringComparison.Ordinal);
        var row = Assert.Single(report.Document.QuerySelectorAll("#report tbody tr"));
        Assert.Contains("接收", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("存疑：", row.TextContent, StringComparison.Ordinal);

        var id = int.Parse(row.QuerySelector("a")!.GetAttribute("href")!.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        var edition = (await bureau.ReloadAsync(id)).Working!;
        Assert.Equal(("关于调整低保标准的通知", "云民发〔2019〕12号", new DateOnly(2019, 3, 1), new DateOnly(2019, 3, 4), new DateOnly(2019, 3, 6), Validity.Repealed),
            (edition.Content.Title, edition.DocumentNumber, edition.DateWritten!.Value, edition.IssuedOn!.Value, edition.Content.FirstPublishedOn!.Value, edition.Validity));
        Assert.Equal(("社会救助", "低保标准的调整。", DisclosureAttribute.Proactive), (edition.Content.Subject, edition.Content.Summary, edition.Content.Attribute));
        Assert.Equal(["附件1：标准.txt", "附件2.txt"], edition.Attachments.OrderBy(a => a.Order).Select(a => a.Name));
        // The sheet wins; where the paper says otherwise somebody has to look.
        Assert.Equal(["dateWritten", "title"], edition.Unsure.Select(u => u.Field).Order(StringComparer.Ordinal));
        Assert.Contains("2019-03-02", edition.Unsure.Single(u => u.Field == "dateWritten").Why, StringComparison.Ordinal);

        await SettleAsync(id);
        await bureau.CarryAsync(id, EditionState.Signed);
        await bureau.ActAsync(id, Bureau.Officer, (s, d, a) => s.GetRequiredService<DocumentRelease>().PublishAsync(d, a, default));
        var citizen = bureau.Visitor();
        var moved = await citizen.OpenAsync($"/art/{key}.html");
        Assert.Equal((HttpStatusCode.MovedPermanently, $"/documents/000000000-2019-{key}"), (moved.Status, moved.Location));
        var page = await citizen.FollowAsync(moved);
        foreach (var fact in new[] { "关于调整低保标准的通知", "云民发〔2019〕12号", "2019年3月6日", "废止", "附件2.txt" }) Assert.Contains(fact, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_wrong_row_is_named_and_stops_no_other()
    {
        var drafter = await bureau.SignedInAsync(Bureau.Drafter);
        var key = Guid.NewGuid().ToString("N")[..8];
        var closed = $"停用{key}";
        await bureau.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            db.Columns.Add(new Column($"closed-{key}", new ColumnFacts(closed, "", WorkflowPath.Full, false, null, 900, IsClosed: true)));
            await db.SaveChangesAsync();
        });
        string[] names = ["好一", "好二", "日期", "未来", "早印", "栏目", "停用", "属性", "号重", "号形", "址重", "自址", "密级", "缺附件", "空", "坏附件", "同名", "好三"];
        var rows = new List<string[]>
        {
            Headings,
            Good("好一", number: $"0/{key}-1", old: $"/{key}/1.html"),
            Good("好二", number: $"0/{key}-2", old: $"/{key}/2.html\n/{key}/2b.html"),
            Good("不存在的文件"),
            Good("日期", written: "2019-02-30"),
            Good("未来", written: "2030-01-01"),
            Good("早印", written: "2019-03-05", issued: "2019-03-04"),
            Good("栏目", column: "没有的栏目"),
            Good("停用", column: closed),
            Good("属性", attribute: "大概公开"),
            Good("号重", number: $"0/{key}-1"),
            Good("号形", number: "-不是号"),
            Good("址重", old: $"http://old.example.org/{key}/2B.html"),
            Good("自址", old: "/documents/1"),
            Good("密级", title: "机密★10年 某事"),
            Good("缺附件", attachments: "没有这个.pdf"),
            Good("好一"),
            Good("空"),
            Good("坏附件", attachments: $"{key}程序.txt"),
            Good("同名"),
            Good("好三", attachments: $"{key}附件.txt", written: "20190305"),
            Row("", "", "", "", "只有文号"),
        };
        var files = names.Select(n => ($"{n}{key}.txt", Text(n == "空" ? "" : $"关于{n}的通知\n各单位：\n{n}{key}正文。"))).ToList();
        files.AddRange([($"a/同名{key}.txt", Text($"另一份{key}")), ($"{key}程序.txt", "MZ\0\0\u0001"u8.ToArray()), ($"{key}附件.txt", Text("附件")), ($"没人提到{key}.txt", Text("没人提到")), ("__MACOSX/x", [1])]);
        files.Add(("目录.xlsx", Sheet(rows)));
        var archive = Zip([.. files]);

        var report = await SendAsync(drafter, archive);
        var lines = report.Document.QuerySelectorAll("#report tbody tr").Select(r => (Row: r.Children[0].TextContent, File: r.Children[1].TextContent, Status: r.Children[2].TextContent, Why: r.Children[3].TextContent)).ToList();
        string What(string row) => lines.Single(l => l.Row == row).Status + "：" + lines.Single(l => l.Row == row).Why;
        foreach (var (row, why) in new[]
        {
            ("2", "接收"), ("3", "接收"), ("4", "找不到文件"), ("5", "成文日期“2019-02-30”不是日期"), ("6", "不可能"), ("7", "早于成文日期"), ("8", "没有名为“没有的栏目”的栏目"), ("9", "已经停用"), ("10", "公开属性“大概公开”"),
            ("11", "与第2行重复"), ("12", "不能作为索引号"), ("13", "与第3行重复"), ("14", "正在使用的网址"), ("15", "国家秘密标志"), ("16", "附件找不到文件"), ("17", "文件与第2行重复"), ("18", "空文件"), ("19", "与扩展名“.txt”不符"), ("20", "接收"), ("21", "接收"), ("22", "没有填写文件名"),
        })
            Assert.Contains(why, What(row), StringComparison.Ordinal);
        Assert.Equal([$"a/同名{key}.txt", $"没人提到{key}.txt"], lines.Where(l => l.Status == "表外文件").Select(l => l.File).Order(StringComparer.Ordinal));

        // Again, with the wrong dates mended: what is in is known, what was mended comes in.
        rows[4][6] = "2019-02-28";
        files[^1] = ("目录.xlsx", Sheet(rows));
        var again = await SendAsync(drafter, Zip([.. files]));
        Assert.Contains("接收 1", again.Text, StringComparison.Ordinal);
        Assert.Contains("已有 4", again.Text, StringComparison.Ordinal);
        await AssertVerifiesAsync();

        var csv = Encoding.UTF8.GetString(await (await drafter.OpenAsync(report.Path + "/report/csv")).Response.Content.ReadAsByteArrayAsync());
        Assert.StartsWith("\uFEFF行,文件,结果,标题,原因,存疑项\r\n", csv, StringComparison.Ordinal);
        Assert.Equal(1 + 21 + 2, csv.TrimEnd().Split("\r\n").Length);
        var workbook = SheetLines.Read("报告.xlsx", await (await drafter.OpenAsync(report.Path + "/report/xlsx")).Response.Content.ReadAsByteArrayAsync(), 100);
        Assert.Equal(24, workbook.Count);
        Assert.Contains(workbook, l => l.Cells[0] == "4" && l.Cells[2] == "未接收" && l.Cells[4].Contains("找不到文件", StringComparison.Ordinal));

        string[] Good(string name, string number = "", string old = "", string written = "2019-03-05", string issued = "", string column = "通知公告", string attribute = "主动公开", string title = "", string attachments = "") =>
            Row(title, name == "不存在的文件" ? name : $"{name}{key}.txt", attachments, number, "", "云岭市民政局", written, issued, "", attribute, "", "", column, "", "", "", old, "");
    }

    [Fact]
    public async Task Reason_and_basis_are_read_as_articles_and_other_law()
    {
        var drafter = await bureau.SignedInAsync(Bureau.Drafter);
        var key = Guid.NewGuid().ToString("N");
        var csv = Encoding.GetEncoding("GB18030").GetBytes($"公开方式,文件名,理由,依据\r\n依申请公开,甲.txt,属于过程性信息，正在研究,《中华人民共和国政府信息公开条例》第十六条第二款；《档案法》第二十八条\r\n");
        var report = await SendAsync(drafter, Zip(("清单.csv", csv), ("甲.txt", Text("关于某事的请示\n" + key))));
        var id = int.Parse(report.Document.QuerySelector("#report tbody a")!.GetAttribute("href")!.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        var content = (await bureau.ReloadAsync(id)).Working!.Content;
        Assert.Equal((DisclosureAttribute.OnRequest, "属于过程性信息，正在研究", "16.2", "《档案法》第二十八条"), (content.Attribute, content.AttributeReason, content.LegalBasis, content.OtherLegalBasis));
    }

    [Theory]
    [InlineData("不是压缩包", "请提供 .zip")]
    [InlineData("没有表", "没有 .xlsx 或者 .csv")]
    [InlineData("没有文件名", "要有“文件名”一列")]
    [InlineData("坏表", "文件打不开")]
    [InlineData("两张表", "外层有几个表")]
    public async Task An_archive_that_cannot_be_used_is_refused_beside_the_field(string kind, string why)
    {
        var drafter = await bureau.SignedInAsync(Bureau.Drafter);
        var archive = kind switch
        {
            "不是压缩包" => Text("不是"),
            "没有表" => Zip(("甲.txt", Text("甲"))),
            "没有文件名" => Zip(("表.csv", Text("标题\n甲"))),
            "坏表" => Zip(("表.xlsx", Text("不是表"))),
            _ => Zip(("一.csv", Text("文件名\n甲")), ("二.csv", Text("文件名\n乙"))),
        };
        var page = await drafter.SubmitAsync(await drafter.OpenAsync("/admin/import/sheet"), "#sheet", [("Archive", "旧文件.zip", archive)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(why, page.Document.QuerySelector("#Archive-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_is_for_who_ran_it_and_for_the_desks_of_the_bureau()
    {
        var drafter = await bureau.SignedInAsync(Bureau.Drafter);
        var report = await SendAsync(drafter, Zip(("目录.csv", Text("文件名\n没有.txt"))));
        Assert.Equal(HttpStatusCode.NotFound, (await (await bureau.SignedInAsync(Bureau.Head)).OpenAsync(report.Path)).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await bureau.SignedInAsync(Bureau.Supervisor)).OpenAsync(report.Path)).Status);
        Assert.Contains("目录.csv", (await (await bureau.SignedInAsync(Bureau.Officer)).OpenAsync("/admin/import/runs")).Text, StringComparison.Ordinal);
        Assert.Contains("/admin/import/runs", (await drafter.OpenAsync("/admin/import/sheet")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_thousand_rows_with_thirty_wrong_come_in_but_the_thirty()
    {
        var folder = Directory.CreateTempSubdirectory("portal-moving").FullName;
        var key = Guid.NewGuid().ToString("N")[..8];
        var rows = new List<string[]> { new[] { "文件名", "成文日期", "发布日期", "原网址", "索引号" } };
        for (var n = 1; n <= 2000; n++)
        {
            var wrong = n % 66 == 0 && n <= 1980;
            await File.WriteAllTextAsync(Path.Combine(folder, $"{n}.txt"), $"关于第{n}件旧事的通知\n各单位：\n{key}第{n}件的正文。\n云岭市民政局");
            rows.Add([$"{n}.txt", wrong ? "2019-02-30" : "2019-03-05", "2019-03-06", $"/{key}/{n}.html", $"M/{key}-{n}"]);
        }
        var sheet = PaperSheet.Read("目录.xlsx", Sheet(rows));
        var reported = 0;
        var watch = Stopwatch.StartNew();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var disk = new DiskFolder(folder, null);
        var outcome = await RunAsync(disk, sheet, _ => reported++);
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.Equal((1970, 0, 30, 0), (outcome.Taken, outcome.Known, outcome.Refused, outcome.Unnamed));
        Assert.Equal(2000, reported);
        Assert.True(grown < 100L * 1024 * 1024, $"{grown} bytes are still held.");
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(10), $"It took {watch.Elapsed}.");
        var again = await RunAsync(disk, sheet, _ => { });
        Assert.Equal((0, 1970, 30), (again.Taken, again.Known, again.Refused));
        await bureau.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            Assert.Equal(1970, await db.OldAddresses.CountAsync(a => a.Path.StartsWith("/" + key)));
            var reports = s.GetRequiredService<ImportReports>();
            var lines = await reports.PageAsync(outcome.RunId, ImportStatus.Refused, 0, default);
            Assert.Equal(30, lines.Count);
            Assert.All(lines, l => Assert.Contains("不是日期", l.Reason, StringComparison.Ordinal));
        });
        Directory.Delete(folder, recursive: true);
    }

    private Task<SheetOutcome> RunAsync(PaperFolder folder, PaperSheet sheet, Action<SheetReportLine> report) => bureau.InScopeAsync(s =>
        s.GetRequiredService<SheetImport>().RunAsync(folder, "目录.xlsx", sheet, new ImportTarget(bureau.Relief, 4, new Actor(0, [new Mandate(Role.Drafter, new HashSet<int> { bureau.Relief })])), true, (line, _) => report(line), default));

    private Task SettleAsync(int id) => bureau.ActAsync(id, Bureau.Drafter, (s, d, a) => s.GetRequiredService<DocumentDrafting>().SettleAsync(d, [.. d.Working!.Unsure.Select(u => u.Field)], a, default));

    private async Task AssertVerifiesAsync() => Assert.Empty((await bureau.InScopeAsync(s => s.GetRequiredService<Verification>().RunAsync(0, _ => { }, default))).Findings);

    private static async Task<Page> SendAsync(Visitor drafter, byte[] archive)
    {
        var answer = await drafter.SubmitAsync(await drafter.OpenAsync("/admin/import/sheet"), "#sheet", [("Archive", "旧文件.zip", archive)]);
        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.Text);
        return await drafter.FollowAsync(answer);
    }

    private static string[] Row(params string[] cells) => cells;

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Sheet(IEnumerable<string[]> rows) => Workbook.Write([new WorkbookSheet("目录", [20], rows)]);

    private static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        return stream.ToArray();
    }
}
