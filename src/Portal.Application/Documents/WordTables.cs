using System.Globalization;
using AngleSharp.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Portal.Application.Documents;

/// <summary>Tables of a Word file: those of a paper with their merged cells, and the one of its header.</summary>
internal static class WordTables
{
    /// <summary>Word itself knows no wider table.</summary>
    private const int MostColumns = 63;

    /// <summary>From margin to margin.</summary>
    private const int Width = 8844;

    /// <summary>Null where the table is wider than Word's widest.</summary>
    public static Table? Of(IElement html, MainDocumentPart main, string root)
    {
        var rows = html.QuerySelectorAll("tr").Where(r => r.Closest("table") == html).ToList();
        var columns = rows.Count == 0 ? 0 : CountColumns(rows);
        if (columns is 0 or > MostColumns) return null;
        var table = Empty(Weights(html, columns));
        var form = html.ClassList.Contains("form");
        // Cells that reach down from above: by the column they begin in, how many rows are left and how wide they are.
        var reaching = new Dictionary<int, (int Rows, int Span)>();
        foreach (var source in rows)
        {
            var head = source.ParentElement?.LocalName == "thead";
            var row = new TableRow(Properties(head, form, source));
            var column = 0;
            foreach (var cell in source.Children.Where(c => c.LocalName is "td" or "th"))
            {
                column = Continue(row, reaching, column);
                if (column >= columns) break;
                var (span, down) = (Math.Min(Span(cell, "colspan"), columns - column), Span(cell, "rowspan"));
                row.Append(Cell(cell, span, down > 1, head || cell.LocalName == "th", main, root));
                if (down > 1) reaching[column] = (down - 1, span);
                column += span;
            }
            column = Continue(row, reaching, column);
            while (column < columns)
            {
                row.Append(new TableCell(Spanning(1), WordText.Paragraph("TableText")));
                column = Continue(row, reaching, column + 1);
            }
            table.Append(row);
        }
        return table;
    }

    /// <summary>Two pairs in a row; what is long stands alone.</summary>
    public static Table OfFacts(IReadOnlyList<(string Name, string Value)> facts)
    {
        const int longest = 40;
        var table = Empty([15, 35, 15, 35]);
        (string Name, string Value)? waiting = null;
        foreach (var fact in facts)
        {
            if (fact.Value.Length > longest)
            {
                if (waiting is { } alone) table.Append(Row(alone));
                table.Append(Row(fact));
                waiting = null;
            }
            else if (waiting is { } left)
            {
                table.Append(Row(left, fact));
                waiting = null;
            }
            else waiting = fact;
        }
        if (waiting is { } last) table.Append(Row(last));
        return table;

        static TableRow Row(params (string Name, string Value)[] pairs)
        {
            var row = new TableRow(new TableRowProperties(new CantSplit()));
            foreach (var (name, value) in pairs)
                row.Append(new TableCell(Spanning(1), WordText.Paragraph("FactName", name)), new TableCell(Spanning(pairs.Length == 1 ? 3 : 1), WordText.Paragraph("Small", value)));
            return row;
        }
    }

    // Equal, unless every column says how wide it wants to be.
    private static int[] Weights(IElement html, int columns)
    {
        var asked = html.QuerySelectorAll("col").Select(c => int.TryParse(c.GetAttribute("data-width"), NumberStyles.None, CultureInfo.InvariantCulture, out var width) ? width : 0).ToArray();
        return asked.Length == columns && asked.All(w => w > 0) ? asked : [.. Enumerable.Repeat(1, columns)];
    }

    private static Table Empty(int[] weights)
    {
        var grid = new TableGrid();
        foreach (var weight in weights) grid.Append(new GridColumn { Width = (Width * weight / weights.Sum()).ToString(CultureInfo.InvariantCulture) });
        return new Table(
            new TableProperties(
                new TableWidth { Width = Width.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                new TableBorders(Border<TopBorder>(), Border<LeftBorder>(), Border<BottomBorder>(), Border<RightBorder>(), Border<InsideHorizontalBorder>(), Border<InsideVerticalBorder>()),
                new TableLayout { Type = TableLayoutValues.Autofit }),
            grid);

        static T Border<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = "808080" };
    }

    private static TableRowProperties Properties(bool head, bool form, IElement row)
    {
        var properties = new TableRowProperties();
        if (form) properties.Append(new CantSplit(), new TableRowHeight { Val = row.ClassList.Contains("tall") ? 1400u : 540u, HeightType = HeightRuleValues.AtLeast });
        if (head) properties.Append(new TableHeader());
        return properties;
    }

    private static TableCell Cell(IElement source, int span, bool reachesDown, bool head, MainDocumentPart main, string root)
    {
        var properties = Spanning(span);
        if (reachesDown) properties.Append(new VerticalMerge { Val = MergedCellValues.Restart });
        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        var cell = new TableCell(properties);
        new WordHtml(main, cell, root).WriteCell(source, head ? "TableHead" : "TableText");
        if (cell.LastChild is not Paragraph) cell.Append(WordText.Paragraph("TableText"));
        var alignment = source.ClassList.Contains("right") ? JustificationValues.Right : source.ClassList.Contains("center") ? JustificationValues.Center : (JustificationValues?)null;
        if (alignment is { } side)
            foreach (var paragraph in cell.Elements<Paragraph>()) paragraph.ParagraphProperties!.Append(new Justification { Val = side });
        return cell;
    }

    private static int Continue(TableRow row, Dictionary<int, (int Rows, int Span)> reaching, int column)
    {
        while (reaching.TryGetValue(column, out var from))
        {
            var properties = Spanning(from.Span);
            properties.Append(new VerticalMerge { Val = MergedCellValues.Continue });
            row.Append(new TableCell(properties, WordText.Paragraph("TableText")));
            if (from.Rows == 1) reaching.Remove(column);
            else reaching[column] = (from.Rows - 1, from.Span);
            column += from.Span;
        }
        return column;
    }

    private static TableCellProperties Spanning(int span) => span > 1 ? new TableCellProperties(new GridSpan { Val = span }) : new TableCellProperties();

    private static int CountColumns(IReadOnlyList<IElement> rows)
    {
        var reaching = new Dictionary<int, (int Rows, int Span)>();
        var most = 0;
        foreach (var row in rows)
        {
            var column = 0;
            foreach (var cell in row.Children.Where(c => c.LocalName is "td" or "th"))
            {
                column = Skip(column);
                var (span, down) = (Span(cell, "colspan"), Span(cell, "rowspan"));
                if (down > 1) reaching[column] = (down - 1, span);
                column += span;
            }
            most = Math.Max(most, Skip(column));
        }
        return most;

        int Skip(int column)
        {
            while (reaching.TryGetValue(column, out var from))
            {
                if (from.Rows == 1) reaching.Remove(column);
                else reaching[column] = (from.Rows - 1, from.Span);
                column += from.Span;
            }
            return column;
        }
    }

    private static int Span(IElement cell, string name) =>
        int.TryParse(cell.GetAttribute(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, 1000) : 1;
}
