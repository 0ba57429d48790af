using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Application.Data;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Review;

namespace Portal.Application.Documents;

internal sealed class ColumnConfiguration : IEntityTypeConfiguration<Column>
{
    public void Configure(EntityTypeBuilder<Column> builder)
    {
        builder.ToTable("Columns");
        builder.Property(c => c.Slug).IsCode(Column.SlugMaxLength);
        builder.Property(c => c.Name).HasMaxLength(Column.NameMaxLength);
        builder.Property(c => c.Description).HasMaxLength(Column.DescriptionMaxLength);
        builder.HasIndex(c => c.Slug).IsUnique();
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.Ignore(c => c.StaleAfter);
        builder.Ignore(c => c.Facts);
        // No foreign key: units are closed, never deleted, and SQLite would have to rebuild the table for one.
        builder.HasOne<Column>().WithMany().HasForeignKey(c => c.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DocumentConfiguration : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.ToTable("Documents");
        builder.Property(d => d.ProposedIndexNumber).IsCode();
        builder.Property(d => d.IndexNumber).IsCode();
        builder.Property(d => d.Slug).IsCode();
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.HasIndex(d => d.IndexNumber).IsUnique();
        builder.HasIndex(d => d.Slug).IsUnique();
        builder.HasIndex(d => d.ProposedIndexNumber);
        builder.Ignore(d => d.Working);
        builder.Ignore(d => d.OnShelf);
        builder.HasOne<Unit>().WithMany().HasForeignKey(d => d.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(d => d.Editions).WithOne(e => e.Document).HasForeignKey(e => e.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EditionConfiguration : IEntityTypeConfiguration<Edition>
{
    public void Configure(EntityTypeBuilder<Edition> builder)
    {
        builder.ToTable("Editions");
        builder.ComplexProperty(e => e.Content, content =>
        {
            content.Property(c => c.Title).HasMaxLength(EditionContent.TitleMaxLength);
            content.Property(c => c.IssuingBody).HasMaxLength(EditionContent.LineMaxLength);
            content.Property(c => c.Subject).HasMaxLength(EditionContent.LineMaxLength);
            content.Property(c => c.Summary).HasMaxLength(EditionContent.TextMaxLength);
            content.Property(c => c.AttributeReason).HasMaxLength(EditionContent.TextMaxLength);
            content.Property(c => c.LegalBasis).HasMaxLength(LegalBasis.MaxLength);
            content.Property(c => c.OtherLegalBasis).HasMaxLength(EditionContent.LineMaxLength);
            content.Property(c => c.Source).HasMaxLength(EditionContent.LineMaxLength);
            content.Property(c => c.SourceUrl).HasMaxLength(EditionContent.UrlMaxLength);
            content.Property(c => c.HigherBody).HasMaxLength(EditionContent.LineMaxLength);
        });
        builder.Property(e => e.ContentHash).IsCode();
        builder.Property(e => e.SignedHash).IsCode();
        builder.Property(e => e.DecisionReason).HasMaxLength(EditionContent.TextMaxLength);
        builder.Property(e => e.DecisionBasis).HasMaxLength(500);
        builder.Property(e => e.DocumentNumber).IsCode(Edition.DocumentNumberMaxLength);
        builder.Property(e => e.FailureReason).HasMaxLength(Edition.FailureMaxLength);
        builder.Property(e => e.WithdrawalNote).HasMaxLength(EditionContent.TextMaxLength);
        builder.Property(e => e.ReplacedBySlug).IsCode();
        builder.Property(e => e.StepDueSum).HasMaxLength(1000);
        builder.Property(e => e.PublishDueSum).HasMaxLength(1000);
        builder.Property(e => e.UnsureLines).HasMaxLength(UnsureField.LinesMaxLength);
        builder.Ignore(e => e.Attribute);
        builder.Ignore(e => e.Unsure);
        builder.HasIndex(e => new { e.DocumentId, e.Number }).IsUnique();
        builder.HasIndex(e => new { e.State, e.StepSince });
        builder.HasIndex(e => e.PublishAt);
        builder.HasOne(e => e.BasedOn).WithMany().HasForeignKey(e => e.BasedOnId).OnDelete(DeleteBehavior.Restrict);
        // Content may be taken away while the edition is a draft, so a removed attachment's row goes.
        builder.HasMany(e => e.Attachments).WithOne().HasForeignKey("EditionId").OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(e => e.Events).WithOne().HasForeignKey(e => e.EditionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(e => e.Contributors).WithOne().HasForeignKey("EditionId").OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(e => e.Verdicts).WithOne().HasForeignKey(v => v.EditionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(e => e.Confirmations).WithOne().HasForeignKey(c => c.EditionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EditorSessionConfiguration : IEntityTypeConfiguration<EditorSession>
{
    public void Configure(EntityTypeBuilder<EditorSession> builder)
    {
        builder.ToTable("EditorSessions");
        builder.HasIndex(s => new { s.DocumentId, s.UserId }).IsUnique();
        builder.HasIndex(s => s.SeenAt);
    }
}

internal sealed class AttachmentConfiguration : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.ToTable("Attachments");
        builder.Property(a => a.Name).HasMaxLength(Attachment.NameMaxLength);
        builder.Property(a => a.Sha256).IsCode();
        builder.Property(a => a.ContentType).HasMaxLength(100);
        builder.Property<int>("EditionId").IsRequired();
    }
}

internal sealed class EditionEventConfiguration : IEntityTypeConfiguration<EditionEvent>
{
    public void Configure(EntityTypeBuilder<EditionEvent> builder)
    {
        builder.ToTable("EditionEvents");
        builder.Property(e => e.What).IsCode();
        builder.Property(e => e.Note).HasMaxLength(EditionEvent.NoteMaxLength);
        builder.Property(e => e.ContentHash).IsCode();
        builder.HasIndex(e => new { e.EditionId, e.At });
        builder.HasIndex(e => new { e.What, e.Reason });
    }
}

internal sealed class ContributorConfiguration : IEntityTypeConfiguration<Contributor>
{
    public void Configure(EntityTypeBuilder<Contributor> builder)
    {
        builder.ToTable("EditionContributors");
        builder.Property<int>("EditionId");
        builder.HasIndex("EditionId", nameof(Contributor.UserId)).IsUnique();
    }
}

internal sealed class GateVerdictConfiguration : IEntityTypeConfiguration<GateVerdict>
{
    public void Configure(EntityTypeBuilder<GateVerdict> builder)
    {
        builder.ToTable("GateVerdicts");
        builder.Property(v => v.Note).HasMaxLength(GateVerdict.NoteMaxLength);
        builder.Property(v => v.ReferredTo).HasMaxLength(GateVerdict.ReferredToMaxLength);
        builder.Property(v => v.ContentHash).IsCode();
    }
}

internal sealed class BodyConfirmationConfiguration : IEntityTypeConfiguration<BodyConfirmation>
{
    public void Configure(EntityTypeBuilder<BodyConfirmation> builder)
    {
        builder.ToTable("BodyConfirmations");
        builder.Property(c => c.BodyName).HasMaxLength(BodyConfirmation.BodyNameMaxLength);
        builder.Property(c => c.Note).HasMaxLength(BodyConfirmation.NoteMaxLength);
        builder.Property(c => c.AnsweredHash).IsCode();
    }
}
