namespace Portal.Domain.Documents;

/// <summary>The refusals that more than one rule gives.</summary>
public static class Refusals
{
    public static readonly Refusal WrongState = new("WrongState", "文件现在的环节不能办这一步，可能别人已经办过，请刷新后再看");
    public static readonly Refusal NotYourDesk = new("NotYourDesk", "您没有办理这一步的职责");
    public static readonly Refusal Frozen = new("Frozen", "文件已经提交，内容不能再改；需要修改的请取回或者由审查人退文");
    public static readonly Refusal ReviewerWrote = new("ReviewerWrote", "保密审查员不能是这一版的拟稿人或者修改人");
    public static readonly Refusal SignerWrote = new("SignerWrote", "签发人不能是这一版的拟稿人或者修改人");
    public static readonly Refusal SignerReviewed = new("SignerReviewed", "签发人和保密审查员不能是同一个人");
    public static readonly Refusal ReviewerSigned = new("ReviewerSigned", "保密审查员和签发人不能是同一个人");
    public static readonly Refusal StopperLifts = new("StopperLifts", "恢复公开应当由紧急停止者以外的签发人决定");
    public static readonly Refusal Redaction = new("RedactionNotBuilt", "“删减后公开”须先制作公开版，遮盖删减功能尚未启用，暂时不能发布");
    public static readonly Refusal ContentChanged = new("ContentChanged", "内容与审查、签发时不一致，审批作废，不能公开");
    public static readonly Refusal NoteMissing = new("NoteMissing", "请写明理由");
}
