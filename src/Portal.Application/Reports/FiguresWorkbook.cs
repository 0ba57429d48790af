using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Portal.Application.Files;
using Portal.Domain.Reports;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using D = DocumentFormat.OpenXml.Drawing;
using X = DocumentFormat.OpenXml.Drawing.Spreadsheet;

namespace Portal.Application.Reports;

/// <summary>The figures as .xlsx: months with a chart, units by columns, and every cell for those who go on calculating.</summary>
public static class FiguresWorkbook
{
    private const string MonthsSheet = "按月";

    public static byte[] Write(NamedFigures named)
    {
        var figures = named.Figures;
        var channels = figures.Channels;
        string[] sums = ["合计", "其中原创", "其中转载"];
        var months = new WorkbookSheet(MonthsSheet, [12, .. channels.Select(_ => 12), 12, 12, 12],
            [(object?[])["月份", .. Names(channels), .. sums], .. figures.Months().Select(m => Line([m.Month.ToString()], m.Sums)), Line(["合计"], figures.Sum)]) { FrozenColumns = 1 };
        var units = new WorkbookSheet("按处室和栏目", [24, 24, .. channels.Select(_ => 12), 12, 12, 12],
            [(object?[])["处室", "栏目", .. Names(channels), .. sums], .. named.Lines().Select(l => Line([l.Unit, l.Column], l.Sums)), Line(["合计", ""], figures.Sum)]) { FrozenColumns = 2 };
        var (unitNames, columnNames) = (named.Units.ToDictionary(u => u.Id, u => u.Name), named.Columns.ToDictionary(c => c.Id, c => c.Name));
        var cells = new WorkbookSheet("明细", [12, 24, 24, 14, 10, 10],
            [(object?[])["月份", "处室", "栏目", "渠道", "来源", "数量"], .. figures.Cells.OrderBy(c => c.Month).ThenBy(c => c.UnitId).ThenBy(c => c.ColumnId).ThenBy(c => c.Channel).ThenBy(c => c.IsRepost)
                .Select(c => (object?[])[c.Month.ToString(), unitNames[c.UnitId], columnNames[c.ColumnId], c.Channel.Chinese(), c.IsRepost ? "转载" : "原创", c.Count])]);
        var count = figures.From.MonthsTo(figures.To);
        return Files.Workbook.Write([months, units, cells], (part, sheet) =>
        {
            if (sheet.Name == MonthsSheet) AddChart(part, count, channels.Count + 2);
        });

        object?[] Line(IEnumerable<object?> before, FigureSums line) => [.. before, .. channels.Select(c => (object?)line[c]), line.Total, line.Originals, line.Reposts];
    }

    private static IEnumerable<object?> Names(IEnumerable<Channel> channels) => channels.Select(c => c.Chinese());

    /// <summary>Stacked columns of originals and reposts, month by month, below the table.</summary>
    private static void AddChart(WorksheetPart part, int months, int originalsColumn)
    {
        var drawings = part.AddNewPart<DrawingsPart>();
        part.Worksheet.Append(new Drawing { Id = part.GetIdOfPart(drawings) });
        var chart = drawings.AddNewPart<ChartPart>();
        chart.ChartSpace = new C.ChartSpace(
            new C.EditingLanguage { Val = "zh-CN" },
            new C.Chart(
                Title("各月公开数量"),
                new C.AutoTitleDeleted { Val = false },
                new C.PlotArea(
                    new C.Layout(),
                    new C.BarChart(
                        new C.BarDirection { Val = C.BarDirectionValues.Column },
                        new C.BarGrouping { Val = C.BarGroupingValues.Stacked },
                        new C.VaryColors { Val = false },
                        Series(0, originalsColumn, months, "1F5F99"),
                        Series(1, originalsColumn + 1, months, "8FB4D6"),
                        new C.GapWidth { Val = 60 },
                        new C.Overlap { Val = 100 },
                        new C.AxisId { Val = 1 },
                        new C.AxisId { Val = 2 }),
                    new C.CategoryAxis(new C.AxisId { Val = 1 }, Scaling(), new C.Delete { Val = false }, new C.AxisPosition { Val = C.AxisPositionValues.Bottom }, new C.CrossingAxis { Val = 2 }),
                    new C.ValueAxis(new C.AxisId { Val = 2 }, Scaling(), new C.Delete { Val = false }, new C.AxisPosition { Val = C.AxisPositionValues.Left }, new C.MajorGridlines(), new C.CrossingAxis { Val = 1 })),
                new C.Legend(new C.LegendPosition { Val = C.LegendPositionValues.Bottom }),
                new C.PlotVisibleOnly { Val = true }));
        var top = months + 3;
        drawings.WorksheetDrawing = new X.WorksheetDrawing(new X.TwoCellAnchor(
            new X.FromMarker(new X.ColumnId("0"), new X.ColumnOffset("0"), new X.RowId(Text(top)), new X.RowOffset("0")),
            new X.ToMarker(new X.ColumnId("8"), new X.ColumnOffset("0"), new X.RowId(Text(top + 20)), new X.RowOffset("0")),
            new X.GraphicFrame(
                new X.NonVisualGraphicFrameProperties(new X.NonVisualDrawingProperties { Id = 2, Name = "各月公开数量" }, new X.NonVisualGraphicFrameDrawingProperties()),
                new X.Transform(new D.Offset { X = 0, Y = 0 }, new D.Extents { Cx = 0, Cy = 0 }),
                new D.Graphic(new D.GraphicData(new C.ChartReference { Id = drawings.GetIdOfPart(chart) }) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" }))
            { Macro = "" },
            new X.ClientData()));
    }

    private static C.BarChartSeries Series(uint index, int column, int months, string colour) => new(
        new C.Index { Val = index },
        new C.Order { Val = index },
        new C.SeriesText(new C.StringReference(new C.Formula(Range(column, 1, 1)))),
        new C.ChartShapeProperties(new D.SolidFill(new D.RgbColorModelHex { Val = colour })),
        new C.InvertIfNegative { Val = false },
        new C.CategoryAxisData(new C.StringReference(new C.Formula(Range(0, 2, months + 1)))),
        new C.Values(new C.NumberReference(new C.Formula(Range(column, 2, months + 1)))));

    private static C.Title Title(string text) => new(new C.ChartText(new C.RichText(new D.BodyProperties(), new D.Paragraph(new D.Run(new D.Text(text))))), new C.Overlay { Val = false });

    private static C.Scaling Scaling() => new(new C.Orientation { Val = C.OrientationValues.MinMax });

    private static string Range(int column, int firstRow, int lastRow)
    {
        string Cell(int row) => "$" + Files.Workbook.Reference(column, (uint)row).Replace(Text(row), "$" + Text(row), StringComparison.Ordinal);
        return $"'{MonthsSheet}'!{Cell(firstRow)}" + (firstRow == lastRow ? "" : ":" + Cell(lastRow));
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
