using Portal.Domain.Audit;

namespace Portal.Domain.WorkPlans;

/// <summary>What a unit writes for one window.</summary>
public sealed record ReportContent(ReportedProgress Progress, string Text, decimal? Figure, DateOnly? DoneOn)
{
    public Refusal? WhyNot(DateOnly period, int evidence, DateOnly today) =>
        string.IsNullOrWhiteSpace(Text) ? new("ReportText", "请写明进展情况")
        : Text.Length > ProgressReport.TextMaxLength ? new("ReportText", $"进展情况不超过{ProgressReport.TextMaxLength}字")
        : Figure is < 0 or > 999_999_999 ? new("ReportFigure", "数字应当在0和999999999之间")
        : period > today ? new("ReportPeriod", "这一期还没有开始，不能提前上报")
        : Progress == ReportedProgress.Done && DoneOn is null ? new("ReportDoneOn", "请填写完成日期")
        : Progress == ReportedProgress.Done && DoneOn > today ? new("ReportDoneOn", "完成日期不能晚于今天")
        : Progress == ReportedProgress.Done && evidence == 0 ? new("ReportEvidence", "报告完成应当附上佐证：已公开的文件或者材料")
        : null;
}

/// <summary>A unit's report for one window. Replaced while nobody has confirmed it; each state is a row of history.</summary>
public sealed class ProgressReport
{
    public const int TextMaxLength = 2000;
    public const int ReasonMaxLength = 500;
    private readonly List<ReportEvidence> _evidence = [];
    private readonly List<ReportEvent> _events = [];

    private ProgressReport() => (Text, ReturnReason) = ("", "");

    internal ProgressReport(DateOnly period) : this() => Period = period;

    public int Id { get; private set; }
    public int UnitProgressId { get; private set; }

    /// <summary>First day of the window.</summary>
    public DateOnly Period { get; private set; }
    public ReportedProgress Progress { get; private set; }
    public string Text { get; private set; }

    /// <summary>What was reached in the window, in the task's measure.</summary>
    public decimal? Figure { get; private set; }
    public DateOnly? DoneOn { get; private set; }
    public ReportState State { get; private set; }
    public int SubmittedById { get; private set; }
    public DateTime SubmittedAt { get; private set; }

    /// <summary>When it was sent for the first time: one that was returned and sent again was in time all the same.</summary>
    public DateTime FirstSubmittedAt { get; private set; }

    /// <summary>Pieces of evidence that can still be seen.</summary>
    public int ValidEvidence { get; private set; }
    public int? ConfirmedById { get; private set; }
    public int? DecidedById { get; private set; }
    public string ReturnReason { get; private set; }
    public IReadOnlyList<ReportEvidence> Evidence => _evidence;
    public IReadOnlyList<ReportEvent> Events => _events;

    internal void Submit(ReportContent content, IReadOnlyList<ReportEvidence> evidence, Stamp by)
    {
        (Progress, Text, Figure, DoneOn) = (content.Progress, content.Text.Trim(), content.Figure, content.Progress == ReportedProgress.Done ? content.DoneOn : null);
        (SubmittedById, SubmittedAt, ConfirmedById, DecidedById, ReturnReason) = (by.UserId, by.At, null, null, "");
        _evidence.Clear();
        _evidence.AddRange(evidence);
        if (_events.Count == 0) FirstSubmittedAt = by.At;
        Count();
        Move(ReportState.Submitted, $"{Progress} {Figure} {DoneOn:yyyy-MM-dd} {Text} 佐证：{string.Join('、', evidence.Select(e => e.Title))}", by);
    }

    internal void Count() => ValidEvidence = _evidence.Count(e => !e.IsGone);

    internal void Move(ReportState state, string note, Stamp by)
    {
        State = state;
        if (state == ReportState.Confirmed) ConfirmedById = by.UserId;
        if (state is ReportState.Accepted or ReportState.Returned) DecidedById = by.UserId;
        ReturnReason = state == ReportState.Returned ? note : ReturnReason;
        _events.Add(new ReportEvent(state, note, by));
    }
}

/// <summary>What shows that something was done: a published item picked from the shelf, or a file kept in the workroom.</summary>
public sealed class ReportEvidence
{
    public const int TitleMaxLength = 300;
    public const int MostOfReport = 20;

    private ReportEvidence() => Title = "";

    private ReportEvidence(string title) : this() => Title = WorkPlan.Cut(title, TitleMaxLength);

    public int Id { get; private set; }
    public int ProgressReportId { get; private set; }
    public string Title { get; private set; }

    /// <summary>The public record's address; null for a file.</summary>
    public string? Slug { get; private set; }

    /// <summary>Hash of the file in the workroom's store; null for a published item.</summary>
    public string? Sha256 { get; private set; }

    /// <summary>The published item was withdrawn: it shows nothing any more.</summary>
    public bool IsGone { get; private set; }

    public static ReportEvidence Published(string slug, string title) => new(title) { Slug = slug };

    public static ReportEvidence File(string sha256, string name) => new(name) { Sha256 = sha256 };

    internal bool See(bool isPublic)
    {
        IsGone = !isPublic;
        return true;
    }
}

/// <summary>One step of a report. Added, never changed.</summary>
public sealed class ReportEvent : IChained
{
    public const int NoteMaxLength = 2200;

    private ReportEvent() => Note = "";

    internal ReportEvent(ReportState state, string note, Stamp by) => (State, Note, ById, OnBehalfOfId, At) = (state, WorkPlan.Cut(note, NoteMaxLength), by.UserId, by.OnBehalfOfId, by.At);

    public int Id { get; private set; }
    public int ProgressReportId { get; private set; }
    public ReportState State { get; private set; }
    public string Note { get; private set; }
    public int ById { get; private set; }
    public int? OnBehalfOfId { get; private set; }
    public DateTime At { get; private set; }

    public AuditRecord ToAudit() => new($"progress.{State}", nameof(ProgressReport), ProgressReportId, new Stamp(ById, At, OnBehalfOfId), Note, nameof(ReportEvent), Id);
}

public static class ProgressNames
{
    public static string Chinese(this ReportedProgress progress) => progress switch
    {
        ReportedProgress.NotBegun => "未开始",
        ReportedProgress.OnTheWay => "进行中",
        _ => "已完成",
    };

    public static string Chinese(this ReportState state) => state switch
    {
        ReportState.Submitted => "待确认",
        ReportState.Confirmed => "待采纳",
        ReportState.Accepted => "已采纳",
        _ => "已退回",
    };
}
