using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Application.Data;
using Portal.Domain.Review.Wording;

namespace Portal.Application.Review;

internal sealed class LexiconEntryConfiguration : IEntityTypeConfiguration<LexiconEntry>
{
    public void Configure(EntityTypeBuilder<LexiconEntry> builder)
    {
        builder.ToTable("LexiconEntries");
        // Compared character by character: a full-width letter and a half-width one are two words.
        builder.Property(e => e.Wrong).IsCode(LexiconEntry.WordMaxLength);
        builder.Property(e => e.Right).HasMaxLength(LexiconEntry.WordMaxLength);
        builder.Property(e => e.Exceptions).HasMaxLength(LexiconEntry.ExceptionsMaxLength);
        builder.Property(e => e.Note).HasMaxLength(LexiconEntry.NoteMaxLength);
        builder.Property(e => e.SeedWord).IsCode(LexiconEntry.WordMaxLength);
        builder.Property(e => e.Version).IsConcurrencyToken();
        builder.HasIndex(e => e.Wrong).IsUnique();
        builder.Ignore(e => e.Facts);
        builder.Ignore(e => e.ExceptionWords);
    }
}
