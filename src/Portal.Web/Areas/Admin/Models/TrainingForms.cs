using FluentValidation;
using Portal.Application.Calendar;
using Portal.Application.Publishing;
using Portal.Domain.Documents;
using Portal.Domain.Training;

namespace Portal.Web.Areas.Admin.Models;

public sealed class TrainingLineForm
{
    public int Version { get; init; }
    public int? Year { get; init; }
    public int? Month { get; init; }
    public string Topic { get; init; } = "";
    public string Audience { get; init; } = "";
    public int? UnitId { get; init; }

    public static TrainingLineForm Of(TrainingLine line) => new() { Version = line.Version, Year = line.Year, Month = line.Month, Topic = line.Topic, Audience = line.Audience, UnitId = line.UnitId };

    public TrainingLineFacts ToFacts() => new(Year!.Value, Month!.Value, Topic.Trim(), Audience.Trim(), UnitId!.Value);
}

public sealed class TrainingLineFormValidator : AbstractValidator<TrainingLineForm>
{
    public TrainingLineFormValidator()
    {
        RuleFor(f => f.Year).NotNull().WithMessage("请填写年度").InclusiveBetween(TrainingLine.FirstYear, TrainingLine.LastYear).WithMessage($"年度应当在{TrainingLine.FirstYear}年到{TrainingLine.LastYear}年之间");
        RuleFor(f => f.Month).NotNull().WithMessage("请选择计划月份").InclusiveBetween(1, 12).WithMessage("请选择计划月份");
        RuleFor(f => f.Topic).NotEmpty().WithMessage("请填写培训主题").MaximumLength(TrainingLine.TopicMaxLength).WithMessage($"培训主题不超过{TrainingLine.TopicMaxLength}个字");
        RuleFor(f => f.Audience).NotEmpty().WithMessage("请填写培训对象").MaximumLength(TrainingLine.AudienceMaxLength).WithMessage($"培训对象不超过{TrainingLine.AudienceMaxLength}个字");
        RuleFor(f => f.UnitId).NotNull().WithMessage("请选择组织处室");
    }
}

/// <summary>The arrangement of a session, and with <see cref="IsRecord"/> what took place.</summary>
public sealed class TrainingSessionForm
{
    public int Version { get; init; }
    public int? LineId { get; init; }
    public string Title { get; init; } = "";
    public DateOnly? HeldOn { get; init; }
    public bool IsOnline { get; init; }
    public string Place { get; init; } = "";
    public string Lecturer { get; init; } = "";
    public decimal? Hours { get; init; }
    public int? Guests { get; init; }
    public string Summary { get; init; } = "";

    /// <summary>Set by the action, whatever is sent.</summary>
    public bool IsRecord { get; set; }

    public static TrainingSessionForm Of(TrainingSession session) => new()
    {
        Version = session.Version, LineId = session.LineId, Title = session.Title, HeldOn = session.On, IsOnline = session.IsOnline, Place = session.Place, Lecturer = session.Lecturer,
        Hours = session.Hours, Guests = session.Guests, Summary = session.Summary,
    };

    public TrainingSessionFacts ToFacts() => new(LineId, Title.Trim(), HeldOn!.Value, IsOnline, Place.Trim(), Lecturer.Trim(), Hours!.Value);
}

public sealed class TrainingSessionFormValidator : AbstractValidator<TrainingSessionForm>
{
    public TrainingSessionFormValidator(TimeProvider clock)
    {
        RuleFor(f => f.Title).NotEmpty().WithMessage("请填写培训名称").MaximumLength(TrainingSession.TitleMaxLength).WithMessage($"培训名称不超过{TrainingSession.TitleMaxLength}个字");
        RuleFor(f => f.HeldOn).Cascade(CascadeMode.Stop).NotNull().WithMessage("请填写培训日期").Must(d => d >= Edition.FirstDay && d.Value.Year <= TrainingLine.LastYear).WithMessage("培训日期不合理")
            .Must(d => d <= clock.Today()).When(f => f.IsRecord, ApplyConditionTo.CurrentValidator).WithMessage("登记的是已经举办的培训，日期不能晚于今天");
        RuleFor(f => f.Place).NotEmpty().WithMessage("请填写地点；线上培训填写平台").MaximumLength(TrainingSession.PlaceMaxLength).WithMessage($"地点不超过{TrainingSession.PlaceMaxLength}个字");
        RuleFor(f => f.Lecturer).MaximumLength(TrainingSession.LecturerMaxLength).WithMessage($"主讲人不超过{TrainingSession.LecturerMaxLength}个字");
        RuleFor(f => f.Lecturer).NotEmpty().When(f => f.IsRecord).WithMessage("请填写主讲人");
        RuleFor(f => f.Hours).Cascade(CascadeMode.Stop).NotNull().WithMessage("请填写学时").Must(h => TrainingSession.AreHours(h!.Value)).WithMessage(TrainingSession.HoursMessage);
        RuleFor(f => f.Guests).NotNull().WithMessage("请填写外单位人数，没有的填0").InclusiveBetween(0, TrainingSession.MaxGuests).WithMessage($"外单位人数应当在0到{TrainingSession.MaxGuests}之间").When(f => f.IsRecord);
        RuleFor(f => f.Summary).MaximumLength(TrainingSession.SummaryMaxLength).WithMessage($"培训内容不超过{TrainingSession.SummaryMaxLength}个字").When(f => f.IsRecord);
    }
}

/// <summary>Calls off a line of the plan or a session.</summary>
public sealed class TrainingCancelForm
{
    public int Version { get; init; }
    public string CancelReason { get; init; } = "";
}

public sealed class TrainingCancelFormValidator : AbstractValidator<TrainingCancelForm>
{
    public TrainingCancelFormValidator() =>
        RuleFor(f => f.CancelReason).NotEmpty().WithMessage("请写明取消的原因").MaximumLength(TrainingSession.ReasonMaxLength).WithMessage($"原因不超过{TrainingSession.ReasonMaxLength}个字");
}

/// <summary>Who is expected: single people, and whole units with everybody in them.</summary>
public sealed class TrainingPeopleForm
{
    public int Version { get; init; }
    public List<int> People { get; init; } = [];
    public List<int> WholeUnits { get; init; } = [];
}

/// <summary>Who of one unit came.</summary>
public sealed class TrainingRollForm
{
    public int Version { get; init; }
    public List<int> Came { get; init; } = [];
}

/// <summary>A public record as material, by its address or index number.</summary>
public sealed class TrainingRecordAddressForm
{
    public int Version { get; init; }
    public string RecordAddress { get; init; } = "";
}

public sealed class TrainingRecordAddressFormValidator : AbstractValidator<TrainingRecordAddressForm>
{
    public TrainingRecordAddressFormValidator(RecordAddresses addresses) => RuleFor(f => f.RecordAddress).Cascade(CascadeMode.Stop)
        .NotEmpty().WithMessage("请填写公开信息的网址或者索引号")
        .MustAsync(async (address, token) => await addresses.SlugAsync(address, token) is not null).WithMessage("本网站没有这条公开信息，请填写以 /documents/ 开头的网址或者索引号");
}
