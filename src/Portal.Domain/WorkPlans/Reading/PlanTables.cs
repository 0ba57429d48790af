namespace Portal.Domain.WorkPlans.Reading;

/// <summary>The words of one cell, perhaps on several lines.</summary>
internal sealed record TableCell(CellKind Kind, IReadOnlyList<(int Start, int End, bool Break)> Ranges);

/// <summary>A row of a table of tasks, or a heading that runs through it.</summary>
internal sealed record TableRow(string Number, string? PartNumber, string? PartTitle, IReadOnlyList<TableCell> Cells, (int Start, int End) Span)
{
    public bool IsHeading => Cells.Count == 0;

    public TableCell? First(CellKind kind) => Cells.FirstOrDefault(c => c.Kind == kind);
}

/// <summary>Tables in plain text: cells between | or tabs, also as Markdown writes them, or two blanks; and tables pasted with each cell on a line of its own.</summary>
internal static class PlanTables
{
    public static bool Starts(PlanText text, int line) => Heads(text, line) is not null || PastedCells.Heads(text, line) is not null;

    public static (IReadOnlyList<TableRow> Rows, int LineCount)? Read(PlanText text, int line)
    {
        if (Heads(text, line) is { } heads) return Rows(text, line, TableColumns.Refined(heads.Kinds), heads.Separator);
        return PastedCells.Heads(text, line) is { } kinds ? PastedCells.Rows(text, line, TableColumns.Refined(kinds)) : null;
    }

    private static (List<CellKind> Kinds, char Separator)? Heads(PlanText text, int line)
    {
        var (start, end) = text.Lines[line];
        if (end - start > 200) return null;
        foreach (var separator in "|\t ")
        {
            if (Cells(text.Norm, start, end, separator) is not { Count: >= 2 } cells) continue;
            var kinds = cells.ConvertAll(c => TableColumns.Kind(text.Norm, c.Start, c.End));
            if (TableColumns.AreHeads(kinds) && (separator != ' ' || kinds.Count >= 3)) return (kinds, separator);
        }
        return null;
    }

    private static (IReadOnlyList<TableRow>, int) Rows(PlanText text, int first, List<CellKind> kinds, char separator)
    {
        var rows = new List<TableRow>();
        var head = PlanLines.Bare(text.Norm, text.Lines[first].Start, text.Lines[first].End);
        var i = first + 1;
        for (; i < text.Lines.Count; i++)
        {
            var (start, end) = text.Lines[i];
            if (IsRule(text.Norm, start, end) || PlanLines.IsPageNumber(text.Norm, start, end) || end - start < 200 && PlanLines.Bare(text.Norm, start, end) == head) continue;
            var cells = Cells(text.Norm, start, end, separator);
            if (rows.Count == 0 && cells is not null && cells.Count >= kinds.Count && cells.ConvertAll(c => TableColumns.Kind(text.Norm, c.Start, c.End)) is var second && TableColumns.AreHeads(second) && !second.Contains(CellKind.None))
            {
                kinds = TableColumns.Refined(second); // heads of two rows: 责任单位 over 牵头单位 and 配合单位
                continue;
            }
            if (cells is null)
            {
                if (end - start <= 60 && PlanNumber.At(text.Norm, start, end) is { Kind: NumberKind.Han or NumberKind.Part or NumberKind.HanBracket, Form: NumberForm.Pointed } number && Follows(text, i, separator))
                {
                    rows.Add(new TableRow("", number.Label(text), text.Shown[number.TextAt..end].Trim(), [], (start, end)));
                    continue;
                }
                if (rows.Count > 0 && !rows[^1].IsHeading && Follows(text, i, separator) && !PlanLines.IsTail(text.Norm, start, end))
                {
                    Extend(rows, start, end);
                    continue;
                }
                break;
            }
            // A row that was broken within a cell: its rest stands on the next lines.
            var last = end;
            var ranges = cells.ConvertAll(c => new List<(int Start, int End, bool Break)> { (c.Start, c.End, false) });
            while (separator == '\t' && ranges.Count < kinds.Count && i + 1 < text.Lines.Count && Cells(text.Norm, text.Lines[i + 1].Start, text.Lines[i + 1].End, separator) is { } more
                && ranges.Count + more.Count - 1 <= kinds.Count && more.Count < kinds.Count && !IsFigure(text.Norm, more[0]))
            {
                ranges[^1].Add((more[0].Start, more[0].End, false));
                ranges.AddRange(more.Skip(1).Select(c => new List<(int, int, bool)> { (c.Start, c.End, false) }));
                last = text.Lines[++i].End;
            }
            if (TableRows.Make(text, kinds, ranges, (start, last)) is { } row) rows.Add(row);
        }
        return (rows, i - first);
    }

    private static void Extend(List<TableRow> rows, int start, int end)
    {
        var cells = rows[^1].Cells.ToList();
        var at = cells.FindIndex(c => c.Kind is CellKind.Detail) is >= 0 and var d ? d : cells.FindIndex(c => c.Kind is CellKind.Task);
        if (at < 0) return;
        cells[at] = cells[at] with { Ranges = [.. cells[at].Ranges, (start, end, true)] };
        rows[^1] = rows[^1] with { Cells = cells };
    }

    private static bool Follows(PlanText text, int line, char separator)
    {
        for (var n = line + 1; n < Math.Min(text.Lines.Count, line + 4); n++)
            if (Cells(text.Norm, text.Lines[n].Start, text.Lines[n].End, separator) is not null) return true;
        return false;
    }

    private static bool IsFigure(string s, (int Start, int End) cell)
    {
        for (var i = cell.Start; i < cell.End; i++)
            if (!char.IsAsciiDigit(s[i])) return false;
        return cell.End > cell.Start;
    }

    private static bool IsRule(string s, int start, int end)
    {
        for (var i = start; i < end; i++)
            if (s[i] is not ('-' or '|' or '：' or '+' or '=' or ' ' or '\t' or '_')) return false;
        return true;
    }

    private static List<(int Start, int End)>? Cells(string s, int start, int end, char separator)
    {
        if (separator == '|')
        {
            if (s.AsSpan(start, end - start).Count('|') < (s[start] == '|' ? 2 : 1)) return null;
            if (s[start] == '|') start++;
            if (end > start && s[end - 1] == '|') end--;
        }
        else if (separator == '\t' && !s.AsSpan(start, end - start).Contains('\t')) return null;
        else if (separator == ' ' && !s.AsSpan(start, end - start).Contains("  ", StringComparison.Ordinal)) return null;
        var cells = new List<(int, int)>();
        var from = start;
        for (var i = start; i <= end; i++)
        {
            var wide = separator == ' ' && i + 1 < end && s[i] == ' ' && s[i + 1] == ' ';
            if (i < end && !wide && (separator == ' ' || s[i] != separator)) continue;
            var (a, b) = (from, i);
            while (a < b && s[a] is ' ' or '\t') a++;
            while (b > a && s[b - 1] is ' ' or '\t') b--;
            if (separator != ' ' || b > a) cells.Add((a, b));
            while (wide && i + 1 < end && s[i + 1] == ' ') i++;
            from = i + 1;
            if (cells.Count > 40) return null;
        }
        return cells.Count < 2 ? null : cells;
    }
}
