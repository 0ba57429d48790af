namespace Portal.Domain.Documents;

/// <summary>The field's words for states, actions, attributes and reasons, as the pages show them.</summary>
public static class WorkflowNames
{
    public static string Chinese(this DisclosureAttribute attribute) => attribute switch
    {
        DisclosureAttribute.Proactive => "主动公开",
        DisclosureAttribute.Redacted => "删减后公开",
        DisclosureAttribute.OnRequest => "依申请公开",
        _ => "不公开",
    };

    public static string Chinese(this WorkflowPath path) => path switch
    {
        WorkflowPath.Full => "公文流程",
        WorkflowPath.Short => "信息流程",
        _ => "勘误流程",
    };

    public static string Chinese(this EditionState state) => state switch
    {
        EditionState.Draft => "草稿",
        EditionState.WithUnitHead => "待处室负责人审核",
        EditionState.WithOffice => "待公开办公室审查",
        EditionState.InGates => "五关审查中",
        EditionState.WithSigner => "待签发",
        EditionState.AwaitingConfirmation => "勘误待核对",
        EditionState.Signed => "已签发未公开",
        EditionState.Scheduled => "定时发布",
        EditionState.PublicationFailed => "发布失败",
        EditionState.Published => "已公开",
        EditionState.Filed => "已归档（不对外）",
        EditionState.Superseded => "已被新版替换",
        EditionState.Stopped => "紧急停止",
        EditionState.Withdrawn => "已撤回",
        _ => "已作废",
    };

    public static string Chinese(this EditionAction action) => action switch
    {
        EditionAction.Submit => "提交",
        EditionAction.Recall => "取回修改",
        EditionAction.Agree => "同意",
        EditionAction.Examine => "审查通过",
        EditionAction.Return => "退文",
        EditionAction.Clear => "五关通过",
        EditionAction.Sign => "签发",
        EditionAction.Confirm => "核对勘误",
        EditionAction.Register => "登记文号和日期",
        EditionAction.Schedule => "定时发布",
        EditionAction.CancelSchedule => "取消定时",
        EditionAction.Publish => "发布",
        EditionAction.Fail => "发布未成功",
        EditionAction.File => "归档",
        EditionAction.Supersede => "被新版替换",
        EditionAction.Stop => "紧急停止",
        EditionAction.LiftStop => "解除停止",
        EditionAction.Withdraw => "撤回",
        _ => "作废",
    };

    public static string Chinese(this ReturnReason reason) => reason switch
    {
        ReturnReason.NoAttribute => "未明确公开属性",
        ReturnReason.NoReasonOrBasis => "未说明理由或者依据",
        ReturnReason.WrongAttribute => "公开属性不当",
        ReturnReason.AttributeTooNarrow => "应当扩大公开范围",
        ReturnReason.Confidentiality => "保密问题",
        ReturnReason.PersonalData => "涉及个人信息",
        ReturnReason.Wording => "文字差错",
        ReturnReason.Format => "格式不规范",
        ReturnReason.LegalOrPolicy => "法律或者政策问题",
        ReturnReason.ConfirmationMissing => "未与有关机关协商确认",
        _ => "其他",
    };

    public static string Chinese(this WithdrawalReason reason) => reason switch
    {
        WithdrawalReason.ShouldNotBePublic => "不应当公开",
        WithdrawalReason.PersonalData => "涉及个人信息",
        WithdrawalReason.WrongContent => "内容有误，正在更正",
        WithdrawalReason.Replaced => "已有新的文件替代",
        _ => "内容已经过时，保留备查",
    };

    public static string Chinese(this Validity validity) => validity switch
    {
        Validity.InForce => "有效",
        Validity.Amended => "已修改",
        Validity.Lapsed => "失效",
        _ => "废止",
    };
}

/// <summary>Why a paper was sent back (退文); returns are counted by it and by unit.</summary>
public enum ReturnReason
{
    NoAttribute,
    NoReasonOrBasis,
    WrongAttribute,
    AttributeTooNarrow,
    Confidentiality,
    PersonalData,
    Wording,
    Format,
    LegalOrPolicy,
    ConfirmationMissing,
    Other,
}

/// <summary>Why something public was taken away; it decides what visitors see, <see cref="WithdrawalView"/>.</summary>
public enum WithdrawalReason
{
    ShouldNotBePublic,
    PersonalData,
    WrongContent,
    Replaced,
    Outdated,
}

/// <summary>What a visitor of a withdrawn record's address sees.</summary>
public enum WithdrawalView
{
    /// <summary>That something was withdrawn, when and why; not what.</summary>
    Gone,

    /// <summary>The title, and the record that took its place.</summary>
    ReplacedBy,

    /// <summary>The whole paper under a banner.</summary>
    Banner,
}

public static class Withdrawals
{
    public static WithdrawalView View(this WithdrawalReason reason) => reason switch
    {
        WithdrawalReason.Replaced => WithdrawalView.ReplacedBy,
        WithdrawalReason.Outdated => WithdrawalView.Banner,
        _ => WithdrawalView.Gone,
    };
}

/// <summary>Validity (时效) of a paper.</summary>
public enum Validity
{
    InForce,
    Amended,
    Lapsed,
    Repealed,
}

public static class ValidityRule
{
    /// <summary>The validity as it stands on a day: what was valid until yesterday has lapsed today.</summary>
    public static Validity On(this Validity stored, DateOnly? until, DateOnly day) => stored == Validity.InForce && until < day ? Validity.Lapsed : stored;
}
