namespace Portal.Application.Import;

/// <summary>Plain text: a line is a paragraph; rows of | or tabs are a table.</summary>
internal static class TextBlocks
{
    private const int LongestRow = 2000;

    public static RawPaper Read(string text)
    {
        var paper = new RawPaper();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (Cells(lines[i]) is { } first)
            {
                var rows = new List<string[]> { first };
                while (i + rows.Count < lines.Length && Cells(lines[i + rows.Count]) is { } next && (next.Length == first.Length || PaperLabels.FromCells(next).Count > 0)) rows.Add(next);
                var labelled = rows.Any(r => PaperLabels.FromCells(r).Count > 0);
                if (rows.Count > 1 || labelled)
                {
                    paper.Blocks.Add(PaperBlock.OfTable(Table(rows)));
                    i += rows.Count - 1;
                    continue;
                }
            }

            if (PaperBlock.Of([new PaperRun(lines[i])]) is { } block) paper.Blocks.Add(block);
        }

        return paper;
    }

    private static PaperTable Table(List<string[]> rows)
    {
        rows.RemoveAll(r => r.All(c => c.Length > 0 && c.All(x => x is '-' or ':' or '=' or '─')));
        var width = rows.Count == 0 ? 0 : rows.Max(r => r.Length);
        return new PaperTable(rows.Select(r => (IReadOnlyList<PaperCell>)Enumerable.Range(0, width).Select(i => new PaperCell([i < r.Length ? r[i] : ""])).ToList()).ToList());
    }

    private static string[]? Cells(string line)
    {
        if (line.Length > LongestRow) return null;
        var trimmed = line.Trim();
        var separator = trimmed.Count(c => c is '|' or '｜') >= 2 ? '|' : trimmed.Contains('\t', StringComparison.Ordinal) ? '\t' : '\0';
        if (separator == '\0') return null;
        if (separator == '|') trimmed = trimmed.Replace('｜', '|').Trim('|', ' ', '\t');
        var cells = trimmed.Split(separator, StringSplitOptions.TrimEntries).Select(PaperText.Tidy).ToArray();
        return cells.Length < 2 ? null : cells;
    }
}
