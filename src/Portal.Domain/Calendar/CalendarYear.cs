using System.Globalization;
using Portal.Domain.Audit;

namespace Portal.Domain.Calendar;

/// <summary>One revision of a year's holidays and make-up days. A change adds a revision; the highest one counts, the older stay to be seen.</summary>
public sealed class CalendarYear : IChained
{
    public const int SourceMaxLength = 300;

    private CalendarYear() => (Off, Work, Source) = ("", "", "");

    /// <exception cref="RefusedException">A day lies in another year, stands in both lists, or a make-up day is no weekend day.</exception>
    public CalendarYear(int year, int revision, IReadOnlyCollection<DateOnly> off, IReadOnlyCollection<DateOnly> work, string source, Stamp by)
    {
        foreach (var day in off.Concat(work))
            if (day.Year != year) throw new RefusedException(new("DayOfOtherYear", $"{day:yyyy-MM-dd}不在{year}年内"));
        foreach (var day in off)
            if (work.Contains(day)) throw new RefusedException(new("DayTwice", $"{day:yyyy-MM-dd}同时列为放假和上班"));
        foreach (var day in work)
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) throw new RefusedException(new("MakeUpOnWeekday", $"{day:yyyy-MM-dd}本来就是工作日，不必列为调休上班"));
        (Year, Revision, Off, Work, Source, SavedById, SavedAt) = (year, revision, Join(off), Join(work), source, by.UserId, by.At);
    }

    public int Id { get; private set; }
    public int Year { get; private set; }
    public int Revision { get; private set; }
    public string Off { get; private set; }
    public string Work { get; private set; }
    public string Source { get; private set; }
    public int SavedById { get; private set; }
    public DateTime SavedAt { get; private set; }

    public YearDays ToDays() => new(Year, Parse(Off).ToHashSet(), Parse(Work).ToHashSet());

    public AuditRecord ToAudit() => new("calendar.revised", nameof(CalendarYear), Id, new Stamp(SavedById, SavedAt), $"{Year}年第{Revision}版；放假 {Off}；上班 {Work}；依据 {Source}");

    /// <summary>Reads dates as yyyy-MM-dd, separated by blanks, commas or line breaks.</summary>
    /// <exception cref="RefusedException">One of the words is no date; the message names it.</exception>
    public static IReadOnlyList<DateOnly> Parse(string text) =>
        [.. text.Split([' ', ',', '，', '、', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(word =>
            DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : throw new RefusedException(new("NoDate", $"“{word}”不是日期，请写成 2026-10-01 的样子")))
            .Distinct().Order()];

    private static string Join(IEnumerable<DateOnly> days) => string.Join(' ', days.Distinct().Order().Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
}
