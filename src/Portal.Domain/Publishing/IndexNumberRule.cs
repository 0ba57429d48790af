using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Domain.Publishing;

/// <summary>
/// How index numbers are made: <c>{org}</c> the body's code, <c>{year}</c>, <c>{month}</c> (two digits), <c>{serial:5}</c> (padded).
/// The serial starts again whenever the rest of the number changes. Example: <c>{org}/{year}-{serial:5}</c> gives 000014349/2018-00221.
/// </summary>
public sealed partial class IndexNumberRule
{
    private readonly string _before;
    private readonly string _after;
    private readonly int _digits;

    /// <exception cref="ArgumentException">The pattern has no serial, more than one, or an unknown part.</exception>
    public IndexNumberRule(string pattern, string organisation)
    {
        var serial = SerialPart().Matches(pattern);
        if (serial.Count != 1) throw new ArgumentException("An index number pattern needs {serial:N} exactly once.", nameof(pattern));
        _digits = int.Parse(serial[0].Groups[1].Value, CultureInfo.InvariantCulture);
        var filled = pattern.Replace("{org}", organisation, StringComparison.Ordinal);
        var at = filled.IndexOf("{serial:", StringComparison.Ordinal);
        (_before, _after) = (filled[..at], filled[(at + serial[0].Length)..]);
        if ((_before + _after).Replace("{year}", "", StringComparison.Ordinal).Replace("{month}", "", StringComparison.Ordinal).IndexOfAny(['{', '}']) >= 0)
            throw new ArgumentException("An index number pattern knows {org}, {year}, {month} and {serial:N}.", nameof(pattern));
    }

    /// <summary>Name of the counter that numbers of this day are taken from.</summary>
    public string CounterOn(DateOnly day) => "index:" + Fill(_before, day) + "|" + Fill(_after, day);

    public string Number(DateOnly day, long serial) =>
        Fill(_before, day) + serial.ToString(CultureInfo.InvariantCulture).PadLeft(_digits, '0') + Fill(_after, day);

    /// <summary>Counter and serial of a number that the rule could have made; null for others. One that is longer than the rule's serial is no number of ours: a misread one must not use up the rest.</summary>
    public (string Counter, long Serial)? Read(string number)
    {
        var pattern = "^" + Group(_before) + @"(?<serial>\d{1,18})" + Group(_after) + "$";
        var match = Regex.Match(number, pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        if (!match.Success || match.Groups["serial"].Length != _digits) return null;
        var year = match.Groups["year"].Success ? int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture) : 2000;
        var month = match.Groups["month"].Success ? int.Parse(match.Groups["month"].Value, CultureInfo.InvariantCulture) : 1;
        if (year is < 1949 or > 9999 || month is < 1 or > 12) return null;
        return (CounterOn(new DateOnly(year, month, 1)), long.Parse(match.Groups["serial"].Value, CultureInfo.InvariantCulture));
    }

    private static string Fill(string part, DateOnly day) => part
        .Replace("{year}", day.Year.ToString("D4", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{month}", day.Month.ToString("D2", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string Group(string part) => Regex.Escape(part)
        .Replace(@"\{year}", @"(?<year>\d{4})", StringComparison.Ordinal)
        .Replace(@"\{month}", @"(?<month>\d{2})", StringComparison.Ordinal);

    [GeneratedRegex(@"\{serial:([1-9])\}")]
    private static partial Regex SerialPart();
}
