using FluentValidation;
using Portal.Application.Audit;
using Portal.Domain.Search;

namespace Portal.Web.Areas.Admin.Models;

public sealed record SynonymPage(string Q, int? After, IReadOnlyList<SynonymGroup> Groups, int? Next)
{
    public string Link(int? after) => "/admin/synonyms" + QueryString.Create(new Dictionary<string, string?>
    {
        ["q"] = Q, ["after"] = after?.ToString(System.Globalization.CultureInfo.InvariantCulture),
    }.Where(p => !string.IsNullOrEmpty(p.Value)));
}

public sealed class SynonymForm
{
    public int Version { get; set; }
    public string? SameWords { get; set; }
    public string? Remark { get; set; }
    public bool IsOff { get; set; }

    public static SynonymForm Of(SynonymGroup group) => new() { Version = group.Version, SameWords = group.Words, Remark = group.Note, IsOff = group.IsOff };
}

public sealed class SynonymFormValidator : AbstractValidator<SynonymForm>
{
    public SynonymFormValidator()
    {
        RuleFor(f => f.SameWords).Custom((words, context) =>
        {
            if (SynonymGroup.WhyNot(words ?? "") is { } message) context.AddFailure(message);
        });
        RuleFor(f => f.Remark).MaximumLength(SynonymGroup.NoteMaxLength).WithMessage($"说明不超过{SynonymGroup.NoteMaxLength}个字");
    }
}

public sealed record SynonymFormPage(SynonymForm Form, SynonymGroup? Group, IReadOnlyList<AuditLine> History, IReadOnlyDictionary<int, string> People);

public sealed record SearchMissPage(int Days, IReadOnlyList<(string Words, int Count, DateOnly LastOn)> Lines);
