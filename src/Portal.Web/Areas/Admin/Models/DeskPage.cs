using Portal.Application.Documents;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Reports;
using Portal.Domain.Review;

namespace Portal.Web.Areas.Admin.Models;

/// <summary>One document on a desk: the paper on the left, what this person may do with it on the right.</summary>
public sealed record DeskPage(
    Document Document,
    Edition Edition,
    Actor Actor,
    GateDuties Duties,
    string UnitName,
    Column? Column,
    string Html,
    Refusal? GateSays,
    IReadOnlyDictionary<int, string> Names,
    WordingPanel? Wording)
{
    /// <summary>Other channels it went out by.</summary>
    public IReadOnlyList<ChannelEntry> Channels { get; init; } = [];

    public bool MayRecordChannel => ChannelEntry.WhyNotRecord(Document, Actor) is null;

    public bool MayStrikeChannel => ChannelEntry.MayKeep(Document, Actor);

    /// <summary>Whether the person's desk has this step now, allowed or not.</summary>
    public bool Offers(EditionAction action) => WhyNot(action) is not { Code: "WrongState" or "NotYourDesk" };

    public Refusal? WhyNot(EditionAction action) => Edition.WhyNot(action, Actor) ?? (action is EditionAction.Publish or EditionAction.Schedule ? GateSays : null);

    public bool MayAskConfirmation => Edition.WhyNotAskConfirmation(Actor) is null;

    public bool MayEdit => Edition.WhyNotSave(Actor) is null;

    public bool MayStartNext => Document.Working is null && Document.OnShelf is { State: not EditionState.Stopped } && Actor.For([Role.Drafter, Role.UnitHead], Document.UnitId).Any();

    public string Who(int id, int? behalf) => behalf is { } other && other != id ? $"{Names[id]}（代{Names[other]}）" : Names[id];
}

public sealed record EditorPage(EditionForm Form, int? DocumentId, Edition? Edition, IReadOnlyList<Column> Columns, IReadOnlyList<Unit> Units)
{
    /// <summary>What was found in the text as it was saved.</summary>
    public WordingPanel? Wording { get; init; }

    public string Heading => Edition is null ? "起草" : Edition.IsCorrection ? "勘误" : Edition.Number > 1 ? $"修订第{Edition.Number}版" : "编辑草稿";
}

public sealed record TodoPage(IReadOnlyList<Todo> Todos, IReadOnlyList<string> SecrecyNotices, IReadOnlyDictionary<int, string> Names, Func<OfficeLine, int?> WorkingDaysLeft, Func<OfficeLine, int> WorkingDaysWaited, string Name)
{
    public int Overdue => Todos.Count(t => WorkingDaysLeft(t.Line) < 0);

    public int DueToday => Todos.Count(t => WorkingDaysLeft(t.Line) == 0);

    public int DueSoon => Todos.Count(t => WorkingDaysLeft(t.Line) is > 0 and <= 3);
}

public sealed record OfficeListPage(OfficeFilter Filter, IReadOnlyList<OfficeLine> Lines, int? Next, IReadOnlyList<Column> Columns, IReadOnlyList<Unit> Units)
{
    public string Query(int? before)
    {
        var parts = new List<string>();
        if (Filter.State is { } state) parts.Add($"state={state}");
        if (Filter.UnitId is { } unit) parts.Add($"unitId={unit}");
        if (Filter.ColumnId is { } column) parts.Add($"columnId={column}");
        if (!string.IsNullOrWhiteSpace(Filter.Words)) parts.Add($"words={Uri.EscapeDataString(Filter.Words)}");
        if (before is { } b) parts.Add($"before={b}");
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }
}
