using FluentValidation;
using Portal.Application.Calendar;
using Portal.Domain.Documents;
using Portal.Domain.Reports;

namespace Portal.Web.Areas.Admin.Models;

public sealed class ChannelForm
{
    public int Version { get; init; }
    public Channel? Channel { get; init; }
    public DateOnly? OutOn { get; init; }
    public string Place { get; init; } = "";
}

public sealed class ChannelFormValidator : AbstractValidator<ChannelForm>
{
    public ChannelFormValidator(TimeProvider clock)
    {
        RuleFor(f => f.Channel).Must(c => c is { } channel && ChannelNames.Entered.Contains(channel)).WithMessage("请选择渠道");
        RuleFor(f => f.OutOn).Cascade(CascadeMode.Stop).NotNull().WithMessage("请填写公开日期").Must(d => d >= Edition.FirstDay && d <= clock.Today()).WithMessage("公开日期应当在1949年10月1日和今天之间");
        RuleFor(f => f.Place).MaximumLength(ChannelEntry.PlaceMaxLength).WithMessage($"名称、地点或者网址不超过{ChannelEntry.PlaceMaxLength}个字");
    }
}

public sealed class StrikeForm
{
    public int Version { get; init; }
    public string StrikeReason { get; init; } = "";
}

public sealed class StrikeFormValidator : AbstractValidator<StrikeForm>
{
    public StrikeFormValidator() => RuleFor(f => f.StrikeReason).NotEmpty().WithMessage("请写明划去的原因").MaximumLength(ChannelEntry.ReasonMaxLength).WithMessage($"原因不超过{ChannelEntry.ReasonMaxLength}个字");
}
