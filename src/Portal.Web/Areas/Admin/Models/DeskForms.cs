using FluentValidation;
using Portal.Domain.Documents;
using Portal.Domain.Review;

namespace Portal.Web.Areas.Admin.Models;

/// <summary>A step with nothing but an opinion.</summary>
public sealed class StepForm
{
    public int Version { get; init; }
    public string Note { get; init; } = "";
}

public sealed class ReturnForm
{
    public int Version { get; init; }
    public ReturnReason Reason { get; init; }
    public string Note { get; init; } = "";
}

public sealed class VerdictForm
{
    public int Version { get; init; }
    public GateKind Gate { get; init; }
    public Verdict? Verdict { get; init; }
    public string Note { get; init; } = "";
    public string ReferredTo { get; init; } = "";
}

public sealed class ConfirmationForm
{
    public int Version { get; init; }
    public string BodyName { get; init; } = "";
    public bool Agreed { get; init; }
    public string Note { get; init; } = "";
}

public sealed class SignForm
{
    public int Version { get; init; }
    public DisclosureAttribute Attribute { get; init; }
    public string Reason { get; init; } = "";
    public List<string> LegalBasis { get; init; } = [];
    public string OtherLegalBasis { get; init; } = "";
}

public sealed class RegisterForm
{
    public int Version { get; init; }
    public string DocumentNumber { get; init; } = "";
    public DateOnly? DateWritten { get; init; }
    public DateOnly? IssuedOn { get; init; }
}

public sealed class ScheduleForm
{
    public int Version { get; init; }

    /// <summary>Shanghai time, as typed.</summary>
    public DateTime? PublishAt { get; init; }
}

public sealed class WithdrawForm
{
    public int Version { get; init; }
    public WithdrawalReason Reason { get; init; }
    public string PublicNote { get; init; } = "";
    public string ReplacedBy { get; init; } = "";
}

public sealed class StepFormValidator : AbstractValidator<StepForm>
{
    public StepFormValidator() => RuleFor(f => f.Note).MaximumLength(GateVerdict.NoteMaxLength).WithMessage("意见不能超过1000字");
}

public sealed class ReturnFormValidator : AbstractValidator<ReturnForm>
{
    public ReturnFormValidator()
    {
        RuleFor(f => f.Reason).IsInEnum().WithMessage("请选择退文原因");
        RuleFor(f => f.Note).NotEmpty().WithMessage("请写明退文的理由，让拟稿人知道改什么").MaximumLength(GateVerdict.NoteMaxLength).WithMessage("理由不能超过1000字");
    }
}

public sealed class VerdictFormValidator : AbstractValidator<VerdictForm>
{
    public VerdictFormValidator()
    {
        RuleFor(f => f.Gate).IsInEnum().WithMessage("没有这一关");
        RuleFor(f => f.Verdict).NotNull().WithMessage("请选择结论").IsInEnum().WithMessage("请选择结论");
        RuleFor(f => f.Note).NotEmpty().When(f => f.Verdict is Verdict.Fail or Verdict.Referred).WithMessage("不通过或者报送的，请写明理由")
            .MaximumLength(GateVerdict.NoteMaxLength).WithMessage("意见不能超过1000字");
        RuleFor(f => f.ReferredTo).NotEmpty().When(f => f.Verdict is Verdict.Referred).WithMessage("请写明报送给哪个主管部门或者保密行政管理部门")
            .MaximumLength(GateVerdict.ReferredToMaxLength).WithMessage("报送单位不能超过100字");
    }
}

public sealed class ConfirmationFormValidator : AbstractValidator<ConfirmationForm>
{
    public ConfirmationFormValidator()
    {
        RuleFor(f => f.BodyName).MaximumLength(BodyConfirmation.BodyNameMaxLength).WithMessage("机关名称不能超过100字");
        RuleFor(f => f.Note).MaximumLength(BodyConfirmation.NoteMaxLength).WithMessage("说明不能超过500字");
    }
}

public sealed class SignFormValidator : AbstractValidator<SignForm>
{
    public SignFormValidator()
    {
        RuleFor(f => f.Attribute).IsInEnum().WithMessage("请选择公开属性");
        RuleFor(f => f.Reason).MaximumLength(1500).WithMessage("理由不能超过1500字");
        RuleForEach(f => f.LegalBasis).Must(code => LegalBasis.Find(code) is not null).WithMessage("所选条款不在范围之内");
        RuleFor(f => f.OtherLegalBasis).MaximumLength(EditionContent.LineMaxLength).WithMessage("其他法律依据不能超过200字");
    }
}

public sealed class RegisterFormValidator : AbstractValidator<RegisterForm>
{
    public RegisterFormValidator()
    {
        RuleFor(f => f.DateWritten).NotNull().WithMessage("请填写成文日期");
        RuleFor(f => f.DocumentNumber).MaximumLength(Edition.DocumentNumberMaxLength).WithMessage("发文字号不能超过64字");
    }
}

public sealed class ScheduleFormValidator : AbstractValidator<ScheduleForm>
{
    public ScheduleFormValidator() => RuleFor(f => f.PublishAt).NotNull().WithMessage("请填写发布时间");
}

public sealed class WithdrawFormValidator : AbstractValidator<WithdrawForm>
{
    public WithdrawFormValidator()
    {
        RuleFor(f => f.Reason).IsInEnum().WithMessage("请选择撤回原因");
        RuleFor(f => f.PublicNote).NotEmpty().WithMessage("请写明向公众的说明").MaximumLength(1000).WithMessage("说明不能超过1000字");
        RuleFor(f => f.ReplacedBy).MaximumLength(64).WithMessage("索引号不能超过64字").NotEmpty().When(f => f.Reason == WithdrawalReason.Replaced).WithMessage("请填写替代文件的索引号");
    }
}
