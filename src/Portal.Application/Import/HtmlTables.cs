using System.Globalization;
using AngleSharp.Dom;

namespace Portal.Application.Import;

/// <summary>Tables of a page that hold data; those that only lay out a page give null.</summary>
internal static class HtmlTables
{
    private const int LongestCell = 1500;

    public static PaperTable? Read(IElement table)
    {
        if (table.QuerySelector("table") is not null) return null;
        var rows = table.QuerySelectorAll("tr").Where(r => r.Children.Any(c => c.LocalName is "td" or "th")).ToList();
        if (rows.Count == 0 || rows.Max(r => r.Children.Length) < 2) return null;
        var cells = rows.Select(r => (IReadOnlyList<PaperCell>)r.Children.Where(c => c.LocalName is "td" or "th").Select(Cell).ToList()).ToList();
        return cells.SelectMany(r => r).Any(c => c.Text.Length > LongestCell) ? null : new PaperTable(cells);
    }

    private static PaperCell Cell(IElement cell)
    {
        var walk = new HtmlWalk(new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "section" });
        walk.Walk(cell, cell);
        return new PaperCell(walk.Inside.Select(b => b.Text).ToList(), Span(cell, "colspan"), Span(cell, "rowspan"));
    }

    private static int Span(IElement cell, string name) =>
        int.TryParse(cell.GetAttribute(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, 1000) : 1;
}
