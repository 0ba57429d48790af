using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Audit;
using Portal.Application.Data;
using Portal.Application.Documents;
using Portal.Application.Files;
using Portal.Application.Publishing;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Testing;

namespace Portal.Application.Tests.Publishing;

/// <summary>Somebody who can write to the database or the disk, but not through the program.</summary>
[Trait("Req", "B6")]
public sealed class TamperingTests : IAsyncLifetime
{
    private readonly Bureau bureau = new();

    public Task InitializeAsync() => bureau.InitializeAsync();

    public Task DisposeAsync() => bureau.DisposeAsync();

    [Fact]
    public async Task Content_changed_behind_the_programs_back_voids_the_approval()
    {
        var id = await bureau.DraftAsync();
        await bureau.CarryAsync(id, EditionState.Signed);
        await bureau.RegisterAsync(id);
        await bureau.InScopeAsync(services => services.GetRequiredService<PortalDbContext>().Database.ExecuteSqlAsync($"UPDATE Editions SET Content_Body = 'another text' WHERE DocumentId = {id}"));

        var refused = await Assert.ThrowsAsync<RefusedException>(() => bureau.PublishAsync(id));

        Assert.Equal("ContentChanged", refused.Refusal.Code);
        Assert.False(await OnShelfAsync(id));
    }

    [Fact]
    public async Task A_verdict_taken_away_behind_the_programs_back_keeps_it_inside()
    {
        var id = await bureau.DraftAsync();
        await bureau.CarryAsync(id, EditionState.Signed);
        await bureau.RegisterAsync(id);
        await bureau.InScopeAsync(services => services.GetRequiredService<PortalDbContext>().Database.ExecuteSqlAsync($"DELETE FROM GateVerdicts WHERE Gate = 'Confidentiality' AND EditionId IN (SELECT Id FROM Editions WHERE DocumentId = {id})"));

        var refused = await Assert.ThrowsAsync<RefusedException>(() => bureau.ActAsync(id, Bureau.Officer, (s, d, a) => s.GetRequiredService<PublishingGate>().PublishAsync(d, a, default)));

        Assert.Equal("GateOpen", refused.Refusal.Code);
        await bureau.InScopeAsync(async services =>
        {
            var report = await services.GetRequiredService<Verification>().RunAsync(0, _ => { }, default);
            Assert.Contains(report.Findings, f => f.Where == "GateVerdict");
        });
    }

    [Fact]
    public async Task A_damaged_attachment_is_not_let_out()
    {
        var id = await bureau.DraftAsync();
        var bytes = "附件的内容"u8.ToArray();
        await bureau.ActAsync(id, Bureau.Drafter, (s, d, a) => s.GetRequiredService<DocumentDrafting>().AttachAsync(d, "附件.txt", bytes, a, default));
        await bureau.CarryAsync(id, EditionState.Signed);
        var sha256 = FileStore.HashOf(bytes);
        var path = Path.Combine(bureau.DataDirectory, "files", "workroom", sha256[..2], sha256[2..4], sha256);
        await File.WriteAllTextAsync(path, "别的内容");

        Assert.Equal("File", (await Assert.ThrowsAsync<RefusedException>(() => bureau.PublishAsync(id))).Refusal.Code);

        await File.WriteAllBytesAsync(path, bytes);
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET ActorId = 99 WHERE Sequence = 3", "第3条")]
    [InlineData("UPDATE AuditEntries SET Detail = 'x' WHERE Sequence = 4", "第4条")]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = 5", "第6条")]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = (SELECT MAX(Sequence) FROM AuditEntries)", "链尾")]
    [InlineData("UPDATE EditionEvents SET Note = 'x' WHERE What = 'Sign'", "EditionEvent")]
    [InlineData("UPDATE EditionEvents SET OnBehalfOfId = 3 WHERE What = 'Sign'", "EditionEvent")]
    [InlineData("UPDATE GateVerdicts SET At = '2026-01-01 00:00:00' WHERE Gate = 'Legal'", "GateVerdict")]
    [InlineData("DELETE FROM EditionContributors", "修改人")]
    [InlineData("UPDATE ShelfRecords SET Content_Html = '<p>x</p>'", "公开内容被改动")]
    [InlineData("UPDATE ShelfRecords SET Content_Title = 'x', ContentHash = '0000000000000000000000000000000000000000000000000000000000000000'", "")]
    [InlineData("UPDATE ShelfColumns SET Total = 7 WHERE Slug = 'notices'", "notices")]
    [InlineData("DELETE FROM ShelfRecords", "没有公开件")]
    [InlineData("UPDATE Editions SET State = 'Withdrawn' WHERE State = 'Published'", "流程状态")]
    public async Task Verify_names_what_was_changed(string sql, string named)
    {
        var id = await bureau.DraftAsync();
        await bureau.CarryAsync(id, EditionState.Published);
        Assert.Empty(await FindingsAsync());

        await bureau.InScopeAsync(services => services.GetRequiredService<PortalDbContext>().Database.ExecuteSqlRawAsync(sql));

        Assert.Contains(await FindingsAsync(), f => $"{f.What} {f.Where} {f.Why}".Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_chain_sealed_with_another_key_is_broken_from_its_first_link()
    {
        await bureau.DraftAsync();
        await bureau.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            var first = await db.AuditEntries.AsNoTracking().OrderBy(a => a.Sequence).FirstAsync();
            Assert.NotNull(first.WhatIsBroken(Domain.Audit.AuditEntry.Genesis, new byte[32]));
        });
    }

    [Fact]
    public async Task The_exported_head_shows_a_chain_that_was_made_anew()
    {
        await bureau.DraftAsync();
        await bureau.InScopeAsync(async services =>
        {
            var verification = services.GetRequiredService<Verification>();
            var file = await verification.ExportHeadAsync(default);
            var json = await File.ReadAllTextAsync(file!);
            await File.WriteAllTextAsync(file!, json.Replace("Mac\":\"", "Mac\":\"f", StringComparison.Ordinal));
        });
        Assert.Contains(await FindingsAsync(), f => f.Why.Contains("链头", StringComparison.Ordinal));
    }

    private Task<IReadOnlyList<Finding>> FindingsAsync() =>
        bureau.InScopeAsync(async services => (await services.GetRequiredService<Verification>().RunAsync(0, _ => { }, default)).Findings);

    private Task<bool> OnShelfAsync(int documentId) => bureau.InScopeAsync(s => s.GetRequiredService<PublicDbContext>().ShelfRecords.AnyAsync(r => r.SourceId == documentId));
}
