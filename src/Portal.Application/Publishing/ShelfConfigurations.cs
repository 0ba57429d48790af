using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Application.Data;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Publishing;

namespace Portal.Application.Publishing;

internal sealed class ShelfRecordConfiguration : IEntityTypeConfiguration<ShelfRecord>, IPublicConfiguration
{
    public void Configure(EntityTypeBuilder<ShelfRecord> builder)
    {
        builder.ToTable("ShelfRecords");
        builder.Property(r => r.Slug).IsCode();
        builder.Property(r => r.IndexNumber).IsCode();
        builder.Property(r => r.ContentHash).IsCode();
        builder.Property(r => r.EditionHash).IsCode();
        builder.Property(r => r.ReplacedBySlug).IsCode();
        builder.Property(r => r.WithdrawalNote).HasMaxLength(ShelfRecord.NoteMaxLength);
        builder.Property(r => r.Change).IsConcurrencyToken();
        builder.ComplexProperty(r => r.Content, content =>
        {
            content.Property(c => c.Title).HasMaxLength(EditionContent.TitleMaxLength);
            content.Property(c => c.ColumnSlug).IsCode(Column.SlugMaxLength);
            content.Property(c => c.ColumnName).HasMaxLength(Column.NameMaxLength);
            content.Property(c => c.UnitName).HasMaxLength(60);
            content.Property(c => c.IssuingBody).HasMaxLength(EditionContent.LineMaxLength);
            content.Property(c => c.DocumentNumber).IsCode(Edition.DocumentNumberMaxLength);
            content.Property(c => c.Subject).HasMaxLength(EditionContent.LineMaxLength);
            content.Property(c => c.Summary).HasMaxLength(EditionContent.TextMaxLength);
            content.Property(c => c.Source).HasMaxLength(EditionContent.LineMaxLength);
            content.Property(c => c.SourceUrl).HasMaxLength(EditionContent.UrlMaxLength);
        });
        builder.Property(r => r.ColumnSlug).IsCode(Column.SlugMaxLength);
        builder.HasIndex(r => r.Slug).IsUnique();
        builder.HasIndex(r => r.IndexNumber).IsUnique();
        builder.HasIndex(r => r.Change);
        builder.HasIndex(r => new { r.IsListed, r.PublishedOn, r.Id });
        builder.HasIndex(r => new { r.ColumnSlug, r.IsListed, r.PublishedOn, r.Id });
        builder.HasIndex(r => r.SourceId).IsUnique();
        builder.HasMany(r => r.Files).WithOne().HasForeignKey(f => f.ShelfRecordId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ShelfFileConfiguration : IEntityTypeConfiguration<ShelfFile>, IPublicConfiguration
{
    public void Configure(EntityTypeBuilder<ShelfFile> builder)
    {
        builder.ToTable("ShelfFiles");
        builder.Property(f => f.Name).HasMaxLength(Attachment.NameMaxLength);
        builder.Property(f => f.Sha256).IsCode();
        builder.Property(f => f.ContentType).HasMaxLength(100);
        builder.HasIndex(f => f.Sha256);
    }
}

internal sealed class ShelfChangeConfiguration : IEntityTypeConfiguration<ShelfChange>, IPublicConfiguration
{
    public void Configure(EntityTypeBuilder<ShelfChange> builder)
    {
        builder.ToTable("ShelfChanges");
        builder.HasKey(c => c.Number);
        builder.Property(c => c.Number).ValueGeneratedNever();
        builder.Property(c => c.Slug).IsCode();
        builder.Property(c => c.ContentHash).IsCode();
    }
}

internal sealed class ShelfColumnConfiguration : IEntityTypeConfiguration<ShelfColumn>, IPublicConfiguration
{
    public void Configure(EntityTypeBuilder<ShelfColumn> builder)
    {
        builder.ToTable("ShelfColumns");
        builder.Property(c => c.Slug).IsCode(Column.SlugMaxLength);
        builder.Property(c => c.ParentSlug).IsCode(Column.SlugMaxLength);
        builder.Property(c => c.Name).HasMaxLength(Column.NameMaxLength);
        builder.Property(c => c.Description).HasMaxLength(Column.DescriptionMaxLength);
        builder.Property(c => c.OwnerName).HasMaxLength(Unit.NameMaxLength);
        builder.HasIndex(c => c.Slug).IsUnique();
    }
}

internal sealed class ShelfUnitConfiguration : IEntityTypeConfiguration<ShelfUnit>, IPublicConfiguration
{
    public void Configure(EntityTypeBuilder<ShelfUnit> builder)
    {
        builder.ToTable("ShelfUnits");
        builder.Property(u => u.Name).HasMaxLength(Unit.NameMaxLength);
        builder.Property(u => u.Duties).HasMaxLength(Unit.DutiesMaxLength);
        builder.Property(u => u.Phone).HasMaxLength(Unit.ContactMaxLength);
        builder.Property(u => u.Address).HasMaxLength(Unit.ContactMaxLength);
        builder.HasIndex(u => u.SourceId).IsUnique();
    }
}

internal sealed class ShelfSettingConfiguration : IEntityTypeConfiguration<ShelfSetting>, IPublicConfiguration
{
    public void Configure(EntityTypeBuilder<ShelfSetting> builder)
    {
        builder.ToTable("ShelfSettings");
        builder.Property(s => s.Key).IsCode();
        builder.Property(s => s.Value).HasMaxLength(SiteSetting.ValueMaxLength);
        builder.HasIndex(s => s.Key).IsUnique();
    }
}

internal sealed class SiteSettingConfiguration : IEntityTypeConfiguration<SiteSetting>
{
    public void Configure(EntityTypeBuilder<SiteSetting> builder)
    {
        builder.ToTable("SiteSettings");
        builder.Property(s => s.Key).IsCode();
        builder.Property(s => s.Value).HasMaxLength(SiteSetting.ValueMaxLength);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasIndex(s => s.Key).IsUnique();
    }
}

internal sealed class ShelfPlanConfiguration : IEntityTypeConfiguration<ShelfPlan>, IPublicConfiguration
{
    public void Configure(EntityTypeBuilder<ShelfPlan> builder)
    {
        builder.ToTable("ShelfPlans");
        builder.Property(p => p.Hash).IsCode();
        builder.Ignore(p => p.ChangeName);
        builder.HasIndex(p => new { p.Kind, p.Year }).IsUnique();
    }
}
