using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Data;
using Portal.Application.Documents;
using Portal.Application.People;
using Portal.Application.Publishing;
using Portal.Application.Review;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Publishing;
using Portal.Domain.Review;
using Portal.Testing;

namespace Portal.Application.Tests.Publishing;

/// <summary>Ways round the gate that were thought of, each closed.</summary>
[Trait("Req", "B1")]
[Trait("Req", "B5")]
public sealed class RoundTheGateTests : IAsyncLifetime
{
    private readonly Bureau _bureau = new();

    public Task InitializeAsync() => _bureau.InitializeAsync();

    public Task DisposeAsync() => _bureau.DisposeAsync();

    [Theory]
    [Trait("Req", "B7")]
    [InlineData(true, "BaseGone")]
    [InlineData(false, "BaseWithdrawn")]
    public async Task What_was_withdrawn_does_not_come_back_by_an_edition_signed_before(bool correction, string code)
    {
        var id = await PublishedAsync("正文有错子。");
        await NextAsync(id, correction, "正文有错字。");
        await _bureau.CarryAsync(id, EditionState.Signed);
        if (!correction) await _bureau.RegisterAsync(id);
        await _bureau.ActAsync(id, Bureau.Officer, (s, d, a) => s.GetRequiredService<DocumentRelease>().ScheduleAsync(d, _bureau.Clock.Now.UtcDateTime.AddHours(1), a, default));
        _bureau.Clock.Advance(TimeSpan.FromMinutes(5));
        await _bureau.WithdrawAsync(id, WithdrawalReason.PersonalData);
        _bureau.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal((0, 1), await _bureau.InScopeAsync(s => s.GetRequiredService<ScheduledPublication>().RunAsync(default)));

        Assert.Equal(ShelfState.Gone, (await RecordAsync(id)).State);
        Assert.Equal(EditionState.PublicationFailed, (await _bureau.ReloadAsync(id)).Working!.State);
        Assert.Equal(code, (await Assert.ThrowsAsync<RefusedException>(() => _bureau.ActAsync(id, Bureau.Officer, (s, d, a) => s.GetRequiredService<PublishingGate>().PublishAsync(d, a, default)))).Refusal.Code);
    }

