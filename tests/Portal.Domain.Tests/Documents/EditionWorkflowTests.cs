using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Review;

namespace Portal.Domain.Tests.Documents;

/// <summary>Every action in every state of every path, by the right person and by every wrong one.</summary>
[Trait("Req", "B1")]
[Trait("Req", "B5")]
public sealed class EditionWorkflowTests
{
    private static readonly Dictionary<Role, int> Ids = Enum.GetValues<Role>().ToDictionary(r => r, r => (int)r + 1);

    public static TheoryData<WorkflowPath, EditionState, EditionAction> All()
    {
        var all = new TheoryData<WorkflowPath, EditionState, EditionAction>();
        foreach (var path in Enum.GetValues<WorkflowPath>())
            foreach (var state in Enum.GetValues<EditionState>())
                foreach (var action in Enum.GetValues<EditionAction>())
                    if (Papers.CanReach(path, state)) all.Add(path, state, action);
        return all;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_step_belongs_to_its_state_and_its_roles(WorkflowPath path, EditionState state, EditionAction action)
    {
        var edition = Papers.In(path, state);
        var step = EditionWorkflow.Find(path, state, action);
        foreach (var role in Enum.GetValues<Role>())
        {
            // Somebody who has done nothing with the paper so far: only the role counts.
            var stranger = Papers.Person(100 + Ids[role], role);
            var refusal = edition.WhyNot(action, stranger);
            if (step is null) Assert.Equal("WrongState", refusal?.Code);
            else if (!step.Roles.Contains(role)) Assert.Equal("NotYourDesk", refusal?.Code);
            else Assert.NotEqual("NotYourDesk", refusal?.Code);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_head_or_drafter_of_another_unit_may_do_nothing(WorkflowPath path, EditionState state, EditionAction action)
    {
        var edition = Papers.In(path, state);
        foreach (var role in new[] { Role.Drafter, Role.UnitHead })
            Assert.NotNull(edition.WhyNot(action, Papers.Person(200, role, unit: Papers.OtherUnit)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_may_not_be_done_throws_and_changes_nothing(WorkflowPath path, EditionState state, EditionAction action)
    {
        var edition = Papers.In(path, state);
        var version = edition.Document.Version;
        var events = edition.Events.Count;
        var nobody = new Actor(300, []);

        Assert.Throws<RefusedException>(() => Papers.Do(edition, action, nobody));

        Assert.Equal((state, version, events), (edition.State, edition.Document.Version, edition.Events.Count));
    }

    [Fact]
    public void Every_row_of_the_table_can_be_walked_by_one_of_its_roles()
    {
        foreach (var step in EditionWorkflow.Steps.Where(s => s.Roles.Length > 0))
        {
            if (!Papers.CanReach(step.Path, step.From)) continue;
            var edition = Papers.In(step.Path, step.From, inside: step.Action == EditionAction.File);
            var walker = step.Roles.Select(r => Papers.Person(100 + Ids[r], r)).FirstOrDefault(p => edition.WhyNot(step.Action, p) is null);
            Assert.True(walker is not null, $"{step.Path} {step.From} {step.Action}: {edition.WhyNot(step.Action, Papers.Person(100 + Ids[step.Roles[0]], step.Roles[0]))?.Code}");
            Papers.Do(edition, step.Action, walker);
            Assert.Equal(step.To, edition.State);
        }
    }

    [Fact]
    public void The_signer_is_no_writer_and_no_reviewer()
    {
        var edition = Papers.In(WorkflowPath.Full, EditionState.WithSigner);
        Assert.Equal("SignerWrote", edition.WhyNot(EditionAction.Sign, Papers.Person(Papers.Writer, Role.Signer))?.Code);
        Assert.Equal("SignerReviewed", edition.WhyNot(EditionAction.Sign, Papers.Person(Papers.SecrecyReviewer, Role.Signer))?.Code);
        Assert.Null(edition.WhyNot(EditionAction.Sign, Papers.Person(77, Role.Signer)));
    }

    [Fact]
    public void A_deputy_counts_for_himself_and_for_the_one_he_stands_for()
    {
        var edition = Papers.In(WorkflowPath.Full, EditionState.WithSigner);
        var deputyOfWriter = new Actor(78, [new Mandate(Role.Signer, new HashSet<int>(), OnBehalfOfId: Papers.Writer)]);
        Assert.Equal("SignerWrote", edition.WhyNot(EditionAction.Sign, deputyOfWriter)?.Code);
        var writerAsDeputy = new Actor(Papers.Writer, [new Mandate(Role.Signer, new HashSet<int>(), OnBehalfOfId: 79)]);
        Assert.Equal("SignerWrote", edition.WhyNot(EditionAction.Sign, writerAsDeputy)?.Code);
    }

    [Fact]
    public void The_confidentiality_reviewer_wrote_nothing_of_it()
    {
        var edition = Papers.In(WorkflowPath.Full, EditionState.InGates);
        Assert.Equal("ReviewerWrote", edition.WhyNotJudge(GateKind.Confidentiality, GateDuties.Default, Papers.Person(Papers.Writer, Role.ConfidentialityReviewer))?.Code);
    }

    [Fact]
    public void A_unit_head_may_agree_to_his_own_draft()
    {
        var edition = Papers.In(WorkflowPath.Full, EditionState.WithUnitHead);
        edition.Agree(new Actor(Papers.Writer, [new Mandate(Role.UnitHead, new HashSet<int> { Papers.Unit })]), Papers.Now, "");
        Assert.Equal(EditionState.WithOffice, edition.State);
    }

    [Fact]
    [Trait("Req", "A1")]
    public void A_paper_without_attribute_cannot_be_submitted()
    {
        var edition = Papers.Draft(Papers.Content with { Attribute = null });
        Assert.Equal("NoAttribute", edition.WhyNot(EditionAction.Submit, Papers.Drafter)?.Code);
    }

    [Theory]
    [Trait("Req", "A2")]
    [InlineData(DisclosureAttribute.Withheld, "", "15", "", false)]
    [InlineData(DisclosureAttribute.Withheld, "涉及个人隐私", "", "", false)]
    [InlineData(DisclosureAttribute.Withheld, "涉及个人隐私", "15", "", true)]
    [InlineData(DisclosureAttribute.Withheld, "涉及个人隐私", "13", "", false)]
    [InlineData(DisclosureAttribute.Withheld, "法律禁止公开", "", "《统计法》第九条", true)]
    [InlineData(DisclosureAttribute.OnRequest, "不属于主动公开范围", "27", "", true)]
    [InlineData(DisclosureAttribute.OnRequest, "不属于主动公开范围", "", "《档案法》第三条", false)]
    [InlineData(DisclosureAttribute.Redacted, "附件有个人信息", "37,15", "", true)]
    [InlineData(DisclosureAttribute.Redacted, "附件有个人信息", "99", "", false)]
    [InlineData(DisclosureAttribute.Proactive, "", "", "", true)]
    public void Every_other_attribute_needs_reason_and_basis(DisclosureAttribute attribute, string reason, string basis, string other, bool enough) =>
        Assert.Equal(enough, LegalBasis.WhatIsMissing(attribute, reason, basis, other) is null);

    [Fact]
    [Trait("Req", "A4")]
    public void A_paper_in_a_higher_bodys_name_needs_reason_and_interpretation()
    {
        var content = Papers.Content with { HigherBody = "云岭市人民政府" };
        Assert.Equal("HigherBody", Papers.Draft(content).WhyNot(EditionAction.Submit, Papers.Drafter)?.Code);
        Assert.Equal("HigherBody", Papers.Draft(content with { AttributeReason = "涉及公众利益调整" }).WhyNot(EditionAction.Submit, Papers.Drafter)?.Code);
        Assert.Null(Papers.Draft(content with { AttributeReason = "涉及公众利益调整", InterpretationForHigherBody = "背景、目的、主要内容" }).WhyNot(EditionAction.Submit, Papers.Drafter));
    }

    [Fact]
    public void The_signer_narrows_with_a_reason_and_never_widens()
    {
        var edition = Papers.In(WorkflowPath.Full, EditionState.WithSigner, Papers.Content with { Attribute = DisclosureAttribute.OnRequest, AttributeReason = "不属于主动公开范围", LegalBasis = "27" });
        var signer = Papers.Person(77, Role.Signer);
        Assert.Equal("WidensAttribute", Assert.Throws<RefusedException>(() => edition.Sign(DisclosureAttribute.Proactive, "", "", "", signer, Papers.Now)).Refusal.Code);
        Assert.Equal("NarrowingUnfounded", Assert.Throws<RefusedException>(() => edition.Sign(DisclosureAttribute.Withheld, "", "", "", signer, Papers.Now)).Refusal.Code);
        edition.Sign(DisclosureAttribute.Withheld, "涉及个人隐私", "15", "", signer, Papers.Now);
        Assert.Equal((EditionState.Signed, DisclosureAttribute.Withheld), (edition.State, edition.DecidedAttribute));
    }

    [Fact]
    public void An_unsure_gate_holds_the_paper_until_the_answer_comes()
    {
        var edition = Papers.In(WorkflowPath.Full, EditionState.InGates);
        var reviewer = Papers.Person(Papers.SecrecyReviewer, Role.ConfidentialityReviewer);
        Assert.Throws<RefusedException>(() => edition.Judge(GateKind.Confidentiality, Verdict.Referred, "拿不准", "", GateDuties.Default, reviewer, Papers.Now));
        edition.Judge(GateKind.Confidentiality, Verdict.Referred, "拿不准", "市保密局", GateDuties.Default, reviewer, Papers.Now);
        Papers.PassGates(edition, GateKind.Political, GateKind.Legal, GateKind.Policy, GateKind.Wording);
        Assert.Equal(EditionState.InGates, edition.State);
        Assert.Contains("保密关已报送，等答复", edition.WhatGatesLack());
        edition.Judge(GateKind.Confidentiality, Verdict.Pass, "市保密局答复可以公开", "", GateDuties.Default, reviewer, Papers.Now);
        Assert.Equal(EditionState.WithSigner, edition.State);
    }

    [Fact]
    [Trait("Req", "B9")]
    public void Bodies_that_are_concerned_confirm_first()
    {
        var edition = Papers.In(WorkflowPath.Full, EditionState.InGates);
        var officer = Papers.Person(50, Role.DisclosureOffice);
        var asked = edition.AskConfirmation("市财政局", officer, Papers.Now);
        Papers.PassGates(edition);
        Assert.Equal(EditionState.InGates, edition.State);
        edition.AnswerConfirmation(asked.Id, false, "3月2日电话", officer, Papers.Now);
        Assert.Equal(EditionState.InGates, edition.State);
        edition.AnswerConfirmation(asked.Id, true, "云财函〔2026〕5号", officer, Papers.Now);
        Assert.Equal(EditionState.WithSigner, edition.State);
    }

    [Fact]
    public void A_correction_changes_a_few_characters_and_nothing_else()
    {
        var edition = Papers.In(WorkflowPath.Correction, EditionState.Draft);
        edition.Save(edition.Content with { Summary = new string('改', Edition.CorrectionMaxCharacters + 1) }, Papers.Drafter, Papers.Now);
        Assert.Equal("MoreThanTyping", edition.WhyNot(EditionAction.Submit, Papers.Drafter)?.Code);
        edition.Save(edition.Content with { Summary = "", Attribute = DisclosureAttribute.Withheld, AttributeReason = "涉及个人隐私", LegalBasis = "15" }, Papers.Drafter, Papers.Now);
        Assert.Equal("MoreThanTyping", edition.WhyNot(EditionAction.Submit, Papers.Drafter)?.Code);
    }

    [Fact]
    [Trait("Req", "B6")]
    public void Every_step_leaves_its_row_with_person_time_and_content()
    {
        var edition = Papers.In(WorkflowPath.Full, EditionState.Published);
        Assert.Equal(
            ["Saved", "Submit", "Agree", "Examine", "Clear", "Sign", "Register", "Publish"],
            edition.Events.Select(e => e.What));
        Assert.All(edition.Events, e => Assert.True(e.ById > 0 && e.ContentHash.Length == 64));
    }
}
