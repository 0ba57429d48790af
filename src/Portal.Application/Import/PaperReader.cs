using Portal.Application.Files;
using Portal.Domain.Review;

namespace Portal.Application.Import;

/// <summary>
/// Reads a paper out of a file: fields, a clean body as Markdown, and all that a person has to look at. Text, Markdown, HTML and
/// docx are read directly; doc, wps, odt and rtf need LibreOffice on the machine.
/// </summary>
public sealed class PaperReader(FileIntake? intake = null)
{
    private readonly FileIntake _intake = intake ?? new FileIntake();

    /// <exception cref="IntakeRefusedException">The file is not let in, or nothing can be read from it.</exception>
    public PaperReading Read(string fileName, byte[] bytes)
    {
        var (kind, content) = Open(fileName, bytes);
        var paper = Blocks(kind, content);
        if (paper.Blocks.Count == 0) throw new IntakeRefusedException("文件里没有可读取的文字。");

        var reading = PaperFieldReading.Read(paper);
        RefuseSecrets(reading.BodyMarkdown);
        if (reading.Title is { } title) RefuseSecrets(title);
        return reading;
    }

    /// <summary>All of a paper's words, tables as rows of cells between bars; a text file as it is, so that places in it hold. Empty where the file has no words.</summary>
    /// <exception cref="IntakeRefusedException">The file is not let in.</exception>
    public string ReadText(string fileName, byte[] bytes)
    {
        var (kind, content) = Open(fileName, bytes);
        return kind is FileKind.Docx or FileKind.Html or FileKind.Markdown ? BlockText.Write(Blocks(kind, content)) : TextDecoder.Decode(content);
    }

    private (FileKind Kind, byte[] Bytes) Open(string fileName, byte[] bytes)
    {
        var kind = _intake.AcceptPaper(fileName, bytes);
        RefuseSecrets(fileName);
        RefuseSecrets(AttachmentText.Extract(kind, bytes, _intake.Options));
        if (kind == FileKind.LegacyOffice)
        {
            bytes = new LegacyOfficeConverter(_intake.Options).ToDocx(fileName, bytes);
            ZipGuard.Check(bytes, _intake.Options);
            RefuseSecrets(AttachmentText.Extract(FileKind.Docx, bytes, _intake.Options));
            kind = FileKind.Docx;
        }
        return (kind, bytes);
    }

    private static RawPaper Blocks(FileKind kind, byte[] bytes) => kind switch
    {
        FileKind.Docx => DocxBlocks.Read(bytes),
        FileKind.Html => HtmlBlocks.Read(TextDecoder.Decode(bytes)),
        FileKind.Markdown => MarkdownBlocks.Read(TextDecoder.Decode(bytes)),
        _ => TextBlocks.Read(TextDecoder.Decode(bytes)),
    };

    private static void RefuseSecrets(string text)
    {
        if (SecrecyMarks.Find(text) is [var mark, ..]) throw new SecrecyMarkException($"{FileIntake.SecrecyMarkMessage}（{mark.Text}）");
    }
}
