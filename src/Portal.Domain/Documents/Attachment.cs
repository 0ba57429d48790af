namespace Portal.Domain.Documents;

/// <summary>A file of an edition, known by the SHA-256 of its bytes. Order and name are content; a changed file is another attachment.</summary>
public sealed class Attachment
{
    public const int NameMaxLength = 120;

    private Attachment() => (Name, Sha256, ContentType) = ("", "", "");

    public Attachment(int order, string name, string sha256, long size, string contentType) =>
        (Order, Name, Sha256, Size, ContentType) = (order, name, sha256, size, contentType);

    public int Id { get; private set; }
    public int Order { get; internal set; }
    public string Name { get; private set; }
    public string Sha256 { get; private set; }

    /// <summary>In bytes.</summary>
    public long Size { get; private set; }
    public string ContentType { get; private set; }

    internal Attachment Copy() => new(Order, Name, Sha256, Size, ContentType);
}
