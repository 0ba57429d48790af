using System.Globalization;
using Portal.Application.Documents;
using Portal.Application.WorkPlans;
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

    /// <summary>What differs from the edition that it was made of; null of a first edition and of what is no longer judged.</summary>
    public EditionDifferences? Differences { get; init; }

    public bool MayRecordChannel => ChannelEntry.WhyNotRecord(Document, Actor) is null;

    public bool MayStrikeChannel => ChannelEntry.MayKeep(Document, Actor);

    /// <summary>Whether the person's desk has this step now, allowed or not.</summary>
    public bool Offers(EditionAction action) => WhyNot(action) is not { Code: "WrongState" or "NotYourDesk" };

    public Refusal? WhyNot(EditionAction action) => Edition.WhyNot(action, Actor) ?? (action is EditionAction.Publish or EditionAction.Schedule ? GateSays : null);

    public bool MayAskConfirmation => Edition.WhyNotAskConfirmation(Actor) is null;

    public bool MayEdit => Edition.WhyNotSave(Actor) is null;

    public bool MayStartNext => Document.Working is null && Document.OnShelf is { State: not EditionState.Stopped } && Actor.For([Role.Drafter, Role.UnitHead], Document.UnitId).Any();

    /// <summary>The step that the paper waits for now, and what still stands in its way whoever takes it; empty where nothing does. Null where the paper waits for nothing.</summary>
    public (EditionAction Next, IReadOnlyList<string> Lacks)? Standing => Edition.State switch
    {
        EditionState.Draft => Lacking(EditionAction.Submit),
        EditionState.WithUnitHead => Lacking(EditionAction.Agree),
        EditionState.WithOffice => Lacking(EditionAction.Examine),
        EditionState.InGates => (EditionAction.Clear, Edition.WhatGatesLack()),
        EditionState.WithSigner => Lacking(EditionAction.Sign),
        EditionState.AwaitingConfirmation => Lacking(EditionAction.Confirm),
        EditionState.Signed or EditionState.PublicationFailed or EditionState.Scheduled => Edition.WhatIsMissingFor(EditionAction.File) is null ? (EditionAction.File, []) : (EditionAction.Publish, GateSays is { } no ? [no.Message] : []),
        _ => null,
    };

    private (EditionAction, IReadOnlyList<string>) Lacking(EditionAction action) => (action, Edition.WhatIsMissingFor(action) is { } refusal ? [refusal.Message] : []);

    public string Who(int id, int? behalf) => behalf is { } other && other != id ? $"{Names[id]}（代{Names[other]}）" : Names[id];
}

/// <param name="Kept">What this person typed earlier and did not save; null where there is nothing, or where the page shows it already.</param>
/// <param name="Restored">The form shows what was kept.</param>
/// <param name="Others">Who else has the paper open.</param>
public sealed record EditorPage(EditionForm Form, int? DocumentId, Edition? Edition, IReadOnlyList<Column> Columns, IReadOnlyList<Unit> Units, KeptText? Kept, bool Restored, IReadOnlyList<string> Others)
{
    /// <summary>What was found in the text as it was saved.</summary>
    public WordingPanel? Wording { get; init; }

    public string Heading => Edition is null ? "起草" : Edition.IsCorrection ? "勘误" : Edition.Number > 1 ? $"修订第{Edition.Number}版" : "编辑草稿";
}

/// <summary>A place in the to-do list, which goes by due day, then by waiting: a list that grows or shrinks meanwhile loses nothing and shows nothing twice.</summary>
public readonly record struct TodoKey(DateOnly Due, DateTime Since, int EditionId)
{
    public static TodoKey Of(OfficeLine line) => new(line.StepDueOn ?? DateOnly.MaxValue, line.StepSince, line.EditionId);

    /// <summary>Null where it is no key.</summary>
    public static TodoKey? Parse(string? text) =>
        text?.Split('-') is [var day, var ticks, var id] && DateOnly.TryParseExact(day, "yyyyMMdd", out var due) && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var t) && t <= DateTime.MaxValue.Ticks
        && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var edition) ? new(due, new DateTime(t, DateTimeKind.Utc), edition) : null;

    public bool IsBehind(TodoKey other) => (Due, Since, EditionId).CompareTo((other.Due, other.Since, other.EditionId)) > 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Due:yyyyMMdd}-{Since.Ticks}-{EditionId}");
}

/// <param name="More">Some desk has more than is counted.</param>
/// <param name="After">The last one of the page before.</param>
public sealed record TodoPage(IReadOnlyList<Todo> Todos, bool More, TodoKey? After, IReadOnlyList<string> SecrecyNotices, PlanTodos Plans, IReadOnlyDictionary<int, string> Names, Func<OfficeLine, int?> WorkingDaysLeft, Func<OfficeLine, int> WorkingDaysWaited, string Name, int? ImportUnitId)
{
    private const int PageSize = 50;

    /// <summary>What waits beside papers.</summary>
    public IReadOnlyList<OfficeNotice> Notices { get; init; } = [];

    public string Total => More ? $"{Todos.Count} 多" : $"{Todos.Count}";

    public IReadOnlyList<Todo> Shown => [.. Rest.Take(PageSize)];

    /// <summary>Where the next page goes on; null at the end.</summary>
    public TodoKey? Next => Rest.Count() > PageSize ? TodoKey.Of(Rest.ElementAt(PageSize - 1).Line) : null;

    private IEnumerable<Todo> Rest => After is { } after ? Todos.Where(t => TodoKey.Of(t.Line).IsBehind(after)) : Todos;

    public int Overdue => Todos.Count(t => WorkingDaysLeft(t.Line) < 0);

    public int DueToday => Todos.Count(t => WorkingDaysLeft(t.Line) == 0);

    public int DueSoon => Todos.Count(t => WorkingDaysLeft(t.Line) is > 0 and <= 3);
}

public sealed record OfficeListPage(OfficeFilter Filter, IReadOnlyList<OfficeLine> Lines, string? Next, IReadOnlyList<Column> Columns, IReadOnlyList<Unit> Units)
{
    public string Query(string? after)
    {
        var parts = new List<string>();
        if (Filter.State is { } state) parts.Add($"state={state}");
        if (Filter.UnitId is { } unit) parts.Add($"unitId={unit}");
        if (Filter.ColumnId is { } column) parts.Add($"columnId={column}");
        if (!string.IsNullOrWhiteSpace(Filter.Words)) parts.Add($"words={Uri.EscapeDataString(Filter.Words)}");
        if (Filter.Order != OfficeOrder.Newest) parts.Add($"order={Filter.Order}");
        if (after is not null) parts.Add($"after={after}");
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }
}
