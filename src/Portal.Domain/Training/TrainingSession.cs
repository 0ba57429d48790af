using Portal.Domain.Documents;

namespace Portal.Domain.Training;

public enum TrainingState
{
    /// <summary>已安排</summary>
    Planned,

    /// <summary>已举办: the disclosure office recorded it.</summary>
    Held,

    /// <summary>已取消</summary>
    Cancelled,
}

/// <summary>What is arranged of a session. <paramref name="LineId"/> is the line of the plan that it fulfils; none for one beside the plan.</summary>
public sealed record TrainingSessionFacts(int? LineId, string Title, DateOnly On, bool IsOnline, string Place, string Lecturer, decimal Hours);

/// <summary>
/// One training about open government (requirement F10: SH24 24, LN20 20). It is arranged, then recorded as held, or cancelled with a reason.
/// Only what is recorded as held counts in the figures.
/// </summary>
public sealed class TrainingSession
{
    public const int TitleMaxLength = 200;
    public const int PlaceMaxLength = 200;
    public const int LecturerMaxLength = 100;
    public const int SummaryMaxLength = 1000;
    public const int ReasonMaxLength = 200;
    public const decimal MaxHours = 80m;
    public const int MaxGuests = 100_000;
    public const int MaxMaterials = 20;
    private readonly List<TrainingMaterial> _materials = [];

    private TrainingSession() => (Title, Place, Lecturer, Summary, CancelReason) = ("", "", "", "", "");

    public TrainingSession(TrainingSessionFacts facts) : this() => Take(facts);

    public int Id { get; private set; }
    public int? LineId { get; private set; }
    public string Title { get; private set; }

    /// <summary>The day it is to be held, or was.</summary>
    public DateOnly On { get; private set; }
    public bool IsOnline { get; private set; }

    /// <summary>Room and address, or the platform of one that is online.</summary>
    public string Place { get; private set; }
    public string Lecturer { get; private set; }

    /// <summary>学时, in halves.</summary>
    public decimal Hours { get; private set; }

    /// <summary>How many came who do not belong to the bureau.</summary>
    public int Guests { get; private set; }

    /// <summary>What it was about, in a few words, when it was recorded.</summary>
    public string Summary { get; private set; }
    public TrainingState State { get; private set; }
    public string CancelReason { get; private set; }
    public IReadOnlyList<TrainingMaterial> Materials => _materials;
    public int Version { get; private set; }

    public TrainingSessionFacts Facts => new(LineId, Title, On, IsOnline, Place, Lecturer, Hours);

    /// <summary>Its day has passed and nobody wrote down what became of it.</summary>
    public bool WaitsForRecord(DateOnly today) => State == TrainingState.Planned && On < today;

    /// <summary>Another arrangement, before it is held.</summary>
    public void Change(TrainingSessionFacts facts)
    {
        if (State != TrainingState.Planned) throw new RefusedException(new("TrainingNotPlanned", $"这次培训{State.Chinese()}，安排不能再改"));
        Take(facts);
        Version++;
    }

    /// <summary>What took place; also a correction of what was recorded.</summary>
    public void Record(TrainingSessionFacts facts, int guests, string summary, DateOnly today)
    {
        if (WhyNotRecord(State) is { } refusal) throw new RefusedException(refusal);
        if (facts.On > today) throw new RefusedException(new("TrainingAhead", "培训还没有举办，不能登记"));
        if (guests is < 0 or > MaxGuests) throw new RefusedException(new("TrainingGuests", $"外单位人数应当在0到{MaxGuests}之间"));
        TrainingDuties.RefuseLong(summary, SummaryMaxLength, "培训内容");
        Take(facts);
        (Guests, Summary, State) = (guests, summary.Trim(), TrainingState.Held);
        Version++;
    }

