using Portal.Application.Files;

namespace Portal.Application.People;

/// <summary>One line of the sheet as it stands there, trimmed. <paramref name="Line"/> counts as the spreadsheet does.</summary>
public sealed record PeopleRow(int Line, string Unit, string ParentUnit, string UnitKind, string Name, string UserName, string Title, string Roles, string Email = "");

/// <summary>The lines of a sheet, or why it cannot be read.</summary>
public sealed record PeopleSheetReading(IReadOnlyList<PeopleRow> Rows, string? Problem = null);

/// <summary>Reads people out of .xlsx and .csv.</summary>
public static class PeopleSheet
{
    public const int MaxRows = 5000;
    public const int MaxBytes = 5 * 1024 * 1024;

    public static IReadOnlyList<string> Columns { get; } = ["处室", "上级处室", "处室类别", "姓名", "用户名", "职务", "角色", "电子邮箱"];

    public static PeopleSheetReading Read(string fileName, byte[] bytes)
    {
        try
        {
            return Rows(SheetLines.Read(fileName, bytes, MaxRows + 1));
        }
        catch (IntakeRefusedException refused)
        {
            return new PeopleSheetReading([], refused.Message);
        }
    }

    private static PeopleSheetReading Rows(IEnumerable<SheetLine> lines)
    {
        Dictionary<string, int>? columns = null;
        var rows = new List<PeopleRow>();
        foreach (var (line, cells) in lines)
        {
            if (columns is null)
            {
                columns = [];
                for (var i = 0; i < cells.Length; i++) columns.TryAdd(cells[i].Trim(), i);
                if (!columns.ContainsKey(Columns[0])) return new PeopleSheetReading([], $"第一行应当是列名，并且要有“处室”一列；可用的列是：{string.Join("、", Columns)}");
                continue;
            }
            if (rows.Count == MaxRows) return new PeopleSheetReading([], $"一次最多导入{MaxRows}行，请分成几个文件");
            rows.Add(new PeopleRow(line, Cell(0), Cell(1), Cell(2), Cell(3), Cell(4), Cell(5), Cell(6), Cell(7)));

            string Cell(int column) => columns.TryGetValue(Columns[column], out var at) && at < cells.Length ? cells[at].Trim() : "";
        }
        return rows.Count == 0 ? new PeopleSheetReading([], "文件里没有人员，也没有处室") : new PeopleSheetReading(rows);
    }
}
