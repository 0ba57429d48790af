using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Review;

namespace Portal.Domain.Tests.Documents;

/// <summary>Brings editions into any state by the entity's own methods, so that no test stands on an impossible one.</summary>
internal static class Papers
{
    public const int Unit = 1;
    public const int OtherUnit = 2;
    public const int Writer = 10;
    public const int SecrecyReviewer = 14;
    public static readonly DateTime Now = new(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2026, 3, 2);

    public static EditionContent Content { get; } = new() { ColumnId = 1, Title = "通知", IssuingBody = "云岭市民政局", Attribute = DisclosureAttribute.Proactive, Body = "正文。" };

    public static Actor Drafter { get; } = Person(Writer, Role.Drafter);

    public static Actor Person(int id, Role role, int unit = Unit) => new(id, [new Mandate(role, new HashSet<int> { unit })]);

    public static Edition Draft(EditionContent? content = null) => new Document(Unit, new Stamp(Writer, Now)).StartFirst(content ?? Content, Drafter, Now);

    public static bool CanReach(WorkflowPath path, EditionState state) => path switch
    {
        WorkflowPath.Full => state != EditionState.AwaitingConfirmation,
        WorkflowPath.Short => state is not (EditionState.AwaitingConfirmation or EditionState.WithUnitHead or EditionState.WithOffice),
        _ => state is not (EditionState.WithUnitHead or EditionState.WithOffice or EditionState.InGates or EditionState.WithSigner or EditionState.Filed),
    };

    public static Edition In(WorkflowPath path, EditionState state, EditionContent? content = null, bool inside = false)
    {
        if (inside || state == EditionState.Filed) content = Content with { Attribute = DisclosureAttribute.Withheld, AttributeReason = "涉及个人隐私", LegalBasis = "15" };
        if (path != WorkflowPath.Correction)
        {
            // On the short path the drafter's first submission fixes the path; the draft itself shows the table of its column.
            var draft = Draft(content);
            if (state == EditionState.Draft && path == WorkflowPath.Short)
            {
                draft.Submit(Drafter, path, Now);
                draft.Recall(Drafter, Now);
                return draft;
            }
            return Walk(draft, path, state);
        }
        var published = Walk(Draft(), WorkflowPath.Full, EditionState.Published);
        var next = published.Document.StartNext(correction: true, Drafter, Now);
        next.Save(next.Content with { Body = "正文！" }, Drafter, Now);
        return Walk(next, path, state);
    }

    public static void PassGates(Edition edition, params GateKind[] gates)
    {
        foreach (var gate in gates.Length > 0 ? gates : Enum.GetValues<GateKind>())
            edition.Judge(gate, Verdict.Pass, "", "", GateDuties.Default, Person(gate == GateKind.Confidentiality ? SecrecyReviewer : 20 + (int)gate, GateDuties.Default[gate]), Now);
    }

    public static void Do(Edition edition, EditionAction action, Actor actor)
    {
        switch (action)
        {
            case EditionAction.Submit: edition.Submit(actor, edition.Path, Now); break;
            case EditionAction.Recall: edition.Recall(actor, Now); break;
            case EditionAction.Agree: edition.Agree(actor, Now, ""); break;
            case EditionAction.Examine: edition.Examine(actor, Now, ""); break;
            case EditionAction.Return: edition.Return(ReturnReason.Wording, "有错字", actor, Now); break;
            case EditionAction.Clear: edition.Judge(GateKind.Political, Verdict.Pass, "", "", GateDuties.Default, actor, Now); break;
            case EditionAction.Sign: edition.Sign(edition.Content.Attribute!.Value, "", "", "", actor, Now); break;
            case EditionAction.Confirm: edition.Confirm("", actor, Now); break;
            case EditionAction.Register: edition.Register("云民发〔2026〕1号", Today, null, actor, Now, Today); break;
            case EditionAction.Schedule: edition.Schedule(Now.AddHours(1), actor, Now); break;
            case EditionAction.CancelSchedule: edition.CancelSchedule(actor, Now); break;
            case EditionAction.Publish: edition.Publish(actor, Now); break;
            case EditionAction.File: edition.File(actor, Now); break;
            case EditionAction.Stop: edition.Stop("核实", actor, Now); break;
            case EditionAction.LiftStop: edition.LiftStop("核实无误", actor, Now); break;
            case EditionAction.Withdraw: edition.Withdraw(WithdrawalReason.WrongContent, "正在更正", "", actor, Now); break;
            case EditionAction.Discard: edition.Discard(actor, Now, ""); break;
            // The system's own steps are refused by their state; by hand nobody can take them.
            case EditionAction.Fail when edition.State == EditionState.Scheduled: throw new RefusedException(Refusals.NotYourDesk);
            case EditionAction.Fail: edition.Fail("", Now); break;
            case EditionAction.Supersede when edition.State is EditionState.Published or EditionState.Withdrawn: throw new RefusedException(Refusals.NotYourDesk);
            case EditionAction.Supersede: edition.Supersede(Now); break;
            default: throw new ArgumentOutOfRangeException(nameof(action));
        }
    }

    private static void Register(Edition edition, Actor officer)
    {
        // A correction keeps number and dates.
        if (!edition.IsCorrection) edition.Register("", Today, null, officer, Now, Today);
    }

    private static Edition Walk(Edition edition, WorkflowPath path, EditionState until)
    {
        var officer = Person(30, Role.DisclosureOffice);
        var signer = Person(40, Role.Signer);
        while (edition.State != until)
        {
            switch (edition.State)
            {
                case EditionState.Draft when until == EditionState.Discarded: edition.Discard(Drafter, Now, ""); break;
                case EditionState.Draft: edition.Submit(Drafter, path, Now); break;
                case EditionState.WithUnitHead: edition.Agree(Person(21, Role.UnitHead), Now, ""); break;
                case EditionState.WithOffice: edition.Examine(officer, Now, ""); break;
                case EditionState.InGates: PassGates(edition); break;
                case EditionState.AwaitingConfirmation: edition.Confirm("", Person(SecrecyReviewer, Role.ConfidentialityReviewer), Now); break;
                case EditionState.WithSigner: edition.Sign(edition.Content.Attribute!.Value, "", "", "", signer, Now); if (until == EditionState.Signed) Register(edition, officer); break;
                case EditionState.Signed when until == EditionState.Filed: edition.File(officer, Now); break;
                case EditionState.Signed when until is EditionState.Scheduled or EditionState.PublicationFailed: Register(edition, officer); edition.Schedule(Now.AddHours(1), officer, Now); break;
                case EditionState.Scheduled: edition.Fail("附件缺失", Now); break;
                case EditionState.Signed: Register(edition, officer); edition.Publish(officer, Now); break;
                case EditionState.Published when until == EditionState.Stopped: edition.Stop("核实", officer, Now); break;
                case EditionState.Published when until == EditionState.Withdrawn: edition.Withdraw(WithdrawalReason.Outdated, "已经过时", "", officer, Now); break;
                case EditionState.Published when until == EditionState.Superseded: edition.Supersede(Now); break;
                default: throw new InvalidOperationException($"{edition.State} does not lead to {until}.");
            }
        }
        return edition;
    }
}
