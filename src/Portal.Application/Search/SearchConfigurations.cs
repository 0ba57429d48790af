using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Application.Data;
using Portal.Domain.Search;

namespace Portal.Application.Search;

internal sealed class SynonymGroupConfiguration : IEntityTypeConfiguration<SynonymGroup>
{
    public void Configure(EntityTypeBuilder<SynonymGroup> builder)
    {
        builder.ToTable("SynonymGroups");
        builder.Property(g => g.Words).HasMaxLength(SynonymGroup.WordsMaxLength);
        builder.Property(g => g.Note).HasMaxLength(SynonymGroup.NoteMaxLength);
        builder.Property(g => g.SeedWord).IsCode(SynonymGroup.WordMaxLength);
        builder.Property(g => g.Version).IsConcurrencyToken();
    }
}

internal sealed class ShelfSynonymConfiguration : IEntityTypeConfiguration<ShelfSynonym>, IPublicConfiguration
{
    public void Configure(EntityTypeBuilder<ShelfSynonym> builder)
    {
        builder.ToTable("ShelfSynonyms");
        builder.Property(g => g.Words).HasMaxLength(SynonymGroup.WordsMaxLength);
    }
}

internal sealed class ShelfFileTextConfiguration : IEntityTypeConfiguration<ShelfFileText>, IPublicConfiguration
{
    public void Configure(EntityTypeBuilder<ShelfFileText> builder)
    {
        builder.ToTable("ShelfFileTexts");
        builder.Property(t => t.Sha256).IsCode();
        builder.HasIndex(t => t.Sha256).IsUnique();
    }
}

internal sealed class SearchMissConfiguration : IEntityTypeConfiguration<SearchMiss>, IPublicConfiguration
{
    public void Configure(EntityTypeBuilder<SearchMiss> builder)
    {
        builder.ToTable("InboxSearchMisses");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Words).HasMaxLength(SearchMiss.WordsMaxLength);
        builder.HasIndex(m => m.On);
    }
}
