using FluentValidation;
using Portal.Application.Publishing;
using Portal.Domain.Publishing;

namespace Portal.Web.Areas.Admin.Models;

/// <summary>The filters of the old addresses as they stand in the address.</summary>
public sealed record OldAddressFilter(string? Q, bool? Waits, int After = 0)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Q) && Waits is null;

    public OldAddressQuestion ToQuestion() => new(Q, Waits, After);

    public string Query(int after) => QueryString.Create(new Dictionary<string, string?>
    {
        ["q"] = Q, ["waits"] = Waits is { } waits ? (waits ? "true" : "false") : null, ["after"] = after > 0 ? after.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
    }.Where(p => !string.IsNullOrEmpty(p.Value))).ToString();
}

public sealed record OldAddressesPage(OldAddressFilter Filter, IReadOnlyList<OldAddressLine> Lines, int? Next, bool MayChange);

public sealed class OldAddressForm
{
    public int Id { get; set; }
    public int Version { get; set; }
    public string? OldPath { get; set; }
    public string? LeadsTo { get; set; }
}

public sealed class OldAddressFormValidator : AbstractValidator<OldAddressForm>
{
    // The desk's own rules, each beside its field.
    public OldAddressFormValidator(OldAddressDesk desk) => RuleFor(f => f).CustomAsync(async (form, context, token) =>
    {
        if (await desk.WhyNotAsync(form.OldPath, form.LeadsTo, form.Id, token) is var (field, refusal))
            context.AddFailure(field == nameof(OldAddress.Path) ? nameof(OldAddressForm.OldPath) : nameof(OldAddressForm.LeadsTo), refusal.Message);
    });
}

public sealed record OldAddressFormPage(OldAddressForm Form, OldAddressLine? Line);

/// <summary>What was pasted. After a run only the lines that were not taken stand in the field again.</summary>
public sealed record OldAddressPastePage(string Text, IReadOnlyList<PastedLine> Report)
{
    /// <summary>A page stays small; what is wrong is shown first, and stands in the field besides.</summary>
    public const int MaxShown = 200;
}
