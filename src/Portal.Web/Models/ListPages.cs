using System.Globalization;
using System.Text.Json;
using Portal.Application.Publishing;
using Portal.Domain.Documents;
using Portal.Domain.Publishing;

namespace Portal.Web.Models;

/// <summary>What the address of a list asks for, as it was typed.</summary>
public sealed class ListAddress
{
    public string? Year { get; init; }
    public string? Month { get; init; }
    public string? Day { get; init; }
    public string? Unit { get; init; }
    public string? Topic { get; init; }
    public string? Validity { get; init; }
    public string? Attribute { get; init; }
    public string? After { get; init; }

    /// <summary>What is known of it; the rest is passed over, so that an odd address shows the plain list.</summary>
    /// <param name="units">Names that may be asked for.</param>
    /// <param name="topics">The same.</param>
    public ListChoice Known(IReadOnlyList<string> units, IReadOnlyList<string> topics)
    {
        var day = DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact) && PublicationDays.Span(null, null, exact) is not null ? exact : (DateOnly?)null;
        var year = day is null && Number(Year) is { } y && PublicationDays.Span(y, null, null) is not null ? y : (int?)null;
        var month = year is not null && Number(Month) is { } m and >= 1 and <= 12 ? m : (int?)null;
        var attribute = OneOf<DisclosureAttribute>(Attribute);
        return new ListChoice(year, month, day, units.FirstOrDefault(u => u == Unit), topics.FirstOrDefault(t => t == Topic), OneOf<Validity>(Validity), attribute == DisclosureAttribute.Withheld ? null : attribute, ListKey.Parse(After) is null ? null : After);
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static T? OneOf<T>(string? text) where T : struct, Enum =>
        Enum.GetValues<T>().Where(v => ListChoice.Code(v).Equals(text, StringComparison.OrdinalIgnoreCase)).Select(v => (T?)v).FirstOrDefault();
}

/// <summary>What a list is narrowed to, and where it goes on from.</summary>
public sealed record ListChoice(int? Year, int? Month, DateOnly? Day, string? Unit, string? Topic, Validity? Validity, DisclosureAttribute? Attribute, string? After)
{
    /// <summary>By more than the day.</summary>
    public bool IsFiltered => Unit is not null || Topic is not null || Validity is not null || Attribute is not null;

    public bool IsPlain => this with { After = null } == new ListChoice(null, null, null, null, null, null, null, null);

    /// <summary>The days in words; empty for all.</summary>
    public string Days => (Day, Year, Month) switch
    {
        ({ } day, _, _) => Words.Day(day),
        (_, { } year, { } month) => $"{year}年{month}月",
        (_, { } year, _) => $"{year}年",
        _ => "",
    };

    public RecordFilter Filter(IReadOnlyCollection<string>? columns, DateOnly today)
    {
        var span = PublicationDays.Span(Year, Month, Day);
        return new RecordFilter(today) { Columns = columns, From = span?.From, Before = span?.Before, Unit = Unit, Topic = Topic, Validity = Validity, Attribute = Attribute };
    }

    public string Link(string path)
    {
        var parts = Fields().Append(("after", After)).Where(f => f.Item2 is not null).Select(f => $"{f.Item1}={Uri.EscapeDataString(f.Item2!)}");
        var query = string.Join('&', parts);
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    /// <summary>Names and values in the address, in one order, so that one list has one address.</summary>
    public IEnumerable<(string Name, string? Value)> Fields() =>
    [
        ("year", Year?.ToString(CultureInfo.InvariantCulture)), ("month", Month?.ToString(CultureInfo.InvariantCulture)), ("day", Day is null ? null : Words.Iso(Day)),
        ("unit", Unit), ("topic", Topic), ("validity", Validity is { } v ? Code(v) : null), ("attribute", Attribute is { } a ? Code(a) : null),
    ];

    /// <summary>How a value is written in addresses.</summary>
    public static string Code<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

/// <summary>A list of records; <paramref name="Column"/> null lists everything. <paramref name="Years"/> from the newest to the oldest, <paramref name="Months"/> of the chosen year.</summary>
public sealed record ListPage(
    ShelfColumn? Column, IReadOnlyList<ShelfColumn> Below, IReadOnlyList<int> Years, IReadOnlyList<MonthTotal> Months, IReadOnlyList<string> Units, ListChoice Choice, RecordList List, string Path)
{
    public string Heading => Column?.Name ?? "全部公开信息";

    /// <summary>Several columns in one list: each line says which.</summary>
    public bool IsMixed => Column is null || Below.Count > 0;

    public string Link(Func<ListChoice, ListChoice> change) => change(Choice with { After = null }).Link(Path);

    /// <summary>The whole list of some days, the filters kept.</summary>
    public string Link(int? year, int? month) => Link(c => c with { Year = year, Month = month, Day = null });

    public string WithoutFilters => Link(c => c with { Unit = null, Topic = null, Validity = null, Attribute = null });
}

/// <summary>What was published on each day of a year.</summary>
public sealed record PublicationCalendar(int Year, IReadOnlyList<int> Years, IReadOnlyDictionary<DateOnly, int> Days)
{
    public int InMonth(int month) => Days.Where(d => d.Key.Month == month).Sum(d => d.Value);

    /// <summary>The weeks of a month from Monday to Sunday; null for days of other months.</summary>
    public IEnumerable<DateOnly?[]> Weeks(int month)
    {
        var first = new DateOnly(Year, month, 1);
        var blanks = ((int)first.DayOfWeek + 6) % 7;
        return Enumerable.Repeat<DateOnly?>(null, blanks).Concat(Enumerable.Range(0, DateTime.DaysInMonth(Year, month)).Select(n => (DateOnly?)first.AddDays(n)))
            .Chunk(7).Select(week => week.Length == 7 ? week : [.. week, .. Enumerable.Repeat<DateOnly?>(null, 7 - week.Length)]);
    }
}
