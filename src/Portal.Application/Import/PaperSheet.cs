using Portal.Application.Files;

namespace Portal.Application.Import;

/// <summary>What a column of the sheet holds.</summary>
public enum SheetField
{
    File,
    Title,
    IndexNumber,
    DocumentNumber,
    IssuingBody,
    DateWritten,
    IssuedOn,
    PublishedOn,
    Attribute,
    Reason,
    Basis,
    Column,
    Subject,
    Summary,
    Validity,
    OldAddress,
    Attachments,
}

/// <summary>One line of the sheet, by what its cells hold, trimmed.</summary>
public sealed record PaperRow(int Line, IReadOnlyDictionary<SheetField, string> Cells)
{
    public string this[SheetField field] => Cells.GetValueOrDefault(field, "");
}

/// <summary>The sheet of metadata that comes with a folder of old papers: Chinese headings in any order. <paramref name="Unknown"/> are headings nobody asked for.</summary>
public sealed record PaperSheet(IReadOnlyList<PaperRow> Rows, IReadOnlyList<string> Unknown)
{
    public const int MaxRows = 50_000;

    /// <summary>The headings that are understood; the first of each is the one a template bears.</summary>
    public static IReadOnlyDictionary<SheetField, string[]> Headings { get; } = new Dictionary<SheetField, string[]>
    {
        [SheetField.File] = ["文件名", "正文文件", "正文", "文件"],
        [SheetField.Title] = ["标题", "文件标题"],
        [SheetField.IndexNumber] = ["索引号", "索取号"],
        [SheetField.DocumentNumber] = ["发文字号", "文号"],
        [SheetField.IssuingBody] = ["发文机关", "发布机构", "制发机关"],
        [SheetField.DateWritten] = ["成文日期"],
        [SheetField.IssuedOn] = ["印发日期"],
        [SheetField.PublishedOn] = ["发布日期", "公开日期"],
        [SheetField.Attribute] = ["公开属性", "公开方式"],
        [SheetField.Reason] = ["理由", "公开属性理由"],
        [SheetField.Basis] = ["依据", "公开依据"],
        [SheetField.Column] = ["栏目", "所属栏目"],
        [SheetField.Subject] = ["主题", "主题分类"],
        [SheetField.Summary] = ["概述", "内容概述"],
        [SheetField.Validity] = ["有效性", "时效"],
        [SheetField.OldAddress] = ["原网址", "旧网址"],
        [SheetField.Attachments] = ["附件", "附件文件"],
    };

    /// <exception cref="IntakeRefusedException">It cannot be read, or has no column that names the files.</exception>
    public static PaperSheet Read(string fileName, byte[] bytes)
    {
        var lines = SheetLines.Read(fileName, bytes, MaxRows + 1);
        if (lines.Count == 0) throw new IntakeRefusedException("表是空的");
        if (lines.Count > MaxRows + 1) throw new IntakeRefusedException($"一次最多导入{MaxRows}行，请分成几个表");
        var (places, unknown) = Places(lines[0].Cells);
        if (!places.ContainsKey(SheetField.File)) throw new IntakeRefusedException($"表的第一行应当是列名，并且要有“文件名”一列；可用的列是：{string.Join("、", Headings.Values.Select(h => h[0]))}");
        var rows = lines.Skip(1).Select(l => new PaperRow(l.Line, places.Where(p => p.Value < l.Cells.Length).ToDictionary(p => p.Key, p => l.Cells[p.Value].Trim()))).ToList();
        return rows.Count == 0 ? throw new IntakeRefusedException("表里只有列名，没有文件") : new PaperSheet(rows, unknown);
    }

    private static (Dictionary<SheetField, int> Places, List<string> Unknown) Places(string[] headings)
    {
        var known = Headings.SelectMany(h => h.Value.Select(name => (name, h.Key))).ToDictionary(h => h.name, h => h.Key);
        var places = new Dictionary<SheetField, int>();
        var unknown = new List<string>();
        for (var i = 0; i < headings.Length; i++)
        {
            var heading = string.Concat(headings[i].Where(c => !char.IsWhiteSpace(c))).Trim('*', '：', ':');
            if (heading.Length > 0 && !(known.TryGetValue(heading, out var field) && places.TryAdd(field, i))) unknown.Add(heading.Length > 20 ? heading[..20] : heading);
        }
        return (places, unknown);
    }
}
