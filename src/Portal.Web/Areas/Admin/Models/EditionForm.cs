using FluentValidation;
using Portal.Application.Calendar;
using Portal.Application.Documents;
using Portal.Domain.Documents;

namespace Portal.Web.Areas.Admin.Models;

/// <summary>What the editor sends.</summary>
public sealed class EditionForm
{
    public int Version { get; init; }
    public int UnitId { get; init; }
    public int ColumnId { get; init; }
    public string Title { get; init; } = "";
    public string IssuingBody { get; init; } = "";
    public string DocumentNumber { get; init; } = "";

    /// <summary>A number the paper brings along; empty: given when it is published.</summary>
    public string IndexNumber { get; init; } = "";
    public DateOnly? DateWritten { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public string Subject { get; init; } = "";
    public string Summary { get; init; } = "";
    public DisclosureAttribute? Attribute { get; init; }
    public string AttributeReason { get; init; } = "";
    public List<string> LegalBasis { get; init; } = [];
    public string OtherLegalBasis { get; init; } = "";
    public bool ListTitle { get; init; }
    public DateOnly? InForceFrom { get; init; }
    public DateOnly? ValidUntil { get; init; }
    public string Source { get; init; } = "";
    public string SourceUrl { get; init; } = "";
    public DateOnly? FirstPublishedOn { get; init; }
    public string HigherBody { get; init; } = "";
    public string InterpretationForHigherBody { get; init; } = "";
    public string Body { get; init; } = "";

    /// <summary>Unsure fields that the person has checked.</summary>
    public List<string> Settled { get; init; } = [];

    /// <summary>save or submit: one form, two buttons.</summary>
    public string Then { get; init; } = "save";

    public static EditionForm Of(Edition edition) => new()
    {
        Version = edition.Document.Version,
        UnitId = edition.Document.UnitId,
        ColumnId = edition.Content.ColumnId,
        Title = edition.Content.Title,
        IssuingBody = edition.Content.IssuingBody,
        DocumentNumber = edition.DocumentNumber,
        IndexNumber = edition.Document.ProposedIndexNumber ?? "",
        DateWritten = edition.DateWritten,
        IssuedOn = edition.IssuedOn,
        Subject = edition.Content.Subject,
        Summary = edition.Content.Summary,
        Attribute = edition.Content.Attribute,
        AttributeReason = edition.Content.AttributeReason,
        LegalBasis = [.. Domain.Documents.LegalBasis.Codes(edition.Content.LegalBasis)],
        OtherLegalBasis = edition.Content.OtherLegalBasis,
        ListTitle = edition.Content.ListTitle,
        InForceFrom = edition.Content.InForceFrom,
        ValidUntil = edition.Content.ValidUntil,
        Source = edition.Content.Source,
        SourceUrl = edition.Content.SourceUrl,
        FirstPublishedOn = edition.Content.FirstPublishedOn,
        HigherBody = edition.Content.HigherBody,
        InterpretationForHigherBody = edition.Content.InterpretationForHigherBody,
        Body = edition.Content.Body,
    };

    public EditionContent ToContent() => new()
    {
        ColumnId = ColumnId,
        Title = Title,
        IssuingBody = IssuingBody,
        Subject = Subject,
        Summary = Summary,
        Attribute = Attribute,
        AttributeReason = AttributeReason,
        LegalBasis = string.Join(',', LegalBasis.Distinct()),
        OtherLegalBasis = OtherLegalBasis,
        ListTitle = ListTitle,
        InForceFrom = InForceFrom,
        ValidUntil = ValidUntil,
        Source = Source,
        SourceUrl = SourceUrl,
        FirstPublishedOn = FirstPublishedOn,
        HigherBody = HigherBody,
        InterpretationForHigherBody = InterpretationForHigherBody,
        Body = Body,
    };
}

public sealed class EditionFormValidator : AbstractValidator<EditionForm>
{
    public EditionFormValidator(TimeProvider clock)
    {
        Past(f => f.DateWritten, "成文日期", clock);
        Past(f => f.IssuedOn, "印发日期", clock);
        Past(f => f.FirstPublishedOn, "原发布日期", clock);
        RuleFor(f => f.IndexNumber).Must(n => Document.IsIndexNumber(n.Trim())).When(f => f.IndexNumber.Trim().Length is > 0 and <= Document.IndexNumberMaxLength).WithMessage("索引号只能用文字、数字和 / - . _ 〔〕，以文字或者数字开头");
        RuleFor(f => f.ColumnId).GreaterThan(0).WithMessage("请选择栏目");
        Max(f => f.Title, EditionContent.TitleMaxLength, "标题");
        Max(f => f.IssuingBody, EditionContent.LineMaxLength, "发文机关");
        Max(f => f.DocumentNumber, Edition.DocumentNumberMaxLength, "发文字号");
        Max(f => f.IndexNumber, Document.IndexNumberMaxLength, "索引号");
        Max(f => f.Subject, EditionContent.LineMaxLength, "主题");
        Max(f => f.Summary, EditionContent.TextMaxLength, "内容概述");
        Max(f => f.AttributeReason, EditionContent.TextMaxLength, "理由");
        Max(f => f.OtherLegalBasis, EditionContent.LineMaxLength, "其他法律依据");
        Max(f => f.Source, EditionContent.LineMaxLength, "来源");
        Max(f => f.SourceUrl, EditionContent.UrlMaxLength, "来源网址");
        Max(f => f.HigherBody, EditionContent.LineMaxLength, "上级机关");
        Max(f => f.InterpretationForHigherBody, EditionContent.BodyMaxLength, "解读材料");
        Max(f => f.Body, EditionContent.BodyMaxLength, "正文");
        RuleFor(f => f.SourceUrl).Must(SafeUrl.IsHttp).When(f => f.SourceUrl.Length > 0).WithMessage("来源网址应当以 http:// 或者 https:// 开头");
        RuleForEach(f => f.LegalBasis).Must(code => Domain.Documents.LegalBasis.Find(code) is not null).WithMessage("所选条款不在范围之内");
        RuleFor(f => f.ValidUntil).GreaterThanOrEqualTo(f => f.InForceFrom).When(f => f.InForceFrom is not null && f.ValidUntil is not null).WithMessage("失效日期早于施行日期");
    }

    private void Past(System.Linq.Expressions.Expression<Func<EditionForm, DateOnly?>> field, string name, TimeProvider clock) =>
        RuleFor(field).Must(d => d is null || (d >= Edition.FirstDay && d <= clock.Today())).WithMessage($"{name}应当在1949年10月1日和今天之间");

    private void Max(System.Linq.Expressions.Expression<Func<EditionForm, string>> field, int max, string name) =>
        RuleFor(field).MaximumLength(max).WithMessage(f => $"{name}不能超过{max}字");
}
