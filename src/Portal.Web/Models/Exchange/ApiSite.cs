using System.ComponentModel;
using Portal.Application.Publishing;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Publishing;

namespace Portal.Web.Models.Exchange;

public enum ApiChangeKind
{
    Added,
    Changed,
    Withdrawn,

    /// <summary>Columns, units or facts about the office.</summary>
    Site,

    /// <summary>The state of a work plan or of livelihood projects; no document.</summary>
    Plan,
}

[Description("一次变更")]
public sealed record ApiChange(
    [property: Description("编号，从 1 起逐次增加")] long Number,
    [property: Description("变更的种类")] ApiChangeKind Kind,
    [property: Description("地址中的索引号；网站本身的变更为 /；计划进展是它的网页路径，如 /work-plans/2026")] string Slug,
    [property: Description("索引号；网站本身和计划进展的变更为空")] string? IndexNumber,
    [property: Description("变更的时间")] DateTimeOffset At,
    [property: Description("变更以后内容的 SHA-256")] string ContentHash,
    [property: Description("这项信息现在的著录项；现在不在列表里的、不是文件的为空")] ApiItem? Item,
    [property: Description("网页地址；现在不在列表里的为空")] string? Url)
{
    public static ApiChange Of(ShelfChangeLine line, string root, DateOnly today)
    {
        var item = line.Item is { } listed ? ApiItem.Of(listed, root, today) : null;
        // No record's address has a slash: such a name is the path of a page.
        return new(line.Number, KindOf(line), line.Slug, line.IndexNumber, ApiItem.Moment(line.At), line.ContentHash, item, item?.Url ?? (line.Slug.StartsWith('/') ? root + line.Slug : null));
    }

    private static ApiChangeKind KindOf(ShelfChangeLine line) => line.Slug == ShelfSite.Slug ? ApiChangeKind.Site : line.Slug.StartsWith('/') ? ApiChangeKind.Plan : line.Kind switch
    {
        ShelfChangeKind.Added => ApiChangeKind.Added,
        ShelfChangeKind.Changed => ApiChangeKind.Changed,
        _ => ApiChangeKind.Withdrawn,
    };
}

[Description("一批变更，按编号从小到大，一个不漏")]
public sealed record ApiChanges(
    [property: Description("变更")] IReadOnlyList<ApiChange> Changes,
    [property: Description("下一次请求的 after")] long Next,
    [property: Description("真：后面还有，可以马上接着取")] bool HasMore,
    [property: Description("目前最后一个编号；比您的 after 小的，是网站从备份恢复过，应当从 0 重新取")] long Last);

[Description("栏目")]
public sealed record ApiColumn(
    [property: Description("地址中的名称")] string Slug,
    [property: Description("名称")] string Name,
    [property: Description("说明")] string Description,
    [property: Description("上级栏目的 slug；没有的为空")] string? Parent,
    [property: Description("类别")] ColumnKind Kind,
    [property: Description("《政府信息公开条例》第二十条的第几项；不属于的为 0")] int Article20,
    [property: Description("责任处室")] string Unit,
    [property: Description("真：已经停止更新")] bool IsClosed,
    [property: Description("栏目自身的条数，不包括下级栏目")] int Total,
    [property: Description("网页地址")] string Url,
    [property: Description("订阅地址（Atom）")] string Feed)
{
    public static ApiColumn Of(ShelfColumn column, string root)
    {
        var url = $"{root}/columns/{Uri.EscapeDataString(column.Slug)}";
        return new(column.Slug, column.Name, column.Description, column.ParentSlug, column.Kind, column.Article20, column.OwnerName, column.IsClosed, column.Total, url, url + "/feed.atom");
    }
}

[Description("单位")]
public sealed record ApiUnit(
    [property: Description("名称")] string Name,
    [property: Description("类别")] UnitKind Kind,
    [property: Description("上级单位的名称；没有的为空")] string? Parent,
    [property: Description("职责")] string Duties,
    [property: Description("电话")] string Phone,
    [property: Description("地址")] string Address);
