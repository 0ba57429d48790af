using Portal.Domain.People;
using Portal.Domain.Review;

namespace Portal.Domain.Documents;

/// <summary>What stands in the way: the same answers for the page beforehand and for the step itself.</summary>
public sealed partial class Edition
{
    /// <summary>Most changed characters of a correction; more is a new edition with a full review.</summary>
    public const int CorrectionMaxCharacters = 60;

    /// <summary>Null when the actor may take the step now, else the first thing that stands in the way.</summary>
    public Refusal? WhyNot(EditionAction action, Actor actor)
    {
        if (EditionWorkflow.Find(Path, State, action) is not { } step) return Refusals.WrongState;
        var mandates = MandatesFor(step, actor).ToList();
        if (mandates.Count == 0) return Refusals.NotYourDesk;
        // A person with the role of his own and as a deputy may act as either; one that is free of conflict is enough.
        var conflicts = mandates.Select(m => WhyNotPerson(action, Persons(actor, m))).ToList();
        if (conflicts.All(c => c is not null)) return conflicts[0];
        return WhatIsMissingFor(action);
    }

    /// <summary>What stands in the way whoever acts: the foot of a desk shows it.</summary>
    public Refusal? WhatIsMissingFor(EditionAction action) => action switch
    {
        EditionAction.Submit => WhatSubmissionLacks(),
        EditionAction.Schedule or EditionAction.Publish => WhyNotPublic(),
        // Withdrawn once with something still to be seen, it may be taken away altogether.
        EditionAction.Withdraw when State == EditionState.Withdrawn && WithdrawalReason?.View() == WithdrawalView.Gone => Refusals.WrongState,
        EditionAction.File => WhyNotFile(),
        EditionAction.Sign or EditionAction.Agree or EditionAction.Examine or EditionAction.Confirm => ComputeHash() == ContentHash ? null : Refusals.ContentChanged,
        _ => null,
    };

    /// <summary>Everything the gate asks of an edition before it lets it out. Null when nothing stands in the way.</summary>
    public Refusal? WhyNotPublic()
    {
        if (DecidedAttribute is not { } attribute || SignedById is not { } signer || SignedAt is null) return new("NotSigned", "尚未签发");
        if (ComputeHash() != SignedHash || ContentHash != SignedHash) return Refusals.ContentChanged;
        if (WhatBaseForbids() is { } forbidden) return forbidden;
        if (attribute < Content.Attribute) return new("WidensAttribute", "签发的公开范围比审查的宽，不能公开");
        if (attribute == DisclosureAttribute.Redacted) return Refusals.Redaction;
        if (attribute == DisclosureAttribute.Withheld) return new("Withheld", "公开属性为“不公开”，只能归档");
        if (attribute == DisclosureAttribute.OnRequest && !Content.ListTitle) return new("NotListed", "依申请公开且不列出标题，只能归档");
        foreach (var gate in Enum.GetValues<GateKind>())
        {
            if (VerdictAt(gate) is not { Verdict: Verdict.Pass } verdict) return new("GateOpen", $"{gate.Chinese()}没有通过");
            if (verdict.ContentHash != SignedHash) return Refusals.ContentChanged;
        }
        if (ConfidentialityReviewers().Overlaps(Writers())) return Refusals.ReviewerWrote;
        HashSet<int> signers = [signer, SignedOnBehalfOfId ?? signer];
        if (signers.Overlaps(Writers())) return Refusals.SignerWrote;
        if (signers.Overlaps(ConfidentialityReviewers())) return Refusals.SignerReviewed;
        if (Writers().All(w => w == 0)) return new("NobodyWrote", "还没有人对内容负责，请退回由拟稿人核对后提交");
        if (IsCorrection && WhatCorrectionBreaks() is { } broken) return broken;
        if (_confirmations.FirstOrDefault(c => !c.Holds(SignedHash)) is { } open) return new("Unconfirmed", $"{open.BodyName}尚未确认现在的内容");
        if (DateWritten is null) return new("NotRegistered", "尚未登记成文日期");
        if (Content.HigherBody.Length > 0 && DocumentNumber.Length == 0) return new("HigherBodyNumber", $"以{Content.HigherBody}名义印发的，应当先登记其文号");
        return null;
    }

    /// <summary>What the gates still lack before the paper goes to the signer.</summary>
    public IReadOnlyList<string> WhatGatesLack()
    {
        var lacks = Enum.GetValues<GateKind>()
            .Select(g => (Gate: g, Last: VerdictAt(g)))
            .Where(x => x.Last?.Verdict != Verdict.Pass)
            .Select(x => x.Gate.Chinese() + (x.Last?.Verdict switch { null => "未审", Verdict.Fail => "不通过", _ => "已报送，等答复" }))
            .ToList();
        lacks.AddRange(_confirmations.Where(c => !c.Holds(ContentHash)).Select(c => c.Agreed switch
        {
            null => $"等{c.BodyName}确认",
            false => $"{c.BodyName}不同意",
            true => $"{c.BodyName}确认的不是现在的内容",
        }));
        return lacks;
    }

