namespace Portal.Domain.Review.Wording;

/// <summary>What is wrong with a place of a text.</summary>
public enum WordingKind
{
    FrequentError,
    BodyName,
    Leader,
    Title,
    DocumentNumber,
    Date,
    Punctuation,
    Repetition,
    Blank,
    Numbering,
    Leftover,
    Tampering,
}

public enum WordingSeverity
{
    /// <summary>Wrong wherever it stands.</summary>
    Error,

    /// <summary>Right in some papers; a person decides.</summary>
    Doubt,
}

public enum WordingField
{
    Title,
    Summary,
    Body,
    DocumentNumber,
    IssuingBody,
    AttachmentName,
}

/// <summary>What is read before people look (requirement B8): the fields of an edition that the public will see.</summary>
public sealed record WordingText
{
    public string Title { get; init; } = "";
    public string Summary { get; init; } = "";
    public string Body { get; init; } = "";
    public string DocumentNumber { get; init; } = "";
    public string IssuingBody { get; init; } = "";
    public IReadOnlyList<string> AttachmentNames { get; init; } = [];
}

/// <summary>
/// One finding. <paramref name="Start"/> and <paramref name="Length"/> count UTF-16 units of the field's text as it was given, so that the slice is <paramref name="Found"/>.
/// </summary>
/// <param name="Item">Which attachment, from 0; 0 for every other field.</param>
/// <param name="Suggestion">What to put in its place, empty to take it out; null where only a person can mend it.</param>
public sealed record WordingFinding(WordingKind Kind, WordingSeverity Severity, WordingField Field, int Item, int Start, int Length, string Found, string? Suggestion, string Message)
{
    public int End => Start + Length;
}

public static class WordingNames
{
    public static string Chinese(this WordingKind kind) => kind switch
    {
        WordingKind.FrequentError => "常见错误",
        WordingKind.BodyName => "机构名称",
        WordingKind.Leader => "领导姓名职务",
        WordingKind.Title => "称谓",
        WordingKind.DocumentNumber => "发文字号",
        WordingKind.Date => "日期",
        WordingKind.Punctuation => "标点",
        WordingKind.Repetition => "重复",
        WordingKind.Blank => "空格",
        WordingKind.Numbering => "序号",
        WordingKind.Leftover => "模板残留",
        _ => "疑似篡改",
    };

    public static string Chinese(this WordingSeverity severity) => severity == WordingSeverity.Error ? "错误" : "存疑";

    public static string Chinese(this WordingField field) => field switch
    {
        WordingField.Title => "标题",
        WordingField.Summary => "内容概述",
        WordingField.Body => "正文",
        WordingField.DocumentNumber => "发文字号",
        WordingField.IssuingBody => "发文机关",
        _ => "附件名称",
    };
}
