using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Reports;

namespace Portal.Application.Reports;

/// <summary>The ledger of other channels by which a public document went out.</summary>
public sealed class ChannelDesk(PortalDbContext db, TimeProvider clock)
{
    public async Task<IReadOnlyList<ChannelEntry>> ListAsync(int documentId, CancellationToken token) =>
        [.. (await db.ChannelEntries.AsNoTracking().Where(e => e.DocumentId == documentId).ToListAsync(token)).OrderByDescending(e => e.OutOn).ThenByDescending(e => e.Id)];

    public async Task RecordAsync(Document document, Channel channel, DateOnly outOn, string place, Actor actor, CancellationToken token)
    {
        var entry = new ChannelEntry(document, channel, outOn, place, actor, clock.UtcNow(), clock.Today());
        if (await db.ChannelEntries.AnyAsync(e => e.DocumentId == document.Id && e.Channel == channel && e.OutOn == outOn && e.Place == entry.Place && e.StruckAt == null, token))
            throw new RefusedException(new("ChannelTwice", "这个渠道、这一天、同一处已经登记过"));
        db.ChannelEntries.Add(entry);
        await db.SaveNumberedAsync(_ =>
        {
            Note("channels.recorded", document, Describe(entry), actor);
            return Task.CompletedTask;
        }, token);
    }

    public async Task StrikeAsync(Document document, int entryId, string reason, Actor actor, CancellationToken token)
    {
        var entry = await db.ChannelEntries.SingleOrDefaultAsync(e => e.Id == entryId && e.DocumentId == document.Id, token) ?? throw new RefusedException(new("NoChannel", "没有这一条登记"));
        entry.Strike(document, reason, actor, clock.UtcNow());
        Note("channels.struck", document, $"{Describe(entry)}：{entry.StrikeReason}", actor);
        await db.SaveChangesAsync(token);
    }

    private void Note(string kind, Document document, string detail, Actor actor) =>
        db.AuditEvents.Add(new AuditEvent(kind, nameof(Document), document.Id, detail, ChannelEntry.StampOf(document, actor, clock.UtcNow())));

    private static string Describe(ChannelEntry entry) => $"{entry.Channel.Chinese()} {entry.OutOn:yyyy-MM-dd} {entry.Place}".TrimEnd();
}

internal sealed class ChannelEntryConfiguration : IEntityTypeConfiguration<ChannelEntry>
{
    public void Configure(EntityTypeBuilder<ChannelEntry> builder)
    {
        builder.ToTable("ChannelEntries");
        builder.Property(e => e.Place).HasMaxLength(ChannelEntry.PlaceMaxLength);
        builder.Property(e => e.StrikeReason).HasMaxLength(ChannelEntry.ReasonMaxLength);
        builder.Property(e => e.Version).IsConcurrencyToken();
        builder.Ignore(e => e.IsStruck);
        builder.HasIndex(e => e.OutOn);
        builder.HasOne<Document>().WithMany().HasForeignKey(e => e.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}
