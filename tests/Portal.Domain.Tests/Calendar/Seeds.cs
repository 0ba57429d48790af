using System.Text.Json;
using Portal.Domain.Calendar;

namespace Portal.Domain.Tests.Calendar;

/// <summary>The published holiday arrangements as the file has them.</summary>
internal static class Seeds
{
    public static IReadOnlyDictionary<int, (HashSet<string> Off, HashSet<string> Work)> Years { get; } = Read();

    public static WorkCalendar Calendar { get; } = new(Years.Select(y => new YearDays(y.Key, Days(y.Value.Off), Days(y.Value.Work))));

    private static HashSet<DateOnly> Days(IEnumerable<string> days) => [.. days.Select(d => DateOnly.ParseExact(d, "yyyy-MM-dd"))];

    private static Dictionary<int, (HashSet<string>, HashSet<string>)> Read()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Portal.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new FileNotFoundException("Portal.sln");
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "seeds", "workdays.json")));
        return json.RootElement.EnumerateObject().ToDictionary(y => int.Parse(y.Name, System.Globalization.CultureInfo.InvariantCulture), y => (Words(y.Value, "off"), Words(y.Value, "work")));

        static HashSet<string> Words(JsonElement year, string name) => [.. year.GetProperty(name).EnumerateArray().Select(d => d.GetString()!)];
    }
}
