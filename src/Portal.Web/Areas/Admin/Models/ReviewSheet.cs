using Portal.Domain.Documents;
using Portal.Domain.Review;
using Portal.Web.Models;

namespace Portal.Web.Areas.Admin.Models;

/// <summary>One row of a sheet: what was asked, what was said, and who signed when.</summary>
public sealed record SheetRow(string Label, string Text, string Signed = "");

/// <summary>
/// A sheet that inspectors ask for, filled out of the records: every opinion with name and time. 信息发布审批表 and 信息公开保密审查表.
/// </summary>
public sealed record ReviewSheet(string Kind, string Title, IReadOnlyList<SheetRow> Rows, string Foot)
{
    public const string ApprovalKind = "approval";
    public const string SecrecyKind = "secrecy";

    /// <summary>The approval sheet (信息发布审批表): the five gates, the signature, registration and release.</summary>
    public static ReviewSheet Approval(DeskPage page)
    {
        var edition = page.Edition;
        List<SheetRow> rows =
        [
            .. Head(page),
            Step(page, EditionAction.Submit, "拟稿人意见"),
            Step(page, EditionAction.Agree, "处室负责人意见"),
            Step(page, EditionAction.Examine, "公开办公室审查意见"),
            .. Enum.GetValues<GateKind>().Select(gate => Gate(page, gate)),
            .. edition.Confirmations.Select(c => new SheetRow("有关机关意见", $"{c.BodyName}：{c.Agreed switch { null => "未答复", true => "同意", false => "不同意" }}。{c.Note}", c.AnsweredAt is { } at ? Signed(page, c.AnswerRecordedById ?? 0, null, at, "登记") : "")),
            Step(page, EditionAction.Confirm, "勘误核对意见"),
            new("签发意见", edition.SignedAt is null ? "" : $"签发，{edition.DecidedAttribute!.Value.Chinese()}。{edition.DecisionReason}", edition is { SignedById: { } signer, SignedAt: { } signedAt } ? Signed(page, signer, edition.SignedOnBehalfOfId, signedAt) : ""),
            Step(page, EditionAction.Publish, "发布"),
            .. Returns(page),
        ];
        return new(ApprovalKind, "信息发布审批表", Kept(rows, edition.Path == WorkflowPath.Full ? ["勘误核对意见"] : ["拟稿人意见", "勘误核对意见", "处室负责人意见", "公开办公室审查意见"]), Mark(page));
    }

    /// <summary>The secrecy-review sheet (保密审查表), by article 17 of the Regulation: review first, publish after; one item, one review.</summary>
    public static ReviewSheet Secrecy(DeskPage page)
    {
        var edition = page.Edition;
        var marks = SecrecyMarks.Find($"{edition.Content.Title}\n{edition.Content.Summary}\n{edition.Content.Body}");
        List<SheetRow> rows =
        [
            .. Head(page),
            new("国家秘密标志检查", marks.Count == 0 ? "系统检查正文、标题、概述和可读附件，没有发现国家秘密标志。" : $"发现国家秘密标志{marks.Count}处，不得公开。"),
            Step(page, EditionAction.Agree, "信息产生处室审查意见"),
            Gate(page, GateKind.Confidentiality) with { Label = "保密审查员意见" },
            .. edition.Verdicts.Where(v => v.Gate == GateKind.Confidentiality && v.Verdict == Verdict.Referred).Select(v => new SheetRow("报送确定", $"第{v.Round}轮报送{v.ReferredTo}：{v.Note}", Signed(page, v.ById, v.OnBehalfOfId, v.At))),
            new("签发人意见", edition.SignedAt is null ? "" : $"{edition.DecidedAttribute!.Value.Chinese()}。{edition.DecisionReason}", edition is { SignedById: { } signer, SignedAt: { } signedAt } ? Signed(page, signer, edition.SignedOnBehalfOfId, signedAt) : ""),
            .. Returns(page).Where(r => r.Text.StartsWith(ReturnReason.Confidentiality.Chinese(), StringComparison.Ordinal) || r.Text.StartsWith(ReturnReason.PersonalData.Chinese(), StringComparison.Ordinal)),
        ];
        return new(SecrecyKind, "信息公开保密审查表", rows, "依据《中华人民共和国保守国家秘密法》和《中华人民共和国政府信息公开条例》第十七条：先审查后公开，一事一审。" + Mark(page));
    }

