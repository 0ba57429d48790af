using FluentValidation;
using Portal.Application.People;
using Portal.Application.Publishing;
using Portal.Domain.Documents;

namespace Portal.Web.Areas.Admin.Models;

public sealed class ColumnForm
{
    public int Id { get; set; }
    public int Version { get; set; }
    public string? Slug { get; set; }
    public string? Name { get; set; }
    public string? Description { get; set; }
    public WorkflowPath Path { get; set; }
    public bool NeedsNumber { get; set; }
    public int? ParentId { get; set; }
    public int Order { get; set; } = 500;
    public ColumnKind Kind { get; set; } = ColumnKind.NoticesAndPolicies;
    public ColumnSection Section { get; set; }
    public int Article20 { get; set; }
    public int? OwnerUnitId { get; set; }
    public int? FreshDays { get; set; }
    public int? PublishDays { get; set; }
    public bool IsClosed { get; set; }

    public static ColumnForm Of(Column c) => new()
    {
        Id = c.Id,
        Version = c.Version,
        Slug = c.Slug,
        Name = c.Name,
        Description = c.Description,
        Path = c.Path,
        NeedsNumber = c.NeedsNumber,
        ParentId = c.ParentId,
        Order = c.Order,
        Kind = c.Kind,
        Section = c.Section,
        Article20 = c.Article20,
        OwnerUnitId = c.OwnerUnitId,
        FreshDays = c.FreshDays,
        PublishDays = c.PublishDays,
        IsClosed = c.IsClosed,
    };

    public ColumnFacts ToFacts() => new(Name!.Trim(), Description?.Trim() ?? "", Path, NeedsNumber, ParentId, Order, Kind, Section, Article20, OwnerUnitId, FreshDays, PublishDays, IsClosed);
}

public sealed class ColumnFormValidator : AbstractValidator<ColumnForm>
{
    public ColumnFormValidator(ColumnDesk desk, UnitDesk units)
    {
        RuleFor(f => f.Name).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("请填写名称").MaximumLength(Column.NameMaxLength).WithMessage($"名称不超过{Column.NameMaxLength}个字")
            .MustAsync(async (form, name, token) => !await desk.IsNameTakenAsync(name!.Trim(), form.Id, token)).WithMessage("已经有这个名称的栏目");
        RuleFor(f => f.Slug).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("请填写网址").MaximumLength(Column.SlugMaxLength).WithMessage($"网址不超过{Column.SlugMaxLength}个字符")
            .Matches("^[a-z0-9]+(-[a-z0-9]+)*$").WithMessage("网址只能用小写字母、数字和连字符，例如 annual-reports")
            .MustAsync(async (form, slug, token) => form.Id != 0 || !await desk.IsSlugTakenAsync(slug!.Trim(), token)).WithMessage("这个网址已经有栏目使用");
        RuleFor(f => f.Description).MaximumLength(Column.DescriptionMaxLength).WithMessage($"说明不超过{Column.DescriptionMaxLength}个字");
        RuleFor(f => f.Path).Must(p => p is WorkflowPath.Full or WorkflowPath.Short).WithMessage("请选择流程");
        RuleFor(f => f.Kind).IsInEnum().WithMessage("请选择类别");
        RuleFor(f => f.Section).IsInEnum().WithMessage("请选择平台板块");
        RuleFor(f => f.Article20).InclusiveBetween(0, Column.Article20Items).WithMessage("条例第二十条只有十五项");
        RuleFor(f => f.Order).InclusiveBetween(0, 100_000).WithMessage("排序应当在0到100000之间");
        RuleFor(f => f.FreshDays).InclusiveBetween(1, Column.MaxDays).WithMessage($"更新期限应当在1到{Column.MaxDays}日之间");
        RuleFor(f => f.PublishDays).InclusiveBetween(1, Column.MaxDays).WithMessage($"公开时限应当在1到{Column.MaxDays}个工作日之间");
        RuleFor(f => f.OwnerUnitId).MustAsync(async (id, token) => id is null || await units.FindAsync(id.Value, token) is { IsClosed: false }).WithMessage("没有这个处室，或者已经撤销");
        RuleFor(f => f.ParentId).Cascade(CascadeMode.Stop)
            .Must((form, id) => id is null || id != form.Id).WithMessage("上级栏目不能是本栏目")
            .MustAsync(async (id, token) => id is null || await desk.FindAsync(id.Value, token) is { ParentId: null }).WithMessage("栏目只有两级，上级应当是一级栏目");
    }
}

public sealed record ColumnFormPage(ColumnForm Form, IReadOnlyList<ColumnLine> Columns, IReadOnlyList<UnitLine> Units);

/// <summary>One value and the version it was read with.</summary>
public sealed class SettingForm
{
    public string Key { get; set; } = "";
    public string Value { get; set; } = "";
    public int Version { get; set; }
}

public sealed class SettingsForm
{
    public List<SettingForm> Settings { get; set; } = [];
}
