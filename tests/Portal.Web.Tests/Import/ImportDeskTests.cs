using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Data;
using Portal.Application.Documents;
using Portal.Application.Import;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Testing;

namespace Portal.Web.Tests.Import;

/// <summary>Files dropped on the import desk become drafts; bad ones are refused with a word for the clerk.</summary>
[Trait("Req", "A11")]
public sealed class ImportDeskTests(Bureau bureau) : IClassFixture<Bureau>
{
    [Fact]
    public async Task One_file_leads_straight_to_its_draft_with_the_unsure_fields_marked()
    {
        var drafter = await bureau.SignedInAsync(Bureau.Drafter);
        var editor = await drafter.FollowAsync(await DropAsync(drafter, ("通知.txt", Encoding.UTF8.GetBytes("关于开展敬老月活动的通知\n云民发〔2026〕31号\n各县（区）民政局：\n请按照要求开展活动。\n云岭市民政局\n2026年2月30日\n（此件公开发布）"))));
        Assert.Equal("关于开展敬老月活动的通知", editor.Document.QuerySelector("#Title")!.GetAttribute("value"));
        Assert.Equal("云民发〔2026〕31号", editor.Document.QuerySelector("#DocumentNumber")!.GetAttribute("value"));
        Assert.NotNull(editor.Document.QuerySelector("#unsure input[value=dateWritten]"));

        // What is unsure stands in the way until somebody puts his name to it.
        var refused = await drafter.SubmitAsync(editor, "#edition", ("ColumnId", "4"), ("DateWritten", "2026-02-27"), ("Then", "submit"));
        Assert.Contains("存疑项没有核对", refused.Text, StringComparison.Ordinal);
        editor = await drafter.OpenAsync(editor.Path);
        var done = await drafter.SubmitAsync(editor, "#edition", ("Settled", "dateWritten"), ("Then", "submit"));
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        Assert.Contains("待处室负责人审核", (await drafter.FollowAsync(done)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_files_get_a_line_of_report_each()
    {
        var drafter = await bureau.SignedInAsync(Bureau.Drafter);
        var good = ("甲.md", Encoding.UTF8.GetBytes($"关于甲的通知\n\n正文{Guid.NewGuid()}。"));
        var page = await DropAsync(drafter, good, good, ("空.txt", []), ("假的.docx", "MZ\0\0not a document"u8.ToArray()), ("密.txt", Encoding.UTF8.GetBytes("机密★10年\n关于某事的通知\n正文。")));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var rows = page.Document.QuerySelectorAll("#report tbody tr").Select(r => r.TextContent).ToList();
        Assert.Equal(5, rows.Count);
        Assert.Contains("接收", rows[0], StringComparison.Ordinal);
        Assert.Contains("已有", rows[1], StringComparison.Ordinal);
        Assert.All(rows[2..], r => Assert.Contains("拒收", r, StringComparison.Ordinal));
        Assert.Contains("国家秘密标志", rows[4], StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Req", "B3")]
    public async Task A_marked_file_is_never_stored_and_the_reviewers_are_told()
    {
        var drafter = await bureau.SignedInAsync(Bureau.Drafter);
        var words = $"绝密★长期\n不得外传的内容{Guid.NewGuid():N}";
        var bytes = Encoding.UTF8.GetBytes(words);
        await DropAsync(drafter, ("来文.txt", bytes));
        var sha256 = Portal.Application.Files.FileStore.HashOf(bytes);
        await bureau.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            Assert.False(await db.StoredFiles.AnyAsync(f => f.Sha256 == sha256));
            Assert.True(await db.AuditEntries.AnyAsync(a => a.Kind == "secrecy.refused" && a.Detail.Contains(sha256)));
        });
        Assert.DoesNotContain(Directory.EnumerateFiles(bureau.DataDirectory, sha256, SearchOption.AllDirectories), _ => true);
        Assert.Contains("来文.txt", (await (await bureau.SignedInAsync(Bureau.Reviewer)).OpenAsync("/admin")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("来文.txt", (await drafter.OpenAsync("/admin")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Req", "B3")]
    [InlineData("Title", "秘密★5年 关于某事的通知")]
    [InlineData("Body", "正文\n\n机密 ★ 20年")]
    [InlineData("Summary", "绝密★长期")]
    public async Task A_mark_typed_into_a_field_is_refused_before_it_is_stored(string field, string text)
    {
        var id = await bureau.DraftAsync();
        var drafter = await bureau.SignedInAsync(Bureau.Drafter);
        var answer = await drafter.SubmitAsync(await drafter.OpenAsync($"/admin/documents/{id}/edit"), "#edition", (field, text));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("国家秘密标志", answer.Text, StringComparison.Ordinal);
        await bureau.InScopeAsync(async s => Assert.False(await s.GetRequiredService<PortalDbContext>().Editions.AnyAsync(e => e.Content.Title.Contains(text) || e.Content.Body.Contains(text) || e.Content.Summary.Contains(text))));
    }

    [Theory]
    [InlineData("脚本.html", "<script>alert(1)</script>", "不接收")]
    [InlineData("程序.exe", "MZ", "不接收")]
    [InlineData("假图.png", "这不是图片", "不符")]
    [InlineData("空.pdf", "", "空文件")]
    public async Task An_attachment_that_may_not_come_in_is_refused_by_its_content(string name, string content, string why)
    {
        var id = await bureau.DraftAsync();
        var drafter = await bureau.SignedInAsync(Bureau.Drafter);
        var answer = await drafter.SubmitAsync(await drafter.OpenAsync($"/admin/documents/{id}/edit"), "#attach", [("uploads", name, Encoding.UTF8.GetBytes(content))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(why, answer.Text, StringComparison.Ordinal);
        Assert.Empty((await bureau.ReloadAsync(id)).Working!.Attachments);
    }

    [Fact]
    public async Task An_imported_number_is_kept_and_the_counter_moves_past_it()
    {
        var actor = new Actor(bureau.IdOf(Bureau.Drafter), [new Mandate(Role.Drafter, new HashSet<int> { bureau.Relief })]);
        var bytes = Encoding.UTF8.GetBytes("索引号：000000000/2026-00500\n标题：关于旧事的公告\n发文机关：云岭市民政局\n成文日期：2026年1月5日\n公开方式：主动公开\n\n正文。");
        var line = await bureau.InScopeAsync(s => s.GetRequiredService<PaperImport>().ImportAsync("旧.txt", bytes, new ImportTarget(bureau.Relief, 4, actor), default));
        Assert.Equal("000000000/2026-00500", line.Reading!.IndexNumber);
        var earlier = await bureau.DraftAsync();
        await bureau.CarryAsync(earlier, EditionState.Published);
        Assert.NotEqual("000000000/2026-00501", (await bureau.ReloadAsync(earlier)).IndexNumber);
        await bureau.InScopeAsync(async s =>
        {
            var document = (await s.GetRequiredService<DocumentStore>().FindAsync(line.DocumentId!.Value, null, default))!;
            await s.GetRequiredService<DocumentDrafting>().SettleAsync(document, [.. document.Working!.Unsure.Select(u => u.Field)], actor, default);
        });
        await bureau.CarryAsync(line.DocumentId!.Value, EditionState.Published);
        Assert.Equal("000000000/2026-00500", (await bureau.ReloadAsync(line.DocumentId.Value)).IndexNumber);
        var later = await bureau.DraftAsync();
        await bureau.CarryAsync(later, EditionState.Published);
        Assert.Equal("000000000/2026-00501", (await bureau.ReloadAsync(later)).IndexNumber);
    }

    [Fact]
    [Trait("Req", "B2")]
    public async Task An_archive_is_judged_as_a_batch_with_a_verdict_for_each_file()
    {
        var ids = new List<int>();
        for (var n = 0; n < 3; n++) ids.Add(await bureau.DraftAsync(c => c with { Title = $"档案第{n}件" }));
        foreach (var id in ids) await bureau.CarryAsync(id, EditionState.InGates);
        var lawyer = await bureau.SignedInAsync(Bureau.Lawyer);
        var page = await lawyer.OpenAsync("/admin/batch");
        var chosen = page.Document.QuerySelectorAll("input[name=Papers]").Where(i => i.GetAttribute("aria-label")!.StartsWith("档案第", StringComparison.Ordinal)).Select(i => ("Papers", (string?)i.GetAttribute("value"))).ToArray();
        Assert.Equal(3, chosen.Length);
        await lawyer.SubmitAsync(page, "#batch", [.. chosen, ("Note", "逐件看过，同意")]);
        foreach (var id in ids)
        {
            var verdict = Assert.Single((await bureau.ReloadAsync(id)).Working!.Verdicts);
            Assert.Equal(("逐件看过，同意", bureau.IdOf(Bureau.Lawyer)), (verdict.Note, verdict.ById));
        }
    }

    [SeedPapersFact]
    [Trait("Req", "A5")]
    [Trait("Req", "A13")]
    public async Task The_five_real_papers_go_through_every_pair_of_eyes_and_are_read()
    {
        var addresses = new List<string>();
        foreach (var number in new[] { "000", "001", "002", "003", "004" })
        {
            var (name, bytes) = SeedPapers.Read(number);
            var drafter = await bureau.SignedInAsync(Bureau.Drafter);
            var editor = await drafter.FollowAsync(await DropAsync(drafter, (name, bytes)));
            // The person who finishes the draft: looks at each unsure field, fills what is missing, puts her name to it.
            var id = int.Parse(editor.Path.Split('/')[3], System.Globalization.CultureInfo.InvariantCulture);
            var working = (await bureau.ReloadAsync(id)).Working!;
            var fields = new List<(string, string?)> { ("ColumnId", "3"), ("Then", "submit") };
            fields.AddRange(working.Unsure.Select(u => ("Settled", (string?)u.Field)));
            if (number == "000") fields.AddRange([("DateWritten", "2017-05-01"), ("Attribute", "Proactive")]);
            if (number == "001") fields.AddRange([("Title", "临沧市民政局2017年政务公开工作要点落实情况的报告"), ("IssuingBody", "临沧市民政局")]);
            var submitted = await drafter.SubmitAsync(editor, "#edition", [.. fields]);
            Assert.True(submitted.Status == HttpStatusCode.Redirect, submitted.Text);
            await bureau.CarryAsync(id, EditionState.Signed);
            await bureau.ActAsync(id, Bureau.Officer, (s, d, a) => s.GetRequiredService<Portal.Application.Publishing.DocumentRelease>().PublishAsync(d, a, default));
            addresses.Add(await bureau.AddressAsync(id));
        }
        var citizen = bureau.Visitor();
        var pages = new List<Page>();
        foreach (var address in addresses) pages.Add(await citizen.OpenAsync(address));
        Assert.Equal("/documents/0024204128-2024-00055", addresses[3]);
        Assert.Contains("沪民便函〔2024〕73号", pages[3].Text, StringComparison.Ordinal);
        Assert.Contains("民政部网站", pages[0].Text, StringComparison.Ordinal);
        Assert.Contains("辽民办函〔2020〕111号", pages[2].Text, StringComparison.Ordinal);
        Assert.Equal(4, pages[3].Document.QuerySelectorAll(".text h2:not(.enclosed)").Length);
        Assert.All(pages, p => Assert.DoesNotContain("验证码", p.Text, StringComparison.Ordinal));
    }

    private static async Task<Page> DropAsync(Visitor drafter, params (string Name, byte[] Bytes)[] files) =>
        await drafter.SubmitAsync(await drafter.OpenAsync("/admin/import"), "#import", [.. files.Select(f => ("Uploads", f.Name, f.Bytes))]);
}
