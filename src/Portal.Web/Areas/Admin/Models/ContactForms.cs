using FluentValidation;
using Portal.Application.Calendar;
using Portal.Application.People;
using Portal.Domain.Contacts;
using Portal.Domain.Documents;

namespace Portal.Web.Areas.Admin.Models;

/// <summary>What a unit reports of a contact: a user of the portal, or a name. <see cref="ReportId"/> is the report it corrects; 0 for a new one.</summary>
public sealed class ContactForm
{
    public int ReportId { get; init; }
    public int Version { get; init; }
    public string ContactUser { get; init; } = "";
    public string ContactName { get; init; } = "";
    public string Post { get; init; } = "";
    public string OfficePhone { get; init; } = "";
    public DateOnly? Since { get; init; }
    public string Reason { get; init; } = "";

    /// <summary>Set by the action, whatever is sent.</summary>
    public ContactDuty Duty { get; set; }

    public ContactFacts ToFacts(PortalUser? user) =>
        new(user?.Id, user?.Name ?? ContactName.Trim(), Post.Trim().Length > 0 ? Post.Trim() : user?.Title ?? "", OfficePhone.Trim(), Since!.Value);
}

public sealed class ContactFormValidator : AbstractValidator<ContactForm>
{
    public ContactFormValidator(DelegationDesk people, TimeProvider clock)
    {
        RuleFor(f => f.ContactUser).MustAsync(async (name, token) => await people.DeputyAsync(name, token) is not null).When(f => f.ContactUser.Trim().Length > 0).WithMessage("没有这个用户名，或者账号已经停用");
        RuleFor(f => f.ContactName).NotEmpty().When(f => f.ContactUser.Trim().Length == 0).WithMessage("请填写用户名；没有账号的请填写姓名")
            .MaximumLength(UnitContact.NameMaxLength).WithMessage($"姓名不超过{UnitContact.NameMaxLength}个字");
        RuleFor(f => f.Post).MaximumLength(UnitContact.PostMaxLength).WithMessage($"职务不超过{UnitContact.PostMaxLength}个字");
        RuleFor(f => f.OfficePhone).NotEmpty().When(f => f.Duty == ContactDuty.Contact).WithMessage("请填写联络员的办公电话")
            .MaximumLength(UnitContact.PhoneMaxLength).WithMessage($"电话不超过{UnitContact.PhoneMaxLength}个字");
        RuleFor(f => f.Since).Cascade(CascadeMode.Stop).NotNull().WithMessage("请填写到任日期").Must(d => d >= Edition.FirstDay && d <= clock.Today()).WithMessage(UnitContact.SinceMessage);
        RuleFor(f => f.Reason).MaximumLength(UnitContact.ReasonMaxLength).WithMessage($"原因不超过{UnitContact.ReasonMaxLength}个字");
    }
}

public sealed class ContactVersionForm
{
    public int Version { get; init; }
}

/// <summary>Declines a report, or ends a duty with nobody to follow.</summary>
public sealed class ContactEndForm
{
    public int Version { get; init; }
    public string EndReason { get; init; } = "";
}

public sealed class ContactEndFormValidator : AbstractValidator<ContactEndForm>
{
    public ContactEndFormValidator() => RuleFor(f => f.EndReason).NotEmpty().WithMessage("请写明原因").MaximumLength(UnitContact.ReasonMaxLength).WithMessage($"原因不超过{UnitContact.ReasonMaxLength}个字");
}

public sealed class HandoverForm
{
    public int Version { get; init; }
    public HandoverSide Side { get; init; }
    public string HandoverNote { get; init; } = "";
}

public sealed class HandoverFormValidator : AbstractValidator<HandoverForm>
{
    public HandoverFormValidator()
    {
        RuleFor(f => f.Side).IsInEnum().WithMessage("没有这一方");
        RuleFor(f => f.HandoverNote).MaximumLength(ContactHandover.NoteMaxLength).WithMessage($"交接说明不超过{ContactHandover.NoteMaxLength}个字");
    }
}
