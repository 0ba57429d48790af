using Portal.Domain.People;

namespace Portal.Web.Areas.Admin.Models;

/// <summary>What each role may do, in the words of the office (docs/permissions.md).</summary>
public static class RoleWords
{
    public static string MayDo(Role role) => role switch
    {
        Role.Drafter => "为本处室起草文件和信息，提出公开属性，导入存量文件，报告本处室联络人员变动",
        Role.UnitHead => "审核本处室及下级处室的文件，政策关把关，也可以起草；可以紧急停止本处室文件的发布；报告联络人员变动，登记本处室参加培训的人员",
        Role.DisclosureOffice => "审查公开属性和理由，退文，政治关、文字关把关，登记、发布和撤回；办理培训和各处室联络人员备案；查看审计日志",
        Role.ConfidentialityReviewer => "保密关把关，处理涉密标志的告警；可以紧急停止发布",
        Role.LegalSection => "法律关把关",
        Role.Signer => "签发，可以缩小公开范围并说明理由；可以发布、紧急停止",
        Role.Supervisor => "查看全部文件和审计日志，不能修改；可以紧急停止发布",
        Role.Administrator => "管理人员、处室、角色要求、工作日历，查看审计日志；不办理文件",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}
