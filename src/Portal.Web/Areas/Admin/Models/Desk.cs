using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Documents;
using Portal.Application.Publishing;
using Portal.Application.Reports;
using Portal.Application.Review;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Review;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Models;

/// <summary>
/// What every desk does around its one call: find the document or answer 404, check the form, act, say what was done.
/// Refusals and stale forms pass through to the filter.
/// </summary>
public sealed class Desk(DocumentStore store, OfficeReading reading, PublishingGate gate, GateDuties duties, WordingDesk wording, ChannelDesk channels, CurrentActor current, IServiceProvider services)
{
    public const string View = "~/Areas/Admin/Views/Documents/Show.cshtml";

    /// <summary>Answers 404 also for what this person's roles do not reach.</summary>
    public async Task<Document?> FindAsync(int id, int? seenVersion, CancellationToken token)
    {
        var actor = await current.GetAsync();
        // First whether it is there for this person, then whether the form is fresh: a conflict would tell that it exists.
        if (await store.FindAsync(id, null, token) is not { } document || !OfficeReading.MaySee(actor, document.UnitId)) return null;
        if (seenVersion is { } seen) store.Expect(document, seen);
        return document;
    }

    public async Task<IActionResult> ActAsync<T>(Controller controller, int id, int version, T form, string formId, Func<Document, Actor, Task> act, string done, CancellationToken token)
        where T : class
    {
        if (await FindAsync(id, null, token) is not { } document) return controller.NotFound();
        if (!await IsValidAsync(controller, form, token))
        {
            var page = controller.View(View, await PageAsync(document, null, token));
            (controller.ViewData["Form"], controller.ViewData["Typed"]) = (formId, form);
            page.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return page;
        }
        store.Expect(document, version);
        await act(document, await current.GetAsync());
        controller.TempData["Done"] = done;
        return controller.LocalRedirect($"/admin/documents/{id}");
    }

    /// <summary>Runs the form's validator; messages go beside the fields.</summary>
    public async Task<bool> IsValidAsync<T>(Controller controller, T form, CancellationToken token)
    {
        if (services.GetService<IValidator<T>>() is { } validator)
            foreach (var error in (await validator.ValidateAsync(form, token)).Errors)
                controller.ModelState.AddModelError(error.PropertyName, error.ErrorMessage);
        return controller.ModelState.IsValid;
    }

    /// <summary>The desk of one edition; without a number the one under way, else the one on the shelf, else the last.</summary>
    public async Task<DeskPage> PageAsync(Document document, int? editionNumber, CancellationToken token)
    {
        var edition = document.Editions.FirstOrDefault(e => e.Number == editionNumber) ?? document.Working ?? document.OnShelf ?? document.Editions.MaxBy(e => e.Number)!;
        var entries = document.OnShelf == edition ? await channels.ListAsync(document.Id, token) : [];
        var people = edition.Events.SelectMany(e => new[] { e.ById, e.OnBehalfOfId ?? 0 })
            .Concat(edition.Verdicts.SelectMany(v => new[] { v.ById, v.OnBehalfOfId ?? 0 }))
            .Concat(edition.Confirmations.SelectMany(c => new[] { c.AskedById, c.AnswerRecordedById ?? 0 }))
            .Concat(edition.Contributors.Select(c => c.UserId))
            .Append(edition.SignedById ?? 0).Append(edition.SignedOnBehalfOfId ?? 0)
            .Concat(entries.SelectMany(e => new[] { e.ById, e.StruckById ?? 0 }));
        var signed = edition.State is EditionState.Signed or EditionState.Scheduled or EditionState.PublicationFailed;
        var actor = await current.GetAsync();
        var columns = await reading.ColumnsAsync(token);
        return new DeskPage(document, edition, actor, duties,
            (await reading.UnitsAsync(token)).FirstOrDefault(u => u.Id == document.UnitId)?.Name ?? "",
            columns.FirstOrDefault(c => c.Id == edition.Content.ColumnId),
            MarkdownRenderer.ToHtml(edition.Content.Body),
            signed ? await gate.WhyNotAsync(edition, token) : null,
            await reading.NamesAsync(people, token),
            IsUnderWay(edition) ? await WordingAsync(edition, edition.WhyNotJudge(GateKind.Wording, duties, actor) is null, token) : null)
        {
            Channels = entries,
            Differences = edition.BasedOn is { } before && IsUnderWay(edition) ? EditionDifferences.Between(before, edition, columns) : null,
        };
    }

    public async Task<WordingPanel> WordingAsync(Edition edition, bool open, CancellationToken token) =>
        new(await wording.FindAsync(edition, token), WordingDesk.TextOf(edition), open);

    // What is public is corrected by a new edition; its wording is looked at there.
    private static bool IsUnderWay(Edition edition) =>
        edition.State is not (EditionState.Published or EditionState.Superseded or EditionState.Withdrawn or EditionState.Stopped or EditionState.Filed or EditionState.Discarded);

}
