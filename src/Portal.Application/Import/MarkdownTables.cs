using System.Text;

namespace Portal.Application.Import;

/// <summary>
/// Writes tables: plain ones with bars, those with merged or many-lined cells as grid tables. Markdig finds a grid's columns by
/// counting characters (UTF-16 units), so that Chinese counts one each, however wide it looks.
/// </summary>
internal static class MarkdownTables
{
    private const int MaxColumns = 60;
    private const int MaxSpan = 1000;

    private sealed record Placed(PaperCell Cell, int Row, int Column, int Rows, int Columns);

    public static string Write(PaperTable table)
    {
        var placed = Place(table, out var rows, out var columns);
        if (rows == 0 || columns == 0) return "";
        var plain = placed.All(p => p is { Rows: 1, Columns: 1 } && p.Cell.Lines.Count <= 1) && rows > 1;
        return plain ? Pipes(placed, rows, columns) : Grid(placed, rows, columns, table.HasHead);
    }

    /// <summary>Gives each cell its place; holes are filled with empty cells, spans that overlap are cut.</summary>
    private static List<Placed> Place(PaperTable table, out int rows, out int columns)
    {
        rows = table.Rows.Count;
        columns = 0;
        var taken = new HashSet<(int, int)>();
        var placed = new List<Placed>();
        for (var r = 0; r < rows; r++)
        {
            var c = 0;
            foreach (var cell in table.Rows[r])
            {
                while (taken.Contains((r, c))) c++;
                if (c >= MaxColumns) break;
                var width = Math.Clamp(cell.ColumnSpan, 1, MaxColumns - c);
                var height = Math.Clamp(cell.RowSpan, 1, Math.Min(MaxSpan, rows - r));
                var free = 1;
                while (free < width && !taken.Contains((r, c + free))) free++;
                width = free;
                for (var y = r; y < r + height; y++)
                {
                    for (var x = c; x < c + width; x++) taken.Add((y, x));
                }

                placed.Add(new Placed(cell, r, c, height, width));
                c += width;
                columns = Math.Max(columns, c);
            }
        }

        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                if (taken.Add((r, c))) placed.Add(new Placed(new PaperCell([]), r, c, 1, 1));
            }
        }

        return placed;
    }

    private static string Pipes(List<Placed> placed, int rows, int columns)
    {
        var result = new StringBuilder();
        var byRow = placed.ToLookup(p => p.Row);
        for (var r = 0; r < rows; r++)
        {
            result.Append('|');
            foreach (var cell in byRow[r].OrderBy(p => p.Column)) result.Append(' ').Append(MarkdownText.Inline(cell.Cell.Text)).Append(" |");
            result.Append('\n');
            if (r == 0) result.Append('|').Insert(result.Length, " --- |", columns).Append('\n');
        }

        return result.ToString().TrimEnd('\n');
    }

    private static string Grid(List<Placed> placed, int rows, int columns, bool hasHead)
    {
        var lines = placed.ToDictionary(p => p, Lines);
        var widths = new int[columns];
        Array.Fill(widths, 3);
        foreach (var p in placed.Where(p => p.Columns == 1)) widths[p.Column] = Math.Max(widths[p.Column], Longest(lines[p]) + 2);
        foreach (var p in placed.Where(p => p.Columns > 1))
        {
            var missing = Longest(lines[p]) + 2 - (Enumerable.Range(p.Column, p.Columns).Sum(c => widths[c]) + p.Columns - 1);
            if (missing > 0) widths[p.Column + p.Columns - 1] += missing;
        }

        var owner = new Placed[rows, columns];
        foreach (var p in placed)
        {
            for (var r = p.Row; r < p.Row + p.Rows; r++)
            {
                for (var c = p.Column; c < p.Column + p.Columns; c++) owner[r, c] = p;
            }
        }

        // The head is what the first row's cells reach down to.
        var head = hasHead ? Enumerable.Range(0, columns).Max(c => owner[0, c].Row + owner[0, c].Rows) : 0;
        if (head >= rows) head = 0;

        // Markdig takes the columns from the first line alone: it must show them all.
        var result = new StringBuilder();
        Border(result, widths, _ => false, _ => false, '-');
        for (var r = 0; r < rows; r++)
        {
            var height = Math.Max(1, Enumerable.Range(0, columns).Select(c => owner[r, c]).Where(p => p.Row == r).Max(p => (int?)lines[p].Count) ?? 1);
            for (var l = 0; l < height; l++)
            {
                result.Append('|');
                for (var c = 0; c < columns;)
                {
                    var p = owner[r, c];
                    var width = Enumerable.Range(c, p.Columns).Sum(x => widths[x]) + p.Columns - 1;
                    var text = p.Row == r && l < lines[p].Count ? lines[p][l] : "";
                    result.Append(' ').Append(text.PadRight(width - 1)).Append('|');
                    c += p.Columns;
                }

                result.Append('\n');
            }

            var row = r;
            Border(result, widths, c => row + 1 < rows && owner[row, c] == owner[row + 1, c], c => owner[row, c] == owner[row, c - 1], r + 1 == head ? '=' : '-');
        }

        return result.ToString().TrimEnd('\n');
    }

    /// <summary>A line between rows; blank below a cell that goes on.</summary>
    private static void Border(StringBuilder result, int[] widths, Func<int, bool> open, Func<int, bool> joined, char line)
    {
        for (var c = 0; c < widths.Length; c++)
        {
            var within = c > 0 && open(c) && open(c - 1) && joined(c);
            result.Append(within ? ' ' : '+').Append(open(c) ? ' ' : line, widths[c]);
        }

        result.Append("+\n");
    }

    private static List<string> Lines(Placed placed)
    {
        var result = new List<string>();
        foreach (var line in placed.Cell.Lines)
        {
            if (result.Count > 0) result.Add("");

            // A bar on a column's border would be taken for the border.
            result.Add(MarkdownText.Line(line).Replace("\\|", "&#124;", StringComparison.Ordinal));
        }

        return result;
    }

    private static int Longest(List<string> lines) => lines.Count == 0 ? 0 : lines.Max(l => l.Length);
}
