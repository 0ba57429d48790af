namespace Portal.Domain.WorkPlans.Reading;

/// <summary>Gives the cells of a row their columns, where cells are missing too (merged with the row above).</summary>
internal static class TableRows
{
    public static TableRow? Make(PlanText text, IReadOnlyList<CellKind> kinds, List<List<(int Start, int End, bool Break)>> cells, (int Start, int End) span)
    {
        var filled = cells.FindAll(c => c.Any(r => r.End > r.Start));
        if (filled.Count == 0) return null;
        var first = filled[0];
        var words = Join(text, first);
        // One cell alone, or the same words in all (merged across): a heading.
        if (kinds.Count > 2 && (filled.Count == 1 || filled.Skip(1).All(c => Join(text, c) == words)) && words.Length <= 80) return Heading(text, first, span);
        if (kinds.Count > 3 && filled.Count == 2 && Numeral(text, first) is { Length: > 0 } numeral && cells.IndexOf(filled[1]) <= 2 && Join(text, filled[1]) is { Length: <= 60 } title && !title.Contains('。', StringComparison.Ordinal))
            return new TableRow("", numeral, title, [], span);
        var columns = kinds.ToList();
        if (cells.Count < columns.Count) Align(text, columns, cells);
        var result = new List<TableCell>();
        var (number, part) = ("", (string?)null);
        for (var i = 0; i < cells.Count; i++)
        {
            var kind = i < columns.Count ? columns[i] : CellKind.Other;
            var ranges = cells[i].FindAll(r => r.End > r.Start);
            if (ranges.Count == 0) continue;
            if (kind == CellKind.Number) number = Join(text, ranges).Trim('.', '、', '．', '（', '）', '(', ')');
            else if (kind == CellKind.Part) part = Join(text, ranges);
            else if (kind != CellKind.None) result.Add(new TableCell(kind, ranges));
        }
        return result.Exists(c => c.Kind is CellKind.Task or CellKind.Detail) ? new TableRow(number, null, part, result, span) : null;
    }

    /// <summary>Drops columns whose cells were merged with those above: first those of parts, then those at the end.</summary>
    private static void Align(PlanText text, List<CellKind> columns, List<List<(int Start, int End, bool Break)>> cells)
    {
        while (columns.Count > cells.Count && columns.IndexOf(CellKind.Part) is >= 0 and var part) columns.RemoveAt(part);
        var number = columns.IndexOf(CellKind.Number);
        if (columns.Count > cells.Count && number >= 0 && number < cells.Count && !IsNumber(Join(text, cells[number]))) columns.RemoveAt(number);
    }

    private static TableRow Heading(PlanText text, List<(int Start, int End, bool Break)> cell, (int Start, int End) span)
    {
        var (start, end, _) = cell[0];
        var number = PlanNumber.At(text.Norm, start, end) is { Form: not NumberForm.Bare } n ? n : (PlanNumber?)null;
        var title = Join(text, [(number?.TextAt ?? start, end, false), .. cell.Skip(1)]);
        return new TableRow("", number?.Label(text) ?? "", title, [], span);
    }

    private static string? Numeral(PlanText text, List<(int Start, int End, bool Break)> cell)
    {
        var words = Join(text, cell).Trim('、', '（', '）', '(', ')');
        return words.Length is > 0 and <= 3 && words.All(c => "一二三四五六七八九十".Contains(c, StringComparison.Ordinal)) ? words : null;
    }

    private static bool IsNumber(string words) => words.Trim('.', '、', '．', '（', '）', '(', ')') is { Length: > 0 and <= 5 } bare && (bare.All(c => char.IsDigit(c) || c is '.' or '-') || bare.All(c => "一二三四五六七八九十".Contains(c, StringComparison.Ordinal)));

    public static string Join(PlanText text, IReadOnlyList<(int Start, int End, bool Break)> ranges)
    {
        var words = Words.Of(text, ranges);
        return words.Text(0, words.Length);
    }
}
