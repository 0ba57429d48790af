using System.Globalization;
using System.Text;
using Portal.Domain.WorkPlans.Reading;

namespace Portal.Domain.Tests.WorkPlans;

/// <summary>The tables of what papers say, and a paper's reading written in the same lines, so that a failure shows both.</summary>
internal static class ExpectedPlans
{
    public static string Folder { get; } = Path.Combine(Portal.Testing.Repository.Root, "tests", "Portal.Domain.Tests", "WorkPlans");

    /// <summary>The papers of a table with their lines; those that are no plan have the words of the reason instead.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string[]>> Read(string table)
    {
        var plans = new Dictionary<string, IReadOnlyList<string[]>>();
        List<string[]>? plan = null;
        foreach (var line in File.ReadLines(Path.Combine(Folder, "Tables", table)))
        {
            if (line.StartsWith('#') || line.Length == 0) continue;
            var cells = line[1..].Split('|', StringSplitOptions.TrimEntries);
            if (line[0] is '-' or '+') Array.Resize(ref cells, line[0] == '-' ? 6 : 2); // what is empty at the end need not be written
            cells = [.. cells.Select(c => c ?? "")];
            if (line[0] is '=' or '!') plans.Add(cells[0], plan = []);
            plan!.Add([line[..1], .. cells]);
        }
        return plans;
    }

    /// <summary>Compares line by line; the beginning and the end of a text stand for all of it.</summary>
    public static void Check(IReadOnlyList<string[]> expected, PlanReading reading)
    {
        if (expected[0][0] == "!")
        {
            Assert.False(reading.IsPlan, "读成了计划");
            Assert.Contains(expected[0][2], reading.WhyNot, StringComparison.Ordinal);
            Assert.Empty(reading.Parts);
            return;
        }
        Assert.True(reading.IsPlan, reading.WhyNot);
        Assert.Equal((expected[0][2], expected[0][3]), (reading.Year?.ToString(CultureInfo.InvariantCulture), reading.Body ?? ""));
        var wanted = new StringBuilder();
        var read = new StringBuilder();
        var tasks = reading.Parts.SelectMany(p => p.Tasks).ToList();
        foreach (var line in expected.Skip(1)) wanted.Append(string.Join(" | ", line)).Append('\n');
        var n = 0;
        var texts = expected.Where(l => l[0] == "-").ToList();
        foreach (var part in reading.Parts)
        {
            read.Append(string.Join(" | ", "+", part.Number, part.Title)).Append('\n');
            foreach (var task in part.Tasks) read.Append(Line(task, n < texts.Count ? texts[n++] : ["-", "", "", ""])).Append('\n');
        }
        Assert.Equal(wanted.ToString(), read.ToString());
        Assert.Equal(texts.Count, tasks.Count);
    }

    private static string Line(ReadTask task, string[] expected)
    {
        var text = task.Text.Replace("\n", "", StringComparison.Ordinal);
        var begins = text.StartsWith(expected[2], StringComparison.Ordinal) ? expected[2] : text;
        var ends = text.EndsWith(expected[3], StringComparison.Ordinal) || text.TrimEnd('。').EndsWith(expected[3].TrimEnd('。'), StringComparison.Ordinal) ? expected[3] : text;
        return string.Join(" | ", "-", task.Number, begins, ends, Units(task), Limits(task), string.Join(';', task.Papers.Select(p => p.Name)));
    }

    private static string Units(ReadTask task) => string.Join(' ', task.Units.Select(u => (u.Role switch { UnitRole.Lead => 'L', UnitRole.Support => 'S', _ => 'E' }) + u.Name));

    private static string Limits(ReadTask task) => string.Join("; ", task.Limits.Select(l => $"{l.Words} {Day(l.From)}..{Day(l.To)}"));

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
