using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Application.Data;

namespace Portal.Application.Files;

/// <summary>A file of the workroom, stored by the hash of its bytes; kept as long as any edition names it.</summary>
public sealed class StoredFile
{
    private StoredFile() => Sha256 = "";

    public StoredFile(string sha256, long size, DateTime storedAt, int storedById) => (Sha256, Size, StoredAt, StoredById) = (sha256, size, storedAt, storedById);

    public string Sha256 { get; private set; }
    public long Size { get; private set; }
    public DateTime StoredAt { get; private set; }
    public int StoredById { get; private set; }
}

/// <summary>A file that was imported, so that the same bytes are known again.</summary>
public sealed class ImportedFile
{
    private ImportedFile() => Sha256 = "";

    public ImportedFile(string sha256, int documentId, DateTime importedAt) => (Sha256, DocumentId, ImportedAt) = (sha256, documentId, importedAt);

    public string Sha256 { get; private set; }
    public int DocumentId { get; private set; }
    public DateTime ImportedAt { get; private set; }
}

internal sealed class StoredFileConfiguration : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("StoredFiles");
        builder.HasKey(f => f.Sha256);
        builder.Property(f => f.Sha256).IsCode();
    }
}

internal sealed class ImportedFileConfiguration : IEntityTypeConfiguration<ImportedFile>
{
    public void Configure(EntityTypeBuilder<ImportedFile> builder)
    {
        builder.ToTable("ImportedFiles");
        builder.HasKey(f => f.Sha256);
        builder.Property(f => f.Sha256).IsCode();
    }
}
