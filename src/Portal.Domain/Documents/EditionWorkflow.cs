using Portal.Domain.People;

namespace Portal.Domain.Documents;

public enum WorkflowPath
{
    /// <summary>拟稿、处室负责人、公开办公室、五关、签发</summary>
    Full,

    /// <summary>信息动态和转载：拟稿、五关、签发</summary>
    Short,

    /// <summary>勘误：两个人，只改错字</summary>
    Correction,
}

public enum EditionState
{
    Draft,
    WithUnitHead,
    WithOffice,
    InGates,
    WithSigner,

    /// <summary>A correction of typing errors waits for the second person.</summary>
    AwaitingConfirmation,

    /// <summary>Signed and not yet public: number and date are registered here.</summary>
    Signed,
    Scheduled,

    /// <summary>A set time has come and the gate said no; the reason is kept.</summary>
    PublicationFailed,
    Published,

    /// <summary>Ended inside: 不公开, or 依申请公开 that is not listed.</summary>
    Filed,

    /// <summary>A later edition took its place.</summary>
    Superseded,

    /// <summary>Taken away first, to be asked about afterwards.</summary>
    Stopped,
    Withdrawn,
    Discarded,
}

public enum EditionAction
{
    Submit,
    Recall,
    Agree,
    Examine,
    Return,
    Clear,
    Sign,
    Confirm,
    Register,
    Schedule,
    CancelSchedule,
    Publish,
    Fail,
    File,
    Supersede,
    Stop,
    LiftStop,
    Withdraw,
    Discard,
}

/// <summary>One row of the table: on a path, in a state, an action leads to a state and belongs to one of the roles. No role: the system's own step.</summary>
public sealed record WorkflowStep(WorkflowPath Path, EditionState From, EditionAction Action, EditionState To, params Role[] Roles);

/// <summary>The whole workflow as one table (design rule 2). docs/workflow.md shows the same rows, and a test walks them.</summary>
public static class EditionWorkflow
{
    private static readonly Role[] GateRoles = [Role.UnitHead, Role.DisclosureOffice, Role.ConfidentialityReviewer, Role.LegalSection];
    private static readonly Role[] StopRoles = [Role.UnitHead, Role.DisclosureOffice, Role.ConfidentialityReviewer, Role.Signer, Role.Supervisor];

    public static IReadOnlyList<WorkflowStep> Steps { get; } =
    [
        .. Full(), .. Short(), .. Correction(),
        .. Enum.GetValues<WorkflowPath>().SelectMany(AfterSignature),
    ];

    private static readonly Dictionary<(WorkflowPath, EditionState, EditionAction), WorkflowStep> Table =
        Steps.ToDictionary(s => (s.Path, s.From, s.Action));

    /// <summary>Null when the table has no such row.</summary>
    public static WorkflowStep? Find(WorkflowPath path, EditionState from, EditionAction action) => Table.GetValueOrDefault((path, from, action));

    /// <summary>States in which the edition stands somewhere between the first draft and its end; a document has one such edition at most.</summary>
    public static bool IsUnderWay(EditionState state) => state is EditionState.Draft or EditionState.WithUnitHead or EditionState.WithOffice or EditionState.InGates
        or EditionState.WithSigner or EditionState.AwaitingConfirmation or EditionState.Signed or EditionState.Scheduled or EditionState.PublicationFailed;

    private static IEnumerable<WorkflowStep> Full()
    {
        const WorkflowPath p = WorkflowPath.Full;
        yield return new(p, EditionState.Draft, EditionAction.Submit, EditionState.WithUnitHead, Role.Drafter, Role.UnitHead);
        yield return new(p, EditionState.Draft, EditionAction.Discard, EditionState.Discarded, Role.Drafter, Role.UnitHead);
        yield return new(p, EditionState.WithUnitHead, EditionAction.Recall, EditionState.Draft, Role.Drafter, Role.UnitHead);
        yield return new(p, EditionState.WithUnitHead, EditionAction.Agree, EditionState.WithOffice, Role.UnitHead);
        yield return new(p, EditionState.WithUnitHead, EditionAction.Return, EditionState.Draft, Role.UnitHead);
        yield return new(p, EditionState.WithOffice, EditionAction.Examine, EditionState.InGates, Role.DisclosureOffice);
        yield return new(p, EditionState.WithOffice, EditionAction.Return, EditionState.Draft, Role.DisclosureOffice);
        foreach (var step in GatesAndSigner(p)) yield return step;
    }

