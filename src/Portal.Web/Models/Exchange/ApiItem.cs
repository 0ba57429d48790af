using System.ComponentModel;
using Portal.Application.Publishing;
using Portal.Domain.Documents;

namespace Portal.Web.Models.Exchange;

[Description("一项信息的著录项")]
public record ApiItem
{
    [Description("索引号，永不改变")]
    public required string IndexNumber { get; init; }

    [Description("地址中的索引号，/ 写作 -")]
    public required string Slug { get; init; }
    [Description("标题")]
    public required string Title { get; init; }
    [Description("发文字号；没有的为空")]
    public required string DocumentNumber { get; init; }
    [Description("发文机关")]
    public required string IssuingBody { get; init; }
    [Description("成文日期")]
    public required DateOnly DateWritten { get; init; }
    [Description("发布日期；在别处先公开的，是第一次公开的日期")]
    public required DateOnly PublishedOn { get; init; }
    [Description("在本网站发布的时间")]
    public required DateTimeOffset PublishedAt { get; init; }
    [Description("栏目的 slug")]
    public required string Column { get; init; }
    [Description("栏目名称")]
    public required string ColumnName { get; init; }
    [Description("公开单位")]
    public required string Unit { get; init; }
    [Description("公开属性")]
    public required DisclosureAttribute Attribute { get; init; }
    [Description("有效性，以今天为准")]
    public required Validity Validity { get; init; }
    [Description("失效日期")]
    public required DateOnly? ValidUntil { get; init; }
    [Description("网页地址")]
    public required string Url { get; init; }

    public static ApiItem Of(ShelfItem item, string root, DateOnly today) => new()
    {
        IndexNumber = item.IndexNumber,
        Slug = item.Slug,
        Title = item.Title,
        DocumentNumber = item.DocumentNumber,
        IssuingBody = item.IssuingBody,
        DateWritten = item.DateWritten,
        PublishedOn = item.PublishedOn,
        PublishedAt = Moment(item.PublishedAt),
        Column = item.ColumnSlug,
        ColumnName = item.ColumnName,
        Unit = item.UnitName,
        Attribute = item.Attribute,
        Validity = item.Validity.On(item.ValidUntil, today),
        ValidUntil = item.ValidUntil,
        Url = $"{root}/documents/{Uri.EscapeDataString(item.Slug)}",
    };

    /// <summary>In the time of China.</summary>
    public static DateTimeOffset Moment(DateTime utc) => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)).ToOffset(TimeSpan.FromHours(8));
}

[Description("一页信息，从新到旧")]
public sealed record ApiPage
{
    [Description("这一页的信息；按条件查找时可能不足 limit 条，是否还有以 next 为准")]
    public required IReadOnlyList<ApiItem> Items { get; init; }
    [Description("总数，最多数到 1000")]
    public required int Total { get; init; }
    [Description("真：实际的总数不少于 total")]
    public required bool TotalIsLowerBound { get; init; }
    [Description("下一页的 after；没有下一页的为空")]
    public required string? Next { get; init; }
}
