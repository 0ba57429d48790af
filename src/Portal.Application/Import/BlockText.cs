using System.Text;

namespace Portal.Application.Import;

/// <summary>Lines and tables of a paper as plain text: a line each, cells between bars, merged cells repeated in each place they cover.</summary>
internal static class BlockText
{
    private const int MaxColumns = 40;
    private const int MaxRows = 20_000;

    public static string Write(RawPaper paper)
    {
        var text = new StringBuilder();
        // A page's title may stand outside of the element that holds its text.
        if (paper.Meta.GetValueOrDefault("ArticleTitle") is { Length: > 0 } title && !paper.Blocks.Take(5).Any(b => b.IsLine && PaperText.Bare(b.Text) == PaperText.Bare(title))) text.Append(title).Append('\n');
        foreach (var block in paper.Blocks)
        {
            if (block.Table is { } table) Table(text, table);
            else text.Append(block.Text).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>A public record's text: its title and its rendered body.</summary>
    public static string OfPage(string title, string html) => title + "\n" + Write(HtmlBlocks.ReadFragment(html));

    private static void Table(StringBuilder text, PaperTable table)
    {
        var open = new Dictionary<int, (int Rows, string Words)>();
        for (var r = 0; r < Math.Min(table.Rows.Count, MaxRows); r++)
        {
            var row = table.Rows[r];
            if (r == 0 && row.Count == 1)
            {
                text.Append(Words(row[0])).Append('\n'); // the table's title
                continue;
            }
            var cells = new List<string>();
            void Above()
            {
                while (open.TryGetValue(cells.Count, out var merged) && cells.Count < MaxColumns)
                {
                    if (merged.Rows > 1) open[cells.Count] = merged with { Rows = merged.Rows - 1 };
                    else open.Remove(cells.Count);
                    cells.Add(merged.Words);
                }
            }
            foreach (var cell in row)
            {
                Above();
                var words = Words(cell);
                for (var n = 0; n < Math.Max(1, cell.ColumnSpan) && cells.Count < MaxColumns; n++)
                {
                    if (cell.RowSpan > 1) open[cells.Count] = (cell.RowSpan - 1, words);
                    cells.Add(words);
                }
            }
            Above();
            text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        }
    }

    // Lines within a cell part with a blank; a bar in it would be taken for the next cell.
    private static string Words(PaperCell cell) => string.Join(' ', cell.Lines).Replace('|', '丨').Replace('｜', '丨').Replace('\n', ' ');
}
