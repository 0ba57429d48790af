using System.IO.Compression;
using System.Text;
using CsvHelper;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Portal.Application.People;

/// <summary>One line of the sheet as it stands there, trimmed. <paramref name="Line"/> counts as the spreadsheet does.</summary>
public sealed record PeopleRow(int Line, string Unit, string ParentUnit, string UnitKind, string Name, string UserName, string Title, string Roles);

/// <summary>The lines of a sheet, or why it cannot be read.</summary>
public sealed record PeopleSheetReading(IReadOnlyList<PeopleRow> Rows, string? Problem = null);

/// <summary>Reads .xlsx and .csv (UTF-8 or GB18030). Cells are text and nothing else: formulas are not calculated, markup is not read.</summary>
public static class PeopleSheet
{
    public const int MaxRows = 5000;
    public const int MaxBytes = 5 * 1024 * 1024;
    private const long MaxUnpacked = 100L * 1024 * 1024;

    public static IReadOnlyList<string> Columns { get; } = ["处室", "上级处室", "处室类别", "姓名", "用户名", "职务", "角色"];

    static PeopleSheet() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static PeopleSheetReading Read(string fileName, byte[] bytes)
    {
        try
        {
            var lines = Path.GetExtension(fileName).ToUpperInvariant() switch
            {
                ".XLSX" => Workbook(bytes),
                ".CSV" => Text(bytes),
                _ => throw new InvalidDataException("只接收 .xlsx 或者 .csv 文件"),
            };
            return Rows(lines);
        }
        catch (Exception fault) when (fault is InvalidDataException or HeaderException or ExcelReaderException or CsvFormatException or System.Xml.XmlException or NotSupportedException)
        {
            return new PeopleSheetReading([], fault is InvalidDataException && fault.Message.Any(c => c > 0x4e00) ? fault.Message : "文件打不开，请另存为 .xlsx 或者 .csv 再试");
        }
    }

    private static PeopleSheetReading Rows(IEnumerable<(int Line, string[] Cells)> lines)
    {
        Dictionary<string, int>? columns = null;
        var rows = new List<PeopleRow>();
        foreach (var (line, cells) in lines)
        {
            if (cells.All(string.IsNullOrWhiteSpace)) continue;
            if (columns is null)
            {
                columns = [];
                for (var i = 0; i < cells.Length; i++) columns.TryAdd(cells[i].Trim(), i);
                if (!columns.ContainsKey(Columns[0])) return new PeopleSheetReading([], $"第一行应当是列名，并且要有“处室”一列；可用的列是：{string.Join("、", Columns)}");
                continue;
            }
            if (rows.Count == MaxRows) return new PeopleSheetReading([], $"一次最多导入{MaxRows}行，请分成几个文件");
            rows.Add(new PeopleRow(line, Cell(0), Cell(1), Cell(2), Cell(3), Cell(4), Cell(5), Cell(6)));

            string Cell(int column) => columns.TryGetValue(Columns[column], out var at) && at < cells.Length ? cells[at].Trim() : "";
        }
        return rows.Count == 0 ? new PeopleSheetReading([], "文件里没有人员，也没有处室") : new PeopleSheetReading(rows);
    }

    private static IEnumerable<(int, string[])> Text(byte[] bytes)
    {
        using var csv = CsvReader.FromText(Decode(bytes), CsvReaderOptions.Default with { HasHeader = false, TrackLineNumbers = true });
        while (csv.Read())
        {
            var cells = new string[Math.Min(csv.FieldCount, 100)];
            for (var i = 0; i < cells.Length; i++) cells[i] = csv.GetString(i);
            yield return ((int)csv.LineNumber, cells);
        }
    }

    private static IEnumerable<(int, string[])> Workbook(byte[] bytes)
    {
        RefuseBomb(bytes);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(bytes));
        for (var line = 1; reader.Read(); line++)
        {
            var cells = new string[Math.Min(reader.FieldCount, 100)];
            for (var i = 0; i < cells.Length; i++) cells[i] = Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture) ?? "";
            yield return (line, cells);
        }
    }

    private static void RefuseBomb(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        if (zip.Entries.Count > 1000 || zip.Entries.Sum(e => e.Length) > MaxUnpacked) throw new InvalidDataException("文件内容太大，没有打开");
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
