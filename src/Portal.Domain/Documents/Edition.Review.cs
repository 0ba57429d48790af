using Portal.Domain.People;
using Portal.Domain.Review;

namespace Portal.Domain.Documents;

/// <summary>The five gates and the confirmations of other bodies.</summary>
public sealed partial class Edition
{
    /// <summary>Null when the actor may give a verdict at the gate now.</summary>
    public Refusal? WhyNotJudge(GateKind gate, GateDuties duties, Actor actor)
    {
        if (State != EditionState.InGates) return Refusals.WrongState;
        var mandates = actor.For([duties[gate]], Document.UnitId).ToList();
        if (mandates.Count == 0) return Refusals.NotYourDesk;
        if (ComputeHash() != ContentHash) return Refusals.ContentChanged;
        return gate == GateKind.Confidentiality && mandates.All(m => Writers().Overlaps(Persons(actor, m))) ? Refusals.ReviewerWrote : null;
    }

    /// <summary>Gives a verdict. When nothing is left in the way, the paper goes on to the signer.</summary>
    public void Judge(GateKind gate, Verdict verdict, string note, string referredTo, GateDuties duties, Actor actor, DateTime now)
    {
        if (WhyNotJudge(gate, duties, actor) is { } refusal) throw new RefusedException(refusal);
        // Passing what was held up before needs its reason too.
        var heldUp = VerdictAt(gate) is { Verdict: Verdict.Fail or Verdict.Referred };
        if ((verdict != Verdict.Pass || heldUp) && string.IsNullOrWhiteSpace(note)) throw new RefusedException(Refusals.NoteMissing);
        if (verdict == Verdict.Referred && string.IsNullOrWhiteSpace(referredTo)) throw new RefusedException(new("ReferredToMissing", "请写明报送给哪个主管部门或者保密行政管理部门"));
        var mandate = actor.For([duties[gate]], Document.UnitId).First(m => gate != GateKind.Confidentiality || !Writers().Overlaps(Persons(actor, m)));
        var by = new Stamp(actor.UserId, now, mandate.OnBehalfOfId);
        _verdicts.Add(new GateVerdict(Id, Round, gate, verdict, note.Trim(), verdict == Verdict.Referred ? referredTo.Trim() : "", ContentHash, by));
        Document.Touch();
        ClearIfNothingLacks(by);
    }

    public Refusal? WhyNotAskConfirmation(Actor actor) =>
        State is not (EditionState.Draft or EditionState.WithUnitHead or EditionState.WithOffice or EditionState.InGates) ? Refusals.WrongState
        : actor.For([Role.Drafter, Role.UnitHead, Role.DisclosureOffice], Document.UnitId).Any() ? null : Refusals.NotYourDesk;

    /// <summary>Another body is concerned and has to confirm first (Regulation, article 11).</summary>
    public BodyConfirmation AskConfirmation(string bodyName, Actor actor, DateTime now)
    {
        if (WhyNotAskConfirmation(actor) is { } refusal) throw new RefusedException(refusal);
        if (string.IsNullOrWhiteSpace(bodyName)) throw new RefusedException(new("NoBodyName", "请填写有关机关的名称"));
        if (_confirmations.Any(c => c.BodyName == bodyName.Trim())) throw new RefusedException(new("BodyTwice", $"已经列入{bodyName.Trim()}"));
        var confirmation = new BodyConfirmation(Id, bodyName.Trim(), StampToConfirm(actor, now));
        _confirmations.Add(confirmation);
        Document.Touch();
        return confirmation;
    }

    public void AnswerConfirmation(int confirmationId, bool agreed, string note, Actor actor, DateTime now)
    {
        if (WhyNotAskConfirmation(actor) is { } refusal) throw new RefusedException(refusal);
        if (_confirmations.FirstOrDefault(c => c.Id == confirmationId) is not { } confirmation) throw new RefusedException(new("NoConfirmation", "没有这项征求确认"));
        if (string.IsNullOrWhiteSpace(note)) throw new RefusedException(new("NoteMissing", "请写明回复的文号、日期或者方式"));
        var by = StampToConfirm(actor, now);
        confirmation.Answer(agreed, note.Trim(), ContentHash, by);
        _events.Add(new(Id, EditionEvent.ConfirmationAnswered, State, State, Round, ContentHash, by, $"{confirmation.BodyName}{(agreed ? "同意" : "不同意")}：{note.Trim()}", null));
        Document.Touch();
        if (State == EditionState.InGates) ClearIfNothingLacks(by);
    }

    private Stamp StampToConfirm(Actor actor, DateTime now) =>
        new(actor.UserId, now, actor.For([Role.Drafter, Role.UnitHead, Role.DisclosureOffice], Document.UnitId).First().OnBehalfOfId);

    private void ClearIfNothingLacks(Stamp by)
    {
        if (WhatGatesLack().Count > 0) return;
        if (EditionWorkflow.Find(Path, State, EditionAction.Clear) is { } step) Enter(step, by, "", null);
    }
}
