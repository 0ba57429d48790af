using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Portal.Application.Files;

/// <summary>One line of a sheet as it stands there. <paramref name="Line"/> counts as the spreadsheet does.</summary>
public sealed record SheetLine(int Line, string[] Cells)
{
    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>The first sheet of an .xlsx, or a .csv (UTF-8 or GB18030). Cells are text and nothing else: formulas are not calculated, markup is not read.</summary>
public static class SheetLines
{
    private const int MaxCells = 100;
    private const long MaxUnpacked = 100L * 1024 * 1024;

    static SheetLines() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static bool IsSheet(string fileName) => Path.GetExtension(fileName).ToUpperInvariant() is ".XLSX" or ".CSV";

    /// <summary>At most <paramref name="max"/> lines and one more, which says that there are too many.</summary>
    /// <exception cref="IntakeRefusedException">It cannot be read; the message says what to do.</exception>
    public static IReadOnlyList<SheetLine> Read(string fileName, byte[] bytes, int max)
    {
        try
        {
            var lines = Path.GetExtension(fileName).ToUpperInvariant() switch
            {
                ".XLSX" => Workbook(bytes),
                ".CSV" => Text(bytes),
                _ => throw new IntakeRefusedException("只接收 .xlsx 或者 .csv 文件"),
            };
            return [.. lines.Where(l => !l.IsBlank).Take(max + 1)];
        }
        catch (Exception fault) when (fault is InvalidDataException or HeaderException or ExcelReaderException or CsvFormatException or System.Xml.XmlException or NotSupportedException)
        {
            throw new IntakeRefusedException("文件打不开，请另存为 .xlsx 或者 .csv 再试", fault);
        }
    }

    private static IEnumerable<SheetLine> Text(byte[] bytes)
    {
        using var csv = CsvReader.FromText(Decode(bytes), CsvReaderOptions.Default with { HasHeader = false, TrackLineNumbers = true });
        while (csv.Read())
        {
            var cells = new string[Math.Min(csv.FieldCount, MaxCells)];
            for (var i = 0; i < cells.Length; i++) cells[i] = csv.GetString(i);
            yield return new((int)csv.LineNumber, cells);
        }
    }

    private static IEnumerable<SheetLine> Workbook(byte[] bytes)
    {
        RefuseBomb(bytes);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(bytes));
        for (var line = 1; reader.Read(); line++)
        {
            var cells = new string[Math.Min(reader.FieldCount, MaxCells)];
            for (var i = 0; i < cells.Length; i++) cells[i] = Cell(reader.GetValue(i));
            yield return new(line, cells);
        }
    }

    private static string Cell(object? value) => value switch
    {
        // A cell that is formatted as a day holds a moment.
        DateTime moment => moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static void RefuseBomb(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        if (zip.Entries.Count > 1000 || zip.Entries.Sum(e => e.Length) > MaxUnpacked) throw new IntakeRefusedException("文件内容太大，没有打开");
    }

    // Spreadsheets in the office save .csv in the national encoding.
    private static string Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding("GB18030").GetString(bytes);
        }
    }
}
