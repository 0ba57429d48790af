using Portal.Domain.Review.Wording;

namespace Portal.Web.Areas.Admin.Models;

/// <summary>Where a finding stands: the words before it, itself, the words behind.</summary>
public sealed record WordingPlace(string Where, string Before, string Found, string After);

/// <summary>The same thing found once or many times.</summary>
public sealed record WordingGroup(WordingFinding First, int Count, IReadOnlyList<WordingPlace> Places);

/// <summary>What was found in a text, as a list to read. A text full of half-width commas is one line with a number, not three hundred.</summary>
public sealed record WordingPanel(IReadOnlyList<WordingFinding> Findings, WordingText Text, bool Open)
{
    public const int MaxGroups = 40;
    private const int MaxPlaces = 2;
    private const int Context = 12;

    public int Errors => Findings.Count(f => f.Severity == WordingSeverity.Error);

    public int Doubts => Findings.Count - Errors;

    public string Heading => Findings.Count == 0 ? "文字检查：没有发现问题" : $"文字检查：{(Errors > 0 ? $"{Errors}处错误" : "")}{(Errors > 0 && Doubts > 0 ? "，" : "")}{(Doubts > 0 ? $"{Doubts}处存疑" : "")}";

    public IReadOnlyList<WordingGroup> Groups(WordingSeverity severity) =>
        [.. Findings.Where(f => f.Severity == severity).GroupBy(f => (f.Kind, f.Found, f.Suggestion, f.Message))
            .Select(g => new WordingGroup(g.First(), g.Count(), [.. g.Take(MaxPlaces).Select(Place)]))];

    private WordingPlace Place(WordingFinding finding)
    {
        var text = SourceOf(finding);
        var from = Math.Max(0, finding.Start - Context);
        var to = Math.Min(text.Length, finding.End + Context);
        // Never half of a character that takes two units.
        if (from > 0 && char.IsLowSurrogate(text[from])) from++;
        if (to < text.Length && char.IsLowSurrogate(text[to])) to--;
        return new WordingPlace(Where(finding), Line(text[from..finding.Start], last: true), Short(finding.Found), Line(text[finding.End..Math.Max(finding.End, to)], last: false));
    }

    private string Where(WordingFinding finding) => finding.Field switch
    {
        WordingField.Body => $"正文第{Text.Body.AsSpan(0, finding.Start).Count('\n') + 1}行",
        WordingField.AttachmentName => $"附件{finding.Item + 1}名称",
        var field => field.Chinese(),
    };

    private string SourceOf(WordingFinding finding) => finding.Field switch
    {
        WordingField.Title => Text.Title,
        WordingField.Summary => Text.Summary,
        WordingField.Body => Text.Body,
        WordingField.DocumentNumber => Text.DocumentNumber,
        WordingField.IssuingBody => Text.IssuingBody,
        _ => Text.AttachmentNames[finding.Item],
    };

    // The rest of the same line only.
    private static string Line(string text, bool last)
    {
        var lines = text.Split('\n');
        return last ? lines[^1] : lines[0];
    }

    private static string Short(string found) => found.Length > 60 ? found[..59] + "…" : string.IsNullOrWhiteSpace(found) ? "（空格）" : found.All(c => char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format) ? "（隐藏字符）" : found;
}
