using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Application.Data;
using Portal.Application.People;
using Portal.Domain.People;
using Portal.Domain.Training;

namespace Portal.Application.Training;

internal sealed class TrainingLineConfiguration : IEntityTypeConfiguration<TrainingLine>
{
    public void Configure(EntityTypeBuilder<TrainingLine> builder)
    {
        builder.ToTable("TrainingLines");
        builder.Property(l => l.Topic).HasMaxLength(TrainingLine.TopicMaxLength);
        builder.Property(l => l.Audience).HasMaxLength(TrainingLine.AudienceMaxLength);
        builder.Property(l => l.CancelReason).HasMaxLength(TrainingLine.ReasonMaxLength);
        builder.Property(l => l.Version).IsConcurrencyToken();
        builder.Ignore(l => l.Facts);
        builder.HasIndex(l => new { l.Year, l.Month });
        builder.HasOne<Unit>().WithMany().HasForeignKey(l => l.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TrainingSessionConfiguration : IEntityTypeConfiguration<TrainingSession>
{
    public void Configure(EntityTypeBuilder<TrainingSession> builder)
    {
        builder.ToTable("TrainingSessions");
        builder.Property(s => s.Title).HasMaxLength(TrainingSession.TitleMaxLength);
        builder.Property(s => s.Place).HasMaxLength(TrainingSession.PlaceMaxLength);
        builder.Property(s => s.Lecturer).HasMaxLength(TrainingSession.LecturerMaxLength);
        builder.Property(s => s.Summary).HasMaxLength(TrainingSession.SummaryMaxLength);
        builder.Property(s => s.CancelReason).HasMaxLength(TrainingSession.ReasonMaxLength);
        builder.Property(s => s.Hours).HasPrecision(4, 1);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.Ignore(s => s.Facts);
        builder.HasIndex(s => s.On);
        builder.HasIndex(s => new { s.State, s.On });
        builder.HasOne<TrainingLine>().WithMany().HasForeignKey(s => s.LineId).OnDelete(DeleteBehavior.Restrict);
        // What is removed from a session goes; the history names it by its hash.
        builder.HasMany(s => s.Materials).WithOne().HasForeignKey("SessionId").OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TrainingMaterialConfiguration : IEntityTypeConfiguration<TrainingMaterial>
{
    public void Configure(EntityTypeBuilder<TrainingMaterial> builder)
    {
        builder.ToTable("TrainingMaterials");
        builder.Property(m => m.Name).HasMaxLength(TrainingMaterial.NameMaxLength);
        builder.Property(m => m.Sha256).IsCode();
        builder.Property(m => m.ContentType).HasMaxLength(100);
        builder.Property(m => m.Slug).IsCode();
        builder.Ignore(m => m.IsFile);
        builder.Property<int>("SessionId").IsRequired();
    }
}

internal sealed class TrainingRollConfiguration : IEntityTypeConfiguration<TrainingRoll>
{
    public void Configure(EntityTypeBuilder<TrainingRoll> builder)
    {
        builder.ToTable("TrainingRolls");
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => new { r.SessionId, r.UnitId }).IsUnique();
        builder.HasOne<TrainingSession>().WithMany().HasForeignKey(r => r.SessionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
        // Who is no longer expected and did not come leaves the roll.
        builder.HasMany(r => r.Entries).WithOne().HasForeignKey("RollId").OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TrainingEntryConfiguration : IEntityTypeConfiguration<TrainingEntry>
{
    public void Configure(EntityTypeBuilder<TrainingEntry> builder)
    {
        builder.ToTable("TrainingEntries");
        builder.Property<int>("RollId").IsRequired();
        builder.HasIndex("RollId", nameof(TrainingEntry.UserId)).IsUnique();
        builder.HasIndex(e => e.UserId);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(e => e.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
