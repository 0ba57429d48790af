using Portal.Domain.People;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Models;

/// <summary>One entry of the office side's menu; shown to those whom its policy lets in.</summary>
public sealed record MenuEntry(string Group, string Text, string Href, string Policy);

public static class OfficeMenu
{
    public static IReadOnlyList<MenuEntry> Entries { get; } =
    [
        new("", "我的待办", "/admin", Policies.Office),
        new("", "文件", "/admin/documents", Policies.Office),
        new("", "起草", "/admin/documents/new", Policies.Drafting),
        new("", "导入", "/admin/import", Policies.Importing),
        new("", "批量办理", "/admin/batch", Policies.Batch),
        new("", "工作要点", "/admin/work-plans", Policies.Office),
        new("网站", "公布栏目和机构", "/admin/site-release", Policies.SiteRelease),
        new("网站", "栏目", "/admin/columns", Policies.Administration),
        new("网站", "网站信息", "/admin/settings", Policies.Administration),
        new("网站", "旧网址", "/admin/old-addresses", Policies.SiteRelease),
        new("网站", "同义词", "/admin/synonyms", Policies.Lexicon),
        new("网站", "没有找到的词", "/admin/search-misses", Policies.Lexicon),
        new("保障", "政务公开培训", "/admin/training", Policies.Office),
        new("保障", "各处室联络员", "/admin/contacts", Policies.Office),
        new("保障", "公开统计", "/admin/figures", Policies.Audit),
        new("保障", "退文统计", "/admin/returns", Policies.Audit),
        new("保障", "导入报告", "/admin/import/runs", Policies.Audit),
        new("保障", "审计日志", "/admin/audit", Policies.Audit),
        new("保障", "词库", "/admin/lexicon", Policies.Lexicon),
        new("保障", "工作日历", "/admin/calendar", Policies.Administration),
        new("保障", "人员", "/admin/people", Policies.Administration),
        new("保障", "处室", "/admin/units", Policies.Administration),
        new("保障", "角色", "/admin/roles", Policies.Administration),
        new("保障", "代理（AB角）", "/admin/delegations", Policies.Office),
    ];

    public static IEnumerable<MenuEntry> For(Actor actor) => Entries.Where(e => Policies.Roles[e.Policy].Any(actor.Holds));

    /// <summary>The entry that a page belongs to: the longest address that the page's begins with.</summary>
    public static MenuEntry? Current(string path) =>
        Entries.Where(e => path == e.Href || (e.Href != "/admin" && path.StartsWith(e.Href + "/", StringComparison.Ordinal))).MaxBy(e => e.Href.Length);
}
