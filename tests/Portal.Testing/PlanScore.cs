using System.Globalization;
using System.Text;
using Portal.Domain.WorkPlans.Reading;

namespace Portal.Testing;

/// <summary>How many of the known values were read (recall) and how many of the read ones are known (precision), by field.</summary>
public sealed class PlanScore
{
    public static readonly string[] Fields = ["parts", "tasks", "text", "units", "roles", "limits", "papers"];

    private readonly Dictionary<string, (int Known, int Read, int Both)> _counts = Fields.ToDictionary(f => f, _ => (0, 0, 0));

    public double Recall(string field) => _counts[field] is var (known, _, both) && known > 0 ? (double)both / known : 1;

    public double Precision(string field) => _counts[field] is var (_, read, both) && read > 0 ? (double)both / read : 1;

    /// <summary>The first values that were not read, or read wrongly, to look at.</summary>
    public List<string> Misses { get; } = [];

    public void Add(KnownPlan plan, PlanReading reading)
    {
        Count("parts", plan.Parts.Select(p => Bare(p.Title)), reading.Parts.Select(p => Bare(p.Title)));
        var known = plan.Parts.SelectMany(p => p.Tasks.Select(t => (Part: p.Title, Task: t))).ToList();
        var read = reading.Parts.SelectMany(p => p.Tasks.Select(t => (Part: p.Title, Task: t))).ToList();
        Count("tasks", known.Select(t => Bare(t.Part) + Head(t.Task.Text)), read.Select(t => Bare(t.Part) + Head(t.Task.Text)));
        Count("text", known.Select(t => Bare(t.Task.Text)), read.Select(t => Bare(t.Task.Text)));
        Count("units", known.SelectMany(t => t.Task.Units.Select(u => Head(t.Task.Text) + ":" + Bare(u.Name))), read.SelectMany(t => t.Task.Units.Select(u => Head(t.Task.Text) + ":" + Bare(u.Name))));
        Count("roles", known.SelectMany(t => t.Task.Units.Select(u => $"{Head(t.Task.Text)}:{Bare(u.Name)}:{u.Role}")), read.SelectMany(t => t.Task.Units.Select(u => $"{Head(t.Task.Text)}:{Bare(u.Name)}:{u.Role}")));
        Count("limits", known.SelectMany(t => t.Task.Limits.Distinct().Select(l => $"{Head(t.Task.Text)}:{Bare(l.Words)}:{Day(l.From)}:{Day(l.To)}")), read.SelectMany(t => t.Task.Limits.Select(l => $"{Head(t.Task.Text)}:{Bare(l.Words)}:{Day(l.From)}:{Day(l.To)}")));
        Count("papers", known.SelectMany(t => t.Task.Papers.Select(p => Head(t.Task.Text) + Bare(p))), read.SelectMany(t => t.Task.Papers.Select(p => Head(t.Task.Text) + Bare(p.Name))));
    }

    private void Count(string field, IEnumerable<string> known, IEnumerable<string> read)
    {
        var (a, b) = (known.ToList(), read.ToList());
        var left = a.GroupBy(x => x).ToDictionary(g => g.Key, g => g.Count());
        var both = 0;
        foreach (var value in b)
        {
            if (left.GetValueOrDefault(value) > 0)
            {
                left[value]--;
                both++;
            }
            else if (Misses.Count < 200) Misses.Add($"{field} + {value}");
        }
        foreach (var (value, count) in left)
            if (count > 0 && Misses.Count < 200) Misses.Add($"{field} - {value}");
        var (k, r, n) = _counts[field];
        _counts[field] = (k + a.Count, r + b.Count, n + both);
    }

    private static string Head(string text) => Bare(text) is { Length: > 16 } bare ? bare[..16] : Bare(text);

    // Widths, blanks and signs are not what counts.
    private static string Bare(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit));

    private static string Day(DateOnly? day) => day?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "";
}
