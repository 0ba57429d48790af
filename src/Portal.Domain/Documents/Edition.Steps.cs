using Portal.Domain.People;
using Portal.Domain.Review;

namespace Portal.Domain.Documents;

/// <summary>The steps of the workflow.</summary>
public sealed partial class Edition
{
    /// <summary>Hands it in; <paramref name="columnPath"/> is the path of its column.</summary>
    public void Submit(Actor actor, WorkflowPath columnPath, DateTime now)
    {
        if (!IsCorrection) Path = columnPath;
        if (WhyNot(EditionAction.Submit, actor) is { } refusal) throw new RefusedException(refusal);
        Round++;
        (DecidedAttribute, DecisionReason, DecisionBasis, SignedHash, SignedById, SignedOnBehalfOfId, SignedAt) = (null, "", "", "", null, null, null);
        // Who hands it in answers for it, also where others typed it.
        AddContributors(Move(EditionAction.Submit, actor, now));
    }

    /// <summary>A submission without attribute, reason or basis is returned by rule, and the return is on record (requirement A3).</summary>
    public void ReturnUnsubmitted(ReturnReason reason, string note, Actor actor, DateTime now)
    {
        _events.Add(new(Id, nameof(EditionAction.Return), State, State, Round, ContentHash, new Stamp(actor.UserId, now), note, reason));
        Document.Touch();
    }

    public void Recall(Actor actor, DateTime now) => Move(EditionAction.Recall, actor, now);

    public void Discard(Actor actor, DateTime now, string note) => Move(EditionAction.Discard, actor, now, note);

    public void Agree(Actor actor, DateTime now, string note) => Move(EditionAction.Agree, actor, now, note);

    public void Examine(Actor actor, DateTime now, string note) => Move(EditionAction.Examine, actor, now, note);

    public void Return(ReturnReason reason, string note, Actor actor, DateTime now)
    {
        if (WhyNot(EditionAction.Return, actor) is { } refusal) throw new RefusedException(refusal);
        if (string.IsNullOrWhiteSpace(note)) throw new RefusedException(Refusals.NoteMissing);
        Move(EditionAction.Return, actor, now, note, reason);
        (SignedHash, DecidedAttribute) = ("", null);
    }

    /// <summary>Signs, and may narrow the attribute with a reason; widening means returning it for review.</summary>
    public void Sign(DisclosureAttribute decided, string reason, string basis, string otherBasis, Actor actor, DateTime now)
    {
        if (WhyNot(EditionAction.Sign, actor) is { } refusal) throw new RefusedException(refusal);
        if (decided < Content.Attribute) throw new RefusedException(new("WidensAttribute", "扩大公开范围要重新审查，请以“应当扩大公开范围”为由退回"));
        if (decided != Content.Attribute && LegalBasis.WhatIsMissing(decided, reason, basis, otherBasis) is { } missing)
            throw new RefusedException(new("NarrowingUnfounded", missing.Message));
        (DecidedAttribute, DecisionReason, DecisionBasis, SignedHash) = (decided, reason, decided == Content.Attribute ? "" : LegalBasis.Words(basis, otherBasis), ContentHash);
        var by = Move(EditionAction.Sign, actor, now, decided == Content.Attribute ? reason : $"公开属性改为{decided.Chinese()}：{reason}（{DecisionBasis}）");
        (SignedById, SignedOnBehalfOfId, SignedAt) = (by.UserId, by.OnBehalfOfId, by.At);
    }

    /// <summary>The second person of a correction: looks at all five gates for the few characters that changed. The signature of the edition before stands.</summary>
    public void Confirm(string note, Actor actor, DateTime now)
    {
        if (WhyNot(EditionAction.Confirm, actor) is { } refusal) throw new RefusedException(refusal);
        var by = Move(EditionAction.Confirm, actor, now, note);
        foreach (var gate in Enum.GetValues<GateKind>())
            _verdicts.Add(new GateVerdict(Id, Round, gate, Verdict.Pass, "勘误核对：" + note, "", ContentHash, by));
        (DecidedAttribute, SignedHash, SignedById, SignedOnBehalfOfId, SignedAt) =
            (BasedOn!.DecidedAttribute, ContentHash, BasedOn.SignedById, BasedOn.SignedOnBehalfOfId, BasedOn.SignedAt);
    }

    public void Register(string documentNumber, DateOnly dateWritten, DateOnly? issuedOn, Actor actor, DateTime now, DateOnly today)
    {
        if (WhyNot(EditionAction.Register, actor) is { } refusal) throw new RefusedException(refusal);
        CheckDates(dateWritten, issuedOn, today);
        (DocumentNumber, DateWritten, IssuedOn) = (documentNumber.Trim(), dateWritten, issuedOn);
        Move(EditionAction.Register, actor, now, $"{DocumentNumber} {dateWritten:yyyy-MM-dd}");
    }

