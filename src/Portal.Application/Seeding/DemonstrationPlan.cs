using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Domain.WorkPlans;

namespace Portal.Application.Seeding;

/// <summary>One unit's report of seeds/demonstration/plans. <paramref name="Evidence"/> are titles of published papers; <paramref name="Until"/> is how far it is carried.</summary>
public sealed record DemonstrationReport(DateOnly On, DateOnly Period, string Task, string Unit, ReportedProgress Progress, DateOnly? DoneOn, decimal? Figure, string Text, IReadOnlyList<string> Evidence, ReportState Until = ReportState.Accepted);

/// <summary>Another day for a task, asked for by its unit's head and approved on the same day.</summary>
public sealed record DemonstrationChange(DateOnly On, string Task, string Unit, string Value, string Reason);

/// <summary>
/// A plan of seeds/demonstration/plans: read out of a published paper (its title) or out of lines of its own, checked and put in force on <paramref name="Read"/>,
/// carried through the year, and signed on <paramref name="Releases"/>. <paramref name="Carry"/> is the number of a task of the year before that goes on.
/// </summary>
public sealed record DemonstrationPlan(
    WorkPlanKind Kind, int Year, string Title, string? Paper, IReadOnlyList<string>? Text, DateOnly Read, string? Carry, Dictionary<string, decimal>? Figures,
    IReadOnlyList<DemonstrationReport> Reports, IReadOnlyList<DemonstrationChange>? Changes, IReadOnlyList<DateOnly> Releases)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() }, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public static IReadOnlyList<DemonstrationPlan> All() =>
        [.. Directory.EnumerateFiles(Path.Combine(Demonstration.Folder, "plans"), "*.json").Order(StringComparer.Ordinal).Select(f => JsonSerializer.Deserialize<DemonstrationPlan>(File.ReadAllText(f), Json)!)];
}
