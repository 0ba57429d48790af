using Portal.Application.Import;
using Portal.Domain.Publishing;
using Portal.Domain.WorkPlans.Reading;

namespace Portal.Application.WorkPlans;

/// <summary>Reads work plans out of files and out of public records (requirement F4); stores nothing.</summary>
public sealed class PlanPapers(PaperReader papers)
{
    /// <exception cref="Files.IntakeRefusedException">The file is not let in.</exception>
    public PlanReading OfFile(string fileName, byte[] bytes) => PlanReader.Read(TextOf(fileName, bytes));

    /// <summary>The text whose places the reading names. A file without a byte has no text; it is no failure.</summary>
    /// <exception cref="Files.IntakeRefusedException">The file is not let in.</exception>
    public string TextOf(string fileName, byte[] bytes) => bytes.Length == 0 ? "" : papers.ReadText(fileName, bytes);

    /// <summary>A document on the shelf, with the tables of its rendered body.</summary>
    public static PlanReading OfShelf(string title, string html) => PlanReader.Read(TextOfShelf(title, html));

    public static PlanReading OfShelf(ShelfContent content) => OfShelf(content.Title, content.Html);

    public static string TextOfShelf(string title, string html) => BlockText.OfPage(title, html);
}