    public void Cancel(string reason)
    {
        if (State != TrainingState.Planned) throw new RefusedException(new("TrainingNotPlanned", $"这次培训{State.Chinese()}，不能取消"));
        (CancelReason, State) = (TrainingDuties.Reason(reason, ReasonMaxLength), TrainingState.Cancelled);
        Version++;
    }

    public void Add(TrainingMaterial material)
    {
        RefuseCancelled();
        if (_materials.Count >= MaxMaterials) throw new RefusedException(new("TrainingMaterials", $"一次培训的材料不超过{MaxMaterials}份"));
        if (_materials.Any(m => m.IsSameAs(material))) throw new RefusedException(new("TrainingMaterialTwice", "这份材料已经在这次培训里"));
        _materials.Add(material);
        Version++;
    }

    public TrainingMaterial Remove(int materialId)
    {
        RefuseCancelled();
        var material = _materials.FirstOrDefault(m => m.Id == materialId) ?? throw new RefusedException(new("NoTrainingMaterial", "没有这份材料，可能已经移除"));
        _materials.Remove(material);
        Version++;
        return material;
    }

    /// <summary>Other people are expected now: who has the session's page open sees that it changed.</summary>
    public void ExpectOthers()
    {
        RefuseCancelled();
        Version++;
    }

    /// <summary>Why nobody can say of a session in this state who came; null when it can be said from its day on.</summary>
    public static Refusal? WhyNotRecord(TrainingState state) => state == TrainingState.Cancelled ? new("TrainingCancelled", "这次培训已经取消") : null;

    private void RefuseCancelled()
    {
        if (WhyNotRecord(State) is { } refusal) throw new RefusedException(refusal);
    }

    private void Take(TrainingSessionFacts facts)
    {
        if (string.IsNullOrWhiteSpace(facts.Title)) throw new RefusedException(new("TrainingTitle", "请填写培训名称"));
        if (facts.On < Edition.FirstDay || facts.On.Year > TrainingLine.LastYear) throw new RefusedException(new("TrainingDay", "培训日期不合理"));
        if (!AreHours(facts.Hours)) throw new RefusedException(new("TrainingHours", HoursMessage));
        TrainingDuties.RefuseLong(facts.Title, TitleMaxLength, "培训名称");
        TrainingDuties.RefuseLong(facts.Place, PlaceMaxLength, "地点");
        TrainingDuties.RefuseLong(facts.Lecturer, LecturerMaxLength, "主讲人");
        (LineId, Title, On, IsOnline, Place, Lecturer, Hours) = (facts.LineId, facts.Title.Trim(), facts.On, facts.IsOnline, facts.Place.Trim(), facts.Lecturer.Trim(), facts.Hours);
    }

    public const string HoursMessage = "学时应当在0.5到80之间，可以是半个学时";

    public static bool AreHours(decimal hours) => hours is >= 0.5m and <= MaxHours && hours * 2 == decimal.Truncate(hours * 2);
}

/// <summary>What a training used: a file of the workroom, or something that is public already.</summary>
public sealed class TrainingMaterial
{
    public const int NameMaxLength = Attachment.NameMaxLength;

    private TrainingMaterial() => (Name, Sha256, ContentType, Slug) = ("", "", "", "");

    /// <summary>A file.</summary>
    public TrainingMaterial(string name, string sha256, long size, string contentType) : this() => (Name, Sha256, Size, ContentType) = (name, sha256, size, contentType);

    /// <summary>A public record by the end of its address. Its title is read from the shelf each time: a withdrawn one must not live on here.</summary>
    public TrainingMaterial(string slug) : this() => Slug = slug;

    public int Id { get; private set; }
    public string Name { get; private set; }
    public string Sha256 { get; private set; }

    /// <summary>In bytes.</summary>
    public long Size { get; private set; }
    public string ContentType { get; private set; }
    public string Slug { get; private set; }

    public bool IsFile => Sha256.Length > 0;

    internal bool IsSameAs(TrainingMaterial other) => (Name, Sha256, Slug) == (other.Name, other.Sha256, other.Slug);
}
