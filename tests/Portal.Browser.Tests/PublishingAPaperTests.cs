using Microsoft.Playwright;
using Portal.Browser.Tests.Harness;
using Portal.Domain.Review;
using Portal.Testing;

namespace Portal.Browser.Tests;

/// <summary>The main job, by the people whose job it is.</summary>
[Collection(BrowserCollection.Name)]
[Trait("Req", "A5")]
[Trait("Req", "A11")]
[Trait("Req", "A14")]
[Trait("Req", "B1")]
[Trait("Req", "B2")]
[Trait("Req", "B5")]
public sealed class PublishingAPaperTests(BrowserBureau bureau, Chromium chromium) : IClassFixture<BrowserBureau>
{
    private const string AttachmentName = "附件：标准对照表（2026年）.docx";

    [BrowserFact]
    public async Task A_Word_file_becomes_a_public_paper_desk_by_desk_and_is_withdrawn_again()
    {
        var attachment = WordPaper.Attachment();
        await using var citizen = await chromium.PersonAsync(bureau, width: 390, script: false);
        await using var officer = await chromium.SignedInAsync(bureau, Bureau.Officer);

        var desk = await DraftAsync(attachment);
        await using (var head = await chromium.SignedInAsync(bureau, Bureau.Head))
        {
            await FindAsync(head);
            await head.PressAsync("同意");
            await head.SeesAsync("已同意");
            await citizen.OpenAsync("/documents");
            Assert.DoesNotContain(WordPaper.Title, await citizen.TextAsync(), StringComparison.Ordinal);
        }
        await FindAsync(officer);
        await officer.PressAsync("审查通过");
        await PassGatesAsync(desk, officer);
        await SignAsync();

        await FindAsync(officer);
        Assert.True(await officer.Page.GetByRole(AriaRole.Button, new() { Name = "立即公开" }).IsEnabledAsync());
        await officer.FillAsync("#register-number", "云民发〔2026〕16号");
        await officer.FillAsync("#register-written", "2026-02-28");
        await officer.PressAsync("登记");
        await officer.PressAsync("立即公开");
        await officer.SeesAsync("已公开");

        var file = await ReadAsync(citizen, attachment);
        await WithdrawAsync(officer, desk);

        await citizen.OpenAsync(citizen.Where);
        Assert.Equal(410, citizen.Status);
        await citizen.SeesAsync("这项信息已撤回");
        await citizen.SeesAsync("标准有误，更正后重新公开");
        Assert.DoesNotContain("低保", await citizen.TextAsync("h1"), StringComparison.Ordinal);
        Assert.Equal(404, (await citizen.Context.APIRequest.GetAsync(file)).Status);
        Assert.Empty(officer.Complaints);
    }

    private async Task<string> DraftAsync(byte[] attachment)
    {
        await using var drafter = await chromium.SignedInAsync(bureau, Bureau.Drafter);
        await drafter.GoAsync("导入");
        await drafter.Page.SetInputFilesAsync("#Uploads", new FilePayload { Name = "提高低保标准.docx", MimeType = "application/octet-stream", Buffer = WordPaper.WithImpossibleDate() });
        await drafter.PressAsync("导入", "main");

        Assert.Equal(WordPaper.Title, await drafter.ValueAsync("#Title"));
        Assert.Equal("云岭市民政局", await drafter.ValueAsync("#IssuingBody"));
        Assert.Equal("云民发〔2026〕15号", await drafter.ValueAsync("#DocumentNumber"));
        Assert.Equal("", await drafter.ValueAsync("#DateWritten"));
        Assert.True(await drafter.Page.IsCheckedAsync("input[name=Attribute][value=Proactive]"));
        await drafter.SeesAsync("“2026年2月30日”不存在", "#unsure");
        var body = await drafter.ValueAsync("#Body");
        Assert.Contains("## 一、保障标准", body, StringComparison.Ordinal);
        Assert.Contains("### （一）新的标准。", body, StringComparison.Ordinal);

        // What the reader was unsure of blocks the submission until somebody says that he looked.
        await drafter.Page.SelectOptionAsync("#ColumnId", new SelectOptionValue { Label = "政策文件（公文流程）" });
        await drafter.PressAsync("保存并提交");
        Assert.Equal(409, drafter.Status);
        await drafter.SeesAsync("还有1个存疑项没有核对");
        await drafter.GoAsync("返回重新办理");

        await drafter.FillAsync("#DateWritten", "2026-02-27");
        await drafter.FillAsync("#Body", body.Replace("2026年2月30日", "2026年2月27日", StringComparison.Ordinal));
        await drafter.CheckAsync("#unsure input[value=dateWritten]");
        await drafter.Page.ClickAsync("#preview summary");
        await Assertions.Expect(drafter.Page.Locator("#preview-text h2").First).ToHaveTextAsync("一、保障标准");
        await Assertions.Expect(drafter.Page.Locator("#preview-text .sign")).ToContainTextAsync("2026年2月27日");
        Assert.Equal("2", await drafter.Page.Locator("#preview-text th", new() { HasText = "标准（元" }).GetAttributeAsync("colspan"));
        await drafter.PressAsync("保存");
        await drafter.SeesAsync("已保存");

        await drafter.Page.SetInputFilesAsync("#uploads", new FilePayload { Name = AttachmentName, MimeType = "application/octet-stream", Buffer = attachment });
        await drafter.Page.ClickAsync("#attach button");
        await Assertions.Expect(drafter.Page.Locator("#files")).ToContainTextAsync(AttachmentName);
        await drafter.PressAsync("保存并提交");
        await drafter.SeesAsync("待处室负责人审核");
        Assert.Empty(drafter.Complaints);
        return drafter.Where;
    }

