using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Portal.Web.Filters;

/// <summary>What the framework says of values it cannot read, in Chinese.</summary>
public static class ChineseModelMessages
{
    public static void Apply(DefaultModelBindingMessageProvider messages)
    {
        messages.SetValueIsInvalidAccessor(value => $"“{Short(value)}”不是可用的值");
        messages.SetAttemptedValueIsInvalidAccessor((value, field) => $"“{Short(value)}”不是可用的{FieldNames.Chinese(field)}");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"“{Short(value)}”不是可用的值");
        messages.SetUnknownValueIsInvalidAccessor(field => $"{FieldNames.Chinese(field)}填写有误");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "填写有误");
        messages.SetValueMustBeANumberAccessor(field => $"{FieldNames.Chinese(field)}应当是数字");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "应当是数字");
        messages.SetValueMustNotBeNullAccessor(_ => "请填写这一项");
        messages.SetMissingBindRequiredValueAccessor(field => $"缺少{FieldNames.Chinese(field)}");
        messages.SetMissingKeyOrValueAccessor(() => "请填写这一项");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "请求没有内容");
    }

    private static string Short(string? value) => value is { Length: > 40 } ? value[..40] + "…" : value ?? "";
}