    private static IEnumerable<WorkflowStep> Short()
    {
        const WorkflowPath p = WorkflowPath.Short;
        yield return new(p, EditionState.Draft, EditionAction.Submit, EditionState.InGates, Role.Drafter, Role.UnitHead);
        yield return new(p, EditionState.Draft, EditionAction.Discard, EditionState.Discarded, Role.Drafter, Role.UnitHead);
        yield return new(p, EditionState.InGates, EditionAction.Recall, EditionState.Draft, Role.Drafter, Role.UnitHead);
        foreach (var step in GatesAndSigner(p)) yield return step;
    }

    private static IEnumerable<WorkflowStep> GatesAndSigner(WorkflowPath p)
    {
        yield return new(p, EditionState.InGates, EditionAction.Clear, EditionState.WithSigner);
        yield return new(p, EditionState.InGates, EditionAction.Return, EditionState.Draft, GateRoles);
        yield return new(p, EditionState.WithSigner, EditionAction.Sign, EditionState.Signed, Role.Signer);
        yield return new(p, EditionState.WithSigner, EditionAction.Return, EditionState.Draft, Role.Signer);
    }

    private static IEnumerable<WorkflowStep> Correction()
    {
        const WorkflowPath p = WorkflowPath.Correction;
        yield return new(p, EditionState.Draft, EditionAction.Submit, EditionState.AwaitingConfirmation, Role.Drafter, Role.UnitHead);
        yield return new(p, EditionState.Draft, EditionAction.Discard, EditionState.Discarded, Role.Drafter, Role.UnitHead);
        yield return new(p, EditionState.AwaitingConfirmation, EditionAction.Recall, EditionState.Draft, Role.Drafter, Role.UnitHead);
        yield return new(p, EditionState.AwaitingConfirmation, EditionAction.Confirm, EditionState.Signed, Role.ConfidentialityReviewer);
        yield return new(p, EditionState.AwaitingConfirmation, EditionAction.Return, EditionState.Draft, Role.ConfidentialityReviewer);
    }

    private static IEnumerable<WorkflowStep> AfterSignature(WorkflowPath p)
    {
        if (p != WorkflowPath.Correction)
        {
            yield return new(p, EditionState.Signed, EditionAction.Register, EditionState.Signed, Role.DisclosureOffice);
            yield return new(p, EditionState.Signed, EditionAction.File, EditionState.Filed, Role.DisclosureOffice);
        }
        yield return new(p, EditionState.Signed, EditionAction.Return, EditionState.Draft, Role.DisclosureOffice, Role.Signer);
        yield return new(p, EditionState.Signed, EditionAction.Publish, EditionState.Published, Role.DisclosureOffice);
        yield return new(p, EditionState.Signed, EditionAction.Schedule, EditionState.Scheduled, Role.DisclosureOffice);
        yield return new(p, EditionState.Scheduled, EditionAction.CancelSchedule, EditionState.Signed, Role.DisclosureOffice, Role.Signer);
        yield return new(p, EditionState.Scheduled, EditionAction.Publish, EditionState.Published, Role.DisclosureOffice);
        yield return new(p, EditionState.Scheduled, EditionAction.Fail, EditionState.PublicationFailed);
        yield return new(p, EditionState.PublicationFailed, EditionAction.Publish, EditionState.Published, Role.DisclosureOffice);
        yield return new(p, EditionState.PublicationFailed, EditionAction.CancelSchedule, EditionState.Signed, Role.DisclosureOffice, Role.Signer);
        yield return new(p, EditionState.Published, EditionAction.Supersede, EditionState.Superseded);
        yield return new(p, EditionState.Withdrawn, EditionAction.Supersede, EditionState.Superseded);
        yield return new(p, EditionState.Published, EditionAction.Stop, EditionState.Stopped, StopRoles);
        yield return new(p, EditionState.Published, EditionAction.Withdraw, EditionState.Withdrawn, Role.DisclosureOffice);
        yield return new(p, EditionState.Withdrawn, EditionAction.Withdraw, EditionState.Withdrawn, Role.DisclosureOffice);
        yield return new(p, EditionState.Stopped, EditionAction.Withdraw, EditionState.Withdrawn, Role.DisclosureOffice, Role.Signer);
        yield return new(p, EditionState.Stopped, EditionAction.LiftStop, EditionState.Published, Role.Signer);
    }
}
