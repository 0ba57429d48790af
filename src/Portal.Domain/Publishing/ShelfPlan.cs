using Portal.Domain.WorkPlans;

namespace Portal.Domain.Publishing;

/// <summary>A year's work plan as the public sees it: the last signed snapshot, one for each kind and year.</summary>
public sealed class ShelfPlan
{
    private ShelfPlan() => (Snapshot, Hash) = ("", "");

    public ShelfPlan(WorkPlanKind kind, int year) : this() => (Kind, Year) = (kind, year);

    public int Id { get; private set; }
    public WorkPlanKind Kind { get; private set; }
    public int Year { get; private set; }

    /// <summary><see cref="PlanSnapshot"/> as it was signed.</summary>
    public string Snapshot { get; private set; }
    public string Hash { get; private set; }
    public DateOnly AsOf { get; private set; }
    public DateTime PublishedAt { get; private set; }

    /// <summary>The number of its last change among those of the whole shelf.</summary>
    public long Change { get; private set; }

    /// <summary>Stands for the plan among the numbered changes; no record's address has a slash.</summary>
    public string ChangeName => NameOf(Kind, Year);

    public static string NameOf(WorkPlanKind kind, int year) => FormattableString.Invariant($"/{(kind == WorkPlanKind.WorkPlan ? "work-plans" : "livelihood-projects")}/{year}");

    public void Put(PlanRelease release, DateTime now) => (Snapshot, Hash, AsOf, PublishedAt) = (release.Snapshot, release.Hash, release.AsOf, now);

    public void Number(long change) => Change = change;
}
