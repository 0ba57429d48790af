using System.Text.RegularExpressions;
using Portal.Application.Files;

namespace Portal.Application.Import;

/// <summary>What became of a paste: Markdown, and what a person should know of it.</summary>
public sealed record Pasted(string Markdown, IReadOnlyList<string> Notes);

/// <summary>
/// Words copied out of Word, WPS or a web page as the Markdown of the editor: headings, lists, tables with merged cells, signature and list of
/// annexes stay; looks, scripts, hidden text and pictures go.
/// </summary>
public static partial class PastedText
{
    /// <summary>Longest paste after its pictures were taken out, in characters.</summary>
    public const int MaxLength = 6_000_000;

    /// <summary>A table beyond this is data for an attachment, not text to read.</summary>
    public const int MaxCells = 3_000;

    /// <exception cref="IntakeRefusedException">Too long, a whole spreadsheet, or nothing in it.</exception>
    public static Pasted ToMarkdown(string html)
    {
        var pictures = DataPicture().Count(html);
        if (pictures > 0) html = DataPicture().Replace(html, "");
        if (html.Length > MaxLength) throw new IntakeRefusedException("粘贴的内容太长，请分段粘贴，或者用“导入”上传文件。");
        var paper = HtmlBlocks.ReadFragment(html);
        var largest = paper.Blocks.Where(b => b.Table is not null).Select(b => (Rows: b.Table!.Rows.Count, Cells: b.Table.Rows.Sum(r => r.Count))).DefaultIfEmpty().MaxBy(t => t.Cells);
        if (largest.Cells > MaxCells) throw new IntakeRefusedException($"粘贴的表格有{largest.Rows}行、{largest.Cells}个单元格，放进正文不便阅读，请作为附件上传。");
        if (paper.Blocks.Count == 0) throw new IntakeRefusedException(pictures > 0 || paper.Notes.Count > 0 ? "粘贴的内容里只有图片。图片请作为附件上传。" : "粘贴的内容里没有文字。");
        var notes = paper.Notes.Count > 0 || pictures > 0 ? (string[])["图片没有粘贴进来，需要的请作为附件上传。"] : [];
        return new Pasted(new PaperBody(paper.Blocks, null, paper.Footnotes).Write(PaperBody.Signatures(paper.Blocks)), notes);
    }

    [GeneratedRegex("""(?<=\ssrc\s*=\s*["'])data:[^"']{100,}(?=["'])""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DataPicture();
}
