using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Testing;

namespace Portal.Web.Tests.People;

[Trait("Req", "K7")]
public sealed class PeopleImportTests(PeopleApp app) : IClassFixture<PeopleApp>
{
    private const string Head = "处室,上级处室,处室类别,姓名,用户名,职务,角色\r\n";

    [Fact]
    public async Task Good_rows_come_in_and_wrong_ones_are_named_with_the_reason()
    {
        var csv = Head
            + "福利站,养老服务科,直属单位,孙八,sunba,站长,拟稿人、处室负责人\r\n" // the unit above stands below
            + "养老服务科,,内设处室,,,,\r\n"
            + "养老服务科,,,周九,zhoujiu,,没有的角色\r\n"
            + "养老服务科,,,吴十,SUNBA,,拟稿人\r\n"
            + "社会救助科,,,李四,lisi,,\r\n"
            + "社会救助科,,,别人,wangwu,,\r\n"
            + "孤处,不存在的处,,郑甲,zhengjia,,\r\n"
            + ",,,无处,wuchu,,\r\n"
            + "养老服务科,,,坏名,坏 名,,\r\n";
        var (_, page) = await ImportAsync("人员.csv", Encoding.UTF8.GetBytes(csv));

        Assert.Contains("接收2行，已有1行，未接收6行；新建处室2个", page.Text, StringComparison.Ordinal);
        var reasons = page.Document.QuerySelectorAll("td[data-label=原因]").Select(c => (Line: c.ParentElement!.FirstElementChild!.TextContent, c.TextContent)).ToList();
        Assert.Equal(["4", "5", "7", "8", "9", "10"], reasons.Select(r => r.Line));
        Assert.Equal(["没有名为“没有的角色”的角色", "用户名与第2行重复", "用户名“wangwu”已经有人使用", "上级处室“不存在的处”不存在，表里也没有", "没有填写处室"], reasons.Take(5).Select(r => r.TextContent));
        var password = page.Document.QuerySelector("code.secret")!.TextContent;
        Assert.Equal("/admin", (await PeopleApp.SignInAsync(app.Visitor(), "sunba", password)).Location);
        await app.DoAsync(async db =>
        {
            var child = await db.Units.SingleAsync(u => u.Name == "福利站");
            Assert.Equal("养老服务科", (await db.Units.SingleAsync(u => u.Id == child.ParentId)).Name);
            Assert.True((await db.Users.SingleAsync(u => u.UserName == "sunba")).MustChangePassword);
        });
    }

    [Fact]
    public async Task The_passwords_can_be_taken_away_once()
    {
        var (admin, page) = await ImportAsync("a.csv", Encoding.UTF8.GetBytes(Head + "办公室,,,=1+1,gongshi,,\r\n"));
        var password = page.Document.QuerySelector("code.secret")!.TextContent;

        var first = await admin.SubmitAsync(page, "form[action='/admin/people/import/passwords']");
        var second = await admin.SubmitAsync(page, "form[action='/admin/people/import/passwords']");

        Assert.Contains($"办公室,'=1+1,gongshi,{password}", first.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.DoesNotContain(password, second.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(await app.EventsAsync("people.imported"), e => e.Detail.Contains(password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task National_encoding_and_markup_in_cells_are_only_text()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var (admin, page) = await ImportAsync("gb.csv", Encoding.GetEncoding("GB18030").GetBytes(Head + "婚姻登记处,,直属单位,<script>alert(1)</script>,jiaoben,,拟稿人\r\n"));

        Assert.Contains("<script>alert(1)</script>", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main script"));
        Assert.Contains("婚姻登记处", (await admin.OpenAsync("/admin/units")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_is_read_as_well()
    {
        var (_, page) = await ImportAsync("人员.xlsx", Workbook(["处室", "姓名", "用户名", "角色"], ["慈善科", "冯乙", "fengyi", "签发人"]));
        Assert.Contains("接收1行", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.docx", "处室", "只接收 .xlsx 或者 .csv")]
    [InlineData("a.xlsx", "not a workbook", "文件打不开")]
    [InlineData("a.csv", "姓名,用户名\r\n张三,zhangsan", "要有“处室”一列")]
    [InlineData("a.csv", "处室,姓名\r\n", "文件里没有人员")]
    public async Task A_file_that_cannot_be_read_is_refused_beside_the_field(string name, string text, string problem)
    {
        var (_, page) = await ImportAsync(name, Encoding.UTF8.GetBytes(text));
        Assert.Contains(problem, page.Document.QuerySelector("#File-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_thousand_rows_come_in_and_one_more_is_too_many()
    {
        var full = new StringBuilder(Head);
        for (var i = 0; i < 5000; i++) full.Append(System.Globalization.CultureInfo.InvariantCulture, $"大处,,,人{i},daren{i},,拟稿人\r\n");
        var clock = System.Diagnostics.Stopwatch.StartNew();

        var (_, page) = await ImportAsync("大.csv", Encoding.UTF8.GetBytes(full.ToString()));
        Assert.Contains("接收5000行", page.Text, StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{clock.Elapsed}");

        var (_, refused) = await ImportAsync("大.csv", Encoding.UTF8.GetBytes(full + "大处,,,人,toomany,,\r\n"));
        Assert.Contains("一次最多导入5000行", refused.Document.QuerySelector("#File-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_template_has_a_mark_for_spreadsheets_and_can_be_imported_itself()
    {
        var admin = await app.SignedInAsync("guanli");
        var template = await (await admin.OpenAsync("/admin/people/import/template")).Response.Content.ReadAsByteArrayAsync();

        Assert.Equal([0xEF, 0xBB, 0xBF], template[..3]);
        Assert.Contains("未接收0行", (await ImportAsync("模板.csv", template)).Page.Text, StringComparison.Ordinal);
    }

    private async Task<(Visitor Admin, Page Page)> ImportAsync(string name, byte[] bytes)
    {
        var admin = await app.SignedInAsync("guanli");
        var page = await admin.SubmitAsync(await admin.OpenAsync("/admin/people/import"), "form[action='/admin/people/import']", [("File", name, bytes)]);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return (admin, page);
    }

    private static byte[] Workbook(params string[][] rows)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
            Add("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Add("xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>""");
            Add("xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
            Add("xl/worksheets/sheet1.xml", "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                + string.Concat(rows.Select((row, r) => $"<row r=\"{r + 1}\">" + string.Concat(row.Select((cell, c) => $"<c r=\"{(char)('A' + c)}{r + 1}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>")) + "</row>"))
                + "</sheetData></worksheet>");

            void Add(string name, string text)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }
        return stream.ToArray();
    }
}
