using System.Globalization;
using Portal.Application.Calendar;
using Portal.Domain.Calendar;
using Portal.Domain.Documents;

namespace Portal.Application.Seeding;

/// <summary>
/// One paper of seeds/demonstration/papers: lines "key: value", an empty line, the body. <c>begin</c> is a day, or a number of working days
/// before now (-3); <c>until</c> is the state it is carried to; <c>attach</c> names files of seeds/demonstration/files, each "file|name to show", between semicolons.
/// </summary>
public sealed class DemonstrationPaper
{
    private readonly Dictionary<string, string> _keys;

    private DemonstrationPaper(string file, Dictionary<string, string> keys, string body) => (File, _keys, Body) = (file, keys, body);

    public string File { get; }
    public string Body { get; }
    public string Unit => _keys["unit"];
    public string Column => _keys["column"];
    public EditionState Until => Enum.Parse<EditionState>(this["until"] ?? nameof(EditionState.Published));
    public DateOnly? Written => Day("written");

    public DateOnly? WithdrawOn => Day("withdrawOn");

    /// <summary>How many gates judge it before it waits, where it is to wait there.</summary>
    public int Gates => int.Parse(this["gates"] ?? "0", CultureInfo.InvariantCulture);
    public IReadOnlyList<(string File, string Name)> Attachments =>
        [.. (this["attach"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(a => a.Split('|')).Select(a => (a[0], a[^1]))];

    public string? this[string key] => _keys.GetValueOrDefault(key);

    public static DemonstrationPaper Read(string file)
    {
        var lines = System.IO.File.ReadAllLines(file);
        var end = Array.IndexOf(lines, "");
        var keys = lines[..end].Select(l => l.Split(':', 2)).ToDictionary(p => p[0].Trim(), p => p[1].Trim());
        return new DemonstrationPaper(Path.GetFileNameWithoutExtension(file), keys, string.Join('\n', lines[(end + 1)..]).Trim());
    }

    /// <summary>When drafting began, UTC; on a working morning, a different minute for each paper.</summary>
    public DateTime Begin(DateTime now, WorkCalendar calendar)
    {
        var begin = this["begin"] ?? throw new InvalidDataException($"{File}: begin is missing.");
        var day = int.TryParse(begin, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days)
            ? WorkingDaysBefore(Shanghai.DayOf(now), -days, calendar)
            : DateOnly.ParseExact(begin, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Shanghai.ToUtc(day.ToDateTime(new TimeOnly(9, 0).AddMinutes(File.Sum(c => c) % 53)));
    }

    private static DateOnly WorkingDaysBefore(DateOnly day, int count, WorkCalendar calendar)
    {
        for (var left = count; left > 0 || !calendar.IsWorkingDay(day);)
        {
            day = day.AddDays(-1);
            if (calendar.IsWorkingDay(day)) left--;
        }
        return day;
    }

    public EditionContent Content(int columnId, string issuingBody) => new()
    {
        ColumnId = columnId,
        Title = _keys["title"],
        IssuingBody = this["body"] ?? issuingBody,
        Attribute = Enum.Parse<DisclosureAttribute>(this["attribute"] ?? nameof(DisclosureAttribute.Proactive)),
        AttributeReason = this["reason"] ?? "",
        LegalBasis = this["basis"] ?? "",
        ListTitle = this["list"] == "true",
        Subject = this["subject"] ?? "",
        Summary = this["summary"] ?? "",
        InForceFrom = Day("inForceFrom"),
        ValidUntil = Day("validUntil"),
        Source = this["source"] ?? "",
        SourceUrl = this["sourceUrl"] ?? "",
        FirstPublishedOn = Day("firstPublished"),
        HigherBody = this["higherBody"] ?? "",
        InterpretationForHigherBody = this["interpretation"] ?? "",
        Body = Body,
    };

    private DateOnly? Day(string key) => this[key] is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
