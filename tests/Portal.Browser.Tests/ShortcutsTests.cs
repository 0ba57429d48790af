using System.Security.Cryptography;
using Microsoft.Playwright;
using Portal.Browser.Tests.Harness;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Review;
using Portal.Testing;

namespace Portal.Browser.Tests;

public sealed class ShortcutsBureau : BrowserBureau
{
    /// <summary>Drafts and reviews secrecy.</summary>
    public const string DraftingReviewer = "both";

    /// <summary>Reviews secrecy and signs.</summary>
    public const string ReviewingSigner = "reviewsign";

    /// <summary>Drafts in another unit.</summary>
    public const string Stranger = "stranger";

    protected override async Task ArrangeAsync()
    {
        await base.ArrangeAsync();
        await AddAsync(DraftingReviewer, "吴双责", Relief, Role.Drafter, Role.ConfidentialityReviewer);
        await AddAsync(ReviewingSigner, "郑双责", OfficeUnit, Role.ConfidentialityReviewer, Role.Signer);
        await AddAsync(Stranger, "冯外处", await UnitAsync("养老服务处"), Role.Drafter);
    }
}

/// <summary>Every way round the gate that somebody with a browser might try.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ShortcutsTests(ShortcutsBureau bureau, Chromium chromium) : IClassFixture<ShortcutsBureau>
{
    [BrowserFact]
    [Trait("Req", "B2")]
    [Trait("Req", "K6")]
    public async Task A_drafter_who_forges_the_forms_of_other_desks_gets_nowhere()
    {
        var id = await bureau.DraftAsync();
        await bureau.CarryAsync(id, EditionState.InGates);
        await using var drafter = await chromium.SignedInAsync(bureau, Bureau.Drafter);
        await drafter.OpenAsync($"/admin/documents/{id}");
        var version = ("Version", (await bureau.ReloadAsync(id)).Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var (step, fields) in new (string, (string, string)[])[]
        {
            ("verdicts", [version, ("Gate", "Confidentiality"), ("Verdict", "Pass")]), ("sign", [version, ("Attribute", "Proactive")]), ("agree", [version]), ("examine", [version]),
            ("register", [version, ("DateWritten", "2026-03-01")]), ("publish", [version]), ("schedule", [version, ("PublishAt", "2026-03-03T09:00")]), ("withdraw", [version, ("PublicNote", "试试")]),
        })
            Assert.Equal(403, (await drafter.ForgeAsync($"/admin/documents/{id}/{step}", fields)).Status);
        Assert.Equal(EditionState.InGates, await bureau.StateAsync(id));

        // A role opens a desk; which desk this paper lies on, the paper knows.
        await using var officer = await chromium.SignedInAsync(bureau, Bureau.Officer);
        await officer.OpenAsync($"/admin/documents/{id}");
        Assert.False(await officer.HasAsync("#publish"));
        Assert.Equal(409, (await officer.ForgeAsync($"/admin/documents/{id}/publish", version)).Status);
        Assert.Equal(409, (await officer.ForgeAsync($"/admin/documents/{id}/verdicts", version, ("Gate", "Confidentiality"), ("Verdict", "Pass"))).Status);
        Assert.Equal(EditionState.InGates, await bureau.StateAsync(id));
    }

    [BrowserFact]
    [Trait("Req", "B2")]
    public async Task Who_saved_the_draft_does_not_review_its_secrecy()
    {
        var id = await bureau.DraftAsync(by: ShortcutsBureau.DraftingReviewer);
        await bureau.CarryAsync(id, EditionState.InGates);
        await using var person = await chromium.SignedInAsync(bureau, ShortcutsBureau.DraftingReviewer);
        await person.OpenAsync($"/admin/documents/{id}");
        Assert.False(await person.HasAsync("#verdict-Confidentiality"));
        await person.SeesAsync(Refusals.ReviewerWrote.Message, "#gate-Confidentiality");
        var forged = await person.ForgeAsync($"/admin/documents/{id}/verdicts", await VersionAsync(id), ("Gate", "Confidentiality"), ("Verdict", "Pass"));
        Assert.Equal(409, forged.Status);
        Assert.Contains(Refusals.ReviewerWrote.Message, forged.Html, StringComparison.Ordinal);
    }

    [BrowserFact]
    [Trait("Req", "B5")]
    public async Task Who_reviewed_the_secrecy_does_not_sign()
    {
        var id = await bureau.DraftAsync();
        await bureau.CarryAsync(id, EditionState.InGates);
        await bureau.PassGatesAsync(id, GateKind.Political, GateKind.Legal, GateKind.Policy, GateKind.Wording);
        await using var person = await chromium.SignedInAsync(bureau, ShortcutsBureau.ReviewingSigner);
        await person.OpenAsync($"/admin/documents/{id}");
        await person.CheckAsync("#verdict-Confidentiality input[value=Pass]");
        await person.PressAsync("记录意见", "#verdict-Confidentiality");
        await person.SeesAsync("您不能签发：" + Refusals.SignerReviewed.Message);
        Assert.False(await person.HasAsync("#sign"));
        var forged = await person.ForgeAsync($"/admin/documents/{id}/sign", await VersionAsync(id), ("Attribute", "Proactive"));
        Assert.Equal(409, forged.Status);
        Assert.Contains(Refusals.SignerReviewed.Message, forged.Html, StringComparison.Ordinal);
        Assert.Equal(EditionState.WithSigner, await bureau.StateAsync(id));
    }

    [BrowserFact]
    [Trait("Req", "K6")]
    public async Task The_office_and_its_files_are_closed_to_citizens_and_to_other_units()
    {
        var (id, attachmentId, _) = await WithFileAsync();
        string[] closed = ["/admin", "/admin/documents", $"/admin/documents/{id}", $"/admin/documents/{id}/edit", $"/admin/documents/{id}/history", $"/admin/documents/{id}/attachments/{attachmentId}", "/admin/import", "/admin/people", "/admin/audit"];
        await using var citizen = await chromium.PersonAsync(bureau);
        foreach (var path in closed)
        {
            await citizen.OpenAsync(path);
            Assert.Equal("/account/login", citizen.Where);
        }
        await using var stranger = await chromium.SignedInAsync(bureau, ShortcutsBureau.Stranger);
        await stranger.SeesAsync("现在没有等您办理的事项");
        await stranger.OpenAsync("/admin/documents");
        Assert.False(await stranger.HasAsync($"a[href^='/admin/documents/{id}?']"));
        foreach (var path in new[] { $"/admin/documents/{id}", $"/admin/documents/{id}/edit", $"/admin/documents/{id}/history", $"/admin/documents/{id}/attachments/{attachmentId}" })
        {
            await stranger.OpenAsync(path);
            Assert.Equal(404, stranger.Status);
        }
        foreach (var path in new[] { "/admin/people", "/admin/audit", "/admin/calendar" })
        {
            await stranger.OpenAsync(path);
            Assert.Equal(403, stranger.Status);
        }
    }

    [BrowserFact]
    [Trait("Req", "B2")]
    [Trait("Req", "A14")]
    public async Task Nothing_is_at_the_public_address_before_publication_or_after_withdrawal()
    {
        var (id, _, file) = await WithFileAsync();
        await using var citizen = await chromium.PersonAsync(bureau, script: false);
        await citizen.OpenAsync($"/documents/{id}");
        Assert.Equal(404, citizen.Status);
        await citizen.SeesAsync("没有找到这个页面");
        Assert.Equal(404, (await citizen.Context.APIRequest.GetAsync(file)).Status);

        await bureau.CarryAsync(id, EditionState.Signed);
        Assert.Equal(404, (await citizen.Context.APIRequest.GetAsync(file)).Status);
        await bureau.CarryAsync(id, EditionState.Published);
        var address = await bureau.AddressAsync(id);
        await citizen.OpenAsync(address);
        Assert.Equal(200, citizen.Status);
        Assert.Equal(200, (await citizen.Context.APIRequest.GetAsync(file)).Status);
        Assert.Equal(404, (await citizen.Context.APIRequest.GetAsync(file[..file.LastIndexOf('/')] + "/other.docx")).Status);

        await bureau.WithdrawAsync(id, WithdrawalReason.PersonalData);
        await citizen.OpenAsync(address);
        Assert.Equal(410, citizen.Status);
        Assert.Equal(404, (await citizen.Context.APIRequest.GetAsync(file)).Status);
        Assert.Equal(404, (await citizen.Context.APIRequest.GetAsync(file, new() { Headers = new Dictionary<string, string> { ["If-None-Match"] = $"\"{file.Split('/')[2]}\"" } })).Status);
    }

    [BrowserFact]
    [Trait("Req", "A11")]
    public async Task The_second_of_two_windows_overwrites_nothing_and_loses_nothing()
    {
        var id = await bureau.DraftAsync();
        await using var first = await chromium.SignedInAsync(bureau, Bureau.Drafter);
        await using var second = await chromium.SignedInAsync(bureau, Bureau.Head);
        await first.OpenAsync($"/admin/documents/{id}/edit");
        await second.OpenAsync($"/admin/documents/{id}/edit");
        await first.FillAsync("#Title", "甲先保存的标题");
        await first.PressAsync("保存");
        await second.FillAsync("#Title", "乙后保存的标题");
        await second.FillAsync("#Body", "乙写了一上午的正文。\n\n第二段。");
        await second.PressAsync("保存");
        Assert.Equal(409, second.Status);
        await second.SeesAsync("别人刚刚改过");
        await second.SeesAsync("乙后保存的标题");
        await second.SeesAsync("乙写了一上午的正文。");
        await second.GoAsync("返回重新办理");
        Assert.Equal("甲先保存的标题", await second.ValueAsync("#Title"));
    }

    [BrowserFact]
    [Trait("Req", "A11")]
    public async Task What_was_typed_survives_the_end_of_the_session()
    {
        var id = await bureau.DraftAsync();
        await using var drafter = await chromium.SignedInAsync(bureau, Bureau.Drafter);
        await drafter.OpenAsync($"/admin/documents/{id}/edit");
        await drafter.FillAsync("#Body", "写了两个小时的正文。");
        await drafter.Context.ClearCookiesAsync();
        await drafter.PressAsync("保存");
        Assert.Equal(401, drafter.Status);
        await drafter.SeesAsync("写了两个小时的正文。");
        await drafter.SeesAsync("在新窗口登录");
    }

    [BrowserFact]
    [Trait("Req", "K6")]
    public async Task Script_in_title_text_or_file_name_is_shown_as_text()
    {
        const string title = "<script>alert(1)</script><img src=x onerror=alert(2)>通知";
        const string body = "各科室：\n\n<script>alert(3)</script>\n\n<img src=x onerror=alert(4)>\n\n[点这里](javascript:alert(5))，请遵照执行。";
        var id = await bureau.DraftAsync(c => c with { Title = title, Body = body, Summary = "\"><svg onload=alert(6)>" });
        await using var drafter = await chromium.SignedInAsync(bureau, Bureau.Drafter);
        await drafter.OpenAsync($"/admin/documents/{id}/edit");
        await drafter.Page.ClickAsync("#preview summary");
        await Assertions.Expect(drafter.Page.Locator("#preview-text")).ToContainTextAsync("alert(3)");
        await drafter.Page.SetInputFilesAsync("#uploads", new FilePayload { Name = "<img src=x onerror=alert(7)>'&.docx", MimeType = "application/octet-stream", Buffer = WordPaper.Attachment() });
        await drafter.Page.ClickAsync("#attach button");
        await Assertions.Expect(drafter.Page.Locator("#files")).ToContainTextAsync("alert(7)");
        await ShowsNoScriptAsync(drafter);
        foreach (var path in new[] { $"/admin/documents/{id}", $"/admin/documents/{id}/history", "/admin", "/admin/documents" })
        {
            await drafter.OpenAsync(path);
            await ShowsNoScriptAsync(drafter);
        }
        await bureau.CarryAsync(id, EditionState.Published);
        await using var citizen = await chromium.PersonAsync(bureau);
        foreach (var path in new[] { "/", "/columns/notices", await bureau.AddressAsync(id) })
        {
            await citizen.OpenAsync(path);
            await citizen.SeesAsync("<script>alert(1)</script><img src=x onerror=alert(2)>通知");
            await ShowsNoScriptAsync(citizen);
        }
        await citizen.SeesAsync("onerror=alert(7)");
    }

    private static async Task ShowsNoScriptAsync(Person person)
    {
        Assert.Equal(0, await person.Page.Locator("img[src=x], svg[onload], [onerror], a[href^='javascript' i], script:not([src='/office.js'], [src='/editor.js'], [src='/search.js'], [type='application/ld+json'])").CountAsync());
        // Data for search engines: no sign in it that could end it.
        foreach (var data in await person.Page.Locator("script[type='application/ld+json']").AllTextContentsAsync()) Assert.DoesNotContain('<', data);
        Assert.Empty(person.Complaints);
    }

    private async Task<(string, string)> VersionAsync(int id) => ("Version", (await bureau.ReloadAsync(id)).Version.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private async Task<(int Id, int AttachmentId, string File)> WithFileAsync()
    {
        var id = await bureau.DraftAsync();
        var bytes = WordPaper.Attachment();
        await bureau.AttachAsync(id, "名单.docx", bytes);
        var attachment = (await bureau.ReloadAsync(id)).Working!.Attachments.Single();
        return (id, attachment.Id, $"/files/{Convert.ToHexStringLower(SHA256.HashData(bytes))}/{Uri.EscapeDataString("名单.docx")}");
    }
}
