namespace Portal.Application.Files;

/// <summary>Limits for files that come in (section <c>Portal:Files</c>).</summary>
public sealed class FileIntakeOptions
{
    public long MaxBytes { get; set; } = 50L * 1024 * 1024;

    /// <summary>All entries of one zip container together, inflated.</summary>
    public long MaxInflatedBytes { get; set; } = 300L * 1024 * 1024;

    public int MaxZipEntries { get; set; } = 5000;

    /// <summary>Inflated to packed; looked at only from 10 MB inflated on, since small tables pack extremely well.</summary>
    public int MaxZipRatio { get; set; } = 100;

    /// <summary>Extensions that attachments may have. What a browser would run (html, svg, js, exe) is refused even if listed.</summary>
    public ISet<string> AttachmentExtensions { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        ".pdf", ".ofd", ".docx", ".doc", ".wps", ".odt", ".rtf", ".xlsx", ".xls", ".et", ".txt", ".csv", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".zip",
    };

    public TimeSpan ConversionTimeout { get; set; } = TimeSpan.FromSeconds(60);
}
