namespace Portal.Domain.Training;

/// <summary>
/// Who of one unit was expected at a session and who came (签到). Each unit's roll is a root of its own, so that ten heads can record at the same time.
/// People stay on the roll of the unit they belonged to, wherever they work later.
/// </summary>
public sealed class TrainingRoll
{
    private readonly List<TrainingEntry> _entries = [];

    private TrainingRoll()
    {
    }

    public TrainingRoll(int sessionId, int unitId) => (SessionId, UnitId) = (sessionId, unitId);

    public int Id { get; private set; }
    public int SessionId { get; private set; }
    public int UnitId { get; private set; }

    /// <summary>When it was last said who came; null before.</summary>
    public DateTime? RecordedAt { get; private set; }
    public int? RecordedById { get; private set; }
    public IReadOnlyList<TrainingEntry> Entries => _entries;

    /// <summary>1 with the first change; a form that saw no roll sends 0.</summary>
    public int Version { get; private set; }

    /// <summary>Sets who is expected; says whether that is a change.</summary>
    public bool Expect(IReadOnlySet<int> people)
    {
        if (_entries.Where(e => e.IsExpected).Select(e => e.UserId).ToHashSet().SetEquals(people)) return false;
        foreach (var userId in people) Entry(userId).IsExpected = true;
        foreach (var entry in _entries) entry.IsExpected = people.Contains(entry.UserId);
        Finish();
        return true;
    }

    /// <summary>Says who came, expected or not. Everybody else who was expected did not.</summary>
    public void Record(TrainingState state, DateOnly on, IReadOnlySet<int> came, Stamp by, DateOnly today)
    {
        if (TrainingSession.WhyNotRecord(state) is { } refusal) throw new RefusedException(refusal);
        if (on > today) throw new RefusedException(new("TrainingAhead", "培训还没有举办，不能登记参加人员"));
        foreach (var userId in came) Entry(userId).HasCome = true;
        foreach (var entry in _entries) entry.HasCome = came.Contains(entry.UserId);
        (RecordedAt, RecordedById) = (by.At, by.UserId);
        Finish();
    }

    private TrainingEntry Entry(int userId)
    {
        if (_entries.FirstOrDefault(e => e.UserId == userId) is { } known) return known;
        var entry = new TrainingEntry(userId);
        _entries.Add(entry);
        return entry;
    }

    private void Finish()
    {
        _entries.RemoveAll(e => e is { IsExpected: false, HasCome: false });
        Version++;
    }
}

/// <summary>One person on a roll.</summary>
public sealed class TrainingEntry
{
    private TrainingEntry()
    {
    }

    internal TrainingEntry(int userId) => UserId = userId;

    public int Id { get; private set; }
    public int UserId { get; private set; }

    /// <summary>应到</summary>
    public bool IsExpected { get; internal set; }

    /// <summary>实到</summary>
    public bool HasCome { get; internal set; }
}
