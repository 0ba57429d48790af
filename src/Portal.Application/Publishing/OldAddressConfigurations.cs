using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Application.Data;
using Portal.Domain.Documents;
using Portal.Domain.Publishing;

namespace Portal.Application.Publishing;

internal sealed class OldAddressConfiguration : IEntityTypeConfiguration<OldAddress>
{
    public void Configure(EntityTypeBuilder<OldAddress> builder)
    {
        builder.ToTable("OldAddresses");
        builder.Property(a => a.Path).IsCode(OldAddress.PathMaxLength);
        builder.Property(a => a.Target).IsCode(OldAddress.PathMaxLength);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasIndex(a => a.Path).IsUnique();
        builder.HasIndex(a => a.Target);
        builder.HasIndex(a => new { a.Waits, a.Id });
        builder.HasOne<Document>().WithMany().HasForeignKey(a => a.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ShelfRedirectConfiguration : IEntityTypeConfiguration<ShelfRedirect>, IPublicConfiguration
{
    public void Configure(EntityTypeBuilder<ShelfRedirect> builder)
    {
        builder.ToTable("ShelfRedirects");
        builder.Property(r => r.Path).IsCode(OldAddress.PathMaxLength);
        builder.Property(r => r.Target).IsCode(OldAddress.PathMaxLength);
        builder.HasIndex(r => r.Path).IsUnique();
        builder.HasIndex(r => r.IsSite);
    }
}
