using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Web.Models;

/// <summary>Which year an annual report is about.</summary>
public static partial class ReportYears
{
    /// <summary>As its title says; else the year before it was published.</summary>
    public static int Of(string title, DateOnly publishedOn) =>
        Year().Match(title) is { Success: true } named ? int.Parse(named.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : publishedOn.Year - 1;

    [GeneratedRegex("(20[0-9]{2}) ?年")]
    private static partial Regex Year();
}
