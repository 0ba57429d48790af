using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Portal.Application.Import;
using Portal.Application.Publishing;
using Portal.Domain.Documents;
using Portal.Domain.Publishing;

namespace Portal.Web.Models.Exchange;

[Description("附件")]
public sealed record ApiAttachment(
    [property: Description("文件名")] string Name,
    [property: Description("内容的 SHA-256，小写十六进制")] string Sha256,
    [property: Description("字节数")] long Size,
    [property: Description("类型")] string Type,
    [property: Description("下载地址")] string Url);

[Description("撤回但仍可以查阅")]
public sealed record ApiWithdrawal(
    [property: Description("撤回日期")] DateOnly? WithdrawnOn,
    [property: Description("撤回原因")] string Reason,
    [property: Description("说明")] string Note);

[Description("一项信息的全部内容；依申请公开的没有正文和附件")]
public sealed record ApiDocument : ApiItem
{
    public ApiDocument()
    {
    }

    [SetsRequiredMembers]
    private ApiDocument(ApiItem header, ShelfRecord record, string root) : base(header)
    {
        var content = record.Content;
        var isOpen = record.State is ShelfState.Visible or ShelfState.Banner;
        (Subject, Summary, Source, SourceUrl) = (content.Subject, content.Summary, content.Source, content.SourceUrl);
        (IssuedOn, InForceFrom, CorrectedOn) = (content.IssuedOn, content.InForceFrom, record.CorrectedOn);
        (Edition, Change, ContentHash) = (record.EditionNumber, record.Change, record.ContentHash);
        (Html, Markdown, Text) = isOpen ? (content.Html, HtmlMarkdown.Of(content.Html), content.PlainText) : (null, null, null);
        Attachments = isOpen ? [.. record.Files.OrderBy(f => f.Order).Select(f => new ApiAttachment(f.Name, f.Sha256, f.Size, f.ContentType, $"{root}/files/{f.Sha256}/{Uri.EscapeDataString(f.Name)}"))] : [];
        Withdrawal = record.State == ShelfState.Banner ? new ApiWithdrawal(record.WithdrawnOn, record.WithdrawalReason?.Chinese() ?? "", record.WithdrawalNote) : null;
    }

    [Description("主题")]
    public required string Subject { get; init; }
    [Description("内容概述")]
    public required string Summary { get; init; }
    [Description("转载来源")]
    public required string Source { get; init; }
    [Description("转载来源的地址")]
    public required string SourceUrl { get; init; }
    [Description("印发日期")]
    public required DateOnly? IssuedOn { get; init; }
    [Description("施行日期")]
    public required DateOnly? InForceFrom { get; init; }
    [Description("最近一次更正文字差错的日期")]
    public required DateOnly? CorrectedOn { get; init; }
    [Description("第几版")]
    public required int Edition { get; init; }
    [Description("最后一次变更的编号，见 /api/v1/changes")]
    public required long Change { get; init; }
    [Description("著录项、正文和附件的 SHA-256")]
    public required string ContentHash { get; init; }
    [Description("正文，HTML；站内链接以 / 开头")]
    public required string? Html { get; init; }
    [Description("正文，Markdown")]
    public required string? Markdown { get; init; }
    [Description("正文，纯文本")]
    public required string? Text { get; init; }
    [Description("附件")]
    public required IReadOnlyList<ApiAttachment> Attachments { get; init; }
    [Description("撤回但仍可以查阅的，说明撤回的情况；其他为空")]
    public required ApiWithdrawal? Withdrawal { get; init; }

    /// <summary>Of a record that is read by everybody, given on request, or withdrawn under a banner.</summary>
    public static ApiDocument Of(ShelfRecord record, string root, DateOnly today) => new(Of(ShelfItem.Of(record), root, today), record, root);
}
