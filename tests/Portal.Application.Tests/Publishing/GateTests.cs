using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Audit;
using Portal.Application.Data;
using Portal.Application.Documents;
using Portal.Application.Publishing;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Domain.Publishing;
using Portal.Domain.Review;
using Portal.Testing;

namespace Portal.Application.Tests.Publishing;

[Trait("Req", "B1")]
public sealed class GateTests(Bureau bureau) : IClassFixture<Bureau>
{
    [Fact]
    [Trait("Req", "A5")]
    public async Task A_paper_that_went_through_all_hands_stands_on_the_shelf_with_a_number()
    {
        var id = await bureau.DraftAsync();
        await bureau.CarryAsync(id, EditionState.Published);

        var record = await RecordAsync(id);
        Assert.Matches(@"^000000000/2026-\d{5}$", record.IndexNumber);
        Assert.Equal(record.IndexNumber.Replace('/', '-'), record.Slug);
        Assert.Equal((ShelfState.Visible, DateOnly.FromDateTime(bureau.Clock.Now.DateTime)), (record.State, record.PublishedOn));
        await AssertWholeAsync();
    }

    [Fact]
    public async Task Nothing_passes_before_it_is_signed()
    {
        foreach (var state in new[] { EditionState.Draft, EditionState.WithUnitHead, EditionState.WithOffice, EditionState.InGates, EditionState.WithSigner })
        {
            var id = await bureau.DraftAsync();
            await bureau.CarryAsync(id, state);
            await Assert.ThrowsAsync<RefusedException>(() => bureau.ActAsync(id, Bureau.Officer, (s, d, a) => s.GetRequiredService<PublishingGate>().PublishAsync(d, a, default)));
            await Assert.ThrowsAsync<RefusedException>(() => bureau.ActAsync(id, Bureau.Officer, (s, d, _) => s.GetRequiredService<PublishingGate>().PublishAsync(d, null, default)));
            Assert.False(await OnShelfAsync(id));
        }
    }

    [Fact]
    public async Task Redacted_papers_wait_for_the_redaction_tool()
    {
        var id = await bureau.DraftAsync(c => c with { Attribute = DisclosureAttribute.Redacted, AttributeReason = "附件含个人信息", LegalBasis = "15,37" });
        await bureau.CarryAsync(id, EditionState.Signed);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => bureau.PublishAsync(id));