    public void Schedule(DateTime publishAt, Actor actor, DateTime now)
    {
        if (publishAt <= now) throw new RefusedException(new("ScheduleInPast", "定时发布的时间必须晚于现在"));
        if (publishAt > now.AddDays(366)) throw new RefusedException(new("ScheduleTooFar", "定时发布的时间不能超过一年"));
        Move(EditionAction.Schedule, actor, now, publishAt.ToString("O"));
        PublishAt = publishAt;
    }

    public void CancelSchedule(Actor actor, DateTime now)
    {
        Move(EditionAction.CancelSchedule, actor, now);
        (PublishAt, FailureReason) = (null, "");
    }

    /// <summary>Ends inside: what is not public and not listed.</summary>
    public void File(Actor actor, DateTime now) => Move(EditionAction.File, actor, now);

    /// <summary>Called by the gate alone, after its own checks. No actor: a set time has come.</summary>
    public void Publish(Actor? actor, DateTime now)
    {
        if (actor is null && (State != EditionState.Scheduled || PublishAt is null || PublishAt > now)) throw new RefusedException(Refusals.WrongState);
        if (actor is null) MoveBySystem(EditionAction.Publish, now);
        else Move(EditionAction.Publish, actor, now);
        (PublishedAt, PublishAt, FailureReason) = (now, null, "");
        SetStepDue(null);
    }

    public void Fail(string reason, DateTime now)
    {
        MoveBySystem(EditionAction.Fail, now, reason);
        FailureReason = reason.Length > FailureMaxLength ? reason[..FailureMaxLength] : reason;
    }

    public void Supersede(DateTime now) => MoveBySystem(EditionAction.Supersede, now);

    /// <summary>Takes it away at once; the reason is asked for, the decision comes afterwards.</summary>
    public void Stop(string note, Actor actor, DateTime now)
    {
        var by = Move(EditionAction.Stop, actor, now, note);
        (StoppedById, StoppedOnBehalfOfId) = (by.UserId, by.OnBehalfOfId);
    }

    public void LiftStop(string note, Actor actor, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(note)) throw new RefusedException(Refusals.NoteMissing);
        Move(EditionAction.LiftStop, actor, now, note);
        (StoppedById, StoppedOnBehalfOfId) = (null, null);
    }

    public void Withdraw(WithdrawalReason reason, string publicNote, string replacedBySlug, Actor actor, DateTime now)
    {
        if (WhyNot(EditionAction.Withdraw, actor) is { } refusal) throw new RefusedException(refusal);
        if (string.IsNullOrWhiteSpace(publicNote)) throw new RefusedException(Refusals.NoteMissing);
        if (State == EditionState.Withdrawn && reason.View() != WithdrawalView.Gone) throw new RefusedException(new("WithdrawnAlready", "已经撤回的，只能改为访客不可见"));
        if (reason.View() == WithdrawalView.ReplacedBy && replacedBySlug.Length == 0) throw new RefusedException(new("NoReplacement", "请写明替代文件的索引号"));
        Move(EditionAction.Withdraw, actor, now, $"{reason.Chinese()}：{publicNote}");
        (WithdrawalReason, WithdrawalNote, ReplacedBySlug) = (reason, publicNote.Trim(), reason.View() == WithdrawalView.ReplacedBy ? replacedBySlug : "");
    }

    private Stamp Move(EditionAction action, Actor actor, DateTime now, string note = "", ReturnReason? reason = null)
    {
        if (WhyNot(action, actor) is { } refusal) throw new RefusedException(refusal);
        var step = EditionWorkflow.Find(Path, State, action)!;
        var mandate = MandatesFor(step, actor).First(m => WhyNotPerson(action, Persons(actor, m)) is null);
        var by = new Stamp(actor.UserId, now, mandate.OnBehalfOfId);
        Enter(step, by, note, reason);
        return by;
    }

    private void MoveBySystem(EditionAction action, DateTime now, string note = "")
    {
        if (EditionWorkflow.Find(Path, State, action) is not { } step) throw new RefusedException(Refusals.WrongState);
        Enter(step, new Stamp(0, now), note, null);
    }

    private void Enter(WorkflowStep step, Stamp by, string note, ReturnReason? reason)
    {
        _events.Add(new(Id, step.Action.ToString(), step.From, step.To, Round, ContentHash, by, note, reason));
        State = step.To;
        StepSince = by.At;
        Document.Touch();
    }
}
