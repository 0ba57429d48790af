using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Review;
using Portal.Domain.Documents;
using Portal.Testing;

namespace Portal.Web.Tests.Training;

/// <summary>Who sees and does what about training, its materials, and what stands on the to-do page.</summary>
[Trait("Req", "F10")]
public sealed class TrainingReachTests(TrainingBureau bureau) : IClassFixture<TrainingBureau>
{
    [Fact]
    public async Task Everybody_sees_the_plan_and_his_own_sessions_and_heads_their_units_people()
    {
        var officer = await bureau.SignedInAsync(Bureau.Officer);
        await bureau.LineAsync(officer, "人人可见的计划", 9);
        var session = await bureau.SessionAsync(officer, "只给救助处的培训", "2026-03-02");
        await bureau.ExpectAsync(officer, session, ("WholeUnits", $"{bureau.Relief}"), ("People", bureau.Id(Bureau.Signer)));
        await officer.SubmitAsync(await officer.OpenAsync($"/admin/training/sessions/{session}"), TrainingBureau.Roll(bureau.OfficeUnit), ("Came", bureau.Id(Bureau.Signer)));

        var drafter = await bureau.SignedInAsync(Bureau.Drafter);
        var own = await drafter.OpenAsync("/admin/training?year=2026");
        Assert.Contains("人人可见的计划", own.Text, StringComparison.Ordinal);
        Assert.Contains("只给救助处的培训", own.Text, StringComparison.Ordinal);
        var page = await drafter.OpenAsync($"/admin/training/sessions/{session}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("陈签发", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("#rolls"));
        Assert.Contains("应到", page.Text, StringComparison.Ordinal);

        // Who is not on the roll sees the plan and nothing of the session.
        var lawyer = await bureau.SignedInAsync(Bureau.Lawyer);
        var plan = await lawyer.OpenAsync("/admin/training?year=2026");
        Assert.Contains("人人可见的计划", plan.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("只给救助处的培训", plan.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await lawyer.OpenAsync($"/admin/training/sessions/{session}")).Status);

        // A head sees his unit's people, and those of no other.
        var head = await (await bureau.SignedInAsync(Bureau.Head)).OpenAsync($"/admin/training/sessions/{session}");
        Assert.Contains("王拟稿", head.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("陈签发", head.Text, StringComparison.Ordinal);
        var other = await (await bureau.SignedInAsync(TrainingBureau.OtherHead)).OpenAsync($"/admin/training/sessions/{session}");
        Assert.DoesNotContain("王拟稿", other.Text, StringComparison.Ordinal);
        Assert.NotNull(other.Document.QuerySelector(TrainingBureau.Roll(bureau.Care)));
        var supervisor = await (await bureau.SignedInAsync(Bureau.Supervisor)).OpenAsync($"/admin/training/sessions/{session}");
        Assert.Contains("王拟稿", supervisor.Text, StringComparison.Ordinal);
        Assert.Null(supervisor.Document.QuerySelector("#rolls ~ details form, #cancel, #add-files"));
    }

    [Fact]
    public async Task Other_desks_forms_are_closed_and_a_heads_reach_ends_with_his_units()
    {
        var officer = await bureau.SignedInAsync(Bureau.Officer);
        var session = await bureau.SessionAsync(officer, "别人办不了的培训", "2026-03-02");
        await bureau.ExpectAsync(officer, session, ("WholeUnits", $"{bureau.Relief}"));
        var head = await bureau.SignedInAsync(Bureau.Head);
        foreach (var path in new[] { "/admin/training/lines/new", "/admin/training/sessions/new", $"/admin/training/sessions/{session}/edit", $"/admin/training/sessions/{session}/record", $"/admin/training/sessions/{session}/people", "/admin/training/figures", "/admin/training/figures/xlsx", "/admin/training/figures/csv" })
            Assert.StartsWith("/account/denied", (await head.OpenAsync(path)).Location, StringComparison.Ordinal);
        foreach (var path in new[] { "/admin/training/lines", "/admin/training/sessions", $"/admin/training/sessions/{session}/cancel", $"/admin/training/sessions/{session}/people", $"/admin/training/sessions/{session}/materials/records" })
            Assert.StartsWith("/account/denied", (await TrainingBureau.ForceAsync(head, path, ("Version", "0"))).Location, StringComparison.Ordinal);

        var foreign = await TrainingBureau.ForceAsync(await bureau.SignedInAsync(TrainingBureau.OtherHead), $"/admin/training/sessions/{session}/rolls/{bureau.Relief}", ("Version", "1"), ("Came", bureau.Id(Bureau.Drafter)));
        Assert.Equal(HttpStatusCode.Conflict, foreign.Status);
        Assert.Contains("没有办理这一步的职责", foreign.Text, StringComparison.Ordinal);
        // Nobody of another unit comes onto the roll.
        var stranger = await TrainingBureau.ForceAsync(head, $"/admin/training/sessions/{session}/rolls/{bureau.Relief}", ("Version", "1"), ("Came", bureau.Id(Bureau.Lawyer)));
        Assert.Contains("不属于这个处室", stranger.Text, StringComparison.Ordinal);
        Assert.StartsWith("/account/denied", (await TrainingBureau.ForceAsync(await bureau.SignedInAsync(Bureau.Drafter), $"/admin/training/sessions/{session}/rolls/{bureau.Relief}", ("Version", "1"))).Location, StringComparison.Ordinal);
        Assert.Empty(await bureau.ReadAsync(db => db.TrainingRolls.Where(r => r.SessionId == session).SelectMany(r => r.Entries).Where(e => e.HasCome).ToListAsync()));
    }

    [Fact]
    public async Task What_nobody_recorded_stands_on_the_to_do_page_until_somebody_does()
    {
        var officer = await bureau.SignedInAsync(Bureau.Officer);
        await bureau.LineAsync(officer, "一月没有安排的计划", 1);
        await bureau.LineAsync(officer, "三月还来得及的计划", 3);
        var session = await bureau.SessionAsync(officer, "过了日子的培训", "2026-02-27");
        await bureau.SessionAsync(officer, "今天的培训", "2026-03-02");
        await bureau.ExpectAsync(officer, session, ("WholeUnits", $"{bureau.Relief}"));

        var todo = await officer.OpenAsync("/admin");
        Assert.Contains("“过了日子的培训”原定2月27日举办", todo.Text, StringComparison.Ordinal);
        Assert.Contains("“一月没有安排的计划”计划2026年1月举办", todo.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("今天的培训", todo.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("三月还来得及的计划", todo.Text, StringComparison.Ordinal);
        Assert.NotNull(todo.Document.QuerySelector($"a[href='/admin/training/sessions/{session}']"));
        var head = await bureau.SignedInAsync(Bureau.Head);
        Assert.Contains("社会救助处：“过了日子的培训”", (await head.OpenAsync("/admin")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("过了日子的培训", (await (await bureau.SignedInAsync(TrainingBureau.OtherHead)).OpenAsync("/admin")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("过了日子的培训", (await (await bureau.SignedInAsync(Bureau.Drafter)).OpenAsync("/admin")).Text, StringComparison.Ordinal);

        await head.SubmitAsync(await head.OpenAsync($"/admin/training/sessions/{session}"), TrainingBureau.Roll(bureau.Relief), ("Came", bureau.Id(Bureau.Head)));
        await officer.SubmitAsync(await officer.OpenAsync($"/admin/training/sessions/{session}/record"), TrainingBureau.Session, ("Guests", "0"));
        Assert.DoesNotContain("过了日子的培训", (await head.OpenAsync("/admin")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("过了日子的培训", (await officer.OpenAsync("/admin")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_and_public_records_are_materials_and_state_secrets_never_are()
    {
        var officer = await bureau.SignedInAsync(Bureau.Officer);
        var session = await bureau.SessionAsync(officer, "有材料的培训", "2026-03-02");
        await bureau.ExpectAsync(officer, session, ("People", bureau.Id(Bureau.Drafter)));
        var page = await officer.OpenAsync($"/admin/training/sessions/{session}");
        var refused = await officer.SubmitAsync(page, "#add-files", [("uploads", "课件.txt", Encoding.UTF8.GetBytes("机密★10年\n课件"))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("含有国家秘密标志", refused.Text, StringComparison.Ordinal);
        Assert.Contains(await bureau.EventsAsync(SecrecyGuard.AuditKind), e => e.Detail.StartsWith("课件.txt", StringComparison.Ordinal));
        var marked = await officer.SubmitAsync(await officer.OpenAsync("/admin/training/sessions/new"), TrainingBureau.Session, ("Title", "绝密★30年"), ("HeldOn", "2026-03-02"), ("Place", "会议室"), ("Hours", "1"));
        Assert.Contains("涉密内容不得进入本系统", marked.Text, StringComparison.Ordinal);
        Assert.False(await bureau.ReadAsync(db => db.TrainingSessions.AnyAsync(s => s.Title.Contains("绝密"))));
        Assert.Contains("没有选择文件", (await TrainingBureau.ForceAsync(officer, $"/admin/training/sessions/{session}/materials", ("version", "1"))).Text, StringComparison.Ordinal);
        Assert.Empty(await bureau.ReadAsync(db => db.TrainingSessions.Where(s => s.Id == session).SelectMany(s => s.Materials).ToListAsync()));

        var added = await officer.FollowAsync(await officer.SubmitAsync(page, "#add-files", [("uploads", "课件.txt", "课件一"u8.ToArray()), ("uploads", "提纲.txt", "提纲"u8.ToArray())]));
        Assert.Equal(HttpStatusCode.Conflict, (await officer.SubmitAsync(page, "#add-files", [("uploads", "晚到.txt", "晚到"u8.ToArray())])).Status);
        var document = await bureau.DraftAsync(c => c with { Title = "可以学习的通知" });
        await bureau.CarryAsync(document, EditionState.Published);
        var unknown = await officer.SubmitAsync(added, "#add-record", ("RecordAddress", "/documents/没有这一份"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.Status);
        Assert.Contains("本网站没有这条公开信息", unknown.Document.QuerySelector("#RecordAddress-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/documents/没有这一份", unknown.Document.QuerySelector("#RecordAddress")!.GetAttribute("value"));
        var linked = await officer.FollowAsync(await officer.SubmitAsync(added, "#add-record", ("RecordAddress", await bureau.AddressAsync(document))));
        Assert.Contains("可以学习的通知", linked.Text, StringComparison.Ordinal);

        // Who was expected reads them, others do not.
        var href = linked.Document.QuerySelector("#materials .file a")!.GetAttribute("href")!;
        var drafter = await bureau.SignedInAsync(Bureau.Drafter);
        Assert.Equal("课件一", (await drafter.OpenAsync(href)).Html);
        Assert.Equal(HttpStatusCode.NotFound, (await (await bureau.SignedInAsync(Bureau.Lawyer)).OpenAsync(href)).Status);

        // What was withdrawn from the site does not live on here.
        await bureau.WithdrawAsync(document, WithdrawalReason.PersonalData);
        var after = await drafter.OpenAsync($"/admin/training/sessions/{session}");
        Assert.DoesNotContain("可以学习的通知", after.Text, StringComparison.Ordinal);
        Assert.Contains("已经从网站撤下", after.Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await officer.SubmitAsync(await officer.OpenAsync($"/admin/training/sessions/{session}"), $"form[action='{href}/remove']")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await drafter.OpenAsync(href)).Status);
        Assert.Contains("课件.txt", Assert.Single(await bureau.EventsAsync("training.material-removed")).Detail, StringComparison.Ordinal);
    }
}
