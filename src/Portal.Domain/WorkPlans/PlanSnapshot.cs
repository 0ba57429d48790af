using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Domain.WorkPlans.Reading;

namespace Portal.Domain.WorkPlans;

/// <summary>How a plan stands on a day, complete in itself: what is signed, goes through the gate, and is all that the public sees of it (requirement F9).</summary>
public sealed record PlanSnapshot
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public required WorkPlanKind Kind { get; init; }
    public required int Year { get; init; }
    public required string Title { get; init; }
    public required string Body { get; init; }

    /// <summary>The day whose state it is.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The paper of the plan on the shelf, where it is there.</summary>
    public string? PaperSlug { get; init; }
    public IReadOnlyList<SnapshotPart> Parts { get; init; } = [];

    [JsonIgnore]
    public IEnumerable<SnapshotTask> Tasks => Parts.SelectMany(p => p.Tasks);

    [JsonIgnore]
    public PlanSums Sums => PlanSums.Of(Tasks.Select(t => t.Standing));

    /// <summary>Everything of it that somebody wrote, one piece a line: what a check of words has to read.</summary>
    public string Words() => string.Join('\n', Parts.SelectMany(p => (string[])[p.Title, p.Intro])
        .Concat(Tasks.SelectMany(t => (string[])[t.Section, t.Text, t.LimitWords, t.Target, t.Progress, .. t.Units.Select(u => u.Name), .. t.Evidence.Select(e => e.Title), .. t.Changes.SelectMany(c => (string[])[c.Before, c.After, c.Reason])]))
        .Prepend(Body).Prepend(Title));

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static PlanSnapshot Of(string json) => JsonSerializer.Deserialize<PlanSnapshot>(json, Json) ?? throw new JsonException("An empty snapshot.");

    /// <summary>The hash that a release of exactly this has.</summary>
    [JsonIgnore]
    public string Fingerprint => Hash(ToJson());

    /// <summary>SHA-256 of the text, lower-case hex: what is signed is what is shown.</summary>
    public static string Hash(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}

public sealed record SnapshotPart(string Number, string Title, string Intro, IReadOnlyList<SnapshotTask> Tasks);

/// <param name="Due">The day that counts: the end of the year where the plan names none.</param>
/// <param name="Progress">The last accepted words of the units that lead or answer for it.</param>
/// <param name="IsDayNamed">The paper names a day or an approved change set one; else <paramref name="Due"/> is the end of the year.</param>
/// <param name="CarriedOver">It goes on from the year before.</param>
public sealed record SnapshotTask(string Number, string Section, string Text, TaskStanding Standing, string LimitWords, DateOnly Due, DateOnly? DoneOn, string Target, decimal? TargetFigure, decimal? Figure,
    string Progress, bool CarriedOver, IReadOnlyList<SnapshotUnit> Units, IReadOnlyList<SnapshotEvidence> Evidence, IReadOnlyList<SnapshotChange> Changes, bool IsDayNamed = true)
{
    [JsonIgnore]
    public string Name => WorkPlanTask.NameOf(Number, Text);
}

/// <param name="Standing">Null for a body outside the bureau, which is named and not followed.</param>
public sealed record SnapshotUnit(string Name, UnitRole Role, TaskStanding? Standing);

/// <summary>A published item; files of the workroom are counted and not shown.</summary>
public sealed record SnapshotEvidence(string Title, string Slug);

/// <summary>A day or target that was changed with approval; the old one is not hidden.</summary>
public sealed record SnapshotChange(TaskField Field, string Before, string After, string Reason, DateOnly On);
