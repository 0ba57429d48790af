using FluentValidation;
using Portal.Application.Mail;
using Portal.Application.People;
using Portal.Domain.People;

namespace Portal.Web.Areas.Admin.Models;

public sealed class PersonForm
{
    public int Id { get; set; }
    public int Version { get; set; }
    public string? Name { get; set; }
    public string? UserName { get; set; }
    public string? Title { get; set; }
    public string? Email { get; set; }
    public int? UnitId { get; set; }
    public List<Role> Roles { get; set; } = [];
    public bool IsClosed { get; set; }

    public PersonFacts ToFacts() => new(Name!.Trim(), UserName!.Trim(), Title?.Trim() ?? "", UnitId, Roles, IsClosed, Email?.Trim() ?? "");
}

public sealed class PersonFormValidator : AbstractValidator<PersonForm>
{
    public PersonFormValidator(PeopleDesk desk, UnitDesk units)
    {
        RuleFor(f => f.Name).NotEmpty().WithMessage("请填写姓名").MaximumLength(PortalUser.NameMaxLength).WithMessage($"姓名不超过{PortalUser.NameMaxLength}个字");
        RuleFor(f => f.Title).MaximumLength(PortalUser.TitleMaxLength).WithMessage($"职务不超过{PortalUser.TitleMaxLength}个字");
        RuleFor(f => f.Email).Must(e => string.IsNullOrWhiteSpace(e) || Mailer.IsAddress(e.Trim())).WithMessage("电子邮箱应当写成 name@example.gov.cn 的样子");
        RuleFor(f => f.UserName).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("请填写用户名")
            .MaximumLength(PortalUser.UserNameMaxLength).WithMessage($"用户名不超过{PortalUser.UserNameMaxLength}位")
            .Must(name => System.Text.RegularExpressions.Regex.IsMatch(name!.Trim(), PortalUser.UserNamePattern)).WithMessage("用户名只能用字母、数字和 - . _ @ +")
            .MustAsync(async (form, name, token) => !await desk.IsUserNameTakenAsync(name!.Trim(), form.Id, token)).WithMessage("这个用户名已经有人使用");
        RuleFor(f => f.UnitId).Cascade(CascadeMode.Stop).NotNull().WithMessage("请选择处室")
            .MustAsync(async (id, token) => await units.FindAsync(id!.Value, token) is not null).WithMessage("没有这个处室");
        RuleForEach(f => f.Roles).IsInEnum().WithMessage("没有这个角色").OverridePropertyName(nameof(PersonForm.Roles));
    }
}

public sealed record PersonFormPage(PersonForm Form, IReadOnlyList<UnitLine> Units, PersonAccount? Account);

/// <summary>What the page of a person says about his account.</summary>
public sealed record PersonAccount(bool IsLocked, bool HasSecondFactor, bool MustChangePassword);

/// <summary>A password to be shown once.</summary>
public sealed record NewPasswordPage(int Id, string Name, string UserName, string Password, bool IsNew);

public sealed record PeopleFilter(string? Q, int? Unit, Role? Role, bool Closed, int After = 0)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Q) && Unit is null && Role is null && !Closed;
}

public sealed record PeoplePage(PeopleFilter Filter, IReadOnlyList<PersonLine> People, int? Next, IReadOnlyList<UnitLine> Units);

public sealed class UnitForm
{
    public int Id { get; set; }
    public int Version { get; set; }
    public string? Name { get; set; }
    public UnitKind Kind { get; set; }
    public int? ParentId { get; set; }
    public int Order { get; set; } = 10;
    public bool IsClosed { get; set; }
    public string? Duties { get; set; }
    public string? Phone { get; set; }
    public string? Address { get; set; }

    public UnitFacts ToFacts() => new(Name!.Trim(), Kind, ParentId, Order, IsClosed, Duties?.Trim(), Phone?.Trim(), Address?.Trim());
}

public sealed class UnitFormValidator : AbstractValidator<UnitForm>
{
    public UnitFormValidator(UnitDesk desk)
    {
        RuleFor(f => f.Name).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("请填写名称").MaximumLength(Unit.NameMaxLength).WithMessage($"名称不超过{Unit.NameMaxLength}个字")
            .MustAsync(async (form, name, token) => !await desk.IsNameTakenAsync(name!.Trim(), form.Id, token)).WithMessage("已经有这个名称的处室");
        RuleFor(f => f.Kind).IsInEnum().WithMessage("请选择类别");
        RuleFor(f => f.ParentId).MustAsync(async (id, token) => id is null || await desk.FindAsync(id.Value, token) is not null).WithMessage("没有这个上级处室");
        RuleFor(f => f.Order).InclusiveBetween(0, 100_000).WithMessage("排序应当在0到100000之间");
        RuleFor(f => f.Duties).MaximumLength(Unit.DutiesMaxLength).WithMessage($"职责不超过{Unit.DutiesMaxLength}个字");
        RuleFor(f => f.Phone).MaximumLength(Unit.ContactMaxLength).WithMessage($"电话不超过{Unit.ContactMaxLength}个字");
        RuleFor(f => f.Address).MaximumLength(Unit.ContactMaxLength).WithMessage($"地址不超过{Unit.ContactMaxLength}个字");
    }
}

public sealed record UnitFormPage(UnitForm Form, IReadOnlyList<UnitLine> Units);

public sealed record RolesPage(IReadOnlyList<PortalRole> Roles, IReadOnlyDictionary<Role, int> Holders);

public sealed class DelegationForm
{
    public string? ToUserName { get; set; }
    public Role? Role { get; set; }

    /// <summary>Times as the clock on the wall says.</summary>
    public DateTime? StartsAt { get; set; }
    public DateTime? EndsAt { get; set; }
    public string? Reason { get; set; }
}

public sealed class DelegationFormValidator : AbstractValidator<DelegationForm>
{
    public DelegationFormValidator(DelegationDesk desk)
    {
        RuleFor(f => f.ToUserName).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("请填写受托人的用户名")
            .MustAsync(async (name, token) => await desk.DeputyAsync(name!, token) is not null).WithMessage("没有这个用户名，或者账号已经停用");
        RuleFor(f => f.Role).NotNull().WithMessage("请选择委托的角色");
        RuleFor(f => f.StartsAt).NotNull().WithMessage("请填写开始时间").InclusiveBetween(new DateTime(2000, 1, 1), new DateTime(2200, 1, 1)).WithMessage("开始时间不合理");
        RuleFor(f => f.EndsAt).NotNull().WithMessage("请填写结束时间").InclusiveBetween(new DateTime(2000, 1, 1), new DateTime(2200, 1, 1)).WithMessage("结束时间不合理")
            .GreaterThan(f => f.StartsAt).When(f => f.StartsAt is not null, ApplyConditionTo.CurrentValidator).WithMessage("结束时间应当晚于开始时间");
        RuleFor(f => f.Reason).NotEmpty().WithMessage("请写明原因").MaximumLength(Delegation.ReasonMaxLength).WithMessage($"原因不超过{Delegation.ReasonMaxLength}个字");
    }
}

public sealed record DelegationsPage(IReadOnlyList<DelegationLine> Lines, bool All, int Me, bool MayGive, DateTime Now);

public sealed record DelegationFormPage(DelegationForm Form, IReadOnlyList<Role> Roles, IReadOnlyList<PersonLine> People);
