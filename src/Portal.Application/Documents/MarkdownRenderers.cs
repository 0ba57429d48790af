using System.Globalization;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Portal.Application.Documents;

/// <summary># is the title of an enclosed paper; the page's own title is h1, so that ## is h2 as well.</summary>
internal sealed class PaperHeadingRenderer : HtmlObjectRenderer<HeadingBlock>
{
    protected override void Write(HtmlRenderer renderer, HeadingBlock obj)
    {
        var level = Math.Clamp(obj.Level, 2, 5).ToString(CultureInfo.InvariantCulture);
        renderer.Write("<h").Write(level);
        if (obj.Level == 1) renderer.Write(" class=\"enclosed\"");
        renderer.Write(">").WriteLeafInline(obj).Write("</h").Write(level).WriteLine(">");
    }
}

/// <summary>Tables without style attributes: alignment as a class, no column widths, scrollable by keyboard.</summary>
internal sealed class PaperTableRenderer : HtmlObjectRenderer<Table>
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.EnsureLine();
        renderer.WriteLine("<div class=\"table-wrap\" tabindex=\"0\" role=\"region\" aria-label=\"表格\">").WriteLine("<table>");
        string? part = null;
        foreach (var row in table.Cast<TableRow>())
        {
            var wanted = row.IsHeader && part != "tbody" ? "thead" : "tbody";
            if (wanted != part)
            {
                if (part is not null) renderer.Write("</").Write(part).WriteLine(">");
                renderer.Write("<").Write(wanted).WriteLine(">");
                part = wanted;
            }

            renderer.WriteLine("<tr>");
            for (var i = 0; i < row.Count; i++) WriteCell(renderer, table, (TableCell)row[i], i, row.IsHeader);
            renderer.WriteLine("</tr>");
        }

        if (part is not null) renderer.Write("</").Write(part).WriteLine(">");
        renderer.WriteLine("</table>").WriteLine("</div>");
    }

    private static void WriteCell(HtmlRenderer renderer, Table table, TableCell cell, int index, bool header)
    {
        var name = header ? "th" : "td";
        renderer.Write("<").Write(name);
        if (header) renderer.Write(cell.ColumnSpan > 1 ? " scope=\"colgroup\"" : " scope=\"col\"");
        if (cell.ColumnSpan > 1) renderer.Write($" colspan=\"{cell.ColumnSpan.ToString(CultureInfo.InvariantCulture)}\"");
        if (cell.RowSpan > 1) renderer.Write($" rowspan=\"{cell.RowSpan.ToString(CultureInfo.InvariantCulture)}\"");
        var column = cell.ColumnIndex >= 0 ? cell.ColumnIndex : index;
        if (column < table.ColumnDefinitions.Count && table.ColumnDefinitions[column].Alignment is { } alignment)
        {
            renderer.Write($" class=\"{alignment switch { TableColumnAlign.Center => "center", TableColumnAlign.Right => "right", _ => "left" }}\"");
        }

        renderer.Write(">");
        var paragraphs = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = cell.Count == 1;
        renderer.WriteChildren(cell);
        renderer.ImplicitParagraph = paragraphs;
        renderer.Write("</").Write(name).WriteLine(">");
    }
}

/// <summary>::: sign, ::: to and ::: note; the words of any other container stay without a class.</summary>
internal sealed class PaperContainerRenderer : HtmlObjectRenderer<CustomContainer>
{
    protected override void Write(HtmlRenderer renderer, CustomContainer container)
    {
        renderer.EnsureLine();
        var name = container.Info?.Trim() is "sign" or "to" or "note" ? container.Info.Trim() : null;
        renderer.WriteLine(name is null ? "<div>" : $"<div class=\"{name}\">");
        var paragraphs = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = false;
        renderer.WriteChildren(container);
        renderer.ImplicitParagraph = paragraphs;
        renderer.WriteLine("</div>");
    }
}

/// <summary>a::b::c is no markup in an official paper: the colons are printed as they were typed.</summary>
internal sealed class PaperContainerInlineRenderer : HtmlObjectRenderer<CustomContainerInline>
{
    protected override void Write(HtmlRenderer renderer, CustomContainerInline inline)
    {
        renderer.Write("::");
        renderer.WriteChildren(inline);
        renderer.Write("::");
    }
}
