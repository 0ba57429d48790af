using FluentValidation;

namespace Portal.Web.Areas.Admin.Models;

public sealed class LoginForm
{
    public string? UserName { get; set; }
    public string? Password { get; set; }
    public string? ReturnUrl { get; set; }
}

public sealed class LoginFormValidator : AbstractValidator<LoginForm>
{
    public LoginFormValidator()
    {
        RuleFor(f => f.UserName).NotEmpty().WithMessage("请填写用户名").MaximumLength(256).WithMessage("用户名太长");
        // A slow hash of megabytes would be a way to stop the server.
        RuleFor(f => f.Password).NotEmpty().WithMessage("请填写密码").MaximumLength(256).WithMessage("密码太长");
    }
}

public sealed class CodeForm
{
    public string? Code { get; set; }
    public bool Recovery { get; set; }
    public string? ReturnUrl { get; set; }
}

public sealed class CodeFormValidator : AbstractValidator<CodeForm>
{
    public CodeFormValidator() => RuleFor(f => f.Code).NotEmpty().WithMessage("请填写动态验证码或者恢复码").MaximumLength(40).WithMessage("验证码太长");
}

public sealed class PasswordForm
{
    public string? CurrentPassword { get; set; }
    public string? NewPassword { get; set; }
    public string? RepeatPassword { get; set; }
}

public sealed class PasswordFormValidator : AbstractValidator<PasswordForm>
{
    public PasswordFormValidator()
    {
        RuleFor(f => f.CurrentPassword).NotEmpty().WithMessage("请填写现在的密码").MaximumLength(256).WithMessage("密码太长");
        RuleFor(f => f.NewPassword).NotEmpty().WithMessage("请填写新密码").MaximumLength(128).WithMessage("新密码不超过128位")
            .NotEqual(f => f.CurrentPassword).WithMessage("新密码不能与现在的密码相同").When(f => !string.IsNullOrEmpty(f.NewPassword), ApplyConditionTo.CurrentValidator);
        RuleFor(f => f.RepeatPassword).Equal(f => f.NewPassword).WithMessage("两次填写的新密码不一样");
    }
}

/// <summary>State of the second factor; <paramref name="Key"/> while it is being set up.</summary>
public sealed record SecondFactorPage(bool IsOn, bool IsDemanded, string? Key, string? QrCode, int RecoveryCodesLeft);