    private async Task PassGatesAsync(string desk, Person officer)
    {
        await JudgeAsync(officer, GateKind.Political);
        await officer.SeesAsync("还差：", "#lacks");
        await JudgeAsync(officer, GateKind.Wording);
        await using (var lawyer = await chromium.SignedInAsync(bureau, Bureau.Lawyer))
        {
            await FindAsync(lawyer);
            await JudgeAsync(lawyer, GateKind.Legal, Verdict.Referred, "标准的依据拿不准", "市司法局");
            await lawyer.SeesAsync("法律关已报送，等答复", "#lacks");
        }
        await using (var head = await chromium.SignedInAsync(bureau, Bureau.Head))
        {
            await FindAsync(head);
            await JudgeAsync(head, GateKind.Policy);
        }
        await using (var reviewer = await chromium.SignedInAsync(bureau, Bureau.Reviewer))
        {
            await FindAsync(reviewer);
            await JudgeAsync(reviewer, GateKind.Confidentiality);
            await reviewer.SeesAsync("五关审查中");
        }
        await using (var lawyer = await chromium.SignedInAsync(bureau, Bureau.Lawyer))
        {
            await lawyer.OpenAsync(desk);
            await JudgeAsync(lawyer, GateKind.Legal, Verdict.Pass, "市司法局答复：依据充分");
            await lawyer.SeesAsync("待签发");
        }
    }

    private static async Task JudgeAsync(Person person, GateKind gate, Verdict verdict = Verdict.Pass, string note = "", string referredTo = "")
    {
        var form = $"#verdict-{gate}";
        await person.CheckAsync($"{form} input[value={verdict}]");
        if (note.Length > 0) await person.FillAsync($"{form} textarea", note);
        if (referredTo.Length > 0) await person.FillAsync($"{form} input[name=ReferredTo]", referredTo);
        await person.PressAsync("记录意见", form);
        await person.SeesAsync("意见已记录");
        await person.SeesAsync(verdict.Chinese(), $"#gate-{gate}");
    }

    private async Task SignAsync()
    {
        await using var signer = await chromium.SignedInAsync(bureau, Bureau.Signer);
        await FindAsync(signer);
        await signer.PressAsync("签发");
        await signer.SeesAsync("已签发未公开");
    }

    /// <summary>From the list of what waits for this person.</summary>
    private static async Task FindAsync(Person person)
    {
        await person.OpenAsync("/admin");
        await person.GoAsync(WordPaper.Title, "main");
    }

    /// <summary>From the home page to the paper and its file; returns the file's address.</summary>
    private static async Task<string> ReadAsync(Person citizen, byte[] attachment)
    {
        await citizen.OpenAsync("/");
        await citizen.GoAsync("政策文件", "nav.mainnav");
        await citizen.GoAsync(WordPaper.Title, "main");
        Assert.Equal(WordPaper.Title, await citizen.TextAsync("h1"));
        await citizen.SeesAsync("云民发〔2026〕16号");
        await citizen.SeesAsync("2026年2月28日");
        Assert.Matches("索引号 [0-9A-Za-z/-]{8,}", await citizen.TextAsync(".facts"));
        Assert.Equal("2", await citizen.Page.Locator("main table th", new() { HasText = "标准（元" }).GetAttributeAsync("colspan"));
        Assert.Equal("2", await citizen.Page.Locator("main table th", new() { HasText = "地区" }).GetAttributeAsync("rowspan"));

        var link = citizen.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("标准对照表") });
        var download = await citizen.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        Assert.Equal(AttachmentName.Replace(':', '_'), download.SuggestedFilename);
        Assert.Equal(attachment, await File.ReadAllBytesAsync(await download.PathAsync()));
        return (await link.GetAttributeAsync("href"))!;
    }

    private static async Task WithdrawAsync(Person officer, string desk)
    {
        await officer.OpenAsync(desk);
        await officer.Page.Locator("summary", new() { HasText = "撤回" }).ClickAsync();
        await officer.Page.SelectOptionAsync("#withdraw-reason", "WrongContent");
        await officer.FillAsync("#withdraw-note", "标准有误，更正后重新公开");
        await officer.PressAsync("撤回", "#withdraw");
        await officer.SeesAsync("已撤回");
    }
}
