using System.Diagnostics;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.AcroForms;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.Exceptions;

namespace Portal.Application.Files;

/// <summary>The words of a PDF. A scan without a layer of text has none.</summary>
internal static class PdfText
{
    // Pages are read one by one, and a file made to hold a reader up is read no further than this.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>What a reader sees, page by page.</summary>
    /// <param name="most">Characters after which no further page is read.</param>
    public static string Seen(byte[] bytes, int most)
    {
        var text = new StringBuilder();
        Read(bytes, page => text.AppendLine(ContentOrderTextExtractor.GetText(page, addDoubleNewline: false)).Length < most, _ => { });
        return text.ToString();
    }

    /// <summary>Everything in words: notes, form fields and the file's own title too, and each page once more without the gaps that a layout puts between characters.</summary>
    /// <param name="embedded">Takes the name and the bytes of each file within.</param>
    /// <exception cref="IntakeRefusedException">It is locked with a password, or takes too long.</exception>
    public static string All(byte[] bytes, Action<string, byte[]> embedded)
    {
        var text = new StringBuilder();
        var whole = Read(bytes, page =>
        {
            text.AppendLine(ContentOrderTextExtractor.GetText(page, addDoubleNewline: false)).AppendLine(page.Text);
            foreach (var note in page.GetAnnotations()) text.AppendLine(note.Content);
            return true;
        }, document =>
        {
            var about = document.Information;
            text.AppendJoin('\n', about.Title, about.Subject, about.Keywords, about.Author).AppendLine();
            if (document.TryGetForm(out var form))
                foreach (var field in form.GetFields()) text.AppendLine(field.GetFieldValue().Value);
            if (document.TryGetBookmarks(out var marks))
                foreach (var mark in marks.GetNodes()) text.AppendLine(mark.Title);
            if (document.Advanced.TryGetEmbeddedFiles(out var files))
                foreach (var file in files) embedded(file.Name, file.Memory.ToArray());
        });
        return whole ? text.ToString() : throw new IntakeRefusedException("PDF 文件内容过多，无法审查。");
    }

    // False where it was given up.
    private static bool Read(byte[] bytes, Func<UglyToad.PdfPig.Content.Page, bool> see, Action<PdfDocument> also)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            using var document = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            also(document);
            for (var n = 1; n <= document.NumberOfPages; n++)
            {
                if (watch.Elapsed > Patience) return false;
                if (!see(document.GetPage(n))) break;
            }
            return true;
        }
        catch (PdfDocumentEncryptedException e)
        {
            throw new IntakeRefusedException("PDF 文件已加密，无法审查，请去除密码后重试。", e);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or IntakeRefusedException))
        {
            // The reader throws whatever a broken file leads it to; browsers open many of these. What was read so far is what can be read.
            return true;
        }
    }
}