    private static IEnumerable<SheetRow> Head(DeskPage page)
    {
        var (edition, content) = (page.Edition, page.Edition.Content);
        yield return new("标题", content.Title);
        yield return new("索引号和文号", string.Join("　", new[] { page.Document.IndexNumber ?? "（公开时编号）", edition.DocumentNumber }.Where(t => t.Length > 0)));
        yield return new("发文机关、处室", $"{content.IssuingBody}　{page.UnitName}");
        yield return new("栏目和版次", $"{page.Column?.Name ?? "未定"}　第{edition.Number}版（{edition.Path.Chinese()}，第{Math.Max(1, edition.Round)}轮）");
        yield return new("拟稿和修改", string.Join("、", edition.Contributors.OrderBy(c => c.FirstAt).Select(c => $"{page.Names.GetValueOrDefault(c.UserId, "")}（{Words.Time(c.FirstAt)}起）")));
        yield return new("公开属性", (content.Attribute?.Chinese() ?? "未定") + (content.AttributeReason.Length > 0 ? $"。理由：{content.AttributeReason}" : "") + (LegalBasis.Words(content.LegalBasis, content.OtherLegalBasis) is { Length: > 0 } basis ? $"。依据：{basis}" : ""));
        if (content.Summary.Length > 0) yield return new("内容概述", content.Summary);
        if (edition.Attachments.Count > 0) yield return new("附件", string.Join("；", edition.Attachments.OrderBy(a => a.Order).Select(a => $"{a.Order}. {a.Name}（指纹 {a.Sha256[..12]}）")));
    }

    private static SheetRow Step(DeskPage page, EditionAction action, string label)
    {
        var done = page.Edition.Events.Where(e => e.What == action.ToString() && (e.Round == page.Edition.Round || action == EditionAction.Submit)).MaxBy(e => e.Id);
        return done is null ? new(label, "") : new(label, action.Chinese() + (done.Note.Length > 0 ? "。" + done.Note : "。"), Signed(page, done.ById, done.OnBehalfOfId, done.At));
    }

    private static SheetRow Gate(DeskPage page, GateKind gate)
    {
        var verdicts = page.Edition.Verdicts.Where(v => v.Gate == gate && v.Round == page.Edition.Round).OrderBy(v => v.Id).ToList();
        return verdicts.Count == 0 ? new(gate.Chinese(), "") : new(gate.Chinese(),
            string.Join("\n", verdicts.Select(v => $"{v.Verdict.Chinese()}{v.ReferredTo}。{v.Note}{(v == verdicts[^1] ? "" : $"（{Signed(page, v.ById, v.OnBehalfOfId, v.At)}）")}")),
            Signed(page, verdicts[^1].ById, verdicts[^1].OnBehalfOfId, verdicts[^1].At));
    }

    private static IEnumerable<SheetRow> Returns(DeskPage page) => page.Edition.Events.Where(e => e.What == nameof(EditionAction.Return)).OrderBy(e => e.Id)
        .Select(e => new SheetRow("退文记录", $"{e.Reason?.Chinese()}。{e.Note}", Signed(page, e.ById, e.OnBehalfOfId, e.At)));

    // Rows of another path stay out; what is still to be said stays, empty, to be seen.
    private static List<SheetRow> Kept(IEnumerable<SheetRow> rows, IReadOnlyList<string> onlyWhenFilled) => [.. rows.Where(r => r.Text.Length > 0 || !onlyWhenFilled.Contains(r.Label))];

    private static string Signed(DeskPage page, int id, int? behalf, DateTime at, string how = "") => $"{page.Who(id, behalf)}{how}　{Words.Time(at)}";

    private static string Mark(DeskPage page) => $"内容指纹 {page.Edition.ContentHash}。本表由办理记录生成，记录在审计链上封存。";
}

/// <summary>The sheet as a page and as the table of a Word file.</summary>
public sealed record SheetPage(ReviewSheet Sheet, int DocumentId, int EditionNumber);
