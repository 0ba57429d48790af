using Portal.Domain.Review;

namespace Portal.Application.Files;

/// <summary>
/// The door for every file: says by content what it is and refuses what is bad, each time with one message for the sender.
/// Nothing is stored here.
/// </summary>
public sealed class FileIntake(FileIntakeOptions? options = null)
{
    public const string SecrecyMarkMessage = "含有国家秘密标志，不得进入本系统。请按保密规定处理，并报告保密审查员。";

    private static readonly HashSet<string> _neverAttached = new(StringComparer.OrdinalIgnoreCase) { ".html", ".htm", ".xhtml", ".svg", ".xml", ".js", ".mjs", ".exe", ".bat", ".cmd", ".ps1", ".sh", ".jar", ".msi", ".hta", ".vbs", ".docm", ".xlsm" };
    private static readonly HashSet<string> _papers = new(StringComparer.OrdinalIgnoreCase) { ".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".doc", ".wps", ".odt", ".rtf" };

    public FileIntakeOptions Options { get; } = options ?? new FileIntakeOptions();

    /// <summary>What the bytes are. The name only tells apart what looks alike (Markdown and text).</summary>
    public static FileKind Sniff(ReadOnlySpan<byte> bytes, string name) => ContentFormats.Kind(ContentFormats.Detect(bytes), Extension(name));

    public static string SafeFileName(string name) => SafeFileNames.SafeFileName(name);

    /// <summary>The type to send; never one that a browser would run.</summary>
    public static string MimeType(FileKind kind, string name) => (kind, Extension(name)) switch
    {
        (FileKind.Text, ".csv") => "text/csv; charset=utf-8",
        (FileKind.Text or FileKind.Markdown or FileKind.Html, _) => "text/plain; charset=utf-8",
        (FileKind.Docx, _) => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        (FileKind.Xlsx, ".xls") => "application/vnd.ms-excel",
        (FileKind.Xlsx, ".et") => "application/octet-stream",
        (FileKind.Xlsx, _) => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        (FileKind.LegacyOffice, ".doc") => "application/msword",
        (FileKind.LegacyOffice, ".rtf") => "application/rtf",
        (FileKind.LegacyOffice, ".odt") => "application/vnd.oasis.opendocument.text",
        (FileKind.Pdf, _) => "application/pdf",
        (FileKind.Image, ".png") => "image/png",
        (FileKind.Image, ".jpg" or ".jpeg") => "image/jpeg",
        (FileKind.Image, ".gif") => "image/gif",
        (FileKind.Image, ".webp") => "image/webp",
        (FileKind.Zip, _) => "application/zip",
        _ => "application/octet-stream",
    };

    /// <summary>A paper to be read into the workroom.</summary>
    /// <exception cref="IntakeRefusedException">It is not let in.</exception>
    public FileKind AcceptPaper(string name, byte[] bytes)
    {
        var format = Accept(name, bytes);
        if (!_papers.Contains(Extension(name))) throw new IntakeRefusedException($"不能从“{SafeFileName(name)}”读取公文，请提供 docx、doc、wps、odt、rtf、html、md 或 txt 文件。");
        return ContentFormats.Kind(format, Extension(name));
    }

    /// <summary>An attachment: allowed by extension and content, and free of secrecy marks as far as its text can be read.</summary>
    /// <exception cref="IntakeRefusedException">It is not let in.</exception>
    public AcceptedFile AcceptAttachment(string name, byte[] bytes)
    {
        var extension = Extension(name);
        if (_neverAttached.Contains(extension) || !Options.AttachmentExtensions.Contains(extension))
        {
            throw new IntakeRefusedException($"不接收扩展名为“{extension}”的附件。");
        }

        var format = Accept(name, bytes);
        var kind = ContentFormats.Kind(format, extension);
        var safe = SafeFileName(name);
        var text = format == ContentFormat.Ofd ? AttachmentText.FromXmlContainer(bytes, Options) : AttachmentText.Extract(kind, bytes, Options);
        if (SecrecyMarks.Any(safe) || SecrecyMarks.Any(text)) throw new SecrecyMarkException($"“{safe}”{SecrecyMarkMessage}");
        return new AcceptedFile(safe, kind, MimeType(kind, name), text);
    }

    private ContentFormat Accept(string name, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var safe = SafeFileName(name);
        var extension = Extension(name);
        if (bytes.Length == 0) throw new IntakeRefusedException($"“{safe}”是空文件。");
        if (bytes.Length > Options.MaxBytes) throw new IntakeRefusedException($"“{safe}”超过 {Options.MaxBytes / 1024 / 1024} MB 的上限。");
        if (!ContentFormats.KnowsExtension(extension)) throw new IntakeRefusedException($"不支持“{safe}”的文件类型。");

        var format = ContentFormats.Detect(bytes);
        switch (format)
        {
            case ContentFormat.EncryptedOffice:
                throw new IntakeRefusedException($"“{safe}”已加密，无法审查，请去除密码后重试。");
            case ContentFormat.DocxWithMacros:
                throw new IntakeRefusedException($"“{safe}”含有宏，不予接收。");
            case ContentFormat.Zip when extension == ".docx":
                throw new IntakeRefusedException($"“{safe}”里没有 Word 文档内容，可能已损坏。");
            case ContentFormat.Unknown when extension is ".txt" or ".csv" or ".md" or ".markdown" or ".html" or ".htm":
                throw new IntakeRefusedException($"“{safe}”不是文本文件，或无法识别其文字编码，请用 UTF-8 或 GB18030 编码另存后重试。");
        }

        if (!ContentFormats.Fits(format, extension))
        {
            throw new IntakeRefusedException(format == ContentFormat.Unknown
                ? $"“{safe}”的内容与扩展名“{extension}”不符，或文件已损坏。"
                : $"“{safe}”的内容是{ContentFormats.Name(format)}，与扩展名“{extension}”不符。");
        }

        if (bytes.AsSpan().StartsWith("PK"u8)) ZipGuard.Check(bytes, Options);
        return format;
    }

    private static string Extension(string name) => Path.GetExtension(SafeFileNames.SafeFileName(name)).ToLowerInvariant();
}
