namespace Portal.Application.Files;

/// <summary>What a file is by its content.</summary>
public enum FileKind
{
    Text,
    Markdown,
    Html,
    Docx,

    /// <summary>doc, wps, odt, rtf: texts that only an office program reads.</summary>
    LegacyOffice,

    /// <summary>Spreadsheets: xlsx, xls, et.</summary>
    Xlsx,
    Pdf,
    Image,
    Zip,

    /// <summary>Everything else; accepted only where a rule names the exact format (ofd).</summary>
    Other,
}

/// <summary>A file that is not let in; the message is Chinese and meant for the person who sent it.</summary>
public class IntakeRefusedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A file that bears a state-secret mark: refused before storing, and put on record by <see cref="Review.SecrecyGuard"/>.</summary>
public sealed class SecrecyMarkException(string message) : IntakeRefusedException(message);

/// <summary>A file that passed: its safe name, kind, type and the text that was searched for secrecy marks.</summary>
public sealed record AcceptedFile(string Name, FileKind Kind, string MimeType, string PlainText);
