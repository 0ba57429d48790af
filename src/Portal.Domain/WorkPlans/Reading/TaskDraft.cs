namespace Portal.Domain.WorkPlans.Reading;

/// <summary>A task before its words are read: its text, and cells of a table where it stood in one.</summary>
internal sealed class TaskDraft
{
    public required string Number { get; init; }
    public required string Section { get; init; }
    public required Words Body { get; init; }
    public required Place Place { get; init; }
    public IReadOnlyList<(CellKind Kind, Words Words)> Cells { get; set; } = [];
    public List<string> Doubts { get; } = [];

    /// <summary>Notes of the headings above, which hold for a task that has none of its own.</summary>
    public TaskNotes? Inherited { get; set; }

    public TaskNotes? Notes { get; set; }
}

internal sealed class PartDraft
{
    public required string Number { get; init; }
    public required string Title { get; init; }
    public string Intro { get; set; } = "";
    public Place Place { get; set; }
    public List<TaskDraft> Tasks { get; } = [];

    public bool IsGeneral => PlanTree.IsGeneral(Title);
}