    [Fact]
    public async Task A_publication_that_fails_leaves_the_paper_signed()
    {
        var id = (await _bureau.SignedAsync(1))[0];
        await _bureau.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER broken BEFORE INSERT ON ShelfRecords BEGIN SELECT RAISE(ABORT, 'disk full'); END");
        });
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => _bureau.ActAsync(id, Bureau.Officer, (s, d, a) => s.GetRequiredService<PublishingGate>().PublishAsync(d, a, default)));
        Assert.Equal(EditionState.Signed, await _bureau.StateAsync(id));
        await _bureau.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Database.ExecuteSqlRawAsync("DROP TRIGGER broken"));
        await _bureau.ActAsync(id, Bureau.Officer, (s, d, a) => s.GetRequiredService<PublishingGate>().PublishAsync(d, a, default));
        Assert.Equal("000000000/2026-00001", (await _bureau.ReloadAsync(id)).IndexNumber);
    }

    [Fact]
    [Trait("Req", "B7")]
    public async Task What_is_still_readable_under_a_banner_can_be_taken_away_altogether()
    {
        var id = await PublishedAsync("正文");
        await _bureau.WithdrawAsync(id, WithdrawalReason.Outdated);
        Assert.Equal(ShelfState.Banner, (await RecordAsync(id)).State);
        await _bureau.WithdrawAsync(id, WithdrawalReason.PersonalData);
        Assert.Equal(ShelfState.Gone, (await RecordAsync(id)).State);
        await Assert.ThrowsAsync<RefusedException>(() => _bureau.WithdrawAsync(id, WithdrawalReason.Outdated));
    }

    [Fact]
    public async Task The_signer_does_not_correct_what_he_signed()
    {
        await GiveAsync(Bureau.Signer, Role.Drafter);
        var id = await PublishedAsync("正文有错子。");
        await NextAsync(id, correction: true, "正文有错字。");
        var refused = await Assert.ThrowsAsync<RefusedException>(() => _bureau.ActAsync(id, Bureau.Signer, (s, d, a) => s.GetRequiredService<DocumentDrafting>().SaveAsync(d, d.Working!.Content with { Summary = "改" }, a, default)));
        Assert.Equal("SignerWrote", refused.Refusal.Code);
    }

    [Fact]
    public async Task A_correction_keeps_number_and_dates()
    {
        var id = await PublishedAsync("正文有错子。");
        await NextAsync(id, correction: true, "正文有错字。");
        await Assert.ThrowsAsync<RefusedException>(() => _bureau.ActAsync(id, Bureau.Drafter, (s, d, a) => s.GetRequiredService<DocumentDrafting>().BringRegistrationAsync(d, "云民发〔2099〕1号", new DateOnly(2026, 1, 1), null, null, a, default)));
    }

    [Fact]
    public async Task Many_small_corrections_do_not_add_up_to_another_paper()
    {
        var text = string.Join("\n\n", Enumerable.Range(1, 4).Select(n => $"第{n}段{new string('甲', 30)}"));
        var id = await PublishedAsync(text);
        for (var n = 1; n <= 2; n++)
        {
            text = text.Replace($"第{n}段{new string('甲', 30)}", $"第{n}段{new string('乙', 30)}", StringComparison.Ordinal);
            await NextAsync(id, correction: true, text);
            await _bureau.CarryAsync(id, EditionState.Published);
        }
        await NextAsync(id, correction: true, text.Replace('甲', '丙'));
        Assert.Equal("MoreThanTyping", (await Assert.ThrowsAsync<RefusedException>(() => _bureau.CarryAsync(id, EditionState.AwaitingConfirmation))).Refusal.Code);
    }

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01")]
    public async Task No_paper_bears_an_impossible_day(string day)
    {
        var id = await _bureau.DraftAsync();
        await Assert.ThrowsAsync<RefusedException>(() => _bureau.ActAsync(id, Bureau.Drafter, (s, d, a) =>
            s.GetRequiredService<DocumentDrafting>().BringRegistrationAsync(d, "", DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), null, null, a, default)));
    }

    [Fact]
    public async Task Who_judged_its_secrecy_does_not_write_it_later()
    {
        await GiveAsync(Bureau.Reviewer, Role.Drafter);
        await MoveAsync(Bureau.Reviewer, _bureau.Relief);
        var id = await _bureau.DraftAsync();
        await _bureau.CarryAsync(id, EditionState.InGates);
        await _bureau.JudgeAsync(id, GateKind.Confidentiality, Verdict.Fail, "有一处要改");
        await _bureau.ActAsync(id, Bureau.Reviewer, (s, d, a) => s.GetRequiredService<DocumentReview>().ReturnAsync(d, ReturnReason.Confidentiality, "请修改", a, default));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => _bureau.ActAsync(id, Bureau.Reviewer, (s, d, a) => s.GetRequiredService<DocumentDrafting>().SaveAsync(d, d.Working!.Content, a, default)));
        Assert.Equal("ReviewerWrote", refused.Refusal.Code);
    }

    [Fact]
    public async Task Who_hands_in_what_a_command_imported_answers_for_it()
    {
        await GiveAsync(Bureau.Signer, Role.Drafter);
        await MoveAsync(Bureau.Signer, _bureau.Relief);
        var nobody = new Actor(0, [new Mandate(Role.Drafter, new HashSet<int> { _bureau.Relief })]);
        var paper = System.Text.Encoding.UTF8.GetBytes("关于开会的通知\n请参加。\n云岭市民政局\n2026年2月27日\n（此件公开发布）");
        var column = await _bureau.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Columns.Where(c => c.Slug == "notices").Select(c => c.Id).SingleAsync());
        var line = await _bureau.InScopeAsync(s => s.GetRequiredService<Portal.Application.Import.PaperImport>().ImportAsync("通知.txt", paper, new Portal.Application.Import.ImportTarget(_bureau.Relief, column, nobody), default));
        var id = line.DocumentId!.Value;
        await _bureau.ActAsync(id, Bureau.Signer, (s, d, a) => s.GetRequiredService<DocumentDrafting>().SubmitAsync(d, a, default));
        await _bureau.CarryAsync(id, EditionState.WithSigner);
        Assert.Equal("SignerWrote", (await Assert.ThrowsAsync<RefusedException>(() => _bureau.SignAsync(id))).Refusal.Code);
    }

    [Fact]
    public async Task A_narrowed_attribute_is_where_the_next_edition_begins()
    {
        var id = await _bureau.DraftAsync(c => c with { ListTitle = true });
        await _bureau.CarryAsync(id, EditionState.WithSigner);
        await _bureau.SignAsync(id, DisclosureAttribute.OnRequest, "不属于主动公开范围", "27");
        await _bureau.PublishAsync(id);
        await NextAsync(id, correction: false, "新的正文");
        Assert.Equal(DisclosureAttribute.OnRequest, (await _bureau.ReloadAsync(id)).Working!.Content.Attribute);
    }

    private async Task<int> PublishedAsync(string body)
    {
        var id = await _bureau.DraftAsync(c => c with { Body = body });
        await _bureau.CarryAsync(id, EditionState.Published);
        return id;
    }

    private Task NextAsync(int id, bool correction, string body) => _bureau.ActAsync(id, Bureau.Drafter, async (s, d, a) =>
    {
        var drafting = s.GetRequiredService<DocumentDrafting>();
        var next = await drafting.StartNextAsync(d, correction, a, default);
        await drafting.SaveAsync(d, next.Content with { Body = body }, a, default);
    });

    private Task GiveAsync(string user, Role role) => _bureau.InScopeAsync(async s =>
    {
        var users = s.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<PortalUser>>();
        await users.AddToRoleAsync((await users.FindByNameAsync(user))!, role.ToString());
        await MoveAsync(user, _bureau.Relief);
    });

    private Task<int> MoveAsync(string user, int unit) => _bureau.InScopeAsync(s =>
        s.GetRequiredService<PortalDbContext>().Users.Where(u => u.UserName == user).ExecuteUpdateAsync(u => u.SetProperty(x => x.UnitId, unit)));

    private Task<ShelfRecord> RecordAsync(int documentId) =>
        _bureau.InScopeAsync(s => s.GetRequiredService<PublicDbContext>().ShelfRecords.AsNoTracking().SingleAsync(r => r.SourceId == documentId));
}
