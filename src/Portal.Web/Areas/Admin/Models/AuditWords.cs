using System.Globalization;
using Portal.Domain.Documents;

namespace Portal.Web.Areas.Admin.Models;

/// <summary>What the kinds and subjects of the audit log are called. A kind without a name here is shown as it is stored.</summary>
public static class AuditWords
{
    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["sign-in.ok"] = "登录",
        ["sign-in.failed"] = "登录失败",
        ["sign-in.locked"] = "账号锁定",
        ["sign-in.ended"] = "退出登录",
        ["account.password-changed"] = "修改密码",
        ["account.second-factor-started"] = "生成动态验证码密钥",
        ["account.second-factor-on"] = "启用动态验证码",
        ["account.second-factor-off"] = "停用动态验证码",
        ["people.created"] = "新建人员",
        ["people.changed"] = "修改人员",
        ["people.password-reset"] = "重置密码",
        ["people.second-factor-reset"] = "取消动态验证码",
        ["people.unlocked"] = "解除锁定",
        ["people.imported"] = "导入人员",
        ["people.passwords-taken"] = "下载初始密码表",
        ["people.delegated"] = "委托（AB角）",
        ["people.delegation-ended"] = "结束委托",
        ["units.created"] = "新建处室",
        ["units.changed"] = "修改处室",
        ["columns.created"] = "新建栏目",
        ["columns.changed"] = "修改栏目",
        ["settings.changed"] = "修改网站信息",
        ["addresses.created"] = "登记旧网址",
        ["addresses.changed"] = "修改旧网址",
        ["addresses.removed"] = "删除旧网址",
        ["site.released"] = "公布栏目、机构和网站信息",
        ["roles.changed"] = "修改角色要求",
        ["calendar.revised"] = "修订工作日历",
        ["deadlines.recalculated"] = "重算期限",
        ["lexicon.created"] = "新增词条",
        ["lexicon.changed"] = "修改词条",
        ["lexicon.switched-off"] = "停用词条",
        ["lexicon.switched-on"] = "启用词条",
        ["lexicon.seeded"] = "装入词库",
        ["synonyms.created"] = "新增同义词",
        ["synonyms.changed"] = "修改同义词",
        ["synonyms.seeded"] = "装入同义词",
        ["audit.exported"] = "导出审计日志",
        ["shelf.Added"] = "上网公开",
        ["shelf.Changed"] = "公开内容变动",
        ["shelf.Withdrawn"] = "从网站撤下",
        ["edition.verdict"] = "关口结论",
        ["edition.confirmation-asked"] = "征求有关机关意见",
        ["edition.Saved"] = "保存文稿",
        ["edition.ConfirmationAnswered"] = "登记有关机关意见",
        ["edition.OriginalSeen"] = "查阅内部件",
        ["edition.Settled"] = "核对存疑项",
        ["plans.read"] = "读入工作要点",
        ["plans.corrected"] = "校对工作要点",
        ["plans.discarded"] = "作废读入的工作要点",
        ["plans.inForce"] = "工作要点开始执行",
        ["plans.changeProposed"] = "申请变更任务",
        ["plans.changeDecided"] = "审批任务变更",
        ["plans.weighed"] = "修改得分权重",
        ["plans.prepared"] = "备好计划进展",
        ["plans.released"] = "签发计划进展",
        ["plans.refused"] = "退回计划进展",
        ["progress.Submitted"] = "上报进展",
        ["progress.Confirmed"] = "确认进展",
        ["progress.Accepted"] = "采纳进展",
        ["progress.Returned"] = "退回进展",
        ["progress.evidence"] = "佐证变动",
        ["supervision.issued"] = "发督办通知",
        ["supervision.answered"] = "答复督办",
        ["supervision.closed"] = "办结督办",
        ["channels.recorded"] = "登记其他公开渠道",
        ["channels.struck"] = "划去公开渠道登记",
        ["import.taken"] = "导入文件",
        ["import.run"] = "按表导入",
        ["training.line-added"] = "列入培训计划",
        ["training.line-changed"] = "修改培训计划",
        ["training.line-cancelled"] = "取消培训计划",
        ["training.planned"] = "安排培训",
        ["training.changed"] = "修改培训安排",
        ["training.cancelled"] = "取消培训",
        ["training.recorded"] = "登记培训举办情况",
        ["training.expected"] = "选定培训应到人员",
        ["training.attended"] = "登记培训实到人员",
        ["training.material-added"] = "添加培训材料",
        ["training.material-removed"] = "移除培训材料",
        ["contacts.reported"] = "报告联络人员变动",
        ["contacts.report-changed"] = "修改联络人员变动报告",
        ["contacts.noted"] = "联络人员变动备案",
        ["contacts.declined"] = "退回联络人员变动",
        ["contacts.ended"] = "联络人员离任",
        ["contacts.handover-confirmed"] = "确认工作交接",
        ["secrecy.refused"] = "拒收含密级标志的内容",
    };

    private static readonly Dictionary<string, string> Subjects = new()
    {
        ["PortalUser"] = "人员",
        ["PortalRole"] = "角色",
        ["Unit"] = "处室",
        ["Column"] = "栏目",
        ["SiteSetting"] = "网站信息",
        ["OldAddress"] = "旧网址",
        ["ImportRun"] = "按表导入",
        ["Delegation"] = "委托",
        ["CalendarYear"] = "工作日历",
        ["LexiconEntry"] = "词条",
        ["Edition"] = "文件版本",
        ["Document"] = "文件",
        ["File"] = "附件",
        ["TrainingLine"] = "培训计划",
        ["TrainingSession"] = "培训",
        ["UnitContact"] = "联络人员",
        ["ContactHandover"] = "工作交接",
        ["ShelfChange"] = "公开变动",
        ["AuditEntry"] = "审计日志",
        ["AuditEvent"] = "审计事项",
    };

    static AuditWords()
    {
        foreach (var action in Enum.GetValues<EditionAction>()) Kinds.Add($"edition.{action}", action.Chinese());
    }

    public static IEnumerable<KeyValuePair<string, string>> AllKinds => Kinds;

    public static IEnumerable<KeyValuePair<string, string>> AllSubjects => Subjects;

    public static string Kind(string kind) => Kinds.GetValueOrDefault(kind, kind);

    public static string Subject(string type, int id) => Subjects.GetValueOrDefault(type, type) + (id == 0 ? "" : " " + id.ToString(CultureInfo.InvariantCulture));

    public static string Person(IReadOnlyDictionary<int, string> people, int id) => id == 0 ? "系统或者未登录" : people.GetValueOrDefault(id, $"编号 {id}");
}
