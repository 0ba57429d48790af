using Portal.Domain.Publishing;
using Portal.Domain.WorkPlans;

namespace Portal.Application.WorkPlans;

/// <summary>A task's place in its plan: the number of its anchor, from 1 through all parts.</summary>
public sealed record PlacedTask(int Place, SnapshotPart Part, SnapshotTask Task);

/// <summary>A unit of the bureau in a plan: its tasks by its own standing, and how many of them it leads or answers for.</summary>
public sealed record PlanUnitSums(string Name, int Answering, PlanSums Sums)
{
    public int Supporting => Sums.Total - Answering;
}

/// <summary>A plan as the public sees it: the signed snapshot, read once, with its sums. Never written to: pages share it.</summary>
public sealed class PublicPlan
{
    private readonly Dictionary<string, PlanUnitSums> _units;

    public PublicPlan(ShelfPlan row)
    {
        (Kind, Year, PublishedAt, Change, Hash) = (row.Kind, row.Year, row.PublishedAt, row.Change, row.Hash);
        Snapshot = PlanSnapshot.Of(row.Snapshot);
        var place = 0;
        Tasks = [.. Snapshot.Parts.SelectMany(p => p.Tasks.Select(t => new PlacedTask(++place, p, t)))];
        Sums = PlanSums.Of(Tasks.Select(t => t.Task.Standing));
        Parts = [.. Snapshot.Parts.Where(p => p.Tasks.Count > 0).Select(p => (p, PlanSums.Of(p.Tasks.Select(t => t.Standing))))];
        // Bodies outside the bureau are named and not followed: they have no standing and no line of their own.
        Units = [.. Tasks.SelectMany(t => t.Task.Units).Where(u => u.Standing is not null).GroupBy(u => u.Name)
            .Select(g => new PlanUnitSums(g.Key, g.Count(u => u.Role != Domain.WorkPlans.Reading.UnitRole.Support), PlanSums.Of(g.Select(u => u.Standing!.Value))))];
        _units = Units.ToDictionary(u => u.Name);
    }

    public WorkPlanKind Kind { get; }
    public int Year { get; }
    public PlanSnapshot Snapshot { get; }
    public DateTime PublishedAt { get; }
    public long Change { get; }
    public string Hash { get; }
    public PlanSums Sums { get; }
    public IReadOnlyList<PlacedTask> Tasks { get; }

    /// <summary>Parts that have tasks.</summary>
    public IReadOnlyList<(SnapshotPart Part, PlanSums Sums)> Parts { get; }

    /// <summary>In the order in which the plan names them first.</summary>
    public IReadOnlyList<PlanUnitSums> Units { get; }

    /// <summary>The page's own address, which is its name among the shelf's changes too.</summary>
    public string Path => ShelfPlan.NameOf(Kind, Year);

    public PlanUnitSums? Unit(string name) => _units.GetValueOrDefault(name);

    /// <summary>Records of the shelf that it names: its paper and its evidence.</summary>
    public IEnumerable<string> Slugs => Snapshot.Tasks.SelectMany(t => t.Evidence).Select(e => e.Slug).Concat(Snapshot.PaperSlug is { } paper ? [paper] : []).Distinct(StringComparer.Ordinal);
}