    private Refusal? WhatSubmissionLacks()
    {
        if (Unsure is [_, ..] unsure) return new("Unsure", $"还有{unsure.Count}个存疑项没有核对，请在编辑页逐项确认");
        if (Content.Title.Length == 0) return new("NoTitle", "请填写标题");
        if (Content.IssuingBody.Length == 0) return new("NoIssuingBody", "请填写发文机关");
        if (Content.Body.Trim().Length == 0 && _attachments.Count == 0) return new("Empty", "正文和附件都是空的");
        if (LegalBasis.WhatIsMissing(Content.Attribute, Content.AttributeReason, Content.LegalBasis, Content.OtherLegalBasis) is { } missing)
            return new(missing.Reason.ToString(), missing.Message);
        if (Content.HigherBody.Length > 0 && (Content.AttributeReason.Trim().Length < 4 || Content.InterpretationForHigherBody.Trim().Length == 0))
            return new("HigherBody", "拟以上级机关名义印发的，应当说明公开属性的理由，并附经负责人审定的解读材料");
        if (SecrecyMarks.Find(Content.Title + "\n" + Content.Summary + "\n" + Content.Body) is [var mark, ..]) return new("SecrecyMark", $"正文含有国家秘密标志“{mark.Text}”，涉密内容不得进入本系统");
        if (Content.ValidUntil < Content.InForceFrom) return new("ValidBeforeForce", "失效日期早于施行日期");
        return IsCorrection ? WhatCorrectionBreaks() : null;
    }

    private Refusal? WhatCorrectionBreaks()
    {
        if (BasedOn is not { } before) return new("NoBase", "找不到被勘误的版本");
        var now = Content with { Title = before.Content.Title, Summary = before.Content.Summary, Body = before.Content.Body };
        if (now.Hash(_attachments) != before.Content.Hash(before._attachments)) return new("MoreThanTyping", "勘误只能改标题、概述和正文中的错字，其他内容请走修订");
        if ((DocumentNumber, DateWritten, IssuedOn) != (before.DocumentNumber, before.DateWritten, before.IssuedOn)) return new("MoreThanTyping", "勘误不能改文号和日期");
        if (Changed(before.Content) == 0) return new("NothingChanged", "与已公开的版本相比没有改动");
        // Against the text that a signer saw: many small corrections must not add up to another paper.
        var signed = before;
        while (signed is { IsCorrection: true, BasedOn: { } earlier }) signed = earlier;
        var changed = Changed(signed.Content);
        return changed > CorrectionMaxCharacters ? new("MoreThanTyping", $"与签发的文本相比，勘误累计改动了{changed}个字符，超过{CorrectionMaxCharacters}个，请走修订") : null;
    }

    private int Changed(EditionContent before) =>
        TextDistance.Changed(before.Title, Content.Title) + TextDistance.Changed(before.Summary, Content.Summary) + TextDistance.Changed(before.Body, Content.Body);

    /// <summary>What was taken away in the meantime does not come back by a next edition that was signed before.</summary>
    private Refusal? WhatBaseForbids()
    {
        if (BasedOn is not { } before || !EditionWorkflow.IsUnderWay(State)) return null;
        if (IsCorrection && before.State != EditionState.Published) return new("BaseGone", "被勘误的版本已经撤下，勘误不能再发布");
        if (before.State == EditionState.Stopped) return new("BaseStopped", "前一版被紧急停止，请先决定撤回还是恢复");
        return before.State == EditionState.Withdrawn && before.StepSince > SignedAt ? new("BaseWithdrawn", "前一版在签发之后被撤回，请退回重新审查") : null;
    }

    private Refusal? WhyNotFile()
    {
        if (ComputeHash() != SignedHash) return Refusals.ContentChanged;
        var ends = DecidedAttribute == DisclosureAttribute.Withheld || (DecidedAttribute == DisclosureAttribute.OnRequest && !Content.ListTitle);
        if (!ends) return new("IsPublic", "应当公开的文件不能只归档");
        return BasedOn is { State: EditionState.Published } or { State: EditionState.Withdrawn, WithdrawalReason: Documents.WithdrawalReason.Outdated } ? new("StillPublic", "前一版还在公开，请先撤回") : null;
    }

    private Refusal? WhyNotPerson(EditionAction action, HashSet<int> persons) => action switch
    {
        EditionAction.Sign when Writers().Overlaps(persons) => Refusals.SignerWrote,
        EditionAction.Sign when ConfidentialityReviewers().Overlaps(persons) => Refusals.SignerReviewed,
        EditionAction.Confirm when Writers().Overlaps(persons) => Refusals.ReviewerWrote,
        EditionAction.Confirm when BasedOn is { SignedById: { } signer } before && (persons.Contains(signer) || persons.Contains(before.SignedOnBehalfOfId ?? signer)) => Refusals.ReviewerSigned,
        EditionAction.LiftStop when StoppedById is { } stopper && (persons.Contains(stopper) || persons.Contains(StoppedOnBehalfOfId ?? stopper)) => Refusals.StopperLifts,
        _ => null,
    };

    private IEnumerable<Mandate> MandatesFor(WorkflowStep step, Actor actor) => actor.For(step.Roles, Document.UnitId);

    private HashSet<int> Writers() => [.. _contributors.Select(c => c.UserId)];

    // Of every round: who once judged its secrecy does not sign it later.
    private HashSet<int> ConfidentialityReviewers() =>
        [.. _verdicts.Where(v => v.Gate == GateKind.Confidentiality).SelectMany(v => new[] { v.ById, v.OnBehalfOfId ?? v.ById })];

    // A deputy stands for two people: himself and the one he acts for.
    private static HashSet<int> Persons(Actor actor, Mandate mandate) => [actor.UserId, mandate.OnBehalfOfId ?? actor.UserId];
}