        Assert.Equal("RedactionNotBuilt", refused.Refusal.Code);
    }

    [Fact]
    [Trait("Req", "A7")]
    public async Task On_request_is_listed_by_title_only_where_the_switch_says_so()
    {
        var asked = (EditionContent c) => c with { Attribute = DisclosureAttribute.OnRequest, AttributeReason = "不属于主动公开范围", LegalBasis = "27", Summary = "概述" };
        var listed = await bureau.DraftAsync(c => asked(c) with { ListTitle = true });
        await bureau.CarryAsync(listed, EditionState.Published);
        var record = await RecordAsync(listed);
        Assert.Equal((ShelfState.ListedOnly, "", "", ""), (record.State, record.Content.Html, record.Content.PlainText, record.Content.Summary));

        var unlisted = await bureau.DraftAsync(asked);
        await bureau.CarryAsync(unlisted, EditionState.Signed);
        await Assert.ThrowsAsync<RefusedException>(() => bureau.PublishAsync(unlisted));
        await bureau.ActAsync(unlisted, Bureau.Officer, (s, d, a) => s.GetRequiredService<DocumentRelease>().FileAsync(d, a, default));
        Assert.False(await OnShelfAsync(unlisted));
    }

    [Fact]
    [Trait("Req", "A7")]
    public async Task What_is_withheld_is_filed_and_never_listed()
    {
        var id = await bureau.DraftAsync(c => c with { Attribute = DisclosureAttribute.Withheld, AttributeReason = "涉及个人隐私", LegalBasis = "15" });
        await bureau.CarryAsync(id, EditionState.Signed);
        Assert.Equal("Withheld", (await Assert.ThrowsAsync<RefusedException>(() => bureau.PublishAsync(id))).Refusal.Code);
        await bureau.ActAsync(id, Bureau.Officer, (s, d, a) => s.GetRequiredService<DocumentRelease>().FileAsync(d, a, default));
        Assert.Equal(EditionState.Filed, await bureau.StateAsync(id));
        Assert.False(await OnShelfAsync(id));
    }

    [Fact]
    public async Task A_column_of_papers_asks_for_the_document_number()
    {
        var id = await bureau.DraftAsync(column: "normative");
        await bureau.CarryAsync(id, EditionState.Signed);
        Assert.Equal("NoNumber", (await Assert.ThrowsAsync<RefusedException>(() => bureau.PublishAsync(id))).Refusal.Code);
        await bureau.RegisterAsync(id, "云民发〔2026〕12号");
        await bureau.ActAsync(id, Bureau.Officer, (s, d, a) => s.GetRequiredService<DocumentRelease>().PublishAsync(d, a, default));
        Assert.Equal("云民发〔2026〕12号", (await RecordAsync(id)).Content.DocumentNumber);
    }

    [Fact]
    public async Task A_correction_takes_two_people_and_shows()
    {
        var id = await bureau.DraftAsync(c => c with { Body = "正文有一个错子。" });
        await bureau.CarryAsync(id, EditionState.Published);
        await bureau.ActAsync(id, Bureau.Drafter, async (s, d, a) =>
        {
            var drafting = s.GetRequiredService<DocumentDrafting>();
            var next = await drafting.StartNextAsync(d, correction: true, a, default);
            await drafting.SaveAsync(d, next.Content with { Body = "正文有一个错字。" }, a, default);
        });
        await bureau.CarryAsync(id, EditionState.AwaitingConfirmation);
        Assert.Contains("错子", (await RecordAsync(id)).Content.PlainText, StringComparison.Ordinal);
        bureau.Clock.Advance(TimeSpan.FromDays(1));
        await bureau.CarryAsync(id, EditionState.Published);

        var record = await RecordAsync(id);
        Assert.Contains("错字", record.Content.PlainText, StringComparison.Ordinal);
        Assert.NotNull(record.CorrectedOn);
        var document = await bureau.ReloadAsync(id);
        Assert.Equal([EditionState.Superseded, EditionState.Published], document.Editions.OrderBy(e => e.Number).Select(e => e.State));
        Assert.Equal(5, document.OnShelf!.Verdicts.Select(v => v.Gate).Distinct().Count());
        await AssertWholeAsync();
    }

    [Theory]
    [Trait("Req", "B7")]
    [InlineData(WithdrawalReason.PersonalData, ShelfState.Gone)]
    [InlineData(WithdrawalReason.ShouldNotBePublic, ShelfState.Gone)]
    [InlineData(WithdrawalReason.WrongContent, ShelfState.Gone)]
    [InlineData(WithdrawalReason.Outdated, ShelfState.Banner)]
    public async Task A_withdrawal_takes_off_the_shelf_what_visitors_may_not_see(WithdrawalReason reason, ShelfState state)
    {
        var id = await bureau.DraftAsync();
        await bureau.CarryAsync(id, EditionState.Published);
        await bureau.WithdrawAsync(id, reason);

        var record = await RecordAsync(id);
        Assert.Equal((state, false), (record.State, record.IsListed));
        Assert.Equal(state == ShelfState.Gone, record.Content.Html.Length == 0);
        await AssertWholeAsync();
    }

    [Fact]
    [Trait("Req", "B7")]
    public async Task An_emergency_stop_takes_away_first_and_a_signer_may_put_it_back()
    {
        var id = await bureau.DraftAsync();
        await bureau.CarryAsync(id, EditionState.Published);
        var before = await RecordAsync(id);
        await bureau.ActAsync(id, Bureau.Supervisor, (s, d, a) => s.GetRequiredService<DocumentRelease>().StopAsync(d, "群众反映名单有误", a, default));
        Assert.Equal(ShelfState.Gone, (await RecordAsync(id)).State);

        await bureau.ActAsync(id, Bureau.Signer, (s, d, a) => s.GetRequiredService<DocumentRelease>().LiftStopAsync(d, "核实无误", a, default));

        var after = await RecordAsync(id);
        Assert.Equal((ShelfState.Visible, before.ContentHash, before.Slug), (after.State, after.ContentHash, after.Slug));
        await AssertWholeAsync();
    }

    [Fact]
    public async Task Totals_follow_what_is_listed()
    {
        var before = await TotalAsync("statistics");
        var id = await bureau.DraftAsync(column: "statistics");
        await bureau.CarryAsync(id, EditionState.Published);
        Assert.Equal(before + 1, await TotalAsync("statistics"));
        await bureau.WithdrawAsync(id, WithdrawalReason.WrongContent);
        Assert.Equal(before, await TotalAsync("statistics"));
    }

    [Fact]
    [Trait("Req", "A3")]
    public async Task A_submission_without_attribute_is_returned_and_the_return_is_on_record()
    {
        var id = await bureau.DraftAsync(c => c with { Attribute = null });
        await Assert.ThrowsAsync<RefusedException>(() => bureau.CarryAsync(id, EditionState.WithUnitHead));

        var returned = Assert.Single((await bureau.ReloadAsync(id)).Working!.Events, e => e.What == nameof(EditionAction.Return));
        Assert.Equal(ReturnReason.NoAttribute, returned.Reason);
        var counted = await bureau.InScopeAsync(s => s.GetRequiredService<OfficeReading>().ReturnsAsync(DateTime.UnixEpoch, DateTime.MaxValue, default));
        Assert.Contains(counted, c => c is { Unit: "社会救助处", Reason: ReturnReason.NoAttribute });
    }

    [Fact]
    [Trait("Req", "B2")]
    public async Task The_short_path_passes_the_same_five_gates()
    {
        var id = await bureau.DraftAsync(column: "news");
        await bureau.CarryAsync(id, EditionState.InGates);
        await bureau.PassGatesAsync(id, GateKind.Political, GateKind.Legal, GateKind.Policy, GateKind.Wording);
        Assert.Equal(EditionState.InGates, await bureau.StateAsync(id));
        await bureau.PassGatesAsync(id, GateKind.Confidentiality);
        await bureau.CarryAsync(id, EditionState.Published);
        Assert.Equal(5, (await bureau.ReloadAsync(id)).OnShelf!.Verdicts.Count);
    }

    private Task<ShelfRecord> RecordAsync(int documentId) =>
        bureau.InScopeAsync(s => s.GetRequiredService<PublicDbContext>().ShelfRecords.AsNoTracking().Include(r => r.Files).SingleAsync(r => r.SourceId == documentId));

    private Task<bool> OnShelfAsync(int documentId) => bureau.InScopeAsync(s => s.GetRequiredService<PublicDbContext>().ShelfRecords.AnyAsync(r => r.SourceId == documentId));

    private Task<int> TotalAsync(string slug) => bureau.InScopeAsync(s => s.GetRequiredService<PublicDbContext>().ShelfColumns.Where(c => c.Slug == slug).Select(c => c.Total).SingleAsync());

    private Task AssertWholeAsync() => bureau.InScopeAsync(async s =>
        Assert.DoesNotContain((await s.GetRequiredService<Verification>().RunAsync(0, _ => { }, default)).Findings, f => f.What is "公开件" or "栏目合计" or "公开变更" or "审计链"));
}
