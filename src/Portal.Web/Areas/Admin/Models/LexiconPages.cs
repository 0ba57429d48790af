using FluentValidation;
using Portal.Application.Audit;
using Portal.Application.Review;
using Portal.Domain.Review.Wording;

namespace Portal.Web.Areas.Admin.Models;

/// <summary>The filters of the lexicon as they stand in the address.</summary>
public sealed record LexiconFilter(LexiconKind? Kind, string? Q, bool? Off, int After = 0)
{
    public bool IsEmpty => Kind is null && string.IsNullOrWhiteSpace(Q) && Off is null;

    public LexiconQuestion ToQuestion() => new(Kind, Q, Off, After);

    public string Query(int after) => QueryString.Create(new Dictionary<string, string?>
    {
        ["kind"] = Kind?.ToString(), ["q"] = Q, ["off"] = Off is { } off ? (off ? "true" : "false") : null, ["after"] = after > 0 ? after.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
    }.Where(p => !string.IsNullOrEmpty(p.Value))).ToString();
}

public sealed record LexiconPage(LexiconFilter Filter, IReadOnlyList<LexiconEntry> Entries, int? Next);

public sealed class LexiconForm
{
    public int Id { get; set; }
    public int Version { get; set; }
    public LexiconKind Kind { get; set; }
    public string? Wrong { get; set; }
    public string? Right { get; set; }
    public string? Exceptions { get; set; }
    public string? Remark { get; set; }
    public WordingSeverity Severity { get; set; }
    public int Rank { get; set; }

    public static LexiconForm Of(LexiconEntry entry) => new()
    {
        Id = entry.Id,
        Version = entry.Version,
        Kind = entry.Kind,
        Wrong = entry.Wrong,
        Right = entry.Right,
        Exceptions = entry.Exceptions,
        Remark = entry.Note,
        Severity = entry.Severity,
        Rank = entry.Rank,
    };

    public LexiconFacts ToFacts() => new(Kind, Wrong?.Trim() ?? "", Right?.Trim() ?? "", string.Join(' ', LexiconEntry.Words(Exceptions ?? "")), Remark?.Trim() ?? "", Severity, Rank);
}

public sealed class LexiconFormValidator : AbstractValidator<LexiconForm>
{
    public LexiconFormValidator(LexiconDesk desk)
    {
        RuleFor(f => f.Kind).IsInEnum().WithMessage("请选择类别");
        RuleFor(f => f.Severity).IsInEnum().WithMessage("请选择程度");
        // The entry's own rules, each beside its field.
        RuleFor(f => f).Custom((form, context) =>
        {
            foreach (var (property, message) in LexiconEntry.WhyNot(form.ToFacts()))
                context.AddFailure(property == nameof(LexiconEntry.Note) ? nameof(LexiconForm.Remark) : property, message);
        });
        RuleFor(f => f.Wrong).MustAsync(async (form, word, token) => await desk.FindAsync(word!.Trim(), form.Id, token) is null)
            .When(f => f.Wrong?.Trim() is { Length: > 0 and <= LexiconEntry.WordMaxLength }).WithMessage("词库里已经有这个词（停用的也算），请修改原来的一条");
    }
}

public sealed record LexiconFormPage(LexiconForm Form, LexiconEntry? Entry, IReadOnlyList<AuditLine> History, IReadOnlyDictionary<int, string> People);

public sealed record LexiconTrialPage(string Text, WordingPanel? Panel, string? Problem);
