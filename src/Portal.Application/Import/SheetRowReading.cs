using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Application.Files;
using Portal.Domain.Documents;
using Portal.Domain.Publishing;
using Portal.Domain.Review;

namespace Portal.Application.Import;

/// <summary>Reads the cells of one row. What cannot be read is said in one sentence, and the row does not come in.</summary>
/// <param name="columns">Null for a trial before the database is made: columns are not looked at.</param>
public sealed partial class SheetRowReading(IReadOnlyCollection<Column>? columns, SiteAddresses site, DateOnly today)
{
    private static readonly char[] Separators = ['\n', '\r', ';', '；', '|'];

    /// <exception cref="IntakeRefusedException">A cell is wrong.</exception>
    /// <exception cref="SecrecyMarkException">A cell bears a mark of secrecy.</exception>
    public SheetFacts Read(PaperRow row)
    {
        if (SecrecyMarks.Any(string.Join('\n', row.Cells.Values))) throw new SecrecyMarkException($"表中这一行{FileIntake.SecrecyMarkMessage}");
        var (basis, other) = Basis(row[SheetField.Basis]);
        var facts = new SheetFacts
        {
            ColumnId = ColumnOf(row[SheetField.Column]),
            Title = Text(row, SheetField.Title, EditionContent.TitleMaxLength),
            IndexNumber = IndexNumber(row[SheetField.IndexNumber]),
            DocumentNumber = Number(Text(row, SheetField.DocumentNumber, Edition.DocumentNumberMaxLength)),
            IssuingBody = Text(row, SheetField.IssuingBody, EditionContent.LineMaxLength),
            DateWritten = Day(row, SheetField.DateWritten),
            IssuedOn = Day(row, SheetField.IssuedOn),
            PublishedOn = Day(row, SheetField.PublishedOn),
            Attribute = Attribute(row[SheetField.Attribute]),
            Reason = Text(row, SheetField.Reason, EditionContent.TextMaxLength),
            Basis = basis,
            OtherBasis = other,
            Subject = Text(row, SheetField.Subject, EditionContent.LineMaxLength),
            Summary = Text(row, SheetField.Summary, EditionContent.TextMaxLength),
            Validity = ValidityOf(row[SheetField.Validity]),
            OldAddresses = Addresses(row[SheetField.OldAddress]),
        };
        if (facts.IssuedOn < facts.DateWritten) throw new IntakeRefusedException($"印发日期{facts.IssuedOn:yyyy-MM-dd}早于成文日期{facts.DateWritten:yyyy-MM-dd}");
        return facts;
    }

    /// <summary>The names in the cell; a name may hold what elsewhere separates two.</summary>
    public static IReadOnlyList<string> Names(string cell, PaperFolder folder)
    {
        if (cell.Length == 0) return [];
        if (folder.Find(cell, out _) is not null) return [cell];
        return [.. cell.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .SelectMany(n => folder.Find(n, out _) is not null ? [n] : n.Split(['、', '，', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
    }

    private static string Heading(SheetField field) => PaperSheet.Headings[field][0];

    private static string Text(PaperRow row, SheetField field, int max) =>
        row[field].Length <= max ? row[field] : throw new IntakeRefusedException($"{Heading(field)}超过{max}字");

    private int? ColumnOf(string name)
    {
        if (name.Length == 0 || columns is null) return null;
        var column = columns.FirstOrDefault(c => c.Name == name || c.Slug == name) ?? throw new IntakeRefusedException($"没有名为“{name}”的栏目");
        return column.IsClosed ? throw new IntakeRefusedException($"“{column.Name}”栏目已经停用") : column.Id;
    }

    private static string IndexNumber(string text) =>
        text.Length == 0 || Document.IsIndexNumber(text) ? text : throw new IntakeRefusedException($"“{text}”不能作为索引号：只能用文字、数字和 / - . _ 〔〕，以文字或者数字开头");

    // Brackets that were typed otherwise are put right; what is no number of the usual form stays as it is.
    private static string Number(string text) => DocumentNumbers.Read(text) is { Value: { } proper, Sure: true } ? proper : text;

    private DateOnly? Day(PaperRow row, SheetField field)
    {
        var text = row[field];
        if (text.Length == 0) return null;
        var day = DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var figures) ? figures : PaperDates.Whole(TimeOfDay().Replace(text, ""))?.Value;
        if (day is not { } read) throw new IntakeRefusedException($"{Heading(field)}“{text}”不是日期");
        if (read < Edition.FirstDay || read > today) throw new IntakeRefusedException($"{Heading(field)}{read:yyyy-MM-dd}不可能，应当在1949年10月1日和今天之间");
        return read;
    }

    private static DisclosureAttribute? Attribute(string text)
    {
        if (text.Length == 0) return null;
        if (text is "不予公开") return DisclosureAttribute.Withheld;
        foreach (var attribute in Enum.GetValues<DisclosureAttribute>())
            if (attribute.Chinese() == text) return attribute;
        throw new IntakeRefusedException($"公开属性“{text}”应当是{string.Join("、", Enum.GetValues<DisclosureAttribute>().Select(a => a.Chinese()))}");
    }

    private static Validity ValidityOf(string text)
    {
        if (text.Length == 0) return Validity.InForce;
        foreach (var validity in Enum.GetValues<Validity>())
            if (validity.Chinese() == text || validity.Chinese() == "已" + text) return validity;
        return text is "现行有效" ? Validity.InForce : text is "已失效" ? Validity.Lapsed : text is "已废止" ? Validity.Repealed
            : throw new IntakeRefusedException($"有效性“{text}”应当是{string.Join("、", Enum.GetValues<Validity>().Select(v => v.Chinese()))}");
    }

    private static (string Codes, string Other) Basis(string text)
    {
        var (codes, others) = (new List<string>(), new List<string>());
        foreach (var piece in text.Split([.. Separators, ',', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var name = Regulation().Replace(piece, "");
            if (LegalBasis.Articles.FirstOrDefault(a => a.Code == name || a.Name == name) is { } article) codes.Add(article.Code);
            else others.Add(piece);
        }
        var other = string.Join('；', others);
        return other.Length > EditionContent.LineMaxLength ? throw new IntakeRefusedException($"依据超过{EditionContent.LineMaxLength}字") : (string.Join(',', codes.Distinct()), other);
    }

    private List<string> Addresses(string text)
    {
        var paths = new List<string>();
        foreach (var piece in text.Split([.. Separators, ' ', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var path = OldAddress.Normalise(piece);
            if (OldAddress.WhyNotPath(path, site) is { } refusal) throw new IntakeRefusedException($"原网址“{piece}”不能用：{refusal.Message}");
            if (!paths.Contains(path!)) paths.Add(path!);
        }
        return paths;
    }

    [GeneratedRegex(@"[ T]+\d{1,2}:\d{2}(:\d{2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex("^《?(中华人民共和国)?政府信息公开条例》?", RegexOptions.CultureInvariant)]
    private static partial Regex Regulation();
}
