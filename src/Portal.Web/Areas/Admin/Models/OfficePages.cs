using FluentValidation;
using Portal.Application.Audit;
using Portal.Application.People;
using Portal.Domain;
using Portal.Domain.Calendar;

namespace Portal.Web.Areas.Admin.Models;

public sealed record PeopleImportPage(PeopleImportReport Report, string? SealedTable);

public sealed class DueForm
{
    public DateOnly? From { get; set; }
    public int? Days { get; set; }
}

public sealed record CalendarPage(IReadOnlyList<CalendarYear> Years, int NextYear, DueForm Due, DueDate? Result);

public sealed class CalendarForm
{
    public int Year { get; set; }
    public int SeenRevision { get; set; }
    public string? Off { get; set; }
    public string? Work { get; set; }
    public string? Source { get; set; }
}

public sealed class CalendarFormValidator : AbstractValidator<CalendarForm>
{
    public CalendarFormValidator()
    {
        RuleFor(f => f.Off).NotEmpty().WithMessage("请填写放假日期").Custom((text, context) => Explain(context, () => CalendarYear.Parse(text ?? "")));
        RuleFor(f => f.Work).Custom((text, context) => Explain(context, () => CalendarYear.Parse(text ?? "")));
        RuleFor(f => f.Source).NotEmpty().WithMessage("请写明依据，例如国务院办公厅通知的文号或者网址").MaximumLength(CalendarYear.SourceMaxLength).WithMessage($"依据不超过{CalendarYear.SourceMaxLength}个字");
        RuleFor(f => f).Custom((form, context) => Explain(context, () => _ = new CalendarYear(form.Year, 1, CalendarYear.Parse(form.Off ?? ""), CalendarYear.Parse(form.Work ?? ""), "", default), nameof(CalendarForm.Off)));
    }

    /// <summary>The calendar's own rule says what is wrong; here it stands beside the field instead of on a page of its own.</summary>
    private static void Explain(ValidationContext<CalendarForm> context, Action read, string? field = null)
    {
        try
        {
            read();
        }
        catch (RefusedException refused)
        {
            context.AddFailure(field ?? context.PropertyPath, refused.Refusal.Message);
        }
    }
}

public sealed record CalendarYearPage(CalendarForm Form, WorkCalendar Calendar, IReadOnlyList<CalendarYear> Revisions, IReadOnlyDictionary<int, string> People);

/// <summary>The filters of the log as they stand in the address.</summary>
public sealed record AuditFilter(DateOnly? From, DateOnly? To, int? Person, string? Kind, string? Type, int? Id, long? Before = null)
{
    public AuditQuestion ToQuestion() => new(From, To, Person, Kind?.Trim(), Type?.Trim(), Id);
}

public sealed record AuditPage(AuditFilter Filter, IReadOnlyList<AuditLine> Lines, long? Older, IReadOnlyDictionary<int, string> People);
