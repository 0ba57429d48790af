using System.Globalization;

namespace Portal.Domain.WorkPlans.Reading;

/// <summary>A table that was pasted cell by cell, each on its line: the heads, then the cells of each row; empty cells are lost.</summary>
internal static class PastedCells
{
    private const int MostColumns = 10;
    private const int LongestRow = 60;

    public static List<CellKind>? Heads(PlanText text, int line)
    {
        var kinds = new List<CellKind>();
        for (var i = line; i < text.Lines.Count && kinds.Count < MostColumns; i++)
        {
            var kind = TableColumns.Kind(text.Norm, text.Lines[i].Start, text.Lines[i].End);
            if (kind == CellKind.None || kind is CellKind.Number && kinds.Count > 0 && kinds[0] == CellKind.Number) break;
            kinds.Add(kind);
        }
        return kinds.Count >= 3 && TableColumns.AreHeads(kinds) && kinds.Any(k => k is CellKind.Units or CellKind.Lead or CellKind.Limit) ? kinds : null;
    }

    public static (IReadOnlyList<TableRow>, int)? Rows(PlanText text, int first, List<CellKind> kinds)
    {
        var rows = new List<TableRow>();
        var numbered = kinds[0] == CellKind.Number;
        var group = new List<int>();
        var named = false; // a cell of the row names units
        var (next, i) = (1, first + kinds.Count);
        for (; i < text.Lines.Count; i++)
        {
            var (start, end) = text.Lines[i];
            if (Repeats(text, first, i, kinds.Count))
            {
                i += kinds.Count - 1; // the heads again on the next page
                continue;
            }
            var figure = Figure(text.Norm, start, end);
            if (numbered && figure > 0 && (figure == next || figure == 1 && group.Count > 1))
            {
                Close();
                (next, group, named) = (figure + 1, [i], false);
                continue;
            }
            if (PlanLines.IsPageNumber(text.Norm, start, end)) continue;
            var complete = group.Count == 0 || group.Count >= kinds.Count || named;
            if (group.Count > LongestRow) break;
            if (complete && end - start <= 60 && PlanNumber.At(text.Norm, start, end) is { Kind: NumberKind.Han or NumberKind.Part, Form: NumberForm.Pointed } number)
            {
                Close();
                rows.Add(new TableRow("", number.Label(text), text.Shown[number.TextAt..end].Trim(), [], (start, end)));
                continue;
            }
            if (complete && group.Count > 0 && (PlanLines.IsTail(text.Norm, start, end) || PlanLines.IsTitle(text.Norm, start, end) && !numbered)) break;
            if (numbered && group.Count == 0) break;
            if (!numbered && complete && group.Count > 0 && (group.Count >= kinds.Count || !LooksLate(text, start, end))) Close();
            group.Add(i);
            named = named || UnitNames.IsList(text.Norm, start, end);
        }
        Close();
        return rows.Exists(r => !r.IsHeading) ? (rows, i - first) : null;

        void Close()
        {
            if (group.Count > (numbered ? 1 : 0) && Row(text, kinds, group) is { } row) rows.Add(row);
            (group, named) = ([], false);
        }
    }

    private static TableRow? Row(PlanText text, List<CellKind> kinds, List<int> lines)
    {
        var span = (text.Lines[lines[0]].Start, text.Lines[lines[^1]].End);
        List<(int Start, int End, bool Break)> Cell(int n) => [(text.Lines[lines[n]].Start, text.Lines[lines[n]].End, false)];
        if (lines.Count == kinds.Count && Fits(text, kinds, lines)) return TableRows.Make(text, kinds, [.. Enumerable.Range(0, lines.Count).Select(Cell)], span);

        // Cells are lost or have several lines: each line goes where its words belong.
        var cells = kinds.ConvertAll(_ => new List<(int Start, int End, bool Break)>());
        var column = 0;
        for (var n = 0; n < lines.Count; n++)
        {
            var (start, end) = text.Lines[lines[n]];
            var to = Choose(text.Norm, start, end, kinds, column, cells);
            cells[to].Add((start, end, cells[to].Count > 0 && PlanLines.IsFinished(text.Norm[cells[to][^1].End - 1])));
            column = to;
        }
        return TableRows.Make(text, kinds, cells, span);
    }

    private static int Choose(string s, int start, int end, List<CellKind> kinds, int column, List<List<(int Start, int End, bool Break)>> cells)
    {
        if (column == 0 && kinds[0] == CellKind.Number && cells[0].Count == 0) return 0;
        var units = UnitNames.IsList(s, start, end);
        var limit = LimitWords.IsWhole(s, start, end);
        for (var c = column; c < kinds.Count; c++)
        {
            if (kinds[c] == CellKind.Number) continue;
            if (cells[c].Count > 0 && (kinds[c] is not (CellKind.Task or CellKind.Detail) || units || limit)) continue;
            var fits = kinds[c] switch
            {
                CellKind.Units or CellKind.Lead or CellKind.Support => units,
                CellKind.Limit => limit,
                CellKind.Task or CellKind.Detail => !units && !limit,
                CellKind.Part => !units && !limit && end - start <= 20 && !PlanLines.IsFinished(s[end - 1]),
                _ => !units && !limit,
            };
            if (fits) return c;
        }
        return column;
    }

    private static bool Fits(PlanText text, List<CellKind> kinds, List<int> lines)
    {
        for (var n = 0; n < kinds.Count; n++)
            if (kinds[n] is CellKind.Task or CellKind.Detail && UnitNames.IsList(text.Norm, text.Lines[lines[n]].Start, text.Lines[lines[n]].End) && text.Lines[lines[n]].End - text.Lines[lines[n]].Start < 12) return false;
        return true;
    }

    // what stands in the later columns of a row
    private static bool LooksLate(PlanText text, int start, int end) => UnitNames.IsList(text.Norm, start, end) || LimitWords.IsWhole(text.Norm, start, end) || end - start <= 4;

    private static bool Repeats(PlanText text, int first, int line, int count)
    {
        if (line + count > text.Lines.Count) return false;
        for (var n = 0; n < count; n++)
        {
            var (a, b) = (text.Lines[first + n], text.Lines[line + n]);
            if (a.End - a.Start != b.End - b.Start || string.CompareOrdinal(text.Norm, a.Start, text.Norm, b.Start, a.End - a.Start) != 0) return false;
        }
        return true;
    }

    private static int Figure(string s, int start, int end)
    {
        if (end > start && s[end - 1] is '.' or '、') end--;
        if (end - start is 0 or > 5) return 0;
        return int.TryParse(s.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
    }
}
