using Microsoft.AspNetCore.Identity;

namespace Portal.Web.Security;

/// <summary>What Identity says of passwords and names, in Chinese.</summary>
public sealed class ChineseIdentityErrors : IdentityErrorDescriber
{
    public override IdentityError DefaultError() => Error(nameof(DefaultError), "没有成功，请重试");
    public override IdentityError ConcurrencyFailure() => Error(nameof(ConcurrencyFailure), "别人刚刚改过，请刷新后再试");
    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch), "密码不对");
    public override IdentityError InvalidToken() => Error(nameof(InvalidToken), "验证码不对");
    public override IdentityError InvalidUserName(string? userName) => Error(nameof(InvalidUserName), $"用户名“{userName}”只能用字母、数字和 - . _ @ +");
    public override IdentityError DuplicateUserName(string userName) => Error(nameof(DuplicateUserName), $"用户名“{userName}”已经有人使用");
    public override IdentityError PasswordTooShort(int length) => Error(nameof(PasswordTooShort), $"密码至少{length}位");
    public override IdentityError PasswordRequiresDigit() => Error(nameof(PasswordRequiresDigit), "密码要有数字");
    public override IdentityError PasswordRequiresLower() => Error(nameof(PasswordRequiresLower), "密码要有小写字母");
    public override IdentityError PasswordRequiresUpper() => Error(nameof(PasswordRequiresUpper), "密码要有大写字母");
    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Error(nameof(PasswordRequiresUniqueChars), $"密码至少要有{uniqueChars}个不同的字符");

    private static IdentityError Error(string code, string description) => new() { Code = code, Description = description };
}
